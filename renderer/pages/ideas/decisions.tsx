// What meetings decided about an idea, in their words, with what the customer would object; and, to its author, that they did.
import { Button } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useWords } from '../../words.ts'
import { DecisionLine } from '../meetings/decision-line.tsx'
import '../meetings/meetings.css'

export function Decisions({ idea: { decisions } }: { idea: Idea }) {
  const t = useWords()
  if (decisions.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('runs:answers.section')}</h2>
      <div className="stack-tight">
        {decisions.map((decision) => (
          <DecisionLine key={decision.id} decision={decision}>
            <p className="dim sm">
              <RouteLink to={{ page: 'agenda', meetingId: decision.meeting.id }}>
                <bdi translate="no">{decision.meeting.name}</bdi>
              </RouteLink>
            </p>
          </DecisionLine>
        ))}
      </div>
    </section>
  )
}

/** On top of the ideas: what meetings decided about one's own, until it was seen. */
export function AnswersNote() {
  const t = useWords()
  const format = useFormat()
  const { data: answers } = useAsk('ideas', 'answers', {})
  const seen = useDraft<{ until: number }>('answers-seen', { until: 0 })
  const news = seen.state === 'loading' ? [] : (answers ?? []).filter(({ decision }) => decision.at > seen.value.until)
  if (news.length === 0) return null
  return (
    <div className="idea-questions">
      <IconGavel size={18} aria-hidden />
      <div>
        <p>{t('runs:answers.title', { count: news.length })}</p>
        <ul>
          {news.map(({ ideaId, title, decision }) => (
            <li key={decision.id}>
              <RouteLink to={{ page: 'idea', id: ideaId }}>
                <bdi>{t('runs:answers.line', { title, decision: t(`meetings:decided.${decision.kind}`) })}</bdi>
              </RouteLink>{' '}
              <span className="dim sm">
                <bdi>{t('runs:answers.at', { meeting: decision.meeting.name, day: format.time(decision.at) })}</bdi>
              </span>
              {decision.reason ? (
                <p className="sm prewrap" dir="auto" translate="no">
                  {decision.reason}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        <Button size="compact-sm" variant="default" onClick={() => seen.set({ until: Math.max(...news.map(({ decision }) => decision.at)) })}>
          {t('runs:answers.seen')}
        </Button>
      </div>
    </div>
  )
}
