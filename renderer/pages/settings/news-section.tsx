// What one hears of: a box for each kind of news. It counts on all of one's devices.
import { Checkbox } from '@mantine/core'
import { NEWS_KINDS, type NewsKind } from '../../../shared/domain/news.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { asking, queryClient, useAct, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function NewsSection() {
  const t = useWords()
  const { data, error, refetch } = useAsk('home', 'switches', {})
  const { act, error: refused } = useAct('home', 'setSwitch')
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={4} />
  const turn = (kind: NewsKind, on: boolean) => {
    queryClient.setQueryData(asking('home', 'switches', {}).queryKey, { off: on ? data.off.filter((one) => one !== kind) : [...data.off, kind] })
    void act({ kind, on })
  }
  return (
    <>
      <p className="dim sm flush">{t('home:news.settingsHint')}</p>
      {NEWS_KINDS.map((kind) => (
        <Checkbox key={kind} label={t(`home:news.kind.${kind}`)} checked={!data.off.includes(kind)} onChange={({ currentTarget }) => turn(kind, currentTarget.checked)} />
      ))}
      <ErrorNote error={refused} />
    </>
  )
}
