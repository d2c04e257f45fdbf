// The hub: a workspace in a database, what HTTP and devices may ask of it, and what goes on by itself. main.ts gives it a socket.
import type { Hono } from 'hono'
import { v7 as uuid7 } from 'uuid'
import { silentLog, type Log } from '../shared/log.ts'
import { createApi } from './api.ts'
import { createOidc, type OidcOptions } from './auth/oidc.ts'
import { endedCode, setupCode, type Ended } from './auth/sessions.ts'
import { createAttachments, type Attachments } from './blobs/attachments.ts'
import { openBlobs } from './blobs/blob-store.ts'
import type { HubContext } from './context.ts'
import { buckets } from './limits.ts'
import type { ApiEnv } from './routes.ts'
import { createMetrics } from './metrics.ts'
import type { ProgramOptions } from './programs/serve.ts'
import type { Store } from './store/store.ts'
import { createAside } from './sync/aside.ts'
import { startConnection, type Connection, type Peer } from './sync/connection.ts'
import { createWaves } from './sync/waves.ts'
import { startErasures, type Erasures } from './erasure/erase.ts'
import { startDispatch, type Dispatch } from './webhooks/dispatch.ts'
import { openWorkspace, tidy } from './workspace.ts'

const HOUR = 60 * 60 * 1000
/** How soon a session that another process ended loses its connection here. */
const CHECK_MS = 30_000
/** Bytes that the files of all attachments may take, unless said otherwise. */
const QUOTA = 20 * 1024 ** 3

export interface HubOptions {
  store: Store
  /** Name of the workspace, when it is made. */
  name?: string
  now?: () => number
  newId?: () => string
  log?: Log
  /** Operations a device may send at once and per second. */
  opsBurst?: number
  opsPerSecond?: number
  metricsToken?: string | null
  /** The company's provider of accounts; null: people join by invitations only. */
  oidc?: OidcOptions | null
  /** How much a program may ask. */
  programs?: ProgramOptions
  /** Whether webhooks may point inside the hub's network. */
  webhooksInside?: boolean
  /** Milliseconds a webhook may take to answer. */
  webhookMs?: number
  /** Folder of the attachments' files; several hub processes share one. Null: this hub keeps none. */
  blobs?: string | null
  /** Bytes that these files may take. */
  blobQuota?: number
  /** Devices that an admin revoked are told to remove their copy. */
  wipeRevoked?: boolean
  /** Milliseconds a connection may take to say who it is. */
  helloMs?: number
  /** Rows of one page, bytes of pages on their way, and characters from which on a frame is packed: other than the protocol's in tests that need many pages, or no threads. */
  pageRows?: number
  unseenBytes?: number
  packFrom?: number
  /** Milliseconds in which the word that a device has everything is gathered, when all that is new is its own. */
  ownMs?: number
}

export interface Hub {
  readonly api: Hono<ApiEnv>
  readonly context: HubContext
  /** Null when this hub keeps no files. */
  readonly attachments: Attachments | null
  /** The one-time code of the first admin, or null when there are members. */
  setupCode(): Promise<string | null>
  /** Takes a device's connection. */
  accept(peer: Peer): void
  /** Sends to webhooks. */
  readonly dispatch: Dispatch
  readonly erasures: Erasures
  connections(): number
  /** Says good-bye to every device, waits for what is being written, and closes the database. */
  close(): Promise<void>
}

export async function createHub({ store, name = 'Empty Chair', now = Date.now, newId = uuid7, log = silentLog, opsBurst = 50_000, opsPerSecond = 500, metricsToken = null, oidc = null, programs, webhooksInside = false, webhookMs, blobs = null, blobQuota = QUOTA, wipeRevoked = false, helloMs, pageRows, unseenBytes, packFrom, ownMs }: HubOptions): Promise<Hub> {
  const metrics = createMetrics()
  const workspace = await openWorkspace({ store, now }, name)
  const context: HubContext = { store, workspace, wipeRevoked, now, newId, log, metrics }
  const connections = new Set<Connection>()
  const byDevice = new Map<string, Connection>()
  const operations = buckets({ burst: opsBurst, perSecond: opsPerSecond, now })
  const verifications = buckets({ burst: 3, perSecond: 1 / 60, now })
  let stopping = false
  let closed: Promise<void> = Promise.resolve()
  let head = 0
  const waves = createWaves(store.read, { pageRows, packFrom })
  store.onMoved((seq) => {
    head = Math.max(head, seq)
    waves.moved()
    for (const connection of connections) connection.moved(head)
  })
  metrics.gauge('hub_connections', 'Sync connections now.', () => connections.size)
  metrics.gauge('hub_head', 'Newest version known to this process.', () => head)
  metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage().rss)

  /** Ends the connections of sessions that have ended. */
  async function dropEnded(): Promise<void> {
    const open = [...connections].filter(({ session }) => session !== null)
    if (open.length === 0) return
    const gone = await store.read.all<Ended & { id: string }>(`SELECT s.id, s."revokedWhy", m.deleted AS "left" FROM session s JOIN record m ON m.id = s."memberId" WHERE s.id = ANY(?) AND (s."revokedAt" IS NOT NULL OR m.deleted = 1)`, [open.map(({ session }) => session)])
    const codes = new Map(gone.map((session) => [session.id, endedCode(context, session)]))
    for (const connection of open) {
      const code = codes.get(connection.session!)
      if (code !== undefined) connection.end(code)
    }
  }
  const logged = (what: string) => (error: unknown) => log.error(`${what} failed`, { error: error instanceof Error ? error.message : String(error) })
  const aside = createAside(context, connections)
  const attachments = blobs === null ? null : createAttachments(context, openBlobs(blobs, now), { quota: blobQuota, arrived: aside.arrived })
  const timers = [
    setInterval(() => void attachments?.tidy().then(({ files, parts }) => (files + parts > 0 ? log.info('tidied files', { files, parts }) : undefined)).catch(logged('tidying files')), HOUR),
    setInterval(() => void dropEnded().catch(logged('checking sessions')), CHECK_MS),
    setInterval(() => void tidy(context).then(({ rows, ops }) => (rows + ops > 0 ? log.info('tidied', { rows, ops }) : undefined)).catch(logged('tidying')), HOUR),
  ]
  for (const timer of timers) timer.unref()

  const erasures = startErasures(context, {
    dropFiles: async (hashes) => void (await attachments?.drop(hashes)),
    sessionsEnded: () => void dropEnded().catch(logged('checking sessions')),
  })
  void erasures.settle() // one that was cut off goes on
  const dispatch = startDispatch(context, { allowInside: webhooksInside, answerMs: webhookMs })

  const api = createApi(context, {
    metricsToken,
    oidc: oidc && createOidc(context, oidc),
    programs,
    erasures,
    webhooks: { allowInside: webhooksInside, nudge: dispatch.nudge },
    attachments,
    sessionsEnded: () => void dropEnded().catch(logged('checking sessions')),
    ready: async () => {
      if (stopping) return false
      try {
        return (await store.read.get('SELECT seq FROM workspace')) !== undefined
      } catch {
        return false
      }
    },
  })

  return {
    api,
    context,
    attachments,
    dispatch,
    erasures,
    setupCode: () => setupCode(context),
    accept(peer) {
      metrics.add('hub_connections_total')
      connections.add(
        startConnection(context, peer, {
          operations,
          verifications,
          waves,
          ...(helloMs !== undefined && { helloMs }),
          ...(pageRows !== undefined && { pageRows }),
          ...(unseenBytes !== undefined && { unseenBytes }),
          ...(packFrom !== undefined && { packFrom }),
          ...(ownMs !== undefined && { ownMs }),
          onHere: aside.presence.here,
          onHello(connection) {
            byDevice.get(connection.device!)?.end('stale')
            byDevice.set(connection.device!, connection)
          },
          onEnd(connection) {
            connections.delete(connection)
            aside.presence.gone(connection)
            if (connection.device && byDevice.get(connection.device) === connection) byDevice.delete(connection.device)
          },
        }),
      )
    },
    connections: () => connections.size,
    close() {
      if (!stopping) {
        stopping = true
        for (const timer of timers) clearInterval(timer)
        aside.close()
        for (const connection of connections) connection.end('stopping')
        closed = Promise.all([dispatch.close(), erasures.close()]).then(() => store.close())
      }
      return closed
    },
  }
}
