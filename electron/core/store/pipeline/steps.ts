// The steps of the workspace in SQL.
import { byPosition, type Step } from '../../../../shared/domain/steps.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import type { Read } from '../read.ts'

/** Of all stages, in order. */
export function stepsOf(read: Read): Step[] {
  return read.all<Step>('SELECT id, stage, name, position FROM step WHERE deletedAt IS NULL').toSorted(byPosition)
}

/** The step with that id while it is there; of `stage` only when one is given. */
export function stepAt(read: Read, id: string, stage?: Stage): Step | null {
  const step = read.get<Step>('SELECT id, stage, name, position FROM step WHERE id = ? AND deletedAt IS NULL', [id])
  return step && (stage === undefined || step.stage === stage) ? step : null
}

/** How many ideas stand in each, from an index alone. */
export function stepCounts(read: Read): Map<string, number> {
  return new Map(read.all<{ inStep: string; count: number }>('SELECT inStep, count(*) AS count FROM idea INDEXED BY ideaStepAt WHERE inStep IS NOT NULL AND deletedAt IS NULL GROUP BY inStep').map(({ inStep, count }) => [inStep, count]))
}
