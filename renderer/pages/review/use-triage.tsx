// Does what a key or a button of the queue asks for, for one idea or all that are marked: at once where nothing needs to be typed, with a way back.
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { QueueRow } from '../../../shared/contract/review.ts'
import { WAITING_STAGES, type Stage } from '../../../shared/domain/ideas.ts'
import { nextStep, placeKey, type Place } from '../../../shared/domain/steps.ts'
import { ideaThing, useMay } from '../../may.ts'
import { useStagesLeftOut } from '../../own-words.ts'
import { placeOf, usePlaces } from '../../places.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, problemWords, useWords } from '../../words.ts'
import { MergeDialog } from '../ideas/merge-dialog.tsx'
import { isBulk, mayScore, TRIAGE_ACTS, type TriageAct } from './triage.ts'
import { SayDialog, DeclineMany, LinkDialog, OwnerDialog, TagDialog } from './triage-dialogs.tsx'
import { ScoreDialog } from './score-dialog.tsx'

/** Forward from where an idea waits, behind the last step of its stage. */
const NEXT: Partial<Record<Stage, Stage>> = { submitted: 'in-review', 'in-review': 'approved' }

const isWaiting = (stage: Stage): boolean => WAITING_STAGES.some((waiting) => waiting === stage)

interface Asked { readonly act: TriageAct; readonly rows: readonly QueueRow[] }

export interface Triage {
  /** Those that the workspace has a stage for. */
  acts: readonly TriageAct[]
  run: (act: TriageAct, row: QueueRow) => void
  mayNot: (act: TriageAct, row: QueueRow) => boolean
  marked: ReadonlySet<string>
  mark: (id: string) => void
  unmark: () => void
  /** Those that were decided here, by id, with the instant since when they had stood where they stood: one that comes back stands there since another. */
  gone: ReadonlyMap<string, number>
  dialog: ReactNode
}

/** `refocus`: puts the focus back on the list when a dialog is gone. */
export function useTriage(rows: readonly QueueRow[], refocus: () => void): Triage {
  const t = useWords()
  const may = useMay()
  const inTeam = useAsk('session', 'get', {}).data?.inTeam ?? false
  const { stepsOf, name } = usePlaces()
  const without = useStagesLeftOut()
  const acts = useMemo(() => TRIAGE_ACTS.filter((act) => act !== 'park' || !without.has('parked')), [without])
  const [asked, setAsked] = useState<Asked | null>(null)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [gone, setGone] = useState<ReadonlyMap<string, number>>(new Map())
  const sayWrong = useCallback((error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' }), [t])
  const close = useCallback(() => {
    setAsked(null)
    // when the dialog is gone, and what it decided has left the list
    setTimeout(refocus)
  }, [refocus])

  const hide = useCallback((ideas: readonly QueueRow[]) => setGone((before) => new Map([...before, ...ideas.map(({ id, stageAt }) => [id, stageAt] as const)])), [])
  const show = useCallback((ids: readonly string[]) => setGone((before) => new Map([...before].filter(([id]) => !ids.includes(id)))), [])
  const sayRefused = useCallback(
    (refused: readonly { title: string; code: string }[]) => {
      if (refused.length > 0) say(t('pipeline:review.refused', { count: refused.length, title: refused[0]!.title, why: problemWords(t, refused[0]!.code) }), { tone: 'wrong' })
    },
    [t],
  )

  /** Answers whether anything was done. */
  const move = useCallback(
    async (ideas: readonly QueueRow[], { stage: to, stepId }: Place, reason = ''): Promise<boolean> => {
      const leaves = !isWaiting(to)
      const ids = ideas.map(({ id }) => id)
      if (leaves) hide(ideas)
      try {
        const { done, refused } = await callCore('review', 'move', { ideas: ideas.map(({ id, stage }) => ({ id, from: stage })), to, stepId, reason })
        show(refused.map(({ id }) => id))
        sayRefused(refused)
        if (done.length === 0) return false
        say(t('pipeline:review.moved', { count: done.length, title: ideas.find(({ id }) => id === done[0]!.id)?.title ?? '', stage: name({ stage: to, stepId }) }), {
          undo: async () => {
            show(ids)
            try {
              sayRefused((await callCore('review', 'undoMove', { moves: done })).refused)
            } catch (error) {
              sayWrong(error)
            }
          },
        })
        return true
      } catch (error) {
        show(ids)
        // the dialog says it where the reason is typed
        if (to === 'declined') throw error
        sayWrong(error)
        return false
      }
    },
    [t, name, hide, show, sayRefused, sayWrong],
  )

  const mayNot = useCallback(
    (act: TriageAct, row: QueueRow): boolean => {
      const thing = ideaThing(row)
      const parent = { authorId: row.author.id, ownerId: row.owner?.id ?? null }
      if (act === 'answer' || act === 'mark') return false
      if (act === 'ask') return row.mine || may.refused('create', { entity: 'comment', data: { asks: true }, parent, example: row.example }) === 'champions-only'
      if (act === 'owner') return may.refused('edit', { ...thing, changes: { ownerId: null } }) !== null
      if (act === 'tag') return may.refused('create', { entity: 'ideaTag', data: {}, parent, example: row.example }) !== null
      if (act === 'score') return !mayScore(row, { inTeam, champion: may.is('champion') })
      if (act === 'link') return false
      return !may.is('champion') && !row.example
    },
    [may, inTeam],
  )

  const run = useCallback(
    (act: TriageAct, row: QueueRow) => {
      if (act === 'mark') {
        setMarked((before) => {
          const after = new Set(before)
          if (!after.delete(row.id)) after.add(row.id)
          return after
        })
        return
      }
      const many = isBulk(act) && marked.size > 0 ? rows.filter(({ id }) => marked.has(id)) : [row]
      const allowed = many.filter((one) => !mayNot(act, one))
      if (allowed.length === 0) return say(t('pipeline:review.mayNot'), { tone: 'wrong' })
      if (act === 'park') void move(allowed, { stage: 'parked', stepId: null }).then((done) => done && setMarked(new Set()))
      else if (act === 'advance') {
        // the next step of the stage, then the next stage
        for (const here of Map.groupBy(allowed.filter(({ stage }) => NEXT[stage] !== undefined), (one) => placeKey(placeOf(one))).values()) {
          const { stage, stepId } = placeOf(here[0]!)
          const step = nextStep(stepsOf(stage).map(({ id }) => id), stepId)
          void move(here, step === null ? { stage: NEXT[stage]!, stepId: null } : { stage, stepId: step }).then((done) => done && setMarked(new Set()))
        }
      } else setAsked({ act, rows: allowed })
    },
    [marked, rows, mayNot, move, stepsOf, t],
  )

  const dialog = useMemo(() => {
    if (!asked) return null
    const [first] = asked.rows
    const props = { rows: asked.rows, onClose: close }
    switch (asked.act) {
      case 'answer':
      case 'ask':
        return <SayDialog idea={first!} asks={asked.act === 'ask'} onClose={close} />
      case 'owner':
        return <OwnerDialog {...props} onDone={() => setMarked(new Set())} sayRefused={sayRefused} />
      case 'decline':
        return <DeclineMany {...props} decline={async (reason) => move(asked.rows, { stage: 'declined', stepId: null }, reason)} onDone={() => setMarked(new Set())} />
      case 'tag':
        return <TagDialog idea={first!} onClose={close} />
      case 'link':
        return <LinkDialog idea={first!} onClose={close} />
      case 'score':
        return <ScoreDialog idea={first!} onClose={close} />
      case 'merge':
        return <MergeDialog ideaId={first!.id} onClose={close} />
      default:
        return null
    }
  }, [asked, close, move, sayRefused])

  return { acts, run, mayNot, marked, mark: (id) => run('mark', rows.find((row) => row.id === id)!), unmark: () => setMarked(new Set()), gone, dialog }
}
