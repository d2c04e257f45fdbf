// The agenda that wrote itself: of the meeting asked for, or of the next one there is.
import { IconArmchair } from '@tabler/icons-react'
import { useState } from 'react'
import type { Series } from '../../../shared/contract/meetings.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../may.ts'
import { go, goInstead } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { AgendaView } from './agenda-view.tsx'
import { SeriesForm } from './series-form.tsx'
import './meetings.css'

export function AgendaPage({ meetingId }: { meetingId?: string }) {
  const t = useWords()
  const series = useAsk('meetings', 'listSeries', {})
  const wanted = meetingId ?? soonest(series.data ?? [])
  if (wanted !== undefined) return <MeetingAgenda meetingId={wanted} series={series.data ?? []} />
  return (
    <Page title={t('meetings:agenda.title')} layout="read">
      {series.isPending ? <Loading /> : series.error ? <ErrorNote error={series.error} onRetry={() => void series.refetch()} /> : <FirstMeeting />}
    </Page>
  )
}

/** The meeting that comes first, of all series. */
function soonest(series: readonly Series[]): string | undefined {
  return series.flatMap(({ nextMeeting }) => nextMeeting ?? []).sort((a, b) => a.startsAt - b.startsAt)[0]?.id
}

function MeetingAgenda({ meetingId, series }: { meetingId: string; series: readonly Series[] }) {
  const t = useWords()
  const { data: agenda, error, refetch } = useAsk('meetings', 'agenda', { meetingId })
  if (agenda) return <AgendaView agenda={agenda} meetingId={meetingId} series={series} />
  const gone = error?.code === 'unknown-meeting'
  return (
    <Page title={t('meetings:agenda.title')} layout="read">
      {gone ? <EmptyState icon={<IconArmchair size={36} aria-hidden />} title={t('meetings:agenda.gone')} text={t('meetings:agenda.goneText')} action={{ label: t('meetings:title'), run: () => go({ page: 'meetings' }) }} /> : error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />}
    </Page>
  )
}

/** No meeting yet: two clicks make a weekly one. */
function FirstMeeting() {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  const mayPlan = useMay().is('lead')
  return (
    <>
      <EmptyState icon={<IconArmchair size={36} aria-hidden />} title={t('meetings:none.title')} text={mayPlan ? t('meetings:none.text') : t('rights.series')} {...(mayPlan ? { action: { label: t('meetings:none.action'), run: () => setOpened(true) } } : {})} />
      <SeriesForm opened={opened} onClose={() => setOpened(false)} onSaved={({ nextMeeting }) => nextMeeting && goInstead({ page: 'agenda', meetingId: nextMeeting.id })} />
    </>
  )
}
