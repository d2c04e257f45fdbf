// Moving an idea from stage to stage, or from step to step within one, and taking one's last move back.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Idea, ideas as contract, Stage } from '../../../../shared/contract/ideas.ts'
import { moveProblem } from '../../../../shared/domain/ideas.ts'
import { lastMove, movesOf } from '../../store/idea/whole.ts'
import { requiredQuestions } from '../../store/pipeline/questions.ts'
import { stagesLeftOut } from '../../store/pipeline/stages.ts'
import { stepAt } from '../../store/pipeline/steps.ts'
import { actorOn } from '../../store/replica/nameless.ts'
import { isProven } from '../../store/value/benefits.ts'
import type { Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { get, stageOf } from '../ideas.ts'
import { answeredOf, needAnswers, reasonMissing } from './parts.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

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
  /** The step of that stage; null or left out: none. */
  stepId?: string | null
  /** The meeting that decided it. */
  meetingId?: string
}

/** `back`: it is the last move taken back, for which the pipeline needs no way. Throws what `moveIdea` does. */
function needLegal(write: Write, id: string, { from, to, reason, back = false }: { from: Stage; to: Stage; reason: string; back?: boolean }): void {
  const answered = { ...answeredOf(write, id), required: from === 'draft' ? requiredQuestions(write) : [] }
  const problem = moveProblem(from, to, reason, { ...answered, proven: to === 'measured' && isProven(write, id), leftOut: stagesLeftOut(write).has(to) })
  if (problem === null || (back && problem === 'illegal-move')) return
  if (problem === 'answers-missing') needAnswers(answered)
  if (problem === 'reason-missing') throw reasonMissing()
  throw new AppError(problem, { from, to })
}

/**
 * Moves an idea inside the caller's transaction and keeps who did it, when and why. Also for a meeting's decision. Answers the id of that record;
 * null where it only went to another step of its stage, which is an edit like others.
 * Throws `unknown-idea`, `unknown-step`, `stale-stage` (params: the `stage` it is in now, `by` whom and `at` when it was moved), `illegal-move`, `reason-missing`, `answers-missing`.
 */
export function moveIdea(write: Write, context: Context, { id, from, to, stepId = null, reason, meetingId }: Move): string | null {
  const stage = stageOf(write, id)
  if (from !== undefined && from !== stage) throw staleStage(write, id, stage)
  if (stepId !== null && !stepAt(write, stepId, to)) throw new AppError('unknown-step')
  if (to === stage && (write.value<string | null>('SELECT inStep FROM idea WHERE id = ?', [id]) ?? null) !== stepId) {
    write.patch('idea', id, { stepId })
    return null
  }
  needLegal(write, id, { from: stage, to, reason })
  const now = context.now()
  // what only leads and champions may do, the author of an idea without a name does by name
  const handing = (stage === 'draft' && to === 'submitted') || (stage === 'submitted' && to === 'draft')
  write.patch('idea', id, { stage: to, stageAt: now, stepId, ...(to === 'draft' ? { submittedAt: null } : stage === 'draft' ? { submittedAt: now } : {}) })
  const changeId = context.newId()
  write.put('stageChange', changeId, { ideaId: id, fromStage: stage, toStage: to, reason, memberId: handing ? actorOn(write, id) : me(context), meetingId: meetingId ?? null, createdAt: now })
  return changeId
}

export function move(context: Context, input: Input<'move'>): Idea {
  context.store.write((write) => void moveIdea(write, context, input))
  return get(context, input)
}

/** Not every move has a way back, but a slip of the hand must have one: the last mover may take the last move back. */
export function undoMove(context: Context, { id, changeId, stepId }: Input<'undoMove'>): Idea {
  context.store.write((write) => {
    const stage = stageOf(write, id)
    const moves = movesOf(write, id)
    const last = moves.at(-1)
    if (last && (last.fromStage === 'merged' || last.toStage === 'merged')) throw new AppError('illegal-move', { from: stage, to: last.fromStage }) // by unmerge, by merging again
    if (!last || last.id !== changeId || last.toStage !== stage) throw staleStage(write, id, stage)
    if (last.memberId !== me(context) && last.memberId !== actorOn(write, id)) throw new AppError('not-yours')
    const back = last.fromStage
    // it has stood there since the move before brought it there, and for the same reason
    const before = moves.findLast((move) => move !== last && move.toStage === back && move.fromStage !== 'merged')
    const reason = back === 'declined' ? (before?.reason ?? '') : ''
    needLegal(write, id, { from: stage, to: back, reason, back: true })
    const stageAt = before?.createdAt ?? write.value<number>('SELECT createdAt FROM idea WHERE id = ?', [id])!
    const submittedAt = back === 'draft' ? null : (moves.findLast((move) => move !== last && move.fromStage === 'draft')?.createdAt ?? null)
    write.patch('idea', id, { stage: back, stageAt, submittedAt, stepId: stepId !== null && stepAt(write, stepId, back) ? stepId : null })
    // what a lead moved by a meeting's decision they take back with the same right
    const meetingId = write.value<string | null>('SELECT meetingId FROM stageChange WHERE id = ?', [changeId]) ?? null
    write.put('stageChange', context.newId(), { ideaId: id, fromStage: stage, toStage: back, reason, memberId: last.memberId, meetingId, createdAt: context.now() })
  })
  return get(context, { id })
}
