// The small dialogs of the queue: answer, ask, own, tag, link, decline. What is typed is a draft: it stays when the dialog is left or the core refuses.
import { Modal, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { QueueRow } from '../../../shared/contract/review.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { TagsPicker } from '../../components/tags-picker.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, problemWords, useWords } from '../../words.ts'
import { FindLearning } from '../ideas/evidence-picker.tsx'

interface Props { onClose: () => void }

/** `about`: the ideas that it is about. */
export function TriageDialog({ title, about, onClose, children }: Props & { title: string; about: readonly { id: string; title: string }[]; children: ReactNode }) {
  const t = useWords()
  return (
    // The parts, not Modal itself: its <header> would be a second banner of the page.
    <Modal.Root opened onClose={onClose} centered transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={title}>
        <Modal.Body p="lg">
          <div className="stack">
            <h2 className="idea-form-heading">{title}</h2>
            {about.length === 0 ? null : about.length === 1 ? (
              <UserText block className="clamp">
                {about[0]!.title}
              </UserText>
            ) : (
              <p className="flush">{t('pipeline:review.ideas', { count: about.length })}</p>
            )}
            {children}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

export function SayDialog({ idea, asks, onClose }: Props & { idea: QueueRow; asks: boolean }) {
  const t = useWords()
  const title = t(asks ? 'pipeline:act.ask' : 'pipeline:act.answer')
  const form = useDraftForm({
    key: `review:${asks ? 'ask' : 'answer'}:${idea.id}`,
    initial: { text: '' },
    check: ({ text }): Record<string, string> => (text.trim() === '' ? { text: problemWords(t, 'required') } : {}),
    async save({ text }) {
      const { discussion } = await callCore('ideas', 'comment', { id: idea.id, text, ...(asks && { asks }) })
      const said = discussion.findLast(({ mine }) => mine)
      onClose()
      say(t(asks ? 'pipeline:review.asked' : 'pipeline:review.answered', { title: idea.title }), said ? { undo: () => callCore('ideas', 'deleteComment', { id: said.id }).catch((error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })) } : {})
    },
  })
  return (
    <TriageDialog title={title} about={[idea]} onClose={onClose}>
      <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('pipeline:review.send')} busy={form.busy} onCancel={onClose} />}>
        <Textarea data-autofocus autosize minRows={3} maxRows={10} dir="auto" label={t(asks ? 'pipeline:review.question' : 'pipeline:review.answerLabel')} description={t(asks ? 'pipeline:review.questionHint' : 'pipeline:review.answerHint')} value={form.value.text} error={form.wrong['text']} onChange={({ currentTarget }) => form.set({ text: currentTarget.value })} />
      </DraftForm>
    </TriageDialog>
  )
}

type Refused = readonly { title: string; code: string }[]
interface Many extends Props { rows: readonly QueueRow[]; onDone: () => void }

export function OwnerDialog({ rows, onClose, onDone, sayRefused }: Many & { sayRefused: (refused: Refused) => void }) {
  const t = useWords()
  const form = useDraftForm({
    key: 'review:owner',
    initial: { ownerId: rows[0]!.owner?.id ?? '', name: rows[0]!.owner?.name ?? '' },
    async save({ ownerId, name }) {
      const { done, refused } = await callCore('review', 'assign', { ids: rows.map(({ id }) => id), ownerId: ownerId === '' ? null : ownerId })
      onClose()
      onDone()
      sayRefused(refused)
      if (done.length > 0) say(ownerId === '' ? t('pipeline:review.unassigned', { count: done.length }) : t('pipeline:review.assigned', { count: done.length, name }), { undo: () => callCore('review', 'unassign', { owners: done }).catch((error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })) })
    },
  })
  return (
    <TriageDialog title={t('pipeline:act.owner')} about={rows} onClose={onClose}>
      <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('pipeline:review.assign')} busy={form.busy} onCancel={onClose} />}>
        <PersonSelect data-autofocus clearable label={t('pipeline:review.owner')} placeholder={t('pipeline:review.unowned')} labelOf={({ name, me }) => (me ? t('pipeline:review.me', { name }) : name)} value={form.value.ownerId || null} error={form.wrong['ownerId']} onChange={(id, name) => form.set({ ownerId: id ?? '', name })} />
      </DraftForm>
    </TriageDialog>
  )
}

export function DeclineMany({ rows, onClose, onDone, decline }: Many & { decline: (reason: string) => Promise<boolean> }) {
  const t = useWords()
  const form = useDraftForm({
    key: rows.length === 1 ? `idea:decline:${rows[0]!.id}` : 'review:decline',
    initial: { reason: '' },
    check: ({ reason }): Record<string, string> => (reason.trim() === '' ? { reason: problemWords(t, 'reason-missing') } : {}),
    async save({ reason }) {
      if (await decline(reason)) onDone()
      onClose()
    },
  })
  return (
    <TriageDialog title={t('pipeline:act.decline')} about={rows} onClose={onClose}>
      <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('ideas:decline.submit')} grave busy={form.busy} onCancel={onClose} />}>
        <Textarea data-autofocus autosize minRows={3} maxRows={10} dir="auto" label={t('ideas:decline.reason')} description={t('ideas:decline.text')} placeholder={t('ideas:decline.placeholder')} value={form.value.reason} error={form.wrong['reason']} onChange={({ currentTarget }) => form.set({ reason: currentTarget.value })} />
      </DraftForm>
    </TriageDialog>
  )
}

export function TagDialog({ idea, onClose }: Props & { idea: QueueRow }) {
  const t = useWords()
  const form = useDraftForm({
    key: `review:tags:${idea.id}`,
    initial: { tags: idea.tags },
    async save({ tags }) {
      const { before } = await callCore('review', 'tag', { id: idea.id, tags })
      onClose()
      say(t('pipeline:review.tagged', { title: idea.title }), { undo: () => callCore('review', 'tag', { id: idea.id, tags: before }).catch((error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })) })
    },
  })
  return (
    <TriageDialog title={t('pipeline:act.tag')} about={[idea]} onClose={onClose}>
      <DraftForm form={form} onLeave={onClose} foot={<FormFoot busy={form.busy} onCancel={onClose} />}>
        <TagsPicker label={t('pipeline:review.tags')} value={form.value.tags} error={form.wrong['tags']} onChange={(tags) => form.set({ tags })} />
      </DraftForm>
    </TriageDialog>
  )
}

/** Each is linked as it is chosen; several, one after the other. */
export function LinkDialog({ idea, onClose }: Props & { idea: QueueRow }) {
  const t = useWords()
  const { data } = useAsk('ideas', 'get', { id: idea.id })
  const [wrong, setWrong] = useState<string | null>(null)
  const link = async (learningId: string, linked: boolean) => {
    try {
      await callCore('ideas', 'link', { id: idea.id, learningId, linked })
      setWrong(null)
      if (linked) say(t('pipeline:review.linked', { title: idea.title }), { undo: () => link(learningId, false) })
    } catch (error) {
      setWrong(errorWords(t, asAppError(error)))
    }
  }
  return (
    <TriageDialog title={t('pipeline:act.link')} about={[idea]} onClose={onClose}>
      <p className="dim sm flush">{t('ideas:list.learnings', { count: data?.evidence.length ?? idea.learnings })}</p>
      <FindLearning linked={data?.evidence ?? []} onPick={({ id }) => void link(id, true)} />
      {wrong ? <p role="alert">{wrong}</p> : null}
    </TriageDialog>
  )
}
