// Comments on an idea. What is being typed is kept as a draft; one's own comment can be taken back.
import { Button, CloseButton, Textarea } from '@mantine/core'
import { useRef } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { asAppError, asking, callCore, queryClient, useAct, useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, fieldErrors, useWords } from '../../words.ts'
import { refocus } from './refocus.ts'

export function Discussion({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const { refused } = useMay()
  const inTeam = useAsk('session', 'get', {}).data?.inTeam ?? false
  const draft = useDraft(`idea:comment:${idea.id}`, { text: '' })
  const heading = useRef<HTMLHeadingElement>(null)
  const { act, busy, error } = useAct('ideas', 'comment')
  const problems = fieldErrors(t, error)

  async function post(text: string) {
    const changed = await act({ id: idea.id, text })
    if (changed) queryClient.setQueryData(asking('ideas', 'get', { id: idea.id }).queryKey, changed)
    return changed !== null
  }
  async function takeBack({ id, text, mine }: Idea['discussion'][number]) {
    try {
      await callCore('ideas', 'deleteComment', { id })
      queryClient.setQueryData(asking('ideas', 'get', { id: idea.id }).queryKey, { ...idea, discussion: idea.discussion.filter((comment) => comment.id !== id) })
      // not the field: there Ctrl+Z would undo typing, not this
      refocus(() => heading.current)
      say(t('ideas:discussion.deleted'), mine ? { undo: () => post(text) } : {})
    } catch (error) {
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }
  const send = () => {
    if (!busy && draft.value.text.trim() !== '') void post(draft.value.text).then((done) => done && draft.discard())
  }

  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {t('ideas:discussion.title')} <span className="idea-count">{idea.discussion.length}</span>
      </h2>
      <div className="stack">
        {idea.discussion.length === 0 ? <p className="dim">{t('ideas:discussion.none')}</p> : null}
        {idea.discussion.length > 0 ? (
          <ol className="idea-comments">
            {idea.discussion.map((comment) => (
              <li key={comment.id} className="idea-comment">
                <p className="idea-comment-head">
                  <b dir="auto" translate="no">
                    {comment.author.name}
                  </b>
                  <time className="dim xs" dateTime={new Date(comment.createdAt).toISOString()} title={format.time(comment.createdAt)}>
                    {format.ago(comment.createdAt)}
                  </time>
                  {comment.mine || (inTeam && refused('delete', { entity: 'comment', data: { authorId: comment.author.id }, example: idea.example }) === null) ? <CloseButton size="sm" aria-label={t('ideas:discussion.delete')} onClick={() => void takeBack(comment)} /> : null}
                </p>
                <UserText block className="prewrap">
                  {comment.text}
                </UserText>
              </li>
            ))}
          </ol>
        ) : null}
        <KeyedForm className="stack-tight" onSave={send} onLeave={() => {}}>
          <Textarea autosize minRows={2} maxRows={10} dir="auto" label={t('ideas:discussion.label')} placeholder={t('ideas:discussion.placeholder')} value={draft.value.text} onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })} error={problems['text']} />
          <ErrorNote error={error && Object.keys(problems).length === 0 ? error : null} />
          <div>
            <Button type="submit" variant="default" loading={busy}>
              {t('ideas:discussion.send')}
            </Button>
          </div>
        </KeyedForm>
      </div>
    </section>
  )
}
