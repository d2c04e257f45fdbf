// Programs: a member's access tokens, and for admins the webhooks; kept by the hub (docs/hub.md).
import * as z from 'zod'
import { id, instant } from '../../../../shared/contract/fields.ts'
import { Delivery, Webhook, type AccessToken, type programs as contract } from '../../../../shared/contract/programs.ts'
import { SCOPES } from '../../../../shared/domain/programs.ts'
import { ask, namesOf, Nothing } from './hub-answers.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

const HubTokens = z.array(z.object({ id, memberId: z.string(), name: z.string(), prefix: z.string(), scopes: z.array(z.enum(SCOPES)), createdAt: instant, expiresAt: instant, usedAt: instant.nullable(), revokedAt: instant.nullable() }))

export async function tokens(context: Context): Promise<AccessToken[]> {
  const names = await namesOf(context)
  return (await ask(context, HubTokens, 'GET', '/v1/tokens')).map(({ memberId, ...token }) => ({ ...token, member: names.of(memberId) }))
}

export function createToken(context: Context, input: Input<'createToken'>): Promise<{ token: string; expiresAt: number }> {
  return ask(context, z.object({ token: z.string(), expiresAt: instant }), 'POST', '/v1/tokens', input)
}

async function done(asked: Promise<unknown>): Promise<Record<string, never>> {
  await asked
  return {}
}

export const revokeToken = (context: Context, { id }: Input<'revokeToken'>) => done(ask(context, Nothing, 'DELETE', `/v1/tokens/${id}`))
export const webhooks = (context: Context): Promise<Webhook[]> => ask(context, z.array(Webhook), 'GET', '/v1/webhooks')
export const addWebhook = (context: Context, input: Input<'addWebhook'>): Promise<{ secret: string }> => ask(context, z.object({ secret: z.string() }), 'POST', '/v1/webhooks', input)
export const setActive = (context: Context, { id, active }: Input<'setActive'>) => done(ask(context, Nothing, 'PATCH', `/v1/webhooks/${id}`, { active }))
export const removeWebhook = (context: Context, { id }: Input<'removeWebhook'>) => done(ask(context, Nothing, 'DELETE', `/v1/webhooks/${id}`))
export const testWebhook = (context: Context, { id }: Input<'testWebhook'>) => done(ask(context, Nothing, 'POST', `/v1/webhooks/${id}/test`))
export const deliveries = (context: Context, { id }: Input<'deliveries'>): Promise<Delivery[]> => ask(context, z.array(Delivery), 'GET', `/v1/webhooks/${id}/deliveries`)
