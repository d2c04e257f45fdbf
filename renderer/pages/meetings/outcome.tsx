// What came of an item: the note, the decisions and the actions.
import { IconGavel, IconNotes } from '@tabler/icons-react'
import type { Decision } from '../../../shared/contract/decisions.ts'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { ActionList } from './action-list.tsx'

export function Outcome({ item, editable }: { item: AgendaItem; editable: boolean }) {
  const { note, decisions } = item
  // An action that is an item itself is ticked at its title.
  const actions = item.actions.filter(({ id }) => id !== item.id)
  if (!note && decisions.length === 0 && actions.length === 0) return null
  return (
    <div className="ag-outcome">
      {decisions.map((decision) => (
        <DecisionLine key={decision.id} decision={decision} />
      ))}
      {note ? (
        <p className="ag-note">
          <IconNotes size={16} aria-hidden />
          <span dir="auto" translate="no" className="prewrap">
            {note}
          </span>
        </p>
      ) : null}
      {actions.length > 0 ? <ActionList actions={actions} deletable={editable} /> : null}
    </div>
  )
}

export function DecisionLine({ decision }: { decision: Decision }) {
  const t = useWords()
  const format = useFormat()
  return (
    <div className="ag-decision" data-kind={decision.kind}>
      <IconGavel size={16} aria-hidden />
      <div>
        <strong>{t(`meetings:decided.${decision.kind}`)}</strong> <span className="dim">{t('meetings:decidedBy', { name: decision.by.name, time: format.time(decision.at) })}</span>
        {decision.reason ? (
          <p dir="auto" translate="no" className="prewrap">
            {decision.reason}
          </p>
        ) : null}
      </div>
    </div>
  )
}
