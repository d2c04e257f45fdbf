// Steps: stages of a workspace's own, each within one of the app, so that rules, promises and figures go on as they are (docs/pipeline.md, Stages). Pure.
import { STAGES, type Stage } from './ideas.ts'

/** What is only begun, counts for another or was refused goes through no steps. */
const WITHOUT_STEPS: readonly Stage[] = ['draft', 'declined', 'merged']
/** Stages that may have steps, in the order of the board. */
export const STEPPED_STAGES: readonly Stage[] = STAGES.filter((stage) => !WITHOUT_STEPS.includes(stage))
/** Most steps of one stage: each is a column of the board. */
export const MOST_STEPS = 10

/** Where an idea stands or may go: a stage, or one of its steps. */
export interface Place {
  readonly stage: Stage
  readonly stepId: string | null
}

/** One text for each place, for keys of lists and attributes. */
export const placeKey = ({ stage, stepId }: Place): string => (stepId === null ? stage : `${stage}:${stepId}`)
export const isSamePlace = (a: Place, b: Place): boolean => a.stage === b.stage && a.stepId === b.stepId

export interface Step {
  readonly id: string
  readonly stage: Stage
  readonly name: string
  readonly position: number
}

/** In order; of two that were put in one place apart from each other, the smaller id first. */
export const byPosition = (a: { readonly position: number; readonly id: string }, b: { readonly position: number; readonly id: string }): number => a.position - b.position || (a.id < b.id ? -1 : 1)

/** The place after this one: the next step of the stage; null behind the last. `steps`: ids of those of the stage, in order. */
export function nextStep(steps: readonly string[], stepId: string | null): string | null {
  return steps[stepId === null ? 0 : steps.indexOf(stepId) + 1] ?? null
}

/** Where an idea may go from here, what leads on first: the other places of its own stage, those after it before those that it has passed, then each legal stage with its steps. `all`: places in the order of the board. */
export function waysFrom(here: Place, all: readonly Place[], legal: readonly Stage[]): Place[] {
  const own = all.filter(({ stage }) => stage === here.stage)
  const at = own.findIndex((place) => isSamePlace(place, here))
  return [...own.slice(at + 1), ...own.slice(0, Math.max(at, 0)), ...legal.flatMap((stage) => all.filter((place) => place.stage === stage))]
}
