// What can be done with ideas: write them down, edit, delete, list, link to learnings. Moves, talk, counts and what hangs on them are in idea/.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Idea, IdeaInput as InputSchema, ideas as contract, Stage } from '../../../shared/contract/ideas.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import { answersOf, getIdea } from '../store/idea/whole.ts'
import { listIdeas } from '../store/ideas.ts'
import { requiredQuestions } from '../store/pipeline/questions.ts'
import { actorOn } from '../store/replica/nameless.ts'
import { personOf } from '../store/rights.ts'
import { joinedId, type Write } from '../store/write.ts'
import { setAttachments } from './attachments.ts'
import { me, type Context } from './context.ts'
import { addEvidence, answeredOf, needAnswers, reasonMissing, removeEvidence, setAffected, setAnswers, setEvidence } from './idea/parts.ts'
import { needJoinable } from './pipeline/campaigns.ts'

export type NewIdea = z.output<typeof InputSchema>
type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function create(context: Context, { id = context.newId(), submit, nameless, ...input }: Input<'create'>): Idea {
  const authorId = me(context)
  context.store.write((write) => {
    const repeated = write.value('SELECT 1 FROM idea WHERE id = ? AND authorId = ?', [id, actorOn(write, id)]) !== undefined
    if (repeated) return
    // what is imported or taken along stands where it stood, whatever is asked since
    if (submit) needAnswers({ answers: input.answers, affected: input.customers.length + input.segments.length, required: requiredQuestions(write) })
    addIdea(write, context, id, input, { authorId, nameless, createdAt: context.now(), stage: submit ? 'submitted' : 'draft' })
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
  /** The step of that stage; none when not given. */
  stepId?: string | null
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
  const { stage = 'draft', stepId = null, reason = '', stageAt = by.createdAt, example = false, nameless = false } = by
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
    stepId,
  }, { example })
  if (nameless) write.put('authorship', joinedId('authorship', id), { ideaId: id, memberId: by.authorId })
  setAnswers(write, id, input.answers)
  setAffected(write, context, 'customer', id, input.customers, example)
  setAffected(write, context, 'segment', id, input.segments, example)
  setEvidence(write, id, input.evidence)
  setAttachments(write, context, 'idea', id, input.attachments, example)
  if (stage !== 'draft') write.put('stageChange', context.newId(), { ideaId: id, fromStage: 'draft', toStage: stage, reason, memberId: authorId, meetingId: null, createdAt: stageAt })
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

/** Changes only what is given; answers question by question. Once submitted, required answers may be reworded but not emptied; what is asked since need not be answered. */
export function edit(context: Context, { id, changes }: Input<'edit'>): Idea {
  context.store.write((write) => {
    const stage = stageOf(write, id)
    const { answers, customers, segments, evidence, attachments, ...plain } = changes
    if (plain.ownerId) needMember(write, plain.ownerId)
    if (plain.categoryId) needCategory(write, plain.categoryId)
    if (plain.campaignId && plain.campaignId !== write.value('SELECT campaignId FROM idea WHERE id = ?', [id])) needJoinable(write, plain.campaignId, context.now(), 'changes.campaignId')
    write.patch('idea', id, plain)
    const before = answersOf(write, id)
    if (answers) setAnswers(write, id, answers)
    if (customers) setAffected(write, context, 'customer', id, customers)
    if (segments) setAffected(write, context, 'segment', id, segments)
    if (evidence) setEvidence(write, id, evidence)
    if (attachments) setAttachments(write, context, 'idea', id, attachments)
    if (stage !== 'draft' && (answers || customers || segments)) needAnswers({ ...answeredOf(write, id), required: requiredQuestions(write).filter((question) => before[question]) })
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
