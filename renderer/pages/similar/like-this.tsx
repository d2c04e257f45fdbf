// On the page of an idea or a learning: what else says the same. Quiet: nothing is there when there is nothing.
import { MarkedText } from '../../components/marked-text.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { LearningHits } from './learning-hits.tsx'
import { Facts } from './similar-ideas.tsx'
import './similar.css'
import { useHeardWords } from './use-heard-words.ts'

/** Shown on a page that is about something else. */
const SHOWN = 3

export function IdeasLikeThis({ id, title, description }: { id: string; title: string; description: string }) {
  const t = useWords()
  const { data } = useAsk('search', 'similar', { noun: 'idea', title, description, exceptId: id, limit: SHOWN }, { keepPrevious: true })
  if (!data || data.hits.length === 0) return null
  return (
    <section className="panel similar-page">
      <h2>{t('similar:page.ideas')}</h2>
      <ul className="similar-list">
        {data.hits.map((hit) => (
          <li key={hit.id} className="similar-item">
            <div className="similar-title">
              <RouteLink to={{ page: 'idea', id: hit.id }} dir="auto" translate="no">
                <MarkedText of={{ text: hit.title, marks: hit.marks }} />
              </RouteLink>
            </div>
            <Facts hit={hit} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function LearningsLikeThis({ id, text }: { id: string; text: string }) {
  const t = useWords()
  const { data } = useAsk('search', 'similar', { noun: 'learning', title: text, exceptId: id, limit: SHOWN }, { keepPrevious: true })
  const words = useHeardWords(data ?? { colleagues: 0, customers: 0 })
  if (!data || data.hits.length === 0) return null
  return (
    <section className="panel similar-page">
      <h2>{t(data.colleagues > 0 ? 'similar:page.learnings' : 'similar:page.ownLearnings')}</h2>
      <p className="dim sm">{words}</p>
      <LearningHits similar={data} />
    </section>
  )
}
