// Changes that the hub did not accept: why, what was written, what is there now; and sending them again, as they were or edited, as often as it takes.
import type * as z from 'zod'
import { AppError, type FieldProblem } from '../../../../shared/app-error.ts'
import { cleanText } from '../../../../shared/contract/fields.ts'
import type { ledger as contract, RejectedField, Rejection } from '../../../../shared/contract/ledger.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import { isFutureDay } from '../../../../shared/domain/learnings.ts'
import { hangsOn, HANGS_ON, QUIET_FIELDS } from '../../../../shared/domain/ledger.ts'
import { hasRole, NAMELESS, PERSON, type Role } from '../../../../shared/domain/rights.ts'
import { actorOn } from '../../store/replica/nameless.ts'
import type { Read } from '../../store/read.ts'
import { personOf, watchRights } from '../../store/rights.ts'
import { countOpenRejections, listGroups, opsOfGroup, setAllStates, setGroupState, type Rejected, type RejectedOp } from '../../store/replica/rejected.ts'
import { fieldsOf, fits, isLiving, memberNamed, partOf, rowOf, shownOf, tableNamed, thingOf } from '../../store/row-words.ts'
import type { Fields, TableName, Value } from '../../store/tables.ts'
import type { Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { questionsOf } from '../../store/pipeline/questions.ts'
import { stepAt } from '../../store/pipeline/steps.ts'
import { moveIdea } from '../idea/moves.ts'
import { addComment } from '../idea/talk.ts'
import { numberOf } from './ledger.ts'
import { mergeIdea, unmergeIdea } from '../merging.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Edit = NonNullable<RejectedField['edit']>

/** What people typed and may type anew. Tags and links are what they name: they are added again on their page. */
const EDITS: Readonly<Record<string, Readonly<Record<string, Edit>>>> = {
  team: { name: 'line' }, member: { name: 'line' }, segment: { name: 'line' }, episode: { name: 'line' }, area: { name: 'line' }, customer: { name: 'line' }, customerFact: { text: 'text' },
  learning: { text: 'text', quote: 'text', happenedOn: 'day' }, cause: { removedOn: 'day' }, benefit: { low: 'number', high: 'number', cost: 'number', rate: 'number', proof: 'text', measuredOn: 'day' }, review: { impact: 'number', reach: 'number', confidence: 'number', effort: 'number', comment: 'text' }, followUp: { answer: 'text' }, idea: { title: 'line', description: 'text', expectedBenefit: 'text' }, ideaAnswer: { text: 'text' }, theme: { name: 'line' }, comment: { text: 'text' }, pilotCustomer: { words: 'text', saidOn: 'day', message: 'text' }, kudos: { text: 'text' }, championNote: { text: 'text' },
  category: { name: 'line' }, step: { name: 'line' }, campaign: { name: 'line', question: 'line', closing: 'text' }, stageChange: { reason: 'text' }, metric: { name: 'line', unit: 'line', target: 'number' }, reading: { value: 'number', readOn: 'day', note: 'text' }, series: { name: 'line' }, templateSegment: { title: 'line', intro: 'line', reason: 'line' }, agendaChoice: { title: 'line' },
  discussion: { note: 'text' }, decision: { reason: 'text' }, actionItem: { title: 'line' },
}
const REQUIRED: ReadonlySet<string> = new Set(['learning.text', 'customerFact.text', 'idea.title', 'comment.text', 'kudos.text', 'championNote.text', 'actionItem.title', 'metric.name', 'series.name', 'customer.name', 'segment.name', 'episode.name', 'area.name', 'category.name', 'step.name', 'campaign.name', 'campaign.question', 'team.name', 'member.name', 'reading.value', 'reading.readOn', 'learning.happenedOn', 'benefit.measuredOn', 'benefit.low', 'benefit.high', 'benefit.cost', 'review.impact', 'review.reach', 'review.confidence', 'review.effort'])
/** Codes that stay true however often it is sent. */
const FINAL: ReadonlySet<string> = new Set(['nobody-may', 'fixed-field', 'append-only', 'unknown-entity', 'unknown-field', 'bad-id', 'not-empty', 'no-access'])
const MOVES: ReadonlySet<string> = new Set(['stage', 'stageAt', 'submittedAt', 'stepId', 'mergedIntoId'])
const ACTS = { put: 'created', patch: 'changed', del: 'deleted', restore: 'restored' } as const

export function rejections({ store: { read } }: Context, { open, cursor, limit }: Input<'rejections'>): { rows: Rejection[]; next: string | null } {
  const groups = listGroups(read, { open, after: numberOf(cursor), limit: limit + 1 })
  const shown = groups.slice(0, limit)
  return { rows: shown.map(({ id }) => toRejection(read, id)), next: groups.length > limit ? String(shown.at(-1)!.last) : null }
}

export function rejection({ store: { read } }: Context, { id }: Input<'rejection'>): Rejection {
  return toRejection(read, id)
}

function groupAt(read: Read, id: string): Rejected[] {
  const ops = opsOfGroup(read, id)
  if (ops.length === 0) throw new AppError('unknown-rejection')
  return ops
}

/** The one that was refused for itself; the others fell with it. */
const causeOf = (group: readonly Rejected[]): Rejected => group.find(({ code }) => code !== 'together' && code !== 'dependency') ?? group[0]!

function toRejection(read: Read, id: string): Rejection {
  const group = groupAt(read, id)
  const cause = causeOf(group)
  const [first] = group as [Rejected, ...Rejected[]]
  const move = moveOf(group)
  const data = first.op.kind === 'put' ? first.op.patch : first.hubRow
  const on = hangsOn(first.op.entity, rowOf(read, first.op.entity, first.op.rowId) ?? data ?? {})
  const thing = on ? thingOf(read, on.entity, on.id, group.find(({ op }) => op.rowId === on.id)?.op.patch ?? null) : thingOf(read, first.op.entity, first.op.rowId, data)
  const { by: byId, ...params } = cause.params
  return {
    id, thing, move, params,
    at: first.at,
    state: first.state,
    code: cause.code,
    by: memberNamed(read, typeof byId === 'string' ? byId : null),
    act: ACTS[first.op.kind],
    entity: first.op.entity,
    count: group.length,
    fields: group.flatMap((one) => fieldsOfOp(read, one.op, move !== null)),
    resendable: first.state === 'open' && mayNow(read, cause.code, group) && group.every(({ code, op }) => !FINAL.has(code) && canWrite(read, op, group)),
    commentable: first.state === 'open' && thing.entity === 'idea' && thing.living && first.op.entity !== 'comment',
  }
}

const NEEDED: Readonly<Record<string, Role>> = { 'leads-only': 'lead', 'champions-only': 'champion', 'admins-only': 'admin' }

/** What only others may do is not worth sending again before one is one of them, or the thing has become one's own. */
function mayNow(read: Read, code: string, group: readonly Rejected[]): boolean {
  if (code === 'not-yours') return mayWrite(read, group)
  const person = personOf(read)
  return NEEDED[code] === undefined || person === null || hasRole(person, NEEDED[code])
}

function mayWrite(read: Read, group: readonly Rejected[]): boolean {
  const rights = watchRights(read)
  for (const { op } of group) {
    const table = tableNamed(op.entity)
    if (table) rights.note(table, op, () => rowOf(read, op.entity, op.rowId))
  }
  try {
    rights.judge()
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function moveOf(group: readonly Rejected[]): Rejection['move'] {
  const told = group.find(({ op }) => op.entity === 'stageChange' && op.kind === 'put')?.op.patch
  // one by itself is of an idea that was handed in when joining
  const moved = group.length === 1 || group.some(({ op }) => op.entity === 'idea' && op.kind === 'patch' && Object.hasOwn(op.patch, 'stage'))
  return told && moved ? { from: String(told['fromStage']), to: String(told['toStage']), reason: String(told['reason']) } : null
}

/** What the person wrote, field by field; not what the app adds by itself. */
function fieldsOfOp(read: Read, { opId, entity, rowId, kind, patch }: RejectedOp, isMove: boolean): RejectedField[] {
  if (kind === 'del' || kind === 'restore') return []
  const there = fieldsOf(read, entity, rowId)
  const own = new Set([PERSON[entity], HANGS_ON[entity]?.column, 'question', 'ofId', 'ofNoun', 'fromStage', 'toStage', 'meetingId', 'subject', 'sha256', 'mime', 'size', 'timeZone'])
  return Object.entries(patch).flatMap(([field, value]) => {
    if (QUIET_FIELDS.has(field) || own.has(field) || (isMove && MOVES.has(field)) || (kind === 'put' && (value === null || value === '' || (entity === 'idea' && field === 'stage')))) return []
    return [{ opId, entity, field, part: partOf(read, entity, rowId, patch), mine: shownOf(read, entity, field, value), now: there && kind === 'patch' ? shownOf(read, entity, field, there[field] ?? null) : null, edit: EDITS[entity]?.[field] ?? null }]
  })
}

function canWrite(read: Read, { entity, rowId, kind, patch }: RejectedOp, group: readonly Rejected[]): boolean {
  if (!tableNamed(entity)) return false
  if (kind !== 'put') return rowOf(read, entity, rowId) !== null || group.some(({ op }) => op.kind === 'put' && op.rowId === rowId)
  if (entity === 'ideaAnswer' && !questionsOf(read).some(({ key }) => key === patch['question'])) return false
  const on = hangsOn(entity, patch)
  return !on || isLiving(read, on.entity, on.id) || group.some(({ op }) => op.kind === 'put' && op.rowId === on.id)
}

function openGroup(write: Read, id: string): Rejected[] {
  const group = groupAt(write, id)
  if (group[0]!.state !== 'open') throw new AppError('already-decided')
  return group
}

/** Written anew on what is there now, all of it in one transaction: it stands or falls together again. */
export function resend(context: Context, { id, values }: Input<'resend'>): Record<string, never> {
  context.store.write((write) => {
    const group = openGroup(write, id)
    if (!group.every(({ code, op }) => !FINAL.has(code) && canWrite(write, op, group))) throw new AppError('cannot-resend')
    const edited = edits(group, values, context.now())
    const move = moveOf(group)
    const ids = new Map(group.filter(({ code, op }) => code === 'exists' && op.kind === 'put' && op.rowId[14] !== '5').map(({ op }) => [op.rowId, context.newId()]))
    for (const { op } of group) {
      const patch = Object.fromEntries(Object.entries({ ...op.patch, ...edited.get(op.opId) }).map(([field, value]) => [field, ids.get(String(value)) ?? value]))
      const again = { ...op, rowId: ids.get(op.rowId) ?? op.rowId, patch }
      if (move && op.entity === 'stageChange' && patch['toStage'] === 'merged') mergeIdea(write, context, { id: String(patch['ideaId']), intoId: mergedIntoIn(group, String(patch['ideaId'])), reason: String(patch['reason']) })
      else if (move && op.entity === 'stageChange' && patch['fromStage'] === 'merged') unmergeIdea(write, context, String(patch['ideaId']))
      else if (move && op.entity === 'stageChange') moveIdea(write, context, { id: String(patch['ideaId']), to: String(patch['toStage']) as Stage, stepId: stepIn(write, group, patch), reason: String(patch['reason']) })
      else writeAgain(write, context, again, move !== null)
    }
    setGroupState(write, id, 'resent', context.now())
  })
  return {}
}

/** The step that a move was to lead to, while it is there. */
function stepIn(read: Read, group: readonly Rejected[], { ideaId, toStage }: Fields): string | null {
  const stepId = group.find(({ op }) => op.entity === 'idea' && op.rowId === ideaId)?.op.patch['stepId']
  return typeof stepId === 'string' && stepAt(read, stepId, toStage as Stage) ? stepId : null
}

/** The idea that a merge was to be into. */
const mergedIntoIn = (group: readonly Rejected[], ideaId: string) => String(group.find(({ op }) => op.entity === 'idea' && op.rowId === ideaId)?.op.patch['mergedIntoId'])

function writeAgain(write: Write, context: Context, { entity, rowId, kind, patch }: RejectedOp, isMove: boolean): void {
  const table = entity as TableName
  if (kind === 'del') return void write.remove(table, rowId)
  if (kind === 'restore') return void write.restore(table, rowId)
  if (kind === 'put') {
    // written without a name, it stays so
    const person = patch[PERSON[entity] ?? ''] === NAMELESS ? null : PERSON[entity]
    return write.ensure(table, rowId, { ...patch, ...(person && { [person]: me(context) }) })
  }
  // somebody deleted it: it comes back with this change
  if (!isLiving(write, entity, rowId)) write.restore(table, rowId)
  const changes = isMove ? Object.fromEntries(Object.entries(patch).filter(([field]) => !MOVES.has(field))) : patch
  if (Object.keys(changes).length > 0) write.patch(table, rowId, changes)
}

/** The edited values by operation. Throws `bad-input` with the fields that do not do, named `<opId>.<field>`. */
function edits(group: readonly Rejected[], values: Input<'resend'>['values'], now: number): Map<string, Fields> {
  const edited = new Map<string, Fields>()
  const problems: FieldProblem[] = []
  for (const { opId, field, value } of values) {
    const op = group.find(({ op }) => op.opId === opId)?.op
    const edit = op && EDITS[op.entity]?.[field]
    if (!edit || !Object.hasOwn(op.patch, field)) throw new AppError('bad-input', {}, [{ field: `${opId}.${field}`, code: 'not-valid' }])
    const read = readEdit(edit, value)
    const code = editProblem(op.entity, field, edit, read, now)
    if (code) problems.push({ field: `${opId}.${field}`, code })
    edited.set(opId, { ...edited.get(opId), [field]: read })
  }
  if (problems.length > 0) throw new AppError('bad-input', {}, problems)
  return edited
}

function editProblem(entity: string, field: string, edit: Edit, value: Value, now: number): string | null {
  if (value === '' || value === null) return REQUIRED.has(`${entity}.${field}`) ? 'required' : null
  if (!fits(entity, field, value)) return edit === 'number' || edit === 'day' ? 'not-valid' : 'too-long'
  return edit === 'day' && isFutureDay(String(value), now) ? 'date-in-future' : null
}

function readEdit(edit: Edit, value: string): Value {
  const text = cleanText(value).trim()
  if (edit === 'number') return text === '' ? null : Number(text.replace(',', '.'))
  if (edit === 'day' && text === '') return null
  return edit === 'line' ? text.replace(/\s+/g, ' ') : text
}

export function sendAsComment(context: Context, { id, text }: Input<'sendAsComment'>): Record<string, never> {
  context.store.write((write) => {
    openGroup(write, id)
    const { thing } = toRejection(write, id)
    const said = cleanText(text).trim()
    if (thing.entity !== 'idea' || !thing.living) throw new AppError('unknown-idea')
    if (said === '') throw new AppError('bad-input', {}, [{ field: 'text', code: 'required' }])
    if (!fits('comment', 'text', said)) throw new AppError('bad-input', {}, [{ field: 'text', code: 'too-long' }])
    addComment(write, context, { ideaId: thing.id, authorId: actorOn(write, thing.id), text: said })
    setGroupState(write, id, 'resent', context.now())
  })
  return {}
}

export function discard(context: Context, { id }: Input<'discard'>): Record<string, never> {
  context.store.write((write) => {
    openGroup(write, id)
    setGroupState(write, id, 'discarded', context.now())
  })
  return {}
}

export function takeBack(context: Context, { id }: Input<'takeBack'>): Record<string, never> {
  context.store.write((write) => {
    if (groupAt(write, id)[0]!.state === 'discarded') setGroupState(write, id, 'open', context.now())
  })
  return {}
}

export function discardAll({ store, now }: Context): { at: number; count: number } {
  return store.write((write) => {
    const count = countOpenRejections(write)
    // no two discardings have the same time, or taking one back would bring the other, too
    const at = Math.max(now(), (write.value<number | null>('SELECT max(decidedAt) FROM rejected') ?? 0) + 1)
    setAllStates(write, { from: 'open', to: 'discarded', at })
    return { at, count }
  })
}

export function takeAllBack({ store }: Context, { at }: Input<'takeAllBack'>): Record<string, never> {
  store.write((write) => setAllStates(write, { from: 'discarded', to: 'open', at }))
  return {}
}
