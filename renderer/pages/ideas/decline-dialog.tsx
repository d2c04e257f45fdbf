// Declining asks for the reason, in a small dialog. What was typed stays when it is left or refused.
import { Modal, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useDraft } from '../../stores/drafts.ts'
import { fieldErrors, problemWords, useWords } from '../../words.ts'

export interface Declining { id: string; title: string }

interface DeclineDialogProps {
  /** Null while the dialog is closed. */
  idea: Declining | null
  onClose: () => void
  /** Resolves to what went wrong, or null. */
  decline: (reason: string) => Promise<AppError | null>
}

export function DeclineDialog({ idea, onClose, decline }: DeclineDialogProps) {
  const t = useWords()
  return (
    // The parts, not Modal itself: its <header> would be a second banner of the page.
    <Modal.Root opened={idea !== null} onClose={onClose} returnFocus={false} centered transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={t('ideas:decline.title')}>
        <Modal.Body p="lg">{idea ? <Reason key={idea.id} idea={idea} onClose={onClose} decline={decline} /> : null}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Reason({ idea, onClose, decline }: DeclineDialogProps & { idea: Declining }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const draft = useDraft(`idea:decline:${idea.id}`, { reason: '' })
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<AppError | null>(null)
  const { reason } = draft.value
  const problem = tried && reason.trim() === '' ? problemWords(t, 'reason-missing') : fieldErrors(t, failed)['reason']

  async function send() {
    setTried(true)
    setFailed(null)
    if (reason.trim() === '') return form.current?.querySelector('textarea')?.focus()
    const error = await decline(reason)
    if (error) setFailed(error)
    else draft.discard()
  }

  return (
    <KeyedForm form={form} className="stack idea-decline" onSave={() => void send()} onLeave={onClose}>
      <h2 className="idea-form-heading">{t('ideas:decline.title')}</h2>
      <UserText block className="idea-decline-title clamp">
        {idea.title}
      </UserText>
      <p className="dim sm">{t('ideas:decline.text')}</p>
      <Textarea data-autofocus autosize minRows={3} maxRows={10} dir="auto" label={t('ideas:decline.reason')} placeholder={t('ideas:decline.placeholder')} value={reason} onChange={({ currentTarget }) => draft.set({ reason: currentTarget.value })} error={problem} />
      <ErrorNote error={failed && failed.fields.length === 0 ? failed : null} />
      <FormFoot act={t('ideas:decline.submit')} grave onCancel={onClose} />
    </KeyedForm>
  )
}
