// What is different since the person saw this agenda: what came, what went, what moved, and why.
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { AgendaDifference } from '../../../shared/contract/meetings.ts'
import { offGroups, type OffGroup } from '../../../shared/domain/agenda/off-groups.ts'
import { dayOf } from '../../../shared/domain/learnings.ts'
import { useFormat } from '../../format.ts'
import { asking, callCore, queryClient, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { reasonWords } from './agenda-words.ts'

/** So many lines of each kind are shown at first. */
const SHOWN = 4
/** So many for the same reason are told in one line. */
const FOLDED = 2

type Change = AgendaDifference['came'][number]

async function markSeen(meetingId: string): Promise<void> {
  await callCore('meetings', 'seen', { meetingId }).catch(() => null) // it will be said again next time
  await queryClient.invalidateQueries({ queryKey: asking('meetings', 'difference', { meetingId }).queryKey })
}

export function AgendaChanges({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const format = useFormat()
  const { data } = useAsk('meetings', 'difference', { meetingId })
  const isFirst = data?.since === null
  useEffect(() => {
    if (isFirst) void markSeen(meetingId)
  }, [isFirst, meetingId])
  if (!data || data.since === null) return null
  // the mark says that there is something to compare with next time
  if (data.came.length + data.went.length + data.moved.length === 0) return <span hidden data-testid="agenda-seen" />
  const { since, came, went, moved } = data
  const from = new Map(moved.map(({ subject, segment, from }) => [subject, from === segment ? '' : t('meetings:changes.from', { segment: t(`agenda:segment.${from}`) })]))
  return (
    <section className="ag-changes no-print" aria-labelledby="agenda-changes" data-testid="agenda-changes">
      <header className="ag-changes-head">
        <h2 id="agenda-changes">{t('meetings:changes.title', { day: format.day(dayOf(since)), clock: format.clock(since) })}</h2>
        <Button size="compact-sm" variant="default" leftSection={<IconCheck size={15} aria-hidden />} onClick={() => void markSeen(meetingId)}>
          {t('meetings:changes.seen')}
        </Button>
      </header>
      <Changes kind="came" changes={came} />
      <Changes kind="went" changes={went} />
      <Changes kind="moved" changes={moved} more={(subject) => from.get(subject) ?? ''} />
    </section>
  )
}

function Changes({ kind, changes, more }: { kind: 'came' | 'went' | 'moved'; changes: readonly Change[]; more?: (subject: string) => string }) {
  const t = useWords()
  const [all, setAll] = useState(false)
  if (changes.length === 0) return null
  // what an import brought, and what it displaced, is one line each
  const lines = offGroups(changes).flatMap((group) => (group.items.length < FOLDED ? group.items.map((item) => ({ ...group, items: [item] })) : [group]))
  const rest = all ? 0 : lines.length - SHOWN
  return (
    <div className="ag-changes-part" data-kind={kind}>
      <h3>{t(`meetings:changes.${kind}`, { count: changes.length })}</h3>
      <ul>
        {(rest > 0 ? lines.slice(0, SHOWN) : lines).map((line) => (
          <ChangeLine key={line.items[0]!.subject} line={line} more={line.items.length === 1 ? (more?.(line.items[0]!.subject) ?? '') : ''} />
        ))}
      </ul>
      {rest > 0 ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('meetings:changes.more', { count: rest })}
        </button>
      ) : null}
    </div>
  )
}

function ChangeLine({ line: { segment, shared, items }, more }: { line: OffGroup<Change>; more: string }) {
  const t = useWords()
  const format = useFormat()
  const [first, ...others] = items
  const why = [...shared, ...(others.length === 0 ? first!.reasons : [])].slice(0, 2)
  return (
    <li>
      <span className="ag-changes-title">
        <bdi translate="no">{first!.title}</bdi> <span className="dim">{t(`agenda:segment.${segment}`)}</span>
      </span>
      <span className="ag-changes-why">{[more, ...why.map((reason) => reasonWords(t, format, reason))].filter(Boolean).join(' · ')}</span>
      {others.length > 0 ? (
        <details className="ag-changes-others">
          <summary>{t('meetings:changes.others', { count: others.length })}</summary>
          <ul>
            {others.map(({ subject, title, reasons }) => (
              <li key={subject}>
                <bdi translate="no">{title}</bdi> <span className="ag-changes-why">{reasons.slice(0, 2).map((reason) => reasonWords(t, format, reason)).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}
