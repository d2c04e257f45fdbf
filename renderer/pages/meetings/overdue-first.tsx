// Before anything else: customers who wait longer than they were promised, on top of the agenda, with the way to their lines.
import { IconUrgent } from '@tabler/icons-react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { clip } from '../../../shared/domain/agenda/view.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'

/** So many are named; the rest are counted. */
const NAMED = 3

export function OverdueFirst({ agenda }: { agenda: Agenda }) {
  const t = useWords()
  const format = useFormat()
  const late = [...agenda.segments.flatMap(({ items }) => items), ...agenda.parked].filter(({ reasons }) => reasons.some(({ code }) => code.startsWith('promise-overdue')))
  const more = Number(late[0]?.reasons.find(({ code }) => code === 'promise-others')?.params['count'] ?? 0)
  if (late.length === 0) return null
  const count = late.length + more
  return (
    <p className="ag-overdue" role="note">
      <IconUrgent size={18} aria-hidden />
      <span>
        <b>{t('closing:agenda.overdue', { count, shown: format.number(count) })}</b>{' '}
        {late.slice(0, NAMED).map(({ subject, title, customer }, at) => (
          <span key={subject}>
            {at > 0 ? '; ' : ''}
            <bdi translate="no">{clip(customer ?? title, 80)}</bdi>
          </span>
        ))}
        {count > NAMED ? ' …' : ''} <RouteLink to={{ page: 'promises-by-leader' }}>{t('closing:agenda.who')}</RouteLink>
      </span>
    </p>
  )
}
