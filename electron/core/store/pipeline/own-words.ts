// Words that the workspace says in its own way, by their keys in the catalogue: its idea questions and its stages.
import type { Read } from '../read.ts'
import { questionsOf } from './questions.ts'
import { stagesOf } from './stages.ts'

export function ownWords(read: Read): Record<string, string> {
  return Object.fromEntries([
    ...questionsOf(read).flatMap(({ key, words }) => (words === null ? [] : [[`ideas:question.${key}`, words]])),
    ...stagesOf(read).flatMap(({ key, name }) => (name === null ? [] : [[`ideas:stage.${key}`, name]])),
  ])
}
