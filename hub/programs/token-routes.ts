// Requests about personal access tokens: made, listed and revoked by the member themself, on a device that is signed in.
import type { Hono } from 'hono'
import * as z from 'zod'
import { name } from '../../shared/contract/fields.ts'
import type { HubContext } from '../context.ts'
import type { ApiEnv, RouteOptions } from '../routes.ts'
import { createToken, listTokens, revokeToken, SCOPES } from './tokens.ts'

const TokenBody = z.strictObject({ name, scopes: z.array(z.enum(SCOPES)).min(1, 'required').max(SCOPES.length), days: z.number().int().min(1).max(366).default(90) })

export function tokenRoutes(app: Hono<ApiEnv>, context: HubContext, { caller, idOf, body }: RouteOptions): void {
  app.get('/v1/tokens', async (call) => call.json(await listTokens(context, await caller(call), call.req.query('all') === '1')))
  app.post('/v1/tokens', async (call) => call.json(await createToken(context, await caller(call), await body(call, TokenBody))))
  app.delete('/v1/tokens/:id', async (call) => {
    await revokeToken(context, await caller(call), idOf(call))
    return call.json({})
  })
}
