// The history of an idea, field by field: which changes are told, and as what. The hub puts them down, a device tells those that have not come there yet. Pure.
import { QUIET_FIELDS } from './ledger.ts'

type Value = string | number | boolean | null
type Fields = Readonly<Record<string, Value>>

/** What hangs on an idea and is told with it; and the field that stands for a whole row of it, when one comes or goes. Moves, comments, support and reviews are told where they stand. */
const SPEAKS_FOR: Readonly<Record<string, string>> = {
  ideaAnswer: 'text', ideaCustomer: 'customerId', ideaSegment: 'segmentId', evidence: 'learningId', ideaTag: 'tag', attachment: 'name', benefit: 'state', pilotCustomer: 'customerId',
}
/** Told by the move, or never changed, or said by another field. */
const UNSPOKEN: ReadonlySet<string> = new Set(['stage', 'mergedIntoId', 'ideaId', 'ofId', 'ofNoun', 'question', 'saidOn', 'saidById', 'toldById', 'toldAt', 'confirmedTerms', 'rateTo'])

export const isTold = (entity: string): boolean => entity === 'idea' || Object.hasOwn(SPEAKS_FOR, entity)
export const TOLD_WITH = Object.keys(SPEAKS_FOR)

/** Whoever moves on to another stage leaves the steps of the old one: that is told by the move. */
const isLeftBehind = (field: string, before: Fields, after: Fields): boolean => field === 'stepId' && before['stage'] !== after['stage'] && after['stepId'] === null

export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

const shown = (value: Value | undefined): string | null => (value === undefined || value === null || value === '' ? null : String(value))

/** What one change of a row changed. `before`: null when there was no living row; `after`: null when there is none any more. */
export function fieldChanges(entity: string, before: Fields | null, after: Fields | null): FieldChange[] {
  if (!isTold(entity)) return []
  if (before === null || after === null) {
    const field = SPEAKS_FOR[entity]
    if (field === undefined) return []
    const change = { field, before: shown(before?.[field]), after: shown(after?.[field]) }
    return change.before === change.after ? [] : [change]
  }
  return Object.keys(after)
    .filter((field) => !UNSPOKEN.has(field) && !QUIET_FIELDS.has(field) && !isLeftBehind(field, before, after))
    .map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) }))
    .filter((change) => change.before !== change.after)
}
