// An item's note: kept as a draft at every keystroke, and with the item as soon as the hand rests, so that others read along. What others write in it
// meanwhile comes into the field; nobody's words give way.
import { Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { noteTogether } from '../../../shared/domain/agenda/note-hands.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useWords } from '../../words.ts'
import { useAgendaActs } from './agenda-acts.ts'

/** The hand rests, ms. */
const REST_MS = 500

export function NoteField({ item, meetingId, autoFocus = false }: { item: AgendaItem; meetingId: string; autoFocus?: boolean }) {
  const t = useWords()
  const { change } = useAgendaActs(meetingId)
  /** `was`: the item's note when this text was last level with it. */
  const draft = useDraft<{ note: string | null; was: string | null }>(`note:${meetingId}:${item.subject}`, { note: null, was: null })
  const { note, was } = draft.value
  const field = useRef<HTMLTextAreaElement>(null)
  const keep = async (ends: boolean) => {
    if (note === null) return
    const isKept = note.trim() === item.note || (await change('discuss', { meetingId, subject: item.subject, discussed: item.discussedAt !== null, note, noteWas: was ?? item.note })) !== null
    if (isKept && ends) draft.discard()
  }
  const latest = useRef(keep)
  useEffect(() => {
    latest.current = keep
  })
  // A clicker or a link leaves the field without a blur.
  useEffect(() => () => void latest.current(true), [])
  useEffect(() => {
    if (note === null) return
    const timer = setTimeout(() => void latest.current(false), REST_MS)
    return () => clearTimeout(timer)
  }, [note])

  // what came into the note since: put together with what is being typed, the caret stays with its words
  const { set } = draft
  const arrived = note !== null && was !== null && item.note !== was
  useEffect(() => {
    if (!arrived) return
    if (note.trim() === item.note) return set({ was: item.note })
    const together = noteTogether(was, note, item.note)
    const caret = field.current?.selectionStart ?? 0
    const after = note.slice(caret)
    set({ note: together, was: item.note })
    const at = together.endsWith(after) ? together.length - after.length : Math.min(caret, together.length)
    requestAnimationFrame(() => field.current === document.activeElement && field.current?.setSelectionRange(at, at))
  }, [arrived, item.note, note, was, set])

  return (
    <Textarea
      ref={field}
      label={t('meetings:record.note')}
      autosize
      minRows={2}
      maxRows={8}
      dir="auto"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button that says so
      autoFocus={autoFocus}
      value={note ?? item.note}
      onChange={({ currentTarget }) => set({ note: currentTarget.value, was: was ?? item.note })}
      onBlur={() => void keep(true)}
    />
  )
}
