// The end of a form: the act, the way out, and what the form has to say beside them.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'

interface FormFootProps {
  /** What saving is called here; "Save" when left out. */
  act?: string
  busy?: boolean
  disabled?: boolean
  /** An act that takes something away. */
  grave?: boolean
  onCancel: () => void
  children?: ReactNode
}

export function FormFoot({ act, busy = false, disabled = false, grave = false, onCancel, children }: FormFootProps) {
  const t = useWords()
  return (
    <div className="form-foot">
      <Button type="submit" loading={busy} disabled={disabled} {...(grave ? { color: 'brick' } : {})}>
        {act ?? t('save')}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
      {children}
    </div>
  )
}
