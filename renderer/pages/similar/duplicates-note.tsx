// To champions, above the ideas: some of them may be the same.
import { IconArrowMerge } from '@tabler/icons-react'
import { useEffect } from 'react'
import { RouteLink } from '../../components/route-link.tsx'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import './similar.css'

/** While ideas are still compared it is asked again so often, milliseconds. */
const LOOK = 2000

export function DuplicatesNote() {
  const t = useWords()
  const may = useMay().refused('create', { entity: 'distinctPair', data: {} }) === null
  const { data, refetch } = useAsk('duplicates', 'list', { limit: 1 }, { enabled: may, keepPrevious: true })
  const waits = may && data !== undefined && data.pairs.length === 0 && data.left > 0
  // pairs are found without anything being written, so nobody says when
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void refetch(), LOOK)
    return () => clearInterval(timer)
  }, [waits, refetch])
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
