// Operations in an older row format, as the newest would have written them: an app that was offline for a long time, or is not updated yet, is understood.
import type { Op } from './change.ts'

/** From one format to the next. Pure. */
export type Step = (op: Op) => Op

/** `STEPS[n]` takes an operation of format n + 1 to n + 2. A released step is never changed; see SCHEMA in shapes.ts. */
export const STEPS: readonly Step[] = []

/** An operation of a newer format is given back as it is: whoever judges it refuses it by its number. */
export function upcast(op: Op, steps: readonly Step[] = STEPS): Op {
  let current = op
  for (let schema = op.schema; schema >= 1 && schema <= steps.length; schema += 1) current = { ...steps[schema - 1]!(current), schema: schema + 1 }
  return current
}
