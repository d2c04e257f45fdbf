// The stages of the pipeline as the workspace calls them, those it does without, and steps of its own within them. Each keeps its meaning: rules and figures go by it.
import * as z from 'zod'
import { call } from './procedure.ts'
import { count, id, name, noInput } from './fields.ts'
import { Stage } from './ideas.ts'

const StageOfWorkspace = z.object({
  key: Stage,
  /** Null: the word of the app, in the language of whoever reads. */
  name: z.string().nullable(),
  shown: z.boolean(),
  /** It can be left out. */
  optional: z.boolean(),
  /** How many ideas stand in it, those in its steps included. */
  ideas: count,
  /** It may have steps of the workspace's own. */
  stepped: z.boolean(),
  /** In order. */
  steps: z.array(z.object({ id, name: z.string(), ideas: count })),
})
const Stages = z.array(StageOfWorkspace)

export const stages = {
  /** In the order of the board. */
  list: call(noInput, Stages),
  /** Null: the word of the app again. */
  rename: call(z.object({ key: Stage, name: name.nullable() }), Stages, ['name-taken']),
  /** Leaves a stage out, or takes it in again. Refused while ideas stand in it (params: `count`, and its `name` where it has one of its own). */
  show: call(z.object({ key: Stage, shown: z.boolean() }), Stages, ['stage-needed', 'stage-in-use']),
  /** The last in order. With an `id`, made by whoever asks, asking again makes nothing twice. */
  addStep: call(z.object({ id: id.optional(), stage: Stage, name }), Stages, ['stage-without-steps', 'name-taken', 'too-many-steps']),
  renameStep: call(z.object({ id, name }), Stages, ['unknown-step', 'name-taken']),
  /** Puts it before another one of its stage; null: to the end. */
  placeStep: call(z.object({ id, before: id.nullable() }), Stages, ['unknown-step']),
  /** Refused while ideas stand in it (params: `count`, `name`). */
  deleteStep: call(z.object({ id }), Stages, ['unknown-step', 'step-in-use']),
  restoreStep: call(z.object({ id }), Stages, ['unknown-step', 'name-taken', 'too-many-steps']),
}

export type StageOfWorkspace = z.output<typeof StageOfWorkspace>
