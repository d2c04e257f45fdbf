// One hand-made situation: what is known, and the agenda that a good lead would write by hand; and how far two agendas agree.
import type { Agenda } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { agendaOf } from '../../support/agenda.ts'

export interface Situation {
  readonly name: string
  /** What the lead thinks, in one sentence. */
  readonly because: string
  readonly facts: Parameters<typeof agendaOf>[0]
  /** Titles by segment, in order; a segment that is not named is expected to be empty. */
  readonly expected: Readonly<Partial<Record<AgendaSegmentKey, readonly string[]>>>
}

export interface Agreement {
  readonly items: number
  /** Of `items`: on both agendas, in the same segment. */
  readonly same: number
  /** Pairs of neighbours that the lead wants in this order and that are on both. */
  readonly pairs: number
  readonly ordered: number
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

export function agreementOf({ expected, facts }: Situation, agenda: Agenda = agendaOf(facts)): Agreement {
  const wanted = Object.entries(expected).flatMap(([key, titles]) => titles.map((title) => `${key}: ${title}`))
  const got = agenda.segments.flatMap(({ key, items }) => items.map(({ title }) => `${key}: ${title}`))
  const missing = wanted.filter((item) => !got.includes(item))
  const extra = got.filter((item) => !wanted.includes(item))
  const both = wanted.filter((item) => got.includes(item))
  const pairs = both.slice(1).map((item, index): [string, string] => [both[index]!, item])
  return { items: wanted.length + extra.length, same: both.length, pairs: pairs.length, ordered: pairs.filter(([a, b]) => got.indexOf(a) < got.indexOf(b)).length, missing, extra }
}
