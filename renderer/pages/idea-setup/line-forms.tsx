// Forms of one line: to word anew what is in a list, where it stands, and to add to the list below it.
import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { v7 as uuid7 } from 'uuid'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'

interface WordFormProps {
  /** What the draft is kept under. */
  draft: string
  /** The name of the form. */
  title: string
  label: string
  hint?: string
  before: string
  /** The field of the core's input. */
  field: string
  save: (text: string) => Promise<void>
  /** The way back to the words of the app, where there is one. */
  usual?: { label: string; run: () => Promise<unknown> } | undefined
  onClose: () => void
}

/** Takes the focus, and gives it back to what opened it. */
export function WordForm({ draft, title, label, hint, before, field, save, usual, onClose }: WordFormProps) {
  const form = useDraftForm({
    key: draft,
    initial: { text: before },
    async save({ text }) {
      await save(text)
      onClose()
    },
  })
  useEffect(() => {
    const opener = document.activeElement
    form.ref.current?.querySelector('input')?.focus()
    return () => {
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [form.ref])
  return (
    <DraftForm
      form={form}
      className="stack is-form"
      label={title}
      onLeave={onClose}
      foot={
        <FormFoot busy={form.busy} onCancel={onClose}>
          {usual ? (
            <Button variant="subtle" onClick={() => void usual.run().then(onClose)}>
              {usual.label}
            </Button>
          ) : null}
        </FormFoot>
      }
    >
      <TextInput dir="auto" label={label} {...(hint === undefined ? {} : { description: hint })} value={form.value.text} error={form.wrong[field]} onChange={({ currentTarget }) => form.set({ text: currentTarget.value })} />
    </DraftForm>
  )
}

interface AddFormProps {
  draft: string
  label: string
  act: string
  field: string
  /** `id`: the same when it is tried again after a lost answer. */
  add: (text: string, id: string) => Promise<void>
}

export function AddForm({ draft, label, act, field, add }: AddFormProps) {
  const [id, setId] = useState(() => uuid7())
  const form = useDraftForm({
    key: draft,
    initial: { text: '' },
    async save({ text }) {
      await add(text, id)
      setId(uuid7())
    },
  })
  return (
    <DraftForm
      form={form}
      className="is-add"
      label={label}
      onLeave={() => form.set({ text: '' })}
      foot={
        <Button type="submit" variant="default" loading={form.busy}>
          {act}
        </Button>
      }
    >
      <TextInput dir="auto" label={label} value={form.value.text} error={form.wrong[field]} onChange={({ currentTarget }) => form.set({ text: currentTarget.value })} />
    </DraftForm>
  )
}
