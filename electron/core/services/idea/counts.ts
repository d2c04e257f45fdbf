// How many ideas there are, and how many of them stand in each stage.
import type * as z from 'zod'
import type { ideas as contract } from '../../../../shared/contract/ideas.ts'
import { STAGES } from '../../../../shared/domain/ideas.ts'
import { whereFiltered } from '../../store/idea/where.ts'
import { lastIdea, placeCountsWithin, stageCounts, totalIdeas, type StageCounts } from '../../store/ideas.ts'
import { stageLimits } from '../../store/pipeline/board.ts'
import { stepCounts, stepsOf } from '../../store/pipeline/steps.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

/** Rows that a count looks at before others get their turn. */
const COUNT_SLICE = 4000

/** Counts in slices of rows, so that others get their turn between them. */
export async function inSlices({ store }: Context, signal: AbortSignal, count: (within: { from: number; to: number }) => void): Promise<void> {
  const last = lastIdea(store.read)
  for (let from = 0; from < last && !signal.aborted; from += COUNT_SLICE) {
    count({ from, to: from + COUNT_SLICE })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

interface Counts { stages: StageCounts; steps: Map<string, number> }

async function countByPlace(context: Context, filters: Input<'count'>['filters'], signal: AbortSignal): Promise<Counts> {
  const { read } = context.store
  if (whereFiltered(filters).sql === '') return { stages: stageCounts(read), steps: stepCounts(read) }
  const [stages, steps]: [StageCounts, Map<string, number>] = [{}, new Map()]
  await inSlices(context, signal, ({ from, to }) => {
    for (const { stage, stepId, count } of placeCountsWithin(read, filters, from, to)) {
      stages[stage] = (stages[stage] ?? 0) + count
      if (stepId !== null) steps.set(stepId, (steps.get(stepId) ?? 0) + count)
    }
  })
  return { stages, steps }
}

export async function count(context: Context, { filters }: Input<'count'>, signal: AbortSignal): Promise<{ count: number; total: number }> {
  const { read } = context.store
  const counts = await countByPlace(context, filters, signal)
  const [stages, ids] = [filters.stages ?? [], filters.steps ?? []]
  const wanted = stages.length + ids.length > 0 ? stages : STAGES
  const whole = STAGES.reduce((sum, stage) => sum + (wanted.includes(stage) ? (counts.stages[stage] ?? 0) : 0), 0)
  const parts = ids.length === 0 ? [] : stepsOf(read).filter(({ id, stage }) => ids.includes(id) && !wanted.includes(stage))
  return { count: parts.reduce((sum, { id }) => sum + (counts.steps.get(id) ?? 0), whole), total: totalIdeas(read) }
}

/** Every stage in the order of the board, also those where no idea stands. */
export async function stages(context: Context, { filters }: Input<'stages'>, signal: AbortSignal): Promise<z.output<(typeof contract)['stages']['out']>> {
  const { read } = context.store
  const counts = await countByPlace(context, filters, signal)
  const [totals, limits, steps] = [stageCounts(read), stageLimits(read), stepsOf(read)]
  return STAGES.map((stage) => ({ stage, count: counts.stages[stage] ?? 0, total: totals[stage] ?? 0, limit: limits.get(stage) ?? null, steps: steps.filter((step) => step.stage === stage).map(({ id }) => ({ id, count: counts.steps.get(id) ?? 0 })) }))
}
