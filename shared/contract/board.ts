// The board and the matrix: lanes, what benefits come to in each stage, places by impact and effort, and limits of stages.
import * as z from 'zod'
import { LANES, LIMIT_RANGE } from '../domain/idea-views.ts'
import { LedgerSum } from './benefits.ts'
import { count, cursor, done, id } from './fields.ts'
import { IdeaFilters, IdeaSummary, Stage } from './ideas.ts'
import { call } from './procedure.ts'

const filters = IdeaFilters.prefault({})
const points = z.number().int().min(1).max(5)
const Sum = LedgerSum.omit({ entries: true, confirmed: true })

const columns = z.array(IdeaFilters.pick({ stages: true, steps: true, unstepped: true })).max(100)
const each = z.number().int().min(1).max(50)
/** The first ideas of a column, last moved first. `column`: its place among those asked for. */
const Cell = z.object({ column: count, rows: z.array(IdeaSummary), next: cursor.nullable() })

const Lane = z.object({
  /** An id, a code of the list, or `none`. */
  id: z.string(),
  /** Empty where the lane is one of a list, or of nobody. */
  name: z.string(),
  count,
  /** Those of the steps are among those of their stages. */
  stages: z.partialRecord(Stage, count),
  /** By the id of the step. */
  steps: z.record(z.string(), count),
})
const Place = z.object({
  impact: points,
  effort: points,
  count,
  /** The best of them by score. */
  titles: z.array(z.string()),
})

export const board = {
  /**
   * Of the ideas that the filters leave, whatever their stage: the most first, `none` last. `more`: lanes beyond those.
   * With `cards` also the first ideas of the first lanes in each column: what is in sight in one answer. Cells with none are left out, and all where filters
   * look through rows.
   */
  lanes: call(
    z.object({ by: z.enum(LANES), filters, cards: z.object({ lanes: z.number().int().min(1).max(10), each, columns }).optional() }),
    z.object({ lanes: z.array(Lane), more: count, cells: z.array(Cell.extend({ lane: z.string() })) }),
  ),
  /** What is in sight of a board without lanes, in one answer. Nothing where filters look through rows, which takes its time for each column. */
  columns: call(z.object({ filters, columns, each }), z.array(Cell)),
  /** Only of stages and steps with something in their ledgers, a stage without its steps; soft and hard, and different currencies, are never summed. */
  sums: call(z.object({ filters }), z.array(z.object({ stage: Stage, stepId: id.nullable(), expected: z.array(Sum), realised: z.array(Sum) }))),
  /** Of the ideas that the filters leave. `unscored`: how many have no review. */
  places: call(z.object({ filters }), z.object({ places: z.array(Place), unscored: count })),
  /** Null: no limit. Nobody is held up by one: it is shown. */
  setLimit: call(z.object({ stage: Stage, most: z.number('not-valid').int('not-valid').min(LIMIT_RANGE[0], 'out-of-range').max(LIMIT_RANGE[1], 'out-of-range').nullable() }), done),
}

export type Lane = z.output<typeof Lane>
export type Place = z.output<typeof Place>
export type StageSum = z.output<typeof Sum>
