// A hub in a temporary folder or a fresh PostgreSQL database, members who joined it, and a device that says exactly what a test tells it to.
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import { createHub, type Hub, type HubOptions } from '../../hub/hub.ts'
import { openPostgres } from '../../hub/store/postgres.ts'
import { openSqlite } from '../../hub/store/sqlite.ts'
import type { Store } from '../../hub/store/store.ts'
import { NAMELESS, type Role } from '../../shared/domain/rights.ts'
import { lineLog } from '../../shared/log.ts'
import { lastNOf, PROTOCOL, type PushResult, type RowPage, type ToDevice, type ToHub, type Welcome, type WireOp } from '../../shared/protocol.ts'
import { STEPS } from '../../shared/sync/clock.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { Fields } from '../../shared/sync/change.ts'
import { temporaryFolder, START } from './core.ts'
import type { TestPostgres } from './postgres.ts'

export interface TestHub extends Hub {
  readonly clock: { now: number; pass(ms: number): void }
  readonly logged: string[]
  readonly kind: Store['kind']
  readonly folder: string
  /** Closes it and opens it again on the same database. */
  reopen(): Promise<TestHub>
  dispose(): Promise<void>
}

export interface TestHubOptions extends Partial<HubOptions> {
  /** Null: SQLite. */
  postgres?: TestPostgres | null
  /** A database of that server that another hub uses already. */
  url?: string
  folder?: string
  clock?: TestHub['clock']
}

/** The hub's time is that of the machine when it begins: for programs of their own, which go by that too. */
export const startingNow = (): TestHub['clock'] => {
  const clock = { now: Date.now(), pass: (ms: number) => void (clock.now += ms) }
  return clock
}

export async function openTestHub({ postgres = null, url, folder = temporaryFolder(), clock = { now: START, pass: (ms) => void (clock.now += ms) }, ...options }: TestHubOptions = {}): Promise<TestHub> {
  const logged: string[] = []
  const log = lineLog((line) => logged.push(line), () => clock.now)
  const database = postgres ? (url ?? (await postgres.database())) : undefined
  const store = database ? await openPostgres(database, log) : openSqlite(folder, { durable: false })
  const hub = await createHub({ store, now: () => clock.now, log, blobs: path.join(folder, 'blobs'), ...options })
  return {
    ...hub,
    clock,
    logged,
    kind: store.kind,
    folder,
    async reopen() {
      await hub.close()
      return openTestHub({ postgres, ...(database && { url: database }), folder, clock, ...options })
    },
    async dispose() {
      await hub.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Answer<T> { status: number; body: T & { error: { code: string } } }

/** One HTTP request, without a socket. */
export async function ask<T = Record<string, never>>(hub: Hub, method: string, path: string, { body, token, headers = {}, address = '10.0.0.1' }: { body?: unknown; token?: string; headers?: Record<string, string>; address?: string } = {}): Promise<Answer<T>> {
  const init: RequestInit = { method, headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers } }
  if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await hub.api.request(path, init, { address })
  const text = await response.text()
  return { status: response.status, body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : { text }) as Answer<T>['body'] }
}

export async function joinFirst(hub: Hub, name = 'Ada'): Promise<Joined> {
  const code = await hub.setupCode()
  const { body } = await ask<Joined>(hub, 'POST', '/v1/join', { body: { code, name, device: 'laptop' } })
  return body
}

/** An admin's invitation, and whoever joins with it. */
export async function invited(hub: Hub, admin: Joined, role: Role, name: string, more: { memberId?: string } = {}): Promise<Joined> {
  const { body } = await ask<{ code: string }>(hub, 'POST', '/v1/invitations', { token: admin.access, body: { role, ...more }, address: randomUUID() })
  return (await ask<Joined>(hub, 'POST', '/v1/join', { body: { code: body.code, name, device: 'laptop' }, address: randomUUID() })).body
}

type OpParts = Partial<WireOp> & Pick<WireOp, 'entity' | 'kind'>
type Of<T extends ToDevice['t']> = Extract<ToDevice, { t: T }>

export interface TestDevice {
  readonly id: string
  readonly conn: string
  readonly heard: ToDevice[]
  readonly closed: boolean
  say(message: ToHub | string | Uint8Array): void
  /** The next message of this kind that nobody waited for yet. */
  next<T extends ToDevice['t']>(t: T): Promise<Of<T>>
  hello(more?: Partial<Extract<ToHub, { t: 'hello' }>>): Promise<Welcome>
  /** Numbers and sends operations, and gives the answer of whatever kind it is. */
  push(ops: readonly OpParts[], more?: { from?: number; prev?: string | null }): Promise<ToDevice>
  /** The same, when all are answered. */
  results(ops: readonly OpParts[]): Promise<PushResult[]>
  /** All pages from a cursor to the head. */
  pull(cursor: number): Promise<RowPage[]>
  close(): void
}

const unpack = promisify(zstdDecompress)

/** A device that holds no database: its numbers are counted here. */
export function testDevice(hub: Hub & { clock?: { now: number } }, who: { access: string }, id: string = uuid7(), counted = { n: 0, last: null as string | null }): TestDevice {
  const heard: ToDevice[] = []
  const conn = uuid7()
  const inbox: ToDevice[] = []
  let wake = () => {}
  let closed = false
  let toHub = (_frame: string | Uint8Array): void => {}
  let closing = () => {}
  let arriving: Promise<void> = Promise.resolve()
  hub.accept({
    address: '10.0.0.2',
    unsent: 0,
    pause() {},
    resume() {},
    send: (frame) => {
      const before = arriving
      arriving = (async () => {
        const text = typeof frame === 'string' ? frame : (await unpack(frame)).toString('utf8')
        await before
        const message = JSON.parse(text) as ToDevice
        // what several devices are sent alike says this after what is packed
        if (message.t === 'rows' && typeof frame !== 'string') message.lastN ??= lastNOf(frame)!
        heard.push(message)
        inbox.push(heard.at(-1)!)
        wake()
      })()
    },
    close: () => {
      closed = true
      wake()
    },
    onFrame: (listener) => (toHub = listener),
    onClose: (listener) => (closing = listener),
  })
  const say = (message: ToHub | string | Uint8Array) => toHub(typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message))
  async function nextOf(kinds: readonly string[]): Promise<ToDevice> {
    for (let tries = 0; tries < 500; tries += 1) {
      await arriving
      const at = inbox.findIndex((message) => kinds.includes(message.t))
      if (at >= 0) return inbox.splice(at, 1)[0]!
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 20)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    throw new Error(`no ${kinds.join('|')} came; heard: ${JSON.stringify(inbox).slice(0, 500)}`)
  }
  const device: TestDevice = {
    id,
    conn,
    heard,
    get closed() {
      return closed
    },
    say,
    next: async (t) => (await nextOf([t])) as never,
    async hello(more = {}) {
      say({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'test', token: who.access, dev: id, conn, ...more })
      return (await nextOf(['welcome'])) as Welcome
    },
    async push(parts, { from = counted.n + 1, prev = counted.last } = {}) {
      const ops = parts.map((part, at) => ({ n: from + at, opId: uuid7(), rowId: uuid7(), patch: {}, base: 0, hlc: ((hub as { clock?: { now: number } }).clock?.now ?? Date.now()) * STEPS, schema: 1, ...part }))
      say({ t: 'push', conn, prev, ops })
      const answer = await nextOf(['ack', 'gap', 'forked', 'stale', 'slow', 'bye'])
      if (answer.t === 'ack') {
        counted.n = Math.max(counted.n, ops.at(-1)!.n)
        counted.last = ops.at(-1)!.opId
      }
      return answer
    },
    async results(parts) {
      const answer = await device.push(parts)
      if (answer.t !== 'ack') throw new Error(`not answered: ${JSON.stringify(answer)}`)
      return answer.results
    },
    async pull(cursor) {
      say({ t: 'pull', cursor })
      const pages: RowPage[] = []
      for (;;) {
        const page = (await nextOf(['rows'])) as RowPage
        pages.push(page)
        say({ t: 'seen', cursor: page.to })
        if (page.to >= page.head) return pages
      }
    },
    close() {
      closed = true
      closing()
    },
  }
  return device
}

export const once = (entity: string, ...parts: readonly string[]): string => idOfJoined(entity, parts)

/** What a learning, an idea... of a member is made of: put operations that the hub takes. */
export const makes = {
  learning: (authorId: string, more: Fields = {}, rowId: string = uuid7()) => ({ entity: 'learning', kind: 'put' as const, rowId, patch: { text: 'Waited twenty minutes.', quote: '', customerId: null, segmentId: null, channel: null, sentiment: null, episodeId: null, areaId: null, happenedOn: '2026-03-04', waits: false, wow: false, visibility: 'everyone', authorId, teamId: null, createdAt: START, ...more } }),
  idea: (authorId: string, more: Fields = {}, rowId: string = uuid7()) => ({ entity: 'idea', kind: 'put' as const, rowId, patch: { title: 'Answer within the hour', description: '', stage: 'draft', authorId, ownerId: null, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt: START, submittedAt: null, stageAt: START, ...more } }),
  customer: (name: string, rowId: string = uuid7()) => ({ entity: 'customer', kind: 'put' as const, rowId, patch: { name, segmentId: null } }),
  comment: (ideaId: string, authorId: string, text = 'Good.', rowId: string = uuid7()) => ({ entity: 'comment', kind: 'put' as const, rowId, patch: { ideaId, authorId, text, createdAt: START } }),
  support: (ideaId: string, memberId: string) => ({ entity: 'support', kind: 'put' as const, rowId: once('support', ideaId, memberId), patch: { ideaId, memberId, createdAt: START } }),
  answer: (ideaId: string, question: string, text: string) => ({ entity: 'ideaAnswer', kind: 'put' as const, rowId: once('ideaAnswer', ideaId, question), patch: { ideaId, question, text } }),
  /** The two operations of a move. */
  move: (ideaId: string, memberId: string, from: string, to: string, { base, reason = '', meetingId = null }: { base: number; reason?: string; meetingId?: string | null }) => {
    const txn = uuid7()
    return [
      { entity: 'idea', kind: 'patch' as const, rowId: ideaId, txn, base, patch: { stage: to, stageAt: START } },
      { entity: 'stageChange', kind: 'put' as const, rowId: uuid7(), txn, patch: { ideaId, fromStage: from, toStage: to, reason, memberId, meetingId, createdAt: START } },
    ]
  },
}

/** The operations of a new idea without a name. */
export function nameless(memberId: string, rowId: string = uuid7(), { submit = false } = {}) {
  const txn = uuid7()
  const stage = submit ? 'submitted' : 'draft'
  return [
    { ...makes.idea(NAMELESS, { stage, submittedAt: submit ? 1 : null }, rowId), txn },
    { entity: 'authorship', kind: 'put' as const, rowId: once('authorship', rowId), txn, patch: { ideaId: rowId, memberId } },
    ...(['customers', 'delight'] as const).map((question) => ({ ...makes.answer(rowId, question, `Because of ${question}.`), txn })),
    ...(submit ? [{ entity: 'stageChange', kind: 'put' as const, rowId: uuid7(), txn, patch: { ideaId: rowId, fromStage: 'draft', toStage: stage, reason: '', memberId: NAMELESS, meetingId: null, createdAt: 1 } }] : []),
  ]
}
