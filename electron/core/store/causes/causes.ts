// Causes, root causes and unit costs in SQL.
import type { Cause, RootCause, UnitCost } from '../../../../shared/contract/causes.ts'
import { causeTree, monthAfter, type CauseNode, type CauseTree, type Remedy } from '../../../../shared/domain/causes.ts'
import type { Read } from '../read.ts'

export interface CauseRow extends CauseNode { readonly removedOn: string | null; readonly example: number }

/** In their order; those of equal place by name. Causes are few: a company has dozens, seldom hundreds. */
export function causeRows(read: Read): CauseRow[] {
  return read.all<CauseRow>('SELECT id, name, parentId, areaId, remedy, removedOn, example FROM cause WHERE deletedAt IS NULL ORDER BY position IS NULL, position, folded, pk')
}

export function treeOf(read: Read): CauseTree<CauseRow> {
  return causeTree(causeRows(read))
}

export type Again = NonNullable<Cause['again']>

/** What was heard of a cause, or of one below it, after the day on which it was said to be gone. */
export function heardAgain(read: Read, tree: CauseTree<CauseRow>, { id, removedOn }: CauseRow): Again | null {
  if (removedOn === null) return null
  const found = read.get<{ contacts: number; customers: number; firstOn: string | null; lastOn: string }>(
    `SELECT count(*) AS contacts, count(DISTINCT l.ofCustomerId) AS customers, min(l.happenedOn) AS firstOn, max(l.happenedOn) AS lastOn
     FROM json_each(?) wanted CROSS JOIN rootCause r ON r.causeId = wanted.value AND r.happenedOn > ? AND r.deletedAt IS NULL JOIN learning l ON l.id = r.learningId
     WHERE l.deletedAt IS NULL AND l.visibility = 'everyone'`,
    [JSON.stringify(tree.below(id)), removedOn],
  )!
  return found.firstOn === null ? null : { contacts: found.contacts, customers: found.customers, firstOn: found.firstOn, lastOn: found.lastOn }
}

const named = (id: string | null, names: ReadonlyMap<string, string>) => (id === null ? null : { id, name: names.get(id) ?? '' })

/** Names of rows, deleted ones included: what was charged to an area stays charged to it. */
export function namesOf(read: Read, table: 'area' | 'team' | 'cause', ids: Iterable<string>): Map<string, string> {
  return new Map(read.all<{ id: string; name: string }>(`SELECT id, name FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify([...ids])]).map(({ id, name }) => [id, name]))
}

/** Depth first: a cause comes after the one above it. Those of a circle come last. */
function inTreeOrder(rows: readonly CauseRow[]): CauseRow[] {
  const known = new Set(rows.map(({ id }) => id))
  const children = Map.groupBy(rows, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  const ordered = new Set<CauseRow>()
  const add = (row: CauseRow) => {
    if (ordered.has(row)) return
    ordered.add(row)
    children.get(row.id)?.forEach(add)
  }
  children.get(null)?.forEach(add)
  rows.forEach(add)
  return [...ordered]
}

/** `thisMonth`: the last of the twelve that are counted. */
export function listCauses(read: Read, thisMonth: string): Cause[] {
  const rows = causeRows(read)
  const tree = causeTree(rows)
  const counts = new Map(read.all<{ causeId: string; contacts: number }>(`SELECT causeId, sum(contacts) AS contacts FROM charged WHERE month > ? AND causeId <> '' GROUP BY causeId`, [monthAfter(thisMonth, -12)]).map(({ causeId, contacts }) => [causeId, contacts]))
  const areas = namesOf(read, 'area', rows.flatMap(({ areaId }) => areaId ?? []))
  return inTreeOrder(rows).map((row) => ({
    id: row.id,
    name: row.name,
    parentId: row.parentId !== null && tree.get(row.parentId) ? row.parentId : null,
    area: named(row.areaId, areas),
    remedy: row.remedy,
    removedOn: row.removedOn,
    contacts: counts.get(row.id) ?? 0,
    again: heardAgain(read, tree, row),
    example: row.example === 1,
  }))
}

interface RootCauseRow { learningId: string; causeId: string | null; areaId: string | null; remedy: Remedy | null; why1: string; why2: string; why3: string; why4: string; why5: string; prevention: string; ideaId: string | null; title: string | null; stage: string | null; teamId: string | null }

export function getRootCause(read: Read, learningId: string): RootCause | null {
  const row = read.get<RootCauseRow>(
    `SELECT r.learningId, r.causeId, r.areaId, r.remedy, coalesce(r.why1, '') AS why1, coalesce(r.why2, '') AS why2, coalesce(r.why3, '') AS why3, coalesce(r.why4, '') AS why4, coalesce(r.why5, '') AS why5, coalesce(r.prevention, '') AS prevention, i.id AS ideaId, i.title, i.stage, l.teamId
     FROM rootCause r JOIN learning l ON l.id = r.learningId LEFT JOIN idea i ON i.id = r.ideaId AND i.deletedAt IS NULL WHERE r.learningId = ? AND r.deletedAt IS NULL ORDER BY r.pk LIMIT 1`,
    [learningId],
  )
  if (!row) return null
  const { causeId, areaId, remedy, ideaId, title, stage, teamId, ...words } = row
  const tree = treeOf(read)
  const ownerId = areaId ?? (causeId === null ? null : tree.areaOf(causeId))
  const areas = namesOf(read, 'area', [areaId, ownerId].filter((id) => id !== null))
  const cause = causeId === null ? undefined : tree.get(causeId)
  const removed = cause && tree.path(cause.id).findLast(({ removedOn }) => removedOn !== null)
  const again = removed ? heardAgain(read, tree, removed) : null
  return {
    ...words,
    cause: causeId === null ? null : { id: causeId, name: cause?.name ?? namesOf(read, 'cause', [causeId]).get(causeId) ?? '' },
    path: causeId === null ? [] : tree.path(causeId).map(({ name }) => name),
    area: named(areaId, areas),
    owner: named(ownerId, areas),
    team: teamId === null ? null : named(teamId, namesOf(read, 'team', [teamId])),
    remedy,
    remedyTaken: remedy ?? (causeId === null ? null : tree.remedyOf(causeId)),
    idea: ideaId === null ? null : { id: ideaId, title: title!, stage: stage! },
    again: again && { ...again, removedOn: removed!.removedOn! },
  }
}

/** Those for one area first, by name; the newest of each first. */
export function listCosts(read: Read): UnitCost[] {
  return read
    .all<{ id: string; areaId: string | null; areaName: string | null; channel: UnitCost['channel']; fromMonth: string; amount: number; currency: string; example: number }>(
      'SELECT c.id, c.areaId, a.name AS areaName, c.channel, c.fromMonth, c.amount, c.currency, c.example FROM unitCost c LEFT JOIN area a ON a.id = c.areaId WHERE c.deletedAt IS NULL ORDER BY c.areaId IS NOT NULL, a.folded, c.channel, c.fromMonth DESC',
    )
    .map(({ areaId, areaName, example, ...cost }) => ({ ...cost, area: areaId === null ? null : { id: areaId, name: areaName ?? '' }, example: example === 1 }))
}
