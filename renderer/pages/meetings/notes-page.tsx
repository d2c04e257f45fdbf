// The lead's notes window: what to say about the item that is on, what comes next, and the clocks. Nobody else sees it, and it moves the meeting on, too.
import { Button, Textarea } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconLock } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { Agenda, AgendaItem } from '../../../shared/contract/meetings.ts'
import type { Run } from '../../../shared/contract/runs.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { useAsk } from '../../query.ts'
import { ariaKeys } from '../../shortcuts.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useWords } from '../../words.ts'
import { itemsToPresent } from './agenda-times.ts'
import { PresentClock } from './present-clock.tsx'
import { usePresentKeys } from './present-keys.ts'
import { usePresentation } from './use-presentation.ts'
import { useRun } from './use-run.ts'
import './meetings.css'
import './present.css'

export function NotesPage({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const { data: agenda, error, refetch } = useAsk('meetings', 'agenda', { meetingId })
  const run = useRun(meetingId)
  const title = agenda ? t('runs:notes.title', { name: agenda.meeting.name }) : ''
  useEffect(() => {
    if (title) document.title = t('windowTitle', { page: title })
  }, [t, title])
  if (!agenda || run === undefined) return <div className="page">{error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}</div>
  return (
    <div className="run-notes">
      <header className="present-bar">
        <p className="present-sign">
          <IconLock size={18} aria-hidden />
          {t('runs:notes.private')}
        </p>
      </header>
      {run ? <Running agenda={agenda} run={run} /> : <Prepare agenda={agenda} />}
    </div>
  )
}

function Running({ agenda, run }: { agenda: Agenda; run: Run }) {
  const t = useWords()
  const { meetingId } = run
  const { items, current, said, item, index, count, spentBefore, goTo } = usePresentation(agenda, run)
  usePresentKeys({ next: () => goTo(index + 1), back: () => goTo(index - 1), leave: () => {} })
  const next = items[item + 1]
  return (
    <>
      <div className="run-notes-body">
        <h1>{current ? <bdi translate="no">{current.item.title}</bdi> : said ? t('runs:said.title') : t('meetings:closing.title')}</h1>
        <p className="present-place" role="status">
          {current ? t('meetings:present.place', { place: item + 1, total: items.length }) : null}
        </p>
        <PresentClock startedAt={run.startedAt} meetingMinutes={agenda.meeting.minutes} item={current ? { since: run.since, spentBefore, minutes: current.item.minutes } : null} />
        {run.leading ? null : <p className="dim">{t('runs:notes.follows', { name: run.lead.name })}</p>}
        {current ? <OwnNote key={current.item.subject} meetingId={meetingId} item={current.item} rows={8} /> : null}
        <section aria-labelledby="notes-next">
          <h2 id="notes-next">{t('runs:notes.next')}</h2>
          {next ? (
            <>
              <p>
                <bdi translate="no">{next.item.title}</bdi> <span className="dim">{t('meetings:minutes', { count: next.item.minutes })}</span>
              </p>
              <OwnNote key={next.item.subject} meetingId={meetingId} item={next.item} rows={2} />
            </>
          ) : (
            <p className="dim">{t('runs:notes.end')}</p>
          )}
        </section>
      </div>
      {run.leading ? (
        <footer className="present-tray">
          <Button variant="default" disabled={index === 0} leftSection={<IconArrowLeft size={18} className="flips" aria-hidden />} aria-keyshortcuts={ariaKeys('present-back')} onClick={() => goTo(index - 1)}>
            {t('meetings:present.back')}
          </Button>
          <Button disabled={index === count - 1} rightSection={<IconArrowRight size={18} className="flips" aria-hidden />} aria-keyshortcuts={ariaKeys('present-next')} onClick={() => goTo(index + 1)}>
            {t('meetings:present.next')}
          </Button>
        </footer>
      ) : null}
    </>
  )
}

/** Before the meeting: what to say about each item. */
function Prepare({ agenda }: { agenda: Agenda }) {
  const t = useWords()
  return (
    <div className="run-notes-body">
      <h1>{t('runs:notes.title', { name: agenda.meeting.name })}</h1>
      <p className="dim">{t('runs:notes.notRunning')}</p>
      <ol className="run-notes-items">
        {itemsToPresent(agenda).map(({ item }) => (
          <li key={item.subject}>
            <p>
              <bdi translate="no">{item.title}</bdi>
            </p>
            <OwnNote meetingId={agenda.meeting.id!} item={item} rows={2} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function OwnNote({ meetingId, item, rows }: { meetingId: string; item: AgendaItem; rows: number }) {
  const t = useWords()
  const draft = useDraft<{ text: string }>(`lead-note:${meetingId}:${item.subject}`, { text: '' })
  return <Textarea aria-label={t('runs:notes.mineOf', { title: item.title })} placeholder={t('runs:notes.mine')} autosize minRows={rows} maxRows={16} dir="auto" value={draft.value.text} onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })} />
}
