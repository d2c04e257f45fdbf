// What can be done with the stages: call one otherwise, leave one out.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { stages as contract, StageOfWorkspace } from '../../../../shared/contract/stages.ts'
import { OPTIONAL_STAGES } from '../../../../shared/domain/ideas.ts'
import { stageCounts } from '../../store/ideas.ts'
import { stagesOf } from '../../store/pipeline/stages.ts'
import { joinedId } from '../../store/write.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store: { read } }: Context): StageOfWorkspace[] {
  const counts = stageCounts(read)
  return stagesOf(read).map((stage) => ({ ...stage, optional: OPTIONAL_STAGES.includes(stage.key), ideas: counts[stage.key] ?? 0 }))
}

export function rename(context: Context, { key, name }: Input<'rename'>): StageOfWorkspace[] {
  context.store.write((write) => {
    const taken = name !== null && stagesOf(write).some((other) => other.key !== key && other.name?.toLowerCase() === name.toLowerCase())
    if (taken) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
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
