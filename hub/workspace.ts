// The one workspace of a hub: made at the first start, and looked after daily.
import { randomUUID } from 'node:crypto'
import { REMEMBERED_MS } from '../shared/protocol.ts'
import type { HubContext } from './context.ts'

/** Rows that one round of tidying removes, so that writes get their turn between. */
const ROUND = 1000

/** Makes the workspace if there is none, and gives its id. */
export async function openWorkspace({ store, now }: Pick<HubContext, 'store' | 'now'>, name: string): Promise<string> {
  const find = () => store.read.get<{ uuid: string }>('SELECT uuid FROM workspace')
  const found = await find()
  if (found) return found.uuid
  // two processes may start at once on a new database: the second finds the first one's
  await store.write((tx) => tx.run('INSERT INTO workspace (id, uuid, name, seq, epoch, "epochHead", floor, setup, "createdAt") VALUES (1, ?, ?, 0, ?, 0, 0, NULL, ?) ON CONFLICT (id) DO NOTHING', [randomUUID(), name, randomUUID(), now()]))
  return (await find())!.uuid
}

/** How long the retries of programs are known. */
const WRITTEN_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Forgets what is older than 180 days: deleted rows, answers to retries, spent tokens. Devices that were away longer start over:
 * `floor` tells them. Members stay, because what they wrote names them.
 */
export async function tidy({ store, now }: HubContext): Promise<{ rows: number; ops: number }> {
  const before = now() - REMEMBERED_MS
  const removed = { rows: 0, ops: 0 }
  for (;;) {
    const round = await store.write(async (tx) => {
      const gone = await tx.all<{ id: string; ver: number }>(`SELECT id, ver FROM record WHERE deleted = 1 AND "changedAt" < ? AND entity <> 'member' ORDER BY "changedAt" LIMIT ${ROUND}`, [before])
      const ops = await tx.all<{ opId: string }>(`SELECT "opId" FROM op WHERE at < ? ORDER BY at LIMIT ${ROUND}`, [before])
      if (gone.length > 0) {
        await tx.run('DELETE FROM record WHERE id = ANY(?)', [gone.map(({ id }) => id)])
        const floor = Math.max(...gone.map(({ ver }) => ver))
        await tx.run('UPDATE workspace SET floor = ? WHERE floor < ?', [floor, floor])
      }
      if (ops.length > 0) await tx.run('DELETE FROM op WHERE "opId" = ANY(?)', [ops.map(({ opId }) => opId)])
      await tx.run('DELETE FROM written WHERE at < ?', [now() - WRITTEN_MS])
      return { rows: gone.length, ops: ops.length }
    })
    removed.rows += round.rows
    removed.ops += round.ops
    if (round.rows < ROUND && round.ops < ROUND) return removed
  }
}
