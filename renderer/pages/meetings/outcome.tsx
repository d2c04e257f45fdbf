// What came of an item: the note, the decisions and the actions.
import { IconNotes } from '@tabler/icons-react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { useWords } from '../../words.ts'
import { ActionList } from './action-list.tsx'
import { DecisionLine } from './decision-line.tsx'
import { ObjectionField } from './objection-field.tsx'

/** `meetingId`: of a meeting that is not held yet: objections can be recorded. `writing`: its note stands in a field below. */
export function Outcome({ item, editable, writing = false, meetingId = null }: { item: AgendaItem; editable: boolean; writing?: boolean; meetingId?: string | null }) {
  const { decisions } = item
  const note = writing ? '' : item.note
  // An action that is an item itself is ticked at its title.
  const actions = item.actions.filter(({ id }) => id !== item.id)
  if (!note && decisions.length === 0 && actions.length === 0) return null
  return (
    <div className="ag-outcome">
      {decisions.map((decision) => (
        <DecisionLine key={decision.id} decision={decision}>
          {meetingId === null ? null : <ObjectionField decision={decision} meetingId={meetingId} />}
        </DecisionLine>
      ))}
      {note ? (
        <div className="ag-note">
          <IconNotes size={16} aria-hidden />
          <NoteText item={item} />
        </div>
      ) : null}
      {actions.length > 0 ? <ActionList actions={actions} deletable={editable} /> : null}
    </div>
  )
}

/** Of several hands, each is named. */
function NoteText({ item: { note, noteBy } }: { item: AgendaItem }) {
  const t = useWords()
  if (noteBy.length === 0) {
    return (
      <span dir="auto" translate="no" className="prewrap">
        {note}
      </span>
    )
  }
  return (
    <div>
      {noteBy.map(({ by, text }) => (
        <p key={`${by?.id ?? ''} ${text}`} className="ag-note-by">
          <span className="dim">{by ? <bdi>{t('runs:note.by', { name: by.name })}</bdi> : t('runs:note.together')}</span>{' '}
          <span dir="auto" translate="no" className="prewrap">
            {text}
          </span>
        </p>
      ))}
    </div>
  )
}
