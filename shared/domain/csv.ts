// Tables as text (CSV): read in pieces of any size, written so that a spreadsheet neither breaks nor runs them. Source: RFC 4180, read leniently.

/** A record that is longer is taken for one whose quote was never closed, UTF-16 units. */
export const LONGEST_RECORD = 4_000_000
/** After so many quotes that were never closed, the file is not believed to have cells of several lines: looking ahead for each would take for ever. */
const BROKEN_QUOTES = 20
/** Stands where a table has one column only, so that nothing splits it. */
export const NO_DELIMITER = '\u001f'
const DELIMITERS = [',', ';', '\t', '|'] as const
/** Records that the delimiter is judged by. */
const JUDGED = 50

export interface CsvRow {
  /** Where it begins in the file, counted from 1 as an editor does. */
  readonly line: number
  readonly cells: string[]
  readonly problem: 'quote-not-closed' | 'line-too-long' | null
}

export interface CsvReader {
  /** The rows that are complete with this piece, read as they are asked for: all of them must be, before the next piece. */
  push(text: string): Generator<CsvRow>
  /** What is left when the text is over. */
  end(): Generator<CsvRow>
}

/** Places of a closing quote that is none. */
const NOT_YET = -1
const NOT_CLOSED = -2

interface Found { cells: string[]; end: number; problem: CsvRow['problem'] }

/**
 * Lenient where real files are sloppy: a quote inside a cell of one line stands for itself, rows may be of any length.
 * A quote that is never closed costs its own line, never the rest of the file. Memory: one record.
 */
export function csvReader(delimiter: string, newline: '\n' | '\r' = '\n'): CsvReader {
  let buffer = ''
  let line = 1
  let skipping = false
  let brokenQuotes = 0
  /** The quoted cell that goes on beyond what has arrived, and how far it has been read: the next piece goes on there. */
  let pending: { open: number; next: number } | null = null

  function* take(final: boolean): Generator<CsvRow> {
    let at = 0
    let quoteAt = -2 // next quote at or after `at`; -1: none
    while (at < buffer.length) {
      if (skipping) {
        const eol = buffer.indexOf(newline, at)
        at = eol < 0 ? buffer.length : eol + 1
        if (eol < 0) break
        skipping = false
        line += 1
        continue
      }
      if (quoteAt !== -1 && quoteAt < at) quoteAt = buffer.indexOf('"', at)
      const eol = buffer.indexOf(newline, at)
      let found: Found | null
      if (eol >= 0 && (quoteAt < 0 || quoteAt > eol)) found = { cells: plain(at, eol), end: eol + 1, problem: null }
      else if (eol < 0 && !final) found = null
      else found = recordAt(at, eol < 0 ? buffer.length : eol, final)
      if (!found) {
        if (buffer.length - at < LONGEST_RECORD) break
        found = broken(at)
      }
      pending = null
      const row: CsvRow = { line, cells: found.cells, problem: found.problem }
      line += found.end === eol + 1 ? 1 : newlines(at, found.end)
      at = found.end
      yield row
    }
    buffer = buffer.slice(at)
    if (pending) pending = { open: pending.open - at, next: pending.next - at }
  }

  function plain(from: number, to: number): string[] {
    return buffer.slice(from, newline === '\n' && buffer[to - 1] === '\r' && to > from ? to - 1 : to).split(delimiter)
  }

  /** A record with quotes in it, or the last one. Null when it goes on beyond what has arrived. */
  function recordAt(from: number, eol: number, final: boolean): Found | null {
    const cells: string[] = []
    let at = from
    for (;;) {
      if (buffer[at] === '"') {
        const ownLine = brokenQuotes >= BROKEN_QUOTES
        const close = closing(at + 1, final || (ownLine && eol < buffer.length), ownLine ? eol : Infinity)
        if (close === NOT_CLOSED || (close === NOT_YET && (final || ownLine))) return broken(from)
        if (close === NOT_YET) return null
        const value = buffer.slice(at + 1, close)
        cells.push(value.includes('""') ? value.replaceAll('""', '"') : value)
        at = close + 1
        if (buffer[at] === '\r' && newline === '\n') at += 1
        if (at >= buffer.length || buffer[at] === newline) return { cells, end: Math.min(at + 1, buffer.length), problem: null }
        at += 1 // the delimiter
        if (at > eol) {
          const next = buffer.indexOf(newline, at)
          if (next < 0 && !final) return null
          eol = next < 0 ? buffer.length : next
        }
        continue
      }
      const end = buffer.indexOf(delimiter, at)
      if (end < 0 || end > eol) {
        cells.push(...plain(at, eol))
        return { cells, end: Math.min(eol + 1, buffer.length), problem: null }
      }
      cells.push(buffer.slice(at, end))
      at = end + 1
    }
  }

  /**
   * The quote that ends a quoted cell: one that a delimiter or the end of the line follows. Another single quote stands for itself on the line
   * on which the cell begins; on a later line it says that the cell was never closed and that this is the next one's.
   */
  function closing(open: number, final: boolean, until: number): number {
    const wait = (next: number) => {
      pending = { open, next }
      return NOT_YET
    }
    const lineEnd = buffer.indexOf(newline, open)
    let at = buffer.indexOf('"', pending?.open === open ? pending.next : open)
    for (; at >= 0 && at < until; at = buffer.indexOf('"', at + 1)) {
      let next = buffer[at + 1]
      if (next === '\r' && newline === '\n') {
        next = buffer[at + 2]
        if (next === newline) return at
        if (next === undefined) return final ? at : wait(at)
      } else if (next === undefined) return final ? at : wait(at)
      else if (next === delimiter || next === newline) return at
      if (buffer[at + 1] === '"') at += 1
      else if (lineEnd >= 0 && at > lineEnd) return NOT_CLOSED
    }
    return wait(buffer.length)
  }

  function broken(from: number): Found {
    brokenQuotes += 1
    const eol = buffer.indexOf(newline, from)
    if (eol >= 0) return { cells: plain(from, eol), end: eol + 1, problem: 'quote-not-closed' }
    skipping = buffer.length - from >= LONGEST_RECORD
    const problem = skipping ? 'line-too-long' : 'quote-not-closed'
    return { cells: plain(from, skipping ? from + 1000 : buffer.length), end: buffer.length, problem }
  }

  function newlines(from: number, to: number): number {
    let count = 0
    for (let at = buffer.indexOf(newline, from); at >= 0 && at < to; at = buffer.indexOf(newline, at + 1)) count += 1
    return count
  }

  return {
    *push(text) {
      buffer += text
      yield* take(false)
    },
    end: () => take(true),
  }
}

/** How a table is written, from its first lines. */
export function guessDialect(head: string): { delimiter: string; newline: '\n' | '\r' } {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r'
  let best = { delimiter: NO_DELIMITER, alike: 0, columns: 1 }
  for (const delimiter of DELIMITERS) {
    const reader = csvReader(delimiter, newline)
    const rows = [...reader.push(head), ...reader.end()].filter(({ cells }) => cells.length > 1 || cells[0] !== '').slice(0, JUDGED)
    const columns = rows[0]?.cells.length ?? 0
    if (columns < 2) continue
    const alike = rows.filter(({ cells }) => cells.length === columns).length
    if (alike > best.alike || (alike === best.alike && columns > best.columns)) best = { delimiter, alike, columns }
  }
  return { delimiter: best.delimiter, newline }
}

/** One line of a table, with its line end. */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  return `${cells.map((cell) => (/["\n\r,;\t|]|^\s|\s$/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, as spreadsheets themselves do.
 * Source: OWASP, "CSV Injection". `unprotectCell` takes it away again, exactly.
 */
export function protectCell(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

export function unprotectCell(cell: string): string {
  return cell.startsWith("'") && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
