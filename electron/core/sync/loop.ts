// The loop: connects, stays connected, waits after a failure, and says in one word how things stand (docs/sync.md, What the person sees).
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { PING_MS, type ToDevice, type ToHub } from '../../../shared/protocol.ts'
import { AppError } from '../../../shared/app-error.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import type { Aside } from './aside.ts'
import { startSession, type End, type Session, type SessionOptions } from './session.ts'
import { readStanding } from './standing.ts'
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
  /** A valid access token. Throws an AppError, one of `SIGNED_OUT` when the person has to sign in again. */
  readonly token: () => Promise<string>
  /** The hub did not take the last token. */
  readonly refused: () => void
  /** The hub asks, by its policy, that this device removes its copy. */
  readonly wiped: () => void
  readonly aside?: Aside
  readonly finishErasures?: SessionOptions['finishErasures']
  readonly emptyJournal?: SessionOptions['emptyJournal']
  /** Files of attachments that the hub does not have yet. */
  readonly filesWaiting?: () => number
}

/** Codes after which only signing in again helps. */
const SIGNED_OUT = new Set(['signed-out', 'revoked', 'wiped', 'token-copied', 'sealed-elsewhere'])

export interface Loop {
  /** Connects now instead of after the pause: the network is back, the person asks. */
  hurry(): void
  /** Ends the connection: this device leaves the hub. */
  drop(): void
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
    const standing = readStanding(store.read, true)
    const base = { ...standing, waiting: standing.waiting + (options.filesWaiting?.() ?? 0) }
    return { ...base, state: word(base), since, reason: problem, progress: { cursor: base.progress.cursor, head: session?.head ?? base.progress.head } }
  }

  function word({ hub, waiting, conflicts, rejections }: Omit<SyncStatus, 'state'>): SyncStatus['state'] {
    if (hub === null) return 'alone'
    if (problem?.startsWith('upgrade')) return 'upgrade'
    if (problem !== null && SIGNED_OUT.has(problem)) return 'signed-out'
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
    if (code === 'signed-out' || code === 'revoked' || code === 'wiped') options.refused()
    if (how === 'stop' && code === 'wiped') options.wiped()
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
      token = await options.token()
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'hub-unreachable'
      return lost({ how: SIGNED_OUT.has(code) ? 'stop' : 'wait', code })
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
      if (SIGNED_OUT.has(problem ?? '')) problem = null
      if (!link) pause(0)
      moved()
    },
    drop() {
      if (link) lost({ how: 'wait', code: 'left' })
      cancelPause?.()
      problem = null
      since = now()
      moved()
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
