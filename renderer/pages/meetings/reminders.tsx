// Own actions that are overdue, due today or tomorrow: above every page, until they are done or put off to tomorrow. Everything is asked of this computer, so it works offline.
import { IconAlarm } from '@tabler/icons-react'
import { ReminderBanner } from '../../components/reminder-banner.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import './minutes.css'

/** So many are named; the rest are counted. */
const NAMED = 2

export function Reminders() {
  const t = useWords()
  const format = useFormat()
  // when the day changes, it is asked anew
  const day = today(new Date(useNow()))
  const { data: due } = useAsk('minutes', 'reminders', { today: day }, { keepPrevious: true })
  const hidden = useDraft<{ until: string }>('reminders', { until: '' })
  if (!due || due.length === 0 || hidden.state === 'loading' || hidden.value.until >= day) return null
  return (
    <ReminderBanner
      icon={<IconAlarm size={18} aria-hidden />}
      title={t('minutes:reminders.title', { count: due.length })}
      named={due.slice(0, NAMED).map(({ id, title, dueOn, due: when }) => ({ id, text: title, stands: when === 'overdue' ? t('minutes:reminders.overdue', { day: format.day(dueOn!) }) : t(`minutes:reminders.${when}`) }))}
      more={due.length > NAMED}
      open={{ to: { page: 'meetings' }, label: t('minutes:reminders.open') }}
      hide={{ label: t('minutes:reminders.hide'), run: () => hidden.set({ until: day }) }}
    />
  )
}
