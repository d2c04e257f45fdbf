// Adds an item of one's own to a segment.
import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { asAppError } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { changeAgenda } from './agenda-acts.ts'

const USUAL_MINUTES = 5

export function AddItem({ segment, meetingId }: { segment: AgendaSegmentKey; meetingId: string }) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  if (opened) {
    return (
      <AddForm
        segment={segment}
        meetingId={meetingId}
        onClose={() => {
          setOpened(false)
          requestAnimationFrame(() => opener.current?.focus())
        }}
      />
    )
  }
  return (
    <Button ref={opener} className="ag-add no-print" fw={400} size="compact-sm" variant="subtle" color="gray" leftSection={<IconPlus size={15} aria-hidden />} aria-label={t('meetings:add.toSegment', { segment: t(`agenda:segment.${segment}`) })} onClick={() => setOpened(true)}>
      {t('meetings:add.open')}
    </Button>
  )
}

function AddForm({ segment, meetingId, onClose }: { segment: AgendaSegmentKey; meetingId: string; onClose: () => void }) {
  const t = useWords()
  const draft = useDraft<{ title: string; minutes: number | string }>(`item:${meetingId}:${segment}`, { title: '', minutes: USUAL_MINUTES })
  const [error, setError] = useState<AppError | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const { title, minutes } = draft.value
  const wrong = fieldErrors(t, error)

  const add = async () => {
    if (title.trim() === '') return field.current?.focus()
    try {
      await changeAgenda('addItem', { meetingId, segment, title, minutes: Number(minutes) || USUAL_MINUTES })
      draft.discard()
      onClose()
    } catch (problem) {
      setError(asAppError(problem))
      field.current?.focus()
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape in one of its fields closes it
    <form
      className="ag-add-form no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <TextInput
        ref={field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button that says so
        autoFocus
        className="ag-add-title"
        label={t('meetings:add.title')}
        dir="auto"
        value={title}
        error={wrong['title']}
        onChange={({ currentTarget }) => {
          setError(null)
          draft.set({ title: currentTarget.value })
        }}
      />
      <NumberInput className="ag-add-minutes" label={t('meetings:add.minutes')} min={1} max={240} allowDecimal={false} hideControls value={minutes} error={wrong['minutes']} onChange={(value) => draft.set({ minutes: value })} />
      <Button type="submit">{t('add')}</Button>
      <Button variant="subtle" color="gray" onClick={onClose}>
        {t('cancel')}
      </Button>
      {error && Object.keys(wrong).length === 0 ? <ErrorNote error={error} /> : null}
    </form>
  )
}
