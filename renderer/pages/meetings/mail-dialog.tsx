// An agenda or minutes as a mail: subject and text to copy, or a message file that mail programs open as a draft.
import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { IconCopy, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { useAsk } from '../../query.ts'
import { saveFile } from '../../save-file.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

export function MailDialog({ meetingId, opened, onClose }: { meetingId: string; opened: boolean; onClose: () => void }) {
  const t = useWords()
  const { i18n } = useTranslation()
  const { data: mail, error, refetch } = useAsk('minutes', 'mail', { meetingId, language: i18n.language }, { enabled: opened })
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      say(t('minutes:send.copied'))
    } catch {
      say(t('minutes:send.notCopied'), { tone: 'wrong' })
    }
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('minutes:send.title')} closeButtonProps={{ 'aria-label': t('close') }} size="lg">
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {mail ? (
        <div className="stack">
          <p className="ag-dialog-text dim">{t('minutes:send.lead')}</p>
          <TextInput label={t('minutes:send.subject')} value={mail.subject} readOnly dir="auto" translate="no" onFocus={({ currentTarget }) => currentTarget.select()} />
          <Textarea classNames={{ input: 'mn-mail' }} label={t('minutes:send.text')} value={mail.text} readOnly rows={12} translate="no" />
          <div className="row">
            <Button data-autofocus leftSection={<IconCopy size={17} aria-hidden />} onClick={() => void copy(mail.text)}>
              {t('minutes:send.copyText')}
            </Button>
            <Button variant="default" leftSection={<IconCopy size={17} aria-hidden />} onClick={() => void copy(mail.subject)}>
              {t('minutes:send.copySubject')}
            </Button>
            <Button variant="default" leftSection={<IconMail size={17} aria-hidden />} onClick={() => saveFile(mail.fileName, new Blob([mail.message], { type: 'message/rfc822' }))}>
              {t('minutes:send.file')}
            </Button>
          </div>
        </div>
      ) : error ? null : (
        <Loading rows={4} />
      )}
    </Modal>
  )
}
