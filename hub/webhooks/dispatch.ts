// Sending to webhooks: each by itself, in order, by whichever hub process holds its lease. A webhook's place in the versions is kept in the database, so
// nothing is missed by a crash; something may be sent twice, with the same id.
//
//   versions after the cursor -> deliveries that wait -> sent, the oldest first -> delivered
//                                                     \-> tried again, later and later -> dead
import { AppError } from '../../shared/app-error.ts'
import { hashOf } from '../auth/secrets.ts'
import { audit, type HubContext } from '../context.ts'
import type { Sql } from '../store/store.ts'
import type { RecordRow } from '../sync/records.ts'
import { createdAs, eventOf, payloadOf, type Event } from './events.ts'
import { send } from './send.ts'
import { waiting, type DeliveryRow, type WebhookRow } from './webhooks.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Pauses after a failure; after the last of them the webhook is dead: three days and a half. */
const PAUSES = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, DAY + 12 * HOUR]
/** Longer than a sending may take: a process that was killed holds nobody up for more. */
const LEASE_MS = MINUTE
const POLL_MS = 2 * SECOND
const GATHER_MS = 100
/** Rows that are read at once; more come in pieces. */
const FEW = 500
/** A place is written down when it is so far behind, though nothing was to be sent. */
const BEHIND = 2000
/** How long the log remembers what was delivered. */
const LOG_MS = 30 * DAY

export interface Dispatch {
  /** There may be something to send. */
  nudge(): void
  /** Sends what is due; resolves when nothing is. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface DispatchOptions { readonly allowInside: boolean; readonly answerMs?: number | undefined }

export function startDispatch(context: HubContext, { allowInside, answerMs }: DispatchOptions): Dispatch {
  const { store, now, newId, log, metrics } = context
  const me = newId()
  const stopping = new AbortController()
  const busy = new Map<string, Promise<void>>()
  /** Up to which version there is nothing for a webhook. Only a shortcut: lost when the process ends. */
  const nothingTo = new Map<string, number>()
  let gathering: NodeJS.Timeout | null = null

  async function round(): Promise<void> {
    const { seq } = (await store.read.get<{ seq: number }>('SELECT seq FROM workspace')) ?? { seq: 0 }
    const webhooks = await store.read.all<WebhookRow & { due: number | null }>(`SELECT w.*, (SELECT d."nextAt" FROM delivery d WHERE d."webhookId" = w.id AND d.state = 'waiting' ORDER BY d.ver, d.id LIMIT 1) AS due FROM webhook w WHERE w.state = 'active'`)
    for (const { id, cursor, due, lease, leaseUntil } of webhooks) {
      const ready = due === null ? Math.max(cursor, nothingTo.get(id) ?? 0) < seq : due <= now()
      const held = lease !== null && lease !== me && leaseUntil > now()
      if (ready && !held && !busy.has(id) && !stopping.signal.aborted) busy.set(id, work(id).catch((error: unknown) => log.error('sending to a webhook failed', { webhook: id, error: error instanceof Error ? error.message : String(error) })).finally(() => busy.delete(id)))
    }
  }

  async function work(id: string): Promise<void> {
    const at = now()
    if ((await store.write((tx) => tx.run(`UPDATE webhook SET lease = ?, "leaseUntil" = ? WHERE id = ? AND state = 'active' AND (lease IS NULL OR lease = ? OR "leaseUntil" <= ?)`, [me, at + LEASE_MS, id, me, at]))) === 0) return
    try {
      while (!stopping.signal.aborted) {
        const next = await nextDelivery(id)
        if (next === 'more') continue
        if (next === null || next.delivery.nextAt > now() || !(await deliver(next.webhook, next.delivery))) return
      }
    } finally {
      await store.write((tx) => tx.run('UPDATE webhook SET lease = NULL, "leaseUntil" = 0 WHERE id = ? AND lease = ?', [id, me]))
    }
  }

  const mine = async (sql: Sql, id: string): Promise<WebhookRow | undefined> => sql.get<WebhookRow>(`SELECT * FROM webhook WHERE id = ? AND lease = ? AND state = 'active'`, [id, me])
  const oldest = (sql: Sql, id: string) => sql.get<DeliveryRow>(`SELECT * FROM delivery WHERE "webhookId" = ? AND state = 'waiting' ORDER BY ver, id LIMIT 1`, [id])

  async function nextDelivery(id: string): Promise<{ webhook: WebhookRow; delivery: DeliveryRow } | 'more' | null> {
    const webhook = await mine(store.read, id)
    if (!webhook) return null
    const delivery = await oldest(store.read, id)
    if (delivery) return { webhook, delivery }
    return (await gather(webhook)) ? 'more' : null
  }

  /**
   * Makes deliveries of the versions after the cursor. False when there is nothing new. All of them are read at one moment: between two, a row that is new
   * could change, and pass for one that had been told of.
   */
  async function gather({ id, events, cursor }: WebhookRow): Promise<boolean> {
    const wanted = JSON.parse(events) as string[]
    const since = Math.max(cursor, nothingTo.get(id) ?? 0)
    const isWanted = (event: string | null): event is Event => event !== null && (wanted.includes('*') || wanted.includes(event))
    let to = since
    let made = 0
    const take = async (records: readonly RecordRow[]): Promise<void> => {
      const found = records.flatMap((record) => {
        to = Math.max(to, record.ver)
        const event = eventOf(record, since)
        // told again after a crash, a creation keeps its id though the row has changed since
        const of = isWanted(event) ? (event.endsWith('.created') ? createdAs(record) : record.ver) : 0
        return isWanted(event) ? [waiting({ id: `msg_${hashOf(`${id} ${event} ${record.id} ${of}`).slice(0, 32)}`, webhookId: id, event, ver: record.ver, entity: record.entity, rowId: record.id }, now())] : []
      })
      if (found.length === 0) return
      made += found.length
      await store.write(async (tx) => {
        const known = new Set((await tx.all<{ id: string }>('SELECT id FROM delivery WHERE id = ANY(?)', [found.map((delivery) => delivery.id)])).map((delivery) => delivery.id))
        await tx.putMany('delivery', found.filter((delivery) => !known.has(String(delivery.id))))
        await tx.run('UPDATE webhook SET "leaseUntil" = ? WHERE id = ? AND lease = ?', [now() + LEASE_MS, id, me])
      })
    }
    const records = await store.read.all<RecordRow>(`SELECT * FROM record WHERE ver > ? ORDER BY ver LIMIT ${FEW + 1}`, [since])
    if (records.length === 0) return false
    if (records.length <= FEW) await take(records)
    else await store.snapshot(async (snapshot) => {
      for await (const piece of snapshot.pieces<RecordRow>(`SELECT * FROM record WHERE ver > ${since} ORDER BY ver`)) await take(piece)
    })
    nothingTo.set(id, to)
    if (made > 0 || to - cursor > BEHIND) await store.write(async (tx) => {
      await tx.run('UPDATE webhook SET cursor = ? WHERE id = ? AND lease = ?', [to, id, me])
      await tx.run(`DELETE FROM delivery WHERE "webhookId" = ? AND state = 'delivered' AND "createdAt" < ?`, [id, now() - LOG_MS])
    })
    return true
  }

  /** True when it was taken, so that the next may follow. */
  async function deliver(webhook: WebhookRow, { id, event, rowId, createdAt, attempts }: DeliveryRow): Promise<boolean> {
    const body = await payloadOf(store.read, event, rowId, createdAt)
    const from = performance.now()
    const { status, error } = await send({ url: webhook.url, secret: webhook.secret, id, body, now: now(), allowInside, signal: stopping.signal, ...(answerMs !== undefined && { answerMs }) })
    if (stopping.signal.aborted && error !== null) return false // it is sent again after the start
    const ms = Math.round(performance.now() - from)
    const pause = PAUSES[attempts]
    const dead = error !== null && (status === 410 || pause === undefined)
    metrics.add('hub_webhooks_total', 1, { outcome: error === null ? 'delivered' : dead ? 'dead' : 'failed' })
    await store.write(async (tx) => {
      const at = now()
      const state = error === null ? 'delivered' : dead ? 'dead' : 'waiting'
      await tx.run('UPDATE delivery SET state = ?, attempts = ?, "nextAt" = ?, status = ?, error = ?, ms = ?, "doneAt" = ? WHERE id = ?', [state, attempts + 1, state === 'waiting' ? at + pause! : 0, status, error, ms, state === 'waiting' ? null : at, id])
      await tx.run('UPDATE webhook SET "failingSince" = ?, state = ?, "leaseUntil" = ? WHERE id = ?', [error === null ? null : (webhook.failingSince ?? at), dead ? 'dead' : 'active', at + LEASE_MS, webhook.id])
      if (dead) await audit(tx, context, { address: '', act: 'webhook-dead', subject: webhook.id, detail: { error } })
    })
    if (dead) log.error('a webhook is dead', { webhook: webhook.id, error, status })
    return error === null
  }

  function nudge(): void {
    if (stopping.signal.aborted) return
    gathering ??= setTimeout(() => {
      gathering = null
      void round().catch(tellLater)
    }, GATHER_MS)
  }
  /** The database may be away for a while: the next poll tries again. */
  const tellLater = (error: unknown) => log.info('webhooks wait', { error: error instanceof AppError ? error.code : error instanceof Error ? error.message : String(error) })

  const poll = setInterval(() => void round().catch(tellLater), POLL_MS)
  poll.unref()
  store.onMoved(nudge)

  return {
    nudge,
    async settle() {
      do {
        await round()
        await Promise.all(busy.values())
        await round()
      } while (busy.size > 0)
    },
    async close() {
      stopping.abort()
      clearInterval(poll)
      if (gathering) clearTimeout(gathering)
      await Promise.allSettled(busy.values())
    },
  }
}
