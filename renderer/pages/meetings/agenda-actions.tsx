// What can be done with a whole agenda: start, print, hand out, write again, end.
import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { IconCalendarDown, IconDots, IconFileText, IconFlag, IconMail, IconMarkdown, IconPlayerPlay, IconPrinter, IconRefresh, IconShare2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Agenda, Series } from '../../../shared/contract/meetings.ts'
import { go } from '../../nav.ts'
import { useMay } from '../../may.ts'
import { asAppError, callCore } from '../../query.ts'
import { saveFile } from '../../save-file.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { choicesOf, useAgendaActs } from './agenda-acts.ts'
import { MailDialog } from './mail-dialog.tsx'
import './minutes.css'

interface AgendaActionsProps { agenda: Agenda; meetingId: string; series: readonly Series[] }

export function AgendaActions({ agenda, meetingId, series }: AgendaActionsProps) {
  const t = useWords()
  const [asking, setAsking] = useState<'again' | 'end' | null>(null)
  const acts = useAgendaActs(meetingId)
  const may = useMay()
  const { meeting } = agenda
  const next = series.find(({ id }) => id === meeting.seriesId)?.nextMeeting
  const again = () => {
    const { picks, dropped } = choicesOf(agenda)
    if (picks.length + dropped.length > 0) setAsking('again')
    else void acts.regenerate(agenda)
  }
  const tools = (
    <>
      <ExportMenu meetingId={meetingId} />
      <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
        {t('meetings:print')}
      </Button>
    </>
  )
  return (
    <>
      {meeting.state === 'held' ? (
        <>
          {next ? <Button onClick={() => go({ page: 'agenda', meetingId: next.id })}>{t('meetings:nextAgenda')}</Button> : null}
          <Button variant="default" leftSection={<IconFileText size={17} aria-hidden />} onClick={() => go({ page: 'minutes', meetingId })}>
            {t('minutes:page.open')}
          </Button>
          {tools}
        </>
      ) : !may.is('lead') ? (
        tools
      ) : (
        <>
          <Button leftSection={<IconPlayerPlay size={17} className="flips" aria-hidden />} onClick={() => go({ page: 'present', meetingId })}>
            {t('meetings:start')}
          </Button>
          {tools}
          <Menu>
            <Menu.Target>
              <ActionIcon size="lg" aria-label={t('moreActions', { name: meeting.name })}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={again}>
                {t('meetings:again.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconFlag size={16} aria-hidden />} onClick={() => setAsking('end')}>
                {t('meetings:end.open')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <AgainDialog agenda={agenda} opened={asking === 'again'} onClose={() => setAsking(null)} onAgain={() => void acts.regenerate(agenda)} />
          <EndDialog meetingId={meetingId} opened={asking === 'end'} onClose={() => setAsking(null)} />
        </>
      )}
    </>
  )
}

function ExportMenu({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const { i18n } = useTranslation()
  const [mailing, setMailing] = useState(false)
  const download = async (format: 'markdown' | 'ics') => {
    try {
      const { fileName, mime, text } = await callCore('meetings', 'export', { meetingId, format, language: i18n.language })
      saveFile(fileName, new Blob([text], { type: mime }))
    } catch (error) {
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" leftSection={<IconShare2 size={17} aria-hidden />}>
            {t('meetings:export.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconMarkdown size={16} aria-hidden />} onClick={() => void download('markdown')}>
            {t('meetings:export.markdown')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCalendarDown size={16} aria-hidden />} onClick={() => void download('ics')}>
            {t('meetings:export.ics')}
          </Menu.Item>
          <Menu.Item leftSection={<IconMail size={16} aria-hidden />} onClick={() => setMailing(true)}>
            {t('minutes:export.mail')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <MailDialog meetingId={meetingId} opened={mailing} onClose={() => setMailing(false)} />
    </>
  )
}

function AgainDialog({ agenda, opened, onClose, onAgain }: { agenda: Agenda; opened: boolean; onClose: () => void; onAgain: () => void }) {
  const t = useWords()
  const { picks, dropped } = choicesOf(agenda)
  return (
    <Modal opened={opened} onClose={onClose} title={t('meetings:again.title')} closeButtonProps={{ 'aria-label': t('close') }} size="md">
      <div className="stack">
        <div>
          <p className="ag-dialog-text">{t('meetings:again.text')}</p>
          <ul className="ag-dialog-list">
            {picks.length > 0 ? <li>{t('meetings:again.chosen', { count: picks.length })}</li> : null}
            {dropped.length > 0 ? <li>{t('meetings:again.dropped', { count: dropped.length })}</li> : null}
          </ul>
          <p className="ag-dialog-text dim">{t('meetings:again.kept')}</p>
        </div>
        <div className="row">
          <Button
            data-autofocus
            onClick={() => {
              onClose()
              onAgain()
            }}
          >
            {t('meetings:again.open')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

/** Its minutes are shown then. */
function EndDialog({ meetingId, opened, onClose }: { meetingId: string; opened: boolean; onClose: () => void }) {
  const t = useWords()
  const acts = useAgendaActs(meetingId)
  return (
    <Modal opened={opened} onClose={onClose} title={t('meetings:end.title')} closeButtonProps={{ 'aria-label': t('close') }} size="md">
      <div className="stack">
        <p className="ag-dialog-text">{t('meetings:end.text')}</p>
        <div className="row">
          <Button data-autofocus onClick={() => void acts.change('close', { meetingId }).then((agenda) => agenda && go({ page: 'minutes', meetingId }))}>
            {t('meetings:end.open')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
