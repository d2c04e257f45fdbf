// One device's sync connection: hello, then pushes and pulls as they come, and pages as the workspace grows.
//
//   waiting --hello--> greeted --pull--> fed (pages, then live) --close, revoked, too slow--> ended
//
// Messages are handled one after another; pages are sent beside them, as long as the device says that it has stored what came before.
import { AppError } from '../../shared/app-error.ts'
import type { Person } from '../../shared/domain/rights.ts'
import { FEATURES, PAGE_ROWS, PROTOCOL, UNSEEN_BYTES, type ToDevice, type ToHub } from '../../shared/protocol.ts'
import { OLDEST_SCHEMA, SCHEMA } from '../../shared/sync/shapes.ts'
import { authenticate } from '../auth/sessions.ts'
import type { Caller, HubContext } from '../context.ts'
import { confirmErasure } from '../erasure/confirm.ts'
import type { Buckets } from '../limits.ts'
import { readDigest, readPage, type Page } from './feed.ts'
import { readFrame, writeFrame } from './frames.ts'
import { takePush } from './push.ts'
import type { Waves } from './waves.ts'

/** The transport of one connection. Real ones are WebSockets (socket.ts). */
export interface Peer {
  readonly address: string
  send(frame: string | Uint8Array): void
  /** Bytes handed over but not yet sent. */
  readonly unsent: number
  /** Stops and goes on reading, so that a device which sends faster than it is answered fills its own buffers and not the hub's. */
  pause(): void
  resume(): void
  close(): void
  onFrame(listener: (frame: string | Uint8Array) => void): void
  onClose(listener: () => void): void
}

export interface Connection {
  readonly session: string | null
  readonly device: string | null
  readonly person: Person | null
  readonly ended: boolean
  /** Whether the device understands these messages (FEATURES of the protocol). */
  knows(feature: string): boolean
  /** Says something that may be lost: not to a device that does not keep up. */
  tell(message: ToDevice): void
  /** The workspace grew to this version. */
  moved(head: number): void
  /** Ends it and says why: a code of the protocol's `bye`. */
  end(code: string): void
}

interface ConnectionOptions { operations: Buckets; verifications: Buckets; waves: Waves; onHere: (connection: Connection, places: Message<'here'>['places']) => void; onHello: (connection: Connection) => void; onEnd: (connection: Connection) => void; helloMs?: number; pageRows?: number; unseenBytes?: number; packFrom?: number; ownMs?: number }
type Message<T extends ToHub['t']> = Extract<ToHub, { t: T }>

const HELLO_MS = 10_000
/** How long a device that is alone at work waits for the word that it has everything: it writes that down each time. Less than a screen takes to tell. */
const OWN_MS = 20
/** Messages that wait to be handled before reading stops. */
const MOST_WAITING = 4

/** Of SQLite and of PostgreSQL. Source: sqlite.org/rescode.html, postgresql.org/docs/current/errcodes-appendix.html (53100 is disk_full). */
const isFull = (error: unknown): boolean => ['SQLITE_FULL', '53100'].includes(String((error as { code?: unknown } | null)?.code))

interface Feeding { cursor: number; fullTo: number; told: boolean }
interface Greeted { caller: Caller; person: Person; device: string; conn: string; features: ReadonlySet<string> }
/** Unsent bytes above which what may be lost is not sent. */
const BUSY_BYTES = 1024 * 1024

export function startConnection(context: HubContext, peer: Peer, { operations, verifications, waves, onHere, onHello, onEnd, helloMs = HELLO_MS, pageRows = PAGE_ROWS, unseenBytes = UNSEEN_BYTES, packFrom, ownMs = OWN_MS }: ConnectionOptions): Connection {
  const { store, log, metrics, now } = context
  let greeted: Greeted | null = null
  let ended = false
  /** `told`: the pull has been answered by a page, if only an empty one. */
  let fed: Feeding | null = null
  let head = 0
  /** The last operation of this device that was taken: rows from this version on contain it. */
  let lastN = 0
  let takenHead = 0
  /** Versions up to this one may have been deleted and forgotten, as it was last read. */
  let floor = 0
  /** Operations of this device are being taken: `lastN` is about to change. */
  let taking = false
  let feeding = false
  /** Versions of this device's operations that it knows by the answers and that it was not told to have reached. */
  let ownVers: number[] = []
  /** The word that it has reached them, which waits for more of them, and is due. */
  let later: NodeJS.Timeout | null = null
  let due = false
  let unseen: { to: number; bytes: number }[] = []
  /** Rows to read for the next page: fewer while rows are long, so that they are not read again and again. */
  let reading = pageRows
  let waiting = 0
  let handling: Promise<void> = Promise.resolve()
  const greetInTime = setTimeout(() => end('too-slow'), helloMs)

  const connection: Connection = {
    get session() {
      return greeted?.caller.sessionId ?? null
    },
    get device() {
      return greeted?.device ?? null
    },
    get person() {
      return greeted?.person ?? null
    },
    get ended() {
      return ended
    },
    knows: (feature) => greeted?.features.has(feature) ?? false,
    tell(message) {
      if (!ended && peer.unsent < BUSY_BYTES) void send(message)
    },
    moved(seq) {
      head = Math.max(head, seq)
      void feed()
    },
    end,
  }

  peer.onFrame((frame) => {
    waiting += 1
    if (waiting > MOST_WAITING) peer.pause()
    // unpacked while the one before waits for the database; whoever has not said who they are is worth no more than one frame at a time
    const unpacked = greeted ? readFrame(frame) : null
    unpacked?.catch(() => {}) // told when its turn comes
    handling = handling.then(() => (ended ? undefined : handle(unpacked ?? readFrame(frame)))).finally(() => {
      waiting -= 1
      if (waiting <= MOST_WAITING) peer.resume()
    })
  })
  peer.onClose(() => over())
  return connection

  function over(): void {
    if (ended) return
    ended = true
    clearTimeout(greetInTime)
    if (later) clearTimeout(later)
    onEnd(connection)
  }

  function end(code: string): void {
    if (ended) return
    over()
    metrics.add('hub_refusals_total', 1, { code })
    peer.send(JSON.stringify({ t: 'bye', code } satisfies ToDevice))
    peer.close()
  }

  async function send(message: ToDevice): Promise<number> {
    return sendFrame(await writeFrame(message, packFrom))
  }

  function sendFrame(frame: string | Uint8Array): number {
    if (!ended) peer.send(frame)
    metrics.add('hub_bytes_sent_total', frame.length)
    return frame.length
  }

  async function handle(unpacked: Promise<ToHub>): Promise<void> {
    try {
      const message = await unpacked
      if (message.t === 'ping') await send({ t: 'pong' })
      else if (message.t === 'hello') await hello(message)
      else if (!greeted) throw new AppError('bad-message')
      else if (message.t === 'push') await push(message, greeted)
      else if (message.t === 'pull') await pull(message)
      else if (message.t === 'seen') seen(message)
      else if (message.t === 'here') onHere(connection, message.places)
      else if (message.t === 'erased') await erased(message, greeted)
      else await verify(greeted)
    } catch (error) {
      if (error instanceof AppError) {
        log.info('a sync connection was refused', { code: error.code, address: peer.address, session: greeted?.caller.sessionId, ...error.params })
        return end(error.code)
      }
      // the database may be away, or its disk full: the device comes again and sends what was not answered
      log.error('a sync message failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      end(isFull(error) ? 'hub-full' : 'internal')
    }
  }

  async function hello({ protocol, schema, app, token, dev, epoch: known = null, conn, features = [] }: Message<'hello'>): Promise<void> {
    if (greeted) throw new AppError('bad-message')
    if (protocol !== PROTOCOL || schema < OLDEST_SCHEMA) {
      await send({ t: 'upgrade', what: protocol > PROTOCOL ? 'hub' : 'app' })
      return
    }
    const caller = await authenticate(context, token, peer.address)
    const at = now()
    const standing = await store.write(async (tx) => {
      const device = await tx.get<{ memberId: string; createdAt: number; lastN: number; lastOp: string | null }>('SELECT "memberId", "createdAt", "lastN", "lastOp" FROM device WHERE id = ?', [dev])
      if (device && device.memberId !== caller.memberId) throw new AppError('foreign-device')
      const { lastN, lastOp, createdAt } = device ?? { lastN: 0, lastOp: null, createdAt: at }
      // from here on pushes of an earlier connection are stale (R5)
      await tx.putMany('device', [{ id: dev, sessionId: caller.sessionId, memberId: caller.memberId, lastN, lastOp, conn, createdAt, seenAt: at }], ['id'])
      const workspace = (await tx.get<{ seq: number; epoch: string; epochHead: number; epochBefore: string | null; floor: number; erased: number | null }>(`SELECT seq, epoch, "epochHead", "epochBefore", floor, (SELECT max(ver) FROM record WHERE entity = 'erasure') AS erased FROM workspace`))!
      return { lastN, lastOp, ...workspace }
    })
    if (ended) return
    clearTimeout(greetInTime)
    greeted = { caller, person: { id: caller.memberId, role: caller.role }, device: dev, conn, features: new Set(features) }
    head = standing.seq
    lastN = standing.lastN
    takenHead = standing.seq
    floor = standing.floor
    log.info('a device is connected', { member: caller.memberId, device: dev, app })
    onHello(connection)
    const { epoch, epochHead, epochBefore, seq, lastOp, erased } = standing
    await send({ t: 'welcome', epoch, epochHead: known !== null && known === epochBefore ? epochHead : 0, floor, head: seq, lastN, lastOp, schemaMin: OLDEST_SCHEMA, schemaMax: SCHEMA, now: at, member: caller.memberId, features: [...FEATURES], erased: erased ?? 0 })
  }

  async function erased({ erasure }: Message<'erased'>, { caller }: Greeted): Promise<void> {
    await confirmErasure(context, caller.sessionId, erasure)
    await send({ t: 'noted', erasure })
  }

  async function push({ conn, prev, ops }: Message<'push'>, { caller, device, conn: own }: Greeted): Promise<void> {
    const from = performance.now()
    const wait = operations.take(device, ops.length)
    if (wait > 0) {
      metrics.add('hub_pushes_total', 1, { answer: 'slow' })
      await send({ t: 'slow', what: 'push', ms: wait })
      return
    }
    if (conn !== own) return void (await send({ t: 'stale' }))
    taking = true
    const { answers, own: versions } = await store.write((tx) => takePush(tx, { device, session: caller.sessionId, conn }, { prev, ops }, context)).finally(() => {
      taking = false
    })
    const answer = answers[0]!
    if (answer.t === 'ack') {
      for (const { n } of answer.results) if (n === lastN + 1) lastN = n
      takenHead = answer.head
    }
    for (const each of answers) await send(each)
    metrics.add('hub_pushes_total', 1, { answer: answers.at(-1)!.t })
    metrics.took('hub_push_seconds', (performance.now() - from) / 1000)
    if (answer.t !== 'ack') return
    ownVers.push(...versions)
    const refused = answer.results.filter((result) => 'code' in result).length
    metrics.add('hub_ops_total', answer.results.length - refused, { outcome: 'taken' })
    if (refused > 0) metrics.add('hub_ops_total', refused, { outcome: 'refused' })
    store.moved(answer.head)
  }

  async function pull({ cursor }: Message<'pull'>): Promise<void> {
    const { seq } = (await store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!
    head = Math.max(head, seq)
    unseen = []
    fed = { cursor: Math.min(cursor, seq), fullTo: cursor === 0 ? seq : 0, told: false }
    await feed()
  }

  function seen({ cursor }: Message<'seen'>): void {
    unseen = unseen.filter(({ to }) => to > cursor)
    void feed()
  }

  async function feed(): Promise<void> {
    if (feeding || !fed || !greeted) return
    feeding = true
    const { caller, device } = greeted
    try {
      while (mayFeed() && !mayWait()) {
        const mine: Feeding = fed
        if (onlyOwn(mine)) {
          await sendPage(mine, { to: head, head, lastN, floor, cut: false, rows: [] }) // nothing to read: it has all of it by the answers
          continue
        }
        if (!mostlyOwn(mine.cursor) && (await feedAlike(mine, device, caller.memberId))) continue
        const page = await readPage(store.read, { member: caller.memberId, device, fullTo: mine.fullTo }, mine.cursor, reading)
        if (fed !== mine) continue // the device starts over
        reading = page.cut ? Math.max(1, page.rows.length) : Math.min(pageRows, reading * 2)
        floor = page.floor
        await sendPage(mine, page)
      }
    } catch (error) {
      log.error('feeding a device failed', { device, error: error instanceof Error ? error.message : String(error) })
      end('internal')
    } finally {
      feeding = false
      due = false
    }
  }

  async function sendPage(mine: Feeding, { to, rows, lastN: taken, head: newest, floor: forgotten }: Page): Promise<void> {
    const bytes = await send({ t: 'rows', from: mine.cursor, to, rows: [...rows], lastN: taken, head: newest, floor: forgotten })
    metrics.add('hub_rows_sent_total', rows.length)
    unseen.push({ to, bytes })
    mine.cursor = to
    mine.told = true
    head = Math.max(head, newest)
  }

  /** What everybody who has read so far is sent alike. False when this device has to be fed by itself. */
  async function feedAlike(mine: Feeding, device: string, member: string): Promise<boolean> {
    const wave = await waves.after(mine.cursor, mine.fullTo)
    if (fed !== mine) return true // the device starts over
    // R6: it may have been read before the last of this device's operations was taken, or after one whose answer is not known here yet. And nobody gets back what they have just sent, but for one among many
    if (!wave || taking || wave.head < takenHead || wave.concerns(member) || wave.held(device) * 10 > wave.count) return false
    const bytes = sendFrame(wave.frame(lastN))
    metrics.add('hub_rows_sent_total', wave.count)
    unseen.push({ to: wave.to, bytes })
    mine.cursor = wave.to
    mine.told = true
    head = Math.max(head, wave.head)
    return true
  }

  /** What is new after `cursor` is for the greater part this device's own, which it need not be sent: no page of it serves others. */
  function mostlyOwn(cursor: number): boolean {
    return ownAfter(cursor) * 10 > head - cursor
  }

  /** How many of the versions after `cursor`, as far as the workspace is known to have grown. */
  function ownAfter(cursor: number): number {
    if (ownVers.length > 0 && ownVers[0]! <= cursor) ownVers = ownVers.filter((ver) => ver > cursor)
    return ownVers.filter((ver) => ver <= head).length
  }

  /** Everything new is its own and known to it by the answers. */
  function onlyOwn({ cursor, fullTo, told }: Feeding): boolean {
    return told && cursor >= fullTo && cursor < head && ownAfter(cursor) === head - cursor
  }

  /** Then that it has everything can wait a little, and be said of many operations at once. */
  function mayWait(): boolean {
    const waits = ownMs > 0 && !due && fed !== null && onlyOwn(fed)
    if (waits) later ??= setTimeout(tellOwn, ownMs)
    return waits
  }

  function tellOwn(): void {
    // who is still sending is told afterwards: each time the rows are looked at again
    later = waiting > 0 && !ended ? setTimeout(tellOwn, ownMs) : null
    if (later) return
    due = true
    void feed()
  }

  /** Also when nothing is new: the device learns that it has everything. */
  function mayFeed(): boolean {
    return !ended && fed !== null && (!fed.told || fed.cursor < head) && unseen.reduce((sum, { bytes }) => sum + bytes, 0) < unseenBytes && peer.unsent < UNSEEN_BYTES
  }

  async function verify({ caller }: Greeted): Promise<void> {
    const wait = verifications.take(caller.sessionId)
    await send(wait > 0 ? { t: 'slow', what: 'verify', ms: wait } : await readDigest(store, caller.memberId))
  }
}
