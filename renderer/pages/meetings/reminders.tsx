// Own actions that are overdue, due today or tomorrow: above every page, until they are done or put off to tomorrow. Everything is asked of this computer, so it works offline.
import { Button } from '@mantine/core'
import { IconAlarm } from '@tabler/icons-react'
import { RouteLink } from '../../components/route-link.tsx'
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
    <div className="banner" data-tone="warm" role="region" aria-label={t('minutes:reminders.title', { count: due.length })}>
      <IconAlarm size={18} aria-hidden />
      <span>
        {t('minutes:reminders.title', { count: due.length })}{' '}
        <span className="mn-named">
          {due.slice(0, NAMED).map(({ id, title, dueOn, due: when }, at) => (
            <span key={id}>
              {at > 0 ? '; ' : ''}
              <bdi translate="no">{title}</bdi> ({when === 'overdue' ? t('minutes:reminders.overdue', { day: format.day(dueOn!) }) : t(`minutes:reminders.${when}`)})
            </span>
          ))}
          {due.length > NAMED ? ' …' : ''}
        </span>{' '}
        <RouteLink to={{ page: 'meetings' }}>{t('minutes:reminders.open')}</RouteLink>
      </span>
      <Button size="compact-sm" variant="default" onClick={() => hidden.set({ until: day })}>
        {t('minutes:reminders.hide')}
      </Button>
    </div>
  )
}
