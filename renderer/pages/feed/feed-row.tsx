// One thing in the feed: what kind of news, when, from whom; the customer's words, or what was answered or decided.
import type { FeedItem } from '../../../shared/contract/feed.ts'
import { RouteLink } from '../../components/route-link.tsx'
import type { RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import type { Route } from '../../routes.ts'
import { useNow } from '../../use-now.ts'
import { useWords, type Words } from '../../words.ts'

const TONE = { good: 'good', bad: 'bad', wow: 'warm', shared: 'good', decision: undefined, kudos: 'warm' } as const

/** In a meeting, what was decided; outside, where the idea went. */
function decided(t: Words, { decision, inMeeting }: FeedItem): string {
  if (decision === null) return ''
  return inMeeting ? t(`agenda:decision.${decision as 'approve'}`) : t(`ideas:stage.${decision as 'approved'}`)
}

export function FeedRow({ row, tabIndex }: { row: FeedItem } & RowProps) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const to: Route = row.ideaId === null ? { page: 'learning', id: row.learningId! } : { page: 'idea', id: row.ideaId }
  return (
    <RouteLink to={to} className="fd-row" tabIndex={tabIndex}>
      <span className="fd-head">
        <span className="pill" data-tone={TONE[row.kind]}>
          {t(`closing:feed.one.${row.kind}`)}
        </span>
        {row.customer ? (
          <b dir="auto" translate="no" className="cut">
            {row.customer.name}
          </b>
        ) : null}
        {row.cost ? <span className="nowrap">{t('learnings:wowCost', { amount: format.number(row.cost.amount), currency: row.cost.currency })}</span> : null}
        {row.example ? <span className="pill">{t('example.mark')}</span> : null}
        <span className="fd-by dim cut">
          {row.by?.name ? (
            <bdi dir="auto" translate="no">
              {row.by.name}
            </bdi>
          ) : null}
          {row.kind === 'kudos' && row.answer ? <bdi> → {row.answer}</bdi> : null}
          {row.inMeeting ? ` · ${t('closing:feed.inMeeting')}` : ''} · {format.ago(row.at, now)}
        </span>
      </span>
      {row.kind === 'shared' || row.kind === 'decision' ? (
        <>
          <span className="fd-text" dir="auto" translate="no">
            {row.text}
          </span>
          <span className="fd-words">
            {row.kind === 'shared' ? <span className="fd-label">{t('closing:feed.answered')} </span> : <span className="fd-label">{decided(t, row)} </span>}
            <span dir="auto" translate="no">
              {row.answer}
            </span>
          </span>
        </>
      ) : (
        <>
          {row.quote ? (
            <span className="fd-words" dir="auto" translate="no">
              <q>{row.quote}</q>
            </span>
          ) : null}
          <span className="fd-text" dir="auto" translate="no">
            {row.text}
          </span>
        </>
      )}
    </RouteLink>
  )
}
