// Questions of champions to the author of one's own ideas without a name: quiet, until they are answered.
import { IconMessageQuestion } from '@tabler/icons-react'
import { RouteLink } from '../../components/route-link.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function QuestionsNote() {
  const t = useWords()
  const { data: questions } = useAsk('ideas', 'questions', {})
  if (!questions || questions.length === 0) return null
  return (
    <div className="idea-questions">
      <IconMessageQuestion size={18} aria-hidden />
      <div>
        <p>{t('ideas:nameless.questions', { count: questions.length })}</p>
        <ul>
          {questions.map((question) => (
            <li key={question.id}>
              <RouteLink to={{ page: 'idea', id: question.ideaId }}>
                <bdi>{t('ideas:nameless.asks', { name: question.by.name, title: question.title })}</bdi>
              </RouteLink>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
