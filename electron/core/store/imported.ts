// What was imported from tables before, so that importing the same file again repeats nothing.
import type { ImportNoun } from '../../../shared/domain/import.ts'
import { getMeta, setMeta } from './session.ts'
import type { Write } from './write.ts'

/** The number of a new run over a file. */
export function beginRun(write: Write): number {
  const run = Number(getMeta(write, 'importRun') ?? 0) + 1
  setMeta(write, 'importRun', String(run))
  return run
}

/**
 * Whether this row of a file is to be imported. Of equal rows in one file the n-th is new when fewer than n were ever imported,
 * so nothing about the rows of a file has to be held in memory.
 */
export function takeNew(write: Write, fingerprint: Uint8Array, noun: ImportNoun, run: number): boolean {
  const known = write.get<{ times: number; run: number; seen: number }>('SELECT times, run, seen FROM imported WHERE fingerprint = ?', [fingerprint])
  if (!known) {
    write.run('INSERT INTO imported (fingerprint, noun, times, run, seen) VALUES (?, ?, 1, ?, 1)', [fingerprint, noun, run])
    return true
  }
  const seen = known.run === run ? known.seen + 1 : 1
  write.run('UPDATE imported SET times = max(times, ?), run = ?, seen = ? WHERE fingerprint = ?', [seen, run, seen, fingerprint])
  return seen > known.times
}
