// An item's note: kept as a draft at every keystroke, and with the item as soon as the hand rests, so that others read along. What others write in it
// meanwhile comes into the field; nobody's words give way.
import { Textarea } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef } from 'react'
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

  // What came into the note since is put together with what is being typed, before the next key; the caret stays with its words.
  const { set } = draft
  const arrived = note !== null && was !== null && item.note !== was
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (!arrived) return
    const typed = field.current?.value ?? note
    if (typed.trim() === item.note) return set({ was: item.note })
    const own = typed.trimEnd()
    const whole = noteTogether(was, own, item.note)
    // the space that was just typed, where it still stands at the end
    const together = whole.endsWith(own) ? whole + typed.slice(own.length) : whole
    const at = field.current === document.activeElement ? field.current?.selectionStart : null
    if (at !== null && at !== undefined) caret.current = placeIn(typed, at, together)
    set({ note: together, was: item.note })
  }, [arrived, item.note, note, was, set])
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

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

/** Where the caret is in the text that was put together: after the words it stood behind; where those are gone, as far from the end as before. */
function placeIn(typed: string, at: number, together: string): number {
  const line = typed.slice(typed.lastIndexOf('\n', at - 1) + 1, at)
  const found = line === '' ? -1 : together.lastIndexOf(line)
  return found === -1 ? Math.max(0, together.length - (typed.length - at)) : found + line.length
}
