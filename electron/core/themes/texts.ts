// The learnings as grouping sees them, in flat arrays by their pk: some 100 bytes each. Who wrote what is not among it, nor a word of it.
import type { Read } from '../store/read.ts'
import { unitsOf } from './units.ts'

/** Private ones shape no theme, because colleagues' devices do not have them; nor do examples shape real themes. Both are grouped. */
export const KINDS = { absent: 0, shared: 1, private: 2, example: 3 } as const
export const MOODS = ['good', 'bad', 'neutral'] as const

export interface Texts {
  /** The largest pk, and one. */
  readonly end: number
  readonly kind: Uint8Array
  /** Day it was logged and day it was heard: days since 1970, UTC. */
  readonly logged: Int32Array
  readonly heard: Int32Array
  /** Instant it was logged, and a number that stands for its id: the order in which learnings are taken, the same on every device. */
  readonly at: Float64Array
  readonly order: Float64Array
  /** pk of the customer; 0 for none. */
  readonly customer: Int32Array
  /** 1 and on: MOODS; 0: not said. */
  readonly mood: Uint8Array
  units(pk: number): Int32Array
  /** Takes rows as they are now. Answers for each whether what it is grouped by changed, with the days it stood and stands in. */
  take(rows: readonly TextRow[], asked: readonly number[]): TextChange[]
  readonly bytes: number
}

export interface TextChange { readonly pk: number; readonly kind: number; readonly day: number }

export interface TextRow { pk: number; id: string; text: string; quote: string; tags: string | null; createdAt: number; happenedOn: string; areaId: string | null; sentiment: string | null; customer: number; visibility: string; example: number }

const COLUMNS = `SELECT l.pk, l.id, substr(l.text, 1, 2000) AS text, substr(l.quote, 1, 1000) AS quote, (SELECT group_concat(tag, ' ' ORDER BY tag) FROM learningTag WHERE learningId = l.id AND deletedAt IS NULL) AS tags,
  l.createdAt, l.happenedOn, l.areaId, l.sentiment, coalesce(c.pk, 0) AS customer, l.visibility, l.example FROM learning l LEFT JOIN customer c ON c.id = l.ofCustomerId WHERE l.deletedAt IS NULL AND l.pk`

export const textRows = (read: Read, pks: readonly number[]): TextRow[] => read.all(`${COLUMNS} IN (SELECT value FROM json_each(?))`, [JSON.stringify(pks)])
export const textRowsAfter = (read: Read, pk: number, most: number): TextRow[] => read.all(`${COLUMNS} > ? ORDER BY l.pk LIMIT ?`, [pk, most])

const DAY = 24 * 60 * 60 * 1000
export const dayNumber = (day: string) => Math.floor(Date.parse(day) / DAY)
export const dayNamed = (number: number) => new Date(number * DAY).toISOString().slice(0, 10)

export function createTexts(): Texts {
  let room = 1024
  let end = 0
  let pool = new Int32Array(room * 16)
  let used = 0
  let [kind, mood, length] = [new Uint8Array(room), new Uint8Array(room), new Uint16Array(room)]
  let [logged, heard, customer, from] = [new Int32Array(room), new Int32Array(room), new Int32Array(room), new Int32Array(room)]
  let [at, order] = [new Float64Array(room), new Float64Array(room)]

  const larger = <A extends Uint8Array | Uint16Array | Int32Array | Float64Array>(array: A, size: number): A => {
    const next = new (array.constructor as new (size: number) => A)(size)
    next.set(array)
    return next
  }
  function grow(pk: number): void {
    end = Math.max(end, pk + 1)
    if (pk < room) return
    while (room <= pk) room *= 2
    ;[kind, mood, length] = [larger(kind, room), larger(mood, room), larger(length, room)]
    ;[logged, heard, customer, from] = [larger(logged, room), larger(heard, room), larger(customer, room), larger(from, room)]
    ;[at, order] = [larger(at, room), larger(order, room)]
  }
  const units = (pk: number) => pool.subarray(from[pk], from[pk]! + length[pk]!)

  function same(pk: number, next: Int32Array): boolean {
    if (length[pk] !== next.length) return false
    const known = units(pk)
    return next.every((unit, place) => unit === known[place])
  }

  function takeOne(row: TextRow): TextChange[] {
    const { pk } = row
    grow(pk)
    const next = unitsOf([row.text, row.quote, row.tags].filter(Boolean).join('\n'), row.areaId)
    const day = Math.floor(row.createdAt / DAY)
    const nextKind = row.example === 1 ? KINDS.example : row.visibility === 'private' ? KINDS.private : KINDS.shared
    heard[pk] = dayNumber(row.happenedOn)
    customer[pk] = row.customer
    mood[pk] = MOODS.indexOf(row.sentiment as 'good') + 1
    if (kind[pk] === nextKind && logged[pk] === day && same(pk, next)) return []
    const was = { pk, kind: kind[pk]!, day: logged[pk]! }
    if (used + next.length > pool.length) pool = larger(pool, Math.max(pool.length * 2, used + next.length))
    pool.set(next, used)
    ;[from[pk], length[pk]] = [used, next.length]
    used += next.length
    at[pk] = row.createdAt
    ;[kind[pk], logged[pk], order[pk]] = [nextKind, day, Number.parseInt(row.id.slice(-13).replace('-', ''), 16)]
    return was.kind === KINDS.absent ? [{ pk, kind: nextKind, day }] : [was, { pk, kind: nextKind, day }]
  }

  return {
    get end() {
      return end
    },
    get kind() {
      return kind
    },
    get logged() {
      return logged
    },
    get heard() {
      return heard
    },
    get at() {
      return at
    },
    get order() {
      return order
    },
    get customer() {
      return customer
    },
    get mood() {
      return mood
    },
    get bytes() {
      return pool.byteLength + room * (1 + 1 + 2 + 4 * 4 + 8 * 2)
    },
    units,
    take(rows, asked) {
      const changes = rows.flatMap(takeOne)
      const found = new Set(rows.map(({ pk }) => pk))
      for (const pk of asked) {
        if (found.has(pk) || pk >= end || kind[pk] === KINDS.absent) continue
        changes.push({ pk, kind: kind[pk]!, day: logged[pk]! })
        kind[pk] = KINDS.absent
      }
      return changes
    },
  }
}

/** Which of two learnings was logged first. */
export const firstLogged = ({ at, order }: Texts) => (a: number, b: number) => at[a]! - at[b]! || order[a]! - order[b]!
/** Short, and the same on every device. */
export const nameOfText = ({ order }: Texts, pk: number) => order[pk]!.toString(36)
