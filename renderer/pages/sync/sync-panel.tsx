// What is known of sync, behind its indicator: since when, why, what waits, and the way to try now.
import { Button, Progress } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAct, useAsk } from '../../query.ts'
import type { Route } from '../../routes.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { needsWords, reasonWords, shareOf, statusWords, whenWords } from './status-words.ts'
import { useSyncWords } from './sync-words.ts'
import './sync.css'

const SHOWN = 5

export function SyncPanel({ status, onLeave }: { status: SyncStatus; onLeave: () => void }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const hurry = useAct('sync', 'hurry')
  const panel = useRef<HTMLDivElement>(null)
  // what it says is read first; its buttons come next
  useEffect(() => panel.current?.focus(), [])
  const { state, hub, workspace, waiting, conflicts, rejections, since, reason, verifiedAt } = status
  const leaveTo = (route: Route) => {
    onLeave()
    go(route)
  }
  if (state === 'alone')
    return (
      <div className="stack-tight sync-panel-inside" ref={panel} tabIndex={-1}>
        <h2 className="sync-panel-title">{t('sync:panel.titleAlone')}</h2>
        <p className="sm flush">{t('sync:panel.alone')}</p>
        <div className="row">
          <Button size="xs" onClick={() => leaveTo({ page: 'join' })}>
            {t('sync:panel.join')}
          </Button>
        </div>
      </div>
    )
  const fact = (name: string, value: ReactNode) => (
    <div className="sync-fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <div className="stack-tight sync-panel-inside" ref={panel} tabIndex={-1}>
      <h2 className="sync-panel-title">{statusWords(t, format, status, now).text}</h2>
      {reason && state !== 'up-to-date' && state !== 'needs-you' ? <p className="sm flush">{reasonWords(t, reason)}</p> : null}
      {state === 'receiving' ? (
        <>
          <Progress value={shareOf(status) * 100} aria-label={t('sync:panel.progress')} />
          <p className="sm dim flush">{t('sync:panel.useful')}</p>
        </>
      ) : null}
      <dl className="sync-facts">
        {workspace ? fact(t('sync:panel.workspace'), <UserText>{workspace}</UserText>) : null}
        {fact(t('sync:panel.hub'), <UserText>{hub}</UserText>)}
        {since !== null && state !== 'up-to-date' && state !== 'needs-you' && state !== 'connecting' ? fact(t('sync:panel.since'), whenWords(since, now, format)) : null}
        {fact(t('sync:panel.verified'), verifiedAt === null ? t('sync:panel.never') : t('sync:panel.verifiedAt', { time: whenWords(verifiedAt, now, format) }))}
        {fact(t('sync:panel.waits'), waiting === 0 ? t('sync:panel.waitsNothing') : <Waiting total={waiting} />)}
      </dl>
      <div className="row">
        {conflicts + rejections > 0 ? (
          <Button size="xs" onClick={() => leaveTo({ page: conflicts > 0 ? 'conflicts' : 'rejections' })}>
            {t('sync:panel.decide')}: {needsWords(t, conflicts, rejections)}
          </Button>
        ) : null}
        {state === 'offline' || state === 'unreachable' || state === 'upgrade' ? (
          <Button size="xs" variant="default" onClick={() => void hurry.act({})}>
            {t('sync:panel.tryNow')}
          </Button>
        ) : null}
        {state === 'signed-out' ? (
          <Button size="xs" onClick={() => leaveTo({ page: 'join' })}>
            {t('sync:panel.join')}
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={() => leaveTo({ page: 'ledger' })}>
          {t('sync:panel.ledger')}
        </Button>
      </div>
    </div>
  )
}

function Waiting({ total }: { total: number }) {
  const t = useWords()
  const words = useSyncWords()
  const { data } = useAsk('ledger', 'waiting', { limit: SHOWN }, { keepPrevious: true })
  const rows = data?.rows ?? []
  return (
    <ul className="sync-waiting">
      {rows.map(({ entity, thing }) => (
        <li key={`${entity} ${thing.id}`} className="cut">
          <UserText>{words.thing(thing)}</UserText>
        </li>
      ))}
      {total > rows.length ? <li className="dim">{t('sync:panel.andMore', { count: total - rows.length })}</li> : null}
    </ul>
  )
}
