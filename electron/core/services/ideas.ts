// What can be done with ideas: write them down, submit, move through the pipeline, support, discuss, find.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Idea, IdeaInput as InputSchema, ideas as contract, Question, Stage } from '../../../shared/contract/ideas.ts'
import type { Picked } from '../../../shared/contract/learnings.ts'
import { missingAnswers, moveProblem, STAGES } from '../../../shared/domain/ideas.ts'
import { mentionsIn, mentionsText, type Mention } from '../../../shared/domain/mentions.ts'
import { hasRole, NAMELESS } from '../../../shared/domain/rights.ts'
import { answersSince } from '../store/meetings/decisions.ts'
import { affectedBy, answersOf, getIdea, lastIdea, lastMove, listIdeas, movesOf, openQuestions, stageCounts, stageCountsWithin, totalIdeas, whereFiltered, type StageCounts } from '../store/ideas.ts'
import { stageLimits } from '../store/pipeline/board.ts'
import { resolvePicked } from '../store/lookups.ts'
import { questionsOf } from '../store/pipeline/questions.ts'
import { stagesLeftOut } from '../store/pipeline/stages.ts'
import { partsOf, whose } from '../store/merged.ts'
import { isProven } from '../store/value/benefits.ts'
import type { Read } from '../store/read.ts'
import { actorOn } from '../store/replica/nameless.ts'
import { personOf } from '../store/rights.ts'
import { joinedId, type Write } from '../store/write.ts'
import { setAttachments } from './attachments.ts'
import { needJoinable } from './pipeline/campaigns.ts'
import { me, type Context } from './context.ts'

export type NewIdea = z.output<typeof InputSchema>
type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

/** Rows that a count looks at before others get their turn. */
const COUNT_SLICE = 4000

export function create(context: Context, { id = context.newId(), submit, nameless, ...input }: Input<'create'>): Idea {
  const authorId = me(context)
  context.store.write((write) => {
    const repeated = write.value('SELECT 1 FROM idea WHERE id = ? AND authorId = ?', [id, actorOn(write, id)]) !== undefined
    if (!repeated) addIdea(write, context, id, input, { authorId, nameless, createdAt: context.now(), stage: submit ? 'submitted' : 'draft' })
  })
  return get(context, { id })
}

export interface IdeaOrigin {
  authorId: string
  /** Without the author's name, which only the hub is told; only in a team. */
  nameless?: boolean
  createdAt: number
  example?: boolean
  /** Where it stands already; `draft` when not given. Every other stage needs the two answers. */
  stage?: Stage
  /** When it came there, milliseconds; `createdAt` when not given. */
  stageAt?: number
  /** Why it stands there; `declined` needs one. */
  reason?: string
}

/**
 * Adds an idea with all that hangs on it, inside the caller's transaction. Also for imports and the example workspace.
 * The author is not counted as a supporter: support means that somebody agrees (they may still add their own, by name).
 * Throws `alone` (without a name, but in no team), `answers-missing` (naming the fields), `reason-missing`, `illegal-move` (into `merged`), `unknown-learning`, `unknown-customer`, `unknown-segment`, `unknown-member`, `attachment-missing`.
 */
export function addIdea(write: Write, context: Context, id: string, input: NewIdea, by: IdeaOrigin): void {
  const { stage = 'draft', reason = '', stageAt = by.createdAt, example = false, nameless = false } = by
  if (nameless && !personOf(write)) throw new AppError('alone')
  const authorId = nameless ? NAMELESS : by.authorId
  if (stage === 'merged') throw new AppError('illegal-move', { from: 'draft', to: stage })
  if (stage === 'declined' && !reason.trim()) throw reasonMissing()
  const affected = input.customers.length + input.segments.length
  if (stage !== 'draft') needAnswers({ answers: input.answers, affected })
  if (input.ownerId) needMember(write, input.ownerId)
  if (input.categoryId) needCategory(write, input.categoryId)
  if (input.campaignId && !example) needJoinable(write, input.campaignId, by.createdAt, 'campaignId')
  write.put('idea', id, {
    title: input.title,
    description: input.description,
    stage,
    authorId,
    ownerId: input.ownerId,
    // a team may be of one
    teamId: nameless ? null : (write.value<string | null>('SELECT teamId FROM member WHERE id = ?', [by.authorId]) ?? null),
    expectedBenefit: input.expectedBenefit,
    effort: input.effort,
    mergedIntoId: null,
    createdAt: by.createdAt,
    submittedAt: stage === 'draft' ? null : by.createdAt,
    stageAt,
    campaignId: input.campaignId,
    categoryId: input.categoryId,
  }, { example })
  if (nameless) write.put('authorship', joinedId('authorship', id), { ideaId: id, memberId: by.authorId })
  setAnswers(write, id, input.answers)
  setAffected(write, context, 'customer', id, input.customers, example)
  setAffected(write, context, 'segment', id, input.segments, example)
  setEvidence(write, id, input.evidence)
  setAttachments(write, context, 'idea', id, input.attachments, example)
  if (stage !== 'draft') write.put('stageChange', context.newId(), { ideaId: id, fromStage: 'draft', toStage: stage, reason, memberId: authorId, meetingId: null, createdAt: stageAt })
}

const reasonMissing = () => new AppError('reason-missing', {}, [{ field: 'reason', code: 'reason-missing' }])

/** Throws `answers-missing` with one problem for each question that must be answered and is not. */
function needAnswers(idea: { answers: Partial<Record<Question, string>>; affected: number }): void {
  const missing = missingAnswers(idea)
  if (missing.length > 0) throw new AppError('answers-missing', { count: missing.length }, missing.map((question) => ({ field: `answers.${question}`, code: `answer-missing-${question}` })))
}

function needMember(write: Write, id: string): void {
  if (write.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-member', {}, [{ field: 'ownerId', code: 'unknown-member' }])
}

function needCategory(write: Write, id: string): void {
  if (write.value('SELECT 1 FROM category WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-category', {}, [{ field: 'categoryId', code: 'unknown-category' }])
}

export function stageOf(write: Write, id: string): Stage {
  const stage = write.value<Stage>('SELECT stage FROM idea WHERE id = ? AND deletedAt IS NULL', [id])
  if (!stage) throw new AppError('unknown-idea')
  return stage
}

/** The answers that were given or picked so far. */
function answeredOf(write: Write, id: string): { answers: Partial<Record<Question, string>>; affected: number } {
  const { customers, segments } = affectedBy(write, id)
  return { answers: answersOf(write, id), affected: customers.length + segments.length }
}

/**
 * Sets the answers that are given, and keeps which wording each was given to. An answer taken back stays as an empty row, so that two people's edits of it
 * meet as edits. Throws `unknown-question` for a new answer to one that is not asked any more.
 */
function setAnswers(write: Write, ideaId: string, answers: Partial<Record<Question, string>>): void {
  const asked = new Map(questionsOf(write).map((question) => [question.key, question]))
  for (const [question, text] of Object.entries(answers)) {
    if (text === undefined) continue
    const id = joinedId('ideaAnswer', ideaId, question)
    const before = write.value<string>('SELECT text FROM ideaAnswer WHERE id = ? AND deletedAt IS NULL', [id]) ?? ''
    if (text === '' || before !== '') {
      write.patch('ideaAnswer', id, { text })
      continue
    }
    const now = asked.get(question as Question)
    if (!now?.shown) throw new AppError('unknown-question', {}, [{ field: `answers.${question}`, code: 'unknown-question' }])
    write.ensure('ideaAnswer', id, { ideaId, question, text, wordsId: now.wordsId })
  }
}

/** Makes the affected customers (or segments) those of `wanted`: adds the new, removes the gone. */
function setAffected(write: Write, { newId }: Context, lookup: 'customer' | 'segment', ideaId: string, wanted: readonly Picked[], example = false): void {
  const table = lookup === 'customer' ? 'ideaCustomer' : 'ideaSegment'
  const ids = new Set(wanted.map((picked) => resolvePicked(write, lookup, picked, newId, { example })!))
  const present = write.all<{ id: string; of: string }>(`SELECT id, ${whose(lookup)} AS of FROM ${table} WHERE ideaId = ? AND deletedAt IS NULL`, [ideaId])
  for (const { id, of } of present) if (!ids.has(of)) write.remove(table, id)
  for (const id of ids) if (!present.some(({ of }) => of === id)) write.ensure(table, joinedId(table, ideaId, id), { ideaId, [`${lookup}Id`]: id })
}

function addEvidence(write: Write, ideaId: string, learningId: string): void {
  if (write.value('SELECT 1 FROM learning WHERE id = ? AND deletedAt IS NULL', [learningId]) === undefined) throw new AppError('unknown-learning', {}, [{ field: 'evidence', code: 'unknown-learning' }])
  write.ensure('evidence', joinedId('evidence', ideaId, learningId), { ideaId, learningId })
  write.changed('learnings')
}

function removeEvidence(write: Write, ideaId: string, learningId: string): boolean {
  const removed = write.remove('evidence', joinedId('evidence', ideaId, learningId))
  if (removed) write.changed('learnings')
  return removed
}

function setEvidence(write: Write, ideaId: string, wanted: readonly string[]): void {
  // a deleted learning's link stays: it is whole again when the learning is brought back
  const present = write.all<{ learningId: string }>('SELECT e.learningId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = ? AND e.deletedAt IS NULL AND l.deletedAt IS NULL', [ideaId]).map((link) => link.learningId)
  for (const learningId of present) if (!wanted.includes(learningId)) removeEvidence(write, ideaId, learningId)
  for (const learningId of new Set(wanted)) if (!present.includes(learningId)) addEvidence(write, ideaId, learningId)
}

/** Changes only what is given; answers question by question. Once submitted, the two required answers may be reworded but not emptied. */
export function edit(context: Context, { id, changes }: Input<'edit'>): Idea {
  context.store.write((write) => {
    const stage = stageOf(write, id)
    const { answers, customers, segments, evidence, attachments, ...plain } = changes
    if (plain.ownerId) needMember(write, plain.ownerId)
    if (plain.categoryId) needCategory(write, plain.categoryId)
    if (plain.campaignId && plain.campaignId !== write.value('SELECT campaignId FROM idea WHERE id = ?', [id])) needJoinable(write, plain.campaignId, context.now(), 'changes.campaignId')
    write.patch('idea', id, plain)
    if (answers) setAnswers(write, id, answers)
    if (customers) setAffected(write, context, 'customer', id, customers)
    if (segments) setAffected(write, context, 'segment', id, segments)
    if (evidence) setEvidence(write, id, evidence)
    if (attachments) setAttachments(write, context, 'idea', id, attachments)
    if (stage !== 'draft' && (answers || customers || segments)) needAnswers(answeredOf(write, id))
    write.changed('ideas')
  })
  return get(context, { id })
}

/** The idea alone is hidden: what hangs on it is reached through it, and is whole again when it is brought back. */
export function remove({ store }: Context, { id }: Input<'delete'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('idea', id)) throw new AppError('unknown-idea')
    write.changed('learnings')
  })
  return {}
}

export function restore(context: Context, { id }: Input<'restore'>): Idea {
  context.store.write((write) => {
    if (!write.restore('idea', id)) throw new AppError('unknown-idea')
    write.changed('learnings')
  })
  return get(context, { id })
}

export function get(context: Context, { id }: Input<'get'>): Idea {
  const idea = getIdea(context.store.read, me(context), id)
  if (!idea) throw new AppError('unknown-idea')
  return idea
}

export function list(context: Context, input: Input<'list'>): ReturnType<typeof listIdeas> {
  return listIdeas(context.store.read, me(context), input)
}

/** Counts in slices of rows, so that others get their turn between them. */
export async function inSlices({ store }: Context, signal: AbortSignal, count: (within: { from: number; to: number }) => void): Promise<void> {
  const last = lastIdea(store.read)
  for (let from = 0; from < last && !signal.aborted; from += COUNT_SLICE) {
    count({ from, to: from + COUNT_SLICE })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function countByStage(context: Context, filters: Input<'count'>['filters'], signal: AbortSignal): Promise<StageCounts> {
  const { read } = context.store
  if (whereFiltered(filters).sql === '') return stageCounts(read)
  const counts: StageCounts = {}
  await inSlices(context, signal, ({ from, to }) => {
    const slice = stageCountsWithin(read, filters, from, to)
    for (const stage of STAGES) if (slice[stage]) counts[stage] = (counts[stage] ?? 0) + slice[stage]
  })
  return counts
}

export async function count(context: Context, { filters }: Input<'count'>, signal: AbortSignal): Promise<{ count: number; total: number }> {
  const counts = await countByStage(context, filters, signal)
  const wanted = filters.stages?.length ? filters.stages : STAGES
  return { count: STAGES.reduce((sum, stage) => sum + (wanted.includes(stage) ? (counts[stage] ?? 0) : 0), 0), total: totalIdeas(context.store.read) }
}

/** Every stage in the order of the board, also those where no idea stands. */
export async function stages(context: Context, { filters }: Input<'stages'>, signal: AbortSignal): Promise<{ stage: Stage; count: number; total: number; limit: number | null }[]> {
  const { read } = context.store
  const counts = await countByStage(context, filters, signal)
  const [totals, limits] = [stageCounts(read), stageLimits(read)]
  return STAGES.map((stage) => ({ stage, count: counts[stage] ?? 0, total: totals[stage] ?? 0, limit: limits.get(stage) ?? null }))
}

function staleStage(write: Write, id: string, stage: Stage): AppError {
  const last = lastMove(write, id)
  return new AppError('stale-stage', { stage, ...(last && { by: last.by, at: last.at }) })
}

export interface Move {
  id: string
  to: Stage
  reason: string
  /** The stage that the person saw; left out when it was read in the same transaction. */
  from?: Stage
  /** The meeting that decided it. */
  meetingId?: string
}

/**
 * Moves an idea inside the caller's transaction and keeps who did it, when and why. Also for a meeting's decision. Answers the id of that record.
 * Throws `unknown-idea`, `stale-stage` (params: the `stage` it is in now, `by` whom and `at` when it was moved), `illegal-move`, `reason-missing`, `answers-missing`.
 */
export function moveIdea(write: Write, context: Context, { id, from, to, reason, meetingId }: Move): string {
  const stage = stageOf(write, id)
  if (from !== undefined && from !== stage) throw staleStage(write, id, stage)
  const answered = answeredOf(write, id)
  const problem = moveProblem(stage, to, reason, { ...answered, proven: to === 'measured' && isProven(write, id), leftOut: stagesLeftOut(write).has(to) })
  if (problem === 'answers-missing') needAnswers(answered)
  if (problem === 'reason-missing') throw reasonMissing()
  if (problem) throw new AppError(problem, { from: stage, to })
  const now = context.now()
  // what only leads and champions may do, the author of an idea without a name does by name
  const handing = (stage === 'draft' && to === 'submitted') || (stage === 'submitted' && to === 'draft')
  write.patch('idea', id, { stage: to, stageAt: now, ...(to === 'draft' ? { submittedAt: null } : stage === 'draft' ? { submittedAt: now } : {}) })
  const changeId = context.newId()
  write.put('stageChange', changeId, { ideaId: id, fromStage: stage, toStage: to, reason, memberId: handing ? actorOn(write, id) : me(context), meetingId: meetingId ?? null, createdAt: now })
  return changeId
}

export function move(context: Context, input: Input<'move'>): Idea {
  context.store.write((write) => void moveIdea(write, context, input))
  return get(context, input)
}

/** Not every move has a way back, but a slip of the hand must have one: the last mover may take the last move back. */
export function undoMove(context: Context, { id, changeId }: Input<'undoMove'>): Idea {
  context.store.write((write) => {
    const stage = stageOf(write, id)
    const moves = movesOf(write, id)
    const last = moves.at(-1)
    if (last && (last.fromStage === 'merged' || last.toStage === 'merged')) throw new AppError('illegal-move', { from: stage, to: last.fromStage }) // by unmerge, by merging again
    if (!last || last.id !== changeId || last.toStage !== stage) throw staleStage(write, id, stage)
    if (last.memberId !== me(context) && last.memberId !== actorOn(write, id)) throw new AppError('not-yours')
    const back = last.fromStage
    if (stagesLeftOut(write).has(back)) throw new AppError('stage-left-out', { from: stage, to: back })
    // it has stood there since the move before brought it there
    const stageAt = moves.findLast((move) => move !== last && move.toStage === back && move.fromStage !== 'merged')?.createdAt ?? write.value<number>('SELECT createdAt FROM idea WHERE id = ?', [id])!
    const submittedAt = back === 'draft' ? null : (moves.findLast((move) => move !== last && move.fromStage === 'draft')?.createdAt ?? null)
    write.patch('idea', id, { stage: back, stageAt, submittedAt })
    // what a lead moved by a meeting's decision they take back with the same right
    const meetingId = write.value<string | null>('SELECT meetingId FROM stageChange WHERE id = ?', [changeId]) ?? null
    write.put('stageChange', context.newId(), { ideaId: id, fromStage: stage, toStage: back, reason: '', memberId: last.memberId, meetingId, createdAt: context.now() })
  })
  return get(context, { id })
}

export function support(context: Context, { id, support }: Input<'support'>): Idea {
  context.store.write((write) => {
    stageOf(write, id)
    giveSupport(write, context, id, support)
  })
  return get(context, { id })
}

/** Inside the caller's transaction. */
export function giveSupport(write: Write, context: Context, ideaId: string, support: boolean): void {
  const memberId = me(context)
  // also what was given to an idea that was merged into this one
  const present = write.all<{ id: string }>(`SELECT id FROM support WHERE ideaId IN ${partsOf(':ideaId')} AND memberId = :memberId AND deletedAt IS NULL`, { ideaId, memberId })
  if (support && present.length === 0) write.ensure('support', joinedId('support', ideaId, memberId), { ideaId, memberId, createdAt: context.now() })
  if (!support) for (const given of present) write.remove('support', given.id)
}

export function link(context: Context, { id, learningId, linked }: Input<'link'>): Idea {
  context.store.write((write) => {
    stageOf(write, id)
    if (linked) addEvidence(write, id, learningId)
    else if (!removeEvidence(write, id, learningId)) {
      const along = write.get<{ title: string }>('SELECT part.title FROM idea part JOIN evidence e ON e.ideaId = part.id WHERE part.rootId = ? AND e.learningId = ? AND part.deletedAt IS NULL AND e.deletedAt IS NULL', [id, learningId])
      if (along) throw new AppError('came-along', { title: along.title })
    }
  })
  return get(context, { id })
}

export function comment(context: Context, { id, text, asks, mentions }: Input<'comment'>): Idea {
  context.store.write((write) => {
    stageOf(write, id)
    if (asks && !personOf(write)) throw new AppError('alone')
    addComment(write, context, { ideaId: id, authorId: asks ? me(context) : actorOn(write, id), text, asks, mentions: namedIn(write, text, mentions) })
  })
  return get(context, { id })
}

/** Those who are still named in the text and still members; whoever left stays in it as words. */
function namedIn(read: Read, text: string, picked: readonly Mention[]): string | null {
  return mentionsText(mentionsIn(text, picked).filter(({ id }) => read.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [id]) !== undefined))
}

/** Inside the caller's transaction. What a lead or champion says about another's idea is an answer to its author (docs/pipeline.md, Answers). */
export function addComment(write: Write, context: Context, { ideaId, authorId, text, asks = false, mentions = null }: { ideaId: string; authorId: string; text: string; asks?: boolean; mentions?: string | null }): void {
  const idea = write.get<{ authorId: string; example: number }>('SELECT authorId, example FROM idea WHERE id = ?', [ideaId])
  const person = personOf(write)
  const answers = authorId !== NAMELESS && idea?.authorId !== authorId && (person === null || idea?.example === 1 || hasRole(person, 'lead'))
  write.put('comment', context.newId(), { ideaId, authorId, text, createdAt: context.now(), asks: asks || null, answers: answers || null, mentions })
}

/** Only one's own; an admin of a team also those of others. */
export function deleteComment(context: Context, { id }: Input<'deleteComment'>): Record<string, never> {
  context.store.write((write) => {
    const comment = write.get<{ authorId: string; ideaId: string }>('SELECT authorId, ideaId FROM comment WHERE id = ? AND deletedAt IS NULL', [id])
    if (!comment) throw new AppError('unknown-comment')
    const own = comment.authorId === me(context) || comment.authorId === actorOn(write, comment.ideaId)
    if (!own && personOf(write)?.role !== 'admin') throw new AppError('not-yours')
    write.remove('comment', id)
  })
  return {}
}

export function questions({ store: { read } }: Context): z.output<(typeof contract)['questions']['out']> {
  return openQuestions(read)
}

/** How long a decision about one's idea is news, ms. */
const NEWS_MS = 60 * 24 * 60 * 60 * 1000

export function answers(context: Context): z.output<(typeof contract)['answers']['out']> {
  return answersSince(context.store.read, me(context), context.now() - NEWS_MS, 20)
}

export function addNote(context: Context, { id, text }: Input<'addNote'>): Idea {
  context.store.write((write) => {
    if (!personOf(write)) throw new AppError('alone')
    stageOf(write, id)
    write.put('championNote', context.newId(), { ideaId: id, authorId: me(context), text, createdAt: context.now() })
  })
  return get(context, { id })
}

export function editNote({ store }: Context, { id, text }: Input<'editNote'>): Record<string, never> {
  store.write((write) => {
    if (write.value('SELECT 1 FROM championNote WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-note')
    write.patch('championNote', id, { text })
  })
  return {}
}

export function deleteNote({ store }: Context, { id }: Input<'deleteNote'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('championNote', id)) throw new AppError('unknown-note')
  })
  return {}
}

export function restoreNote({ store }: Context, { id }: Input<'restoreNote'>): Record<string, never> {
  store.write((write) => {
    if (!write.restore('championNote', id)) throw new AppError('unknown-note')
  })
  return {}
}
