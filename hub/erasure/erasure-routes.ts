// Requests about erasing and exporting what is known of a person.
import type { Hono } from 'hono'
import * as z from 'zod'
import { id } from '../../shared/contract/fields.ts'
import type { Caller, HubContext } from '../context.ts'
import type { ApiEnv, Call, RouteOptions } from '../routes.ts'
import { getErasure, listErasures } from './confirm.ts'
import type { Erasures } from './erase.ts'
import { exportStream } from './export.ts'
import type { What } from './find.ts'

const ErasureBody = z.strictObject({ what: z.enum(['customer', 'member']), id, texts: z.enum(['keep', 'erase']).default('keep'), mentions: z.boolean().default(true), dryRun: z.boolean().default(false) })

export function erasureRoutes(app: Hono<ApiEnv>, context: HubContext, { caller, idOf, body }: RouteOptions, erasures: Erasures): void {
  app.get('/v1/erasures', async (call) => call.json(await listErasures(context, await caller(call))))
  app.get('/v1/erasures/:id', async (call) => call.json((await getErasure(context, await caller(call), idOf(call))) as object))
  app.post('/v1/erasures', async (call) => {
    const who = await caller(call)
    const { dryRun, ...input } = await body(call, ErasureBody)
    if (dryRun) return call.json(await erasures.preview(who, input))
    return call.json((await getErasure(context, who, await erasures.begin(who, input))) as object)
  })
  const answer = async (call: Call, who: Caller, what: What, of: string) =>
    call.body(await exportStream(context, who, what, of), 200, { 'Content-Type': 'application/jsonl', 'Content-Disposition': `attachment; filename="${what}-${of}.jsonl"` })
  app.get('/v1/me/export', async (call) => {
    const who = await caller(call)
    return answer(call, who, 'member', who.memberId)
  })
  app.get('/v1/members/:id/export', async (call) => answer(call, await caller(call), 'member', idOf(call)))
  app.get('/v1/customers/:id/export', async (call) => answer(call, await caller(call), 'customer', idOf(call)))
}
