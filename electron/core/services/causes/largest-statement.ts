// The product area that caused most in the last whole month: an item of the agenda.
import type { AreaFact } from '../../../../shared/domain/agenda/facts.ts'
import { monthAfter } from '../../../../shared/domain/causes.ts'
import { dayOf } from '../../../../shared/domain/learnings.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import { treeOf } from '../../store/causes/causes.ts'
import { preventionsOf } from '../../store/causes/tallies.ts'
import type { Read } from '../../store/read.ts'
import { chargedAreas } from './statements.ts'

export interface LargestStatement {
  readonly areaId: string
  readonly charged: NonNullable<AreaFact['charged']>
  readonly idea: AreaFact['idea']
}

/** Null when nothing was charged. The one that has no area any more stands back. */
export function largestStatement(read: Read, timeZone: string, now: number): LargestStatement | null {
  const month = monthAfter(dayOf(now, timeZone).slice(0, 7), -1)
  // most workspaces have none: they ask for one row only
  if (read.value('SELECT 1 FROM charged WHERE month = ? AND contacts > 0 LIMIT 1', [month]) === undefined) return null
  const tree = treeOf(read)
  const largest = chargedAreas(read, month, tree).find(({ id }) => read.value('SELECT 1 FROM area WHERE id = ? AND deletedAt IS NULL', [id]) !== undefined)
  if (!largest) return null
  const { contacts, removable, amounts } = largest.sum
  const [only] = amounts.length === 1 ? amounts : []
  const causes = tree.all.filter(({ id }) => tree.areaOf(id) === largest.id).map(({ id }) => id)
  const [idea] = preventionsOf(read, largest.id, causes, 1)
  return { areaId: largest.id, charged: { month, contacts, removable, amount: only?.amount ?? null, currency: only?.currency ?? null }, idea: idea ? { id: idea.id, name: idea.title, stage: idea.stage as Stage } : null }
}
