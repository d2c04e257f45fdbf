// The hub as a program: serve, backup, restore. Flags and environment in flags.ts; how to run it well in docs/hub.md.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../shared/app-error.ts'
import { lineLog } from '../shared/log.ts'
import { backup, restore } from './backup.ts'
import { parseHubFlags, type HubFlags } from './flags.ts'
import { createHub } from './hub.ts'
import { startServer } from './server.ts'
import { openPostgres } from './store/postgres.ts'
import { HUB_FILE, openSqlite, readSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { hubErrorWords, hubWords } from './words.ts'
import { openWorkspace } from './workspace.ts'

/** How long a stop may take, milliseconds; the service manager would kill it after its own time anyway. */
const STOP_MS = 10_000

const words = await hubWords()
const say = (text: string) => void process.stdout.write(`${text}\n`)

/** Exit codes: 2 for a wrong command line, 1 for what cannot be done. */
function giveUp(error: unknown, exitCode: number): never {
  process.stderr.write(`${error instanceof AppError ? hubErrorWords(words, error) : String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(exitCode)
}

function logOf({ log }: HubFlags) {
  return lineLog((line) => process.stderr.write(`${line}\n`), Date.now, log)
}

async function openStore(flags: HubFlags): Promise<Store> {
  return flags.database === null ? openSqlite(flags.data) : openPostgres(flags.database, logOf(flags))
}

async function serve(flags: HubFlags): Promise<void> {
  const log = logOf(flags)
  const store = await openStore(flags)
  const hub = await createHub({ store, name: flags.name, log, metricsToken: flags.metricsToken, blobs: flags.blobs, ...(flags.blobQuota !== null && { blobQuota: flags.blobQuota }), wipeRevoked: flags.wipeRevoked, webhooksInside: flags.webhooksInside, oidc: flags.oidc })
  const server = await startServer(hub, { host: flags.host, port: flags.port, behindProxy: flags.behindProxy }).catch(async (error: unknown) => {
    await hub.close()
    throw error
  })

  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info('stopping', { signal })
    setTimeout(() => {
      log.error('stopping took too long')
      process.exit(1)
    }, STOP_MS).unref()
    server.close().then(
      () => {
        say(words('stopped'))
        process.exit(0)
      },
      (error: unknown) => {
        log.error('stopping failed', { error: String(error) })
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, () => stop(signal))

  say(words('listening', { name: flags.name, url: server.url }))
  if (!flags.behindProxy && !['127.0.0.1', '::1', 'localhost'].includes(flags.host)) process.stderr.write(`${words('openHost')}\n`)
  const code = await hub.setupCode()
  if (code !== null) say(words('firstCode', { code }))
  log.info('serving', { url: server.url, store: store.kind })
}

async function writeBackup(flags: HubFlags): Promise<void> {
  if (flags.database === null && !existsSync(path.join(flags.data, HUB_FILE))) throw new AppError('hub-folder-empty', { folder: flags.data })
  const store = flags.database === null ? readSqlite(flags.data) : await openPostgres(flags.database, logOf(flags))
  try {
    const { file, rows, bytes, seq } = await backup(store, flags.file, Date.now())
    say(words('backedUp', { file, count: rows, bytes, seq }))
  } finally {
    await store.close()
  }
}

async function readBackup(flags: HubFlags): Promise<void> {
  const store = await openStore(flags)
  try {
    await openWorkspace({ store, now: Date.now }, flags.name)
    const { file, rows, seq } = await restore(store, flags.file, { replace: flags.replace, now: Date.now() })
    say(words('restored', { file, count: rows, seq }))
  } finally {
    await store.close()
  }
}

let flags: HubFlags
try {
  flags = parseHubFlags(process.argv.slice(2), process.env)
} catch (error) {
  giveUp(error, 2)
}
try {
  if (flags.command === 'help') say(words('usage'))
  else if (flags.command === 'backup') await writeBackup(flags)
  else if (flags.command === 'restore') await readBackup(flags)
  else await serve(flags)
} catch (error) {
  giveUp(error, 1)
}
