// One customer in the list. Plain elements: thousands of these go by.
import type { CustomerRow as Row } from '../../../shared/contract/customers.ts'
import { RouteLink } from '../../components/route-link.tsx'
import type { RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'

export function CustomerRow({ row, tabIndex }: { row: Row } & RowProps) {
  const t = useWords()
  const format = useFormat()
  return (
    <RouteLink to={{ page: 'customer', id: row.id }} className="cu-row" tabIndex={tabIndex}>
      <span className="cu-name cut" dir="auto" translate="no">
        {row.name}
      </span>
      <span className="cu-side">
        {row.waiting > 0 ? (
          <span className="pill" data-tone="bad">
            {t('customers:waiting', { count: row.waiting })}
          </span>
        ) : null}
        {row.segment ? (
          <span className="dim cut" dir="auto" translate="no">
            {row.segment.name}
          </span>
        ) : null}
      </span>
      <span className="cu-heard dim sm">
        {t('customers:learnings', { count: row.learnings, shown: format.number(row.learnings) })}
        {row.lastHeardOn ? ` · ${format.day(row.lastHeardOn)}` : ''}
      </span>
    </RouteLink>
  )
}
