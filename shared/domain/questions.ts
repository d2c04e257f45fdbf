// The idea questions of a workspace: those of the app, reworded or left out, and its own. Pure.
import { QUESTIONS, REQUIRED_QUESTIONS, type BuiltInQuestion, type Question } from './ideas.ts'

/** As it is stored of one question; null: as usual. */
export interface QuestionRow { readonly key: Question; readonly position: number | null; readonly shown: boolean | null; readonly required: boolean | null }
export interface WordsRow { readonly id: string; readonly key: Question; readonly words: string; readonly createdAt: number }

export interface AskedQuestion {
  readonly key: Question
  /** Null: the words of the app, in the language of whoever reads. */
  readonly words: string | null
  /** The wording that counts now; null: it was never reworded. */
  readonly wordsId: string | null
  readonly shown: boolean
  /** No idea leaves Draft without an answer to it. */
  readonly required: boolean
  /** How often it was reworded. */
  readonly versions: number
}

export const isBuiltIn = (key: string): key is BuiltInQuestion => (QUESTIONS as readonly string[]).includes(key)
/** Every idea answers these, in all workspaces: they are reworded, and never left out, moved or made optional. */
export const isFixed = (key: string): boolean => (REQUIRED_QUESTIONS as readonly string[]).includes(key)

/** Of wordings, the newest; of two at one instant the larger id, so that all devices agree. */
export function newestWords(words: readonly WordsRow[]): WordsRow | null {
  return words.reduce<WordsRow | null>((best, one) => (best === null || one.createdAt > best.createdAt || (one.createdAt === best.createdAt && one.id > best.id) ? one : best), null)
}

/** All questions in their order: the two that every idea answers, then by place. Those of the app stand at 0, 1, 2... until somebody moves them. */
export function askedQuestions(rows: readonly QuestionRow[], words: readonly WordsRow[]): (AskedQuestion & { readonly position: number })[] {
  const said = new Map(rows.map((row) => [row.key, row]))
  const worded = Map.groupBy(words, ({ key }) => key)
  const own = rows.map(({ key }) => key).filter((key) => !isBuiltIn(key) && worded.has(key))
  const place = (key: Question) => said.get(key)?.position ?? (isBuiltIn(key) ? QUESTIONS.indexOf(key) : QUESTIONS.length)
  return [...QUESTIONS, ...own]
    .map((key) => {
      const all = worded.get(key) ?? []
      const newest = newestWords(all)
      const shown = isFixed(key) || (said.get(key)?.shown ?? true)
      return { key, words: newest?.words || null, wordsId: newest?.id ?? null, shown, required: isFixed(key) || (shown && said.get(key)?.required === true), versions: all.length, position: place(key) }
    })
    .toSorted((a, b) => Number(isFixed(b.key)) - Number(isFixed(a.key)) || a.position - b.position || (a.key < b.key ? -1 : 1))
}
