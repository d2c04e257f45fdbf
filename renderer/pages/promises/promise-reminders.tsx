// Promises that need this person: own ones that are overdue, nearly due or handed over, and for champions those of others that are overdue. Asked of this computer, so it works offline.
import { IconAlarm, IconUrgent } from '@tabler/icons-react'
import type { FollowUp } from '../../../shared/contract/follow-ups.ts'
import { isOverdue } from '../../../shared/domain/follow-ups.ts'
import { ReminderBanner } from '../../components/reminder-banner.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useAgainByClock, useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'

const NAMED = 2
/** Put off for so long, ms. */
const LATER = 60 * 60 * 1000

export function PromiseReminders() {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const { data, refetch } = useAsk('followUps', 'reminders', {})
  // what was early becomes due while nobody does anything
  useAgainByClock(refetch)
  const hidden = useDraft<{ until: number; ids: readonly string[] }>('promise-reminders', { until: 0, ids: [] })
  if (!data || hidden.state === 'loading') return null
  const isHidden = (rows: readonly FollowUp[]) => hidden.value.until > now && rows.every(({ id }) => hidden.value.ids.includes(id))
  const hide = (rows: readonly FollowUp[]) => ({ label: t('closing:remind.hide'), run: () => hidden.set({ until: now + LATER, ids: [...(hidden.value.until > now ? hidden.value.ids : []), ...rows.map(({ id }) => id)].slice(-20) }) })
  const stands = (row: FollowUp) => (isOverdue(row, now) ? t('closing:remind.overdue', { when: format.ago(row.dueAt, now) }) : row.handedBy && row.state === 'open' ? t('closing:remind.handed', { name: row.handedBy.name }) : t('closing:remind.due', { when: format.ago(row.dueAt, now) }))
  const { own, escalated } = data
  return (
    <>
      {own.length === 0 || isHidden(own) ? null : (
        <ReminderBanner
          icon={<IconAlarm size={18} aria-hidden />}
          title={t('closing:remind.own', { count: data.ownCount })}
          named={own.slice(0, NAMED).map((row) => ({ id: row.id, text: row.customer?.name ?? t('promises:noCustomer'), stands: stands(row) }))}
          more={data.ownCount > NAMED}
          open={{ to: { page: 'promises' }, label: t('closing:remind.open') }}
          hide={hide(own)}
        />
      )}
      {escalated.length === 0 || isHidden(escalated) ? null : (
        <ReminderBanner
          icon={<IconUrgent size={18} aria-hidden />}
          tone="bad"
          title={t('closing:remind.escalated', { count: data.escalatedCount })}
          named={escalated.slice(0, NAMED).map((row) => ({ id: row.id, text: row.customer?.name ?? t('promises:noCustomer'), stands: t('closing:remind.by', { name: row.owner.name, when: format.ago(row.dueAt, now) }) }))}
          more={data.escalatedCount > NAMED}
          open={{ to: { page: 'promises-by-leader' }, label: t('closing:remind.byLeader') }}
          hide={hide(escalated)}
        />
      )}
    </>
  )
}
