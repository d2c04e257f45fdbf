// A form that is kept as a draft while it is filled in, says what is wrong at the field, and loses nothing when saving fails.
import { useRef, useState, type RefObject } from 'react'
import type { AppError } from '../../shared/app-error.ts'
import { asAppError } from '../query.ts'
import { useDraft, type Draft } from '../stores/drafts.ts'
import { fieldErrors, useWords } from '../words.ts'
import { useWrongFocus } from './use-wrong-focus.ts'

interface DraftFormOptions<T> {
  /** What the draft is kept under, such as `series:new`. */
  key: string
  initial: T
  /** The input's own prefix in the names of wrong fields, such as `changes`. */
  under?: string
  /** What is wrong before anything is asked of the core, by field. */
  check?: (value: T) => Record<string, string>
  save: (value: T) => Promise<void>
}

export interface DraftFormState<T> extends Pick<Draft<T>, 'value' | 'set' | 'state'> {
  /** What is wrong, by field. */
  wrong: Readonly<Record<string, string>>
  /** What went wrong at no field. */
  error: AppError | null
  busy: boolean
  save: () => Promise<void>
  ref: RefObject<HTMLFormElement | null>
}

/** The draft is dropped once it is saved. */
export function useDraftForm<T extends object>({ key, initial, under = '', check, save }: DraftFormOptions<T>): DraftFormState<T> {
  const t = useWords()
  const draft = useDraft(key, initial)
  const [error, setError] = useState<AppError | null>(null)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const ref = useRef<HTMLFormElement>(null)
  const focusWrong = useWrongFocus(ref)
  const atFields = fieldErrors(t, error, under)

  return {
    value: draft.value,
    state: draft.state,
    wrong: { ...atFields, ...missing },
    error: error && Object.keys(atFields).length === 0 ? error : null,
    busy,
    ref,
    set(change) {
      setError(null)
      setMissing({})
      draft.set(change)
    },
    async save() {
      if (busy) return
      const found = check?.(draft.value) ?? {}
      setMissing(found)
      if (Object.keys(found).length > 0) return focusWrong()
      setBusy(true)
      try {
        await save(draft.value)
        draft.discard()
      } catch (problem) {
        setError(asAppError(problem))
        focusWrong()
      } finally {
        setBusy(false)
      }
    },
  }
}
