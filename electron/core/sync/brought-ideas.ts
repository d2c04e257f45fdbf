// What came row by row, out of a workspace's file. The hub takes an idea that was handed in only together with its answers and its moves, and nothing that hangs on what is deleted.
import { TABLES, type Table } from '../store/tables.ts'
import type { Write } from '../store/write.ts'

/** SQL: operations that no hub has been told of. What a hub has accepted has lost its number on a device that is new to it, but not its version. */
export const NEW = 'sentN IS NULL AND ver IS NULL'
/** The app itself writes a move only together with the change of its idea. */
const LONE_MOVE = `entity = 'stageChange' AND kind = 'put' AND txn IS NULL AND ${NEW}`
/** What the hub asks for beside such an idea. Answers to other questions stay by themselves: one that is refused would take the idea with it. */
const PIECE = `o.kind = 'put' AND o.txn IS NULL AND (o.entity IN ('stageChange', 'ideaCustomer', 'ideaSegment') OR (o.entity = 'ideaAnswer' AND o.patch ->> 'question' IN ('customers', 'delight')))`
/** Things that others hang on, deleted as soon as they were made. */
const PARENTS = [...new Set(Object.values<Table>(TABLES).flatMap(({ parent }) => (parent ? [`'${parent.table}'`] : [])))].join(', ')
const GONE = `o.kind = 'del' AND o.entity IN (${PARENTS}) AND EXISTS (SELECT 1 FROM outbox made WHERE made.n = o.n - 1 AND made.rowId = o.rowId AND made.kind = 'put')`
const REST = ['entity', 'rowId', 'kind', 'patch', 'base', 'dep', 'hlc', 'schema', 'ver', 'sentN', 'was']

/** Inside the transaction of joining, before anything is sent: makes one group of each idea, in its place, with its moves in their order, and deletes last, or before what was done with it since. */
export function gatherIdeas(write: Write, newId: () => string): void {
  if (write.value(`SELECT 1 FROM outbox WHERE ${LONE_MOVE} UNION ALL SELECT 1 FROM outbox o WHERE ${GONE} AND ${NEW} LIMIT 1`) === undefined) return
  const merges = partMerges(write, newId)
  const last = write.value<number>('SELECT max(n) FROM outbox')!
  write.run(
    `WITH brought AS MATERIALIZED (SELECT n, opId, rowId AS id FROM outbox WHERE entity = 'idea' AND kind = 'put' AND ${NEW} AND rowId IN (SELECT patch ->> 'ideaId' FROM outbox WHERE ${LONE_MOVE})),
     merge AS MATERIALIZED (SELECT value ->> 0 AS n, value ->> 1 AS toldN FROM json_each(:merges))
     INSERT INTO outbox (opId, txn, ${REST.join(', ')})
     SELECT o.opId, coalesce(b.opId, o.txn), ${REST.map((column) => `o.${column}`).join(', ')}
     FROM outbox o LEFT JOIN brought b ON b.id = iif(${PIECE}, o.patch ->> 'ideaId', o.rowId) AND (${PIECE} OR o.n = b.n) LEFT JOIN merge ON merge.n = o.n
     WHERE o.n <= :last AND o.sentN IS NULL AND o.ver IS NULL
     ORDER BY iif(${GONE}, coalesce((SELECT min(later.n) FROM outbox later WHERE later.rowId = o.rowId AND later.n > o.n) - 0.5, :last + 1), coalesce(b.n, merge.toldN - 0.5, o.n)), o.entity = 'stageChange', iif(o.entity = 'stageChange', o.patch ->> 'createdAt', 0), o.n`,
    [{ last, merges: JSON.stringify(merges) }],
  )
  write.run(`DELETE FROM outbox WHERE n <= ? AND ${NEW}`, [last])
}

interface Merged { opId: string; n: number; id: string; into: string; stageAt: number; createdAt: number }
interface Move { n: number; opId: string; fromStage: string; toStage: string; createdAt: number }

/** No idea comes into being as merged: it comes as it stood before, and is merged where its last move tells of it, when the other is there. Answers the places of the merging and of that move. */
function partMerges(write: Write, newId: () => string): [n: number, toldN: number][] {
  const merged = write.all<Merged>(`SELECT opId, n, rowId AS id, patch ->> 'mergedIntoId' AS "into", patch ->> 'stageAt' AS stageAt, patch ->> 'createdAt' AS createdAt FROM outbox WHERE entity = 'idea' AND kind = 'put' AND patch ->> 'stage' = 'merged' AND ${NEW}`)
  return merged.flatMap(({ opId, n, id, into, stageAt, createdAt }) => {
    const moves = write.all<Move>(`SELECT o.n, o.opId, s.fromStage, s.toStage, s.createdAt FROM stageChange s JOIN outbox o ON o.rowId = s.id WHERE s.ideaId = ? AND o.n IN (SELECT n FROM outbox WHERE rowId = s.id AND ${LONE_MOVE}) ORDER BY s.createdAt, s.pk`, [id])
    const told = moves.pop()
    if (told?.toStage !== 'merged') return []
    const since = moves.findLast(({ fromStage, toStage }) => toStage === told.fromStage && fromStage !== 'merged')?.createdAt ?? createdAt
    write.run(`UPDATE outbox SET patch = json_set(patch, '$.stage', ?, '$.stageAt', ?, '$.mergedIntoId', NULL) WHERE n = ?`, [told.fromStage, since, n])
    const txn = newId()
    write.run('UPDATE outbox SET txn = ? WHERE n = ?', [txn, told.n])
    write.run(`INSERT INTO outbox (opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema) SELECT ?, txn, 'idea', ?, 'patch', ?, 0, ?, hlc, schema FROM outbox WHERE n = ?`, [newId(), id, JSON.stringify({ stage: 'merged', stageAt, mergedIntoId: into }), opId, told.n])
    return [[write.value<number>('SELECT max(n) FROM outbox')!, told.n]]
  })
}
