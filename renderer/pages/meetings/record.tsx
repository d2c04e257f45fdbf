// Records what comes of an item while it is talked about: a decision for an idea, actions, a note, and that it was discussed.
import { Button } from '@mantine/core'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { useWords } from '../../words.ts'
import { ActForm } from './act-form.tsx'
import { ActionList } from './action-list.tsx'
import { DecideForm } from './decide-form.tsx'
import { DiscussedButton } from './discussed-button.tsx'
import { NoteField } from './note-field.tsx'
import { DecisionLine } from './decision-line.tsx'
import { ObjectionField } from './objection-field.tsx'

export function Record({ item, meetingId, onClose }: { item: AgendaItem; meetingId: string; onClose: () => void }) {
  const t = useWords()
  return (
    <section className="ag-record no-print" aria-label={t('meetings:record.of', { title: item.title })}>
      {item.kind === 'idea' ? (
        <div className="ag-record-part">
          <h4>{t('meetings:record.decision')}</h4>
          {item.decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={decision}>
              <ObjectionField decision={decision} meetingId={meetingId} />
            </DecisionLine>
          ))}
          <DecideForm item={item} meetingId={meetingId} />
        </div>
      ) : null}
      <div className="ag-record-part">
        <h4>{t('meetings:record.actions')}</h4>
        {item.actions.length > 0 ? <ActionList actions={item.actions} /> : null}
        <ActForm meetingId={meetingId} subject={item.subject} />
      </div>
      <div className="ag-record-part">
        <NoteField item={item} meetingId={meetingId} />
      </div>
      <div className="row">
        <DiscussedButton item={item} meetingId={meetingId} />
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </section>
  )
}
