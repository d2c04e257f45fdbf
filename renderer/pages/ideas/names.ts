// A name for a sentence about an idea, where its author may have none.
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import type { Words } from '../../words.ts'

export function nameOn(t: Words, { mine }: Pick<IdeaSummary, 'mine'>, { id, name }: { id: string; name: string }): string {
  return id === NAMELESS ? t(mine ? 'ideas:nameless.authorMine' : 'ideas:nameless.author') : name
}
