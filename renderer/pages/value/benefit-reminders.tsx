// Ideas of one's own that were implemented 90 days ago and not measured: above every page, until what they brought is entered, or until tomorrow.
import { IconScale } from '@tabler/icons-react'
import { useEffect } from 'react'
import { ReminderBanner } from '../../components/reminder-banner.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'

const NAMED = 2

export function BenefitReminders() {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const { data: due, refetch } = useAsk('benefits', 'reminders', {})
  const hidden = useDraft<{ until: string }>('benefit-reminders', { until: '' })
  const day = today(new Date(now))
  // what was early becomes due while nobody does anything
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the clock is what asks again
  useEffect(() => void refetch(), [day, refetch])
  if (!due || due.count === 0 || hidden.state === 'loading' || hidden.value.until >= day) return null
  return (
    <ReminderBanner
      icon={<IconScale size={18} aria-hidden />}
      title={t('value:remind.title', { count: due.count })}
      named={due.ideas.slice(0, NAMED).map(({ ideaId, title, implementedAt }) => ({ id: ideaId, text: title, stands: t('value:remind.stands', { ago: format.ago(implementedAt, now) }) }))}
      more={due.count > NAMED}
      open={{ to: { page: 'idea', id: due.ideas[0]!.ideaId }, label: t('value:remind.open') }}
      hide={{ label: t('value:remind.hide'), run: () => hidden.set({ until: day }) }}
    />
  )
}
