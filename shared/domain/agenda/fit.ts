// Time-boxing: which candidates stand on the agenda and for how long, never longer than the meeting. The others wait in the parking list.
import { itemMinutes, mostItems, segmentMinutes, utmostItems, type SegmentTemplate } from './template.ts'

/** Why something is on before the ranking is asked; a higher claim keeps its place longer. */
export const CLAIM = { none: 0, ordered: 1, story: 2, pinned: 3, recorded: 4 } as const
export type Claim = (typeof CLAIM)[keyof typeof CLAIM]

export interface Entry<T> {
  readonly item: T
  readonly claim: Claim
  /** Minutes by hand. */
  readonly minutes: number | null
  /** On without taking time of its own. */
  readonly free: boolean
}

export interface Fitted<T> {
  /** Per segment of the template: what is on, in rank order, with its minutes. */
  readonly on: readonly (readonly { item: T; minutes: number }[])[]
  /** Per segment: what is not, in rank order. */
  readonly parked: readonly (readonly { item: T; minutes: number; why: ParkedWhy }[])[]
}

/** `limit`: there is time, but the segment has as many as it may; `most`: as many as the template says; `own-time`: the time that the template gives it is full; `pins`: even what was pinned does not fit. */
export type ParkedWhy = 'no-time' | 'limit' | 'most' | 'own-time' | 'pins'

interface Seat<T> extends Entry<T> {
  readonly segment: number
  readonly turn: number
  readonly rank: number
  length: number
}

/**
 * 1. What was recorded, pinned, the story, and what was ordered by hand come first; untimed ones among them shrink to make room, down to a minute.
 * 2. Each segment, in turn, gets its best candidate. 3. Each, in turn, fills its share. 4. What time is left goes round, one each.
 * 5. What is left even then goes round once more, beyond what a segment usually has. The time and the number that a lead gave a segment are never passed by 2 to 5.
 */
export function fit<T>(length: number, template: readonly SegmentTemplate[], lists: readonly (readonly Entry<T>[])[]): Fitted<T> {
  const seats = template.map((segment, index) => (lists[index] ?? []).map((entry, rank): Seat<T> => ({ ...entry, segment: index, turn: segment.turn, rank, length: entry.free ? 0 : (entry.minutes ?? itemMinutes(segment, length)) })))
  const claimed = seats.flat().filter(({ claim, free }) => free || claim > CLAIM.none)
  const on = new Set<Seat<T>>(squeeze(length, claimed))
  const left = new Set(claimed.filter((seat) => !on.has(seat)))
  let used = sum([...on])
  /** Per segment: how many stand on it that take time, how long they are, and who is next. */
  const places = template.map((segment, index) => {
    const timed = seats[index]!.filter((seat) => on.has(seat) && !seat.free)
    return { segment, own: segmentMinutes(segment, length), count: timed.length, spent: sum(timed), waiting: seats[index]!.filter((seat) => !on.has(seat) && !left.has(seat)), next: 0 }
  })
  type Place = (typeof places)[number]
  const inTurn = places.toSorted((a, b) => a.segment.turn - b.segment.turn)
  const seatNext = (place: Place, may: (spent: number) => boolean, mostOf = mostItems): boolean => {
    const next = place.waiting[place.next]
    if (!next || place.count >= mostOf(place.segment, length) || used + next.length > length || place.spent + next.length > place.own || !may(place.spent + next.length)) return false
    on.add(next)
    used += next.length
    place.next++
    place.count++
    place.spent += next.length
    return true
  }
  for (const place of inTurn) if (place.count === 0) seatNext(place, () => true)
  for (const place of inTurn) while (seatNext(place, (spent) => spent <= (place.segment.share * length) / 100));
  for (const mostOf of [mostItems, utmostItems]) while (inTurn.filter((place) => seatNext(place, () => true, mostOf)).length > 0);

  const why = (seat: Seat<T>): ParkedWhy => {
    if (left.has(seat) && seat.claim !== CLAIM.story) return 'pins'
    const { segment, own, count, spent } = places[seat.segment]!
    if (segment.own.most !== null && count >= segment.own.most) return 'most'
    return spent + seat.length > own ? 'own-time' : used + seat.length <= length ? 'limit' : 'no-time'
  }
  return {
    on: seats.map((list) => list.filter((seat) => on.has(seat)).map(({ item, length }) => ({ item, minutes: length }))),
    parked: seats.map((list) => list.filter((seat) => !on.has(seat)).map((seat) => ({ item: seat.item, minutes: seat.length, why: why(seat) }))),
  }
}

const sum = (seats: readonly { length: number }[]) => seats.reduce((total, { length }) => total + length, 0)

/** Makes those with a claim fit: shrinks the longest untimed ones, then gives up the weakest claims, and at last shrinks what was recorded even to nothing. */
function squeeze<T>(length: number, claimed: readonly Seat<T>[]): Seat<T>[] {
  const kept = claimed.toSorted((a, b) => b.claim - a.claim || a.turn - b.turn || a.rank - b.rank)
  const shrink = (least: number, may: (seat: Seat<T>) => boolean) => {
    for (let over = sum(kept) - length; over > 0; over--) {
      const longest = kept.filter((seat) => seat.length > least && may(seat)).toSorted((a, b) => b.length - a.length)[0]
      if (!longest) return
      longest.length--
    }
  }
  shrink(1, ({ minutes }) => minutes === null)
  while (sum(kept) > length) {
    const weakest = kept.findLastIndex(({ claim, free }) => !free && claim < CLAIM.recorded)
    if (weakest < 0) break
    kept.splice(weakest, 1)
  }
  shrink(0, () => true)
  return kept
}
