// Which rows an erasure is about, and which words they hold or held.
import type { ErasedRow } from '../../shared/sync/erasure.ts'
import { SAID_FOR, WORDS, wordsOf } from '../../shared/sync/erasure.ts'
import type { Fields } from '../../shared/sync/change.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import type { Sql } from '../store/store.ts'
import { sameCustomer } from '../sync/merged-customers.ts'
import { fromRecord, type RecordRow, type Stored } from '../sync/records.ts'

export type What = 'customer' | 'member'
export type Texts = 'keep' | 'erase'

export interface Found {
  readonly rows: readonly { readonly stored: Stored; readonly fields: readonly string[]; readonly gone: boolean }[]
  readonly names: readonly string[]
  readonly texts: readonly string[]
  /** Hashes of attached files. */
  readonly files: readonly string[]
}

/** Rows of history whose words are looked at together. */
const IDS = 500

async function listed(sql: Sql, where: string, params: readonly unknown[]): Promise<Stored[]> {
  return (await sql.all<RecordRow>(`SELECT * FROM record WHERE ${where}`, params)).map(fromRecord)
}

/** Rows about a customer that are nothing without them. */
const GO_ALONG: ReadonlySet<string> = new Set(['customerFact', 'supportFor', 'pilotCustomer'])

/** A customer: the customer's row, and those of the same customer; the words of every learning of theirs, the answers to them, what is attached. */
async function ofCustomer(sql: Sql, id: string): Promise<Map<string, { stored: Stored; fields: readonly string[]; gone: boolean }>> {
  const found = new Map<string, { stored: Stored; fields: readonly string[]; gone: boolean }>()
  const add = (stored: Stored, gone = false) => void found.set(stored.id, { stored, fields: SAID_FOR[stored.entity] ?? WORDS[stored.entity] ?? [], gone })
  // merged ones are one and the same customer
  const parts = await sameCustomer(sql, id)
  for (const stored of await listed(sql, 'id = ANY(?)', [[...parts]])) add(stored, true)
  for (const part of parts) {
    const named = await listed(sql, `entity IN ('learning', 'followUp', 'decision', 'customerFact', 'supportFor', 'pilotCustomer') AND data LIKE ?`, [`%${part}%`])
    for (const stored of named) if (stored.row.data['customerId'] === part) add(stored, GO_ALONG.has(stored.entity))
  }
  const learnings = [...found.values()].filter(({ stored }) => stored.entity === 'learning').map(({ stored }) => stored.id)
  for (let at = 0; at < learnings.length; at += IDS) {
    for (const stored of await listed(sql, `parent = ANY(?) AND entity IN ('followUp', 'rootCause', 'attachment')`, [learnings.slice(at, at + IDS)])) add(stored, stored.entity === 'attachment')
  }
  return found
}

/** A member: their row; what only they could see; and, if their texts go too, every field whose words are theirs. */
async function ofMember(sql: Sql, id: string, texts: Texts, nameless: boolean): Promise<Map<string, { stored: Stored; fields: readonly string[]; gone: boolean }>> {
  const found = new Map<string, { stored: Stored; fields: readonly string[]; gone: boolean }>()
  for (const stored of await listed(sql, `(id = ? OR audience = ?) AND entity <> 'authorship'`, [id, id])) found.set(stored.id, { stored, fields: WORDS[stored.entity] ?? [], gone: true })
  if (texts === 'keep') return found
  const ideas = !nameless ? new Set() : new Set((await listed(sql, `entity = 'authorship' AND data LIKE ?`, [`%${id}%`])).filter(({ row }) => row.data['memberId'] === id).map(({ row }) => row.data['ideaId']))
  for (const stored of await listed(sql, 'stamps LIKE ?', [`%${id}%`])) add(stored, id)
  for (const idea of ideas) for (const stored of await listed(sql, 'id = ? OR parent = ?', [idea, idea])) add(stored, NAMELESS)
  return found

  function add(stored: Stored, by: string): void {
    if (found.has(stored.id) || stored.entity === 'customer' || stored.entity === 'member') return
    const { created, changes } = stored.row
    const fields = (WORDS[stored.entity] ?? []).filter((field) => (changes[field] ?? created)[3] === by)
    if (fields.length > 0) found.set(stored.id, { stored, fields, gone: stored.entity === 'attachment' })
  }
}

/** Everything that is known to be about the subject, now and in the history. `nameless`: also what they wrote without a name. */
export async function findRows(sql: Sql, what: What, id: string, texts: Texts, nameless = true): Promise<Found> {
  const rows = [...(what === 'customer' ? await ofCustomer(sql, id) : await ofMember(sql, id, texts, nameless)).values()]
  const [names, said, files] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const take = (entity: string, data: Fields, fields: readonly string[]) => {
    const words = wordsOf(entity, data, fields)
    for (const name of words.names) names.add(name)
    for (const text of words.texts) said.add(text)
    if (entity === 'attachment' && typeof data['sha256'] === 'string') files.add(data['sha256'])
  }
  const fieldsOf = new Map(rows.map(({ stored, fields }) => [stored.id, { entity: stored.entity, fields }]))
  for (const { stored, fields } of rows) take(stored.entity, stored.row.data, fields)
  const ids = [...fieldsOf.keys()]
  for (let at = 0; at < ids.length; at += IDS) {
    const slice = ids.slice(at, at + IDS)
    for (const { rowId, patch } of await sql.all<{ rowId: string; patch: string }>('SELECT "rowId", patch FROM op WHERE "rowId" = ANY(?)', [slice])) {
      const of = fieldsOf.get(rowId)!
      take(of.entity, JSON.parse(patch) as Fields, of.fields)
    }
  }
  for (const { row } of await conflictsOf(sql, ids)) {
    const of = fieldsOf.get(String(row.data['rowId']))
    if (of?.fields.includes(String(row.data['field']))) take(of.entity, { [String(row.data['field'])]: JSON.parse(String(row.data['value'])) as string }, of.fields)
  }
  return { rows, names: [...names], texts: [...said], files: [...files] }
}

/** Conflicts about those rows. */
export async function conflictsOf(sql: Sql, ids: readonly string[]): Promise<Stored[]> {
  const wanted = new Set(ids)
  return (await listed(sql, `entity = 'conflict'`, [])).filter(({ row }) => wanted.has(String(row.data['rowId'])))
}

export const listOf = (rows: Found['rows']): ErasedRow[] => rows.map(({ stored, fields }) => [stored.entity, stored.id, fields])
