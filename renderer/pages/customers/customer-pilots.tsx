// The ideas that a customer tries, or tried, and what they said of each.
import type { Stage } from '../../../shared/domain/ideas.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { StagePill } from '../ideas/stage-pill.tsx'

export function CustomerPilots({ customerId }: { customerId: string }) {
  const t = useWords()
  const format = useFormat()
  const { data: pilots } = useAsk('pilot', 'ofCustomer', { customerId })
  if (!pilots || pilots.length === 0) return null
  return (
    <section className="panel" aria-labelledby="cu-pilots">
      <h2 id="cu-pilots">{t('pilot:ofCustomer.title')}</h2>
      <ul>
        {pilots.map(({ idea, verdict, words, saidOn, toldAt }) => (
          <li key={idea.id} className="stack-tight">
            <span className="linked-idea">
              <RouteLink to={{ page: 'idea', id: idea.id }} className="link" dir="auto" translate="no">
                {idea.title}
              </RouteLink>
              <StagePill stage={idea.stage as Stage} />
            </span>
            <span className="sm">
              {verdict ? t(`pilot:verdict.${verdict}`) : t('pilot:noVerdict')}
              {saidOn ? <span className="dim">, {format.day(saidOn)}</span> : null}
              <span className="dim"> · {toldAt === null ? t('pilot:notTold') : t('pilot:toldAgo', { ago: format.ago(toldAt) })}</span>
            </span>
            {words ? <UserText block className="sm dim clamp">{words}</UserText> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
