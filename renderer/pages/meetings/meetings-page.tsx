// Meetings: the series and when each meets next, the actions still open, and the meetings that were held.
import { Button } from '@mantine/core'
import { IconBeach, IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Series } from '../../../shared/contract/meetings.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { FreeDaysDialog } from './free-days.tsx'
import { HeldMeetings } from './held-meetings.tsx'
import { OpenActions } from './open-actions.tsx'
import { PulseDue } from './pulse.tsx'
import { SeriesCard } from './series-card.tsx'
import { SeriesForm } from './series-form.tsx'
import './meetings.css'

export function MeetingsPage() {
  const t = useWords()
  const { data: series, error, refetch } = useAsk('meetings', 'listSeries', {})
  const [form, setForm] = useState<{ opened: boolean; of: Series | null }>({ opened: false, of: null })
  const [free, setFree] = useState(false)
  const mayPlan = useMay().is('lead')
  const create = () => setForm({ opened: true, of: null })
  return (
    <Page
      title={t('meetings:title')}
      layout="read"
      lead={t('meetings:lead')}
      actions={
        mayPlan && series && series.length > 0 ? (
          <>
            <Button leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={create}>
              {t('meetings:newSeries')}
            </Button>
            <Button variant="default" leftSection={<IconBeach size={18} aria-hidden />} onClick={() => setFree(true)}>
              {t('meetings:free.title')}
            </Button>
          </>
        ) : undefined
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {series === undefined ? (
        error ? null : (
          <Loading />
        )
      ) : series.length === 0 ? (
        <EmptyState icon={<IconCalendarPlus size={36} aria-hidden />} title={t('meetings:none.title')} text={mayPlan ? t('meetings:none.text') : t('rights.series')} {...(mayPlan ? { action: { label: t('meetings:none.action'), run: create } } : {})} />
      ) : (
        <ul className="mt-series" aria-label={t('meetings:series.list')}>
          {series.map((each) => (
            <SeriesCard key={each.id} series={each} onEdit={() => setForm({ opened: true, of: each })} />
          ))}
        </ul>
      )}
      {/* asked for at once, and shown below the series: not pushed down by them */}
      <div className="stack" hidden={series === undefined && !error}>
        <PulseDue />
        <OpenActions />
        <HeldMeetings />
      </div>
      <FreeDaysDialog opened={free} series={series ?? []} onClose={() => setFree(false)} />
      <SeriesForm
        key={form.of?.id ?? 'new'}
        opened={form.opened}
        series={form.of}
        teams={[...new Set((series ?? []).flatMap(({ team }) => team?.name ?? []))]}
        onClose={() => setForm({ ...form, opened: false })}
        onSaved={({ nextMeeting }) => {
          if (!form.of && nextMeeting) go({ page: 'agenda', meetingId: nextMeeting.id })
        }}
      />
    </Page>
  )
}
