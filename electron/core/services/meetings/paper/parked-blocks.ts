// The parking list on paper: the rule once, and what it keeps out; of many the first ones.
import type { Reason } from '../../../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../../../shared/domain/agenda-lists.ts'
import { offGroups, PARKED_ON_PAPER } from '../../../../../shared/domain/agenda/off-groups.ts'
import type { AgendaWords } from '../agenda-words.ts'
import { joined, plain, quiet, type Block } from './paper.ts'

interface Parked { readonly segment: AgendaSegmentKey; readonly title: string; readonly reasons: readonly Reason[] }

/** Nothing when nothing is parked. */
export function parkedBlocks(parked: readonly Parked[], { say, reason }: AgendaWords): Block[] {
  if (parked.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: say('agenda:export.parked') },
    ...offGroups(parked).flatMap(({ segment, shared, items }): Block[] => {
      const more = items.length - PARKED_ON_PAPER
      return [
        { kind: 'lines', lines: [[{ text: say('agenda:export.parkedOf', { segment: say(`agenda:segment.${segment}`), count: items.length }), tone: 'strong' }, { text: ` · ${joined(shared.map(reason))}`, tone: 'quiet' }]] },
        { kind: 'list', items: [...items.slice(0, PARKED_ON_PAPER).map(({ title }) => ({ line: plain(title) })), ...(more > 0 ? [{ line: quiet(say('agenda:export.parkedMore', { count: more })) }] : [])] },
      ]
    }),
  ]
}
