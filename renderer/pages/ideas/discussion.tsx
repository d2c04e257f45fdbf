// Comments on an idea. What is being typed is kept as a draft; one's own comment can be taken back.
import { Button, CloseButton } from '@mantine/core'
import { IconMessageQuestion } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import type { Credit, Idea } from '../../../shared/contract/ideas.ts'
import type { Mention } from '../../../shared/domain/mentions.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { KudosGiven, ThankButton } from '../../components/kudos.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { useNav } from '../../nav.ts'
import { asAppError, asking, callCore, queryClient, useAct, useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, fieldErrors, useWords } from '../../words.ts'
import { nameOn } from './names.ts'
import { MentionField } from './mention-field.tsx'
import { MentionedText } from './mentioned-text.tsx'
import { refocus } from './refocus.ts'

export function Discussion({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const { refused, is } = useMay()
  const inTeam = useAsk('session', 'get', {}).data?.inTeam ?? false
  const draft = useDraft<{ text: string; mentions?: readonly Mention[] }>(`idea:comment:${idea.id}`, { text: '' })
  const heading = useRef<HTMLHeadingElement>(null)
  const { act, busy, error } = useAct('ideas', 'comment')
  const wanted = useNav(({ at }) => (at.page === 'idea' ? at.commentId : undefined))
  const list = useRef<HTMLOListElement>(null)
  const { data: given } = useAsk('kudos', 'onComments', { ideaId: idea.id })
  const thanks = useMemo(() => Map.groupBy(given ?? [], ({ commentId }) => commentId), [given])
  // A comment that was found: in view and with the focus, after the page has had its own turn.
  useEffect(() => {
    if (wanted === undefined) return
    const timer = setTimeout(() => {
      const comment = list.current?.querySelector<HTMLElement>(`[data-id='${wanted}']`)
      comment?.scrollIntoView({ block: 'center' })
      comment?.focus({ preventScroll: true })
    })
    return () => clearTimeout(timer)
  }, [wanted])
  const problems = fieldErrors(t, error)

  async function post(text: string, asks = false, mentions: readonly Mention[] = []) {
    const changed = await act({ id: idea.id, text, asks, mentions: [...mentions] })
    if (changed) queryClient.setQueryData(asking('ideas', 'get', { id: idea.id }).queryKey, changed)
    return changed !== null
  }
  async function takeBack({ id, text, mine, asks, mentions }: Idea['discussion'][number]) {
    try {
      await callCore('ideas', 'deleteComment', { id })
      queryClient.setQueryData(asking('ideas', 'get', { id: idea.id }).queryKey, { ...idea, discussion: idea.discussion.filter((comment) => comment.id !== id) })
      // not the field: there Ctrl+Z would undo typing, not this
      refocus(() => heading.current)
      say(t('ideas:discussion.deleted'), mine ? { undo: () => post(text, asks, mentions.map(({ id, written }) => ({ id, written }))) } : {})
    } catch (error) {
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }
  const send = (asks = false) => {
    if (!busy && draft.value.text.trim() !== '') void post(draft.value.text, asks, draft.value.mentions).then((done) => done && draft.discard())
  }
  const asAuthor = idea.nameless && idea.mine
  /** The merged idea that it was said on. */
  const sourceOf = ({ saidOn }: Idea['discussion'][number]) => idea.credits.find(({ id }) => id === saidOn)
  const mayAsk = inTeam && idea.nameless && !idea.mine && is('champion')

  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {t('ideas:discussion.title')} <span className="idea-count">{idea.discussion.length}</span>
      </h2>
      <div className="stack">
        {idea.discussion.length === 0 ? <p className="dim">{t('ideas:discussion.none')}</p> : null}
        {idea.discussion.length > 0 ? (
          <ol className="idea-comments" ref={list}>
            {idea.discussion.map((comment) => (
              <li key={comment.id} className="idea-comment" data-id={comment.id} {...(comment.id === wanted ? { tabIndex: -1, 'data-wanted': true } : {})}>
                <p className="idea-comment-head">
                  <b {...(comment.author.id === NAMELESS ? {} : { dir: 'auto', translate: 'no' })}>{nameOn(t, sourceOf(comment) ?? idea, comment.author)}</b>
                  {comment.saidOn ? <SaidOn on={sourceOf(comment)} /> : null}
                  {comment.asks ? <span className="pill">{t('ideas:nameless.asked')}</span> : null}
                  <time className="dim xs" dateTime={new Date(comment.createdAt).toISOString()} title={format.time(comment.createdAt)}>
                    {format.ago(comment.createdAt)}
                  </time>
                  {comment.mine ? null : <ThankButton about={{ ofNoun: 'comment', ofId: comment.id }} author={comment.author} />}
                  {comment.mine || (inTeam && refused('delete', { entity: 'comment', data: { authorId: comment.author.id }, example: idea.example }) === null) ? <CloseButton size="sm" aria-label={t('ideas:discussion.delete')} onClick={() => void takeBack(comment)} /> : null}
                </p>
                <UserText block className="prewrap">
                  <MentionedText text={comment.text} mentions={comment.mentions} />
                </UserText>
                {thanks.has(comment.id) ? (
                  <ul className="idea-comment-thanks" aria-label={t('kudos:title')}>
                    {thanks.get(comment.id)!.map((kudos) => (
                      <li key={kudos.id}>
                        <KudosGiven kudos={kudos} />
                      </li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ol>
        ) : null}
        {idea.stage === 'merged' && !asAuthor && idea.mergedInto?.gone === false ? (
          <p className="dim">
            {t('ideas:merge.discussThere')}{' '}
            <RouteLink to={{ page: 'idea', id: idea.mergedInto.id }} dir="auto" translate="no">
              {idea.mergedInto.title}
            </RouteLink>
          </p>
        ) : (
        <KeyedForm className="stack-tight" onSave={() => send()} onLeave={() => {}}>
          <MentionField autosize minRows={2} maxRows={10} label={t(asAuthor ? 'ideas:nameless.answerLabel' : 'ideas:discussion.label')} description={asAuthor ? t('ideas:nameless.answerHint') : mayAsk ? t('ideas:nameless.askHint') : inTeam ? t('home:mention.hint') : null} placeholder={t('ideas:discussion.placeholder')} value={draft.value} onChange={(value) => draft.set(value)} error={problems['text']} />
          <ErrorNote error={error && Object.keys(problems).length === 0 ? error : null} />
          <div className="row">
            <Button type="submit" variant="default" loading={busy}>
              {t('ideas:discussion.send')}
            </Button>
            {mayAsk ? (
              <Button variant="default" leftSection={<IconMessageQuestion size={18} aria-hidden />} disabled={busy} onClick={() => send(true)}>
                {t('ideas:nameless.ask')}
              </Button>
            ) : null}
          </div>
        </KeyedForm>
        )}
      </div>
    </section>
  )
}

/** What was said on a merged idea says so. */
function SaidOn({ on }: { on: Credit | undefined }) {
  const t = useWords()
  return on ? (
    <span className="xs dim">
      {t('ideas:merge.saidOn')}{' '}
      <RouteLink to={{ page: 'idea', id: on.id }} dir="auto" translate="no">
        {on.title}
      </RouteLink>
    </span>
  ) : null
}
