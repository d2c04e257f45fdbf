// The board and the matrix in SQL: limits of stages, lanes with their counts, places in the matrix, and what benefits come to in each stage.
import { ledgerSums, type LedgerSum } from '../../../../shared/domain/benefits.ts'
import { NONE, type Lanes } from '../../../../shared/domain/idea-views.ts'
import { STAGES, type Stage } from '../../../../shared/domain/ideas.ts'
import { placeKey, type Place } from '../../../../shared/domain/steps.ts'
import { whereFiltered, type Filters } from '../idea/where.ts'
import type { Read } from '../read.ts'
import { termsOf, type BenefitRow } from '../value/benefits.ts'

export function stageLimits(read: Read): Map<Stage, number> {
  return new Map(read.all<{ stage: Stage; most: number }>('SELECT stage, most FROM stageLimit WHERE deletedAt IS NULL').map(({ stage, most }) => [stage, most]))
}

const COLUMN: Readonly<Record<Lanes, { readonly column: string; readonly index: string; readonly names: string | null }>> = {
  owner: { column: 'ownerId', index: 'ideaOwnerStage', names: 'member' },
  area: { column: 'areaId', index: 'ideaAreaStage', names: 'area' },
  category: { column: 'categoryId', index: 'ideaCategoryStage', names: 'category' },
  gainer: { column: 'gainer', index: 'ideaGainerStage', names: null },
}

export interface LaneCount { lane: string; stage: Stage; count: number }

/** How many ideas of each lane stand in each stage; NONE is the lane of those that have no value. `within`: rows with `pk` in (from, to] only, of those that the filters leave. */
export function laneCounts(read: Read, by: Lanes, filters: Filters, within?: { from: number; to: number }): LaneCount[] {
  const { column, index } = COLUMN[by]
  const { sql, params } = whereFiltered(filters)
  const rows = within ? 'NOT INDEXED WHERE i.pk > :from AND i.pk <= :to AND' : `INDEXED BY ${index} WHERE`
  return read.all(`SELECT coalesce(i.${column}, '${NONE}') AS lane, i.stage, count(*) AS count FROM idea i ${rows} i.deletedAt IS NULL ${sql} GROUP BY i.${column}, i.stage`, { ...params, ...within })
}

/** How many ideas of each lane stand in each step: only those that stand in one are read. */
export function laneStepCounts(read: Read, by: Lanes, filters: Filters, within?: { from: number; to: number }): { lane: string; stepId: string; count: number }[] {
  const { column } = COLUMN[by]
  const { sql, params } = whereFiltered(filters)
  const rows = within ? 'NOT INDEXED WHERE i.pk > :from AND i.pk <= :to AND' : 'INDEXED BY ideaStepAt WHERE'
  return read.all(`SELECT coalesce(i.${column}, '${NONE}') AS lane, i.inStep AS stepId, count(*) AS count FROM idea i ${rows} i.inStep IS NOT NULL AND i.deletedAt IS NULL ${sql} GROUP BY i.${column}, i.inStep`, { ...params, ...within })
}

/** Names of lanes by id; none where the lanes are of a fixed list. */
export function laneNames(read: Read, by: Lanes, ids: readonly string[]): Map<string, string> {
  const { names } = COLUMN[by]
  if (names === null) return new Map()
  return new Map(read.all<{ id: string; name: string }>(`SELECT x.id, x.name FROM json_each(?) wanted JOIN ${names} x ON x.id = wanted.value`, [JSON.stringify(ids)]).map(({ id, name }) => [id, name]))
}

export interface PlaceCount { spot: number | null; count: number }

/** How many ideas stand at each place of the matrix (impact × 10 + effort); null: without a review. */
export function placeCounts(read: Read, filters: Filters, within?: { from: number; to: number }): PlaceCount[] {
  const { sql, params } = whereFiltered(filters, true)
  const rows = within ? 'NOT INDEXED WHERE i.pk > :from AND i.pk <= :to AND' : 'INDEXED BY ideaSpot WHERE'
  return read.all(`SELECT i.spot, count(*) AS count FROM idea i ${rows} i.deletedAt IS NULL ${sql} GROUP BY i.spot`, { ...params, ...within })
}

export interface PlaceSums extends Place { expected: LedgerSum[]; realised: LedgerSum[] }

type Summed = BenefitRow & Place

/**
 * What benefits come to in each stage, and apart from it in each of its steps, of the ideas that the filters leave. Entries of a merged idea count where the one
 * stands that it counts for. Entries of another currency are rounded one by one, as everywhere, so only those without a rate are added up by SQL.
 */
export function placeSums(read: Read, filters: Filters): PlaceSums[] {
  const { sql, params } = whereFiltered(filters)
  const narrow = sql === '' ? 'INDEXED BY ideaTeam' : ''
  const rows = read.all<Summed>(
    `SELECT i.stage, i.inStep AS stepId, b.state, b.gainer, b.kind, b.hard, sum(b.low) AS low, sum(b.high) AS high, b.currency, b.unit, sum(b.cost) AS cost, b.rate, b.rateTo, '' AS proof
     FROM benefit b JOIN idea own ${narrow} ON own.id = b.ideaId JOIN idea i ${narrow} ON i.id = coalesce(own.rootId, own.id)
     WHERE b.deletedAt IS NULL AND b.state <> 'none' AND own.deletedAt IS NULL AND i.deletedAt IS NULL ${sql}
     GROUP BY i.stage, i.inStep, b.state, b.gainer, b.hard, b.currency, iif(b.currency IS NULL, b.kind, ''), iif(b.currency IS NULL, b.unit, ''), iif(b.rate IS NULL, 0, b.pk)`,
    params,
  )
  const inOrder = [...Map.groupBy(rows, placeKey).values()].toSorted(([a], [b]) => STAGES.indexOf(a!.stage) - STAGES.indexOf(b!.stage))
  return inOrder.map((found) => {
    const entries = found.map((row) => ({ ...termsOf(row), confirmed: false }))
    const { stage, stepId } = found[0]!
    return { stage, stepId, expected: ledgerSums(entries, 'expected'), realised: ledgerSums(entries, 'realised') }
  })
}
