// What the idea answers: the two questions first, in large type; the deeper ones where somebody wrote them.
import { IconPlus } from '@tabler/icons-react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { missingAnswers } from '../../../shared/domain/ideas.ts'
import { isFixed } from '../../../shared/domain/questions.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useWords } from '../../words.ts'
import { useQuestions } from './use-questions.ts'

export function AnswersGiven({ idea, editable }: { idea: Idea; editable: boolean }) {
  const t = useWords()
  const { words } = useQuestions()
  const { customers, segments } = idea.affects
  const missing = missingAnswers({ answers: idea.answers, affected: customers.length + segments.length })
  const along = [...idea.cameAlong.segments, ...idea.cameAlong.customers]
  return (
    <section className="idea-heart idea-heart-read">
      <div className="idea-question">
        <h2>{words('customers', idea)}</h2>
        {customers.length + segments.length + along.length > 0 ? (
          <ul className="idea-names">
            {segments.map(({ id, name }) => (
              <li key={id} className="pill idea-pill" data-tone="warm" dir="auto" translate="no">
                {name}
              </li>
            ))}
            {customers.map(({ id, name }) => (
              <li key={id} className="pill idea-pill" dir="auto" translate="no">
                {name}
              </li>
            ))}
            {along.map(({ id, name }) => (
              <li key={id} className="pill idea-pill" title={t('ideas:merge.cameAlong')}>
                <UserText>{name}</UserText> <span className="dim xs">{t('ideas:merge.cameAlong')}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {idea.answers.customers ? (
          <UserText block className="idea-answer">
            {idea.answers.customers}
          </UserText>
        ) : null}
        {missing.includes('customers') ? <NotAnswered id={idea.id} editable={editable} /> : null}
      </div>
      <div className="idea-question">
        <h2>{words('delight', idea)}</h2>
        {missing.includes('delight') ? (
          <NotAnswered id={idea.id} editable={editable} />
        ) : (
          <UserText block className="idea-answer">
            {idea.answers.delight}
          </UserText>
        )}
      </div>
    </section>
  )
}

function NotAnswered({ id, editable }: { id: string; editable: boolean }) {
  const t = useWords()
  return (
    <p className="row dim">
      {t('ideas:page.notAnswered')}
      {editable ? (
        <RouteLink to={{ page: 'edit-idea', id }} className="link idea-inline">
          <IconPlus size={15} aria-hidden />
          {t('ideas:page.answer')}
        </RouteLink>
      ) : null}
    </p>
  )
}

export function DepthGiven({ idea }: { idea: Idea }) {
  const t = useWords()
  const { words } = useQuestions()
  const given = idea.answered.map(({ key }) => key).filter((key) => !isFixed(key))
  if (given.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('ideas:page.depth')}</h2>
      <dl className="idea-facts">
        {given.map((question) => (
          <div key={question}>
            <dt>{words(question, idea)}</dt>
            <dd className="prewrap" dir="auto" translate="no">
              {idea.answers[question]}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
