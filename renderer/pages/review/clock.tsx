// The clock of a promise in words, with an icon and a colour that only help.
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import type { QueueRow } from '../../../shared/contract/review.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { clockWords } from './clock-words.ts'

const HOUR = 3_600_000

export function PromiseClock({ row }: { row: Pick<QueueRow, 'awaits' | 'left' | 'dueAt'> }) {
  const t = useWords()
  const format = useFormat()
  const overdue = row.left < 0
  const Icon = overdue ? IconAlertTriangle : IconClock
  return (
    <span className="pill review-clock" data-tone={overdue ? 'bad' : row.left < 8 * HOUR && row.awaits === 'answer' ? 'warm' : undefined} title={format.time(row.dueAt)}>
      <Icon size={14} aria-hidden />
      <span className="cut">{clockWords(t, format, row)}</span>
    </span>
  )
}
