// What was already said: ideas and learnings like the one that somebody is writing.
import type { SimilarNoun } from '../../../shared/domain/search.ts'
import type { Sources } from './find.ts'

export interface Likeness { readonly noun: SimilarNoun; readonly pk: number; /** 0 to 1. */ readonly score: number }

export function findSimilar(_sources: Sources, _noun: SimilarNoun, _text: { title: string; description: string }, _options: { limit: number; exceptPk: number | null }): Likeness[] {
  return []
}
