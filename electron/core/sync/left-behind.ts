// What a workspace of one had set for itself, and who joins a team may not set there: the hub gives it back. Whatever points at it lets go of it, so that ideas come along all the same.
import { isBuiltIn } from '../../../shared/domain/questions.ts'
import { hasRole, refusal, type Person } from '../../../shared/domain/rights.ts'
import { redraw } from '../store/replica/hub-copy.ts'
import type { TableName } from '../store/tables.ts'
import type { Write } from '../store/write.ts'

const POINTERS: readonly { readonly table: TableName; readonly field: string; readonly target: TableName }[] = [
  { table: 'idea', field: 'stepId', target: 'step' },
  { table: 'idea', field: 'categoryId', target: 'category' },
  { table: 'idea', field: 'campaignId', target: 'campaign' },
  { table: 'ideaAnswer', field: 'wordsId', target: 'questionWords' },
]

const mayMake = (person: Person, entity: TableName): boolean => refusal(person, 'create', { entity, data: {}, parent: null, creatorId: null }) === null

/** Inside the transaction of joining, before anything is sent to the hub. `person`: as the hub knows them. */
export function leaveBehind(write: Write, person: Person, now: number): void {
  for (const { table, field, target } of POINTERS) if (!mayMake(person, target)) letGo(write, table, field, target, now)
  if (!mayMake(person, 'question')) partAnswers(write)
  if (!hasRole(person, 'champion')) handIn(write, now)
}

/** SQL: operations that no hub has been told of. What a hub has accepted has lost its number on a device that is new to it, but not its version. */
const NEW = 'sentN IS NULL AND ver IS NULL'
/** Ids of rows of that table that no hub has been told of. */
const UNTOLD = `SELECT rowId FROM outbox WHERE entity = :target AND kind = 'put' AND ${NEW}`

function letGo(write: Write, table: TableName, field: string, target: TableName, now: number): void {
  if (write.value(`${UNTOLD} LIMIT 1`, { target }) === undefined) return
  const known = write.all<{ id: string }>(`SELECT id FROM ${table} WHERE ${field} IN (${UNTOLD}) AND ver > 0`, { target })
  const ops = `entity = :table AND ${NEW} AND patch ->> '${field}' IN (${UNTOLD})`
  write.run(`UPDATE outbox SET patch = json_set(patch, '$.${field}', NULL) WHERE kind = 'put' AND ${ops}`, [{ table, target }])
  write.run(`UPDATE outbox SET patch = json_remove(patch, '$.${field}') WHERE kind = 'patch' AND ${ops}`, [{ table, target }])
  write.run(`DELETE FROM outbox WHERE entity = ? AND kind = 'patch' AND patch = '{}' AND ${NEW}`, [table])
  // a table brings a category in one group with its first idea, which would be refused with it
  write.run(`UPDATE outbox SET txn = NULL WHERE entity = :target AND ${NEW} AND txn IN (SELECT txn FROM outbox WHERE entity = :table AND ${NEW})`, [{ table, target }])
  // rows of the example, which are never sent, too
  write.run(`UPDATE ${table} SET ${field} = NULL WHERE ${field} IN (${UNTOLD}) AND ver = 0`, [{ target }])
  for (const { id } of known) redraw(write, table, id, now)
}

/** Ideas that a table brought straight into a later stage: who may not move them there hands them in. What else was moved is refused move by move, and stays Submitted. */
function handIn(write: Write, now: number): void {
  const ops = `FROM outbox i JOIN outbox told ON told.txn = i.txn WHERE i.entity = 'idea' AND i.kind = 'put' AND i.patch ->> 'stage' NOT IN ('draft', 'submitted') AND i.sentN IS NULL AND i.ver IS NULL AND told.entity = 'stageChange' AND told.kind = 'put' AND told.patch ->> 'ideaId' = i.rowId`
  const ideas = write.all<{ n: number; id: string; toldN: number; toldId: string }>(`SELECT i.n, i.rowId AS id, told.n AS toldN, told.rowId AS toldId ${ops}`)
  for (const { n, id, toldN, toldId } of ideas) {
    write.run(`UPDATE outbox SET patch = json_set(patch, '$.stage', 'submitted', '$.stepId', NULL) WHERE n = ?`, [n])
    write.run(`UPDATE outbox SET patch = json_set(patch, '$.toStage', 'submitted') WHERE n = ?`, [toldN])
    redraw(write, 'stageChange', toldId, now)
    redraw(write, 'idea', id, now)
  }
}

/** The hub takes no answer to a question that it does not know: each is sent by itself, after all else, so that it comes back with its text and takes no idea with it. */
function partAnswers(write: Write): void {
  const own = write.all<{ key: string }>(`SELECT patch ->> 'key' AS key FROM outbox WHERE entity = 'question' AND kind = 'put' AND ${NEW}`).filter(({ key }) => !isBuiltIn(key))
  if (own.length === 0) return
  const ops = `entity = 'ideaAnswer' AND ${NEW} AND rowId IN (SELECT id FROM ideaAnswer WHERE question IN (SELECT value FROM json_each(:keys)))`
  const params = { keys: JSON.stringify(own.map(({ key }) => key)), last: write.value<number>('SELECT max(n) FROM outbox')! }
  write.run(`INSERT INTO outbox (opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) SELECT opId, NULL, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was FROM outbox WHERE ${ops} ORDER BY n`, [params])
  write.run(`DELETE FROM outbox WHERE ${ops} AND n <= :last`, [params])
}
