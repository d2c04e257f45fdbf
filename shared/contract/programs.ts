// Programs that work with the hub: a member's access tokens, and for admins the webhooks. All of it is asked of the hub.
import * as z from 'zod'
import { EVENTS, SCOPES, WEBHOOK_STATES } from '../domain/programs.ts'
import { call } from './procedure.ts'
import { count, done, id, instant, line, name, Named, noInput } from './fields.ts'

export const AccessToken = z.object({
  id,
  member: Named,
  name: z.string(),
  /** Its first letters, to know it again by. */
  prefix: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: instant,
  expiresAt: instant,
  usedAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export const Webhook = z.object({ id, url: z.string(), events: z.array(z.string()), note: z.string(), state: z.enum(WEBHOOK_STATES), createdAt: instant, failingSince: instant.nullable(), waiting: count })
export const Delivery = z.object({ id: z.string(), event: z.string(), state: z.enum(['waiting', 'delivered', 'dead']), attempts: count, status: z.number().nullable(), error: z.string().nullable(), createdAt: instant, doneAt: instant.nullable() })
/** Days a token may be good for. */
export const MOST_DAYS = 366

const url = line(2000).pipe(z.string().min(1, 'required'))
const events = z.array(z.enum(['*', ...EVENTS])).min(1, 'required')

export const programs = {
  /** One's own, newest first. */
  tokens: call(noInput, z.array(AccessToken)),
  /** The token is told once. */
  createToken: call(z.object({ name, scopes: z.array(z.enum(SCOPES)).min(1, 'required'), days: z.number().int().min(1, 'out-of-range').max(MOST_DAYS, 'out-of-range').default(90) }), z.object({ token: z.string(), expiresAt: instant }), ['too-many-tokens']),
  revokeToken: call(z.object({ id }), done, ['unknown-token']),
  webhooks: call(noInput, z.array(Webhook), ['admins-only']),
  /** The secret that signs is told once. */
  addWebhook: call(z.object({ url, events, note: line(200).default('') }), z.object({ secret: z.string() }), ['admins-only', 'bad-webhook-address', 'inside-address', 'too-many-webhooks']),
  /** `active: true` also wakes one that was given up. */
  setActive: call(z.object({ id, active: z.boolean() }), done, ['admins-only', 'unknown-webhook']),
  removeWebhook: call(z.object({ id }), done, ['admins-only', 'unknown-webhook']),
  /** Sends a `ping`. */
  testWebhook: call(z.object({ id }), done, ['admins-only', 'unknown-webhook']),
  /** Newest first. */
  deliveries: call(z.object({ id }), z.array(Delivery), ['admins-only', 'unknown-webhook']),
}

export type AccessToken = z.output<typeof AccessToken>
export type Webhook = z.output<typeof Webhook>
export type Delivery = z.output<typeof Delivery>
