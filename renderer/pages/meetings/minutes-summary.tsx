// What a held meeting came to: its decisions and its actions, at the top of its minutes.
import { useId } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { useWords } from '../../words.ts'
import { ActionList } from './action-list.tsx'
import { itemsInOrder } from './agenda-times.ts'
import { DecisionLine } from './decision-line.tsx'

export function MinutesSummary({ agenda }: { agenda: Agenda }) {
  const t = useWords()
  const id = useId()
  const items = [...itemsInOrder(agenda).map(({ item }) => item), ...agenda.parked]
  const decided = items.filter(({ decisions }) => decisions.length > 0)
  // An action agreed on stands with its item and among the actions: once is enough here.
  const actions = [...new Map(items.flatMap(({ actions }) => actions.filter(({ meetingId }) => meetingId === agenda.meeting.id)).map((action) => [action.id, action])).values()]
  const discussed = items.filter(({ discussedAt }) => discussedAt !== null).length
  return (
    <section className="ag-summary" aria-labelledby={id}>
      <h2 id={id}>{t('meetings:summary.title')}</h2>
      <p className="dim">{t('meetings:summary.counts', { discussed: t('meetings:summary.discussed', { count: discussed }), decisions: t('meetings:summary.decisions', { count: decided.length }), actions: t('meetings:summary.actions', { count: actions.length }) })}</p>
      {decided.length > 0 ? (
        <ul className="ag-summary-decisions">
          {decided.map(({ subject, title, decisions }) => (
            <li key={subject}>
              <p className="ag-summary-title" dir="auto" translate="no">
                {title}
              </p>
              {decisions.map((decision) => (
                <DecisionLine key={decision.id} decision={decision} />
              ))}
            </li>
          ))}
        </ul>
      ) : null}
      {actions.length > 0 ? (
        <>
          <h3>{t('meetings:summary.actionsTitle')}</h3>
          <ActionList actions={actions} />
        </>
      ) : null}
    </section>
  )
}
