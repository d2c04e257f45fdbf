// On an agenda: that its meeting runs, where it stands, and the way in.
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import type { Run } from '../../../shared/contract/runs.ts'
import { go } from '../../nav.ts'
import { useWords } from '../../words.ts'
import { PresentClock } from './present-clock.tsx'
import { usePresentation } from './use-presentation.ts'
import { useLeadNews, useRun } from './use-run.ts'
import './present.css'

export function RunBanner({ agenda, meetingId }: { agenda: Agenda; meetingId: string }) {
  const run = useRun(meetingId)
  return run ? <Running agenda={agenda} run={run} /> : null
}

function Running({ agenda, run }: { agenda: Agenda; run: Run }) {
  const t = useWords()
  const { items, current, said, item, spentBefore } = usePresentation(agenda, run)
  useLeadNews(run)
  return (
    <section className="run-banner no-print" aria-label={t('runs:run.label')}>
      <span className="present-dot" aria-hidden />
      <div className="run-words">
        <p role="status" dir="auto">
          {current ? t('runs:run.running', { place: item + 1, total: items.length, title: current.item.title }) : said ? t('runs:run.runningSaid') : t('runs:run.runningClosing')}{' '}
          {run.leading ? t('runs:run.mine') : run.lead.name ? t('runs:run.leads', { name: run.lead.name }) : null}
        </p>
        <PresentClock startedAt={run.startedAt} meetingMinutes={agenda.meeting.minutes} item={current ? { since: run.since, spentBefore, minutes: current.item.minutes } : null} />
      </div>
      <Button leftSection={<IconPlayerPlay size={17} className="flips" aria-hidden />} onClick={() => go({ page: 'present', meetingId: run.meetingId })}>
        {run.leading ? t('runs:run.back') : t('runs:run.join')}
      </Button>
    </section>
  )
}
