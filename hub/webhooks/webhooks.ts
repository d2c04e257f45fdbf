// Webhooks as admins see them: registered, changed, woken, and the log of what was sent.
import { AppError } from '../../shared/app-error.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import { ownRow } from '../own-rows.ts'
import type { Sql } from '../store/store.ts'
import { checkAddress } from './addresses.ts'
import { PING, type Event } from './events.ts'
import { newSecret } from './send.ts'

const MOST_WEBHOOKS = 50
export const LOG_PAGE = 100

export type WebhookState = 'active' | 'paused' | 'dead'
export interface WebhookRow { id: string; url: string; events: string; note: string; secret: string; state: WebhookState; createdBy: string; createdAt: number; cursor: number; failingSince: number | null; lease: string | null; leaseUntil: number }
export interface DeliveryRow { id: string; webhookId: string; event: Event | typeof PING; ver: number; entity: string; rowId: string; state: 'waiting' | 'delivered' | 'dead'; attempts: number; nextAt: number; status: number | null; error: string | null; ms: number | null; createdAt: number; doneAt: number | null }
export interface WebhookChanges { url?: string | undefined; events?: readonly string[] | undefined; note?: string | undefined; active?: boolean | undefined; skip?: boolean | undefined }

/** Runs `act` in a write transaction, for an admin. */
async function command<T>(context: HubContext, { memberId, sessionId, address }: Caller, name: string, act: (tx: Sql) => Promise<{ id: string; value: T }>): Promise<T> {
  return context.store.write(async (tx) => {
    const own = await ownRow(tx, 'member', memberId)
    if (!own || own.deleted || own.data['role'] !== 'admin') throw new AppError('admins-only')
    const { id, value } = await act(tx)
    await audit(tx, context, { memberId, sessionId, address, act: name, subject: id })
    return value
  })
}

async function find(tx: Sql, id: string): Promise<WebhookRow> {
  const webhook = await tx.get<WebhookRow>('SELECT * FROM webhook WHERE id = ?', [id])
  if (!webhook) throw new AppError('unknown-webhook')
  return webhook
}

/** The secret is told once. What happens from now on is sent. Throws `bad-webhook-address`, `inside-address`, `too-many-webhooks`. */
export async function addWebhook(context: HubContext, caller: Caller, { url, events, note }: { url: string; events: readonly string[]; note: string }, allowInside: boolean): Promise<{ id: string; secret: string; url: string; events: readonly string[] }> {
  const { href } = checkAddress(url, allowInside)
  return command(context, caller, 'add-webhook', async (tx) => {
    const { many } = (await tx.get<{ many: number }>('SELECT count(*) AS many FROM webhook'))!
    if (many >= MOST_WEBHOOKS) throw new AppError('too-many-webhooks', { most: MOST_WEBHOOKS })
    const { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
    const [id, secret] = [context.newId(), newSecret()]
    await tx.putMany('webhook', [{ id, url: href, events: JSON.stringify(events), note, secret, state: 'active', createdBy: caller.memberId, createdAt: context.now(), cursor: seq, failingSince: null, lease: null, leaseUntil: 0 }])
    return { id, value: { id, secret, url: href, events } }
  })
}

/** `active: true` wakes one that is paused or dead: what could not be delivered is tried again, or with `skip` left out. */
export async function changeWebhook(context: HubContext, caller: Caller, id: string, { url, events, note, active, skip = false }: WebhookChanges, allowInside: boolean): Promise<void> {
  const href = url === undefined ? undefined : checkAddress(url, allowInside).href
  await command(context, caller, 'change-webhook', async (tx) => {
    const before = await find(tx, id)
    const state = active === undefined ? before.state : active ? 'active' : 'paused'
    await tx.run('UPDATE webhook SET url = ?, events = ?, note = ?, state = ?, "failingSince" = ? WHERE id = ?', [href ?? before.url, events ? JSON.stringify(events) : before.events, note ?? before.note, state, active ? null : before.failingSince, id])
    if (active && !skip) await tx.run(`UPDATE delivery SET state = 'waiting', attempts = 0, "nextAt" = 0, "doneAt" = NULL WHERE "webhookId" = ? AND state = 'dead'`, [id])
    if (active) await tx.run(`UPDATE delivery SET "nextAt" = 0 WHERE "webhookId" = ? AND state = 'waiting'`, [id])
    return { id, value: undefined }
  })
}

export function removeWebhook(context: HubContext, caller: Caller, id: string): Promise<void> {
  return command(context, caller, 'remove-webhook', async (tx) => {
    await find(tx, id)
    await tx.run('DELETE FROM delivery WHERE "webhookId" = ?', [id])
    await tx.run('DELETE FROM webhook WHERE id = ?', [id])
    return { id, value: undefined }
  })
}

export function renewSecret(context: HubContext, caller: Caller, id: string): Promise<{ secret: string }> {
  return command(context, caller, 'renew-webhook-secret', async (tx) => {
    await find(tx, id)
    const secret = newSecret()
    await tx.run('UPDATE webhook SET secret = ? WHERE id = ?', [secret, id])
    return { id, value: { secret } }
  })
}

/** A `ping` takes its turn after what waits already. */
export function testWebhook(context: HubContext, caller: Caller, id: string): Promise<{ id: string }> {
  return command(context, caller, 'test-webhook', async (tx) => {
    const { cursor } = await find(tx, id)
    const delivery = `msg_${context.newId().replaceAll('-', '')}`
    await tx.putMany('delivery', [waiting({ id: delivery, webhookId: id, event: PING, ver: cursor, entity: '', rowId: id }, context.now())])
    return { id, value: { id: delivery } }
  })
}

export function waiting(of: Pick<DeliveryRow, 'id' | 'webhookId' | 'event' | 'ver' | 'entity' | 'rowId'>, at: number): Record<keyof DeliveryRow, string | number | null> {
  return { ...of, state: 'waiting', attempts: 0, nextAt: 0, status: null, error: null, ms: null, createdAt: at, doneAt: null }
}

export async function listWebhooks({ store }: HubContext, { role }: Caller): Promise<unknown[]> {
  if (role !== 'admin') throw new AppError('admins-only')
  const rows = await store.read.all<WebhookRow & { waiting: number }>(`SELECT w.*, (SELECT count(*) FROM delivery d WHERE d."webhookId" = w.id AND d.state = 'waiting') AS waiting FROM webhook w ORDER BY w."createdAt" DESC`)
  return rows.map(({ id, url, events, note, state, createdBy, createdAt, failingSince, waiting: many }) => ({ id, url, events: JSON.parse(events) as string[], note, state, createdBy, createdAt, failingSince, waiting: many }))
}

export async function listDeliveries({ store }: HubContext, { role }: Caller, id: string, before: number): Promise<unknown[]> {
  if (role !== 'admin') throw new AppError('admins-only')
  await find(store.read, id)
  return store.read.all(`SELECT id, event, "rowId" AS subject, state, attempts, status, error, "createdAt", "nextAt", "doneAt", ms FROM delivery WHERE "webhookId" = ? AND "createdAt" < ? ORDER BY "createdAt" DESC, ver DESC, id DESC LIMIT ${LOG_PAGE}`, [id, before])
}
