// A mail to send on: its subject and text to copy, or a message file that mail programs open as a draft.
import { Button, Textarea, TextInput } from '@mantine/core'
import { IconCopy, IconMail } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { saveFile } from '../save-file.ts'
import { say } from '../stores/notices.ts'
import { useWords } from '../words.ts'
import './mail-text.css'

interface MailTextProps {
  /** `fileName` with its ending. */
  mail: { subject: string; text: string; fileName: string; message: string }
  /** Further ways to take it along. */
  children?: ReactNode
}

export function MailText({ mail, children }: MailTextProps) {
  const t = useWords()
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      say(t('minutes:send.copied'))
    } catch {
      say(t('minutes:send.notCopied'), { tone: 'wrong' })
    }
  }
  return (
    <>
      <TextInput label={t('minutes:send.subject')} value={mail.subject} readOnly dir="auto" translate="no" onFocus={({ currentTarget }) => currentTarget.select()} />
      <Textarea classNames={{ input: 'mail-text' }} label={t('minutes:send.text')} value={mail.text} readOnly rows={12} translate="no" />
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
        {children}
      </div>
    </>
  )
}
