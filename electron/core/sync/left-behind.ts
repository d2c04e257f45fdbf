// What a workspace of one had set for itself, and who joins a team may not set there: the hub gives it back. Whatever points at it lets go of it, so that ideas come along all the same.
import { isBuiltIn } from '../../../shared/domain/questions.ts'
import { hasRole, refusal, type Person } from '../../../shared/domain/rights.ts'
import { redraw } from '../store/replica/hub-copy.ts'
import { changesBetween, startNotes } from '../store/replica/ledger.ts'
import type { TableName } from '../store/tables.ts'
import type { Write } from '../store/write.ts'
import { NEW } from './brought-ideas.ts'

interface Pointer { readonly table: TableName; readonly field: string; readonly target: TableName }
const POINTERS: readonly Pointer[] = [
  { table: 'idea', field: 'stepId', target: 'step' },
  { table: 'idea', field: 'categoryId', target: 'category' },
  { table: 'idea', field: 'campaignId', target: 'campaign' },
  { table: 'ideaAnswer', field: 'wordsId', target: 'questionWords' },
]

const mayMake = (person: Person, entity: TableName): boolean => refusal(person, 'create', { entity, data: {}, parent: null, creatorId: null }) === null

/** Inside the transaction of joining, before anything is sent to the hub, when `gatherIdeas` is through. `person`: as the hub knows them. */
export function leaveBehind(write: Write, person: Person, now: number): void {
  const behind = POINTERS.filter(({ target }) => !mayMake(person, target) && write.value(`${UNTOLD} LIMIT 1`, { target }) !== undefined)
  const hands = !hasRole(person, 'champion')
  const before = hands || behind.length > 0 ? standing(write) : new Map<string, Standing>()
  for (const pointer of behind) letGo(write, pointer, now)
  if (!mayMake(person, 'question')) partAnswers(write)
  if (hands) handIn(write, now)
  if (before.size > 0) tell(write, before, now)
}

/** Ids of rows of that table that no hub has been told of. */
const UNTOLD = `SELECT rowId FROM outbox WHERE entity = :target AND kind = 'put' AND ${NEW}`

function letGo(write: Write, { table, field, target }: Pointer, now: number): void {
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

interface Brought { n: number; id: string; stage: string; told: number; toldId: string; more: number }

/**
 * Ideas that come straight in a later stage, out of a table or a file: who may not move them there hands them in, here and now. What else was moved is
 * refused move by move, but for what they may do with an idea of theirs that was just handed in.
 */
function handIn(write: Write, now: number): void {
  const brought = write.all<Brought>(
    `SELECT i.n, i.rowId AS id, i.patch ->> 'stage' AS stage, min(told.n) AS told, told.rowId AS toldId, EXISTS (SELECT 1 FROM outbox o WHERE o.rowId = i.rowId AND o.n > i.n) AS more
     FROM outbox told JOIN outbox i ON i.txn = told.txn AND i.rowId = told.patch ->> 'ideaId' AND i.entity = 'idea' AND i.kind = 'put'
     WHERE told.entity = 'stageChange' AND told.kind = 'put' AND told.sentN IS NULL AND told.ver IS NULL GROUP BY i.n HAVING sum(told.patch ->> 'toStage' NOT IN ('draft', 'submitted')) > 0`,
  )
  if (brought.length === 0) return
  const handed = brought.filter(({ stage }) => stage !== 'draft')
  const lists = { ns: JSON.stringify(handed.map(({ n }) => n)), told: JSON.stringify(handed.map(({ told }) => told)), all: JSON.stringify(brought.map(({ n }) => n)) }
  const those = (list: keyof typeof lists) => `(SELECT value FROM json_each(:${list}))`
  write.run(`UPDATE outbox SET patch = json_set(patch, '$.stage', 'submitted', '$.stageAt', :now, '$.submittedAt', :now, '$.stepId', NULL) WHERE n IN ${those('ns')}`, [{ ns: lists.ns, now }])
  write.run(`UPDATE outbox SET patch = json_set(patch, '$.fromStage', 'draft', '$.toStage', 'submitted', '$.createdAt', :now) WHERE n IN ${those('told')}`, [{ told: lists.told, now }])
  write.run(`UPDATE outbox SET txn = NULL WHERE entity = 'stageChange' AND ${NEW} AND txn IN (SELECT txn FROM outbox WHERE n IN ${those('all')}) AND n NOT IN ${those('told')}`, [{ all: lists.all, told: lists.told }])
  for (const idea of handed) if (idea.more === 1) goOn(write, idea, now)
  const ids = JSON.stringify(handed.filter(({ more }) => more === 0).map(({ id }) => id))
  write.run(`UPDATE idea SET stage = 'submitted', stageAt = :now, submittedAt = :now, stepId = NULL, updatedAt = :now WHERE ver = 0 AND id IN (SELECT value FROM json_each(:ids))`, [{ ids, now }])
  write.run(`UPDATE stageChange SET fromStage = 'draft', toStage = 'submitted', createdAt = :now, updatedAt = :now WHERE ver = 0 AND id IN (SELECT value FROM json_each(:ids))`, [{ ids: JSON.stringify(handed.map(({ toldId }) => toldId)), now }])
  for (const { id, more } of brought) if (more === 1) redraw(write, 'idea', id, now)
  write.changed('ideas')
}

interface Later { n: number; to: string; told: number; toldId: string; reason: string; meetingId: string | null }

/** The first move after the handing in begins in Submitted, so that it is judged by itself. One that only leads there is none any more. */
function goOn(write: Write, { n, id }: Brought, now: number): void {
  const later = write.all<Later>(
    `SELECT o.n, o.patch ->> 'stage' AS "to", told.n AS told, told.rowId AS toldId, told.patch ->> 'reason' AS reason, told.patch ->> 'meetingId' AS meetingId
     FROM outbox o JOIN stageChange s ON s.ideaId = o.rowId JOIN outbox told ON told.rowId = s.id AND told.txn = o.txn
     WHERE o.rowId = :id AND o.n > :n AND o.kind = 'patch' AND o.patch ->> 'stage' IS NOT NULL AND o.sentN IS NULL AND o.ver IS NULL ORDER BY o.n`,
    { id, n },
  )
  for (const { n: at, to, told, toldId, reason, meetingId } of later) {
    const needless = to === 'submitted' && reason === '' && meetingId === null
    if (needless) write.run('DELETE FROM outbox WHERE n IN (?, ?)', [at, told])
    else write.run(`UPDATE outbox SET patch = json_set(patch, '$.fromStage', 'submitted') WHERE n = ?`, [told])
    redraw(write, 'stageChange', toldId, now)
    if (!needless) return
  }
}

interface Standing { id: string; stage: string; stepId: string | null; categoryId: string | null; campaignId: string | null }

/** Where the ideas stood when they came, and what they are of, by names: what they name is no more when the hub has refused it. Those that no hub has been told all of. */
const standing = (write: Write): Map<string, Standing> => new Map(write.all<Standing>(
  `SELECT i.id, coalesce(o.patch ->> 'stage', i.stage) AS stage, s.name AS stepId, c.name AS categoryId, a.name AS campaignId
   FROM idea i LEFT JOIN outbox o ON o.rowId = i.id AND o.kind = 'put' AND o.sentN IS NULL AND o.ver IS NULL LEFT JOIN step s ON s.id = coalesce(o.patch ->> 'stepId', i.stepId) LEFT JOIN category c ON c.id = i.categoryId LEFT JOIN campaign a ON a.id = i.campaignId
   WHERE i.id IN (SELECT rowId FROM outbox WHERE entity = 'idea' AND ${NEW})`,
).map((row) => [row.id, row]))

/** Puts down in the ledger what became of each idea, because nobody would find it anywhere else. */
function tell(write: Write, before: ReadonlyMap<string, Standing>, now: number): void {
  const notes = startNotes()
  for (const [id, after] of standing(write)) {
    const { id: _, ...was } = before.get(id)!
    const changes = changesBetween(was, { ...after }, Object.keys(was))
    if (changes.length > 0) notes.note({ kind: 'sent', act: 'changed', entity: 'idea', rowId: id, data: null, changes })
  }
  notes.keep(write, now)
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
