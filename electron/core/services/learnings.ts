// What can be done with learnings: log, edit, delete and bring back, find.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { learnings as contract, Learning, LearningInput as InputSchema } from '../../../shared/contract/learnings.ts'
import { dayOf } from '../../../shared/domain/learnings.ts'
import { needPast } from '../../../shared/domain/past-days.ts'
import { countLearnings, getLearning, lastLearning, listLearnings, tagsInUse, totalLearnings } from '../store/learnings.ts'
import { resolvePicked } from '../store/lookups.ts'
import { rulesOf } from '../store/pipeline/rules.ts'
import type { Value } from '../store/tables.ts'
import { joinedId, type Write } from '../store/write.ts'
import { setAttachments } from './attachments.ts'
import { promiseTimes } from './closing/due.ts'
import { me, type Context } from './context.ts'

export type NewLearning = z.output<typeof InputSchema>
type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

/** Rows that a count looks at before others get their turn. */
const COUNT_SLICE = 10_000

export function log(context: Context, { id = context.newId(), ...input }: Input<'log'>): Learning {
  const authorId = me(context)
  context.store.write((write) => {
    const repeated = write.value('SELECT 1 FROM learning WHERE id = ? AND authorId = ?', [id, authorId]) !== undefined
    if (!repeated) addLearning(write, context, id, input, { authorId, createdAt: context.now() })
  })
  return get(context, { id })
}

/** Adds a learning with all that hangs on it, inside the caller's transaction. Also for imports and the example workspace. */
export function addLearning(write: Write, context: Context, id: string, input: NewLearning, by: { authorId: string; createdAt: number; example?: boolean }): void {
  const { newId, now } = context
  const example = { example: by.example ?? false }
  const happenedOn = input.happenedOn ?? dayOf(by.createdAt)
  needPast(happenedOn, now(), 'happenedOn')
  const customerId = resolvePicked(write, 'customer', input.customer, newId, example)
  const segmentId = resolvePicked(write, 'segment', input.segment, newId, example) ?? segmentOf(write, customerId)
  write.put('learning', id, {
    text: input.text,
    quote: input.quote,
    customerId,
    segmentId,
    channel: input.channel,
    sentiment: input.sentiment,
    episodeId: resolvePicked(write, 'episode', input.episode, newId, example),
    areaId: resolvePicked(write, 'area', input.area, newId, example),
    happenedOn,
    waits: input.waits,
    wow: input.wow,
    ...wowCost(write, input.wow, input.wowCost),
    visibility: input.visibility,
    authorId: by.authorId,
    teamId: teamOf(write, by.authorId),
    createdAt: by.createdAt,
  }, example)
  // nothing hangs on a new row yet, so there is nothing to compare with
  if (input.tags.length > 0) setTags(write, id, input.tags)
  if (input.attachments.length > 0) setAttachments(write, context, 'learning', id, input.attachments, example.example)
  if (input.waits) setFollowUp(write, context, id, { waits: true, customerId, ownerId: by.authorId, from: by.createdAt })
}

/** What a wow moment cost, in the currency of the workspace: modest, or it is refused. What is none cost nothing. Throws `wow-too-dear`. */
function wowCost(write: Write, wow: boolean, amount: number | null): { wowCost: number | null; wowCurrency: string | null } {
  if (!wow || amount === null) return { wowCost: null, wowCurrency: null }
  const { wowCap: cap, currency } = rulesOf(write)
  if (amount > cap) throw new AppError('wow-too-dear', { cap, currency }, [{ field: 'wowCost', code: 'wow-too-dear' }])
  return { wowCost: amount, wowCurrency: currency }
}

/** A learning without a segment of its own belongs to its customer's. */
function segmentOf(write: Write, customerId: string | null): string | null {
  return customerId ? (write.value<string | null>('SELECT segmentId FROM customer WHERE id = ?', [customerId]) ?? null) : null
}

function teamOf(write: Write, memberId: string): string | null {
  return write.value<string | null>('SELECT teamId FROM member WHERE id = ?', [memberId]) ?? null
}

function setTags(write: Write, learningId: string, tags: readonly string[]): void {
  const present = write.all<{ id: string; tag: string }>('SELECT id, tag FROM learningTag WHERE learningId = ? AND deletedAt IS NULL', [learningId])
  for (const { id, tag } of present) if (!tags.includes(tag)) write.remove('learningTag', id)
  for (const tag of new Set(tags)) if (!present.some((row) => row.tag === tag)) write.ensure('learningTag', joinedId('learningTag', learningId, tag), { learningId, tag })
}

/** Keeps the promise in step with "the customer waits": made with it, taken back with it while nobody has answered. */
export function setFollowUp(write: Write, { newId }: Context, learningId: string, { waits, customerId, ownerId, from }: { waits: boolean; customerId: string | null; ownerId: string; from: number }): void {
  const present = write.get<{ id: string; resolvedAt: number | null }>('SELECT id, resolvedAt FROM followUp WHERE learningId = ? AND deletedAt IS NULL', [learningId])
  if (waits && !present) {
    const { answerBy, resolveBy } = promiseTimes(write, from)
    write.put('followUp', newId(), { learningId, customerId, ownerId, state: 'open', dueAt: answerBy, answer: '', createdAt: from, acknowledgedAt: null, resolvedAt: null, sharedAt: null, answerBy, resolveBy, handedById: null, handedAt: null })
  } else if (!waits && present && present.resolvedAt === null) write.remove('followUp', present.id)
  else if (present) write.patch('followUp', present.id, { customerId })
}

export function edit(context: Context, { id, changes }: Input<'edit'>): Learning {
  const { store, newId, now } = context
  store.write((write) => {
    const row = write.get<{ waits: number; wow: number; customerId: string | null; authorId: string; happenedOn: string }>('SELECT waits, wow, customerId, authorId, happenedOn FROM learning WHERE id = ? AND deletedAt IS NULL', [id])
    if (!row) throw new AppError('unknown-learning')
    const { customer, segment, episode, area, tags, attachments, happenedOn, wowCost: cost, ...plain } = changes
    if (happenedOn !== row.happenedOn) needPast(happenedOn, now(), 'happenedOn')
    const fields: Record<string, Value | undefined> = { ...plain }
    if (happenedOn) fields['happenedOn'] = happenedOn
    // a cost that nobody touches stays as it was, also when the cap has changed since
    if (cost !== undefined) Object.assign(fields, wowCost(write, plain.wow ?? row.wow === 1, cost))
    else if (plain.wow === false) Object.assign(fields, wowCost(write, false, null))
    if (customer !== undefined) fields['customerId'] = resolvePicked(write, 'customer', customer, newId)
    if (segment !== undefined) fields['segmentId'] = resolvePicked(write, 'segment', segment, newId)
    if (episode !== undefined) fields['episodeId'] = resolvePicked(write, 'episode', episode, newId)
    if (area !== undefined) fields['areaId'] = resolvePicked(write, 'area', area, newId)
    write.patch('learning', id, fields)
    if (tags) setTags(write, id, tags)
    if (attachments) setAttachments(write, context, 'learning', id, attachments)
    const customerId = customer === undefined ? row.customerId : (fields['customerId'] as string | null)
    setFollowUp(write, context, id, { waits: plain.waits ?? row.waits === 1, customerId, ownerId: me(context), from: now() })
  })
  return get(context, { id })
}

/** The learning alone is hidden: what hangs on it is reached through it, and is whole again when it is brought back. */
export function remove({ store }: Context, { id }: Input<'delete'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('learning', id)) throw new AppError('unknown-learning')
    const followUp = openFollowUp(write, id)
    if (followUp) write.remove('followUp', followUp)
  })
  return {}
}

export function restore(context: Context, { id }: Input<'restore'>): Learning {
  context.store.write((write) => {
    if (!write.restore('learning', id)) throw new AppError('unknown-learning')
    const followUp = write.value<string>('SELECT id FROM followUp WHERE learningId = ? AND deletedAt IS NOT NULL ORDER BY deletedAt DESC, pk DESC', [id])
    if (followUp && write.value<number>('SELECT waits FROM learning WHERE id = ?', [id]) === 1) write.restore('followUp', followUp)
  })
  return get(context, { id })
}

function openFollowUp(write: Write, learningId: string): string | undefined {
  return write.value<string>('SELECT id FROM followUp WHERE learningId = ? AND deletedAt IS NULL AND resolvedAt IS NULL', [learningId])
}

export function get({ store }: Context, { id }: Input<'get'>): Learning {
  const learning = getLearning(store.read, id)
  if (!learning) throw new AppError('unknown-learning')
  return learning
}

export function list({ store }: Context, input: Input<'list'>): ReturnType<typeof listLearnings> {
  return listLearnings(store.read, input)
}

export async function count({ store }: Context, { filters }: Input<'count'>, signal: AbortSignal): Promise<{ count: number; total: number }> {
  const total = totalLearnings(store.read)
  if (Object.values(filters).every((value) => value === undefined || value === '')) return { count: total, total }
  const last = lastLearning(store.read)
  let counted = 0
  for (let from = 0; from < last && !signal.aborted; from += COUNT_SLICE) {
    counted += countLearnings(store.read, filters, from, from + COUNT_SLICE)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { count: counted, total }
}

export function tags({ store }: Context, { starts, limit }: Input<'tags'>): { tag: string; count: number }[] {
  return tagsInUse(store.read, starts.toLowerCase(), limit)
}
