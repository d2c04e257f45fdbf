// The idea questions: admins reword, order, leave out and add; others read them.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AskedQuestion } from '../../../shared/contract/questions.ts'
import { isBuiltIn } from '../../../shared/domain/questions.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useMay } from '../../may.ts'
import { callCore, useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { questionWords } from '../ideas/use-questions.ts'
import { AddForm, WordForm } from './line-forms.tsx'
import { useOrder } from './use-order.tsx'

export function QuestionsSetup() {
  const t = useWords()
  const { data: questions, error, refetch } = useAsk('questions', 'list', {})
  const { data: answers } = useAsk('questions', 'answers', {})
  const refused = useMay().refused('edit', { entity: 'question', data: {} })
  const [editing, setEditing] = useState<string | null>(null)
  const { act: place, busy } = useAct('questions', 'place')
  const movable = (questions ?? []).filter(({ fixed }) => !fixed)
  const nameOf = (question: AskedQuestion) => questionWords(t, question.key, question.words)
  const { arrows, said } = useOrder({ rows: movable, nameOf, busy, place: async ({ key }, before) => Boolean(await place({ key, before: before?.key ?? null })) })
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!questions) return <Loading rows={4} />

  return (
    <>
      <p className="dim sm flush">{t('setup:questions.lead')}</p>
      <MayNot code={refused} words={t('setup:mayNot')} />
      <ol className="is-list">
        {questions.map((question) => (
          <li key={question.key} className="is-row" data-off={question.shown ? undefined : true}>
            <QuestionLine question={question} name={nameOf(question)} answers={answers && (answers.find(({ key }) => key === question.key)?.ideas ?? 0)} />
            {refused === null ? (
              <div className="is-acts">
                {question.fixed ? null : arrows(question)}
                <Button size="compact-sm" variant="default" aria-expanded={editing === question.key} onClick={() => setEditing(editing === question.key ? null : question.key)} aria-label={t('setup:questions.rewordNamed', { name: nameOf(question) })}>
                  {t('setup:questions.reword')}
                </Button>
                {question.fixed ? null : (
                  <>
                    {question.shown ? <RequireButton question={question} name={nameOf(question)} /> : null}
                    <ShowButton question={question} name={nameOf(question)} />
                  </>
                )}
              </div>
            ) : null}
            {editing === question.key ? (
              <WordForm
                draft={`question:${question.key}`}
                title={t('setup:questions.rewordNamed', { name: nameOf(question) })}
                label={t('setup:questions.words')}
                hint={t('setup:questions.wordsHint')}
                before={nameOf(question)}
                field="words"
                save={async (words) => {
                  await callCore('questions', 'reword', { key: question.key, words })
                  say(t('setup:questions.reworded'))
                }}
                usual={isBuiltIn(question.key) && question.words !== null ? { label: t('setup:questions.usual'), run: () => callCore('questions', 'reword', { key: question.key, words: null }) } : undefined}
                onClose={() => setEditing(null)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {said}
      {refused === null ? (
        <AddForm
          draft="question:new"
          label={t('setup:questions.new')}
          act={t('setup:questions.add')}
          field="words"
          add={async (words, id) => {
            await callCore('questions', 'add', { id, words })
            say(t('setup:questions.added'))
          }}
        />
      ) : null}
    </>
  )
}

/** `answers`: undefined while they are being counted. */
function QuestionLine({ question: { required, fixed, shown, versions, key }, name, answers }: { question: AskedQuestion; name: string; answers: number | undefined }) {
  const t = useWords()
  return (
    <div className="is-words">
      <UserText>{name}</UserText>
      <span className="is-facts dim sm">
        {required ? <span className="pill">{t(fixed ? 'setup:questions.fixed' : 'setup:questions.required')}</span> : null}
        {shown ? null : <span className="pill">{t('setup:questions.leftOut')}</span>}
        {isBuiltIn(key) ? null : <span className="pill">{t('setup:questions.own')}</span>}
        {versions > (isBuiltIn(key) ? 0 : 1) ? <span>{t('setup:questions.versions', { count: versions })}</span> : null}
        {answers === undefined ? null : <span>{t('setup:questions.answers', { count: answers })}</span>}
      </span>
    </div>
  )
}

function RequireButton({ question: { key, required }, name }: { question: AskedQuestion; name: string }) {
  const t = useWords()
  const undoable = useUndoable()
  const set = (to: boolean) => callCore('questions', 'require', { key, required: to })
  return (
    <Button size="compact-sm" variant="subtle" aria-label={t(required ? 'setup:questions.freeNamed' : 'setup:questions.requireNamed', { name })} onClick={() => void undoable(() => set(!required), t(required ? 'setup:questions.freed' : 'setup:questions.nowRequired', { name }), () => set(required))}>
      {t(required ? 'setup:questions.free' : 'setup:questions.require')}
    </Button>
  )
}

function ShowButton({ question: { key, shown }, name }: { question: AskedQuestion; name: string }) {
  const t = useWords()
  const undoable = useUndoable()
  const set = (to: boolean) => callCore('questions', 'show', { key, shown: to })
  return (
    <Button size="compact-sm" variant="subtle" aria-label={t(shown ? 'setup:questions.hideNamed' : 'setup:questions.showNamed', { name })} onClick={() => void undoable(() => set(!shown), t(shown ? 'setup:questions.hidden' : 'setup:questions.shown', { name }), () => set(shown))}>
      {t(shown ? 'setup:questions.hide' : 'setup:questions.show')}
    </Button>
  )
}
