// Runs the meeting from its agenda: one item at a time in large type, by keys or a clicker, with what is recorded on the spot. Others follow on the same page.
import { useEffect, useRef } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import type { Run } from '../../../shared/contract/runs.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { goInstead, leave } from '../../nav.ts'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { ChairCard } from './chair-card.tsx'
import { PresentBar } from './present-bar.tsx'
import { PresentClosing } from './present-closing.tsx'
import { RolesLine } from './meeting-roles.tsx'
import { PresentItem } from './present-item.tsx'
import { PresentSaid } from './present-said.tsx'
import { usePresentKeys } from './present-keys.ts'
import { usePresentation } from './use-presentation.ts'
import { useLeadNews, useRoom, useRun, useRunActs } from './use-run.ts'
import './meetings.css'
import './present.css'

export function PresentPage({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const { data: agenda, error, refetch } = useAsk('meetings', 'agenda', { meetingId })
  const run = useRun(meetingId)
  const { act } = useRunActs(meetingId)
  const isLead = useMay().is('lead')
  const held = agenda !== undefined && agenda.meeting.state !== 'planned'
  useEffect(() => {
    if (held) goInstead({ page: 'minutes', meetingId })
  }, [held, meetingId])
  // Once: leaving may forget it again. Whoever comes second follows.
  const begun = useRef(false)
  const start = isLead && !held && agenda !== undefined && run === null
  useEffect(() => {
    if (!start || begun.current) return
    begun.current = true
    void act('start', {})
  }, [start, act])
  if (agenda && !held && run) return <Presentation agenda={agenda} run={run} meetingId={meetingId} />
  return <div className="page">{error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : run === null && !isLead ? <p>{t('runs:run.waiting')}</p> : <Loading />}</div>
}

function Presentation({ agenda, run, meetingId }: { agenda: Agenda; run: Run; meetingId: string }) {
  const t = useWords()
  const room = useRoom(meetingId, run)
  const presentation = usePresentation(agenda, run)
  const { act } = useRunActs(meetingId)
  const { current, said, index, item, items, goTo } = presentation
  useLeadNews(run)
  const exit = () => {
    if (run.leading) void act('leave', {})
    leave({ page: 'agenda', meetingId })
  }
  useEffect(() => {
    document.title = t('windowTitle', { page: t('meetings:present.titleOf', { name: agenda.meeting.name }) })
  }, [t, agenda.meeting.name])
  usePresentKeys({ next: () => goTo(index + 1), back: () => goTo(index - 1), leave: exit })

  return (
    <div className="present" data-following={!run.leading || undefined}>
      <PresentBar agenda={agenda} presentation={presentation} room={room} onLeave={exit} />
      <div className="present-body">
        <div className="present-main">
          {current ? (
            <PresentItem key={current.item.subject} {...(item === 0 ? { opening: <RolesLine agenda={agenda} /> } : {})} placed={current} meetingId={meetingId} place={item} presentation={presentation} />
          ) : said ? (
            <PresentSaid agenda={agenda} onNext={run.leading ? () => goTo(index + 1) : null} />
          ) : (
            <PresentClosing agenda={agenda} meetingId={meetingId} onBack={run.leading && items.length > 0 ? () => goTo(index - 1) : null} />
          )}
        </div>
        <ChairCard agenda={agenda} meetingId={meetingId} />
      </div>
    </div>
  )
}
