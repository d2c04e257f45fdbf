// What is overdue, and whose it is: said first, so that nobody has to look for it.
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { QueueCounts } from '../../../shared/contract/review.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'

export function OverdueSection({ counts }: { counts: QueueCounts }) {
  const t = useWords()
  const format = useFormat()
  const { answer, decision } = counts.overdue
  if (answer + decision === 0)
    return counts.waiting === 0 ? null : (
      <p className="review-kept flush sm">
        <IconCircleCheck size={17} aria-hidden /> {t('pipeline:review.kept')}
      </p>
    )
  const what = [answer > 0 ? t('pipeline:review.lateAnswers', { count: answer, shown: format.number(answer) }) : '', decision > 0 ? t('pipeline:review.lateDecisions', { count: decision, shown: format.number(decision) }) : ''].filter(Boolean).join(', ')
  return (
    <section className="review-overdue" aria-label={t('pipeline:review.overdue')}>
      <IconAlertTriangle size={18} aria-hidden />
      <p className="flush review-late">
        <b>{t('pipeline:review.overdueLine', { what })}</b>{' '}
        {counts.owners.map(({ owner, overdue }, at) => (
          <span key={owner?.id ?? ''}>
            {at > 0 ? ' · ' : ''}
            {owner ? <bdi>{t('pipeline:review.lateOf', { name: owner.name, shown: format.number(overdue) })}</bdi> : t('pipeline:review.nobody', { shown: format.number(overdue) })}
          </span>
        ))}
      </p>
    </section>
  )
}
