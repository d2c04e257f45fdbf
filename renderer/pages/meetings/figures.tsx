// What the last meetings show together: six small charts, each explained, and each as a table.
import { useId } from 'react'
import type { MeetingFigures } from '../../../shared/contract/minutes.ts'
import { dayOf } from '../../../shared/domain/learnings.ts'
import { useFormat, type Format } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'

interface Figure {
  readonly key: 'share' | 'decisions' | 'heard' | 'overrun' | 'carried' | 'pulse'
  /** Null: not known. */
  readonly of: (figures: MeetingFigures) => number | null
  readonly words: (value: number, format: Format, t: Words, figures?: MeetingFigures) => string
  /** Largest value that is drawn at least: small differences must not look large. */
  readonly least: number
}

const rounded = (value: number) => Math.round(value * 10) / 10
const FIGURES: readonly Figure[] = [
  { key: 'share', of: ({ lines, customerLines }) => (lines === 0 ? null : customerLines / lines), words: (value, format, t, figures) => (figures ? `${format.percent(value)} (${t('minutes:figures.of', { part: format.number(figures.customerLines), whole: format.number(figures.lines) })})` : format.percent(value)), least: 1 },
  { key: 'decisions', of: ({ decisions }) => decisions, words: (value, format) => format.number(rounded(value)), least: 4 },
  { key: 'heard', of: ({ heard }) => heard, words: (value, format) => format.number(rounded(value)), least: 4 },
  { key: 'overrun', of: ({ took, planned }) => (took === null ? null : took - planned), words: (value, format) => format.number(rounded(value)), least: 15 },
  { key: 'carried', of: ({ carriedDays }) => carriedDays, words: (value, format, t) => `${format.number(rounded(value))} ${t('minutes:figures.days')}`, least: 14 },
  { key: 'pulse', of: ({ pulse }) => pulse, words: (value, format) => format.number(rounded(value)), least: 5 },
]

export function Figures({ seriesId }: { seriesId?: string }) {
  const t = useWords()
  const id = useId()
  const { data } = useAsk('minutes', 'statistics', seriesId === undefined ? {} : { seriesId }, { keepPrevious: true })
  if (!data || data.length === 0) return null
  return (
    <section className="mn-figures" aria-labelledby={id}>
      <h2 id={id} className="mt-heading">
        {data.length > 1 ? t('minutes:figures.title', { count: data.length }) : t('minutes:figures.few', { count: data.length })}
      </h2>
      {data.length > 1 ? (
        <div className="mn-charts">
          {FIGURES.filter(({ of }) => data.some((meeting) => of(meeting) !== null)).map((figure) => (
            <Chart key={figure.key} figure={figure} meetings={data} />
          ))}
        </div>
      ) : null}
    </section>
  )
}

function Chart({ figure: { key, of, words, least }, meetings }: { figure: Figure; meetings: readonly MeetingFigures[] }) {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const values = meetings.map(of)
  const known = values.filter((value) => value !== null)
  const most = Math.max(least, ...known)
  const lowest = Math.min(0, ...known)
  const whole = most - lowest
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const day = ({ startsAt }: MeetingFigures) => format.day(dayOf(startsAt))
  const said = (value: number | null, meeting?: MeetingFigures) => (value === null ? t('minutes:figures.unknown') : words(value, format, t, meeting))
  return (
    <figure className="mn-chart">
      <figcaption id={id}>
        <span className="mn-chart-title">{t(`minutes:figures.${key}`)}</span>
        <span className="dim">{t('minutes:figures.mean', { value: words(mean, format, t) })}</span>
      </figcaption>
      <div className="mn-bars" role="img" aria-label={t('minutes:figures.summary', { title: t(`minutes:figures.${key}`), from: day(meetings[0]!), to: day(meetings.at(-1)!), values: values.map((value) => said(value)).join(', ') })}>
        {values.map((value, at) => (
          <span key={meetings[at]!.id} className="mn-bar" data-unknown={value === null || undefined} data-below={(value !== null && value < 0) || undefined} title={t('minutes:figures.bar', { day: day(meetings[at]!), value: said(value, meetings[at]) })}>
            {value === null ? null : <span style={{ insetBlockEnd: `${(100 * (Math.min(0, value) - lowest)) / whole}%`, blockSize: `${Math.max(1.5, (100 * Math.abs(value)) / whole)}%` }} />}
          </span>
        ))}
      </div>
      <p className="mn-chart-text">{t(`minutes:figures.${key}Text`)}</p>
      <details className="mt-more">
        <summary>{t('minutes:figures.table')}</summary>
        <div className="mn-scroll">
          <table className="mn-table" aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{t('minutes:figures.meeting')}</th>
                <th scope="col">{t(`minutes:figures.${key}`)}</th>
              </tr>
            </thead>
            <tbody>
              {meetings.toReversed().map((meeting) => (
                <tr key={meeting.id}>
                  <th scope="row">
                    {day(meeting)}{' '}
                    <bdi className="dim" translate="no">
                      {meeting.series}
                    </bdi>
                  </th>
                  <td>{said(of(meeting), meeting)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
