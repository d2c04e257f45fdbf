// What is different between the agenda as somebody saw it and as it is now: what came, what went, what moved, and why.
import type { Agenda, AgendaDifference, AgendaItem, Reason } from '../../contract/meetings.ts'
import type { AgendaSegmentKey } from '../agenda-lists.ts'
import { changesSince, type Known } from './changes.ts'

/** An agenda as it was seen: enough to compare, kept on the device. */
export interface SeenAgenda {
  readonly at: number
  readonly items: readonly { readonly subject: string; readonly segment: AgendaSegmentKey; readonly title: string; readonly known: Known }[]
}

type KnownNow = ReadonlyMap<string, { readonly known: Known }>

export function seenAgenda({ segments }: Agenda, known: KnownNow, at: number): SeenAgenda {
  return { at, items: segments.flatMap(({ items }) => items.map(({ subject, segment, title }) => ({ subject, segment, title, known: known.get(subject)?.known ?? {} }))) }
}

/** `explain`: why something is not on any more. */
export function differenceOf(before: SeenAgenda, agenda: Agenda, known: KnownNow, explain: (subject: string) => readonly Reason[]): Omit<AgendaDifference, 'since'> {
  const was = new Map(before.items.map((item, index) => [item.subject, { ...item, index }]))
  const now = agenda.segments.flatMap(({ items }) => items)
  const isOn = new Set(now.map(({ subject }) => subject))
  const came = now.filter(({ subject }) => !was.has(subject))
  const went = before.items.filter(({ subject }) => !isOn.has(subject))
  const changes = (subject: string) => newsOf(changesSince(was.get(subject)!.known, known.get(subject)?.known ?? {}, 0))
  return {
    came: came.map(({ subject, segment, title, reasons }) => ({ subject, segment, title, reasons: [...reasons] })),
    went: went.map(({ subject, segment, title }) => ({ subject, segment, title, reasons: [...explain(subject)] })),
    moved: agenda.segments.flatMap(({ items }) => movedIn(items, was, (subject) => changes(subject).length > 0)).map(({ item, up }) => {
      const from = was.get(item.subject)!.segment
      const own = changes(item.subject)
      const why: Reason[] = own.length > 0 ? own : item.byHand ? [{ code: 'moved-by-hand', params: {} }] : [{ code: up ? 'moved-up' : 'moved-down', params: {} }]
      return { subject: item.subject, segment: item.segment, from, title: item.title, reasons: why }
    }),
  }
}

/** What moved in a segment: the fewest items that explain the new order, rather those about which there is something new. What only stands elsewhere because others came and went did not move. */
function movedIn(items: readonly AgendaItem[], was: ReadonlyMap<string, { segment: AgendaSegmentKey; index: number }>, hasNews: (subject: string) => boolean): { item: AgendaItem; up: boolean }[] {
  const known = items.filter(({ subject }) => was.has(subject))
  const stayed = known.filter(({ subject, segment }) => was.get(subject)!.segment === segment)
  const still = new Set(longestRise(stayed.map((item) => ({ item, number: was.get(item.subject)!.index, weight: hasNews(item.subject) ? 0.99 : 1 }))))
  const placeBefore = (item: AgendaItem) => stayed.filter((other) => was.get(other.subject)!.index < was.get(item.subject)!.index).length
  return known.filter((item) => !still.has(item)).map((item) => ({ item, up: stayed.indexOf(item) < placeBefore(item) }))
}

/** The part of a list, in its order, whose numbers rise and which weighs most. */
function longestRise<T>(list: readonly { readonly item: T; readonly number: number; readonly weight: number }[]): T[] {
  const best: { items: T[]; weight: number }[] = []
  for (const [index, { item, number, weight }] of list.entries()) {
    let longest = { items: [] as T[], weight: 0 }
    for (let before = 0; before < index; before++) if (list[before]!.number < number && best[before]!.weight > longest.weight) longest = best[before]!
    best.push({ items: [...longest.items, item], weight: longest.weight + weight })
  }
  return best.reduce((longest, rise) => (rise.weight > longest.weight ? rise : longest), { items: [] as T[], weight: 0 }).items
}

/** "3 new supporters", without since when: the difference has its own day. */
function newsOf(changes: readonly Reason[]): Reason[] {
  return changes.map(({ code, params }) => ({ code: code.replace('changed-', 'news-'), params: Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'on')) }))
}
