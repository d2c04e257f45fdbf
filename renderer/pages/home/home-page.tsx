// Home: the first page. What one owes, what became of one's ideas, where one's voice is needed, and what is new.
import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useAsk } from '../../query.ts'
import { useAgainByClock } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { DigestDialog } from './digest-dialog.tsx'
import { IdeasPanel } from './ideas-panel.tsx'
import { NewsPanel } from './news-panel.tsx'
import { PromisesPanel } from './promises-panel.tsx'
import { useNews } from './use-news.ts'
import { VoicePanel } from './voice-panel.tsx'
import './home.css'

export function HomePage() {
  const t = useWords()
  const { data: session } = useAsk('session', 'get', {})
  const { data: home, error, refetch } = useAsk('home', 'get', {}, { keepPrevious: true })
  const { data: news } = useNews()
  const [digest, setDigest] = useState(false)
  // what was early becomes due while nobody does anything
  useAgainByClock(refetch)
  return (
    <Page
      title={t('home:title')}
      lead={<bdi>{t('home:lead', { name: session?.member?.name ?? '' })}</bdi>}
      actions={
        <Button variant="default" leftSection={<IconMail size={18} aria-hidden />} onClick={() => setDigest(true)}>
          {t('home:digest.open')}
        </Button>
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {home && news ? (
        <div className="hm-columns">
          <div className="stack">
            <NewsPanel news={news} />
            <IdeasPanel ideas={home.ideas} count={home.ideaCount} news={news} />
          </div>
          <div className="stack">
            <PromisesPanel promises={home.promises} />
            <VoicePanel voice={home.voice} />
          </div>
        </div>
      ) : error ? null : (
        <Loading />
      )}
      <DigestDialog opened={digest} onClose={() => setDigest(false)} />
    </Page>
  )
}
