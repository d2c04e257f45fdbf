// Whom an idea that was implemented, or into which others were merged, owes thanks: who wrote it, gave the evidence, reviewed and tried it.
import type { Idea } from '../../../shared/contract/ideas.ts'
import { UserText } from '../../components/user-text.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

const DONE: ReadonlySet<string> = new Set(['implemented', 'measured'])

export function Thanks({ idea }: { idea: Idea }) {
  const t = useWords()
  const { data: backing } = useAsk('backing', 'of', { id: idea.id })
  if (!backing || (!DONE.has(idea.stage) && idea.credits.length === 0)) return null
  const deeds = new Map<string, { name: string; did: string[] }>()
  const thank = (id: string, name: string, did: string) => void deeds.set(id, { name, did: [...(deeds.get(id)?.did ?? []), did] })
  const wrote = (by: Pick<Idea, 'id' | 'author' | 'nameless'>, did: string) => (by.nameless ? thank(by.id, t('backing:thanks.nameless'), did) : thank(by.author.id, by.author.name, did))
  wrote(idea, t('backing:thanks.wrote'))
  for (const credit of idea.credits) wrote(credit, t('backing:thanks.wroteMerged'))
  for (const { id, name, learnings } of backing.givers) thank(id, name, t('backing:thanks.gave', { count: learnings }))
  for (const { id, name } of backing.reviewers) thank(id, name, t('backing:thanks.reviewed'))
  return (
    <section className="panel" aria-labelledby="idea-thanks">
      <h2 id="idea-thanks">{t('backing:thanks.title')}</h2>
      <ul className="ev-thanks">
        {[...deeds].map(([id, { name, did }]) => (
          <li key={id}>
            <b>
              <UserText>{name}</UserText>
            </b>{' '}
            <span className="dim sm">{[...new Set(did)].join(', ')}</span>
          </li>
        ))}
      </ul>
      {backing.triedBy > 0 ? <p className="dim sm">{t('backing:thanks.tried', { count: backing.triedBy })}</p> : null}
    </section>
  )
}
