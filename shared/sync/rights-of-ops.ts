// Rights of operations: what one operation, in the group it stands or falls with, needs. The device asks before it writes, the hub before it takes.
import { PERSON, refusal, type Person, type RightsCode, type Thing } from '../domain/rights.ts'
import type { Fields, Op } from './change.ts'

/** What rights look at of an operation. */
export type Asked = Pick<Op, 'entity' | 'rowId' | 'kind' | 'patch'>

/** The row an operation is about, as it stands before it. */
export interface Standing {
  /** Null when there is none yet. */
  readonly data: Fields | null
  /** The row it hangs on. */
  readonly parent: Fields | null
  readonly creatorId: string | null
}

/** The fields that tell where an idea stands: they change together, in a move, which is a right of its own. */
const MOVES = ['stage', 'stageAt', 'submittedAt', 'mergedIntoId']

export const movesIdea = ({ entity, kind, patch }: Asked): boolean => entity === 'idea' && kind === 'patch' && MOVES.some((field) => Object.hasOwn(patch, field))

/** Why `person` may not make this operation, moves aside; null when they may. */
export function opRefusal(person: Person, op: Asked, { data, parent, creatorId }: Standing): RightsCode | null {
  const row = data ?? op.patch
  const thing: Thing = { entity: op.entity, data: op.entity === 'member' ? { ...row, id: op.rowId } : row, parent, creatorId }
  if (op.kind === 'put') return putRefusal(person, op, data, thing)
  return op.kind === 'patch' ? patchRefusal(person, op, thing) : refusal(person, op.kind === 'del' ? 'delete' : 'restore', thing)
}

function putRefusal(person: Person, op: Asked, there: Fields | null, thing: Thing): RightsCode | null {
  const created = refusal(person, 'create', { ...thing, data: op.patch })
  if (created || !there) return created
  // adding again what is there says something new of it, too
  const changes = Object.fromEntries(Object.entries(op.patch).filter(([field, value]) => there[field] !== value))
  return Object.keys(changes).length > 0 ? refusal(person, 'edit', { ...thing, changes }) : null
}

function patchRefusal(person: Person, op: Asked, thing: Thing): RightsCode | null {
  // the step goes along with a move to another stage; by itself it is an edit
  const moved = Object.hasOwn(op.patch, 'stage') ? [...MOVES, 'stepId'] : MOVES
  const changes = op.entity === 'idea' ? Object.fromEntries(Object.entries(op.patch).filter(([field]) => !moved.includes(field))) : op.patch
  if (op.entity === 'idea' && Object.keys(changes).length === 0) return null
  const personField = PERSON[op.entity]
  if (personField && Object.hasOwn(changes, personField)) return 'fixed-field'
  return refusal(person, 'edit', { ...thing, changes })
}

export const tellsMove = (op: Asked, ideaId: string): boolean => op.entity === 'stageChange' && op.kind === 'put' && op.patch['ideaId'] === ideaId

/** The row that tells of an idea's move: who, why, and whether a meeting decided it. Of several, which only an idea brings that comes with all its moves, the last. */
export function toldBy<O extends Asked>(ideaId: string, group: readonly O[]): O | undefined {
  return group.findLast((other) => tellsMove(other, ideaId))
}

/** What a move names, as whoever asks knows it. */
export interface Named {
  isMeeting(id: string): boolean
  /** Null when there is no such idea. */
  authorOf(ideaId: string): string | null
}

/** Why `person` may not move the idea `op` is about from stage `from`. */
export function moveRefusal(person: Person, op: Asked, idea: Fields, from: string, told: Asked, { isMeeting, authorOf }: Named): RightsCode | null {
  const meetingId = told.patch['meetingId']
  const other = op.patch['mergedIntoId'] ?? idea['mergedIntoId']
  return refusal(person, 'move', { entity: 'idea', data: idea, move: { from, to: String(op.patch['stage']), inMeeting: typeof meetingId === 'string' && isMeeting(meetingId), with: typeof other === 'string' ? authorOf(other) : null, toStep: typeof op.patch['stepId'] === 'string' } })
}
