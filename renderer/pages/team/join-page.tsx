// Joining a team, from a workspace that was used alone: what goes along, the form, and afterwards what was taken.
import { Button } from '@mantine/core'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { go } from '../../nav.ts'
import { useAsk, type Out } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useSyncStatus } from '../../use-sync-status.ts'
import { useWords } from '../../words.ts'
import { JoinForm } from './join-form.tsx'
import './team.css'

export function JoinPage({ link }: { link?: string }) {
  const t = useWords()
  const status = useSyncStatus()
  const session = useAsk('session', 'get', {})
  const belongings = useAsk('sync', 'belongings', {})
  if (!status || !session.data || !belongings.data) {
    return (
      <Page title={t('join.title')} layout="read">
        {(session.error ?? belongings.error) ? <ErrorNote error={session.error ?? belongings.error} onRetry={() => void Promise.all([session.refetch(), belongings.refetch()])} /> : <Loading />}
      </Page>
    )
  }
  const signedOut = status.state === 'signed-out'
  if (status.hub !== null && !signedOut) return <Joined workspace={status.workspace ?? ''} />
  return (
    <Page title={t('join.title')} lead={t('join.lead')} layout="read" focusesItself>
      {signedOut ? <p className="flush">{t('team:join.again')}</p> : null}
      <section className="panel">
        <JoinForm link={link ?? (signedOut ? (status.hub ?? '') : '')} name={session.data.member?.name ?? ''} onJoined={({ workspace }) => say(t('team:join.done', { workspace }))} />
      </section>
      {signedOut ? null : <Along belongings={belongings.data} />}
    </Page>
  )
}

const COUNTED = ['learnings', 'ideas', 'customers', 'numbers', 'meetings'] as const

/** What has been written alone until now, and what becomes of it. */
export function Along({ belongings }: { belongings: Out<'sync', 'belongings'> }) {
  const t = useWords()
  const present = COUNTED.filter((what) => belongings[what] > 0)
  return (
    <section className="team-along" aria-labelledby="team-along">
      <h2 id="team-along">{t('team:join.along.title')}</h2>
      {present.length === 0 ? (
        <p className="dim">{t('team:join.along.none')}</p>
      ) : (
        <>
          <ul className="team-along-list">
            {present.map((what) => (
              <li key={what} className="pill">
                {t(`team:join.along.${what}`, { count: belongings[what] })}
              </li>
            ))}
          </ul>
          <p className="dim">{t('team:join.along.text')}</p>
          <p className="dim">{t('team:join.along.rights')}</p>
        </>
      )}
      {belongings.examples ? <p className="dim">{t('team:join.along.examples')}</p> : null}
    </section>
  )
}

function Joined({ workspace }: { workspace: string }) {
  const t = useWords()
  const status = useSyncStatus()
  const { data: session } = useAsk('session', 'get', {})
  const role = session?.member?.role
  const rejections = status?.rejections ?? 0
  return (
    <Page title={t('team:join.doneTitle', { workspace })} layout="read" lead={role ? t('team:join.doneRole', { role: t(`team:role.${role}`), may: t(`team:roleMay.${role}`) }) : undefined}>
      <section className="panel stack">
        <p className="flush" role="status">
          {status && status.waiting > 0 ? t('team:join.sending', { count: status.waiting }) : t('team:join.sent')}
        </p>
        {rejections > 0 ? (
          <p className="flush">
            {t('team:join.notTaken', { count: rejections })} <RouteLink to={{ page: 'rejections' }}>{t('team:join.showLedger')}</RouteLink>
          </p>
        ) : null}
        <div className="row">
          <Button onClick={() => go({ page: 'ideas' })}>{t('team:join.toIdeas')}</Button>
          <Button variant="default" onClick={() => go({ page: 'team' })}>
            {t('team:join.toMembers')}
          </Button>
        </div>
      </section>
    </Page>
  )
}

/** The hub and the workspace by their names, as people wrote them. */
export function HubFacts() {
  const t = useWords()
  const status = useSyncStatus()
  const { data: session } = useAsk('session', 'get', {})
  if (!status?.hub) return null
  const role = session?.member?.role
  return (
    <dl className="team-facts">
      <div className="fact">
        <dt>{t('team:here.workspace')}</dt>
        <dd>
          <UserText>{status.workspace ?? ''}</UserText>
        </dd>
      </div>
      <div className="fact">
        <dt>{t('team:here.hub')}</dt>
        <dd>
          <code className="path" translate="no">
            {status.hub}
          </code>
        </dd>
      </div>
      {role ? (
        <div className="fact">
          <dt>{t('team:here.role')}</dt>
          <dd>
            {t(`team:role.${role}`)} <span className="dim sm">{t(`team:roleMay.${role}`)}</span>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
