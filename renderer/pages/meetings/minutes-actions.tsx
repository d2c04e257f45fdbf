// What can be done with the minutes: hand them out as a file or a mail, print them, go on to the next agenda.
import { Button, Menu } from '@mantine/core'
import { IconFileText, IconFileWord, IconMail, IconMarkdown, IconPrinter, IconShare2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Minutes } from '../../../shared/contract/minutes.ts'
import type { MinutesFormat } from '../../../shared/domain/minutes-lists.ts'
import { go } from '../../nav.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { saveFile } from '../../save-file.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { MailDialog } from './mail-dialog.tsx'

export function MinutesActions({ minutes: { meeting } }: { minutes: Minutes }) {
  const t = useWords()
  const { i18n } = useTranslation()
  const { data: series } = useAsk('meetings', 'listSeries', {})
  const [mailing, setMailing] = useState(false)
  const next = series?.find(({ id }) => id === meeting.seriesId)?.nextMeeting
  const download = async (format: MinutesFormat) => {
    try {
      const { fileName, mime, bytes } = await callCore('minutes', 'export', { meetingId: meeting.id, format, language: i18n.language })
      saveFile(fileName, new Blob([new Uint8Array(bytes)], { type: mime }))
    } catch (error) {
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }
  return (
    <>
      {next ? <Button onClick={() => go({ page: 'agenda', meetingId: next.id })}>{t('meetings:nextAgenda')}</Button> : null}
      <Button variant="default" leftSection={<IconMail size={17} aria-hidden />} onClick={() => setMailing(true)}>
        {t('minutes:send.open')}
      </Button>
      <Menu>
        <Menu.Target>
          <Button variant="default" leftSection={<IconShare2 size={17} aria-hidden />}>
            {t('minutes:export.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileWord size={16} aria-hidden />} onClick={() => void download('docx')}>
            {t('minutes:export.docx')}
          </Menu.Item>
          <Menu.Item leftSection={<IconMarkdown size={16} aria-hidden />} onClick={() => void download('markdown')}>
            {t('minutes:export.markdown')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={() => void download('text')}>
            {t('minutes:export.text')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
        {t('meetings:print')}
      </Button>
      <MailDialog meetingId={meeting.id} opened={mailing} onClose={() => setMailing(false)} />
    </>
  )
}
