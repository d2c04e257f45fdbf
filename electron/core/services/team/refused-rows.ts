// The refused rows of an import, kept in a table of their own beside what is wrong with each: corrected there, it can be imported itself.
import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { csvLine } from '../../../../shared/domain/csv.ts'
import { storageError } from '../../store/store.ts'

export interface RefusedRows {
  add(cells: readonly string[], line: number, problem: string): void
  /** The file, or null when no row was refused. */
  close(): string | null
}

/** `added`: the names of the two columns that are added at the end. */
export function keepRefused({ dataDir, name, columns, added }: { dataDir: string; name: string; columns: readonly string[]; added: readonly [line: string, problem: string] }): RefusedRows {
  let file: string | null = null
  let handle: number | null = null
  const guarded = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      throw storageError(error, dataDir)
    }
  }
  function begin(): number {
    const folder = path.join(dataDir, 'imports')
    mkdirSync(folder, { recursive: true })
    file = freeName(folder, path.basename(name, path.extname(name)))
    const opened = openSync(file, 'wx')
    writeSync(opened, `\ufeff${csvLine([...columns, ...added])}`) // the mark tells spreadsheets that it is UTF-8
    return opened
  }
  return {
    add(cells, line, problem) {
      guarded(() => {
        handle ??= begin()
        const padded = [...columns.map((_column, at) => cells[at] ?? ''), ...(cells.length > columns.length ? cells.slice(columns.length) : [])]
        writeSync(handle, csvLine([...padded.slice(0, columns.length), String(line), problem, ...padded.slice(columns.length)]))
      })
    },
    close() {
      if (handle !== null) closeSync(handle)
      handle = null
      return file
    },
  }
}

/** `NAME-refused.csv`, numbered when there is one already: refused rows of an earlier import may not have been corrected yet. */
function freeName(folder: string, name: string): string {
  const base = name.replace(/[^\p{L}\p{N} ._-]+/gu, '_').slice(0, 100) || 'table'
  for (let copy = 1; ; copy++) {
    const file = path.join(folder, `${base}-refused${copy > 1 ? `-${copy}` : ''}.csv`)
    if (!existsSync(file)) return file
  }
}
