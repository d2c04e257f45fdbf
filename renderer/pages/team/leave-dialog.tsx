// Leaving the hub: what happens to what is here, said before it happens.
import { Button, Modal } from '@mantine/core'
import { ErrorNote } from '../../components/error-note.tsx'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useSyncStatus } from '../../use-sync-status.ts'
import { useWords } from '../../words.ts'
import './team.css'

export function LeaveDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const status = useSyncStatus()
  const { act, busy, error } = useAct('sync', 'leave')
  const waiting = status?.waiting ?? 0
  const leave = async (wipe: boolean) => {
    if (!(await act({ wipe }))) return
    onClose()
    say(t(wipe ? 'team:leave.wiped' : 'team:leave.left'))
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('team:leave.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="stack">
        <p className="flush">
          {t('team:leave.text', { hub: status?.hub ?? '' })} {waiting > 0 ? t('team:leave.waiting', { count: waiting }) : ''}
        </p>
        <div className="team-way">
          <Button data-autofocus loading={busy} aria-describedby="team-leave-keep" onClick={() => void leave(false)}>
            {t('team:leave.keep')}
          </Button>
          <p id="team-leave-keep" className="dim sm flush">
            {t('team:leave.keepHint')}
          </p>
        </div>
        <div className="team-way">
          <Button variant="default" className="team-grave" disabled={busy} aria-describedby="team-leave-wipe" onClick={() => void leave(true)}>
            {t('team:leave.wipe')}
          </Button>
          <p id="team-leave-wipe" className="dim sm flush">
            {t('team:leave.wipeHint')} {waiting > 0 ? <strong>{t('team:leave.wipeLost', { count: waiting })}</strong> : null}
          </p>
        </div>
        <ErrorNote error={error} />
        <div>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
