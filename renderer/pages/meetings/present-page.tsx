// Runs the meeting from its agenda: one item at a time in large type, by arrow keys or a clicker, with what is recorded on the spot.
import { useEffect } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { goInstead, leave } from '../../nav.ts'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { isShortcut, isTyping } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { PresentBar } from './present-bar.tsx'
import { PresentClosing } from './present-closing.tsx'
import { PresentItem } from './present-item.tsx'
import { usePresentation } from './use-presentation.ts'
import './meetings.css'
import './present.css'

export function PresentPage({ meetingId }: { meetingId: string }) {
  const { data: agenda, error, refetch } = useAsk('meetings', 'agenda', { meetingId })
  const may = useMay()
  const held = agenda?.meeting.state === 'held' || !may.is('lead')
  useEffect(() => {
    if (held) goInstead({ page: 'agenda', meetingId })
  }, [held, meetingId])
  if (!agenda || held) return <div className="page">{error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}</div>
  return <Presentation agenda={agenda} meetingId={meetingId} />
}

function Presentation({ agenda, meetingId }: { agenda: Agenda; meetingId: string }) {
  const t = useWords()
  const presentation = usePresentation(agenda, meetingId)
  const { ready, items, current, index, goTo } = presentation
  const exit = () => {
    presentation.leave()
    leave({ page: 'agenda', meetingId })
  }

  useEffect(() => {
    document.title = t('windowTitle', { page: t('meetings:present.titleOf', { name: agenda.meeting.name }) })
  }, [t, agenda.meeting.name])

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Fields, calendars and menus keep their keys.
      if (event.defaultPrevented || isTyping(event.target) || (event.target as Element).closest?.('[role=dialog], [role=menu], [role=listbox], .mantine-Popover-dropdown')) return
      const act = isShortcut(event, 'present-next') ? () => goTo(index + 1) : isShortcut(event, 'present-back') ? () => goTo(index - 1) : isShortcut(event, 'present-leave') ? exit : null
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })

  if (!ready) return <Loading />
  return (
    <div className="present">
      <PresentBar agenda={agenda} presentation={presentation} onLeave={exit} />
      {current ? (
        <PresentItem key={current.item.subject} placed={current} meetingId={meetingId} index={index} count={items.length} goTo={goTo} />
      ) : (
        <PresentClosing agenda={agenda} meetingId={meetingId} onBack={() => goTo(items.length - 1)} onEnded={presentation.forget} />
      )}
    </div>
  )
}
