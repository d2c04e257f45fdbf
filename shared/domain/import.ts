// What can be imported from a table, the fields its columns may be mapped to, and a guess of that map.
import { readDay } from './import-values.ts'
import { HEADER_WORDS, plainWord, VALUE_WORDS } from './import-words.ts'

export const IMPORT_NOUNS = ['learnings', 'ideas'] as const
export type ImportNoun = (typeof IMPORT_NOUNS)[number]
/** Tables whose columns people choose: also the answers to a survey, which become readings. */
export type TableNoun = ImportNoun | 'survey'
/** In the order in which they are offered. */
export const IMPORT_FIELDS = {
  learnings: ['text', 'quote', 'customer', 'segment', 'channel', 'sentiment', 'episode', 'area', 'cause', 'tags', 'date', 'waits', 'wow'],
  ideas: ['title', 'description', 'customers', 'segments', 'affects', 'delight', 'benefit', 'stage', 'step', 'category', 'reason', 'date'],
  survey: ['score', 'date', 'episode', 'segment', 'team'],
} as const
export type LearningField = (typeof IMPORT_FIELDS)['learnings'][number]
export type IdeaField = (typeof IMPORT_FIELDS)['ideas'][number]
export type SurveyField = (typeof IMPORT_FIELDS)['survey'][number]
export type ImportField = LearningField | IdeaField | SurveyField
/** The one field that every row must have. */
export const REQUIRED_FIELD = { learnings: 'text', ideas: 'title', survey: 'score' } as const
/** These may be gathered from several columns. */
const GATHERED: readonly ImportField[] = ['tags', 'customers', 'segments']
/** Most columns a table may have. */
export const MOST_COLUMNS = 500
/** Longest name of a column; a longer first line is no header. */
export const LONGEST_COLUMN_NAME = 500

/** column -> field */
export type ColumnMap = Readonly<Record<string, string>>
export interface MapProblem { readonly code: 'unknown-column' | 'unknown-field' | 'field-mapped-twice' | 'field-not-mapped'; readonly column: string; readonly field: string }

/** Names by which columns can be told apart: those of the header, numbered where two are alike or one is empty. */
export function nameColumns(header: readonly string[]): string[] {
  const names: string[] = []
  for (const [at, cell] of header.entries()) {
    const base = cell.replace(/\s+/g, ' ').trim() || `#${at + 1}`
    let name = base
    for (let copy = 2; names.includes(name); copy++) name = `${base} (${copy})`
    names.push(name)
  }
  return names
}

/** Where the values of each field stand in a row. Columns that the map leaves out are not imported. */
export function placesOf(noun: TableNoun, columns: readonly string[], map: ColumnMap): { places: Map<ImportField, number[]>; problems: MapProblem[] } {
  const places = new Map<ImportField, number[]>()
  const problems: MapProblem[] = []
  const fields: readonly string[] = IMPORT_FIELDS[noun]
  for (const [column, field] of Object.entries(map)) {
    if (field === '') continue
    const at = columns.indexOf(column)
    const known = fields.includes(field) ? (field as ImportField) : null
    if (at < 0) problems.push({ code: 'unknown-column', column, field })
    if (!known) problems.push({ code: 'unknown-field', column, field })
    if (at < 0 || !known) continue
    const present = places.get(known)
    if (!present) places.set(known, [at])
    else if (GATHERED.includes(known)) present.push(at)
    else problems.push({ code: 'field-mapped-twice', column, field })
  }
  const required = REQUIRED_FIELD[noun]
  if (problems.length === 0 && !places.has(required)) problems.push({ code: 'field-not-mapped', column: '', field: required })
  return { places, problems }
}

/**
 * A guess of what each column is: by its name in any of our languages, then by what stands in it.
 * A field is guessed once; a column that nothing speaks for is left out.
 */
export function guessMap(noun: TableNoun, columns: readonly string[], rows: readonly (readonly string[])[]): Record<string, string> {
  const fields = IMPORT_FIELDS[noun] as readonly ImportField[]
  const words = HEADER_WORDS[noun] as Readonly<Partial<Record<ImportField, readonly string[]>>>
  const found = new Map<ImportField, number>()
  const free = (at: number) => ![...found.values()].includes(at)
  const names = columns.map(plainWord)

  // the whole name first, then a word of it: "Customer text" is a text before it is a customer
  for (const matches of [(name: string, word: string) => name === word, (name: string, word: string) => ` ${name} `.includes(` ${word} `)]) {
    for (const field of fields) {
      if (found.has(field)) continue
      const at = names.findIndex((name, column) => free(column) && (words[field] ?? []).some((word) => matches(name, word)))
      if (at >= 0) found.set(field, at)
    }
  }

  const values = (at: number) => rows.map((row) => row[at]?.trim() ?? '').filter(Boolean)
  const mostly = (at: number, test: (value: string) => boolean) => {
    const present = values(at)
    return present.length > 0 && present.filter(test).length >= present.length * 0.9
  }
  const byContent = (field: ImportField, test: (value: string) => boolean) => {
    if (!fields.includes(field) || found.has(field)) return
    const at = columns.findIndex((_column, column) => free(column) && mostly(column, test))
    if (at >= 0) found.set(field, at)
  }
  byContent('date', (value) => 'day' in readDay(value, 'dmy') || 'day' in readDay(value, 'mdy'))
  byContent('sentiment', (value) => plainWord(value).length > 1 && VALUE_WORDS.sentiment.has(plainWord(value)))
  byContent('channel', (value) => VALUE_WORDS.channel.has(plainWord(value)))

  const required = REQUIRED_FIELD[noun]
  if (!found.has(required) && noun === 'survey') byContent('score', (value) => /^\d{1,2}$/.test(value))
  else if (!found.has(required)) {
    const length = (at: number) => values(at).reduce((sum, value) => sum + value.length, 0) / Math.max(1, values(at).length)
    const longest = columns.map((_column, at) => at).filter((at) => free(at) && length(at) > 0).toSorted((a, b) => length(b) - length(a))[0]
    if (longest !== undefined) found.set(required, longest)
  }
  return Object.fromEntries([...found].toSorted(([, a], [, b]) => a - b).map(([field, at]) => [columns[at]!, field]))
}
