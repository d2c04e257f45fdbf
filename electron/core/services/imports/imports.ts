// Importing a table: a preview with a guess of its columns, then row after row in short transactions, so that nobody waits for it.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { ImportProgress, settings as contract } from '../../../../shared/contract/settings.ts'
import type { CsvRow } from '../../../../shared/domain/csv.ts'
import { hasRole } from '../../../../shared/domain/rights.ts'
import { guessMap, IMPORT_FIELDS, placesOf, type ColumnMap, type ImportField, type ImportNoun, type TableNoun } from '../../../../shared/domain/import.ts'
import { orderSpoken, type DateOrder } from '../../../../shared/domain/import-values.ts'
import { asWritten, plainWord } from '../../../../shared/domain/import-words.ts'
import type { Place } from '../../../../shared/domain/steps.ts'
import { CHECKPOINT_PAGES } from '../../store/database.ts'
import { beginRun, takeNew } from '../../store/imported.ts'
import { stagesOf } from '../../store/pipeline/stages.ts'
import { stepsOf } from '../../store/pipeline/steps.ts'
import type { Read } from '../../store/read.ts'
import { personOf } from '../../store/rights.ts'
import { getMeta } from '../../store/session.ts'
import { errorWords, wordsFor } from '../../words.ts'
import { storageError } from '../../store/store.ts'
import type { Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { fingerprintOf, readRow, valuesOf, type NameCache, type RowProblem, type Settings } from './import-rows.ts'
import { keepRefused } from '../team/refused-rows.ts'
import { openTable, readTable, type TableFile } from './table-file.ts'
import { dropUpload, uploaded, type Source } from '../uploads.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Preview = z.output<(typeof contract)['previewImport']['out']>

const PREVIEW_ROWS = 20
/** Rows that a guess of the columns looks at. */
const GUESS_ROWS = 200
const LONGEST_PREVIEW = 500
/** Problems that are listed; the rest is in the file of refused rows. */
const LISTED_PROBLEMS = 50
/** One transaction: so many rows, or so long, whichever comes first. Others get their turn after each. */
const BATCH_ROWS = 600
const BATCH_MS = 25
/** Names whose ids are held in memory; more begin anew. */
const KNOWN_NAMES = 5000
const TELL_EVERY_MS = 200
/** Dates looked at before it is believed that the file has none with slashes. */
const DATES_LOOKED_AT = 1000

const turn = () => new Promise((resolve) => setImmediate(resolve))

export async function previewImport({ dataDir }: Context, { token, noun }: Input<'previewImport'>, signal: AbortSignal): Promise<Preview> {
  return previewTable(uploaded(dataDir, token), noun, signal)
}

/** Throws `empty-file`, `not-text`, `not-a-table`, `file-not-found`, `file-not-readable`. */
export async function previewTable(source: Source, noun: TableNoun, signal?: AbortSignal): Promise<Preview> {
  const table = await openTable(source)
  const first: string[][] = []
  let lines = 0
  for await (const { rows } of readTable(table)) {
    if (signal?.aborted) break
    for (const { cells } of rows) {
      if (lines++ < GUESS_ROWS) first.push(cells)
    }
  }
  const rows = first.slice(0, PREVIEW_ROWS).map((cells) => table.columns.map((_column, at) => (cells[at] ?? '').slice(0, LONGEST_PREVIEW)))
  return { columns: table.columns, rows, map: guessMap(noun, table.columns, first), lines }
}

/** Leaving the stream cancels; the rows of finished batches stay, and importing the file again skips them. */
export async function* watchImport(context: Context, { token, noun, map }: Input<'watchImport'>, signal: AbortSignal): AsyncGenerator<ImportProgress> {
  const source = uploaded(context.dataDir, token)
  let begun = false // a map that does not fit leaves the file for another try
  try {
    for await (const progress of importTable(context, source, noun, map, signal)) {
      begun = true
      yield progress
    }
  } finally {
    if (begun) dropUpload(context.dataDir, token)
  }
}

/** Where the fields stand in a table. Throws `unknown-column`, `unknown-field`, `field-mapped-twice`, `field-not-mapped`. */
export function mappedPlaces(noun: TableNoun, columns: readonly string[], map: ColumnMap): ReadonlyMap<ImportField, number[]> {
  const { places, problems: wrong } = placesOf(noun, columns, map)
  if (wrong[0]) throw new AppError(wrong[0].code, { column: wrong[0].column, field: wrong[0].field, known: (wrong[0].code === 'unknown-column' ? columns : IMPORT_FIELDS[noun]).join(', ') })
  return places
}

/** What the workspace calls where ideas stand and what they are sorted by. Who may not make categories brings none along. */
function ownNames(read: Read, champion: boolean): Pick<Settings, 'places' | 'categories'> {
  const named = [
    ...stagesOf(read).flatMap(({ key, name }) => (name === null ? [] : [{ name, place: { stage: key, stepId: null } }])),
    ...stepsOf(read).map(({ id, stage, name }) => ({ name, place: { stage, stepId: id } })),
  ]
  // of names that differ in accents or signs only, each is still found as it is written
  const places = new Map<string, Place>([plainWord, asWritten].flatMap((word) => named.map(({ name, place }) => [word(name), place] as const)))
  const categories = champion ? null : new Set(read.all<{ name: string }>('SELECT name FROM category WHERE deletedAt IS NULL').map(({ name }) => asWritten(name)))
  return { places, categories }
}

/** Throws what `previewTable` throws, and for a map that does not fit: `unknown-column`, `unknown-field`, `field-mapped-twice`, `field-not-mapped`. */
export async function* importTable(context: Context, source: Source, noun: ImportNoun, map: ColumnMap, signal: AbortSignal): AsyncGenerator<ImportProgress> {
  const table = await openTable(source)
  const places = mappedPlaces(noun, table.columns, map)
  const authorId = me(context)
  const person = personOf(context.store.read)
  const champion = !person || hasRole(person, 'champion')
  const settings: Settings = { mayMove: champion, ...ownNames(context.store.read, champion), order: places.has('date') ? await orderOf(table, places.get('date')!, signal) : null, now: context.now() }
  const t = await wordsFor((getMeta(context.store.read, 'language') ?? 'en') as 'en')
  const refused = keepRefused({ dataDir: context.dataDir, name: source.name, columns: table.columns, added: [t('transfer:line'), t('transfer:problem')] })
  const run = context.store.write((write) => beginRun(write))
  const names: NameCache = new Map()
  const progress = { read: 0, imported: 0, repeated: 0, refused: 0, share: 0, problems: [] as ImportProgress['problems'] }

  function refuse({ line, cells }: CsvRow, field: ImportField | null, code: string): void {
    const places_ = field === null ? [] : (places.get(field) ?? [])
    const value = places_.map((at) => cells[at] ?? '').join(' ')
    const column = places_.length > 0 ? table.columns[places_[0]!]! : ''
    progress.refused += 1
    if (progress.problems.length < LISTED_PROBLEMS) progress.problems.push({ line, field: column, code, value: value.slice(0, 200) })
    refused.add(cells, line, `${column && `${column}: `}${errorWords(t, new AppError(code, { value: value.slice(0, 200) }))}`)
  }

  /** Takes as many rows as one short transaction holds. False when there are no more. */
  function batch(rows: Generator<CsvRow>): boolean {
    const began = performance.now()
    const problems: [CsvRow, RowProblem][] = []
    const counts = { read: 0, imported: 0, repeated: 0 }
    let over = false
    context.store.write((write) => {
      if (names.size > KNOWN_NAMES) names.clear()
      while (counts.read < BATCH_ROWS && performance.now() - began < BATCH_MS) {
        const next = rows.next()
        over = next.done === true
        if (next.done) break
        counts.read += 1
        const problem = take(write, next.value, counts)
        if (problem) problems.push([next.value, problem])
      }
    })
    // told only when the batch is safe
    progress.read += counts.read
    progress.imported += counts.imported
    progress.repeated += counts.repeated
    for (const [row, { field, code }] of problems) refuse(row, field, code)
    return !over
  }

  function take(write: Write, { cells, problem }: CsvRow, counts: { imported: number; repeated: number }): RowProblem | null {
    if (problem) return { field: null, code: problem }
    for (let at = table.columns.length; at < cells.length; at++) if (cells[at]!.trim() !== '') return { field: null, code: 'too-many-columns' }
    const values = valuesOf(cells, places)
    const read = readRow(noun, values, settings)
    if ('code' in read) return read
    write.unit()
    if (takeNew(write, fingerprintOf(noun, values), noun, run)) {
      read.add(write, context, { authorId, createdAt: context.now() }, names)
      counts.imported += 1
    } else counts.repeated += 1
    return null
  }

  let told = performance.now()
  // left to itself, SQLite would do this within a commit, which doubles the longest time that everybody waits
  context.database.pragma('wal_autocheckpoint = 0')
  try {
    for await (const piece of readTable(table)) {
      for (let more = true; more && !signal.aborted; ) {
        more = batch(piece.rows)
        await turn()
        carryOver(context)
        await turn()
      }
      if (signal.aborted) break
      progress.share = piece.bytes / table.text.size
      if (performance.now() - told > TELL_EVERY_MS) {
        told = performance.now()
        yield { state: 'running', ...progress, problems: [...progress.problems], refusedFile: null }
      }
    }
  } finally {
    context.database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    refused.close()
  }
  yield { state: signal.aborted ? 'cancelled' : 'done', ...progress, share: signal.aborted ? progress.share : 1, refusedFile: refused.close() }
}

/** Carries the journal over into the database: a turn of its own. */
function carryOver({ database, dataDir }: Context): void {
  try {
    database.pragma('wal_checkpoint(PASSIVE)')
  } catch (error) {
    throw storageError(error, dataDir)
  }
}

/** How the file writes its days, as its first telling one says; null when none does. */
async function orderOf(table: TableFile, places: readonly number[], signal: AbortSignal): Promise<DateOrder | null> {
  let looked = 0
  let open = false
  for await (const { rows } of readTable(table)) {
    if (signal.aborted) return null
    for (const { cells } of rows) {
      looked += 1
      const said = orderSpoken(cells[places[0]!] ?? '')
      if (said === 'dmy' || said === 'mdy') return said
      if (said === 'open') open = true
    }
    if (!open && looked > DATES_LOOKED_AT) return null
  }
  return null
}
