// The lead's notes in a window of their own, beside the one that everybody looks at.
import { toPath } from '../../routes.ts'

/** False when the browser did not let it open. */
export function openNotes(meetingId: string): boolean {
  const path = toPath({ page: 'notes', meetingId })
  const opened = window.open(`${location.pathname}#${path}`, `empty-chair-notes`, 'popup,width=720,height=860')
  opened?.focus()
  return opened !== null
}
