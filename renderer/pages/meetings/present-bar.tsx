// The bar of a presentation: that it is one, where it stands, the clocks, and the way out.
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconMaximize, IconX } from '@tabler/icons-react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { ariaKeys } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { PresentClock } from './present-clock.tsx'
import type { Presentation } from './use-presentation.ts'

export function PresentBar({ agenda, presentation, onLeave }: { agenda: Agenda; presentation: Presentation; onLeave: () => void }) {
  const t = useWords()
  const { items, current, index, since, spentBefore, startedAt } = presentation
  return (
    <header className="present-bar">
      <p className="present-sign">
        <span className="present-dot" aria-hidden />
        {t('meetings:present.sign')}
      </p>
      <p className="present-name cut" dir="auto" translate="no">
        {agenda.meeting.name}
      </p>
      <p className="present-place" role="status">
        {current ? t('meetings:present.place', { place: index + 1, total: items.length }) : t('meetings:present.closing')}
      </p>
      <PresentClock startedAt={startedAt} meetingMinutes={agenda.meeting.minutes} item={current ? { since, spentBefore, minutes: current.item.minutes } : null} />
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
    </header>
  )
}

/** A shell may refuse the full screen: then the window stays as it is. */
async function toggleFullScreen(): Promise<void> {
  await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {})
}
