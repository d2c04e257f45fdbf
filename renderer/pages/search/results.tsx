// What was found, by kind. One Tab stop: arrows, Home and End go through all of it, and stop at both ends.
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { SearchNoun } from '../../../shared/domain/search.ts'
import { HitIcon } from '../../components/hit-icon.tsx'
import { useFormat } from '../../format.ts'
import { groupsOf } from '../../hits.ts'
import { isShortcut } from '../../shortcuts.ts'
import type { Out } from '../../query.ts'
import { useWords } from '../../words.ts'
import { ResultRow } from './result-row.tsx'

type Answer = Out<'search', 'find'>

/** Of each kind, when there are several. */
const SHOWN = 6
/** Rows that PageUp and PageDown go by. */
const STEP = 8

/** Where the results were when they were left: the step of the way -> row and scroll position. */
const places = new Map<string, { active: number; top: number }>()

interface ResultsProps {
  answer: Answer
  /** The answer is to what was typed before. */
  stale: boolean
  /** One kind only is asked for. */
  one: boolean
  /** Names this visit: coming back to it finds the same row. */
  keep: string
  /** What was asked: when it changes the results begin at their top. */
  question: string
  onAll: (noun: SearchNoun) => void
  /** Back to the field. */
  onField: () => void
  focusFirst: RefObject<(() => void) | null>
}

export function Results({ answer, stale, one, keep, question, onAll, onField, focusFirst }: ResultsProps) {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const kept = places.get(keep)
  const [active, setActive] = useState(kept?.active ?? 0)
  const groups = useMemo(() => groupsOf(answer.hits), [answer])
  const shown = useMemo(() => {
    let from = 0
    return groups.map(({ noun, hits }) => {
      const rows = groups.length > 1 && !one ? hits.slice(0, SHOWN) : hits
      const counted = answer.groups.find((group) => group.noun === noun)
      const begin = from
      from += rows.length
      return { noun, rows, begin, found: counted?.found ?? rows.length, many: counted?.many ?? false }
    })
  }, [groups, one, answer])
  const last = shown.reduce((sum, { rows }) => sum + rows.length, 0) - 1
  const current = Math.max(0, Math.min(active, last))

  const latest = useRef({ active: 0, top: 0 })
  useEffect(() => {
    latest.current.active = current
  })
  useEffect(() => () => void places.set(keep, { ...latest.current }), [keep])

  // Come back to: the same row, where it was.
  useLayoutEffect(() => {
    if (!kept) return
    box.current?.scrollTo({ top: kept.top })
    if (kept.active > 0 || kept.top > 0) focus(Math.min(kept.active, last))
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the page opens
  }, [])

  const asked = useRef(question)
  useEffect(() => {
    if (asked.current === question) return
    asked.current = question
    setActive(0)
    box.current?.scrollTo({ top: 0 })
  }, [question])

  function focus(index: number) {
    const row = box.current?.querySelector<HTMLElement>(`[data-result='${index}']`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  useEffect(() => {
    focusFirst.current = () => focus(0)
    return () => {
      focusFirst.current = null
    }
  })

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (isShortcut(event.nativeEvent, 'list-search') || (event.key === 'ArrowUp' && current === 0)) {
      event.preventDefault()
      return onField()
    }
    const steps: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: last, PageDown: current + STEP, PageUp: current - STEP }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    focus(Math.max(0, Math.min(last, to)))
  }

  const spoken = (found: number, many: boolean) => (many ? t('search:manySpoken', { shown: format.number(found) }) : format.number(found))
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the links inside have the focus; their keys bubble to here
    <div
      className="sr-results"
      ref={box}
      aria-busy={stale}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const index = target.closest<HTMLElement>('[data-result]')?.dataset['result']
        if (index !== undefined) setActive(Number(index))
      }}
      onScroll={({ currentTarget }) => {
        latest.current.top = currentTarget.scrollTop
      }}
    >
      {shown.map(({ noun, rows, begin, found, many }) => (
        <section key={noun} aria-labelledby={`${id}-${noun}`} className="sr-group">
          <h2 id={`${id}-${noun}`} className="sr-heading">
            <HitIcon noun={noun} />
            {t(`found.${noun}`)}
            <span className="sr-count">
              <span aria-hidden>{many ? t('search:many', { shown: format.number(found) }) : format.number(found)}</span>
              <span className="sr-only">{spoken(found, many)}</span>
            </span>
          </h2>
          <ul className="sr-list">
            {rows.map((hit, at) => (
              <li key={hit.id} aria-setsize={many ? -1 : found} aria-posinset={at + 1}>
                <ResultRow hit={hit} index={begin + at} tabIndex={begin + at === current ? 0 : -1} />
              </li>
            ))}
          </ul>
          {rows.length < found && !one ? (
            <button type="button" className="link sr-all" aria-label={`${t('search:showAllOf', { noun: t(`found.${noun}`) })} (${spoken(found, many)})`} onClick={() => onAll(noun)}>
              {many ? t('search:showMany') : t('search:showAll', { shown: format.number(found) })}
            </button>
          ) : null}
          {one && (many || rows.length < found) ? <p className="dim sm sr-best">{t('search:best', { count: rows.length })}</p> : null}
        </section>
      ))}
    </div>
  )
}
