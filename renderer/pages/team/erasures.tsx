// Every erasure, and how many devices have confirmed that they hold nothing of it any more. Looked at again while some are to come.
import { useEffect } from 'react'
import type { Erasure } from '../../../shared/contract/privacy.ts'
import { Loading } from '../../components/loading.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { Section } from '../settings/section.tsx'
import { HubProblem } from './hub-away.tsx'
import { useHubAsk } from './use-hub-ask.ts'

const AGAIN_MS = 3000
const isOpen = ({ state, devices }: Erasure) => state === 'running' || devices.confirmed < devices.expected

export function Erasures() {
  const t = useWords()
  const { data, error, isPending, refetch } = useHubAsk('privacy', 'erasures', {})
  const open = (data ?? []).some(isOpen)
  useEffect(() => {
    if (!open || error) return
    const timer = setInterval(() => void refetch(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [open, error, refetch])
  return (
    <Section title={t('team:erasures.title')}>
      <HubProblem error={error} onRetry={() => void refetch()} />
      {isPending && !error ? <Loading rows={1} /> : null}
      {data?.length === 0 ? <p className="dim flush">{t('team:erasures.none')}</p> : null}
      {data && data.length > 0 ? (
        <ul className="team-list">
          {data.map((erasure) => (
            <Line key={erasure.id} erasure={erasure} />
          ))}
        </ul>
      ) : null}
    </Section>
  )
}

function Line({ erasure: { what, by, at, state, rows, devices } }: { erasure: Erasure }) {
  const t = useWords()
  const format = useFormat()
  const all = devices.confirmed >= devices.expected
  return (
    <li className="team-line">
      <div className="team-line-main">
        {t(`team:erasures.${what}`)}{' '}
        <span className="dim sm">
          <UserText>{t('team:erasures.by', { name: by.name, time: format.time(at) })}</UserText>
        </span>
        <p className="sm flush">
          {state === 'running' ? `${t('team:erasures.running')} ` : ''}
          {devices.expected === 0 ? t('team:erasures.noDevices') : all ? t('team:erasures.all', { count: devices.expected }) : t('team:erasures.devices', devices)} <span className="dim">{t('team:erasures.rows', { count: rows })}</span>
        </p>
        {devices.open.length > 0 ? (
          <details className="sm">
            <summary>{t('team:erasures.open')}</summary>
            <ul>
              {devices.open.map((device) => (
                <li key={`${device.member}${device.name}${device.seenAt}`}>
                  <UserText>{t('team:erasures.openLine', { device: device.name, name: device.member, ago: format.ago(device.seenAt) })}</UserText>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      {all && state === 'done' ? <span className="pill" data-tone="good">{t('done')}</span> : null}
    </li>
  )
}
