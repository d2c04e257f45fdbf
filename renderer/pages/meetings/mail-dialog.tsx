// An agenda or minutes as a mail: subject and text to copy, or a message file that mail programs open as a draft.
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MailText } from '../../components/mail-text.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function MailDialog({ meetingId, opened, onClose }: { meetingId: string; opened: boolean; onClose: () => void }) {
  const t = useWords()
  const { i18n } = useTranslation()
  const { data: mail, error, refetch } = useAsk('minutes', 'mail', { meetingId, language: i18n.language }, { enabled: opened })
  return (
    <Modal opened={opened} onClose={onClose} title={t('minutes:send.title')} closeButtonProps={{ 'aria-label': t('close') }} size="lg">
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {mail ? (
        <div className="stack">
          <p className="ag-dialog-text dim">{t('minutes:send.lead')}</p>
          <MailText mail={mail} />
        </div>
      ) : error ? null : (
        <Loading rows={4} />
      )}
    </Modal>
  )
}
