// A table in a text file: its columns, and its rows piece by piece.
import { AppError } from '../../../../shared/app-error.ts'
import { csvReader, guessDialect, type CsvRow } from '../../../../shared/domain/csv.ts'
import { LONGEST_COLUMN_NAME, MOST_COLUMNS, nameColumns } from '../../../../shared/domain/import.ts'
import { openText, readText, type TextFile } from './text-file.ts'
import type { Source } from '../uploads.ts'

export interface TableFile {
  readonly text: TextFile
  readonly delimiter: string
  readonly newline: '\n' | '\r'
  /** Named so that each can be told from the others. */
  readonly columns: string[]
}
export interface TablePiece { /** To be read to the end before the next piece. */ readonly rows: Generator<CsvRow>; /** Bytes of the file read so far. */ readonly bytes: number }

/** What begins like a document of another kind. */
const OTHER_FORMATS = /^\s*(?:[{[]\s*["{[\]}]|<(?:!doctype|html|\?xml|svg|table)\b|%PDF|\{\\rtf)/i

/** Throws `empty-file`, `not-text`, `not-a-table`, `file-not-found`, `file-not-readable`; params: `name`. */
export async function openTable(source: Source): Promise<TableFile> {
  const text = await openText(source)
  const { delimiter, newline } = guessDialect(text.head)
  const reader = csvReader(delimiter, newline)
  const header = [...reader.push(text.head), ...reader.end()].find(isFilled)
  const plausible = header && header.cells.length <= MOST_COLUMNS && header.cells.every((cell) => cell.length <= LONGEST_COLUMN_NAME)
  if (!plausible || OTHER_FORMATS.test(text.head)) throw new AppError('not-a-table', { name: source.name })
  return { text, delimiter, newline, columns: nameColumns(header.cells) }
}

const isFilled = ({ cells }: CsvRow) => cells.some((cell) => cell.trim() !== '')

/** The rows under the header, without empty ones. */
export async function* readTable({ text, delimiter, newline }: TableFile): AsyncGenerator<TablePiece> {
  const reader = csvReader(delimiter, newline)
  let headed = false
  function* filled(rows: Generator<CsvRow>): Generator<CsvRow> {
    for (const row of rows) {
      if (!isFilled(row)) continue
      if (headed) yield row
      headed = true
    }
  }
  function* rowsOf(texts: Generator<string>): Generator<CsvRow> {
    for (const piece of texts) yield* reader.push(piece)
  }
  let bytes = 0
  for await (const piece of readText(text)) {
    bytes = piece.bytes
    yield { rows: filled(rowsOf(piece.texts)), bytes }
  }
  yield { rows: filled(reader.end()), bytes }
}
