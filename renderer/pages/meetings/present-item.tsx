// One item on the wall: large, alone, with the customer's words, and below it what is recorded.
import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconChecklist, IconGavel, IconNotes } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Quote } from '../../components/user-text.tsx'
import { ariaKeys } from '../../shortcuts.ts'
import { useMay } from '../../may.ts'
import { useWords } from '../../words.ts'
import { ActForm } from './act-form.tsx'
import { useAgendaActs } from './agenda-acts.ts'
import type { Placed } from './agenda-times.ts'
import { segmentTitle } from './agenda-words.ts'
import { DecideForm } from './decide-form.tsx'
import { DiscussedButton } from './discussed-button.tsx'
import { ItemMarks, ItemWords, Reasons } from './item-body.tsx'
import { NoteField } from './note-field.tsx'
import { Outcome } from './outcome.tsx'
import type { Presentation } from './use-presentation.ts'

/** `place`: among the items, from 0. */
interface PresentItemProps { /** Shown with the first item. */ opening?: React.ReactNode; placed: Placed; meetingId: string; place: number; presentation: Presentation }
type Panel = 'decide' | 'act' | 'note'
/** So many characters need smaller type to stay on the screen. */
const WORDY = 420

export function PresentItem({ opening, placed: { item, segment, title: own }, meetingId, place, presentation: { run, items, index, goTo } }: PresentItemProps) {
  const t = useWords()
  const { change } = useAgendaActs(meetingId)
  const isLead = useMay().is('lead')
  const heading = useRef<HTMLHeadingElement>(null)
  const panelBox = useRef<HTMLDivElement>(null)
  const [panel, setPanel] = useState<Panel | null>(null)
  const hero = segment === 'empty-chair' && item.quote !== ''
  const isWordy = item.quote.length + (item.answers?.customers.length ?? 0) + (item.answers?.delight.length ?? 0) > WORDY
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (!panel) return
    const box = panelBox.current!
    box.querySelector<HTMLElement>('textarea, input, button')?.focus()
    // it grows when a way is chosen and while one writes: its last line stays in sight
    const watch = new ResizeObserver(() => box.scrollIntoView({ block: 'nearest' }))
    watch.observe(box)
    return () => watch.disconnect()
  }, [panel])
  const close = () => {
    setPanel(null)
    heading.current?.focus()
  }

  const title = (
    <h1 className="present-title" data-long={item.title.length > 90 || undefined} data-quiet={hero || undefined} ref={heading} tabIndex={-1} dir="auto" translate="no">
      {item.title}
    </h1>
  )
  const toggle = (which: Panel, icon: React.ReactNode, label: string) => (
    <Button variant={panel === which ? 'light' : 'default'} aria-expanded={panel === which} leftSection={icon} onClick={() => setPanel(panel === which ? null : which)}>
      {label}
    </Button>
  )
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls when the words are many */}
      <section className="present-stage" aria-label={segmentTitle(t, { key: segment, title: own })} tabIndex={0} data-segment={segment} data-hero={hero || undefined} data-wordy={isWordy || undefined}>
        {opening}
        <p className="present-segment">
          <bdi>{segmentTitle(t, { key: segment, title: own })}</bdi> <span className="dim">{t('meetings:minutes', { count: item.minutes })}</span> <ItemMarks item={item} />
        </p>
        {hero ? (
          <>
            <Quote by={item.customer}>{item.quote}</Quote>
            {title}
          </>
        ) : (
          <>
            {title}
            <ItemWords item={item} whole />
          </>
        )}
        <Reasons item={item} />
        <Outcome item={item} editable={isLead} writing={panel === 'note'} meetingId={meetingId} />
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape in one of its fields closes the panel */}
        <div
          ref={panelBox}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return
            event.preventDefault()
            close()
          }}
        >
          {panel ? (
            <div className="present-panel">
              {panel === 'decide' ? <DecideForm item={item} meetingId={meetingId} onDone={close} /> : panel === 'act' ? <ActForm meetingId={meetingId} subject={item.subject} /> : <NoteField item={item} meetingId={meetingId} />}
            </div>
          ) : null}
        </div>
      </section>
      <footer className="present-tray">
        {run.leading ? (
          <Button variant="default" leftSection={<IconArrowLeft size={18} className="flips" aria-hidden />} aria-keyshortcuts={ariaKeys('present-back')} disabled={index === 0} onClick={() => goTo(index - 1)}>
            {t('meetings:present.back')}
          </Button>
        ) : null}
        <div className="present-record" role="group" aria-label={t('meetings:record.of', { title: item.title })}>
          {isLead && item.kind === 'idea' ? toggle('decide', <IconGavel size={18} aria-hidden />, t('meetings:record.decision')) : null}
          {toggle('act', <IconChecklist size={18} aria-hidden />, t('meetings:record.action'))}
          {isLead ? toggle('note', <IconNotes size={18} aria-hidden />, t('meetings:record.note')) : null}
          {isLead ? <DiscussedButton item={item} meetingId={meetingId} /> : null}
        </div>
        {run.leading ? (
          <Button
            rightSection={<IconArrowRight size={18} className="flips" aria-hidden />}
            aria-keyshortcuts={ariaKeys('present-next')}
            onClick={() => {
              if (item.discussedAt === null) void change('discuss', { meetingId, subject: item.subject, discussed: true })
              goTo(index + 1)
            }}
          >
            {place === items.length - 1 ? t('meetings:present.toClosing') : item.discussedAt === null ? t('meetings:present.discussedNext') : t('meetings:present.next')}
          </Button>
        ) : null}
      </footer>
    </>
  )
}
