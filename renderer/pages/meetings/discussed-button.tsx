// Marks an item as discussed, or takes the mark away.
import { Button } from '@mantine/core'
import { IconCheck, IconCircleCheckFilled } from '@tabler/icons-react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { useWords } from '../../words.ts'
import { useAgendaActs } from './agenda-acts.ts'

export function DiscussedButton({ item, meetingId }: { item: AgendaItem; meetingId: string }) {
  const t = useWords()
  const { change } = useAgendaActs(meetingId)
  const discussed = item.discussedAt !== null
  return (
    <Button
      variant={discussed ? 'light' : 'default'}
      aria-pressed={discussed}
      leftSection={discussed ? <IconCircleCheckFilled size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />}
      onClick={() => void change('discuss', { meetingId, subject: item.subject, discussed: !discussed })}
    >
      {t('meetings:mark.discussed')}
    </Button>
  )
}
