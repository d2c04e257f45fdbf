// The invitations that wait, with the way to withdraw one; and what became of the others.
import { Button } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import type { Invitation } from '../../../shared/contract/team.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords, type Words } from '../../words.ts'
import { HubProblem } from './hub-away.tsx'
import { useHubAsk } from './use-hub-ask.ts'

/** What an invitation is for, as short as its own line needs it. */
const title = (t: Words, { member, note }: Invitation) => (member ? t('team:invitations.device', { name: member.name }) : note || t('team:invitations.newMember'))
/** The same for its button, where the line is not seen. */
const what = (t: Words, { member, note, role }: Invitation) => (member ? t('team:invitations.device', { name: member.name }) : note || `${t('team:invitations.newMember')}, ${t(`team:role.${role}`)}`)

export function Invitations() {
  const t = useWords()
  const id = useId()
  const { data, error, isPending, refetch } = useHubAsk('team', 'invitations', {})
  const withdraw = useAct('team', 'withdraw')
  const open = (data ?? []).filter(({ state }) => state === 'open')
  const past = (data ?? []).filter(({ state }) => state !== 'open')
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {t('team:invitations.title')}
      </h2>
      <div className="stack-tight">
        <HubProblem error={error} onRetry={() => void refetch()} />
        {isPending && !error ? <Loading rows={1} /> : null}
        {data && open.length === 0 ? <p className="dim flush">{t('team:invitations.none')}</p> : null}
        {open.length > 0 ? (
          <ul className="team-list">
            {open.map((invitation) => (
              <Line key={invitation.id} invitation={invitation}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('team:invitations.withdrawOf', { what: what(t, invitation) })}
                  onClick={async () => {
                    const done = await withdraw.act({ id: invitation.id })
                    document.getElementById(id)?.focus()
                    await refetch()
                    if (done) say(t('team:invitations.withdrawn'))
                  }}
                >
                  {t('team:invitations.withdraw')}
                </Button>
              </Line>
            ))}
          </ul>
        ) : null}
        <ErrorNote error={withdraw.error} />
        {past.length > 0 ? (
          <details>
            <summary>{t('team:invitations.past', { count: past.length })}</summary>
            <ul className="team-list">
              {past.map((invitation) => (
                <Line key={invitation.id} invitation={invitation} />
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </section>
  )
}

function Line({ invitation, children }: { invitation: Invitation; children?: ReactNode }) {
  const t = useWords()
  const format = useFormat()
  const { role, team, by, createdAt, expiresAt, state, usedBy } = invitation
  return (
    <li className="team-line">
      <div className="team-line-main">
        <UserText>{title(t, invitation)}</UserText> <span className="pill">{t(`team:role.${role}`)}</span> {team ? <span className="pill"><UserText>{team.name}</UserText></span> : null}
        <p className="dim sm flush">
          {state === 'open' ? t('team:invitations.until', { time: format.time(expiresAt) }) : state === 'used' && usedBy ? t('team:invitations.usedBy', { name: usedBy.name }) : t(`team:invitations.state.${state}`)}
          {', '}
          {t('team:invitations.about', { name: by.name, ago: format.ago(createdAt) })}
        </p>
      </div>
      {children}
    </li>
  )
}
