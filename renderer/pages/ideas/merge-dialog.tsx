// Merges two ideas: choose the other, see both side by side, choose which one stays and see what comes along. The keyboard is enough.
import { Button, Modal, Textarea } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Idea, MergePreview } from '../../../shared/contract/ideas.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { ideaThing, useMay } from '../../may.ts'
import { asAppError, callCore, useAct, useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { AuthorName } from './author-name.tsx'
import { IdeaFinder } from './idea-finder.tsx'
import './merge.css'
import { StagePill } from './stage-pill.tsx'

export interface MergeDialogProps {
  ideaId: string
  /** The idea it is probably the same as; looked for in the dialog when left out. */
  otherId?: string
  onClose: () => void
  /** After the merge, when the dialog is closed: which idea stays, and which one was merged into it. */
  onMerged?: (stays: Idea, mergedId: string) => void
}

export function MergeDialog({ ideaId, otherId, onClose, onMerged }: MergeDialogProps) {
  const t = useWords()
  return (
    // The parts, not Modal itself: its <header> would be a second banner of the page.
    <Modal.Root opened onClose={onClose} size="xl" transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={t('ideas:merge.title')}>
        <Modal.Body p="lg">
          <Choose ideaId={ideaId} otherId={otherId} onClose={onClose} onMerged={onMerged} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Choose({ ideaId, otherId, onClose, onMerged }: Pick<MergeDialogProps, 'ideaId' | 'onClose'> & { otherId: string | undefined; onMerged: MergeDialogProps['onMerged'] }) {
  const t = useWords()
  const [picked, setPicked] = useState(otherId)
  const { data: idea, error } = useAsk('ideas', 'get', { id: ideaId })
  const { data: other, error: otherError } = useAsk('ideas', 'get', { id: picked ?? ideaId }, { enabled: picked !== undefined })
  return (
    <div className="stack idea-merge">
      <h2 className="idea-form-heading">{t('ideas:merge.title')}</h2>
      <ErrorNote error={error ?? otherError} />
      {idea && picked !== undefined && other ? (
        <Both key={`${idea.id} ${other.id}`} idea={idea} other={other} onClose={onClose} onMerged={onMerged} onAgain={otherId === undefined ? () => setPicked(undefined) : null} />
      ) : idea && picked === undefined ? (
        <>
          <p className="dim">{t('ideas:merge.lead')}</p>
          <UserText block className="idea-merge-title">
            {idea.title}
          </UserText>
          <IdeaFinder like={idea} onPick={setPicked} />
          <div className="row">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </>
      ) : error || otherError ? null : (
        <Loading />
      )}
    </div>
  )
}

/** The one that more people stand behind; of two alike the older. */
const stronger = (a: Idea, b: Idea) => (b.supporters > a.supporters || (b.supporters === a.supporters && b.createdAt < a.createdAt) ? b : a)

interface BothProps {
  idea: Idea
  other: Idea
  onClose: () => void
  onMerged: MergeDialogProps['onMerged']
  /** To look for another one. */
  onAgain: (() => void) | null
}

function Both({ idea, other, onClose, onMerged, onAgain }: BothProps) {
  const t = useWords()
  const name = useId()
  const form = useRef<HTMLFormElement>(null)
  const [staysId, setStays] = useState(stronger(idea, other).id)
  const draft = useDraft(`merge:${idea.id}`, { reason: '' })
  const { reason } = draft.value
  const [stays, goes] = staysId === idea.id ? [idea, other] : [other, idea]
  const { data: preview } = useAsk('ideas', 'mergePreview', { id: goes.id, intoId: stays.id }, { keepPrevious: true })
  const { act, busy, error, clear } = useAct('ideas', 'merge')
  const mayNot = useMay().refused('move', { ...ideaThing(goes), move: { from: goes.stage, to: 'merged', inMeeting: false, with: stays.author.id } })

  // what had the focus, the found idea, is gone
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])

  async function merge() {
    if (busy || mayNot) return
    const merged = await act({ id: goes.id, intoId: stays.id, reason })
    if (!merged) return
    draft.discard()
    say(t('ideas:merge.done', { title: goes.title, other: merged.title }), { undo: () => callCore('ideas', 'unmerge', { id: goes.id }).catch((failed: unknown) => say(errorWords(t, asAppError(failed)), { tone: 'wrong' })) })
    onClose()
    // after the dialog has given the focus back to where it was
    setTimeout(() => onMerged?.(merged, goes.id))
  }

  return (
    <KeyedForm form={form} className="stack" onSave={() => void merge()} onLeave={onClose}>
      <fieldset className="idea-merge-both">
        <legend>{t('ideas:merge.which')}</legend>
        {[idea, other].map((one) => (
          <label key={one.id} className="idea-merge-one" data-stays={one === stays || undefined}>
            <span className="idea-merge-choice">
              <input
                type="radio"
                name={name}
                checked={one === stays}
                onChange={() => {
                  clear()
                  setStays(one.id)
                }}
              />
              <span className="sm">{t(one === stays ? 'ideas:merge.stays' : 'ideas:merge.goes')}</span>
            </span>
            <Facts idea={one} />
          </label>
        ))}
      </fieldset>
      {onAgain ? (
        <p>
          <Button size="compact-sm" variant="subtle" leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={onAgain}>
            {t('ideas:merge.another')}
          </Button>
        </p>
      ) : null}
      <section className="idea-merge-along" aria-live="polite">
        <h3>{t('ideas:merge.along')}</h3>
        {preview ? <Along preview={preview} goes={goes} /> : <Loading />}
      </section>
      <Textarea autosize minRows={1} maxRows={6} dir="auto" label={t('ideas:merge.reason')} placeholder={t('ideas:merge.reasonPlaceholder')} value={reason} onChange={({ currentTarget }) => draft.set({ reason: currentTarget.value })} />
      <MayNot code={mayNot} words={t('ideas:merge.mayNot')} />
      <ErrorNote error={error} />
      <FormFoot act={t('ideas:merge.submit')} busy={busy} disabled={mayNot !== null} onCancel={onClose} />
    </KeyedForm>
  )
}

function Facts({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  return (
    <>
      <span className="idea-merge-title clamp" dir="auto" translate="no">
        {idea.title}
      </span>
      <span className="row xs dim">
        <StagePill stage={idea.stage} />
        <AuthorName idea={idea} />
        <span>{format.ago(idea.createdAt)}</span>
      </span>
      <span className="xs">{[t('ideas:list.supporters', { count: idea.supporters }), t('ideas:list.comments', { count: idea.comments }), t('ideas:list.learnings', { count: idea.learnings }), t('ideas:list.customers', { count: idea.customers })].join(' · ')}</span>
      {idea.description || idea.answers.delight ? (
        <span className="idea-merge-text sm dim" dir="auto" translate="no">
          {idea.description || idea.answers.delight}
        </span>
      ) : null}
    </>
  )
}

/** Exactly what the idea that stays will have more of. */
function Along({ preview, goes }: { preview: MergePreview; goes: Idea }) {
  const t = useWords()
  const { supporters, supportersOfBoth, comments, learnings, customers, segments, merged } = preview
  const names = [...segments, ...customers].map(({ name }) => name)
  const counted = [
    supporters > 0 ? t('ideas:merge.supporters', { count: supporters }) : '',
    supportersOfBoth > 0 ? t('ideas:merge.supportersOfBoth', { count: supportersOfBoth }) : '',
    comments > 0 ? t('ideas:merge.comments', { count: comments }) : '',
    learnings > 0 ? t('ideas:merge.learnings', { count: learnings }) : '',
  ].filter(Boolean)
  return (
    <>
      <ul className="idea-merge-list">
        {counted.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {names.length > 0 ? (
          <li>
            <UserText>{t('ideas:merge.customers', { count: names.length, names: names.join(', ') })}</UserText>
          </li>
        ) : null}
        {merged.map(({ id, name }) => (
          <li key={id}>
            <UserText>{t('ideas:merge.merged', { title: name })}</UserText>
          </li>
        ))}
        {counted.length + names.length + merged.length === 0 ? <li>{t('ideas:merge.nothing')}</li> : null}
      </ul>
      <p className="dim sm">
        <UserText>{t(goes.nameless ? 'ideas:merge.creditNameless' : 'ideas:merge.credit', { name: goes.author.name, title: goes.title })}</UserText>
      </p>
    </>
  )
}
