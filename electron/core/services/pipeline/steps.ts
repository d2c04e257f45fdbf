// What can be done with the steps within stages: add, rename, put in order, delete while nothing stands in them.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { stages as contract, StageOfWorkspace } from '../../../../shared/contract/stages.ts'
import { MOST_STEPS, STEPPED_STAGES, type Step } from '../../../../shared/domain/steps.ts'
import { stepAt, stepCounts, stepsOf } from '../../store/pipeline/steps.ts'
import type { Read } from '../../store/read.ts'
import type { Context } from '../context.ts'
import { placeBetween } from './place-between.ts'
import { list, needFreeName } from './stages.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

function need(read: Read, id: string): Step {
  const step = stepAt(read, id)
  if (!step) throw new AppError('unknown-step')
  return step
}

function needRoom(read: Read, stage: string): Step[] {
  const others = stepsOf(read).filter((step) => step.stage === stage)
  if (others.length >= MOST_STEPS) throw new AppError('too-many-steps', { count: MOST_STEPS }, [{ field: 'name', code: 'too-many-steps' }])
  return others
}

export function addStep(context: Context, { id = context.newId(), stage, name }: Input<'addStep'>): StageOfWorkspace[] {
  context.store.write((write) => {
    if (write.value('SELECT 1 FROM step WHERE id = ?', [id]) !== undefined) return
    if (!STEPPED_STAGES.includes(stage)) throw new AppError('stage-without-steps')
    needFreeName(write, name, {})
    const position = (needRoom(write, stage).at(-1)?.position ?? 0) + 1
    write.put('step', id, { stage, name, position })
  })
  return list(context)
}

export function renameStep(context: Context, { id, name }: Input<'renameStep'>): StageOfWorkspace[] {
  context.store.write((write) => {
    need(write, id)
    needFreeName(write, name, { step: id })
    write.patch('step', id, { name })
  })
  return list(context)
}

export function placeStep(context: Context, { id, before }: Input<'placeStep'>): StageOfWorkspace[] {
  context.store.write((write) => {
    const { stage } = need(write, id)
    const others = stepsOf(write).filter((step) => step.stage === stage && step.id !== id)
    const at = before === null ? others.length : others.findIndex((step) => step.id === before)
    if (at === -1) throw new AppError('unknown-step')
    write.patch('step', id, { position: placeBetween(others[at - 1]?.position, others[at]?.position) })
  })
  return list(context)
}

export function deleteStep(context: Context, { id }: Input<'deleteStep'>): StageOfWorkspace[] {
  context.store.write((write) => {
    const { name } = need(write, id)
    const count = stepCounts(write).get(id) ?? 0
    if (count > 0) throw new AppError('step-in-use', { count, name })
    write.remove('step', id)
  })
  return list(context)
}

export function restoreStep(context: Context, { id }: Input<'restoreStep'>): StageOfWorkspace[] {
  context.store.write((write) => {
    const step = write.get<Step>('SELECT id, stage, name, position FROM step WHERE id = ?', [id])
    if (!step) throw new AppError('unknown-step')
    if (stepAt(write, id)) return
    needFreeName(write, step.name, { step: id })
    needRoom(write, step.stage)
    write.restore('step', id)
  })
  return list(context)
}
