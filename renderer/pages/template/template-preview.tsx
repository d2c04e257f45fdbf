// The next agenda as this template would make it, before it is saved.
import { useDebouncedValue } from '@mantine/hooks'
import { useId } from 'react'
import type { Template } from '../../../shared/contract/templates.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { nearWords, whenWords } from '../meetings/agenda-words.ts'
import { titleOf } from './template-words.ts'

/** Items of a segment that are named; the others are counted. */
const NAMED = 3

export function TemplatePreview({ seriesId, template }: { seriesId: string; template: Template }) {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const [asked] = useDebouncedValue(template, 150)
  const { data: agenda, error } = useAsk('meetings', 'preview', { seriesId, template: asked }, { keepPrevious: true })
  return (
    <section className="tp-preview" aria-labelledby={id}>
      <h2 id={id}>{t('templates:preview.title')}</h2>
      {agenda ? (
        <>
          <p className="dim sm flush">
            {whenWords(t, format, agenda.meeting.startsAt)}, {nearWords(t, agenda.meeting.startsAt)}. {t('templates:preview.planned', { used: format.number(agenda.minutesUsed), minutes: format.number(agenda.meeting.minutes) })}
            {agenda.parked.length > 0 ? `, ${t('templates:preview.parked', { count: agenda.parked.length })}` : ''}.
          </p>
          {agenda.customerLater ? (
            <p className="tp-later" dir="auto">
              {t('agenda:customerLater', { reason: agenda.customerLater })}
            </p>
          ) : null}
          <ol>
            {agenda.segments.map(({ key, title, intro, minutes, items }) => (
              <li key={key} data-empty={items.length === 0 || undefined}>
                <h3 {...(title ? { dir: 'auto', translate: 'no' } : {})}>
                  {titleOf(t, { segment: key, title })}
                  {minutes > 0 ? <span>{t('meetings:minutes', { count: minutes })}</span> : null}
                </h3>
                {intro ? (
                  <p className="dim" dir="auto" translate="no">
                    {intro}
                  </p>
                ) : null}
                {items.slice(0, NAMED).map((item) => (
                  <p key={item.subject} dir="auto" translate="no">
                    {item.title}
                  </p>
                ))}
                {items.length > NAMED ? <p className="dim">{t('templates:preview.more', { count: items.length - NAMED })}</p> : items.length === 0 ? <p className="dim">{t('templates:preview.nothing')}</p> : null}
              </li>
            ))}
          </ol>
        </>
      ) : error ? (
        <ErrorNote error={error} />
      ) : (
        <Loading rows={5} />
      )}
    </section>
  )
}
