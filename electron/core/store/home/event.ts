// What news are made of: something that happened, and the SQL by which it is read from the rows that tell it, in a span of time.
import type { DecisionKind } from '../../../../shared/domain/agenda-lists.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import type { NewsKind, NewsReason, NewsTask } from '../../../../shared/domain/news.ts'
import type { Verdict } from '../../../../shared/domain/pilot.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { NAMELESS_OF_ME } from '../replica/nameless.ts'
import { apart, type Interest } from './interest.ts'

/** Something that happened. `ver`: only of rows that are written once and stay (see `isSeen`). */
export interface Event {
  readonly id: string
  readonly kind: NewsKind
  /** `idea:<id>` and the like. */
  readonly about: string
  readonly at: number
  readonly ver: number
  readonly byId: string | null
  readonly text: string
  readonly stage?: Stage
  /** Of `moved`: the step that it went to, and stands in. */
  readonly step?: { readonly name: string; readonly stage: Stage }
  readonly decision?: DecisionKind
  readonly task?: NewsTask
  readonly verdict?: Verdict
  /** The idea that it happened to, where that was merged into the one it is told with. */
  readonly partId?: string
}

/** Of each sort, the newest. */
export const MOST = 400
const SHOWN = 300
export const cut = (column: string) => `substr(${column}, 1, ${SHOWN})`

/** Not one's own doing: also not what one does without a name on an idea that one wrote so. */
export const BY_OTHERS = (column: string) => `${column} <> :me AND NOT (${column} = '${NAMELESS}' AND part.id IN (${NAMELESS_OF_ME}))`
const PARTS = `(SELECT value ->> 0 AS root, value ->> 1 AS id FROM json_each(:parts)) part`

/** A row that tells something: `partId` is the idea it hangs on, `root` the one that this counts for. */
export interface TellingRow { id: string; root: string; partId: string; at: number; ver: number; byId: string | null; text: string; code: string }

export const happened = (columns: string, from: string, at: string) => `SELECT part.root, part.id AS partId, x.id, ${at} AS at, x.ver, ${columns} FROM ${PARTS} CROSS JOIN ${from} AND ${at} > :since AND ${at} <= :until ORDER BY at DESC LIMIT ${MOST}`

export interface Span { readonly since: number; readonly until: number }
const HOUR = 60 * 60 * 1000
/** What is read is of whole hours, so that it is the same question as a minute ago, whose answer may still be kept (store/remembered.ts). */
export const wholeHours = ({ since, until }: Span): Span => ({ since: Math.floor(since / HOUR) * HOUR, until: Math.ceil(until / HOUR) * HOUR })
export const isWithin = ({ at }: { at: number }, { since, until }: Span): boolean => at > since && at <= until

/** Parameters of `happened` for the ideas that somebody has to do with; `heard`: only for those with such a reason. */
export function asked(me: string, { why, parts }: Interest, span: Span, heard: (reason: NewsReason) => boolean = () => true): { me: string; since: number; until: number; parts: string }[] {
  return apart(parts.filter(({ root }) => heard(why.get(root)!)), ({ root }) => why.get(root)).map((some) => ({ me, ...wholeHours(span), parts: JSON.stringify(some.map(({ root, id }) => [root, id])) }))
}
