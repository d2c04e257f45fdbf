// Devices that are signed in to the hub: one's own, or for admins everybody's; each but this one can be signed out.
import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Device } from '../../../shared/contract/team.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords, type Words } from '../../words.ts'
import { ConnectAccount } from './connect-account.tsx'
import { HubProblem } from './hub-away.tsx'
import { useHubAsk } from './use-hub-ask.ts'
import './team.css'

const ENDED = ['signed-out', 'revoked', 'member-left', 'token-copied', 'wiped'] as const
const endedWords = (t: Words, why: string | null) => t(`team:ended.${ENDED.find((known) => known === why) ?? 'other'}`)

export function DevicesPage() {
  const t = useWords()
  const { data: session } = useAsk('session', 'get', {})
  const isAdmin = session?.inTeam === true && session.member?.role === 'admin'
  const [all, setAll] = useState(false)
  const whose = isAdmin && all
  const { data, error, refetch } = useHubAsk('team', 'devices', { all: whose })
  const [ending, setEnding] = useState<Device | null>(null)
  const living = (data ?? []).filter(({ endedAt }) => endedAt === null)
  const ended = (data ?? []).filter(({ endedAt }) => endedAt !== null)
  return (
    <Page
      title={t('team:devices.title')}
      layout="read"
      lead={whose ? t('team:devices.leadAll') : t('team:devices.lead')}
      actions={
        isAdmin ? (
          <SegmentedControl
            aria-label={t('team:devices.whose')}
            value={all ? 'all' : 'mine'}
            onChange={(value) => setAll(value === 'all')}
            data={[
              { value: 'mine', label: t('team:devices.mine') },
              { value: 'all', label: t('team:devices.all') },
            ]}
          />
        ) : undefined
      }
    >
      <HubProblem error={error} onRetry={() => void refetch()} />
      {data ? <Table devices={living} withMember={whose} onEnd={setEnding} /> : error ? null : <Loading rows={3} />}
      {ended.length > 0 ? (
        <details className="team-former">
          <summary>{t('team:devices.ended', { count: ended.length })}</summary>
          <Table devices={ended} withMember={whose} onEnd={null} />
        </details>
      ) : null}
      {whose ? null : <ConnectAccount />}
      <EndDialog device={ending} onClose={() => setEnding(null)} onEnded={() => void refetch()} />
    </Page>
  )
}

function Table({ devices, withMember, onEnd }: { devices: readonly Device[]; withMember: boolean; onEnd: ((device: Device) => void) | null }) {
  const t = useWords()
  const format = useFormat()
  return (
    <div className="panel table-panel">
      <table className="table team-table">
        <caption className="sr-only">{t('team:devices.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('team:devices.device')}</th>
            {withMember ? <th scope="col">{t('team:devices.member')}</th> : null}
            <th scope="col">{t('team:devices.seen')}</th>
            <th scope="col">{onEnd ? <span className="sr-only">{t('team:members.acts')}</span> : t('team:devices.state')}</th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.id}>
              <th scope="row">
                <UserText>{device.name}</UserText> {device.here ? <span className="pill" data-tone="good">{t('team:devices.here')}</span> : null}
              </th>
              {withMember ? (
                <td>
                  <UserText>{device.member.name}</UserText>
                </td>
              ) : null}
              <td>
                <time dateTime={new Date(device.seenAt).toISOString()} title={format.time(device.seenAt)}>
                  {format.ago(device.seenAt)}
                </time>
              </td>
              <td className="acts">
                {!onEnd ? (
                  endedWords(t, device.endedWhy)
                ) : device.here ? (
                  <span className="dim sm">{t('team:devices.useLeave')}</span>
                ) : (
                  <button type="button" className="link sm" aria-label={t('team:devices.revokeOf', { device: device.name, name: device.member.name })} onClick={() => onEnd(device)}>
                    {t('team:devices.revoke')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EndDialog({ device, onClose, onEnded }: { device: Device | null; onClose: () => void; onEnded: () => void }) {
  const t = useWords()
  const { act, busy, error, clear } = useAct('team', 'revoke')
  const close = () => {
    clear()
    onClose()
  }
  return (
    <Modal opened={device !== null} onClose={close} title={t('team:devices.revokeTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      {device ? (
        <div className="stack">
          <p className="flush" dir="auto">
            {t('team:devices.revokeText', { device: device.name, name: device.member.name })}
          </p>
          <ErrorNote error={error} />
          <div className="row">
            <Button
              color="brick"
              data-autofocus
              loading={busy}
              onClick={async () => {
                if (!(await act({ id: device.id }))) return
                close()
                onEnded()
                say(t('team:devices.revoked', { device: device.name }))
              }}
            >
              {t('team:devices.revoke')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      ) : null}
    </Modal>
  )
}
