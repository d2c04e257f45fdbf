// What the hub decides beyond the merge rule: the shape of an operation, the member's rights, and the rules of the domain.
import { isProof, needsProof } from '../../shared/domain/benefits.ts'
import { moveProblem, type Question, type Stage } from '../../shared/domain/ideas.ts'
import { futureField } from '../../shared/domain/past-days.ts'
import { maySee, NAMELESS, selvesOf, type Person } from '../../shared/domain/rights.ts'
import { isOnScale, type Scaled } from '../../shared/domain/metrics.ts'
import type { Fields, Op } from '../../shared/sync/change.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import { moveRefusal, movesIdea, opRefusal, tellsMove, toldBy, type Named } from '../../shared/sync/rights-of-ops.ts'
import { OLDEST_SCHEMA, SCHEMA, shapeOf, shapeProblem } from '../../shared/sync/shapes.ts'
import { benefitVerdict } from './benefits.ts'
import { campaignVerdict } from './campaigns.ts'
import { answeredBy, answerVerdict } from './questions.ts'
import { parentEntityOf, parentIdOf, type Stored } from './records.ts'
import { stepVerdict } from './steps.ts'
import type { Rows, Verdict } from './verdict.ts'

/** Joined rows that may also have an id of their own. Every other exists once: any other id would let one be there twice. */
const OTHER_IDS: ReadonlySet<string> = new Set(['meeting', 'agendaChoice', 'discussion'])

/** The id that a joined row must have, or null when its entity is not one. */
function joinedIdOf(op: Op): string | null {
  const shape = shapeOf(op.entity)
  return shape?.joins ? idOfJoined(op.entity, shape.joins.map((field) => String(op.patch[field]))) : null
}

/** What is wrong with an operation as it came, whatever the rows are. `now`: the hub's time. */
export function formProblem(op: Op, now: number): Verdict | null {
  if (op.schema < OLDEST_SCHEMA || op.schema > SCHEMA) return { code: 'unknown-schema', params: { schema: op.schema } }
  const problem = shapeProblem(op)
  if (problem) {
    const { code, field, ...limits } = problem
    return { code, ...(field !== undefined && { params: { entity: op.entity, field: field.slice(0, 64), ...limits } }) }
  }
  const future = futureField(op.entity, op.patch, now)
  if (future !== null) return { code: 'date-in-future', params: { entity: op.entity, field: future } }
  if (op.kind === 'put') {
    const wanted = joinedIdOf(op)
    if (wanted !== null && op.rowId !== wanted && (!OTHER_IDS.has(op.entity) || op.rowId[14] === '5')) return { code: 'bad-id' }
  }
  return null
}

/** Everybody knows the same of a row that one may not see: nothing. */
export function hidden(stored: Stored | null, person: Person): boolean {
  return stored !== null && !maySee(person, stored.audience)
}

/** The id of the row that tells who wrote an idea without a name. */
export const authorshipIdOf = (ideaId: string): string => idOfJoined('authorship', [ideaId])

/** The idea that an operation, or a row, is about or hangs on; null when it is about something else. Of a conflict: that of the row with the two values. */
export function ideaIdOf({ entity, rowId, patch }: Pick<Op, 'entity' | 'rowId' | 'patch'>, stored: Stored | null): string | null {
  if (entity === 'idea') return rowId
  const data = stored?.row.data ?? patch
  if (entity === 'conflict') return stored?.parent ?? null
  return parentEntityOf(entity, data) === 'idea' ? parentIdOf(entity, data) : null
}

const putsNameless = (other: Op, ideaId: string): boolean => other.entity === 'idea' && other.kind === 'put' && other.rowId === ideaId && other.patch['authorId'] === NAMELESS
const tellsOf = (other: Op, ideaId: string, person: Person): boolean => other.entity === 'authorship' && other.kind === 'put' && other.patch['ideaId'] === ideaId && other.patch['memberId'] === person.id

/** Customers and segments that are named for the first time come with the idea that names them. */
const NAMED: ReadonlySet<string> = new Set(['customer', 'segment'])

/**
 * Whether the person is the nameless author of what the operation is about: by the row that tells, or because they are just making both. Also of what comes
 * into being with it: who added the customer of an idea would be who wrote it.
 */
function wroteNameless(op: Op, group: readonly Op[], rows: Rows, person: Person): boolean {
  const ideaId = ideaIdOf(op, rows.get(op.rowId))
  if (ideaId === null) return op.kind === 'put' && NAMED.has(op.entity) && group.some((other) => !NAMED.has(other.entity) && wroteNameless(other, group, rows, person))
  const idea = rows.get(ideaId)
  if ((idea?.row.data['authorId'] ?? (op.rowId === ideaId ? op.patch['authorId'] : null)) !== NAMELESS) return false
  const told = rows.get(authorshipIdOf(ideaId))
  return told ? told.row.data['memberId'] === person.id : group.some((other) => tellsOf(other, ideaId, person))
}

/** As whom the person acts, by the id for the stamps, or why they may not. `group`: all operations that stand or fall with this one. `agreed`: ideas that are moved to where they stand already. */
export function judge(op: Op, group: readonly Op[], rows: Rows, person: Person, agreed: ReadonlySet<string>): { as: string; verdict: Verdict | null } {
  let first: Verdict | null = null
  for (const self of selvesOf(person, wroteNameless(op, group, rows, person))) {
    const verdict = rightsProblem(op, group, rows, self, person, agreed)
    if (!verdict) return { as: self.id, verdict: null }
    first ??= verdict
  }
  return { as: person.id, verdict: first }
}

/** Rights, and rules that one row and its parent decide. `self`: as whom `person` acts. */
function rightsProblem(op: Op, group: readonly Op[], rows: Rows, self: Person, person: Person, agreed: ReadonlySet<string>): Verdict | null {
  const stored = rows.get(op.rowId)
  if (stored && stored.entity !== op.entity) return { code: 'exists' }
  // else what is said of a row that is there would tell who has said something
  if ((op.entity === 'pulse' || op.entity === 'follow') && op.kind === 'put' && op.patch['memberId'] !== self.id) return { code: 'as-another' }
  if (hidden(stored, person)) return { code: op.kind === 'put' ? 'exists' : 'missing' }
  if (op.kind !== 'put' && !stored) return null // the merge rule says `missing`
  const data = stored?.row.data ?? op.patch
  const parentId = parentIdOf(op.entity, data)
  const parent = parentId ? rows.get(parentId) : null
  if (op.kind === 'put' && parentId) {
    if (!parent || parent.entity !== parentEntityOf(op.entity, data) || hidden(parent, person)) return { code: 'parent-missing' }
    if (parent.row.deleted) return { code: 'parent-deleted', params: { by: parent.row.life[3] } }
  }
  if (op.entity === 'kudos' && op.patch['toId'] === NAMELESS && wroteNameless(op, group, rows, person)) return { code: 'kudos-own' }
  const code = opRefusal(self, op, { data: stored?.row.data ?? null, parent: parent?.row.data ?? null, creatorId: stored?.row.created[3] ?? null })
  if (code) return { code }
  // whose idea it is, is told when it is made: nobody makes another's their own
  if (op.entity === 'authorship' && !stored && !group.some((other) => putsNameless(other, parentId!))) return { code: 'not-yours' }
  const measured = op.entity === 'reading' ? ['value'] : op.entity === 'metricGoal' ? ['target', 'benchmark'] : []
  if (parent && op.kind !== 'del' && measured.some((field) => typeof op.patch[field] === 'number' && !isOnScale(parent.row.data as unknown as Scaled, op.patch[field]))) return { code: 'out-of-scale' }
  if (op.entity === 'ideaAnswer') return answerVerdict(op, rows)
  if (op.entity === 'campaign') return campaignVerdict(op, stored?.row.data ?? null)
  if (op.entity === 'benefit') return benefitVerdict(op, stored?.row.data ?? null, rows, wroteNameless(op, group, rows, person))
  const intoId = op.entity === 'customer' ? op.patch['mergedIntoId'] : null
  if (typeof intoId === 'string') return intoProblem(op, intoId, rows, person)
  const gone = stepVerdict(op, rows)
  if (gone) return gone
  if (movesIdea(op)) return moveVerdict(op, stored!, group, rows, self, agreed)
  if (op.entity === 'idea' && op.kind === 'put' && (op.patch['stage'] !== 'draft' || toldBy(op.rowId, group))) return creationVerdict(op, group, rows, self)
  if (op.entity === 'stageChange' && !group.some((other) => other.entity === 'idea' && other.rowId === op.patch['ideaId'] && Object.hasOwn(other.patch, 'stage'))) return loneMoveVerdict(op, parent!, rows, self)
  return null
}

/** A move without the change of its idea, which somebody who may not make it has left out when they joined: they hear that they may not. */
function loneMoveVerdict(op: Op, idea: Stored, rows: Rows, person: Person): Verdict {
  const { fromStage, toStage } = op.patch
  return { code: moveRefusal(person, { ...op, patch: { stage: toStage! } }, idea.row.data, String(fromStage), op, namedIn(rows)) ?? 'move-missing' }
}

/**
 * Whether the fields of a row still go together. `data`: the row as the merge left it: of two changes that each fit by themselves it may have kept the
 * beginning of one and the end of the other.
 */
export function tornVerdict(op: Op, data: Fields, rows: Rows): Verdict | null {
  if (op.entity !== 'campaign' && op.entity !== 'benefit') return null
  const merged = { ...op, patch: Object.fromEntries(Object.keys(op.patch).map((field) => [field, data[field] ?? null])) }
  return op.entity === 'campaign' ? campaignVerdict(merged, data) : benefitVerdict(merged, data, rows, false)
}

const namedIn = (rows: Rows): Named => ({
  isMeeting: (id) => rows.get(id)?.entity === 'meeting',
  authorOf: (id) => String(rows.get(id)?.row.data['authorId'] ?? '') || null,
})

function moveVerdict(op: Op, stored: Stored, group: readonly Op[], rows: Rows, person: Person, agreed: ReadonlySet<string>): Verdict | null {
  const told = toldBy(op.rowId, group)
  // who agrees is judged by the move they made
  const from = String(told && agreed.has(op.rowId) ? told.patch['fromStage'] : stored.row.data['stage'])
  const to = op.patch['stage']
  if (typeof to !== 'string' || !told || told.patch['toStage'] !== to) return { code: 'move-missing' }
  if (told.patch['memberId'] !== person.id) return { code: 'as-another' }
  // the row moved on since: the merge rule would say the same of a concurrent move; this also covers one that the person had seen
  if (told.patch['fromStage'] !== from) return { code: 'stale', params: { stage: from } }
  const code = moveRefusal(person, op, stored.row.data, from, told, namedIn(rows))
  return code ? { code } : mergeProblem(op, from, to, rows, person)
}

/** The row that a merge, or its taking back, names: with it come those which that one is merged into. */
export function mergedIntoOf(op: Op, stored: Stored | null): string | null {
  const merges = op.entity === 'customer' ? op.kind !== 'del' : op.entity === 'idea' && op.kind === 'patch' && Object.hasOwn(op.patch, 'stage')
  const into = merges ? (op.patch['mergedIntoId'] ?? stored?.row.data['mergedIntoId']) : null
  return typeof into === 'string' ? into : null
}

/** A merged idea names the one it counts for, and no other does; no way through merges comes back to where it began. */
function mergeProblem(op: Op, from: string, to: string, rows: Rows, person: Person): Verdict | null {
  const into = op.patch['mergedIntoId']
  if (to !== 'merged') return (from === 'merged' ? into === null : into === undefined) ? null : { code: 'illegal-move', params: { from, to } }
  return typeof into === 'string' ? intoProblem(op, into, rows, person) : { code: 'illegal-move', params: { from, to } }
}

/** What a merge names is there, and does not come back to where it began. */
function intoProblem(op: Op, into: string, rows: Rows, person: Person): Verdict | null {
  const survivor = rows.get(into)
  if (survivor?.entity !== op.entity || hidden(survivor, person)) return { code: 'parent-missing' }
  if (survivor.row.deleted) return { code: 'parent-deleted', params: { by: survivor.row.life[3] } }
  // also by way of deleted ones, which can be brought back
  const passed = new Set<string>()
  for (let at: Stored | null = survivor; at && !passed.has(at.id); at = rows.get(String(at.row.data['mergedIntoId']))) {
    if (at.id === op.rowId) return { code: 'merge-circle' }
    passed.add(at.id)
  }
  return null
}

/** One that comes out of a workspace's file brings all its moves: the first leaves Draft, the last leads to where it stands, and whoever brings it may make each of them. */
function creationVerdict(op: Op, group: readonly Op[], rows: Rows, person: Person): Verdict | null {
  const moves = group.filter((other) => tellsMove(other, op.rowId))
  const to = String(op.patch['stage'])
  if (moves.at(-1)?.patch['toStage'] !== to || moves[0]!.patch['fromStage'] !== 'draft') return { code: 'move-missing' }
  if (op.patch['mergedIntoId'] !== null || to === 'merged') return { code: 'illegal-move' }
  for (const told of moves) {
    const code = moveRefusal(person, { ...op, patch: { ...op.patch, stage: told.patch['toStage']! } }, op.patch, String(told.patch['fromStage']), told, namedIn(rows))
    if (code) return { code }
  }
  return null
}

/** Moves of a group, for the rules that need what hangs on the idea: looked at when the whole group has been applied. */
export function movesOf(group: readonly Op[]): { op: Op; told: Op }[] {
  return group.flatMap((op) => {
    const told = op.entity === 'idea' && Object.hasOwn(op.patch, 'stage') ? toldBy(op.rowId, group) : undefined
    return told ? [{ op, told }] : []
  })
}

/** Whether a move is legal, has its reason and its answers; `children` are the rows that hang on the idea when the group is through, `leftOut`: the workspace does without the stage it goes to, `required`: what it asks before Draft is left. */
export function pipelineProblem(op: Op, told: Op, children: readonly Stored[], leftOut: boolean, required: readonly Question[]): Verdict | null {
  const living = children.filter(({ row }) => !row.deleted)
  const answered = answeredBy(living)
  const from = told.patch['fromStage'] as Stage
  const to = told.patch['toStage'] as Stage
  const reason = String(told.patch['reason'])
  if (op.kind !== 'put' && to === 'merged') return from === 'merged' ? { code: 'illegal-move', params: { from, to } } : null
  if (op.kind !== 'put' && from === 'merged') return to === beforeMerge(told, living) ? null : { code: 'illegal-move', params: { from, to } }
  if (op.kind === 'put') {
    if (to === 'draft') return null
    // taken along from a workspace of one, or imported: it may stand anywhere, but not without what it must have said
    if (to === 'declined' && !reason.trim()) return { code: 'reason-missing' }
    return moveProblem('draft', 'submitted', '', answered) === 'answers-missing' ? { code: 'answers-missing' } : null
  }
  const proven = living.some(({ entity, row }) => entity === 'benefit' && isProof(row.data['state']))
  const problem = moveProblem(from, to, reason, { ...answered, required, proven, leftOut })
  if (problem === 'illegal-move' && takesBack(told, living)) return null
  return problem ? { code: problem, params: { from, to } } : null
}

/** Ideas that lose an entry of their ledger: looked at when the whole group has been applied. */
export const losersOf = (group: readonly Op[], rows: Rows): { op: Op; ideaId: string }[] =>
  group.flatMap((op) => (op.entity === 'benefit' && op.kind === 'del' ? [{ op, ideaId: String(rows.get(op.rowId)?.row.data['ideaId'] ?? '') }] : []))

/** The last that was measured stays while the idea stands in Measured. */
export function lossProblem(idea: Stored | null, children: readonly Stored[]): Verdict | null {
  if (!idea || idea.row.deleted || !needsProof(String(idea.row.data['stage']))) return null
  return children.some(({ entity, row }) => entity === 'benefit' && !row.deleted && isProof(row.data['state'])) ? null : { code: 'benefit-needed' }
}

/** Where a merged idea stood: there it stands again when that is taken back. */
function beforeMerge(told: Op, living: readonly Stored[]): unknown {
  const merges = living.filter(({ entity, id, row }) => entity === 'stageChange' && id !== told.rowId && row.data['toStage'] === 'merged')
  return merges.sort((a, b) => a.row.created[0] - b.row.created[0]).at(-1)?.row.data['fromStage']
}

/** The last mover may take the last move back, though the pipeline has no such way. */
function takesBack(told: Op, living: readonly Stored[]): boolean {
  const before = living.filter(({ entity, id, row }) => entity === 'stageChange' && id !== told.rowId && row.data['fromStage'] !== row.data['toStage']).sort((a, b) => a.row.created[0] - b.row.created[0]).at(-1)?.row.data
  return before !== undefined && before['memberId'] === told.patch['memberId'] && before['fromStage'] === told.patch['toStage'] && before['toStage'] === told.patch['fromStage']
}
