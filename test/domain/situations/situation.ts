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
  /** Where the agenda is not the lead's, and why that is left so. */
  readonly apart?: { readonly why: string; readonly missing?: readonly string[]; readonly extra?: readonly string[]; /** Neighbours in another order. */ readonly swapped?: number }
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

/** The rows of the table in docs/agenda.md. */
export function tableOf(situations: readonly Situation[]): string {
  const all = situations.map((situation) => ({ situation, agreed: agreementOf(situation) }))
  const sum = (of: (agreed: Agreement) => number) => all.reduce((total, { agreed }) => total + of(agreed), 0)
  const share = (some: number, whole: number) => `${some} of ${whole}`
  return [
    '| situation | items as the lead has them | neighbours in the lead’s order | where not, why |',
    '| --- | --- | --- | --- |',
    ...all.map(({ situation, agreed }) => `| ${situation.name} | ${share(agreed.same, agreed.items)} | ${share(agreed.ordered, agreed.pairs)} | ${situation.apart?.why ?? ''} |`),
    `| **all ${situations.length}** | **${share(sum(({ same }) => same), sum(({ items }) => items))}** | **${share(sum(({ ordered }) => ordered), sum(({ pairs }) => pairs))}** | |`,
  ].join('\n')
}
