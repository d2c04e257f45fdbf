// Requests about webhooks, for admins.
import type { Hono } from 'hono'
import * as z from 'zod'
import { line } from '../../shared/contract/fields.ts'
import type { HubContext } from '../context.ts'
import type { ApiEnv, RouteOptions } from '../routes.ts'
import { EVENTS } from './events.ts'
import { addWebhook, changeWebhook, listDeliveries, listWebhooks, removeWebhook, renewSecret, testWebhook } from './webhooks.ts'

const url = z.string().min(1, 'required').max(2000, 'too-long')
const events = z.array(z.enum(['*', ...EVENTS])).min(1, 'required').max(EVENTS.length + 1)
const note = line(200)
const NewBody = z.strictObject({ url, events: events.default(['*']), note: note.default('') })
const ChangeBody = z.strictObject({ url: url.optional(), events: events.optional(), note: note.optional(), active: z.boolean().optional(), skip: z.boolean().optional() })

export interface WebhookOptions {
  /** Whether addresses inside the hub's network are allowed. */
  readonly allowInside: boolean
  /** There may be something to send. */
  readonly nudge: () => void
}

export function webhookRoutes(app: Hono<ApiEnv>, context: HubContext, { caller, idOf, body }: RouteOptions, { allowInside, nudge }: WebhookOptions): void {
  app.get('/v1/webhooks', async (call) => call.json(await listWebhooks(context, await caller(call))))
  app.post('/v1/webhooks', async (call) => call.json(await addWebhook(context, await caller(call), await body(call, NewBody), allowInside)))
  app.patch('/v1/webhooks/:id', async (call) => {
    await changeWebhook(context, await caller(call), idOf(call), await body(call, ChangeBody), allowInside)
    nudge()
    return call.json({})
  })
  app.delete('/v1/webhooks/:id', async (call) => {
    await removeWebhook(context, await caller(call), idOf(call))
    return call.json({})
  })
  app.post('/v1/webhooks/:id/secret', async (call) => call.json(await renewSecret(context, await caller(call), idOf(call))))
  app.post('/v1/webhooks/:id/test', async (call) => {
    const sent = await testWebhook(context, await caller(call), idOf(call))
    nudge()
    return call.json(sent)
  })
  app.get('/v1/webhooks/:id/deliveries', async (call) => {
    const before = Number(call.req.query('before') ?? context.now() + 1)
    return call.json(await listDeliveries(context, await caller(call), idOf(call), Number.isSafeInteger(before) ? before : 0))
  })
}
