// The board's behaviour, the same for pointer, keys and menu: pick a card up, choose a stage or a step of one, put it down, and keep the focus on it.
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Idea, IdeaSummary } from '../../../shared/contract/ideas.ts'
import { isOver } from '../../../shared/domain/idea-views.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { isSamePlace, placeKey, type Place } from '../../../shared/domain/steps.ts'
import { useMay } from '../../may.ts'
import { placeOf, usePlaces } from '../../places.ts'
import { useKept } from '../../stores/kept.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { moveInCache, stageInCache } from './board-cache.ts'
import { useMove } from './use-move.tsx'

/** Ways out of the pipeline: folded until somebody wants to see them. */
export const FOLDABLE: readonly Stage[] = ['declined', 'parked', 'merged']
export interface Carry {
  idea: IdeaSummary
  by: 'keys' | 'pointer'
  /** Where it is over now. */
  to: Place
}

/** What a column lets the board do. */
export interface ColumnHandle {
  /** Puts the focus on a card; false when it is not loaded. */
  focusCard: (id: string) => boolean
  /** Puts the focus on the card that had it last; false when there is none. */
  focusLast: () => boolean
}

const focusIn = (lanes: ReadonlyMap<string, ColumnHandle> | undefined, id: string): boolean => [...(lanes?.values() ?? [])].some((handle) => handle.focusCard(id))

export interface MenuAt { idea: IdeaSummary; button: DOMRect }

export interface Board {
  carry: Carry | null
  /** For the live region. */
  heard: string
  isFolded: (stage: Stage) => boolean
  setFolded: (stage: Stage, folded: boolean) => void
  /** `lane`: empty where the board has none. */
  register: (place: Place, lane: string, handle: ColumnHandle | null) => void
  /** Called by a column when its cards changed: a card that was moved may have arrived. */
  arrived: (place: Place) => void
  pickUp: (idea: IdeaSummary) => void
  /** Keys while a card is carried. */
  onCarryKey: (event: KeyboardEvent) => void
  cancel: () => void
  focusNeighbour: (place: Place, lane: string, side: 1 | -1) => void
  move: (idea: IdeaSummary, to: Place) => void
  menu: MenuAt | null
  openMenu: (idea: IdeaSummary, button: HTMLElement) => void
  closeMenu: (moved: boolean) => void
  /** Puts the focus on its card, now or when it has arrived. */
  focusIdea: (idea: Pick<IdeaSummary, 'id' | 'stage' | 'step'>) => void
  dialog: ReactNode
  /** Stages and steps that this person may move it to. */
  moves: (idea: IdeaSummary) => readonly Place[]
  /** The name of a stage or a step. */
  name: (place: Place) => string
}

/** The arrow towards the next or the stage before, as the page is read. */
export function sideOf(event: KeyboardEvent): 1 | -1 | null {
  if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return null
  const rtl = event.currentTarget instanceof HTMLElement && getComputedStyle(event.currentTarget).direction === 'rtl'
  return (event.key === 'ArrowRight') === rtl ? -1 : 1
}

export function useBoard(): Board {
  const t = useWords()
  const { moves } = useMay()
  const [unfolded, setUnfolded] = useKept<readonly Stage[]>('board-unfolded', [])
  const [carry, setCarry] = useState<Carry | null>(null)
  const [heard, setHeard] = useState('')
  const [menu, setMenu] = useState<MenuAt | null>(null)
  const { all, offered, name } = usePlaces()
  const columns = useRef(new Map<string, Map<string, ColumnHandle>>())
  /** A card to focus as soon as its column has it. */
  const wanted = useRef<{ id: string; at: string } | null>(null)

  const focusCard = useCallback((at: string, id: string) => {
    wanted.current = focusIn(columns.current.get(at), id) ? null : { at, id }
  }, [])
  const setFolded = useCallback((stage: Stage, folded: boolean) => setUnfolded(folded ? unfolded.filter((other) => other !== stage) : [...unfolded.filter((other) => other !== stage), stage]), [unfolded, setUnfolded])
  const isFolded = (stage: Stage) => FOLDABLE.includes(stage) && !unfolded.includes(stage)

  const onMoved = useCallback(
    (idea: Idea, from: Place) => {
      if (FOLDABLE.includes(idea.stage)) setFolded(idea.stage, false)
      moveInCache(idea, from)
      const row = stageInCache(idea.stage)
      if (row && isOver(row)) setHeard(t('views:limit.overNow', { stage: t(`ideas:stage.${idea.stage}`), total: row.total, limit: row.limit }))
      // the columns have not drawn it yet: they say when it has arrived
      wanted.current = { id: idea.id, at: placeKey(placeOf(idea)) }
    },
    [setFolded, t],
  )
  const onStayed = useCallback((idea: Pick<IdeaSummary, 'id' | 'stage' | 'step'>) => focusCard(placeKey(placeOf(idea)), idea.id), [focusCard])
  const { move, refusal, dialog } = useMove({ onMoved, onStayed })

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => 'idea' in source.data,
        onDragStart: ({ source }) => {
          const idea = source.data['idea'] as IdeaSummary
          setCarry({ idea, by: 'pointer', to: placeOf(idea) })
        },
        onDropTargetChange: ({ location }) => setCarry((carried) => carried && { ...carried, to: (location.current.dropTargets[0]?.data['place'] as Place | undefined) ?? placeOf(carried.idea) }),
        onDrop: ({ source, location }) => {
          setCarry(null)
          const idea = source.data['idea'] as IdeaSummary
          const to = location.current.dropTargets[0]?.data['place'] as Place | undefined
          if (to !== undefined && !isSamePlace(to, placeOf(idea))) move(idea, to)
        },
      }),
    [move],
  )

  function cancel() {
    if (!carry) return
    setCarry(null)
    setHeard(t('ideas:board.cancelled', { title: carry.idea.title, stage: name(placeOf(carry.idea)) }))
  }
  function stepTo({ idea }: Carry, to: Place) {
    setCarry({ idea, by: 'keys', to })
    document.querySelector(`.idea-column[data-place='${placeKey(to)}']`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const from = placeOf(idea)
    const words = isSamePlace(to, from) ? 'ideas:board.overFrom' : moves(idea).some((place) => isSamePlace(place, to)) ? 'ideas:board.over' : 'ideas:board.overIllegal'
    setHeard(t(words, { stage: name(to), from: name(from) }))
  }
  function putDown({ idea, to }: Carry) {
    if (isSamePlace(to, placeOf(idea))) return cancel()
    const refused = refusal(idea, to)
    // it stays in hand: another stage may be chosen
    if (refused !== null) return say(refused, { tone: 'wrong' })
    setCarry(null)
    setHeard('')
    move(idea, to)
  }

  return {
    carry,
    heard,
    isFolded,
    setFolded,
    register: useCallback((place, lane, handle) => {
      const lanes = columns.current.get(placeKey(place)) ?? new Map<string, ColumnHandle>()
      columns.current.set(placeKey(place), lanes)
      if (handle) lanes.set(lane, handle)
      else lanes.delete(lane)
    }, []),
    arrived: useCallback((place) => {
      const at = placeKey(place)
      if (wanted.current?.at === at && focusIn(columns.current.get(at), wanted.current.id)) wanted.current = null
    }, []),
    pickUp(idea) {
      setCarry({ idea, by: 'keys', to: placeOf(idea) })
      setHeard(t('ideas:board.grabbed', { title: idea.title, stage: name(placeOf(idea)) }))
    },
    onCarryKey(event) {
      if (!carry || event.nativeEvent.isComposing) return
      const side = sideOf(event)
      if (side !== null) {
        // nothing is ever moved into `merged`, so the keys pass it by
        const targets = offered.filter(({ stage }) => stage !== 'merged')
        const to = targets[targets.findIndex((place) => isSamePlace(place, carry.to)) + side]
        if (to) stepTo(carry, to)
        else setHeard(t('ideas:board.edge', { stage: name(carry.to) }))
      } else if (event.key === ' ' || event.key === 'Enter') putDown(carry)
      else if (event.key === 'Escape') cancel()
      else if (event.key === 'Tab') return cancel()
      else if (event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
    },
    cancel,
    focusNeighbour(place, lane, side) {
      for (let at = all.findIndex((other) => isSamePlace(other, place)) + side; at >= 0 && at < all.length; at += side) {
        if (columns.current.get(placeKey(all[at]!))?.get(lane)?.focusLast()) return
      }
    },
    move,
    menu,
    openMenu(idea, button) {
      const at = button.getBoundingClientRect()
      // A moment later: the menu would take the very key that opens it for one pressed outside, and close.
      setTimeout(() => setMenu({ idea, button: at }))
    },
    closeMenu(moved) {
      setMenu(null)
      if (!moved && menu) onStayed(menu.idea)
    },
    focusIdea: onStayed,
    dialog,
    moves,
    name,
  }
}
