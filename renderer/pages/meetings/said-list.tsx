// You said, we did: what the last meeting decided, and what came of it.
import type { Followed } from '../../../shared/contract/meetings.ts'
import type { DecisionKind } from '../../../shared/domain/agenda-lists.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useWords } from '../../words.ts'
import { ActionList } from './action-list.tsx'
import { DecisionLine } from './decision-line.tsx'

/** Nobody has anything to do after these. */
const ENDS: ReadonlySet<DecisionKind> = new Set(['park', 'decline'])

/** `wall`: shown to a room, where nothing is deleted by a slip of the hand. */
export function SaidList({ said, wall = false }: { said: readonly Followed[]; wall?: boolean }) {
  const t = useWords()
  return (
    <ul className="said-list">
      {said.map(({ subject, title, author, decision, stage, gone, actions }) => (
        <li key={subject} className="said">
          <p className="said-title">
            {subject.startsWith('idea:') && !gone ? (
              <RouteLink to={{ page: 'idea', id: subject.slice('idea:'.length) }}>
                <bdi translate="no">{title}</bdi>
              </RouteLink>
            ) : (
              <bdi translate="no">{title}</bdi>
            )}{' '}
            {stage && !gone ? <span className="pill">{t('runs:said.now', { stage: t(`ideas:stage.${stage}`) })}</span> : null}
            {gone ? <span className="pill">{t('runs:said.gone')}</span> : null}
          </p>
          {author ? <p className="dim sm">{t('runs:said.asked', { name: author })}</p> : null}
          <DecisionLine decision={decision} />
          {actions.length > 0 ? <ActionList actions={actions} deletable={!wall} /> : decision.owner || ENDS.has(decision.kind) ? null : <p className="dim sm">{t('runs:said.nothing')}</p>}
        </li>
      ))}
    </ul>
  )
}

/** On the agenda, above its first segment. */
export function SaidSection({ said }: { said: readonly Followed[] }) {
  const t = useWords()
  if (said.length === 0) return null
  return (
    <section className="ag-summary" aria-labelledby="said-title">
      <h2 id="said-title">{t('runs:said.title')}</h2>
      <p className="dim">{t('runs:said.lead')}</p>
      <SaidList said={said} />
    </section>
  )
}
