// The end of a presentation: what was decided and promised, what was left out, and the end of the meeting.
import { Button, Checkbox } from '@mantine/core'
import { IconArrowLeft, IconFlag } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { useMay } from '../../may.ts'
import { useWords } from '../../words.ts'
import { ActForm } from './act-form.tsx'
import { ActionList } from './action-list.tsx'
import { useAgendaActs } from './agenda-acts.ts'
import { itemsInOrder, itemsToPresent } from './agenda-times.ts'
import { MinutesSummary } from './minutes-summary.tsx'

/** `onBack`: null where there is no way back, or for who follows. */
interface PresentClosingProps { agenda: Agenda; meetingId: string; onBack: (() => void) | null }

export function PresentClosing({ agenda, meetingId, onBack }: PresentClosingProps) {
  const t = useWords()
  const { change } = useAgendaActs(meetingId)
  const isLead = useMay().is('lead')
  const [busy, setBusy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const items = itemsToPresent(agenda).map(({ item }) => item)
  const discussed = items.filter(({ discussedAt }) => discussedAt !== null).length
  const before = itemsInOrder(agenda).flatMap(({ item }) => item.actions.filter(({ id, meetingId }) => id === item.id && meetingId !== agenda.meeting.id))
  const tickAll = async () => {
    for (const { subject, discussedAt } of items) if (discussedAt === null) await change('discuss', { meetingId, subject, discussed: true })
    document.querySelector<HTMLElement>('#closing-discussed')?.focus()
  }
  const end = async () => {
    setBusy(true)
    await change('close', { meetingId })
    setBusy(false)
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls when the words are many */}
      <section className="present-stage" aria-label={t('meetings:present.closing')} tabIndex={0} data-closing>
        <h1 className="present-title" ref={heading} tabIndex={-1}>
          {t('meetings:closing.title')}
        </h1>
        <MinutesSummary agenda={agenda} />
        <section className="ag-summary" aria-labelledby="closing-act">
          <h2 id="closing-act">{t('meetings:record.actions')}</h2>
          {before.length > 0 ? (
            <>
              <p className="dim">{t('meetings:closing.before')}</p>
              <ActionList actions={before} />
            </>
          ) : null}
          <h3>{t('meetings:closing.act')}</h3>
          <ActForm meetingId={meetingId} subject={null} />
        </section>
        {items.length > 0 ? (
          <section className="ag-summary" aria-labelledby="closing-discussed">
            <h2 id="closing-discussed" tabIndex={-1}>{t('meetings:closing.discussed', { done: discussed, total: items.length })}</h2>
            <p className="dim">{t('meetings:closing.discussedText')}</p>
            {isLead && discussed < items.length ? (
              <Button className="ag-all" size="compact-sm" variant="default" onClick={() => void tickAll()}>
                {t('meetings:closing.all')}
              </Button>
            ) : null}
            <ul className="ag-actions">
              {items.map(({ subject, title, discussedAt }) => (
                <li key={subject} className="ag-action">
                  <Checkbox
                    className="ag-check"
                    disabled={!isLead}
                    checked={discussedAt !== null}
                    onChange={({ currentTarget }) => void change('discuss', { meetingId, subject, discussed: currentTarget.checked })}
                    label={
                      <span dir="auto" translate="no">
                        {title}
                      </span>
                    }
                  />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </section>
      <footer className="present-tray">
        {onBack ? (
          <Button variant="default" leftSection={<IconArrowLeft size={18} className="flips" aria-hidden />} onClick={onBack}>
            {t('meetings:present.back')}
          </Button>
        ) : null}
        <span className="dim">{t('meetings:closing.lead')}</span>
        {isLead ? (
          <Button leftSection={<IconFlag size={18} aria-hidden />} loading={busy} onClick={() => void end()}>
            {t('meetings:end.open')}
          </Button>
        ) : null}
      </footer>
    </>
  )
}
