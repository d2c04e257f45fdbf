// Writing for programs: what they ask for becomes operations of the token's member, and the hub judges those as it judges any device's.
import { AppError } from '../../shared/app-error.ts'
import { isBuiltIn, newestWords, type WordsRow } from '../../shared/domain/questions.ts'
import { dayOf } from '../../shared/domain/learnings.ts'
import { needPast } from '../../shared/domain/past-days.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import type { Fields, Op, OpKind } from '../../shared/sync/change.ts'
import { STEPS } from '../../shared/sync/clock.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import { SCHEMA } from '../../shared/sync/shapes.ts'
import { hashOf } from '../auth/secrets.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from '../store/store.ts'
import { authorshipIdOf } from '../sync/judge.ts'
import { takeOps } from '../sync/push.ts'
import { answeredBy, needAnswered } from '../sync/questions.ts'
import { fromRecord, loadChildren, type RecordRow, type Stored } from '../sync/records.ts'
import { promiseTimes } from './due.ts'
import { readRow } from './read.ts'
import type { Given, Picked } from './schemas.ts'
import { actingMember, type Program } from './tokens.ts'

/** How a repeated request is known: by the header, or by the id that the program gave the row. Both belong to the token. */
export interface Retry { readonly key: string | undefined; readonly id: string | undefined; readonly body: unknown }

/** One request's operations. */
interface Act {
  readonly tx: Sql
  readonly at: number
  readonly member: { readonly id: string; readonly teamId: string | null }
  readonly newId: () => string
  op(entity: string, rowId: string, kind: OpKind, patch?: Fields, more?: { base?: number; was?: Readonly<Record<string, string>> }): void
  /** A row that exists once by what it joins. */
  join(entity: string, parts: readonly string[], patch: Fields): void
}

/**
 * Runs one request, once: a retry by the same key and with the same body changes nothing. All of its operations stand or fall together.
 * Throws the code of the first operation that was refused; `key-reused`, `exists` when the key or id came with another body before.
 */
export async function write(context: HubContext, program: Program, { key, id, body }: Retry, build: (act: Act) => Promise<string>): Promise<{ id: string; member: string; again: boolean }> {
  const { store, now, newId } = context
  const keys = [...(key === undefined ? [] : [`${program.tokenId} key ${hashOf(key)}`]), ...(id === undefined ? [] : [`${program.tokenId} id ${id}`])]
  const digest = hashOf(JSON.stringify(body))
  const done = await store.write(async (tx) => {
    const { id: memberId, role, teamId } = await actingMember(tx, program)
    for (const kept of await tx.all<{ key: string; body: string; rowId: string }>('SELECT key, body, "rowId" FROM written WHERE key = ANY(?)', [keys])) {
      if (kept.body !== digest) throw new AppError(kept.key.includes(' key ') ? 'key-reused' : 'exists')
      return { id: kept.rowId, member: memberId, again: true, head: 0 }
    }
    const at = now()
    const ops: Op[] = []
    const txn = newId()
    const op: Act['op'] = (entity, rowId, kind, patch = {}, { base = 0, was } = {}) => void ops.push({ opId: newId(), txn, entity, rowId, kind, patch, base, ...(was && { was }), hlc: at * STEPS, schema: SCHEMA })
    const join: Act['join'] = (entity, parts, patch) => op(entity, idOfJoined(entity, parts), 'put', patch)
    const rowId = await build({ tx, at, member: { id: memberId, teamId }, newId, op, join })
    if (ops.length === 0) return { id: rowId, member: memberId, again: false, head: 0 }
    const { results, head } = await takeOps(tx, { source: program.tokenId, person: { id: memberId, role } }, ops, context)
    // thrown, so that nothing of it stays and the program may try again when it has mended what was wrong
    for (const result of results) if ('code' in result && result.code !== 'together') throw new AppError(result.code, result.params ?? {})
    await tx.putMany('written', keys.map((kept) => ({ key: kept, body: digest, rowId, at })))
    return { id: rowId, member: memberId, again: false, head }
  })
  if (done.head > 0) store.moved(done.head)
  return done
}

const sameName = (name: string): string => name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** The id of what was picked; by a name that nobody has yet, a new row is made. `known`: names met earlier in this request. */
async function pick(act: Act, entity: string, picked: Picked, known = new Map<string, string>()): Promise<string> {
  const { tx, newId, op } = act
  if ('id' in picked) {
    if (!(await tx.get('SELECT 1 AS found FROM record WHERE id = ? AND entity = ? AND deleted = 0', [picked.id, entity]))) throw new AppError(`unknown-${entity}`)
    return picked.id
  }
  const name = sameName(picked.name)
  const met = known.get(name)
  if (met !== undefined) return met
  const rows = await tx.all<{ id: string; data: string }>(`SELECT id, data FROM record WHERE entity = '${entity}' AND deleted = 0 ORDER BY ver`)
  const found = rows.find(({ data }) => sameName(String((JSON.parse(data) as Fields)['name'])) === name)
  if (!found && entity === 'metric') throw new AppError('unknown-metric')
  const id = found?.id ?? newId()
  if (!found) op(entity, id, 'put', entity === 'customer' ? { name: picked.name, segmentId: null } : { name: picked.name })
  known.set(name, id)
  return id
}

const pickOrNull = async (act: Act, entity: string, picked: Picked | null): Promise<string | null> => (picked === null ? null : pick(act, entity, picked))

const needFree = async ({ tx }: Act, id: string | undefined): Promise<void> => {
  if (id !== undefined && (await tx.get('SELECT 1 AS found FROM record WHERE id = ?', [id]))) throw new AppError('exists')
}

export async function addLearning(act: Act, given: Given<'LearningNew'>): Promise<string> {
  const { at, member, newId, op, join, tx } = act
  await needFree(act, given.id)
  const id = given.id ?? newId()
  const customerId = await pickOrNull(act, 'customer', given.customer)
  // a learning without a segment of its own belongs to its customer's
  const customers = customerId === null ? undefined : await tx.get<{ data: string }>('SELECT data FROM record WHERE id = ?', [customerId])
  const segmentId = (await pickOrNull(act, 'segment', given.segment)) ?? (customers ? ((JSON.parse(customers.data) as Fields)['segmentId'] ?? null) : null)
  const [episodeId, areaId] = [await pickOrNull(act, 'episode', given.episode), await pickOrNull(act, 'area', given.area)]
  const { text, quote, channel, sentiment, waits, wow, visibility } = given
  op('learning', id, 'put', { text, quote, customerId, segmentId, channel, sentiment, episodeId, areaId, happenedOn: needPast(given.happenedOn ?? dayOf(at, 'UTC'), at, 'happenedOn'), waits, wow, visibility, authorId: member.id, teamId: member.teamId, createdAt: at })
  for (const tag of new Set(given.tags)) join('learningTag', [id, tag], { learningId: id, tag })
  if (waits) op('followUp', newId(), 'put', followUp(id, customerId, member.id, at, await promiseTimes(tx, at)))
  return id
}

function followUp(learningId: string, customerId: string | null, ownerId: string, at: number, { answerBy, resolveBy }: { answerBy: number; resolveBy: number }): Fields {
  return { learningId, customerId, ownerId, state: 'open', dueAt: answerBy, answer: '', createdAt: at, acknowledgedAt: null, resolvedAt: null, sharedAt: null, answerBy, resolveBy, handedById: null, handedAt: null }
}

/** What of `changes` differs, with what its long texts were. */
function differing(stored: Stored, changes: Readonly<Record<string, Fields[string] | undefined>>, texts: readonly string[]): { patch: Record<string, Fields[string]>; was: Record<string, string> } {
  const patch = Object.fromEntries(Object.entries(changes).filter((change): change is [string, Fields[string]] => change[1] !== undefined && change[1] !== stored.row.data[change[0]]))
  return { patch, was: Object.fromEntries(Object.keys(patch).filter((field) => texts.includes(field) && typeof stored.row.data[field] === 'string').map((field) => [field, String(stored.row.data[field])])) }
}

export async function changeLearning(act: Act, id: string, given: Given<'LearningChanges'>): Promise<string> {
  const { tx, at, member, op, join, newId } = act
  const stored = await readRow(tx, 'learning', member.id, id)
  const base = given.version ?? stored.row.ver
  const { version: _version, customer, segment, episode, area, tags, happenedOn, ...plain } = given
  const picked = async (entity: string, value: Picked | null | undefined) => (value === undefined ? undefined : pickOrNull(act, entity, value))
  const customerId = await picked('customer', customer)
  const { patch, was } = differing(stored, { ...plain, customerId, segmentId: await picked('segment', segment), episodeId: await picked('episode', episode), areaId: await picked('area', area), ...(happenedOn !== undefined && { happenedOn: needPast(happenedOn, at, 'happenedOn') }) }, ['text', 'quote'])
  // with a version, what others changed since is merged by the rule; without one the program wants its value to stand
  if (Object.keys(patch).length > 0) op('learning', id, 'patch', patch, { base, ...(given.version === undefined && { was }) })
  const children = (await loadChildren(tx, id)).filter(({ row }) => !row.deleted)
  if (tags) {
    for (const child of children) if (child.entity === 'learningTag' && !tags.includes(String(child.row.data['tag']))) op('learningTag', child.id, 'del', {}, { base: child.row.ver })
    for (const tag of new Set(tags)) if (!children.some(({ entity, row }) => entity === 'learningTag' && row.data['tag'] === tag)) join('learningTag', [id, tag], { learningId: id, tag })
  }
  const promise = children.find(({ entity }) => entity === 'followUp')
  const waits = plain.waits ?? stored.row.data['waits'] === true
  const customerNow = customerId === undefined ? (stored.row.data['customerId'] as string | null) : customerId
  if (waits && !promise) op('followUp', newId(), 'put', followUp(id, customerNow, member.id, at, await promiseTimes(tx, at)))
  else if (promise && !waits && promise.row.data['resolvedAt'] === null) op('followUp', promise.id, 'del', {}, { base: promise.row.ver })
  else if (promise && promise.row.data['customerId'] !== customerNow) op('followUp', promise.id, 'patch', { customerId: customerNow }, { base: promise.row.ver })
  return id
}

export async function removeRow(act: Act, entity: 'learning' | 'reading', id: string): Promise<string> {
  const stored = await readRow(act.tx, entity, act.member.id, id)
  act.op(entity, id, 'del', {}, { base: stored.row.ver })
  return id
}

/** A question of the app, or an id. */
function asked(question: string): string {
  if (!isBuiltIn(question) && !/^[0-9a-f-]{36}$/.test(question)) throw new AppError('unknown-question', {}, [{ field: `answers.${question.slice(0, 40)}`, code: 'unknown-question' }])
  return question
}

/** The wording that counts now; null: that of the app. */
async function wordsOf(tx: Sql, question: string): Promise<string | null> {
  const rows = await tx.all<RecordRow>(`SELECT * FROM record WHERE entity = 'questionWords' AND deleted = 0`, [])
  return newestWords(rows.map((row) => ({ id: row.id, ...(fromRecord(row).row.data as unknown as Omit<WordsRow, 'id'>) })).filter(({ key }) => key === question))?.id ?? null
}

/** The id of one that is there, by its id or by its name. `stage`: of which a step must be. */
async function needed(tx: Sql, entity: 'category' | 'campaign' | 'step' | 'team', picked: Picked | null, stage?: string): Promise<string | null> {
  if (picked === null) return null
  // there are few of each
  const rows = await tx.all<{ id: string; data: string }>(`SELECT id, data FROM record WHERE entity = '${entity}' AND deleted = 0 ORDER BY ver`)
  const found = rows.find(({ id, data }) => {
    const row = JSON.parse(data) as Fields
    return ('id' in picked ? id === picked.id : sameName(String(row['name'])) === sameName(picked.name)) && (stage === undefined || row['stage'] === stage)
  })
  if (!found) throw new AppError(`unknown-${entity}`)
  return found.id
}

export async function addIdea(act: Act, given: Given<'IdeaNew'>): Promise<string> {
  const { tx, at, member, newId, op, join } = act
  await needFree(act, given.id)
  const id = given.id ?? newId()
  if (given.owner !== null && !(await tx.get(`SELECT 1 AS found FROM record WHERE id = ? AND entity = 'member' AND deleted = 0`, [given.owner]))) throw new AppError('unknown-member')
  for (const learning of given.learnings) await readRow(tx, 'learning', member.id, learning).catch(() => { throw new AppError('unknown-learning') })
  const known = { customer: new Map<string, string>(), segment: new Map<string, string>() }
  const [customers, segments]: [string[], string[]] = [[], []]
  for (const customer of given.customers) customers.push(await pick(act, 'customer', customer, known.customer))
  for (const segment of given.segments) segments.push(await pick(act, 'segment', segment, known.segment))
  const stage = given.submit ? 'submitted' : 'draft'
  const { title, description, expectedBenefit, effort, owner } = given
  op('idea', id, 'put', { title, description, stage, authorId: member.id, ownerId: owner, teamId: member.teamId, expectedBenefit, effort, mergedIntoId: null, createdAt: at, submittedAt: given.submit ? at : null, stageAt: at, categoryId: await needed(tx, 'category', given.category), campaignId: await needed(tx, 'campaign', given.campaign) })
  if (given.submit) await needAnswered(tx, { answers: given.answers, affected: customers.length + segments.length })
  for (const [question, text] of Object.entries(given.answers)) if (text) join('ideaAnswer', [id, question], { ideaId: id, question: asked(question), text, wordsId: await wordsOf(tx, question) })
  for (const customerId of new Set(customers)) join('ideaCustomer', [id, customerId], { ideaId: id, customerId })
  for (const segmentId of new Set(segments)) join('ideaSegment', [id, segmentId], { ideaId: id, segmentId })
  for (const learningId of new Set(given.learnings)) join('evidence', [id, learningId], { ideaId: id, learningId })
  if (given.submit) op('stageChange', newId(), 'put', { ideaId: id, fromStage: 'draft', toStage: stage, reason: '', memberId: member.id, meetingId: null, createdAt: at })
  return id
}

export async function changeIdea(act: Act, id: string, given: Given<'IdeaChanges'>): Promise<string> {
  const { tx, member, op, join } = act
  const stored = await readRow(tx, 'idea', member.id, id)
  const { version, answers = {}, owner, category, campaign, ...plain } = given
  const { patch, was } = differing(stored, { ...plain, ownerId: owner, ...(category !== undefined && { categoryId: await needed(tx, 'category', category) }), ...(campaign !== undefined && { campaignId: await needed(tx, 'campaign', campaign) }) }, ['description', 'expectedBenefit'])
  if (Object.keys(patch).length > 0) op('idea', id, 'patch', patch, { base: version ?? stored.row.ver, ...(version === undefined && { was }) })
  const children = (await loadChildren(tx, id)).filter(({ entity }) => entity === 'ideaAnswer')
  for (const [question, said] of Object.entries(answers)) {
    if (said === undefined) continue
    const present = children.find(({ row }) => row.data['question'] === question)
    if (!present || present.row.deleted) join('ideaAnswer', [id, question], { ideaId: id, question: asked(question), text: said, wordsId: await wordsOf(tx, question) })
    else if (present.row.data['text'] !== said) op('ideaAnswer', present.id, 'patch', { text: said }, { base: present.row.ver, was: { text: String(present.row.data['text']) } })
  }
  return id
}

export async function moveIdea(act: Act, id: string, { to, step, reason, version }: Given<'IdeaMove'>): Promise<string> {
  const { tx, at, member, newId, op } = act
  const { row } = await readRow(tx, 'idea', member.id, id)
  const from = String(row.data['stage'])
  // the merge rule lets one's own later change stand; a program that names a version means that one and no other
  if (version !== undefined && (row.changes['stage'] ?? row.created)[0] > version) throw new AppError('stale', { stage: from })
  if (from === 'draft' && to === 'submitted') await needAnswered(tx, answeredBy(await loadChildren(tx, id)))
  const stepId = await needed(tx, 'step', step, to)
  const steps = (row.data['stepId'] ?? null) === stepId ? {} : { stepId }
  if (to === from && 'stepId' in steps) {
    op('idea', id, 'patch', steps, { base: version ?? row.ver })
    return id
  }
  // what only leads and champions may do, the author of an idea without a name does by name
  const handing = (from === 'draft' && to === 'submitted') || (from === 'submitted' && to === 'draft')
  const told = handing && row.data['authorId'] === NAMELESS ? await tx.get<{ audience: string | null }>('SELECT audience FROM record WHERE id = ?', [authorshipIdOf(id)]) : undefined
  const memberId = told?.audience === member.id ? NAMELESS : member.id
  op('idea', id, 'patch', { stage: to, stageAt: at, ...steps, ...(to === 'draft' ? { submittedAt: null } : from === 'draft' ? { submittedAt: at } : {}) }, { base: version ?? row.ver })
  op('stageChange', newId(), 'put', { ideaId: id, fromStage: from, toStage: to, reason, memberId, meetingId: null, createdAt: at })
  return id
}

export async function addReading(act: Act, given: Given<'ReadingNew'>): Promise<string> {
  const { tx, at, newId, op } = act
  await needFree(act, given.id)
  const id = given.id ?? newId()
  const metricId = await pick(act, 'metric', given.metric)
  const [episodeId, segmentId, teamId] = [await pickOrNull(act, 'episode', given.episode), await pickOrNull(act, 'segment', given.segment), await needed(tx, 'team', given.team)]
  op('reading', id, 'put', { metricId, episodeId, segmentId, teamId, value: given.value, sampleSize: given.sampleSize, readOn: needPast(given.readOn ?? dayOf(at, 'UTC'), at, 'readOn'), note: given.note, createdAt: at })
  const metric = await tx.get<RecordRow>('SELECT * FROM record WHERE id = ?', [metricId])
  if (!metric || fromRecord(metric).row.deleted) throw new AppError('unknown-metric')
  return id
}
