// The idea questions in SQL.
import type { Question } from '../../../../shared/domain/ideas.ts'
import { askedQuestions, type AskedQuestion, type QuestionRow, type WordsRow } from '../../../../shared/domain/questions.ts'
import type { Read } from '../read.ts'

export function questionsOf(read: Read): (AskedQuestion & { readonly position: number })[] {
  const rows = read.all<Omit<QuestionRow, 'shown'> & { shown: number | null }>('SELECT key, position, shown FROM question WHERE deletedAt IS NULL').map((row): QuestionRow => ({ ...row, shown: row.shown === null ? null : row.shown === 1 }))
  return askedQuestions(rows, read.all<WordsRow>('SELECT id, key, wording AS words, createdAt FROM questionWords WHERE deletedAt IS NULL'))
}

/** How many living ideas answer each. */
export function answerCounts(read: Read): Map<string, number> {
  return new Map(read.all<{ question: string; count: number }>(`SELECT a.question, count(*) AS count FROM ideaAnswer a JOIN idea i ON i.id = a.ideaId WHERE a.deletedAt IS NULL AND a.text <> '' AND i.deletedAt IS NULL GROUP BY a.question`).map(({ question, count }) => [question, count]))
}

/** What an idea answers, with the words that it was asked in (null: those of the app); in the order of the questions. */
export function answeredOf(read: Read, ideaId: string): { key: Question; words: string | null }[] {
  const given = new Map(read.all<{ question: Question; words: string | null }>(`SELECT a.question, w.wording AS words FROM ideaAnswer a LEFT JOIN questionWords w ON w.id = a.wordsId WHERE a.ideaId = ? AND a.deletedAt IS NULL AND a.text <> ''`, [ideaId]).map(({ question, words }) => [question, words]))
  return questionsOf(read).flatMap(({ key }) => (given.has(key) ? [{ key, words: given.get(key) || null }] : []))
}
