// What the ideas of the example workspace are sorted by.
import { resolvePicked } from '../../store/lookups.ts'
import type { Context } from '../context.ts'
import type { Play } from './cast.ts'

const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'Getting help': ['call-back', 'night-chat', 'fault-tap', 'three-pictures', 'rider-words', 'any-script'],
  'Paying and changing': ['pause', 'per-person', 'student-notice', 'receipts', 'by-building'],
  'Riding and parking': ['clicked', 'bluetooth', 'free-docks', 'night-bicycles', 'rain-transfer', 'countdown', 'soap', 'belts', 'child-seat', 'quiet-bells'],
}

export function addCategories({ write, ids }: Play, { newId }: Context): void {
  for (const [name, ideas] of Object.entries(CATEGORIES)) {
    const categoryId = resolvePicked(write, 'category', { name }, newId, { example: true })
    for (const key of ideas) write.patch('idea', ids.get(`idea:${key}`)!, { categoryId })
  }
}
