// What people decided about themes, in SQL.
import { joinedId, type Write } from './write.ts'
import type { Read } from './read.ts'

export interface ThemeRow {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly pinned: number
  readonly intoId: string | null
  readonly splitFromId: string | null
  readonly unit: number | null
  /** Names of its first learnings, with spaces between; '' for one made by hand. */
  readonly founders: string
  readonly createdAt: number
  readonly example: number
}
export interface MovedRow { readonly pk: number; readonly themeId: string | null }

/** In an order that every device has. */
export function themeRows(read: Read): ThemeRow[] {
  return read.all('SELECT id, key, name, pinned, intoId, splitFromId, unit, founders, createdAt, example FROM theme WHERE deletedAt IS NULL ORDER BY createdAt, id')
}

export function movedRows(read: Read): MovedRow[] {
  return read.all('SELECT l.pk, m.themeId FROM themeLearning m JOIN learning l ON l.id = m.learningId AND l.deletedAt IS NULL WHERE m.deletedAt IS NULL')
}

export function movedOf(read: Read, learningId: string): { moved: boolean; themeId: string | null } {
  const row = read.get<{ themeId: string | null }>('SELECT themeId FROM themeLearning WHERE learningId = ? AND deletedAt IS NULL', [learningId])
  return { moved: row !== undefined, themeId: row?.themeId ?? null }
}

export const movedId = (learningId: string) => joinedId('themeLearning', learningId)

/** Puts a learning in a theme by hand; `moved` false: back to where it belongs by itself. */
export function setMoved(write: Write, learningId: string, { moved, themeId }: { moved: boolean; themeId: string | null }): void {
  if (moved) write.ensure('themeLearning', movedId(learningId), { learningId, themeId })
  else write.remove('themeLearning', movedId(learningId))
}

/** The ideas that learnings of a theme are evidence for, the most evidence first. */
export function ideasOf(read: Read, pks: readonly number[], most: number): { id: string; title: string; stage: string; learnings: number }[] {
  return read.all(
    `SELECT i.id, i.title, i.stage, count(*) AS learnings FROM json_each(?) wanted JOIN learning l ON l.pk = wanted.value JOIN evidence e ON e.learningId = l.id AND e.deletedAt IS NULL JOIN idea i ON i.id = e.ideaId AND i.deletedAt IS NULL
     GROUP BY i.id ORDER BY learnings DESC, i.createdAt DESC, i.id LIMIT ?`,
    [JSON.stringify(pks), most],
  )
}

export function customersNamed(read: Read, pks: readonly number[]): Map<number, { id: string; name: string }> {
  return new Map(read.all<{ pk: number; id: string; name: string }>('SELECT pk, id, name FROM customer WHERE pk IN (SELECT value FROM json_each(?))', [JSON.stringify(pks)]).map(({ pk, id, name }) => [pk, { id, name }]))
}
