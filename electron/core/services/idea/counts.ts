// How many ideas there are, and how many of them stand in each stage.
import type * as z from 'zod'
import type { ideas as contract, Stage } from '../../../../shared/contract/ideas.ts'
import { STAGES } from '../../../../shared/domain/ideas.ts'
import { lastIdea, stageCounts, stageCountsWithin, totalIdeas, whereFiltered, type StageCounts } from '../../store/ideas.ts'
import { stageLimits } from '../../store/pipeline/board.ts'
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

async function countByStage(context: Context, filters: Input<'count'>['filters'], signal: AbortSignal): Promise<StageCounts> {
  const { read } = context.store
  if (whereFiltered(filters).sql === '') return stageCounts(read)
  const counts: StageCounts = {}
  await inSlices(context, signal, ({ from, to }) => {
    const slice = stageCountsWithin(read, filters, from, to)
    for (const stage of STAGES) if (slice[stage]) counts[stage] = (counts[stage] ?? 0) + slice[stage]
  })
  return counts
}

export async function count(context: Context, { filters }: Input<'count'>, signal: AbortSignal): Promise<{ count: number; total: number }> {
  const counts = await countByStage(context, filters, signal)
  const wanted = filters.stages?.length ? filters.stages : STAGES
  return { count: STAGES.reduce((sum, stage) => sum + (wanted.includes(stage) ? (counts[stage] ?? 0) : 0), 0), total: totalIdeas(context.store.read) }
}

/** Every stage in the order of the board, also those where no idea stands. */
export async function stages(context: Context, { filters }: Input<'stages'>, signal: AbortSignal): Promise<{ stage: Stage; count: number; total: number; limit: number | null }[]> {
  const { read } = context.store
  const counts = await countByStage(context, filters, signal)
  const [totals, limits] = [stageCounts(read), stageLimits(read)]
  return STAGES.map((stage) => ({ stage, count: counts[stage] ?? 0, total: totals[stage] ?? 0, limit: limits.get(stage) ?? null }))
}
