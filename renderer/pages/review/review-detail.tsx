// The chosen idea of the queue: its two answers first, what speaks for it, what was said, and what it waits for.
import { Button } from '@mantine/core'
import type { QueueRow } from '../../../shared/contract/review.ts'
import { Keys } from '../../components/keys.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { ariaKeys, SHORTCUTS } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { useQuestions } from '../ideas/use-questions.ts'
import { PromiseClock } from './clock.tsx'
import { ScorePanel } from './score-panel.tsx'
import type { TriageAct } from './triage.ts'

/** Comments that are shown; all of them are on the idea's page. */
const SAID = 3

interface ReviewDetailProps {
  row: QueueRow
  acts: readonly TriageAct[]
  mayNot: (act: TriageAct) => boolean
  onAct: (act: TriageAct) => void
}

export function ReviewDetail({ row, acts, mayNot, onAct }: ReviewDetailProps) {
  const t = useWords()
  const format = useFormat()
  const questions = useQuestions()
  const { data: idea } = useAsk('ideas', 'get', { id: row.id })
  const facts = [t('ideas:list.supporters', { count: row.supporters }), t('ideas:list.customers', { count: row.customers }), t('ideas:list.learnings', { count: row.learnings }), t('ideas:list.comments', { count: row.comments })]
  return (
    <article className="review-detail panel stack" aria-label={t('pipeline:review.chosen')} data-id={row.id}>
      <h2 className="flush review-detail-title">
        <RouteLink to={{ page: 'idea', id: row.id }} className="link" dir="auto" translate="no">
          {row.title}
        </RouteLink>
      </h2>
      <p className="row tight flush sm">
        <PromiseClock row={row} />
        <span className="dim">{row.nameless ? t('ideas:nameless.row') : <UserText>{t('ideas:page.by', { name: row.author.name, ago: format.ago(row.submittedAt) })}</UserText>}</span>
      </p>
      <div className="review-acts" role="group" aria-label={t('pipeline:review.acts')}>
        {acts.filter((act) => act !== 'mark').map((act) => (
          <Button key={act} size="compact-sm" variant="default" disabled={mayNot(act)} aria-keyshortcuts={ariaKeys(`triage-${act}`)} rightSection={<Keys keys={SHORTCUTS[`triage-${act}`].keys} />} onClick={() => onAct(act)}>
            {t(`pipeline:act.${act}`)}
          </Button>
        ))}
      </div>
      <dl className="review-answers">
        {(['customers', 'delight'] as const).map((question) => {
          const named = question === 'customers' && idea ? [...idea.affects.customers, ...idea.affects.segments].map(({ name }) => name).join(', ') : ''
          const words = [named, idea?.answers[question] ?? ''].filter(Boolean).join('\n')
          return (
            <div key={question}>
              <dt>{questions.words(question, idea)}</dt>
              <dd>{words === '' ? <span className="dim">{idea ? t('pipeline:review.notAnswered') : '…'}</span> : <UserText block className="prewrap clamp-6">{words}</UserText>}</dd>
            </div>
          )
        })}
      </dl>
      {idea?.description ? (
        <UserText block className="prewrap clamp-6 sm">
          {idea.description}
        </UserText>
      ) : null}
      <p className="dim sm flush">{facts.join(' · ')}</p>
      {idea && idea.discussion.length > 0 ? (
        <ul className="review-said" aria-label={t('pipeline:review.said')}>
          {idea.discussion.slice(-SAID).map((comment) => (
            <li key={comment.id} className="sm">
              <bdi translate="no">
                <b>{comment.author.name || t('ideas:nameless.row')}</b>
              </bdi>{' '}
              <span className="dim">{format.ago(comment.createdAt)}</span>
              <UserText block className="clamp">
                {comment.text}
              </UserText>
            </li>
          ))}
        </ul>
      ) : null}
      <ScorePanel id={row.id} />
    </article>
  )
}
