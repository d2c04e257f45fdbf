// What the hub decides about answers to the workspace's own questions: that the question is there.
import { isBuiltIn } from '../../shared/domain/questions.ts'
import type { Fields, Op } from '../../shared/sync/change.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
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
