// What the hub decides about the workspace's own questions: that one which is answered is there, and which an idea must answer before it leaves Draft.
import { missingAnswers, missingCode, type IdeaAnswers, type Question } from '../../shared/domain/ideas.ts'
import { isBuiltIn, isFixed } from '../../shared/domain/questions.ts'
import { AppError } from '../../shared/app-error.ts'
import type { Fields, Op } from '../../shared/sync/change.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { Sql } from '../store/store.ts'
import { fromRecord, type RecordRow, type Stored } from './records.ts'
import type { Rows, Verdict } from './verdict.ts'

/** The row of a question of the workspace's own; null for one of the app. */
export function questionIdOf(answer: Fields): string | null {
  const key = answer['question']
  return typeof key === 'string' && !isBuiltIn(key) ? idOfJoined('question', [key]) : null
}

export function answerVerdict(op: Op, rows: Rows): Verdict | null {
  const id = op.kind === 'put' ? questionIdOf(op.patch) : null
  return id !== null && rows.get(id)?.entity !== 'question' ? { code: 'unknown-question' } : null
}

/** What an idea answers, from the rows that hang on it. */
export function answeredBy(children: readonly Stored[]): Pick<IdeaAnswers, 'answers' | 'affected'> {
  const living = children.filter(({ row }) => !row.deleted)
  return {
    answers: Object.fromEntries(living.filter(({ entity }) => entity === 'ideaAnswer').map(({ row }) => [String(row.data['question']), String(row.data['text'])])),
    affected: living.filter(({ entity }) => entity === 'ideaCustomer' || entity === 'ideaSegment').length,
  }
}

/** A question that the workspace requires, besides the two; `since`: the version from which on it does. */
interface Required { readonly key: Question; readonly since: number }

function requiredBy({ row }: Stored): Required[] {
  const key = row.data['key'] as Question
  if (row.deleted || row.data['required'] !== true || row.data['shown'] === false || isFixed(key)) return []
  const ofField = (field: string) => (row.changes[field] ?? row.created)[0]
  return [{ key, since: Math.max(ofField('required'), ofField('shown'), row.life[0]) }]
}

/** `held`: rows as they are in this transaction, where the database has not got them yet. */
async function requiredQuestions(sql: Sql, held: Iterable<Stored | null> = []): Promise<Required[]> {
  const questions = new Map((await sql.all<RecordRow>(`SELECT * FROM record WHERE entity = 'question'`, [])).map((row) => [row.id, fromRecord(row)]))
  for (const stored of held) if (stored?.entity === 'question') questions.set(stored.id, stored)
  return [...questions.values()].flatMap(requiredBy)
}

/**
 * The required questions that a move must have answers to: of one that leaves Draft, those that its device had surely read of, because it had read a later
 * version of the idea. What was handed in before anybody there could know is not held up, nor is what is imported or taken along.
 */
export async function requiredOf(sql: Sql, op: Op, told: Op, held: Iterable<Stored | null>): Promise<Question[]> {
  if (op.kind !== 'patch' || op.base === 0 || told.patch['fromStage'] !== 'draft') return []
  return (await requiredQuestions(sql, held)).flatMap(({ key, since }) => (since <= op.base ? [key] : []))
}

/** For programs, which know all that the hub does. Throws `answers-missing` with the fields. */
export async function needAnswered(sql: Sql, idea: Omit<IdeaAnswers, 'required'>): Promise<void> {
  const missing = missingAnswers({ ...idea, required: (await requiredQuestions(sql)).map(({ key }) => key) })
  if (missing.length > 0) throw new AppError('answers-missing', { count: missing.length }, missing.map((question) => ({ field: `answers.${question}`, code: missingCode(question) })))
}
