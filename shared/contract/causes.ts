// The outer loop: how a learning came about, the tree of causes, what a contact costs, and what each product area caused (docs/closed-loop.md).
import * as z from 'zod'
import { REMEDIES } from '../domain/causes.ts'
import { CHANNELS } from '../domain/learnings.ts'
import { count, currency, day, done, id, line, LONGEST_TITLE, month, name, Named, text } from './fields.ts'
import { Picked } from './learnings.ts'
import { call } from './procedure.ts'

const remedy = z.enum(REMEDIES).nullable()
const Channel = z.enum(CHANNELS).nullable()
const why = line(LONGEST_TITLE)

/** Contacts since the day on which the cause was said to be gone. `customers`: distinct, those without a name left out. */
export const HeardAgain = z.object({ contacts: count, customers: count, firstOn: day, lastOn: day })
export const Cause = z.object({
  id,
  name: z.string(),
  parentId: id.nullable(),
  /** Its own; causes without one take that of the cause above. */
  area: Named.nullable(),
  remedy,
  removedOn: day.nullable(),
  /** Contacts of the last twelve months, without those of the causes below. */
  contacts: count,
  again: HeardAgain.nullable(),
  example: z.boolean(),
})
const causeFields = z.object({ name, parentId: id.nullable(), area: Picked.nullable(), remedy, removedOn: day.nullable() })
export const CauseInput = causeFields.extend({ parentId: causeFields.shape.parentId.default(null), area: causeFields.shape.area.default(null), remedy: remedy.default(null), removedOn: causeFields.shape.removedOn.default(null) })

const rootCauseFields = z.object({ cause: Picked.nullable(), area: Picked.nullable(), remedy, why1: why, why2: why, why3: why, why4: why, why5: why, prevention: text, ideaId: id.nullable() })
export const RootCause = z.object({
  learningId: id,
  cause: Named.nullable(),
  /** From the root of the tree down. */
  path: z.array(z.string()),
  /** What the root cause itself names. */
  area: Named.nullable(),
  /** Who answers for it: that, or the area of the cause. */
  owner: Named.nullable(),
  /** Whose member logged it: the team that merely received it. */
  team: Named.nullable(),
  remedy,
  /** Its own, or that of the cause. */
  remedyTaken: remedy,
  why1: z.string(), why2: z.string(), why3: z.string(), why4: z.string(), why5: z.string(),
  prevention: z.string(),
  idea: z.object({ id, title: z.string(), stage: z.string() }).nullable(),
  again: HeardAgain.extend({ removedOn: day }).nullable(),
})

export const UnitCost = z.object({ id, area: Named.nullable(), channel: Channel, fromMonth: month, amount: z.number(), currency: z.string(), example: z.boolean() })
const Money = z.object({ currency: z.string(), amount: z.number() })
const Sum = z.object({ contacts: count, presumed: count, amounts: z.array(Money), unpriced: count, removable: count, removableAmounts: z.array(Money), undecided: count, removableShare: z.number().nullable() })

export const Statement = z.object({
  area: Named,
  month,
  total: Sum,
  /** The largest ten; `cause` is null for contacts without one. `remedy`: of most of them. */
  causes: z.array(z.object({ cause: Named.nullable(), path: z.array(z.string()), remedy, sum: Sum })),
  /** Causes beyond those. */
  otherCauses: z.object({ causes: count, contacts: count }),
  channels: z.array(z.object({ channel: Channel, unit: Money.nullable(), sum: Sum })),
  /** Who received the contacts: by the team of whoever logged them. */
  received: z.array(z.object({ team: Named.nullable(), contacts: count })),
  /** Twelve months, the statement's own last. */
  trend: z.array(z.object({ month, contacts: count, removable: count, amounts: z.array(Money) })),
  /** Ideas that root causes of this area name as their prevention, and by how many learnings. */
  ideas: z.array(z.object({ id, title: z.string(), stage: z.string(), learnings: count })),
  /** What customers said of the largest causes. */
  voices: z.array(z.object({ learningId: id, text: z.string(), quote: z.string(), customer: z.string().nullable(), cause: z.string().nullable(), happenedOn: day })),
  again: z.array(z.object({ cause: Named, removedOn: day, again: HeardAgain })),
})
export const StatementLine = z.object({ area: Named, sum: Sum, /** Contacts of the month before. */ before: count })
export const Overview = z.object({
  month,
  /** First and last month with contacts; null while there are none. */
  first: month.nullable(),
  last: month.nullable(),
  /** The largest first. */
  areas: z.array(StatementLine),
  total: Sum,
  /** Contacts of which nobody knows who caused them. */
  unattributed: count,
  again: z.array(z.object({ cause: Named, area: Named.nullable(), removedOn: day, again: HeardAgain })),
})

export const causes = {
  /** The whole tree, in its order; a cause comes after the one above it. */
  list: call(z.object({}), z.array(Cause)),
  create: call(CauseInput, Cause, ['name-taken', 'unknown-cause', 'unknown-area', 'date-in-future']),
  edit: call(z.object({ id, changes: causeFields.partial() }), Cause, ['unknown-cause', 'name-taken', 'cause-circle', 'unknown-area', 'date-in-future']),
  /** Refused while learnings or other causes name it, unless `moveTo` says which cause takes its place. */
  delete: call(z.object({ id, moveTo: id.nullable().default(null) }), z.object({ moved: count }), ['unknown-cause', 'in-use', 'move-to-itself']),
  restore: call(z.object({ id }), Cause, ['unknown-cause']),
  /** How a learning came about; null: nobody has said. */
  of: call(z.object({ learningId: id }), RootCause.nullable(), ['unknown-learning']),
  tell: call(z.object({ learningId: id, changes: rootCauseFields.partial() }), RootCause, ['unknown-learning', 'unknown-cause', 'unknown-area', 'unknown-idea']),
  forget: call(z.object({ learningId: id }), done, ['unknown-learning']),
  recall: call(z.object({ learningId: id }), RootCause, ['unknown-learning']),
  costs: call(z.object({}), z.array(UnitCost)),
  /** The same area, channel and month: the amount is changed. */
  setCost: call(z.object({ area: Picked.nullable().default(null), channel: Channel.default(null), fromMonth: month, amount: z.number().min(0).max(1e9), currency }), UnitCost, ['unknown-area']),
  deleteCost: call(z.object({ id }), done, ['unknown-cost']),
  restoreCost: call(z.object({ id }), UnitCost, ['unknown-cost']),
  /** Without a month: the last whole one. */
  overview: call(z.object({ month: month.optional() }), Overview),
  statement: call(z.object({ areaId: id, month: month.optional() }), Statement, ['unknown-area']),
  /** Refused while anything names it, unless `moveTo` says which takes its place. */
  deleteArea: call(z.object({ id, moveTo: id.nullable().default(null) }), z.object({ moved: count }), ['unknown-area', 'in-use', 'move-to-itself']),
}

export type Cause = z.output<typeof Cause>
export type RootCause = z.output<typeof RootCause>
export type RootCauseChanges = z.input<typeof causes.tell.in>['changes']
export type UnitCost = z.output<typeof UnitCost>
export type Statement = z.output<typeof Statement>
export type StatementSum = z.output<typeof Sum>
export type Overview = z.output<typeof Overview>
