// Sending something again, edited, or as a comment. What is typed here is kept as a draft until it is sent.
import { Modal, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { Rejection } from '../../../shared/contract/ledger.ts'
import { DayField } from '../../components/day-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { useWrongFocus } from '../../components/use-wrong-focus.ts'
import { UserText } from '../../components/user-text.tsx'
import { today } from '../../days.ts'
import { asAppError, callCore } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { useOnce } from '../../use-once.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { commentText, copyText } from './rejection-text.ts'
import { useSyncWords } from './sync-words.ts'

export interface Resending { readonly rejection: Rejection; readonly how: 'again' | 'comment' }

interface ResendDialogProps {
  resending: Resending | null
  onClose: () => void
  onSent: (rejection: Rejection) => void
}

export function ResendDialog({ resending, onClose, onSent }: ResendDialogProps) {
  const t = useWords()
  return (
    <Modal.Root opened={resending !== null} onClose={onClose} size="lg" transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={t(resending?.how === 'comment' ? 'sync:rejection.commentTitle' : 'sync:rejection.editTitle')}>
        <Modal.Body p="lg">{resending ? <Form key={`${resending.rejection.id} ${resending.how}`} {...resending} onClose={onClose} onSent={onSent} /> : null}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

const keyOf = ({ opId, field }: { opId: string; field: string }) => `${opId}.${field}`

function Form({ rejection, how, onClose, onSent }: Resending & Pick<ResendDialogProps, 'onClose' | 'onSent'>) {
  const t = useWords()
  const words = useSyncWords()
  const { id, code, params, by, thing, move } = rejection
  const fields = rejection.fields.filter(({ edit }) => edit !== null)
  const form = useRef<HTMLFormElement>(null)
  const draft = useDraft<Record<string, string>>(`sync:resend:${how}:${id}`, how === 'comment' ? { text: move ? commentText(t, move) : copyText(t, words, rejection) } : Object.fromEntries(fields.map((field) => [keyOf(field), field.mine.text])))
  const [failed, setFailed] = useState<AppError | null>(null)
  const wrong = fieldErrors(t, failed)
  const focusWrong = useWrongFocus(form)

  const send = useOnce(async () => {
    setFailed(null)
    try {
      if (how === 'comment') await callCore('ledger', 'sendAsComment', { id, text: draft.value['text'] ?? '' })
      else await callCore('ledger', 'resend', { id, values: fields.map((field) => ({ opId: field.opId, field: field.field, value: draft.value[keyOf(field)] ?? field.mine.text })) })
      draft.discard()
      say(t(how === 'comment' ? 'sync:rejection.sentAsComment' : 'sync:rejection.sent'))
      onClose()
      onSent(rejection)
    } catch (error) {
      setFailed(asAppError(error))
      focusWrong()
    }
  })

  return (
    <KeyedForm form={form} className="stack" onSave={send} onLeave={onClose}>
      <div>
        <h2 className="sync-entry-title">{t(how === 'comment' ? 'sync:rejection.commentTitle' : 'sync:rejection.editTitle')}</h2>
        <p className="dim sm flush">
          <UserText>{words.thing(thing)}</UserText>
        </p>
      </div>
      <p className="sm flush">
        <UserText>{words.refusal(code, params, by)}</UserText>
      </p>
      {how === 'comment' ? (
        <Textarea data-autofocus autosize minRows={3} maxRows={14} dir="auto" label={t('sync:rejection.commentField')} value={draft.value['text'] ?? ''} error={wrong['text']} onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })} />
      ) : (
        fields.map((field, at) => {
          const key = keyOf(field)
          const shared = {
            label: upper(words.field(field.entity, field.field, field.part)),
            value: draft.value[key] ?? field.mine.text,
            error: wrong[key],
            dir: 'auto' as const,
            ...(at === 0 && { 'data-autofocus': true }),
          }
          const set = (value: string) => draft.set({ ...draft.value, [key]: value })
          return field.edit === 'text' ? (
            <Textarea key={key} autosize minRows={2} maxRows={14} {...shared} onChange={({ currentTarget }) => set(currentTarget.value)} />
          ) : field.edit === 'day' ? (
            <DayField key={key} label={shared.label} value={shared.value} error={shared.error} max={today()} onChange={(day) => set(day ?? '')} />
          ) : (
            <TextInput key={key} {...(field.edit === 'number' && { inputMode: 'decimal' as const })} {...shared} onChange={({ currentTarget }) => set(currentTarget.value)} />
          )
        })
      )}
      <ErrorNote error={failed && Object.keys(wrong).length === 0 ? failed : null} />
      <FormFoot act={t('sync:rejection.send')} onCancel={onClose} />
    </KeyedForm>
  )
}

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
