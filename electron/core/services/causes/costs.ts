// What one contact costs: set, changed and taken back.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { causes as contract, UnitCost } from '../../../../shared/contract/causes.ts'
import { listCosts } from '../../store/causes/causes.ts'
import { resolvePicked } from '../../store/lookups.ts'
import { joinedId } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { removeInUse } from './remove-in-use.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function costs({ store }: Context): UnitCost[] {
  return listCosts(store.read)
}

const present = (context: Context, id: string): UnitCost => costs(context).find((cost) => cost.id === id)!

export function setCost(context: Context, { area, ...fields }: Input<'setCost'>): UnitCost {
  const { store, newId } = context
  const id = store.write((write) => {
    const areaId = resolvePicked(write, 'area', area, newId)
    const made = joinedId('unitCost', String(areaId), String(fields.channel), fields.fromMonth)
    write.ensure('unitCost', made, { areaId, ...fields })
    return made
  })
  return present(context, id)
}

export function deleteCost({ store }: Context, { id }: Input<'deleteCost'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('unitCost', id)) throw new AppError('unknown-cost')
  })
  return {}
}

export function restoreCost(context: Context, { id }: Input<'restoreCost'>): UnitCost {
  context.store.write((write) => {
    if (!write.restore('unitCost', id)) throw new AppError('unknown-cost')
  })
  return present(context, id)
}

export function deleteArea(context: Context, { id, moveTo }: Input<'deleteArea'>): Promise<{ moved: number }> {
  return removeInUse(context, 'area', id, moveTo)
}
