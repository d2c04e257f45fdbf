// The theme that a learning belongs to, once themes are made.
import { RouteLink } from '../../components/route-link.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { nameOf } from '../themes/theme-words.ts'

export function OfTheme({ learningId }: { learningId: string }) {
  const t = useWords()
  const { data } = useAsk('themes', 'of', { learningId })
  if (!data?.theme) return null
  return (
    <p className="flush">
      {t('learnings:ofTheme')}{' '}
      <RouteLink to={{ page: 'theme', id: data.theme.id }} dir="auto" translate="no">
        {nameOf(t, data.theme)}
      </RouteLink>
    </p>
  )
}
