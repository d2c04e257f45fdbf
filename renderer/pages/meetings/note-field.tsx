// An item's note: kept as a draft at every keystroke, and with the item when the field is left.
import { Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useWords } from '../../words.ts'
import { useAgendaActs } from './agenda-acts.ts'

export function NoteField({ item, meetingId, autoFocus = false }: { item: AgendaItem; meetingId: string; autoFocus?: boolean }) {
  const t = useWords()
  const { change } = useAgendaActs(meetingId)
  const draft = useDraft<{ note: string | null }>(`note:${meetingId}:${item.subject}`, { note: null })
  const { note } = draft.value
  const keep = async () => {
    if (note === null) return
    if (note.trim() === item.note || (await change('discuss', { meetingId, subject: item.subject, discussed: item.discussedAt !== null, note }))) draft.discard()
  }
  // A clicker or a link leaves the field without a blur.
  const leaving = useRef(keep)
  useEffect(() => {
    leaving.current = keep
  })
  useEffect(() => () => void leaving.current(), [])
  return (
    <Textarea
      label={t('meetings:record.note')}
      autosize
      minRows={2}
      maxRows={8}
      dir="auto"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button that says so
      autoFocus={autoFocus}
      value={note ?? item.note}
      onChange={({ currentTarget }) => draft.set({ note: currentTarget.value })}
      onBlur={() => void keep()}
    />
  )
}
