// The form of `useDraftForm`: its fields, what went wrong at none of them, and its foot.
import type { ReactNode } from 'react'
import { ErrorNote } from './error-note.tsx'
import { KeyedForm } from './keyed-form.tsx'
import type { DraftFormState } from './use-draft-form.ts'

interface DraftFormProps<T> {
  form: DraftFormState<T>
  onLeave: () => void
  children: ReactNode
  className?: string
  label?: string
  /** The last line: a `FormFoot`. */
  foot: ReactNode
}

export function DraftForm<T>({ form, onLeave, children, className = 'stack', label, foot }: DraftFormProps<T>) {
  return (
    <KeyedForm form={form.ref} className={className} onSave={() => void form.save()} onLeave={onLeave} {...(label === undefined ? {} : { label })}>
      {children}
      <ErrorNote error={form.error} />
      {foot}
    </KeyedForm>
  )
}
