// What one hears of: a switch for each kind of news. It counts on all of one's devices.
import { Switch } from '@mantine/core'
import { NEWS_KINDS } from '../../../shared/domain/news.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { useAct, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function NewsSection() {
  const t = useWords()
  const { data, error, refetch } = useAsk('home', 'switches', {})
  const { act, error: refused } = useAct('home', 'setSwitch')
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={4} />
  return (
    <>
      <p className="dim sm flush">{t('home:news.settingsHint')}</p>
      {NEWS_KINDS.map((kind) => (
        <Switch key={kind} label={t(`home:news.kind.${kind}`)} checked={!data.off.includes(kind)} onChange={({ currentTarget }) => void act({ kind, on: currentTarget.checked })} />
      ))}
      <ErrorNote error={refused} />
    </>
  )
}
