// The idea questions in SQL.
import type { Question } from '../../../../shared/domain/ideas.ts'
import { askedQuestions, isFixed, type AskedQuestion, type QuestionRow, type WordsRow } from '../../../../shared/domain/questions.ts'
import type { Read } from '../read.ts'

export function questionsOf(read: Read): (AskedQuestion & { readonly position: number })[] {
  const said = (flag: number | null) => (flag === null ? null : flag === 1)
  const rows = read
    .all<{ key: Question; position: number | null; shown: number | null; required: number | null }>('SELECT key, position, shown, required FROM question WHERE deletedAt IS NULL')
    .map((row): QuestionRow => ({ ...row, shown: said(row.shown), required: said(row.required) }))
  return askedQuestions(rows, read.all<WordsRow>('SELECT id, key, wording AS words, createdAt FROM questionWords WHERE deletedAt IS NULL'))
}

/** What an idea answers before it leaves Draft, besides the two that every idea answers. */
export function requiredQuestions(read: Read): Question[] {
  return questionsOf(read).flatMap(({ key, required }) => (required && !isFixed(key) ? [key] : []))
}

/** How many living ideas answer each. Whom it affects is answered by choosing customers or segments, too. */
export function answerCounts(read: Read): { key: Question; ideas: number }[] {
  return read.all(`SELECT key, count(DISTINCT ideaId) AS ideas FROM (
      SELECT question AS key, ideaId FROM ideaAnswer WHERE deletedAt IS NULL AND text <> ''
      UNION ALL SELECT 'customers', ideaId FROM ideaCustomer WHERE deletedAt IS NULL
      UNION ALL SELECT 'customers', ideaId FROM ideaSegment WHERE deletedAt IS NULL)
    WHERE ideaId IN (SELECT id FROM idea WHERE deletedAt IS NULL) GROUP BY key`)
}

/** What an idea answers, with the words that it was asked in (null: those of the app); in the order of the questions. */
export function answeredOf(read: Read, ideaId: string): { key: Question; words: string | null }[] {
  const given = new Map(read.all<{ question: Question; words: string | null }>(`SELECT a.question, w.wording AS words FROM ideaAnswer a LEFT JOIN questionWords w ON w.id = a.wordsId WHERE a.ideaId = ? AND a.deletedAt IS NULL AND a.text <> ''`, [ideaId]).map(({ question, words }) => [question, words]))
  return questionsOf(read).flatMap(({ key }) => (given.has(key) ? [{ key, words: given.get(key) || null }] : []))
}
