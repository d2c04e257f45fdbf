// Who wrote an idea, where that may be nobody by name.
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import { useWords } from '../../words.ts'

/** The idea's author, in a list or on a card. */
export function AuthorName({ idea, className }: { idea: IdeaSummary; className?: string }) {
  const t = useWords()
  if (idea.nameless) return <span className={className}>{t(idea.mine ? 'ideas:nameless.rowMine' : 'ideas:nameless.row')}</span>
  return (
    <span className={className} dir="auto" translate="no">
      {idea.author.name}
    </span>
  )
}
