// Personal data: exported into the data folder, erased by the hub everywhere, and how many devices have confirmed it.
import path from 'node:path'
import * as z from 'zod'
import { count, id, instant } from '../../../../shared/contract/fields.ts'
import type { Erasure, privacy as contract } from '../../../../shared/contract/privacy.ts'
import { stampOf } from '../../store/database.ts'
import { ask, namesOf, type Names } from './hub-answers.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

const HubErasure = z.object({
  id, what: z.enum(['customer', 'member']), by: z.string(), at: instant, state: z.enum(['running', 'done']), doneAt: instant.nullable(), rows: count,
  devices: z.object({ expected: count, confirmed: count, revoked: count, open: z.array(z.object({ memberId: z.string(), name: z.string(), seenAt: instant })).optional() }),
})

function toErasure(names: Names, { by, devices: { open = [], ...devices }, ...erasure }: z.output<typeof HubErasure>): Erasure {
  return { ...erasure, by: names.of(by), devices: { ...devices, open: open.map(({ memberId, name, seenAt }) => ({ name, member: names.of(memberId).name, seenAt })) } }
}

export function preview(context: Context, input: Input<'preview'>): Promise<Output<'preview'>> {
  return ask(context, z.object({ rows: count, mentions: count, attachments: count }), 'POST', '/v1/erasures', { ...input, dryRun: true })
}

export async function erase(context: Context, input: Input<'erase'>): Promise<Erasure> {
  return toErasure(await namesOf(context), await ask(context, HubErasure, 'POST', '/v1/erasures', input))
}

/** Of those that some device has still to confirm, also which. */
export async function erasures(context: Context): Promise<Erasure[]> {
  const names = await namesOf(context)
  const all = await ask(context, z.array(HubErasure), 'GET', '/v1/erasures')
  return Promise.all(all.map(async (erasure) => toErasure(names, erasure.devices.confirmed < erasure.devices.expected ? await ask(context, HubErasure, 'GET', `/v1/erasures/${erasure.id}`) : erasure)))
}

export async function exportPerson({ connection, dataDir, now }: Context, { of }: Input<'export'>): Promise<Output<'export'>> {
  const file = path.join(dataDir, 'exports', `${of ? `${of.what}-${of.id}` : 'me'}-${stampOf(now())}.jsonl`)
  const bytes = await connection.account.download(of ? `/v1/${of.what}s/${of.id}/export` : '/v1/me/export', file)
  return { file, bytes }
}
