// Requests about the company's account: begun by anybody; finished by a device that has no session yet, or connected by one that has.
import type { Hono } from 'hono'
import * as z from 'zod'
import { AppError } from '../../shared/app-error.ts'
import { name } from '../../shared/contract/fields.ts'
import type { ApiEnv, Call, RouteOptions } from '../routes.ts'
import type { Oidc } from './oidc.ts'

/** Where devices listen: loopback, any port. Nothing else may be given the code. */
const redirect = z.string().regex(/^http:\/\/127\.0\.0\.1:[1-9]\d{0,4}\/signed-in$/, 'bad-redirect')
const secret = z.string().min(20).max(200)
const BeginBody = z.strictObject({ redirect, challenge: z.string().regex(/^[\w-]{43}$/) })

interface OidcRouteOptions extends Pick<RouteOptions, 'body' | 'caller'> {
  /** A device's public key. */
  readonly key: z.ZodType<string>
  /** Throws `too-many`. */
  readonly limit: (call: Call) => void
}

export function oidcRoutes(app: Hono<ApiEnv>, oidc: Oidc | null, { body, caller, key, limit }: OidcRouteOptions): void {
  const LinkBody = z.strictObject({ state: secret, query: z.string().max(8000), proof: secret })
  const FinishBody = LinkBody.extend({ device: name, memberId: z.uuid().optional(), key: key.optional() })
  const offered = (): Oidc => {
    if (!oidc) throw new AppError('no-company-sign-in')
    return oidc
  }
  app.post('/v1/oidc/begin', async (call) => {
    limit(call)
    return call.json(await offered().begin(await body(call, BeginBody)))
  })
  app.post('/v1/oidc/finish', async (call) => {
    limit(call)
    return call.json(await offered().finish({ ...(await body(call, FinishBody)), address: call.env.address }))
  })
  app.post('/v1/oidc/link', async (call) => {
    limit(call)
    const who = await caller(call)
    await offered().link(await body(call, LinkBody), who)
    return call.json({})
  })
}
