// What the customer was answered. Who keeps a promise says so here.
import { Button, Textarea } from '@mantine/core'
import { useMemo } from 'react'
import { DraftNote } from '../../components/draft-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Keys } from '../../components/keys.tsx'
import { useAct } from '../../query.ts'
import { SHORTCUTS } from '../../shortcuts.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { useOnce } from '../../use-once.ts'
import { fieldErrors, useWords } from '../../words.ts'

/** `before`: what was answered before that was taken back. */
export function AnswerForm({ id, customer, before, onClose }: { id: string; customer: string | null; before: string; onClose: () => void }) {
  const t = useWords()
  const draft = useDraft(`answer:${id}`, { answer: before })
  const { act, busy, error } = useAct('followUps', 'resolve')
  const back = useAct('followUps', 'takeBack')
  const errors = useMemo(() => fieldErrors(t, error), [t, error])

  const save = useOnce(async () => {
    if (!(await act({ id, answer: draft.value.answer }))) return
    draft.discard()
    onClose()
    say(t('promises:resolved'), { undo: () => back.act({ id, from: 'resolved' }) })
  })

  return (
    <KeyedForm className="stack-tight promise-answer" onSave={save} onLeave={onClose}>
      <Textarea
        label={customer === null ? t('promises:answer') : t('promises:answerTo', { customer })}
        description={t('promises:answerHint')}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the button that it replaces
        autoFocus
        value={draft.value.answer}
        error={errors['answer']}
        onChange={({ currentTarget }) => draft.set({ answer: currentTarget.value })}
      />
      <ErrorNote error={error && !errors['answer'] ? error : null} />
      <div className="form-foot">
        <Button type="submit" size="xs" loading={busy} rightSection={<Keys keys={SHORTCUTS.save.keys} />}>
          {t('promises:saveAnswer')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
        <DraftNote state={draft.state} />
      </div>
    </KeyedForm>
  )
}
