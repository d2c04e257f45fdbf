// What hangs on an idea: its answers, whom it affects, the learnings it rests on; and what of it must be there.
import { AppError } from '../../../../shared/app-error.ts'
import type { Question } from '../../../../shared/contract/ideas.ts'
import type { Picked } from '../../../../shared/contract/learnings.ts'
import { missingAnswers, missingCode, type IdeaAnswers } from '../../../../shared/domain/ideas.ts'
import { affectedBy, answersOf } from '../../store/idea/whole.ts'
import { resolvePicked } from '../../store/lookups.ts'
import { whose } from '../../store/merged.ts'
import { questionsOf } from '../../store/pipeline/questions.ts'
import { joinedId, type Write } from '../../store/write.ts'
import type { Context } from '../context.ts'

export const reasonMissing = () => new AppError('reason-missing', {}, [{ field: 'reason', code: 'reason-missing' }])

/** Throws `answers-missing` with one problem for each question that must be answered and is not. */
export function needAnswers(idea: IdeaAnswers): void {
  const missing = missingAnswers(idea)
  if (missing.length > 0) throw new AppError('answers-missing', { count: missing.length }, missing.map((question) => ({ field: `answers.${question}`, code: missingCode(question) })))
}

/** The answers that were given or picked so far. */
export function answeredOf(write: Write, id: string): { answers: Partial<Record<Question, string>>; affected: number } {
  const { customers, segments } = affectedBy(write, id)
  return { answers: answersOf(write, id), affected: customers.length + segments.length }
}

/**
 * Sets the answers that are given, and keeps which wording each was given to. An answer taken back stays as an empty row, so that two people's edits of it
 * meet as edits. Throws `unknown-question` for a new answer to one that is not asked any more.
 */
export function setAnswers(write: Write, ideaId: string, answers: Partial<Record<Question, string>>): void {
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
export function setAffected(write: Write, { newId }: Context, lookup: 'customer' | 'segment', ideaId: string, wanted: readonly Picked[], example = false): void {
  const table = lookup === 'customer' ? 'ideaCustomer' : 'ideaSegment'
  const ids = new Set(wanted.map((picked) => resolvePicked(write, lookup, picked, newId, { example })!))
  const present = write.all<{ id: string; of: string }>(`SELECT id, ${whose(lookup)} AS of FROM ${table} WHERE ideaId = ? AND deletedAt IS NULL`, [ideaId])
  for (const { id, of } of present) if (!ids.has(of)) write.remove(table, id)
  for (const id of ids) if (!present.some(({ of }) => of === id)) write.ensure(table, joinedId(table, ideaId, id), { ideaId, [`${lookup}Id`]: id })
}

export function addEvidence(write: Write, ideaId: string, learningId: string): void {
  if (write.value('SELECT 1 FROM learning WHERE id = ? AND deletedAt IS NULL', [learningId]) === undefined) throw new AppError('unknown-learning', {}, [{ field: 'evidence', code: 'unknown-learning' }])
  write.ensure('evidence', joinedId('evidence', ideaId, learningId), { ideaId, learningId })
  write.changed('learnings')
}

export function removeEvidence(write: Write, ideaId: string, learningId: string): boolean {
  const removed = write.remove('evidence', joinedId('evidence', ideaId, learningId))
  if (removed) write.changed('learnings')
  return removed
}

export function setEvidence(write: Write, ideaId: string, wanted: readonly string[]): void {
  // a deleted learning's link stays: it is whole again when the learning is brought back
  const present = write.all<{ learningId: string }>('SELECT e.learningId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = ? AND e.deletedAt IS NULL AND l.deletedAt IS NULL', [ideaId]).map((link) => link.learningId)
  for (const learningId of present) if (!wanted.includes(learningId)) removeEvidence(write, ideaId, learningId)
  for (const learningId of new Set(wanted)) if (!present.includes(learningId)) addEvidence(write, ideaId, learningId)
}
