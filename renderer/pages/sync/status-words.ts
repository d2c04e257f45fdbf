// How sync stands, in one sentence and in a word or two for narrow windows. Always text, never colour alone.
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { dayOf } from '../../../shared/domain/learnings.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

export interface StatusWords {
  readonly text: string
  readonly short: string
  /** `quiet`: nothing to do about it, offline included. */
  readonly tone: 'good' | 'busy' | 'quiet' | 'warm'
}

/** Time of day today, with the day otherwise. */
export function whenWords(instant: number, now: number, format: Format): string {
  return dayOf(instant) === dayOf(now) ? format.clock(instant) : format.time(instant)
}

export function statusWords(t: Words, format: Format, status: SyncStatus, now: number): StatusWords {
  const { state, waiting, conflicts, rejections, since, verifiedAt } = status
  const when = (instant: number | null) => (instant === null ? '' : whenWords(instant, now, format))
  const percent = format.percent(shareOf(status))
  const shown = format.number(state === 'needs-you' ? conflicts + rejections : waiting)
  const short = t(`sync:short.${state}`, { shown, percent })
  switch (state) {
    case 'up-to-date':
      return { text: verifiedAt === null ? t('sync:state.up-to-date') : t('sync:state.checked', { time: when(verifiedAt) }), short, tone: 'good' }
    case 'sending':
      return { text: t('sync:state.sending', { count: waiting }), short, tone: 'busy' }
    case 'receiving':
      return { text: t('sync:state.receiving', { percent }), short, tone: 'busy' }
    case 'needs-you':
      return { text: t('sync:state.needs-you', { what: needsWords(t, conflicts, rejections) }), short, tone: 'warm' }
    case 'offline':
      return { text: waiting > 0 ? t('sync:state.offlineWaiting', { count: waiting, time: when(since) }) : t('sync:state.offline', { time: when(since) }), short, tone: 'quiet' }
    case 'unreachable':
      return { text: waiting > 0 ? t('sync:state.unreachableWaiting', { count: waiting }) : t('sync:state.unreachable'), short, tone: 'quiet' }
    case 'waiting':
      return { text: t('sync:state.waiting', { count: waiting }), short, tone: 'quiet' }
    case 'upgrade':
    case 'signed-out':
      return { text: t(`sync:state.${state}`), short, tone: 'warm' }
    default:
      return { text: t(`sync:state.${state}`), short, tone: 'quiet' }
  }
}

/** "1 conflict, 2 changes not accepted" */
export function needsWords(t: Words, conflicts: number, rejections: number): string {
  const [first, second] = [conflicts > 0 ? t('sync:conflicts', { count: conflicts }) : '', rejections > 0 ? t('sync:rejections', { count: rejections }) : '']
  return first && second ? t('sync:two', { first, second }) : first || second
}

/** How much of what the hub has is here, 0 to 1. */
export function shareOf({ progress: { cursor, head } }: SyncStatus): number {
  return head === 0 ? 1 : Math.min(1, cursor / head)
}

/** Why the hub is not reached. */
export function reasonWords(t: Words, code: string): string {
  return (t as (key: string[], params: object) => string)([`sync:reason.${code}`, 'sync:reason.other'], { code })
}
