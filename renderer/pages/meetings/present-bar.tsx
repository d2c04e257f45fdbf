// The bar of a presentation: that it is one, where it stands, the clocks, who leads, and the way out.
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconMaximize, IconNote, IconUserShare, IconX } from '@tabler/icons-react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { hasRole } from '../../../shared/domain/rights.ts'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { ariaKeys } from '../../shortcuts.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { openNotes } from './notes-window.ts'
import { PresentClock } from './present-clock.tsx'
import { SleptNote } from './slept-note.tsx'
import type { Presentation } from './use-presentation.ts'
import { useRunActs, type Room } from './use-run.ts'

interface PresentBarProps { agenda: Agenda; presentation: Presentation; room: Room; onLeave: () => void }

export function PresentBar({ agenda, presentation, room, onLeave }: PresentBarProps) {
  const t = useWords()
  const { run, items, current, said, item } = presentation
  const { act } = useRunActs(run.meetingId)
  const isLead = useMay().is('lead')
  const { name } = run.lead
  return (
    <header className="present-bar">
      <p className="present-sign">
        <span className="present-dot" aria-hidden />
        {run.leading ? t('meetings:present.sign') : name === '' ? t('runs:run.followingNobody') : <bdi>{t('runs:run.following', { name })}</bdi>}
      </p>
      <p className="present-name cut" dir="auto" translate="no">
        {agenda.meeting.name}
      </p>
      <p className="present-place" role="status">
        {current ? t('meetings:present.place', { place: item + 1, total: items.length }) : said ? t('runs:said.title') : t('meetings:present.closing')}
      </p>
      <PresentClock startedAt={run.startedAt} meetingMinutes={agenda.meeting.minutes} item={current ? { since: run.since, spentBefore: presentation.spentBefore, minutes: current.item.minutes } : null} />
      {run.leading ? <LeadMenu presentation={presentation} room={room} /> : null}
      {document.fullscreenEnabled ? (
        <Tooltip label={t('meetings:present.fullScreen')}>
          <ActionIcon size="lg" aria-label={t('meetings:present.fullScreen')} onClick={() => void toggleFullScreen()}>
            <IconMaximize size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Button size="sm" variant="default" leftSection={<IconX size={16} aria-hidden />} aria-keyshortcuts={ariaKeys('present-leave')} onClick={onLeave}>
        {t('meetings:present.leave')}
      </Button>
      <div className="present-news" role="status">
        {room.cutOff ? <p className="present-note">{run.leading ? t('runs:run.alone') : t('runs:run.unknown')}</p> : null}
        {room.lead === 'gone' ? <p className="present-note">{t('runs:run.gone', { name })}</p> : null}
        {!run.leading && isLead ? (
          <Button size="compact-sm" variant={room.lead === 'gone' ? 'filled' : 'default'} onClick={() => void act('take', {})}>
            {t('runs:run.take')}
          </Button>
        ) : null}
        {run.leading ? <SleptNote onLeaveOut={(ms) => void act('leaveOut', { ms })} /> : null}
      </div>
    </header>
  )
}

/** The notes window, and to whom the lead may go. */
function LeadMenu({ presentation: { run }, room: { others } }: { presentation: Presentation; room: Room }) {
  const t = useWords()
  const { act } = useRunActs(run.meetingId)
  const { data: members } = useAsk('session', 'named', { ids: others.map(({ id }) => id) }, { enabled: others.length > 0, keepPrevious: true })
  const leads = new Set(members?.flatMap((member) => (hasRole(member, 'lead') ? member.id : [])))
  const successors = others.filter(({ id }) => leads.has(id))
  return (
    <>
      <Tooltip label={t('runs:notes.open')}>
        <ActionIcon size="lg" aria-label={t('runs:notes.open')} onClick={() => openNotes(run.meetingId) || say(t('runs:notes.blocked'), { tone: 'wrong' })}>
          <IconNote size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {successors.length > 0 ? (
        <Menu>
          <Menu.Target>
            <ActionIcon size="lg" aria-label={t('runs:run.lead')}>
              <IconUserShare size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {successors.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => void act('handOver', { toId: id })}>
                <bdi>{t('runs:run.handOver', { name })}</bdi>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  )
}

/** A shell may refuse the full screen: then the window stays as it is. */
async function toggleFullScreen(): Promise<void> {
  await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {})
}
