// Asking the hub in the member's name. What it answers is checked: it may be another program, or another version.
import * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import { id, instant } from '../../../../shared/contract/fields.ts'
import { ROLES } from '../../../../shared/domain/rights.ts'
import type { Context } from '../context.ts'

export const HubMembers = z.array(z.object({ id, name: z.string(), role: z.enum(ROLES), teamId: id.nullable(), active: z.boolean(), createdAt: instant }))
export const Nothing = z.unknown()

/** Throws what the hub refuses with, the codes of not reaching it, and `not-a-hub`. */
export async function ask<T>({ connection }: Context, schema: z.ZodType<T>, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const { success, data } = schema.safeParse(await connection.account.call(method, path, body))
  if (!success) throw new AppError('not-a-hub', { address: connection.status().hub ?? '' })
  return data
}

export interface Names { of(id: string): { id: string; name: string } }

/** Everybody by name, also those who were let go and whom this device may not know. */
export async function namesOf(context: Context): Promise<Names> {
  const names = new Map((await ask(context, HubMembers, 'GET', '/v1/members')).map(({ id, name }) => [id, name]))
  return { of: (id) => ({ id, name: names.get(id) ?? '' }) }
}
