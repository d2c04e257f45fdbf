// Erasing personal data: what a row loses, and how words are taken out of whatever else holds them. Hub and devices do it by the same rules, so that both
// end with the same rows. Pure.
import type { Fields, Value } from './change.ts'

/** Stands where words were. A sign and no word, because it is data and has no language. */
export const ERASED = '▒▒▒'
/** Stands in the stamps of what was erased, where a device would. */
export const ERASER = 'erasure'

/** The fields of each table that hold people's words, or lead to them. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  customer: ['name'], customerFact: ['text'], member: ['name'], learning: ['text', 'quote'], followUp: ['answer'], rootCause: ['why1', 'why2', 'why3', 'why4', 'why5', 'prevention'], attachment: ['name', 'mime', 'sha256', 'size'], idea: ['title', 'description', 'expectedBenefit'], benefit: ['proof'], ideaAnswer: ['text'], comment: ['text', 'mentions'], review: ['comment'], championNote: ['text'],
  stageChange: ['reason'], pilotCustomer: ['words', 'message'], ideaChange: ['before', 'after'], kudos: ['text'], theme: ['name'], decision: ['reason', 'objection'], discussion: ['note'], noteAuthor: ['wrote'], reading: ['note'], pulse: ['heard'], actionItem: ['title'], savedView: ['name', 'view'],
}

/** Words that are said for a customer in a row that is somebody else's: they go with the customer. */
export const SAID_FOR: Readonly<Record<string, readonly string[]>> = { decision: ['objection'] }

/** What a field becomes. */
export function blank(field: string, value: Value | undefined): Value {
  if (field === 'sha256') return '0'.repeat(64)
  if (field === 'size' || field === 'heard') return 0
  if (field === 'mime') return ''
  return typeof value === 'string' && value !== '' ? ERASED : (value ?? null)
}

/** One row that loses words: its table, its id, and the fields. */
export type ErasedRow = readonly [entity: string, id: string, fields: readonly string[]]

export interface Terms {
  /** Names that are replaced wherever they stand as words of their own, or with the ending of a genitive. */
  readonly names: readonly string[]
  /** Words of erased fields: replaced where they are quoted or cut, too. */
  readonly texts: readonly string[]
  /** Rows whose words are erased, by id. */
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>
}

/** Shorter names and texts would be found in words that have nothing to do with them. */
const SHORTEST_NAME = 3
const SHORTEST_TEXT = 12
/** Texts that are cut end so. */
const CUT = '…'
/** Scripts that write words without spaces between: there is no edge to look for. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** What people call the words of a row in whatever tells of it: agendas, ledgers, drafts. */
const TOLD = new Set(['title', 'text', 'quote', 'customer', 'note', 'answer', 'name', 'before', 'after', 'value', 'description', 'expectedBenefit', 'reason', 'delight', 'customers', 'by', 'objection', 'wrote'])

export interface Redactor {
  /** A text without the words. */
  text(value: string): string
  /** Anything that JSON can hold, without them: texts that are JSON themselves are looked into. */
  deep(value: unknown): unknown
  /** The fields of a row, without them. The same object when nothing was found. */
  fields(data: Fields): Fields
  /** False when nothing of it can be in that JSON: to look at many rows fast. `telling`: it may also tell of the rows by their ids (agendas, ledgers). */
  mayTouch(raw: string, telling: boolean): boolean
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

function nameExpression(names: readonly string[]): RegExp | null {
  const parts = [...names]
    .filter((name) => Array.from(flat(name)).length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const words = flat(name).split(' ').map(escaped).join('\\s+')
      return UNSPACED.test(name) ? words : `(?<![\\p{L}\\p{N}])${words}(?:['’]?s)?(?![\\p{L}\\p{N}])`
    })
  return parts.length > 0 ? new RegExp(parts.join('|'), 'giu') : null
}

export function redactorOf({ names, texts, rows }: Terms): Redactor {
  const name = nameExpression(names)
  const long = [...new Set(texts.filter((text) => flat(text).length >= SHORTEST_TEXT && text !== ERASED))].sort((a, b) => b.length - a.length)
  const exact = new Set(texts.filter((text) => text !== '' && text !== ERASED))
  const flats = long.map(flat)
  const ids = [...rows.keys()]

  function text(value: string): string {
    let out = value
    for (const words of long) if (out.includes(words)) out = out.replaceAll(words, ERASED)
    const line = flat(out)
    const stem = line.endsWith(CUT) ? line.slice(0, -CUT.length).trimEnd() : line
    // cut, or in one line: a part of an erased text
    if (stem.length >= SHORTEST_TEXT && flats.some((whole) => whole.includes(stem))) return ERASED
    return name ? out.replace(name, ERASED) : out
  }

  function inText(value: string): string {
    if (/^\s*[[{"]/.test(value)) {
      try {
        const inner: unknown = JSON.parse(value)
        const out = deep(inner)
        return out === inner ? value : JSON.stringify(out)
      } catch {
        // no JSON after all
      }
    }
    return text(value)
  }

  function deep(value: unknown, told = false): unknown {
    if (typeof value === 'string') return told && value !== '' ? ERASED : inText(value)
    if (Array.isArray(value)) {
      const out = value.map((item) => deep(item, told))
      return out.some((item, at) => item !== value[at]) ? out : value
    }
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const about = entries.some(([key, of]) => (key === 'subject' || key === 'id' || key === 'rowId') && typeof of === 'string' && [...of.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].some(([id]) => rows.has(id)))
    const out = entries.map(([key, of]) => [key, deep(of, about && TOLD.has(key))] as const)
    return out.some(([, of], at) => of !== entries[at]![1]) ? Object.fromEntries(out) : value
  }

  return {
    text: (value) => (exact.has(value) ? ERASED : text(value)),
    deep: (value) => deep(value),
    fields(data) {
      const out = Object.entries(data).map(([field, value]) => [field, typeof value === 'string' ? inText(value) : value] as const)
      return out.some(([field, value]) => value !== data[field]) ? Object.fromEntries(out) : data
    },
    mayTouch(raw, telling) {
      if (name) {
        name.lastIndex = 0
        if (name.test(raw.replaceAll(/\\+["nt]/g, ' '))) return true
      }
      return (telling && ids.some((id) => raw.includes(id))) || long.some((words) => raw.includes(JSON.stringify(words).slice(1, -1)) || raw.includes(words.slice(0, SHORTEST_TEXT)))
    },
  }
}

/** A row that is listed, without the words of those fields. */
export function blankFields(data: Fields, fields: readonly string[]): Fields {
  return { ...data, ...Object.fromEntries(fields.filter((field) => Object.hasOwn(data, field)).map((field) => [field, blank(field, data[field])])) }
}

/** The words that a row has in those fields. */
export function wordsOf(entity: string, data: Fields, fields: readonly string[]): { names: string[]; texts: string[] } {
  const said = fields.filter((field) => !['sha256', 'size', 'mime'].includes(field)).map((field) => data[field]).filter((value): value is string => typeof value === 'string' && value !== '' && value !== ERASED)
  return entity === 'customer' || entity === 'member' ? { names: said, texts: [] } : { names: [], texts: said }
}
