// The feed: good and bad news together, wow moments, shared answers and decisions, the newest first. Nothing is ranked.
import { Button, Select } from '@mantine/core'
import { IconNews } from '@tabler/icons-react'
import { useMemo } from 'react'
import { FEED_KINDS, type FeedKind } from '../../../shared/domain/feed.ts'
import type { FeedItem } from '../../../shared/contract/feed.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { go } from '../../nav.ts'
import { useAsk, usePages } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { FeedRow } from './feed-row.tsx'
import './feed.css'

const ROW_HEIGHT = 8.5
const keyOf = ({ key }: FeedItem) => key

export function FeedPage() {
  const t = useWords()
  const [kinds, setKinds] = useKept<readonly FeedKind[]>('feed-kinds', [])
  const [teamId, setTeamId] = useKept<string | null>('feed-team', null)
  const { data: session } = useAsk('session', 'get', {})
  const { data: teams = [] } = useAsk('team', 'teams', {}, { enabled: session?.inTeam === true })
  const query = useMemo(() => ({ kinds: [...kinds], ...(teamId && { teamId }) }), [kinds, teamId])
  const { rows, error, loading, hasMore, loadingMore, loadMore, retry } = usePages('feed', query)
  const filtered = kinds.length > 0 || teamId !== null
  const clear = () => {
    setKinds([])
    setTeamId(null)
  }
  return (
    <Page title={t('closing:feed.title')} lead={t('closing:feed.lead')} layout="fill">
      <div className="fd-filters">
        <div className="fd-kinds" role="group" aria-label={t('closing:feed.show')}>
          {FEED_KINDS.map((kind) => (
            <Button key={kind} size="xs" variant={kinds.includes(kind) ? 'filled' : 'default'} aria-pressed={kinds.includes(kind)} onClick={() => setKinds(kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind])}>
              {t(`closing:feed.kind.${kind}`)}
            </Button>
          ))}
        </div>
        {teams.length > 0 ? <Select size="xs" className="fd-team" aria-label={t('closing:feed.team')} allowDeselect={false} data={[{ value: '', label: t('closing:feed.everyTeam') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]} value={teamId ?? ''} onChange={(id) => setTeamId(id || null)} /> : null}
      </div>
      <ErrorNote error={error} onRetry={retry} />
      {loading && !error ? <Loading /> : null}
      {!loading && !error && rows.length === 0 ? filtered ? <NothingMatches onClear={clear} /> : <EmptyState icon={<IconNews size={36} stroke={1.5} />} title={t('closing:feed.empty')} text={t('closing:feed.emptyText')} action={{ label: t('logLearning'), run: () => go({ page: 'log' }) }} /> : null}
      {rows.length > 0 ? <VirtualList label={t('closing:feed.title')} rows={rows} rowKey={keyOf} total={hasMore ? null : rows.length} rowHeight={ROW_HEIGHT} render={(row, props) => <FeedRow row={row} {...props} />} hasMore={hasMore} loadingMore={loadingMore} loadMore={loadMore} keep="feed" question={query} /> : null}
    </Page>
  )
}
