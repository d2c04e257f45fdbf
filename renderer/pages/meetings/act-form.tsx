// Records an action on the spot: what, who, until when. Only what must be there.
import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { DayField } from '../../components/day-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { useAct } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { fieldErrors, useWords } from '../../words.ts'
import type { Subject } from './item-order.ts'

interface ActionDraft { title: string; ownerId: string | null; dueOn: string | null }
const NOTHING: ActionDraft = { title: '', ownerId: null, dueOn: null }

export function ActForm({ meetingId, subject }: { meetingId: string | null; subject: Subject | null }) {
  const t = useWords()
  const draft = useDraft<ActionDraft>(`action:${meetingId ?? ''}:${subject ?? ''}`, NOTHING)
  const { act, busy, error, clear } = useAct('meetings', 'act')
  const field = useRef<HTMLInputElement>(null)
  const { title, ownerId, dueOn } = draft.value
  const wrong = fieldErrors(t, error)

  const add = async () => {
    if (title.trim() === '') return field.current?.focus()
    if (!(await act({ meetingId, subject, title, ownerId: ownerId || null, dueOn }))) return
    draft.discard()
    field.current?.focus()
  }
  return (
    <form
      className="ag-act"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextInput
        ref={field}
        className="ag-act-title"
        label={t('meetings:action.what')}
        dir="auto"
        value={title}
        error={wrong['title']}
        onChange={({ currentTarget }) => {
          clear()
          draft.set({ title: currentTarget.value })
        }}
      />
      <PersonSelect clearable className="ag-act-who" label={t('meetings:action.who')} placeholder={t('meetings:action.nobody')} value={ownerId || null} onChange={(id) => draft.set({ ownerId: id })} />
      <DayField label={t('meetings:action.until')} value={dueOn} onChange={(day) => draft.set({ dueOn: day })} error={wrong['dueOn']} />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} aria-hidden />} loading={busy}>
        {t('add')}
      </Button>
      {error && Object.keys(wrong).length === 0 ? <ErrorNote error={error} /> : null}
    </form>
  )
}
