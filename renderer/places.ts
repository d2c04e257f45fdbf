// Where ideas may stand, as the workspace has it: the stages, each followed by its own steps, in the order of the board.
import { useMemo } from 'react'
import type { StageOfWorkspace } from '../shared/contract/stages.ts'
import { STAGES, type Stage } from '../shared/domain/ideas.ts'
import { placeKey, type Place } from '../shared/domain/steps.ts'
import { useAsk } from './query.ts'
import { useWords, type Words } from './words.ts'

export interface Places {
  /** Of all stages, also those that the workspace does without. */
  readonly all: readonly Place[]
  /** Those to choose from: without the stages that the workspace does without, unless ideas stand there still. */
  readonly offered: readonly Place[]
  readonly stepsOf: (stage: Stage) => StageOfWorkspace['steps']
  /** "Legal check"; of a stage its own name. */
  readonly name: (place: Place) => string
}

const NO_STEPS: StageOfWorkspace['steps'] = []
type Known = Pick<StageOfWorkspace, 'key' | 'shown' | 'ideas' | 'steps'>
/** Until the workspace has told. */
const PLAIN: readonly Known[] = STAGES.map((key) => ({ key, shown: true, ideas: 0, steps: NO_STEPS }))

function placesOf(t: Words, stages: readonly Known[]): Places {
  const steps = new Map(stages.map((stage) => [stage.key, stage.steps]))
  const names = new Map(stages.flatMap(({ key, steps: own }) => own.map(({ id, name }) => [placeKey({ stage: key, stepId: id }), name])))
  const placesIn = ({ key, steps: own }: Known): Place[] => [{ stage: key, stepId: null }, ...own.map(({ id }) => ({ stage: key, stepId: id }))]
  const all = stages.flatMap(placesIn)
  const hidden = new Set(stages.filter(({ shown, ideas }) => !shown && ideas === 0).map(({ key }) => key))
  return {
    all,
    offered: all.filter(({ stage }) => !hidden.has(stage)),
    stepsOf: (stage) => steps.get(stage) ?? NO_STEPS,
    name: (place) => names.get(placeKey(place)) ?? t(`ideas:stage.${place.stage}`),
  }
}

export function usePlaces(): Places {
  const t = useWords()
  const { data } = useAsk('stages', 'list', {})
  return useMemo(() => placesOf(t, data ?? PLAIN), [t, data])
}

/** Where an idea stands. */
export const placeOf = ({ stage, step }: { readonly stage: Stage; readonly step: { readonly id: string } | null }): Place => ({ stage, stepId: step?.id ?? null })
