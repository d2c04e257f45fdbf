// To champions, above the ideas: some of them may be the same.
import { IconArrowMerge } from '@tabler/icons-react'
import { RouteLink } from '../../components/route-link.tsx'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import './similar.css'

export function DuplicatesNote() {
  const t = useWords()
  const may = useMay().refused('create', { entity: 'distinctPair', data: {} }) === null
  const { data } = useAsk('duplicates', 'list', { limit: 1 }, { enabled: may, keepPrevious: true })
  if (!may || !data || data.pairs.length === 0) return null
  return (
    <p className="similar-note">
      <IconArrowMerge size={18} aria-hidden />
      <span>
        {t('similar:pairs.note')} <RouteLink to={{ page: 'duplicates' }}>{t('similar:pairs.noteLink')}</RouteLink>
      </span>
    </p>
  )
}
