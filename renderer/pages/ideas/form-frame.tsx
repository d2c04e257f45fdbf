// The form around the fields: saves, submits, names what is missing and puts the focus there. The draft outlives all of it.
import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import { DraftNote } from '../../components/draft-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Keys } from '../../components/keys.tsx'
import { leave } from '../../nav.ts'
import type { Route } from '../../routes.ts'
import { SHORTCUTS } from '../../shortcuts.ts'
import type { Draft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { fieldErrors, problemWords, useWords } from '../../words.ts'
import { IdeaFields } from './idea-fields.tsx'
import { problemsOf, type IdeaForm } from './idea-form.ts'
import { useQuestions } from './use-questions.ts'

interface FormFrameProps {
  draft: Draft<IdeaForm>
  /** The idea is a draft, or not stored yet: it can be submitted, or kept as a draft. */
  canSubmit: boolean
  /** Stores it. Resolves to what went wrong, or null. */
  store: (form: IdeaForm, submit: boolean) => Promise<AppError | null>
  /** Something was typed that is not stored. */
  changed: boolean
  otherwise: Route
  /** Whether it is written under one's name: of a new idea. */
  naming?: ReactNode
  /** What is shown below a field. */
  below?: { title: ReactNode; description: ReactNode }
}

export function FormFrame({ draft, canSubmit, store, changed, otherwise, naming = null, below }: FormFrameProps) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  /** What was last tried: from then on its problems are marked, until they are mended. */
  const [tried, setTried] = useState<'submit' | 'keep' | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<AppError | null>(null)
  // An idea that was submitted keeps its answers, so changing it asks for them too.
  const needsAnswers = (submit: boolean) => submit || !canSubmit
  const { required: wanted } = useQuestions()
  // what is asked since it was submitted need not be answered
  const required = useMemo(() => (canSubmit ? wanted : wanted.filter((key) => draft.value.asked?.some((answered) => answered.key === key))), [wanted, canSubmit, draft.value.asked])
  const problems = useMemo(() => (tried === null ? {} : problemsOf(draft.value, tried === 'submit', required)), [draft.value, tried, required])
  const errors = useMemo(() => ({ ...fieldErrors(t, failed, 'changes'), ...Object.fromEntries(Object.entries(problems).map(([field, code]) => [field, problemWords(t, code)])) }), [t, failed, problems])
  const missing = Object.keys(problems).length

  useEffect(() => {
    form.current?.querySelector('input')?.focus()
  }, [])

  function focusFirst(fields: readonly string[]) {
    const places = [...(form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
    places.find((place) => fields.includes(place.dataset['field']!))?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }

  async function save(submit: boolean) {
    if (busy) return
    const found = problemsOf(draft.value, needsAnswers(submit), required)
    setTried(needsAnswers(submit) ? 'submit' : 'keep')
    setFailed(null)
    if (Object.keys(found).length > 0) return focusFirst(Object.keys(found))
    setBusy(true)
    const error = await store(draft.value, submit)
    setBusy(false)
    setFailed(error)
    if (error) focusFirst(Object.keys(fieldErrors(t, error, 'changes')))
  }

  const submitLabel = t(canSubmit ? 'ideas:form.submit' : 'save')
  return (
    <KeyedForm form={form} className="stack" onSave={() => void save(canSubmit)} onLeave={() => leave(otherwise)}>
      <IdeaFields value={draft.value} set={draft.set} errors={errors} {...(below ? { below } : {})} />
      {naming}
      <ErrorNote error={failed && failed.fields.length === 0 ? failed : null} />
      <div className="stack-tight">
        <p role="alert" className="field-error">
          {missing > 0 ? t('ideas:form.problems', { count: missing }) : ''}
        </p>
        <div className="form-foot">
          <Button type="submit" loading={busy} rightSection={<Keys keys={SHORTCUTS.save.keys} />}>
            {submitLabel}
          </Button>
          {canSubmit ? (
            <Button variant="default" disabled={busy} onClick={() => void save(false)}>
              {t('ideas:form.saveDraft')}
            </Button>
          ) : null}
          {changed ? (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                const thrownAway = draft.value
                draft.discard()
                setTried(null)
                setFailed(null)
                say(t('ideas:form.discarded'), { undo: () => draft.set(thrownAway) })
              }}
            >
              {t('ideas:form.discard')}
            </Button>
          ) : null}
          <DraftNote state={draft.state} />
        </div>
      </div>
    </KeyedForm>
  )
}
