// News: what somebody hears of, in fixed lists, when they have seen it, and what is told once (docs/pipeline.md, News). Pure.
import type { Stage } from './ideas.ts'

/**
 * `answered`: by a lead or champion. `asked`: a question to the author. `assigned`: one is to do something now. `due`: something of one's own is due.
 * `entered`: into the ledger; `benefit`: what stands there is confirmed. `thanked`: by kudos. Each can be switched off.
 */
export const NEWS_KINDS = ['moved', 'decided', 'answered', 'asked', 'commented', 'mentioned', 'merged', 'scored', 'supported', 'evidence', 'owner', 'pilot', 'entered', 'benefit', 'thanked', 'agenda', 'campaign', 'assigned', 'due'] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

/** Why somebody hears of an idea; the first that fits is told. */
export const NEWS_REASONS = ['author', 'owner', 'following', 'supporter', 'commenter', 'evidence'] as const
export type NewsReason = (typeof NEWS_REASONS)[number]

/** What one is to do: assigned are the first four, due those up to `measure`; the others are of campaigns. */
export const NEWS_TASKS = ['own', 'promise', 'action', 'role', 'promise-soon', 'promise-over', 'action-due', 'answer', 'decision', 'measure', 'campaign-asks', 'campaign-ends', 'campaign-closed'] as const
export type NewsTask = (typeof NEWS_TASKS)[number]

export const DIGEST_PERIODS = ['daily', 'weekly'] as const
export type DigestPeriod = (typeof DIGEST_PERIODS)[number]

const DAY = 24 * 60 * 60 * 1000
/** What is older is no news. */
export const NEWS_MS = 60 * DAY
/** What comes so much later than it was written is still news: somebody was offline. */
export const LATE_MS = 14 * DAY

/** Everything, in a mark. */
export const ALL_NEWS = 'all'

/** `ver`: of the mark itself, 0 until the hub has it. */
export interface SeenMark { readonly seenAt: number | null; readonly upTo: number | null; readonly ver: number }
/** `ver`: the hub's version of a row that is written once and stays; 0 where there is none, or where rows change. */
export interface Happened { readonly at: number; readonly ver: number }

/**
 * Whether this was here when the mark was set. Clocks differ, and what somebody wrote offline comes late: where the hub has counted both, its count decides.
 * A mark that claims to have seen later versions than its own is of a history that the hub has lost.
 */
export function isSeen({ at, ver }: Happened, { seenAt, upTo, ver: ofMark }: SeenMark): boolean {
  if (seenAt === null) return false
  if (ver === 0 || upTo === null || upTo === 0 || (ofMark > 0 && upTo >= ofMark)) return at <= seenAt
  return ver <= upTo || at <= seenAt - LATE_MS
}

/** Of one act the hub counts the step that its history tells, at most a conflict about it, and the move. */
const ONE_ACT = 2

interface Moved {
  readonly ver: number
  readonly about: string
  readonly byId: string | null
  readonly partId?: string
  /** Where it went. */
  readonly stage?: Stage
  readonly step?: { readonly name: string; readonly stage: Stage }
}

/** A move to a stage and a step of it at once stands in two rows: it is told once, as the move, which then names the step. */
export function movesAtOnce<E extends Moved>(events: readonly E[]): E[] {
  const about = Map.groupBy(events, (event) => event.about)
  const named = new Map<E, E>()
  const steps = new Set<E>()
  for (const event of events) {
    const { step } = event
    if (!step) continue
    const move = about.get(event.about)?.find(({ stage, ver, byId, partId }) => stage === step.stage && ver > event.ver && ver - event.ver <= ONE_ACT && byId === event.byId && partId === event.partId)
    if (!move) continue
    named.set(move, { ...move, step })
    steps.add(event)
  }
  return events.flatMap((event) => (steps.has(event) ? [] : [named.get(event) ?? event]))
}
