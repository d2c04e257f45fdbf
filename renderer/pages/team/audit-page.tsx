// The audit log, for admins: who did what to the team's people and devices.
import { Button } from '@mantine/core'
import { IconLock, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { AuditEntry } from '../../../shared/contract/team.ts'
import { ROLES } from '../../../shared/domain/rights.ts'
import { DayField } from '../../components/day-field.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { isDay, today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'
import { HubProblem } from './hub-away.tsx'
import { useHubAsk } from './use-hub-ask.ts'
import './team.css'

type AnyWords = (key: string[], params: object) => string

function actWords(t: Words, { act, about, detail }: AuditEntry): string {
  if (act === 'change-member' && detail['active'] === false) return t('team:act.let-go', { about })
  // a newer hub may write what this app has no words for
  const words = (t as AnyWords)([`team:act.${act}`, 'team:act.other'], { about, act })
  const role = ROLES.find((name) => name === detail['role'])
  return role ? `${words}, ${t(act === 'change-member' ? 'team:audit.now' : 'team:audit.as', { role: t(`team:role.${role}`) })}` : words
}

/** The first moment after that day, where the person is. */
const endOf = (day: string): number => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + 1).getTime()
}

export function AuditPage() {
  const t = useWords()
  const { data: session } = useAsk('session', 'get', {})
  const [day, setDay] = useState<string | null>(null)
  const first = day !== null && isDay(day) ? endOf(day) : undefined
  const [more, setMore] = useState<readonly number[]>([])
  const pages = [first, ...more]
  if (session && (!session.inTeam || session.member?.role !== 'admin'))
    return (
      <Page title={t('team:audit.title')} layout="read">
        <EmptyState icon={<IconLock size={36} stroke={1.5} />} title={t('team:audit.admins')} />
      </Page>
    )
  return (
    <Page title={t('team:audit.title')} lead={t('team:audit.lead')} layout="read">
      <div className="own-width">
        <DayField
          label={t('team:audit.until')}
          value={day}
          max={today()}
          onChange={(value) => {
            setDay(value)
            setMore([])
          }}
        />
      </div>
      {pages.map((before, index) => (
        <Entries key={before ?? 'newest'} before={before} first={index === 0} {...(index === pages.length - 1 ? { onMore: (at) => setMore([...more, at]) } : {})} />
      ))}
    </Page>
  )
}

function Entries({ before, first, onMore }: { before: number | undefined; first: boolean; onMore?: (before: number) => void }) {
  const t = useWords()
  const format = useFormat()
  const { data, error, refetch } = useHubAsk('team', 'audit', before === undefined ? {} : { before })
  if (!data) return error ? <HubProblem error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />
  if (data.entries.length === 0) return first ? <EmptyState icon={<IconShieldCheck size={36} stroke={1.5} />} title={t(before === undefined ? 'team:audit.none' : 'team:audit.noneUntil')} /> : null
  return (
    <>
      <HubProblem error={error} onRetry={() => void refetch()} />
      <div className="panel table-panel">
        <table className="table team-table">
          <caption className="sr-only">{t('team:audit.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('team:audit.at')}</th>
              <th scope="col">{t('team:audit.by')}</th>
              <th scope="col">{t('team:audit.what')}</th>
              <th scope="col" className="team-wide">{t('team:audit.address')}</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map((entry) => (
              <tr key={entry.id}>
                <td className="nowrap">{format.time(entry.at)}</td>
                <td>{entry.by ? <UserText>{entry.by.name}</UserText> : t('team:audit.hub')}</td>
                <td>
                  <UserText>{actWords(t, entry)}</UserText>
                </td>
                <td className="team-wide">
                  <code className="xs nowrap" translate="no">
                    {entry.address}
                  </code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.more && onMore ? (
        <Button variant="default" className="own-width" onClick={() => onMore(data.entries.at(-1)!.at)}>
          {t('team:audit.more')}
        </Button>
      ) : null}
    </>
  )
}
