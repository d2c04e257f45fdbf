// The team in the settings: which hub this device works with, and the ways to join one and to leave it.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { go } from '../../nav.ts'
import { useSyncStatus } from '../../use-sync-status.ts'
import { useWords } from '../../words.ts'
import { HubFacts } from '../team/join-page.tsx'
import { LeaveDialog } from '../team/leave-dialog.tsx'

export function TeamSection() {
  const t = useWords()
  const status = useSyncStatus()
  const [leaving, setLeaving] = useState(false)
  if (!status) return null
  if (status.hub === null)
    return (
      <>
        <p className="dim sm flush">
          {t('team:here.alone')} {t('join.lead')}
        </p>
        <Button variant="default" className="own-width" onClick={() => go({ page: 'join' })}>
          {t('join.open')}
        </Button>
      </>
    )
  const signedOut = status.state === 'signed-out'
  return (
    <>
      {signedOut ? <p className="flush">{t('team:here.signedOut')}</p> : null}
      <HubFacts />
      <div className="row">
        {signedOut ? <Button onClick={() => go({ page: 'join' })}>{t('team:here.again')}</Button> : null}
        <Button variant="default" onClick={() => go({ page: 'team' })}>
          {t('team:here.members')}
        </Button>
        <Button variant="default" onClick={() => go({ page: 'devices' })}>
          {t('team:here.devices')}
        </Button>
        <Button variant="default" onClick={() => setLeaving(true)}>
          {t('team:here.leave')}
        </Button>
      </div>
      <LeaveDialog opened={leaving} onClose={() => setLeaving(false)} />
    </>
  )
}
