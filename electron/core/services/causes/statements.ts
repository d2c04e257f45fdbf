// What each product area caused in a month, and what it cost (docs/closed-loop.md, The polluter pays).
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { causes as contract, Overview, Statement, StatementSum } from '../../../../shared/contract/causes.ts'
import { monthAfter, monthOf, type CauseTree } from '../../../../shared/domain/causes.ts'
import { byWeight, charge, remedyOfMost, removableShare, sumOf, unitCost, type Charged, type UnitCost } from '../../../../shared/domain/statement.ts'
import { causeRows, heardAgain, namesOf, treeOf, type CauseRow } from '../../store/causes/causes.ts'
import { monthsWithContacts, preventionsOf, receivedOfArea, talliesOf, talliesOfArea, unitCosts, voiceOf } from '../../store/causes/tallies.ts'
import type { Read } from '../../store/read.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Tree = CauseTree<CauseRow>

const CAUSES = 10
const MONTHS = 12
const IDEAS = 5
/** Causes whose words stand in the statement. */
const VOICES = 3

const wholeSum = (charged: readonly Charged[]): StatementSum => {
  const sum = sumOf(charged)
  return { ...sum, amounts: [...sum.amounts], removableAmounts: [...sum.removableAmounts], removableShare: removableShare(sum) }
}

/** Contacts by area, the largest first. Also for the agenda. */
export function chargedAreas(read: Read, month: string, tree: Tree = treeOf(read), costs: readonly UnitCost[] = unitCosts(read)): { id: string; name: string; sum: StatementSum; charged: Charged[] }[] {
  const byOwner = Map.groupBy(talliesOf(read, month).map((tally) => charge(tally, tree, costs)), ({ ownerId }) => ownerId)
  const owners = [...byOwner].flatMap(([id, charged]) => (id === null ? [] : [{ id, charged }]))
  const names = namesOf(read, 'area', owners.map(({ id }) => id))
  return byWeight(owners.map(({ id, charged }) => ({ id, name: names.get(id) ?? '', sum: wholeSum(charged), charged })))
}

function contactsByArea(read: Read, month: string, tree: Tree): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const tally of talliesOf(read, month)) {
    const { ownerId } = charge(tally, tree, [])
    counts.set(ownerId, (counts.get(ownerId) ?? 0) + tally.contacts)
  }
  return counts
}

function againOf(read: Read, tree: Tree, rows: readonly CauseRow[]): (Statement['again'][number] & { areaId: string | null })[] {
  return rows
    .flatMap((row) => {
      const again = heardAgain(read, tree, row)
      return again ? [{ cause: { id: row.id, name: row.name }, removedOn: row.removedOn!, again, areaId: tree.areaOf(row.id) }] : []
    })
    .toSorted((a, b) => b.again.customers - a.again.customers || b.again.contacts - a.again.contacts || (a.cause.name < b.cause.name ? -1 : 1))
}

export function overview({ store: { read }, now }: Context, { month = monthAfter(monthOf(now()), -1) }: Input<'overview'>): Overview {
  const tree = treeOf(read)
  const areas = chargedAreas(read, month, tree)
  const before = contactsByArea(read, monthAfter(month, -1), tree)
  const again = againOf(read, tree, causeRows(read))
  const names = namesOf(read, 'area', again.flatMap(({ areaId }) => areaId ?? []))
  return {
    month,
    ...monthsWithContacts(read),
    areas: areas.map(({ id, name, sum }) => ({ area: { id, name }, sum, before: before.get(id) ?? 0 })),
    total: wholeSum(areas.flatMap(({ charged }) => charged)),
    unattributed: contactsByArea(read, month, tree).get(null) ?? 0,
    again: again.map(({ areaId, ...one }) => ({ ...one, area: areaId === null ? null : { id: areaId, name: names.get(areaId) ?? '' } })),
  }
}

export function statement({ store: { read }, now }: Context, { areaId, month = monthAfter(monthOf(now()), -1) }: Input<'statement'>): Statement {
  const area = read.get<{ id: string; name: string }>('SELECT id, name FROM area WHERE id = ? AND deletedAt IS NULL', [areaId])
  if (!area) throw new AppError('unknown-area')
  const tree = treeOf(read)
  const rows = causeRows(read)
  const costs = unitCosts(read)
  const own = rows.filter(({ id }) => tree.areaOf(id) === areaId).map(({ id }) => id)
  const from = monthAfter(month, 1 - MONTHS)
  const year = talliesOfArea(read, areaId, own, from, month).map((tally) => charge(tally, tree, costs)).filter(({ ownerId }) => ownerId === areaId)
  const charged = year.filter((one) => one.month === month)
  const byCause = byWeight([...Map.groupBy(charged, ({ causeId }) => causeId)].map(([id, list]) => ({ id, name: tree.get(id)?.name ?? '', sum: wholeSum(list), remedy: remedyOfMost(list) })))
  const unknown = namesOf(read, 'cause', byCause.flatMap(({ id, name }) => (id !== '' && name === '' ? id : [])))
  const nameOf = (id: string) => tree.get(id)?.name ?? unknown.get(id) ?? ''
  const top = byCause.slice(0, CAUSES)
  const byMonth = Map.groupBy(year, (one) => one.month)
  const ownBelow = new Set(own)
  return {
    area,
    month,
    total: wholeSum(charged),
    causes: top.map(({ id, sum, remedy }) => ({ cause: id === '' ? null : { id, name: nameOf(id) }, path: tree.path(id).map(({ name }) => name), remedy, sum })),
    otherCauses: { causes: byCause.length - top.length, contacts: byCause.slice(CAUSES).reduce((sum, one) => sum + one.sum.contacts, 0) },
    channels: [...Map.groupBy(charged, ({ channel }) => channel)]
      .map(([channel, list]) => ({ channel: (channel || null) as Statement['channels'][number]['channel'], unit: unitCost(costs, areaId, channel || null, month), sum: wholeSum(list) }))
      .toSorted((a, b) => b.sum.contacts - a.sum.contacts || ((a.channel ?? '~') < (b.channel ?? '~') ? -1 : 1)),
    received: receivedBy(read, areaId, own, month, tree),
    trend: Array.from({ length: MONTHS }, (_, index) => monthAfter(from, index)).map((at) => {
      const { contacts, removable, amounts } = sumOf(byMonth.get(at) ?? [])
      return { month: at, contacts, removable, amounts: [...amounts] }
    }),
    ideas: preventionsOf(read, areaId, own, IDEAS),
    voices: top.slice(0, VOICES).flatMap(({ id }) => voiceOf(read, areaId, id === '' ? null : { id, name: nameOf(id) }, month) ?? []),
    again: againOf(read, tree, rows.filter(({ id }) => ownBelow.has(id))).map(({ areaId: _areaId, ...one }) => one),
  }
}

function receivedBy(read: Read, areaId: string, own: readonly string[], month: string, tree: Tree): Statement['received'] {
  const counts = new Map<string, number>()
  for (const { teamId, contacts, ...keys } of receivedOfArea(read, areaId, own, month)) {
    if (charge({ ...keys, month, channel: '', remedy: '', contacts }, tree, []).ownerId === areaId) counts.set(teamId, (counts.get(teamId) ?? 0) + contacts)
  }
  const names = namesOf(read, 'team', counts.keys())
  return [...counts].map(([id, contacts]) => ({ team: id === '' ? null : { id, name: names.get(id) ?? '' }, contacts })).toSorted((a, b) => b.contacts - a.contacts || ((a.team?.name ?? '~') < (b.team?.name ?? '~') ? -1 : 1))
}
