// The ledger's writing half: what sync did is noted while a page or an answer is taken, and kept in the same transaction.
// Never more than a screenful of entries for what came all at once: the first 100,000 rows are one entry.
import { HANGS_ON, hangsOn, LEDGER_BYTES, LEDGER_DAYS, LEDGER_ENTRIES, QUIET_FIELDS, UNTOLD, type LedgerAct, type LedgerKind } from '../../../../shared/domain/ledger.ts'
import type { Fields, Value } from '../../../../shared/sync/change.ts'
import type { Write } from '../write.ts'

/** New rows of one page or answer that are told one by one; more of them are counted. */
const TOLD = 20
/** What comes in bulk goes on in one entry as long as it does not pause for this long. Milliseconds. */
const PAUSE = 10 * 60 * 1000
/** Entries between two looks at how much is kept: each look counts through all of them. */
const TIDY_EVERY = 5000
/** Letters of a new value that an entry shows; the old one is kept whole, to be put back. */
const SHOWN = 400
const DAY = 24 * 60 * 60 * 1000

export interface Change {
  readonly field: string
  /** What it was, whole. */
  readonly before: Value
  /** What it became; the beginning of it. */
  readonly after: Value
}

export interface Note {
  readonly kind: LedgerKind
  readonly act: Exclude<LedgerAct, 'many'>
  readonly entity: string
  readonly rowId: string
  /** The row's fields, as far as they are known: to find what it hangs on. */
  readonly data: Fields | null
  /** Whose doing it is; null: this device's, or not known. */
  readonly byId?: string | null
  readonly changes?: readonly Change[]
  /** Of a refusal. */
  readonly code?: string
  /** The group of a refusal, the id of a conflict. */
  readonly refId?: string
  /** Whose value gave way. */
  readonly ofId?: string
}

export interface Notes {
  note(note: Note): void
  /** A row that was not here before: cheap, since there may be 100,000, and of most the fields are not asked. */
  added(kind: 'sent' | 'received', entity: string, rowId: string, data: () => Fields, byId: string | null): void
  /** Writes the entries. */
  keep(write: Write, now: number): void
}

interface Entry { kind: LedgerKind; act: LedgerAct; entity: string; rowId: string; ofEntity: string; ofId: string; byId: string | null; count: number; code: string | null; detail: Detail | null }
interface Detail { changes?: readonly Change[]; refId?: string; ofId?: string; counts?: Record<string, number> }

/** Where nothing is to be told. */
export const silentNotes: Notes = { note() {}, added() {}, keep() {} }

/** `told`: false while everything is read again, which is no news. */
export function startNotes(): Notes {
  const notes: Note[] = []
  const added: Note[] = []
  const counts: Record<'sent' | 'received', Record<string, number>> = { sent: {}, received: {} }
  const bulk = { sent: 0, received: 0 }

  return {
    note(note) {
      if (!UNTOLD.has(note.entity)) notes.push(note)
    },
    added(kind, entity, rowId, data, byId) {
      if (UNTOLD.has(entity)) return
      bulk[kind] += 1
      counts[kind][entity] = (counts[kind][entity] ?? 0) + 1
      if (bulk[kind] <= TOLD) added.push({ kind, act: 'created', entity, rowId, data: data(), byId })
    },
    keep(write, now) {
      if (notes.length === 0 && added.length === 0) return
      const told = [...added.filter(({ kind }) => bulk[kind as 'sent'] <= TOLD), ...notes]
      for (const kind of ['sent', 'received'] as const) if (bulk[kind] > TOLD) keepMany(write, kind, bulk[kind], counts[kind], now)
      const last = lastOf(write)
      for (const entry of entriesOf(told)) insert(write, entry, now)
      if (Math.floor(last / TIDY_EVERY) < Math.floor(lastOf(write) / TIDY_EVERY)) tidy(write, now)
      write.changed('ledger')
    },
  }
}

/** Together what belongs together: an idea with its answers is one entry, three tags added to a learning another. */
function entriesOf(notes: readonly Note[]): Entry[] {
  const created = new Set(notes.filter(({ act, entity }) => act === 'created' && !Object.hasOwn(HANGS_ON, entity)).map(({ kind, rowId }) => `${kind} ${rowId}`))
  const moved = new Set(notes.filter(({ entity, changes }) => entity === 'idea' && changes?.some(({ field }) => field === 'stage')).map(({ rowId }) => rowId))
  const entries = new Map<string, Entry>()
  for (const { kind, act, entity, rowId, data, byId = null, changes, code, refId, ofId } of notes) {
    const on = data && hangsOn(entity, data)
    // the move itself is told by the idea's change of stage
    if (on && (created.has(`${kind} ${on.id}`) || (entity === 'stageChange' && moved.has(on.id)))) continue
    const of = on ?? { entity, id: rowId }
    const detail: Detail | null = changes || refId || ofId ? { ...(changes && { changes: changes.map((change) => ({ ...change, after: shortened(change.after) })) }), ...(refId && { refId }), ...(ofId && { ofId }) } : null
    const key = kind === 'rejected' ? `rejected ${refId}` : detail === null && on ? `${kind} ${act} ${entity} ${of.id} ${byId}` : `${entries.size}`
    const before = entries.get(key)
    if (!before) entries.set(key, { kind, act, entity, rowId, ofEntity: of.entity, ofId: of.id, byId, count: 1, code: code ?? null, detail })
    else {
      before.count += 1
      // of a group that was refused: the reason of the one that was the cause
      if (kind === 'rejected' && (before.code === 'together' || before.code === 'dependency')) before.code = code ?? null
    }
  }
  return [...entries.values()]
}

const shortened = (value: Value): Value => (typeof value === 'string' && value.length > SHOWN ? `${value.slice(0, SHOWN).toWellFormed()}…` : value)

const lastOf = (write: Write): number => write.value<number | null>('SELECT max(n) FROM ledger') ?? 0

function insert(write: Write, entry: Entry, now: number): void {
  const detail = entry.detail && JSON.stringify(entry.detail)
  write.run('INSERT INTO ledger (at, kind, act, entity, rowId, ofEntity, ofId, byId, count, code, detail, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    now, entry.kind, entry.act, entry.entity, entry.rowId, entry.ofEntity, entry.ofId, entry.byId, entry.count, entry.code, detail, detail?.length ?? 0,
  ])
}

/** Adds to the entry of the same stream, or begins one. */
function keepMany(write: Write, kind: 'sent' | 'received', count: number, counts: Record<string, number>, now: number): void {
  const going = write.get<{ n: number; detail: string }>(`SELECT n, detail FROM ledger WHERE kind = ? AND act = 'many' AND n > (SELECT max(n) FROM ledger) - 50 AND at > ? ORDER BY n DESC LIMIT 1`, [kind, now - PAUSE])
  if (!going) return insert(write, { kind, act: 'many', entity: '', rowId: '', ofEntity: '', ofId: '', byId: null, count, code: null, detail: { counts } }, now)
  const sums = (JSON.parse(going.detail) as Detail).counts ?? {}
  for (const [entity, more] of Object.entries(counts)) sums[entity] = (sums[entity] ?? 0) + more
  write.run('UPDATE ledger SET count = count + ?, at = ?, detail = ? WHERE n = ?', [count, now, JSON.stringify({ counts: sums } satisfies Detail), going.n])
}

/** Forgets what is too old, too many or too much. */
export function tidy(write: Write, now: number): void {
  write.run('DELETE FROM ledger WHERE n <= (SELECT max(n) FROM ledger) - ?', [LEDGER_ENTRIES])
  write.run('DELETE FROM ledger WHERE at < ?', [now - LEDGER_DAYS * DAY])
  const from = write.value<number>('SELECT n FROM (SELECT n, sum(size) OVER (ORDER BY n DESC) AS total FROM ledger) WHERE total > ? ORDER BY n DESC LIMIT 1', [LEDGER_BYTES])
  if (from !== undefined) write.run('DELETE FROM ledger WHERE n <= ?', [from])
}

/** What the ledger kept of a row's words goes with the row: out of this member's sight, or erased. The entries stay, without words. */
export function forgetWords(write: Write, rowId: string): void {
  if (write.run('UPDATE ledger SET detail = NULL, size = 0 WHERE (rowId = ? OR (ofId = ? AND ofId <> rowId)) AND detail IS NOT NULL', [rowId, rowId]) > 0) write.changed('ledger')
}

/** The fields that differ, but for those that are nobody's words. */
export function changesBetween(before: Fields, after: Fields, fields: Iterable<string>): Change[] {
  const changes: Change[] = []
  for (const field of fields) {
    if (QUIET_FIELDS.has(field)) continue
    const [was, is] = [before[field] ?? null, after[field] ?? null]
    if (was !== is) changes.push({ field, before: was, after: is })
  }
  return changes
}
