// The pipeline: stages, legal moves, and what an idea must answer before it may move.

/** In the order of the board; the last three are ways out. Source: product.md, Vocabulary. */
export const STAGES = ['draft', 'submitted', 'in-review', 'approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged'] as const
export type Stage = (typeof STAGES)[number]

/** The first two are required to leave Draft; the five working-backwards questions are optional depth, and so is who is left out (practices.md 1a, accessibility lens). Source: product.md. */
export const QUESTIONS = ['customers', 'delight', 'who', 'problem', 'benefit', 'evidence', 'experience', 'leftOut'] as const
export type BuiltInQuestion = (typeof QUESTIONS)[number]
/** One of the workspace's own, by its id. */
export type OwnQuestion = `${string}-${string}-${string}-${string}-${string}`
export type Question = BuiltInQuestion | OwnQuestion
export const REQUIRED_QUESTIONS = ['customers', 'delight'] as const satisfies readonly BuiltInQuestion[]
/** Ideas that say who is left out, and those that do not yet. */
export const LENSES = ['said', 'open'] as const
export type Lens = (typeof LENSES)[number]
export const EFFORTS = ['days', 'weeks', 'months'] as const
export const IDEA_SORTS = ['newest', 'supporters', 'moved', 'score'] as const

/** `merged` is reached by merging only, never by a move. */
const MOVES: Record<Stage, readonly Stage[]> = {
  draft: ['submitted'],
  submitted: ['in-review', 'approved', 'pilot', 'parked', 'declined', 'draft'],
  'in-review': ['approved', 'pilot', 'parked', 'declined', 'submitted'],
  approved: ['pilot', 'implemented', 'in-review', 'parked', 'declined'],
  pilot: ['implemented', 'approved', 'parked', 'declined'],
  implemented: ['measured', 'pilot'],
  measured: ['implemented'],
  declined: ['in-review'],
  parked: ['in-review', 'submitted', 'approved', 'declined'],
  merged: [],
}

/** Stages that a workspace may do without: the way goes on past them. Every other has a meaning that rules, decisions or figures need. */
export const OPTIONAL_STAGES: readonly Stage[] = ['pilot', 'measured', 'parked']

/** `without`: stages that the workspace does without. */
export function legalMoves(from: Stage, without: ReadonlySet<Stage> = new Set()): readonly Stage[] {
  return MOVES[from].filter((to) => !without.has(to))
}

/** Stages in which an idea waits for somebody's decision. */
export const WAITING_STAGES = ['submitted', 'in-review'] as const satisfies readonly Stage[]

export interface IdeaAnswers {
  readonly answers: Readonly<Partial<Record<Question, string | undefined>>>
  /** Customers and segments picked as those the idea affects. */
  readonly affected: number
  /** Questions that the workspace wants answered before an idea leaves Draft, besides the two. */
  readonly required?: readonly Question[]
  /** A realised benefit, or an honest none, is in its ledger. */
  readonly proven?: boolean
  /** The workspace does without the stage that it is to go to. */
  readonly leftOut?: boolean
}

/** The required questions still without an answer. Customers or segments picked answer the first as well as text does. */
export function missingAnswers({ answers, affected, required = [] }: IdeaAnswers): Question[] {
  return [...REQUIRED_QUESTIONS, ...required].filter((question) => !answers[question]?.trim() && !(question === 'customers' && affected > 0))
}

/** The code of the catalogue for a question without an answer. */
export const missingCode = (question: Question): string => (question === 'customers' || question === 'delight' ? `answer-missing-${question}` : 'answer-missing')

export type MoveProblem = 'stage-left-out' | 'illegal-move' | 'reason-missing' | 'answers-missing' | 'benefit-missing'

/** Why an idea may not move, or null. Declining needs a reason; leaving Draft needs the two answers; Measured needs what was measured. */
export function moveProblem(from: Stage, to: Stage, reason: string, idea: IdeaAnswers): MoveProblem | null {
  if (idea.leftOut) return 'stage-left-out'
  if (!MOVES[from].includes(to)) return 'illegal-move'
  if (to === 'declined' && !reason.trim()) return 'reason-missing'
  if (from === 'draft' && missingAnswers(idea).length > 0) return 'answers-missing'
  if (to === 'measured' && !idea.proven) return 'benefit-missing'
  return null
}
