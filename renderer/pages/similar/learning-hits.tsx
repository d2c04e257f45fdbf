// Learnings like another, in a list: what was heard, by whom, from whom and when.
import { MarkedText } from '../../components/marked-text.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { BothSay } from './both-say.tsx'
import type { Similar } from './use-similar.ts'

export function LearningHits({ similar: { hits, found } }: { similar: Similar }) {
  const t = useWords()
  const format = useFormat()
  return (
    <>
      <ul className="similar-list">
        {hits.map((hit) => (
          <li key={hit.id} className="similar-item">
            <div className="similar-title">
              <RouteLink to={{ page: 'learning', id: hit.id }} dir="auto" translate="no">
                <MarkedText of={{ text: hit.title, marks: hit.marks }} />
              </RouteLink>
            </div>
            <p className="similar-facts">
              {hit.customer === null ? null : <UserText>{hit.customer}</UserText>}
              {hit.author === null ? null : <UserText>{t('similar:facts.by', { name: hit.author })}</UserText>}
              <span>{format.ago(hit.at)}</span>
            </p>
            <BothSay words={hit.words} />
          </li>
        ))}
      </ul>
      {found > hits.length ? <p className="dim sm">{t('similar:learnings.more', { count: found - hits.length })}</p> : null}
    </>
  )
}
