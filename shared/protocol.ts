// The sync connection: every message between a device and the hub, checked on arrival at both ends (docs/sync.md, Messages).
// One WebSocket, path SYNC_PATH. A frame is JSON; from COMPRESS_FROM bytes on it is a binary frame, JSON packed with Zstandard.
import * as z from 'zod'
import { OP_KINDS, type Fields, type Op, type Value } from './sync/change.ts'

/** Grows when an older peer would misunderstand. Both sides say theirs; the hub answers `upgrade` to one it does not speak. */
export const PROTOCOL = 1
export const SYNC_PATH = '/v1/sync'
export const COMPRESS_FROM = 2048
/** Largest frame, unpacked, in bytes: one idea with every answer at its longest still fits. */
export const LARGEST_FRAME = 8 * 1024 * 1024
/** Longest text of one field, in UTF-16 units. */
const LONGEST_VALUE = 2_000_000
/** A push is closed when it holds this many operations or bytes of JSON; those that stand or fall together are never parted. */
export const PUSH_OPS = 500
export const PUSH_BYTES = 512 * 1024
/** Most operations of one push, and so of one group that stands or falls together. */
export const MOST_OPS = 1500
/** Pushes on their way at a time. */
export const PUSH_WINDOW = 4
/** A page is closed when it holds this many rows, or characters of their data. */
export const PAGE_ROWS = 1000
export const PAGE_BYTES = 1024 * 1024
/** The hub stops feeding a connection that has this many bytes of pages not yet `seen`. */
export const UNSEEN_BYTES = 4 * 1024 * 1024
/** Both sides ping; silence for twice as long means that the connection is dead. Milliseconds. */
export const PING_MS = 20_000
/** How long the hub answers a retry with the first answer, and keeps what is deleted. */
export const REMEMBERED_MS = 180 * 24 * 60 * 60 * 1000

/**
 * Kinds of messages that came after the first version. Each side says in hello or welcome which it knows and is sent no others, so a new kind
 * stops no older peer. `presence`: `here`, `others`. `files`: `file`.
 */
export const FEATURES = ['presence', 'files'] as const
/** Places that a device may say it is at. */
export const MOST_PLACES = 8
/** People of one place that are told. */
export const MOST_OTHERS = 50

const uuid = z.uuid()
const version = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const count = z.number().int().min(0).max(1e12)
const word = z.string().min(1).max(64)
/** Checked by hand: every field of every row passes here, and a schema would take several times as long. */
const fields = z.custom<Fields>(isFields, 'bad-fields')
function isFields(given: unknown): given is Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false
  for (const name of Object.keys(given)) if (name.length > 64 || name === '__proto__' || !isValue((given as Fields)[name])) return false
  return true
}
const isValue = (value: unknown): value is Value => value === null || typeof value === 'boolean' || typeof value === 'number' || (typeof value === 'string' && value.length <= LONGEST_VALUE)

const features = z.array(word).max(32).optional()

/** What people look at together: `idea:<id>`, or `agenda:<id of the meeting>`. */
export const Place = z.string().regex(/^(idea|agenda):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const Doing = z.enum(['reading', 'writing'])

export const WireOp = z.object({
  /** Counts this device's operations, without gaps; given when the operation is first sent. */
  n: z.number().int().min(1).max(1e12),
  opId: uuid,
  txn: uuid.optional(),
  entity: word,
  rowId: uuid,
  kind: z.enum(OP_KINDS),
  patch: fields,
  base: version,
  was: z.record(z.string().max(64), z.string().max(2_000_000)).optional(),
  dep: uuid.optional(),
  hlc: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  schema: z.number().int().min(1).max(1e6),
})

const PLAIN_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const isUuid = (value: unknown): boolean => typeof value === 'string' && PLAIN_UUID.test(value)
const isWhole = (value: unknown, least: number, most: number): boolean => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
const isWord = (value: unknown): boolean => typeof value === 'string' && value.length >= 1 && value.length <= 64
const KINDS: ReadonlySet<unknown> = new Set(OP_KINDS)
const PLAIN: Readonly<Record<string, (value: unknown) => boolean>> = {
  n: (value) => isWhole(value, 1, 1e12), opId: isUuid, txn: isUuid, entity: isWord, rowId: isUuid, kind: (value) => KINDS.has(value), patch: isFields, dep: isUuid,
  was: (value) => isFields(value) && Object.values(value).every((text) => typeof text === 'string'),
  base: (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER), hlc: (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER), schema: (value) => isWhole(value, 1, 1e6),
}
const NEEDED = ['n', 'opId', 'entity', 'rowId', 'kind', 'patch', 'base', 'hlc', 'schema']

/** Whether an operation is well-formed and holds nothing unknown, as nearly all do: the schema, which has the last word on the others, takes many times as long. */
export function isPlainOp(given: unknown): given is z.output<typeof WireOp> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false
  const names = Object.keys(given)
  return names.every((name) => Object.hasOwn(PLAIN, name) && PLAIN[name]!((given as Record<string, unknown>)[name])) && NEEDED.every((name) => Object.hasOwn(given, name))
}

/** `gone`: out of this member's sight, or erased; the device removes its copy. A `deleted` row may come without its fields, and is not sent to a cursor of 0. */
export const RowState = z.enum(['living', 'deleted', 'gone'])
/** The last item: the one member who changed it on other devices since the cursor, where that is known and it was one; not in rows for a cursor of 0. */
export const WireRow = z.tuple([z.string(), z.string(), version, RowState, fields, z.string().max(64).optional()])

/** What the device says. */
export const ToHub = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('hello'),
    protocol: z.number().int().min(1).max(1e6),
    /** Newest row format this device knows. */
    schema: z.number().int().min(1).max(1e6),
    /** Version of the app, for the hub's logs. */
    app: z.string().max(40),
    /** Access token of the device's session. */
    token: z.string().max(4096),
    dev: uuid,
    /** The epoch this device has read in; null before its first welcome. */
    epoch: uuid.nullable().optional(),
    /** Names this connection: pushes of an earlier one of the same device are refused from now on (R5). */
    conn: uuid,
    features,
  }),
  /** Asks for every row after `cursor`, and for what changes from then on. Again: start over from there. Answered by one page at least, if only an empty one. */
  z.object({ t: z.literal('pull'), cursor: version }),
  /** Pages up to here are stored: the hub may send more. */
  z.object({ t: z.literal('seen'), cursor: version }),
  /**
   * `prev`: id of the operation numbered one before the first (null before number 1, or when the device no longer knows). The hub answers an operation it
   * knows with its first answer, whatever its number (R3), and looks at `prev` only where number `lastN` + 1 follows (R4, R5).
   */
  z.object({ t: z.literal('push'), conn: uuid, prev: uuid.nullable(), ops: z.array(z.union([z.custom<z.output<typeof WireOp>>(isPlainOp), WireOp])).min(1).max(MOST_OPS) }),
  /** Asks for the digest of every table, to verify that both hold the same. */
  z.object({ t: z.literal('verify') }),
  /** All places that the person looks at or works on now, instead of those said before; none: nowhere. Kept in memory only. */
  z.object({ t: z.literal('here'), places: z.array(z.object({ at: Place, doing: Doing })).max(MOST_PLACES) }),
  /** This device has taken the words of that erasure out of everything it holds. Said until the hub answers `noted`. */
  z.object({ t: z.literal('erased'), erasure: uuid }),
  z.object({ t: z.literal('ping') }),
])

const Result = z.union([
  /**
   * Done. `from`: the row was at this version before and is now what it was with the patch on it, so no copy of it need follow; absent when it was merged.
   * In a repeated answer only while the row would be left out for this device: else it may have been deleted and forgotten since (seed 143 of test/sync).
   */
  z.object({ n: count, ver: version, from: version.optional() }),
  /** Refused. `row`: what the hub has, null when nothing. `by`: the member whose change stands against it. */
  z.object({ n: count, code: word, params: z.record(z.string().max(64), z.union([z.string(), z.number()])).optional(), row: fields.nullable().optional(), by: z.string().max(64).optional() }),
])

/** What the hub says. */
export const ToDevice = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('welcome'),
    /**
     * Changes when the hub is restored from a backup. `epochHead`: the last version that this epoch and the device's have in common; 0 when the hub cannot
     * tell, because it was restored more than once since (seed 159 of test/sync).
     */
    epoch: uuid,
    epochHead: version,
    /** Versions after `floor` are complete, deletions included; a cursor before it must start over. */
    floor: version,
    head: version,
    /** The last operation of this device that the hub knows (R5). */
    lastN: count,
    lastOp: uuid.nullable(),
    schemaMin: count,
    schemaMax: count,
    now: version,
    member: uuid,
    /** The version of the last erasure's beginning: a device that has not read so far sends nothing before it has. */
    erased: version.optional(),
    features,
  }),
  /** These two do not understand each other: `app` or `hub` has to be brought up to date. */
  z.object({ t: z.literal('upgrade'), what: z.enum(['app', 'hub']) }),
  /**
   * Every row whose version lies in (`from`, `to`], as it is now. `lastN`: this device's operations up to here are in these rows (R6).
   * A row may be left out when the device has it by the answer alone: its last change was this device's own, answered with `from`, and made on that very version
   * (`base` = `from`) or on one that could be left out itself. Not while a pull from 0 reads rows that were there when it began. To ask instead whether the
   * cursor had passed `from` is not enough: the page that passed it may have passed over the row (seed 20 of test/sync).
   * `floor`: as in `welcome`, now; when it moves past a reading that has begun, that reading has holes.
   */
  z.object({ t: z.literal('rows'), from: version, to: version, rows: z.array(WireRow).max(PAGE_ROWS), lastN: count, head: version, floor: version }),
  z.object({ t: z.literal('ack'), results: z.array(Result).max(MOST_OPS), head: version }),
  /** The push began with another number than this: send from here. */
  z.object({ t: z.literal('gap'), n: count }),
  /** The operation before is not the one the hub knows: two devices use one identity (R5). */
  z.object({ t: z.literal('forked') }),
  /** A newer connection of this device is there. */
  z.object({ t: z.literal('stale') }),
  /** Too fast: nothing was taken; push, or ask for digests, again after so many milliseconds. */
  z.object({ t: z.literal('slow'), what: z.enum(['push', 'verify']), ms: count }),
  /** For each table that has rows, those that live at version `at`: their number and digest (sync/digest.ts). */
  z.object({ t: z.literal('digest'), at: version, tables: z.record(z.string().max(64), z.object({ rows: count, digest: z.string().max(32) })) }),
  /** Who else is at a place that this device has said it is at; sent again whenever it changes. */
  z.object({ t: z.literal('others'), at: Place, people: z.array(z.object({ member: uuid, doing: Doing })).max(MOST_OTHERS) }),
  /** The file of this attachment is on the hub now. */
  z.object({ t: z.literal('file'), id: uuid }),
  z.object({ t: z.literal('noted'), erasure: uuid }),
  z.object({ t: z.literal('pong') }),
  /** The connection ends, and why: `signed-out`, `revoked`, `wiped`, `bad-message`, `too-large`, `too-slow`, `stopping`, `hub-full`, `internal`. */
  z.object({ t: z.literal('bye'), code: word }),
])

export type WireOp = z.output<typeof WireOp>
export type WireRow = z.output<typeof WireRow>
export type RowState = z.output<typeof RowState>
export type ToHub = z.output<typeof ToHub>
export type ToDevice = z.output<typeof ToDevice>
export type PushResult = z.output<typeof Result>
export type Doing = z.output<typeof Doing>
export type Place = z.output<typeof Place>
export type Welcome = Extract<ToDevice, { t: 'welcome' }>
export type RowPage = Extract<ToDevice, { t: 'rows' }>

/** The operation inside a wire operation. */
export function opOf({ n: _n, ...op }: WireOp): Op {
  return op
}

/**
 * What follows the packed part of `rows` that many devices are sent alike, and lacks the one number that is each device's own: a skippable frame of
 * Zstandard (RFC 8878, 3.1.2) that holds `lastN` as 8 bytes, little end first.
 */
export function endOfRows(lastN: number): Uint8Array {
  const end = new DataView(new ArrayBuffer(END_BYTES))
  end.setUint32(0, SKIPPABLE, true)
  end.setUint32(4, 8, true)
  end.setBigUint64(8, BigInt(lastN), true)
  return new Uint8Array(end.buffer)
}

/** `lastN` at the end of a packed frame; null when it ends without. */
export function lastNOf(frame: Uint8Array): number | null {
  if (frame.length < END_BYTES) return null
  const end = new DataView(frame.buffer, frame.byteOffset + frame.length - END_BYTES, END_BYTES)
  return end.getUint32(0, true) === SKIPPABLE && end.getUint32(4, true) === 8 ? Number(end.getBigUint64(8, true)) : null
}
const SKIPPABLE = 0x184d2a50
const END_BYTES = 16
