// The files of attachments: what the hub lacks is sent in the background, and what is not here is fetched (docs/sync.md, Attachments).
//
//   written here --row accepted--> waiting --> sending (in pieces, goes on where it was cut) --> here, and on the hub
//   came as a row --> away --opened, or a small picture--> fetching (goes on where it was cut, hash checked) --> here
import { existsSync } from 'node:fs'
import { AppError } from '../../../shared/app-error.ts'
import type { AttachmentState } from '../../../shared/contract/attachments.ts'
import { PICTURES, SMALL_PICTURE } from '../../../shared/domain/attachments.ts'
import type { Log } from '../log.ts'
import { attachmentFile, filesHere, hashOfFile } from '../store/attachment-files.ts'
import { storageError, type Store } from '../store/store.ts'
import type { Account } from './account.ts'
import { createTransfers, type FileRow } from './file-transfer.ts'
import { getState, setState } from './state.ts'

/** Transfers at a time. */
const AT_ONCE = 2
/** After a failure, doubled from the first to the longest, milliseconds. */
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 5 * 60_000
/** When the hub has no room it will not have any soon. */
const FULL_PAUSE = 10 * 60_000
/** What changes quickly is looked at, and told to the screen, at most this often, milliseconds. */
const GATHER_MS = 100
/** The newest rows whose small pictures are fetched ahead. */
const AHEAD = 200
const FULL = new Set(['files-full', 'hub-disk-full', 'storage-full'])
/** The way to the hub is shut, not this file's. */
const UNREACHED = new Set(['no-network', 'hub-refuses', 'hub-not-found', 'hub-not-trusted', 'hub-unreachable', 'not-a-hub', 'not-joined'])

export interface FilesOptions {
  readonly store: Store
  readonly dataDir: string
  readonly account: Account
  readonly log: Log
  readonly random: () => number
  readonly after: (ms: number, act: () => void) => () => void
}

export interface Files {
  /** There may be something to send or to fetch. */
  nudge(): void
  /** The hub answers; what failed is tried again at once. */
  greeted(): void
  lost(): void
  /** The hub says that this attachment's file is there now. */
  arrived(id: string): void
  /** Until the file is here. Throws `attachment-not-sent`, `attachment-offline`, `attachment-missing`, `attachment-damaged`, `storage-full`. */
  fetch(id: string): Promise<void>
  /** Fetches the file of an attachment anew: the one that is here is damaged. Throws `attachment-damaged` when it cannot be had. */
  mend(id: string): Promise<void>
  states(which: { ids: readonly string[]; hashes: readonly string[] }): AttachmentState[]
  /** Files that are to be sent. */
  waiting(): number
  stop(): void
}

interface Row extends FileRow { readonly mime: string; readonly ver: number }
/** By timers and not by the clock, which may jump. */
interface Pause { readonly fails: number; readonly code: string; readonly cancel: () => void; over: boolean }

const COLUMNS = 'a.id, a.name, a.mime, a.size, a.sha256, a.ver'

export function createFiles({ store, dataDir, account, log, random, after }: FilesOptions): Files {
  const stopping = new AbortController()
  const transfers = createTransfers({ dataDir, account, hub: () => getState(store.read).hub, signal: stopping.signal })
  const underway = new Map<string, { way: 'in' | 'out'; share: number }>()
  const fetches = new Map<string, Promise<void>>()
  const pauses = new Map<string, Pause>()
  let online = false
  let looking: (() => void) | null = null
  let telling: (() => void) | null = null
  let waiting: number | null = null
  let lookMs = 0
  const stopped = () => stopping.signal.aborted

  /** To the screen, through the event that something changed. */
  function tell(): void {
    telling ??= after(GATHER_MS, () => {
      telling = null
      if (!stopped()) store.write((write) => write.changed('attachments'))
    })
  }

  function nudge(): void {
    // while very many rows arrive, looking takes a twentieth of the time at most
    if (!stopped()) looking ??= after(Math.max(GATHER_MS, lookMs * 20), () => {
      looking = null
      if (stopped()) return
      const from = performance.now()
      try {
        look()
      } catch (error) {
        log.error('attachments could not be looked at', { error: String(error) })
      }
      lookMs = performance.now() - from
    })
  }

  /** Rows of which it is not known that the hub has their file. */
  const unknown = () => store.read.all<Row>(`SELECT ${COLUMNS} FROM attachment a WHERE a.deletedAt IS NULL AND a.example = 0 AND NOT EXISTS (SELECT 1 FROM fileSent WHERE rowId = a.id) ORDER BY a.pk DESC`)

  function look(): void {
    if (getState(store.read).hub === null) {
      setWaiting(0)
      return
    }
    // brought back later, it is asked about again: the hub may have forgotten it
    if (store.read.value(`SELECT 1 FROM fileSent f ${GONE} LIMIT 1`) !== undefined) store.write((write) => void write.run(`DELETE FROM fileSent AS f ${GONE}`))
    const rows = unknown()
    const here = rows.length > 0 ? filesHere(dataDir) : new Set<string>()
    const toSend = rows.filter(({ sha256 }) => here.has(sha256))
    setWaiting(toSend.length)
    if (!online) return
    const ready = (row: Row) => row.ver > 0 && !underway.has(row.id) && !fetches.has(row.sha256) && (pauses.get(row.id)?.over ?? true)
    for (const row of toSend.toReversed().filter(ready)) if (underway.size < AT_ONCE) void send(row)
    const ahead = rows.slice(0, AHEAD).filter((row) => !here.has(row.sha256) && row.size <= SMALL_PICTURE && (PICTURES as readonly string[]).includes(row.mime))
    for (const row of ahead.filter(ready)) if (underway.size < AT_ONCE) get(row).catch(() => {}) // tried again after its pause
  }

  function setWaiting(count: number): void {
    if (waiting === count) return
    waiting = count
    tell()
  }

  function rest(row: Row, code: string): void {
    const fails = (pauses.get(row.id)?.fails ?? 0) + 1
    const ms = FULL.has(code) ? FULL_PAUSE : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(fails - 1, 10))
    const pause: Pause = {
      fails,
      code,
      over: false,
      cancel: after(ms * (0.5 + random() / 2), () => {
        pause.over = true
        nudge()
      }),
    }
    unrest(row.id)
    pauses.set(row.id, pause)
  }

  function unrest(id: string): void {
    pauses.get(id)?.cancel()
    pauses.delete(id)
  }

  function known(row: Row): void {
    unrest(row.id)
    store.write((write) => {
      write.run('INSERT OR IGNORE INTO fileSent (rowId) VALUES (?)', [row.id])
      write.changed('attachments')
    })
  }

  async function send(row: Row): Promise<void> {
    const progress = { way: 'out' as const, share: 0 }
    underway.set(row.id, progress)
    tell()
    try {
      await transfers.upload(row, (share) => {
        if (share > progress.share) unrest(row.id) // it goes on, if slowly: no longer pauses for that
        progress.share = share
        tell()
      })
      if (!stopped()) known(row)
    } catch (error) {
      if (!stopped()) await failed(row, error)
    } finally {
      underway.delete(row.id)
      tell()
      nudge()
    }
  }

  async function failed(row: Row, error: unknown): Promise<void> {
    let code = error instanceof AppError ? error.code : ((storageError(error, dataDir) as { code?: string }).code ?? 'internal')
    // either what arrived was damaged on its way, or what is here is
    if (code === 'hash-wrong' && (await hashOfFile(attachmentFile(dataDir, row.sha256)).catch(() => '')) !== row.sha256) code = 'attachment-damaged'
    log.info('a file could not be sent', { attachment: row.id, code, ...(code === 'internal' && { error: String(error) }) })
    rest(row, code)
  }

  /** One fetch for each file, however many wait for it. */
  function get(row: Row): Promise<void> {
    const running = fetches.get(row.sha256)
    if (running) return running
    const fetching = (async () => {
      const progress = { way: 'in' as const, share: 0 }
      underway.set(row.id, progress)
      tell()
      try {
        await transfers.download(row, (share) => {
          progress.share = share
          tell()
        })
        if (!stopped()) known(row)
      } catch (error) {
        const named = namedError(row, error)
        if (!stopped()) {
          log.info('a file could not be fetched', { attachment: row.id, code: named.code, ...(named.code === 'internal' && { error: String(error) }) })
          rest(row, named.code)
        }
        throw named
      } finally {
        underway.delete(row.id)
        fetches.delete(row.sha256)
        tell()
        nudge()
      }
    })()
    fetches.set(row.sha256, fetching)
    return fetching
  }

  function namedError(row: Row, error: unknown): AppError {
    const known = storageError(error, dataDir)
    const code = known instanceof AppError ? known.code : 'internal'
    const params = { name: row.name }
    if (UNREACHED.has(code)) return new AppError('attachment-offline', params)
    if (code === 'file-not-here') return new AppError('attachment-not-sent', params)
    if (code === 'unknown-attachment') return new AppError('attachment-missing', params)
    return known instanceof AppError ? known : new AppError('internal')
  }

  const rowsOf = ({ ids, hashes }: { ids: readonly string[]; hashes?: readonly string[] }) => store.read.all<Row & { sent: number | null; example: number }>(`SELECT ${COLUMNS}, a.example, (SELECT 1 FROM fileSent WHERE rowId = a.id) AS sent FROM attachment a WHERE a.deletedAt IS NULL AND (a.id IN (SELECT value FROM json_each(?)) OR a.sha256 IN (SELECT value FROM json_each(?)))`, [JSON.stringify(ids), JSON.stringify(hashes ?? [])])

  return {
    nudge,
    greeted() {
      online = true
      for (const id of pauses.keys()) unrest(id)
      const { epoch, filesEpoch } = getState(store.read)
      // a hub restored from a backup may lack what it had
      if (epoch !== filesEpoch) store.write((write) => {
        write.run('DELETE FROM fileSent')
        setState(write, { filesEpoch: epoch })
      })
      tell()
      nudge()
    },
    lost() {
      online = false
      tell()
    },
    arrived(id) {
      unrest(id)
      tell()
      nudge()
    },
    async fetch(id) {
      const [row] = rowsOf({ ids: [id] })
      if (!row) throw new AppError('unknown-attachment')
      if (getState(store.read).hub === null || row.example === 1) throw new AppError('attachment-missing', { name: row.name })
      if (!online) throw new AppError('attachment-offline', { name: row.name })
      await get(row)
    },
    async mend(id) {
      const [row] = rowsOf({ ids: [id] })
      if (!row || getState(store.read).hub === null || row.example === 1 || !online) throw new AppError('attachment-damaged', { name: row?.name ?? '' })
      // stays where it is until the right one is here
      await get(row).catch((error: unknown) => {
        throw error instanceof AppError && error.code === 'storage-full' ? error : new AppError('attachment-damaged', { name: row.name })
      })
    },
    states(which) {
      const alone = getState(store.read).hub === null
      return rowsOf(which).map((row) => {
        const { way, share } = underway.get(row.id) ?? { way: null, share: 0 }
        const problem = pauses.get(row.id)?.code ?? null
        const here = existsSync(attachmentFile(dataDir, row.sha256))
        const told = (state: AttachmentState['state'], why: string | null = null) => ({ id: row.id, sha256: row.sha256, state, share, problem: why })
        if (way === 'in' || fetches.has(row.sha256)) return told('fetching')
        const local = alone || row.example === 1
        if (here) return local || row.sent === 1 ? told('here') : told(way === 'out' ? 'sending' : 'waiting', problem)
        if (local || problem === 'attachment-missing') return told('missing', 'attachment-missing')
        if (problem === 'attachment-not-sent') return told('not-sent', problem)
        return told('away', online ? problem : 'attachment-offline')
      })
    },
    waiting() {
      if (waiting !== null || getState(store.read).hub === null) return waiting ?? 0
      const here = filesHere(dataDir)
      return unknown().filter(({ sha256 }) => here.has(sha256)).length
    },
    stop() {
      stopping.abort()
      for (const cancel of [looking, telling]) cancel?.()
      for (const id of pauses.keys()) unrest(id)
    },
  }
}

const GONE = 'WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = f.rowId AND a.deletedAt IS NULL)'
