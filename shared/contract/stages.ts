// The stages of the pipeline as the workspace calls them, and those it does without. Each keeps its meaning: rules and figures go by it.
import * as z from 'zod'
import { call } from './procedure.ts'
import { count, name, noInput } from './fields.ts'
import { Stage } from './ideas.ts'

const StageOfWorkspace = z.object({
  key: Stage,
  /** Null: the word of the app, in the language of whoever reads. */
  name: z.string().nullable(),
  shown: z.boolean(),
  /** It can be left out. */
  optional: z.boolean(),
  /** How many ideas stand in it. */
  ideas: count,
})
const Stages = z.array(StageOfWorkspace)

export const stages = {
  /** In the order of the board. */
  list: call(noInput, Stages),
  /** Null: the word of the app again. */
  rename: call(z.object({ key: Stage, name: name.nullable() }), Stages, ['name-taken']),
  /** Leaves a stage out, or takes it in again. Refused while ideas stand in it (params: `count`, and its `name` where it has one of its own). */
  show: call(z.object({ key: Stage, shown: z.boolean() }), Stages, ['stage-needed', 'stage-in-use']),
}

export type StageOfWorkspace = z.output<typeof StageOfWorkspace>
