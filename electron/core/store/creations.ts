// Creations that the hub took as they were: a first push is 10,000 of them, so each costs one statement, and those that follow each other are settled together.
import { hasCopies, settleRun, tableOf, toOp, type OutboxRow } from './replica/hub-copy.ts'
import type { Notes } from './replica/ledger.ts'
import type { Write } from './write.ts'

export interface Creations {
  /** False: more is known of the row than that this person made it, so the answer is to be taken by itself (`accepted`). */
  take(row: OutboxRow, ver: number): boolean
  /** Takes what was taken out of the outbox. */
  settle(): void
}

interface Run { from: number; to: number; more: number }

/** For the answers to the operations numbered `first` to `last`. */
export function startCreations(write: Write, first: number, last: number, notes: Notes): Creations {
  const copies = hasCopies(write)
  const changedSince = new Set(write.all<{ rowId: string }>('SELECT o.rowId FROM outbox o JOIN outbox other ON other.rowId = o.rowId AND other.n <> o.n WHERE o.sentN BETWEEN ? AND ?', [first, last]).map(({ rowId }) => rowId))
  const runs: Run[] = []

  function join(sentN: number, ver: number): void {
    const run = runs.at(-1)
    if (run?.to === sentN - 1 && run.more === ver - sentN) run.to = sentN
    else runs.push({ from: sentN, to: sentN, more: ver - sentN })
  }

  return {
    take(row, ver) {
      const table = tableOf(row.entity)
      if (!table || copies || row.kind !== 'put' || changedSince.has(row.rowId)) return false
      if (write.run(`UPDATE ${table.name} SET ver = ? WHERE id = ? AND ver = 0`, [ver, row.rowId]) === 0) return false
      notes.added('sent', table.name, row.rowId, () => toOp(row).patch, null)
      join(row.sentN!, ver)
      return true
    },
    settle() {
      for (const run of runs) settleRun(write, run)
    },
  }
}
