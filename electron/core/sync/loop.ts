// The loop: connects, stays connected, waits after a failure, and says in one word how things stand (docs/sync.md, What the person sees).
import { PING_MS, type ToDevice, type ToHub } from '../../../shared/protocol.ts'
import { AppError } from '../../../shared/app-error.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { startSession, type End, type Session } from './session.ts'
import { getState } from './state.ts'

/** Pauses between attempts: doubled from the first to the longest, and then any length up to that, so that devices do not come back together. */
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 60_000
/** After the hub has said that it stops. */
const RESTART_PAUSE = 10_000
/** When only an update or signing in helps, it is still tried now and then. */
const STOPPED_PAUSE = 60 * 60 * 1000
/** A push must be answered, and a hello, within this time. */
const ANSWER_MS = 2 * PING_MS
const VERIFY_EVERY = 15 * 60 * 1000

/** One connection, as whoever holds the socket sees it. */
export interface Link {
  send(message: ToHub): void
  close(): void
}
export interface LinkHandlers {
  open(): void
  message(message: ToDevice): void
  /** Once, whoever closed. `no-network`: the machine has none; other codes name what was wrong with the way to the hub. */
  closed(code: string): void
}

export interface LoopOptions {
  readonly store: Store
  readonly log: Log
  readonly app: string
  readonly now: () => number
  readonly newId: () => string
  /** A number from 0 up to 1. */
  readonly random: () => number
  readonly after: (ms: number, act: () => void) => () => void
  readonly connect: (address: string, handlers: LinkHandlers) => Link
  /** A valid access token. Throws an AppError `signed-out` when the person has to sign in again. */
  readonly token: (address: string) => Promise<string>
}

export type SyncWord = 'alone' | 'connecting' | 'receiving' | 'sending' | 'up-to-date' | 'needs-you' | 'offline' | 'unreachable' | 'upgrade' | 'signed-out'

export interface SyncStatus {
  readonly state: SyncWord
  /** Operations that the hub has not confirmed. */
  readonly waiting: number
  readonly conflicts: number
  readonly rejections: number
  /** When the connection was lost; null while there is one. */
  readonly since: number | null
  /** Code of what is wrong. */
  readonly reason: string | null
  readonly verifiedAt: number | null
  /** How far reading has come: versions of the hub. */
  readonly progress: { readonly cursor: number; readonly head: number }
}

export interface Loop {
  /** Connects now instead of after the pause: the network is back, the person asks. */
  hurry(): void
  verify(): void
  status(): SyncStatus
  /** Told when the status may have changed. Returns the way to stop. */
  onStatus(listener: (status: SyncStatus) => void): () => void
  stop(): void
}

export function startLoop(options: LoopOptions): Loop {
  const { store, log, now, random, after } = options
  const listeners = new Set<(status: SyncStatus) => void>()
  let stopped = false
  let failures = 0
  let session: Session | null = null
  let link: Link | null = null
  let cancelPause: (() => void) | null = null
  let cancelPing: (() => void) | null = null
  let heardAt = 0
  let verifyAt = 0
  let since: number | null = now()
  let problem: string | null = null

  function status(): SyncStatus {
    const { hub, cursor, verifiedAt } = getState(store.read)
    const waiting = store.read.value<number>('SELECT count(*) FROM outbox WHERE ver IS NULL') ?? 0
    const rejections = store.read.value<number>(`SELECT count(*) FROM rejected WHERE state = 'open'`) ?? 0
    const conflicts = store.read.value<number>('SELECT count(*) FROM conflict WHERE deletedAt IS NULL AND resolvedAt IS NULL') ?? 0
    const base = { waiting, conflicts, rejections, since, reason: problem, verifiedAt, progress: { cursor, head: session?.head ?? cursor } }
    return { state: word(hub, base), ...base }
  }

  function word(hub: string | null, { waiting, conflicts, rejections }: { waiting: number; conflicts: number; rejections: number }): SyncWord {
    if (hub === null) return 'alone'
    if (problem?.startsWith('upgrade')) return 'upgrade'
    if (problem === 'signed-out' || problem === 'revoked' || problem === 'wiped') return 'signed-out'
    if (!session?.welcomed) return problem === 'no-network' ? 'offline' : problem ? 'unreachable' : 'connecting'
    if (!session.caughtUp) return 'receiving'
    if (waiting > 0) return 'sending'
    return conflicts + rejections > 0 ? 'needs-you' : 'up-to-date'
  }

  let telling: (() => void) | null = null
  /** Many pages a second are one message to the screen. */
  function moved(): void {
    if (session?.welcomed && since !== null) {
      since = null
      problem = null
      failures = 0
    }
    if (!stopped && listeners.size > 0) telling ??= after(50, () => {
      telling = null
      const told = status()
      for (const listener of listeners) listener(told)
    })
  }

  function pause(ms: number): void {
    cancelPause?.()
    if (!stopped) cancelPause = after(ms, () => void connect())
  }

  function lost({ how, code }: End): void {
    cancelPing?.()
    session?.close()
    link?.close()
    session = null
    link = null
    since ??= now()
    if (how !== 'again') problem = code
    if (code === 'different') verifyAt = 0
    if (!stopped) log.info('the connection to the hub ended', { code })
    // once at once; when that does not help either, as after any failure
    if (how === 'again' && failures === 0) pause(0)
    else if (how === 'stop') pause(STOPPED_PAUSE * (0.5 + random() / 2))
    else if (code === 'stopping') pause(random() * RESTART_PAUSE)
    else pause(random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures, 10)))
    failures++
    moved()
  }

  async function connect(): Promise<void> {
    cancelPause?.()
    cancelPause = null
    const { hub } = getState(store.read)
    if (stopped || link || hub === null) return
    let token: string
    try {
      token = await options.token(hub)
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'unreachable'
      return lost({ how: code === 'signed-out' || code === 'revoked' ? 'stop' : 'wait', code })
    }
    if (stopped || link) return
    let over = false
    const finish = (end: End) => {
      if (over) return
      over = true
      lost(end)
    }
    heardAt = now()
    const mine: Link = options.connect(hub, {
      open() {
        if (over || stopped) return
        session = startSession({ ...options, token, send: (message) => mine.send(message), end: finish, moved })
        ping(finish)
      },
      message(message) {
        if (over || stopped) return
        heardAt = now()
        try {
          session?.receive(message)
        } catch (error) {
          // the disk is full, or a row does not fit: what was not stored is asked for again
          log.error('a message of the hub could not be taken', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
          finish({ how: 'wait', code: error instanceof AppError ? error.code : 'internal' })
        }
        if (session?.caughtUp && now() >= verifyAt) {
          verifyAt = now() + VERIFY_EVERY
          session.verify()
        }
      },
      closed: (code) => finish({ how: 'wait', code }),
    })
    link = mine
  }

  function ping(finish: (end: End) => void): void {
    cancelPing?.()
    cancelPing = after(PING_MS, () => {
      if (now() - heardAt > ANSWER_MS) return finish({ how: 'wait', code: 'silent' })
      link?.send({ t: 'ping' })
      ping(finish)
    })
  }

  const unlisten = store.onChange(() => {
    session?.nudge()
    moved()
  })
  void connect()

  return {
    status,
    hurry() {
      failures = 0
      if (!link) pause(0)
    },
    verify: () => session?.verify(),
    onStatus(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop() {
      stopped = true
      unlisten()
      cancelPause?.()
      cancelPing?.()
      telling?.()
      session?.close()
      link?.close()
    },
  }
}
