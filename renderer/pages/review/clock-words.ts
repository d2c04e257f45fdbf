// The clock of a promise in words.
import type { QueueRow } from '../../../shared/contract/review.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

const HOUR = 3_600_000

/** "First answer due in 5 working hours", "Decision overdue since 12 Nov 2026, 17:00". */
export function clockWords(t: Words, format: Format, { awaits, left, dueAt }: Pick<QueueRow, 'awaits' | 'left' | 'dueAt'>): string {
  if (awaits === 'decision') return left < 0 ? t('pipeline:clock.decisionOverdue', { time: format.time(dueAt) }) : t('pipeline:clock.decisionDue', { time: format.time(dueAt) })
  const count = Math.max(1, Math.round(Math.abs(left) / HOUR))
  return left < 0 ? t('pipeline:clock.answerOverdue', { count }) : t('pipeline:clock.answerDue', { count })
}
