// What sync did with people's entries: the ledger, conflicts to decide, and changes that were not accepted. All of it is on this device.
import * as z from 'zod'
import { CHOICES, LEDGER_ACTS, LEDGER_KINDS } from '../domain/ledger.ts'
import { call } from './procedure.ts'
import { count, cursor, done, id, instant, LONGEST_TEXT, Named, noInput, pageSize } from './fields.ts'

const entity = z.string().max(40)
const field = z.string().max(64)

/** A value as it is told: what was typed, the name of something, a word of a fixed list (`text` is its code), a day, an instant (milliseconds), yes or no (`1`, `0`). */
export const Shown = z.object({ as: z.enum(['text', 'name', 'word', 'day', 'instant', 'number', 'flag', 'none']), text: z.string() })

/** The row that something is told of, by what people know it by. `label`: its name, title or first words; '' when it is no longer here. */
export const Thing = z.object({ entity, id: z.string(), label: z.string(), living: z.boolean() })

export const LedgerChange = z.object({ field, before: Shown, after: Shown.nullable() })

export const LedgerEntry = z.object({
  n: count,
  at: instant,
  kind: z.enum(LEDGER_KINDS),
  act: z.enum(LEDGER_ACTS),
  /** What was added, changed...: `comment` while `thing` is the idea it stands under. */
  entity,
  /** Which of several of that entity: the question of an answer. */
  part: z.string().nullable(),
  /** Null for `many`. */
  thing: Thing.nullable(),
  /** Whose doing it is; null: this person's where it was sent, else unknown or several. */
  by: Named.nullable(),
  /** Overwritten: whose value gave way. */
  whose: Named.nullable(),
  count,
  /** Of `many`: how many of each entity. */
  counts: z.record(z.string(), count).nullable(),
  /** Rejected: why. */
  code: z.string().nullable(),
  /** For the words of `code`. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The conflict, or the group that was refused. */
  refId: z.string().nullable(),
  /** Long texts are cut in a list. */
  changes: z.array(LedgerChange),
})

export const LedgerDetail = LedgerEntry.extend({
  changes: z.array(
    LedgerChange.extend({
      long: z.boolean(),
      now: Shown.nullable(),
      /** The old value can be put back: it is not what stands now, the row lives, and the field is one that may be changed. */
      restorable: z.boolean(),
    }),
  ),
  /** What was deleted can be brought back. */
  revivable: z.boolean(),
})

const Side = z.object({ by: Named.nullable(), value: Shown })
export const Conflict = z.object({
  id,
  at: instant,
  entity,
  field,
  part: z.string().nullable(),
  thing: Thing,
  /** A text of several sentences: its differences can be marked, and both versions kept in one. */
  long: z.boolean(),
  lost: Side,
  /** The value as it is now. */
  standing: Side,
  /** The row was deleted since: only the conflict can be closed. */
  living: z.boolean(),
  resolvedAt: instant.nullable(),
  resolvedBy: Named.nullable(),
})

export const RejectedField = z.object({
  opId: id,
  entity,
  field,
  part: z.string().nullable(),
  mine: Shown,
  /** What is there now; null when nothing is. */
  now: Shown.nullable(),
  /** How it can be edited before it is sent again; null: not. */
  edit: z.enum(['line', 'text', 'number', 'day']).nullable(),
})

/** What was refused together. */
export const Rejection = z.object({
  id,
  at: instant,
  state: z.enum(['open', 'resent', 'discarded']),
  /** `sync:refused.<code>` with `params`. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Whose change stands against it. */
  by: Named.nullable(),
  act: z.enum(LEDGER_ACTS),
  entity,
  thing: Thing,
  /** Operations in it. */
  count,
  /** It was to move an idea. */
  move: z.object({ from: z.string(), to: z.string(), reason: z.string() }).nullable(),
  fields: z.array(RejectedField),
  /** Sending it again can come to something; else its text can still be copied. */
  resendable: z.boolean(),
  /** Its text can go to the idea as a comment. */
  commentable: z.boolean(),
})

/** A value as JSON, as an undo gives it back. */
const json = z.string().max(LONGEST_TEXT * 8)
const kinds = z.array(z.enum(LEDGER_KINDS)).max(LEDGER_KINDS.length).optional()
const page = { cursor: cursor.nullable().default(null), limit: pageSize.default(100) }
const restoring = ['unknown-entry', 'not-restorable', 'unknown-thing', 'not-yours', 'leads-only', 'champions-only', 'admins-only', 'fixed-field']

export const ledger = {
  /** Newest first. */
  list: call(z.object({ kinds, ...page }), z.object({ rows: z.array(LedgerEntry), next: cursor.nullable() })),
  count: call(z.object({ kinds }), z.object({ count })),
  get: call(z.object({ n: count }), LedgerDetail, ['unknown-entry']),
  /** Puts the old value back as a new edit; `field` null: brings back what was deleted. Answers with what it replaced, for `undoRestore`. */
  restore: call(z.object({ n: count, field: field.nullable() }), z.object({ replaced: json }), restoring),
  undoRestore: call(z.object({ n: count, field: field.nullable(), replaced: json }), done, restoring),
  /** What waits to be sent, newest first; `total` counts operations. */
  waiting: call(z.object({ limit: pageSize.default(5) }), z.object({ rows: z.array(z.object({ entity, act: z.enum(LEDGER_ACTS), thing: Thing, at: instant })), total: count })),

  /** Those that concern this person, newest first; with `open` only what is not decided yet. */
  conflicts: call(z.object({ open: z.boolean().default(true), ...page }), z.object({ rows: z.array(Conflict), next: cursor.nullable() })),
  conflict: call(z.object({ id }), Conflict, ['unknown-conflict']),
  /** Undecided ones of a row and of what hangs on it, whoever they concern. */
  conflictsOf: call(z.object({ id }), z.array(z.object({ id, entity, field, part: z.string().nullable() }))),
  /** Writes the value and closes the conflict, together. `text`: for `both`, as the person put it together. */
  choose: call(z.object({ id, choice: z.enum(CHOICES), text: z.string().max(LONGEST_TEXT * 4).optional() }), z.object({ replaced: json.nullable() }), ['unknown-conflict', 'already-decided', 'unknown-thing', 'not-both', ...restoring]),
  reopen: call(z.object({ id, replaced: json.nullable() }), done, ['unknown-conflict']),

  rejections: call(z.object({ open: z.boolean().default(true), ...page }), z.object({ rows: z.array(Rejection), next: cursor.nullable() })),
  rejection: call(z.object({ id }), Rejection, ['unknown-rejection']),
  /** Writes it anew, on what is there now, with the values that were edited. */
  resend: call(z.object({ id, values: z.array(z.object({ opId: id, field, value: z.string().max(LONGEST_TEXT * 4) })).max(2000) }), done, ['unknown-rejection', 'already-decided', 'cannot-resend', 'stale-stage', 'illegal-move', 'reason-missing', 'answers-missing', 'same-idea', 'merge-circle', 'merge-again', 'merge-example', 'not-merged', ...restoring]),
  /** The text goes to the idea as a comment instead. */
  sendAsComment: call(z.object({ id, text: z.string().max(LONGEST_TEXT * 4) }), done, ['unknown-rejection', 'already-decided', 'unknown-idea']),
  discard: call(z.object({ id }), done, ['unknown-rejection', 'already-decided']),
  /** Takes a discarding back. */
  takeBack: call(z.object({ id }), done, ['unknown-rejection']),
  /** All that nobody has decided about. `at` names this discarding, for `takeAllBack`; `count`: groups. */
  discardAll: call(noInput, z.object({ at: instant, count })),
  takeAllBack: call(z.object({ at: instant }), done),
  /** How many conflicts and rejections wait for this person. */
  open: call(noInput, z.object({ conflicts: count, rejections: count })),
}

export type Shown = z.output<typeof Shown>
export type Thing = z.output<typeof Thing>
export type LedgerEntry = z.output<typeof LedgerEntry>
export type LedgerDetail = z.output<typeof LedgerDetail>
export type Conflict = z.output<typeof Conflict>
export type Rejection = z.output<typeof Rejection>
export type RejectedField = z.output<typeof RejectedField>
