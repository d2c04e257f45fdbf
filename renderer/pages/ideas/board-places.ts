// What each column of the board asks for and counts: a stage without its steps, or one step.
import type { IdeaFilters } from '../../../shared/contract/ideas.ts'
import type { Place } from '../../../shared/domain/steps.ts'
import type { StageRow } from './stage-count.tsx'

/** Cards that a column asks for at first, which fill a large screen; and a cell of a lane: it shows few, and many lie side by side. */
export const FIRST_OF_COLUMN = 12
export const FIRST_OF_CELL = 6
/** Cards left below those in sight when a column or a cell that has only its first asks for more: else all would ask at once. */
export const LEFT = 3

/** `stepped`: its stage has steps, which have columns of their own. */
export const filtersOfPlace = ({ stage, stepId }: Place, stepped: boolean): IdeaFilters => (stepId !== null ? { steps: [stepId] } : stepped ? { stages: [stage], unstepped: true } : { stages: [stage] })

export const isColumnOf = ({ stage, stepId }: Place, { stages = [], steps = [], unstepped = false }: IdeaFilters): boolean =>
  stages.length + steps.length === 1 && (steps.length === 1 ? steps[0] === stepId : stages[0] === stage && !(unstepped && stepId !== null))

/** Of a stage those in none of its steps, which have columns of their own; null while it is being counted. */
export const countIn = (row: StageRow | null, { stepId }: Place): number | null =>
  row && (stepId === null ? row.steps.reduce((rest, { count }) => rest - count, row.count) : (row.steps.find(({ id }) => id === stepId)?.count ?? 0))
