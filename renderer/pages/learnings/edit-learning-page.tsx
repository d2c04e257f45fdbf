// Edit a learning. Its draft is kept apart from the learning until it is saved.
import { Button } from '@mantine/core'
import { useMemo, useRef } from 'react'
import type { Learning } from '../../../shared/contract/learnings.ts'
import { DraftNote } from '../../components/draft-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { Keys } from '../../components/keys.tsx'
import { learningThing, useMay } from '../../may.ts'
import { leave } from '../../nav.ts'
import { useAct, useAsk } from '../../query.ts'
import { SHORTCUTS } from '../../shortcuts.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { useOnce } from '../../use-once.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { LearningFields } from './learning-fields.tsx'
import { changedFields, fromLearning, type LearningForm } from './learning-form.ts'
import { useFirstErrorFocus } from './use-first-error-focus.ts'

export function EditLearningPage({ id }: { id: string }) {
  const t = useWords()
  const { data: learning, error, refetch } = useAsk('learnings', 'get', { id })
  const { refused } = useMay()
  const mayNot = learning ? refused('edit', learningThing(learning)) : null
  return (
    <Page title={t('learnings:edit.title')} layout="read" focusesItself>
      {learning && mayNot ? <MayNot code={mayNot} words={t('rights.learning', { name: learning.author.name })} /> : learning ? <EditForm learning={learning} /> : error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading rows={2} />}
    </Page>
  )
}

function EditForm({ learning }: { learning: Learning }) {
  const stored = useMemo(() => fromLearning(learning), [learning])
  const draft = useDraft<LearningForm>(`learning:${learning.id}`, stored)
  return draft.state === 'loading' ? <Loading rows={2} /> : <Form id={learning.id} stored={stored} draft={draft} />
}

function Form({ id, stored, draft }: { id: string; stored: LearningForm; draft: ReturnType<typeof useDraft<LearningForm>> }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const { act, busy, error } = useAct('learnings', 'edit')
  const errors = useMemo(() => fieldErrors(t, error, 'changes'), [t, error])
  useFirstErrorFocus(errors, form, text)
  const changes = changedFields(stored, draft.value)
  const changed = Object.keys(changes).length > 0

  const save = useOnce(async () => {
    if (changed && !(await act({ id, changes }))) return
    draft.discard()
    leave({ page: 'learning', id })
    if (changed) say(t('learnings:edit.saved'))
  })

  return (
    <KeyedForm form={form} onSave={save} onLeave={() => leave({ page: 'learning', id })}>
      <LearningFields value={draft.value} set={draft.set} errors={errors} textField={text} />
      <ErrorNote error={error && Object.keys(errors).length === 0 ? error : null} />
      <div className="form-foot">
        <Button type="submit" loading={busy} rightSection={<Keys keys={SHORTCUTS.save.keys} />}>
          {t('save')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            const thrownAway = draft.value
            draft.discard()
            leave({ page: 'learning', id })
            if (changed) say(t('learnings:edit.discarded'), { undo: () => draft.set(thrownAway) })
          }}
        >
          {changed ? t('learnings:edit.discard') : t('cancel')}
        </Button>
        <DraftNote state={draft.state} />
      </div>
    </KeyedForm>
  )
}
