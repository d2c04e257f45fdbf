// One connection to the hub, from hello to its end: what is said on it and what is done with what is heard. It knows no sockets and no clock of its own.
//
//   hello -> welcome -> pull -> rows, rows, ... (live from then on)
//                    -> push -> ack, push -> ack, ... (PUSH_WINDOW at a time; not while starting over)
import { FEATURES, PROTOCOL, PUSH_WINDOW, type PushResult, type RowPage, type ToDevice, type ToHub, type Welcome } from '../../../shared/protocol.ts'
import { SCHEMA } from '../../../shared/sync/shapes.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import type { Aside } from './aside.ts'
import { erasureTold, isErasing, unfinishedErasures, type Unfinished } from '../store/replica/erasure.ts'
import { becomeNewDevice, forgetSettled, nextPush, opNumbered, sendAgain, takeResults } from './outbox.ts'
import { startOver, takePage } from './pages.ts'
import { getState, setState } from './state.ts'
import { differing, digestTables } from './verify.ts'

/** Reading everything again to mend a difference; milliseconds between two times. */
const HEAL_EVERY = 60 * 60 * 1000

/** How soon the hub hears that a page is stored when it waits for nothing: one word for many. Milliseconds. */
const SEEN_MS = 200
/** Rows of a page of which it hears at once. */
const SEEN_ROWS = 50

/** Why a session is over. `again`: connect at once, as somebody new or from the beginning; `wait`: after a pause; `stop`: not before something changed. */
export interface End { readonly how: 'again' | 'wait' | 'stop'; readonly code: string }

export interface SessionOptions {
  readonly store: Store
  readonly log: Log
  readonly app: string
  readonly token: string
  readonly now: () => number
  readonly newId: () => string
  /** Calls back after so many milliseconds; returns the way to forget it. */
  readonly after: (ms: number, act: () => void) => () => void
  readonly send: (message: ToHub) => void
  readonly end: (end: End) => void
  /** Something that the status tells has changed. */
  readonly moved: () => void
  readonly aside?: Aside | undefined
  /** Removes files and freed pages of erasures whose end has come. */
  readonly finishErasures?: ((unfinished: readonly Unfinished[]) => void) | undefined
  /** Removes from the disk what rows said that went from here. */
  readonly emptyJournal?: (() => void) | undefined
}

export interface Session {
  receive(message: ToDevice): void
  /** There may be something new in the outbox. */
  nudge(): void
  /** Asks the hub for its digests and compares, as soon as nothing is on its way. */
  verify(): void
  readonly welcomed: boolean
  /** Every row up to the hub's head is here. */
  readonly caughtUp: boolean
  readonly head: number
  close(): void
}

export function startSession(options: SessionOptions): Session {
  const { store, log, now, newId, after, send, moved } = options
  const conn = newId()
  let open = true
  let welcomed = false
  let head = 0
  /** The last number sent on this connection, and the last numbers of the pushes that wait for their answer. */
  let sent = 0
  let inFlight: number[] = []
  let slowed: (() => void) | null = null
  let seenLater: (() => void) | null = null
  let wantsVerify = false
  /** Nothing is sent before this version has been read: it tells of words that must not be sent any more. */
  let readFirst = 0
  const finished = new Set<string>()
  /** Rows went from here since the journal was emptied: it still holds what they said. */
  let wordsLeft = false

  function end(how: End['how'], code: string): void {
    if (!open) return
    open = false
    slowed?.()
    seenLater?.()
    emptyJournal()
    if (welcomed) options.aside?.lost()
    options.end({ how, code })
  }

  const dev = getState(store.read).dev ?? store.write((write) => {
    const made = newId()
    setState(write, { dev: made })
    return made
  })
  send({ t: 'hello', protocol: PROTOCOL, schema: SCHEMA, app: options.app, token: options.token, dev, epoch: getState(store.read).epoch, conn, ...(options.aside && { features: [...FEATURES] }) })

  /** R5: is the hub the one this device knows, and this device the one the hub knows? */
  function meet(welcome: Welcome): 'same' | 'new-device' | 'restored' {
    return store.write((write) => {
      const state = getState(write)
      if (state.epoch !== null && (state.epoch !== welcome.epoch || state.cursor > welcome.head)) {
        const restoredAt = state.epoch === welcome.epoch ? welcome.head : Math.min(welcome.epochHead, welcome.head)
        becomeNewDevice(write, newId())
        sendAgain(write, restoredAt, now())
        setState(write, { epoch: welcome.epoch })
        return 'restored'
      }
      if (state.epoch === null) setState(write, { epoch: welcome.epoch })
      if (opNumbered(write, state, welcome.lastN) !== welcome.lastOp) {
        becomeNewDevice(write, newId())
        return 'new-device'
      }
      if (state.cursor > 0 && state.cursor < welcome.floor) startOver(write)
      return 'same'
    })
  }

  function greet(welcome: Welcome): void {
    // a hub that does not know this format would refuse all that is written in it: better to keep it until the hub can take it
    if (welcome.schemaMax < SCHEMA) return end('stop', 'upgrade-hub')
    if (welcome.schemaMin > SCHEMA) return end('stop', 'upgrade-app')
    const met = meet(welcome)
    log.info('the hub answers', { met, head: welcome.head })
    if (met !== 'same') return end('again', met)
    store.seeTime(welcome.now)
    store.write((write) => {
      setState(write, { hubTime: welcome.now, hubAhead: Math.round(welcome.now - now()) })
      forgetSettled(write, welcome.now)
    })
    welcomed = true
    readFirst = welcome.erased ?? 0
    head = welcome.head
    sent = getState(store.read).ackedN
    send({ t: 'pull', cursor: getState(store.read).cursor })
    pump()
    options.aside?.greeted(new Set(welcome.features), (message) => {
      if (open) send(message)
    })
    moved()
  }

  function pump(): void {
    for (;;) {
      if (!open || !welcomed || slowed || inFlight.length >= PUSH_WINDOW || getState(store.read).sweeping || getState(store.read).cursor < readFirst) return
      if (store.read.value('SELECT 1 FROM outbox WHERE ver IS NULL AND (sentN IS NULL OR sentN > ?) LIMIT 1', [sent]) === undefined) return
      const push = store.write((write) => nextPush(write, sent))
      if (!push) return
      sent = push.ops.at(-1)!.n
      inFlight.push(sent)
      send({ t: 'push', conn, prev: push.prev, ops: [...push.ops] })
    }
  }

  /** Everything unanswered is sent again. */
  function rewind(to: number): void {
    sent = to
    inFlight = []
  }

  function takeRows(page: RowPage): void {
    const wasSweeping = getState(store.read).sweeping
    const { how, went } = store.write((write) => takePage(write, page, now()))
    wordsLeft ||= went
    head = Math.max(head, page.head)
    const { cursor, sweeping } = getState(store.read)
    // on a new connection: what is on its way on this one must not be taken while everything is read again
    if (how === 'holes') return end('again', 'holes')
    if (how === 'taken') tellSeen(page)
    // a page is missing between the two; one from before is nothing to worry about
    else if (page.from > cursor) send({ t: 'pull', cursor })
    if (how === 'taken') settleErasures()
    if (caughtUp()) emptyJournal()
    if ((wasSweeping && !sweeping) || readFirst > 0) pump()
    moved()
    checkQuiet()
  }

  /** Once for all pages that were read together: each time it waits for the disk. */
  function emptyJournal(): void {
    if (wordsLeft) options.emptyJournal?.()
    wordsLeft = false
  }

  /** The hub stops sending while too much is not `seen`: at once where more is to come, else when it suits. */
  function tellSeen(page: RowPage): void {
    if (page.to >= page.head && page.rows.length < SEEN_ROWS) {
      seenLater ??= after(SEEN_MS, () => {
        seenLater = null
        send({ t: 'seen', cursor: getState(store.read).cursor })
      })
      return
    }
    seenLater?.()
    seenLater = null
    send({ t: 'seen', cursor: page.to })
  }

  /** Said until the hub has noted it. A failure (the disk is full, say) leaves it for the next page, or the next connection. */
  function settleErasures(): void {
    const unfinished = unfinishedErasures(store.read).filter(({ erasureId }) => !finished.has(erasureId))
    if (unfinished.length === 0) return
    try {
      options.finishErasures?.(unfinished)
    } catch (error) {
      return log.error('an erasure could not be finished', { error: error instanceof Error ? error.message : String(error) })
    }
    for (const { erasureId } of unfinished) finished.add(erasureId)
    for (const { erasureId } of unfinished) send({ t: 'erased', erasure: erasureId })
  }

  function takeAck(results: readonly PushResult[], newHead: number): void {
    head = Math.max(head, newHead)
    store.write((write) => takeResults(write, results, head, now()))
    const answered = results.reduce((most, { n }) => Math.max(most, n), 0)
    inFlight = inFlight.filter((last) => last > answered)
    pump()
    moved()
    checkQuiet()
  }

  const outboxEmpty = () => store.read.value('SELECT 1 FROM outbox LIMIT 1') === undefined
  const caughtUp = () => welcomed && getState(store.read).cursor >= head && !getState(store.read).sweeping

  function checkQuiet(): void {
    if (!wantsVerify || !open || !caughtUp() || !outboxEmpty() || isErasing(store.read)) return
    wantsVerify = false
    send({ t: 'verify' })
  }

  async function compare(message: Extract<ToDevice, { t: 'digest' }>): Promise<void> {
    const quiet = () => open && getState(store.read).cursor === message.at && outboxEmpty() && !isErasing(store.read)
    const mine = await digestTables(store.read, quiet)
    if (!mine || !quiet()) {
      // something moved meanwhile: asked again when all is quiet, which may be now; what the hub has and this device not is on its way
      wantsVerify = open
      if (getState(store.read).cursor >= message.at) checkQuiet()
      return
    }
    const tables = differing(mine, message.tables)
    if (tables.length === 0) {
      store.write((write) => setState(write, { verifiedAt: now() }))
      moved()
      return
    }
    log.error('this device and the hub hold different rows', { tables: tables.join(' ') })
    // read everything again: the person never has to; not again and again, should that not help
    if (now() - (getState(store.read).healedAt ?? 0) < HEAL_EVERY) return
    store.write((write) => {
      startOver(write)
      setState(write, { healedAt: now() })
    })
    end('again', 'different')
  }

  function receive(message: ToDevice): void {
    if (!open) return
    if (message.t === 'upgrade') return end('stop', `upgrade-${message.what}`)
    if (message.t === 'stale') return end('wait', 'stale')
    // whether it is over is asked with a new token: the old one may only have grown too old
    if (message.t === 'bye') return end(message.code === 'signed-out' || message.code === 'revoked' || message.code === 'wiped' ? 'again' : 'wait', message.code)
    if (message.t === 'welcome') return welcomed ? undefined : greet(message)
    if (!welcomed) return
    if (message.t === 'rows') takeRows(message)
    else if (message.t === 'ack') takeAck(message.results, message.head)
    else if (message.t === 'others' || message.t === 'file') options.aside?.heard(message)
    else if (message.t === 'noted') store.write((write) => erasureTold(write, message.erasure))
    else if (message.t === 'digest') void compare(message)
    // only asking for digests was too fast; the loop asks again in its time
    else if (message.t === 'slow' && message.what === 'verify') return
    else if (message.t === 'slow') {
      rewind(getState(store.read).ackedN)
      slowed?.()
      slowed = after(message.ms, () => {
        slowed = null
        pump()
      })
    } else if (message.t === 'gap') {
      // the hub has forgotten what it had acknowledged
      if (message.n <= getState(store.read).ackedN) return forked('forgotten')
      rewind(message.n - 1)
      pump()
    } else if (message.t === 'forked') forked('forked')
  }

  function forked(code: string): void {
    store.write((write) => becomeNewDevice(write, newId()))
    end('again', code)
  }

  return {
    receive,
    nudge: pump,
    verify() {
      wantsVerify = true
      checkQuiet()
    },
    get welcomed() {
      return welcomed
    },
    get caughtUp() {
      return caughtUp()
    },
    get head() {
      return head
    },
    close: () => end('wait', 'closed'),
  }
}
