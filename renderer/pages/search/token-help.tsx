// The filters that can be typed, each with an example that can be chosen.
import { SEARCH_TOKENS, type SearchToken } from '../../../shared/domain/search.ts'
import { useWords } from '../../words.ts'

export function TokenHelp({ id, onChoose }: { id: string; onChoose: (key: SearchToken) => void }) {
  const t = useWords()
  return (
    <section id={id} className="sr-help panel" aria-label={t('search:help.open')}>
      <p className="flush">{t('search:help.lead')}</p>
      <ul className="sr-tokens">
        {SEARCH_TOKENS.map((key) => (
          <li key={key}>
            <button type="button" className="sr-token link" translate="no" onClick={() => onChoose(key)}>
              {t(`search:example.${key}`)}
            </button>
            <span className="dim sm">{t(`search:meaning.${key}`)}</span>
          </li>
        ))}
      </ul>
      <p className="flush dim sm">{t('search:help.quotes')}</p>
    </section>
  )
}
