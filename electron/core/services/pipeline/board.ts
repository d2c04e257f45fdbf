// What the board and the matrix ask: lanes, sums of benefits, places by impact and effort; and limits of stages.
import type * as z from 'zod'
import type { board as contract, Lane } from '../../../../shared/contract/board.ts'
import { GAINERS } from '../../../../shared/domain/benefits.ts'
import { LANE_FILTER, MATRIX_POINTS, NONE } from '../../../../shared/domain/idea-views.ts'
import { laneCounts, laneNames, laneStepCounts, placeCounts, placeSums, type LaneCount, type PlaceCount } from '../../store/pipeline/board.ts'
import { whereFiltered, whereScanned, type Filters } from '../../store/idea/where.ts'
import { listIdeas, listIdeasOfEach } from '../../store/ideas.ts'
import { stepsOf } from '../../store/pipeline/steps.ts'
import { joinedId } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { inSlices } from '../idea/counts.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** More lanes than anybody looks through; those with the most ideas are shown. */
const MOST_LANES = 200
/** Ideas of a place in the matrix that are named there. */
const NAMED = 3

/** At once by an index where nothing is filtered, else in slices. */
async function counted<T>(context: Context, filtered: boolean, signal: AbortSignal, count: (within?: { from: number; to: number }) => T[]): Promise<T[]> {
  if (!filtered) return count()
  const found: T[] = []
  await inSlices(context, signal, (within) => void found.push(...count(within)))
  return found
}

export async function lanes(context: Context, { by, filters, cards }: Input<'lanes'>, signal: AbortSignal): Promise<Output<'lanes'>> {
  const { read } = context.store
  const rows = await counted<LaneCount>(context, whereFiltered(filters).sql !== '', signal, (within) => laneCounts(read, by, filters, within))
  const found = new Map<string, Omit<Lane, 'name'>>()
  for (const { lane, stage, count } of rows) {
    const before = found.get(lane) ?? { id: lane, count: 0, stages: {}, steps: {} }
    found.set(lane, { ...before, count: before.count + count, stages: { ...before.stages, [stage]: (before.stages[stage] ?? 0) + count } })
  }
  const inSteps = stepsOf(read).length === 0 ? [] : await counted(context, whereFiltered(filters).sql !== '', signal, (within) => laneStepCounts(read, by, filters, within))
  for (const { lane, stepId, count } of inSteps) {
    const before = found.get(lane)
    if (before) found.set(lane, { ...before, steps: { ...before.steps, [stepId]: (before.steps[stepId] ?? 0) + count } })
  }
  const fixed: readonly string[] = by === 'gainer' ? GAINERS : []
  const order = [...found.values()].toSorted((a, b) => Number(a.id === NONE) - Number(b.id === NONE) || fixed.indexOf(a.id) - fixed.indexOf(b.id) || b.count - a.count || (a.id < b.id ? -1 : 1))
  const none = order.at(-1)?.id === NONE ? order.pop()! : null
  const shown = [...order.slice(0, MOST_LANES), ...(none ? [none] : [])]
  const names = laneNames(read, by, shown.map(({ id }) => id))
  const named = shown.map((lane) => ({ ...lane, name: names.get(lane.id) ?? '' }))
  const inSight = cards ? named.slice(0, cards.lanes) : []
  const asked = inSight.flatMap(({ id }) => cards!.columns.map((column, index) => ({ lane: id, column: index, filters: { ...filters, [LANE_FILTER[by]]: id, ...column } })))
  const pages = firstOfEach(context, asked, cards?.each ?? 0)
  const cells = pages.flatMap((page, n) => (page.rows.length > 0 ? [{ lane: asked[n]!.lane, column: asked[n]!.column, ...page }] : []))
  return { lanes: named, more: Math.max(0, order.length - MOST_LANES), cells }
}

export function columns(context: Context, { filters, columns: asked, each }: Input<'columns'>): Output<'columns'> {
  return firstOfEach(context, asked.map((column) => ({ filters: { ...filters, ...column } })), each).map((page, column) => ({ column, ...page }))
}

/** What moved last of each; nothing where filters look through rows. */
function firstOfEach(context: Context, asked: readonly { filters: Filters }[], each: number) {
  if (asked.some(({ filters }) => whereScanned(filters, 'moved').sql !== '')) return []
  return listIdeasOfEach(context.store.read, me(context), asked.map(({ filters }) => ({ filters, sort: 'moved', cursor: null, limit: each })))
}

export function sums({ store: { read } }: Context, { filters }: Input<'sums'>): Output<'sums'> {
  const told = ({ gainer, hard, currency, kind, unit, low, high, cost }: ReturnType<typeof placeSums>[number]['expected'][number]) => ({ gainer, hard, currency, kind, unit, low, high, cost })
  return placeSums(read, filters).map(({ stage, stepId, expected, realised }) => ({ stage, stepId, expected: expected.map(told), realised: realised.map(told) }))
}

export async function places(context: Context, { filters }: Input<'places'>, signal: AbortSignal): Promise<Output<'places'>> {
  const { read } = context.store
  const rows = await counted<PlaceCount>(context, whereFiltered(filters, true).sql !== '', signal, (within) => placeCounts(read, filters, within))
  const counts = new Map<number | null, number>()
  for (const { spot, count } of rows) counts.set(spot, (counts.get(spot) ?? 0) + count)
  const found: Output<'places'>['places'] = []
  for (const impact of MATRIX_POINTS) {
    for (const effort of MATRIX_POINTS) {
      const count = counts.get(impact * 10 + effort) ?? 0
      if (count === 0 || signal.aborted) continue
      const { rows: best } = listIdeas(read, me(context), { filters: { ...filters, spot: { impact, effort } }, sort: 'score', cursor: null, limit: NAMED })
      found.push({ impact, effort, count, titles: best.map(({ title }) => title) })
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { places: found, unscored: counts.get(null) ?? 0 }
}

export function setLimit({ store }: Context, { stage, most }: Input<'setLimit'>): Record<string, never> {
  store.write((write) => {
    const id = joinedId('stageLimit', stage)
    if (most === null) write.remove('stageLimit', id)
    else write.ensure('stageLimit', id, { stage, most })
  })
  return {}
}
