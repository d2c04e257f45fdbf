// One promise in a list: who waits, for what, since when, who answers, and what can be done.
import type { FollowUp } from '../../../shared/contract/follow-ups.ts'
import { isOverdue } from '../../../shared/domain/follow-ups.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote, UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { PromiseActs } from './promise-acts.tsx'

export function PromiseRow({ row }: { row: FollowUp }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const overdue = isOverdue(row, now)
  const open = row.resolvedAt === null
  return (
    <li className="panel promise" data-tone={overdue ? 'bad' : undefined}>
      <div className="promise-head">
        <b>
          {row.customer ? (
            <RouteLink to={{ page: 'customer', id: row.customer.id }} className="link" dir="auto" translate="no">
              {row.customer.name}
            </RouteLink>
          ) : (
            t('promises:noCustomer')
          )}
        </b>
        <span className="row tight">
          {row.example ? <span className="pill">{t('example.mark')}</span> : null}
          <span className="pill" data-tone={overdue ? 'bad' : open ? 'warm' : 'good'}>
            {overdue ? t('promises:state.overdue') : t(`promises:state.${row.state}`)}
          </span>
        </span>
      </div>
      <RouteLink to={{ page: 'learning', id: row.learning.id }} className="link clamp" dir="auto" translate="no">
        {row.learning.text.slice(0, 400)}
      </RouteLink>
      <p className="dim sm flush">
        {open ? (overdue ? t('promises:overdueSince', { when: format.ago(row.dueAt, now), time: format.time(row.dueAt) }) : t('promises:dueBy', { when: format.ago(row.dueAt, now), time: format.time(row.dueAt) })) : t('promises:answeredAt', { time: format.time(row.resolvedAt!) })} · {t('promises:owner')} <UserText>{row.owner.name}</UserText>
        {row.handedBy ? <> · {t('promises:handedBy', { name: row.handedBy.name })}</> : null}
      </p>
      {row.answer && !open ? <Quote by={row.owner.name}>{row.answer}</Quote> : null}
      <PromiseActs id={row.id} state={row.state} customer={row.customer?.name ?? null} ownerId={row.owner.id} authorId={row.author.id} answer={row.answer} isPrivate={row.isPrivate} example={row.example} />
    </li>
  )
}
