// What can be done with the stages: call one otherwise, leave one out.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { stages as contract, StageOfWorkspace } from '../../../../shared/contract/stages.ts'
import { OPTIONAL_STAGES } from '../../../../shared/domain/ideas.ts'
import { plainWord } from '../../../../shared/domain/import-words.ts'
import { STEPPED_STAGES } from '../../../../shared/domain/steps.ts'
import { stageCounts } from '../../store/ideas.ts'
import { stagesOf } from '../../store/pipeline/stages.ts'
import { stepCounts, stepsOf } from '../../store/pipeline/steps.ts'
import type { Read } from '../../store/read.ts'
import { joinedId } from '../../store/write.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store: { read } }: Context): StageOfWorkspace[] {
  const [counts, steps, inSteps] = [stageCounts(read), stepsOf(read), stepCounts(read)]
  return stagesOf(read).map((stage) => ({
    ...stage,
    optional: OPTIONAL_STAGES.includes(stage.key),
    ideas: counts[stage.key] ?? 0,
    stepped: STEPPED_STAGES.includes(stage.key),
    steps: steps.filter((step) => step.stage === stage.key).map(({ id, name }) => ({ id, name, ideas: inSteps.get(id) ?? 0 })),
  }))
}

/** A name means one stage or one step: people search by it. Throws `name-taken`. */
export function needFreeName(read: Read, name: string, except: { stage?: string; step?: string }): void {
  const same = (other: string | null) => other?.toLowerCase() === name.toLowerCase()
  // of one without a name of its own its code, by which terminals, tables and searches know it
  const taken = stagesOf(read).some(({ key, name: other }) => key !== except.stage && (same(other) || (other === null && plainWord(key) === plainWord(name)))) || stepsOf(read).some(({ id, name: other }) => id !== except.step && same(other))
  if (taken) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
}

export function rename(context: Context, { key, name }: Input<'rename'>): StageOfWorkspace[] {
  context.store.write((write) => {
    needFreeName(write, name ?? plainWord(key), { stage: key })
    write.ensure('stage', joinedId('stage', key), { key, name })
  })
  return list(context)
}

export function show(context: Context, { key, shown }: Input<'show'>): StageOfWorkspace[] {
  context.store.write((write) => {
    if (!OPTIONAL_STAGES.includes(key)) throw new AppError('stage-needed')
    const count = stageCounts(write)[key] ?? 0
    if (!shown && count > 0) throw new AppError('stage-in-use', { count })
    write.ensure('stage', joinedId('stage', key), { key, shown })
  })
  return list(context)
}
