// The minutes of a held meeting: what came of it, what was talked about, and what comes back. Prints as a document.
import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import type { Minutes } from '../../../shared/contract/minutes.ts'
import { offGroups, PARKED_ON_PAPER } from '../../../shared/domain/agenda/off-groups.ts'
import { factsOf } from '../../../shared/domain/minutes.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { ActionList } from './action-list.tsx'
import { BY, heldWords, reasonWords } from './agenda-words.ts'
import { placeOf } from './item-places.ts'
import { MinutesActions } from './minutes-actions.tsx'
import { DecisionLine } from './decision-line.tsx'
import { Pulse } from './pulse.tsx'
import './meetings.css'
import './minutes.css'

export function MinutesPage({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const { data: minutes, error, refetch } = useAsk('minutes', 'get', { meetingId })
  if (minutes) return <MinutesOf minutes={minutes} />
  const code = error?.code
  return (
    <Page title={t('minutes:page.title')} layout="read">
      {code === 'meeting-not-held' ? (
        <EmptyState icon={<IconFileText size={36} aria-hidden />} title={t('minutes:page.notHeld')} text={t('minutes:page.notHeldText')} action={{ label: t('meetings:series.open'), run: () => go({ page: 'agenda', meetingId }) }} />
      ) : code === 'unknown-meeting' ? (
        <EmptyState icon={<IconFileText size={36} aria-hidden />} title={t('meetings:agenda.gone')} text={t('meetings:agenda.goneText')} action={{ label: t('minutes:history.title'), run: () => go({ page: 'held' }) }} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </Page>
  )
}

function MinutesOf({ minutes }: { minutes: Minutes }) {
  const t = useWords()
  const format = useFormat()
  const { meeting, segments, actions, before, heard, carriedOver, parked } = minutes
  const decided = segments.flatMap(({ items }) => items.filter(({ decisions }) => decisions.length > 0))
  return (
    <Page
      title={meeting.name}
      own
      layout="read"
      lead={
        <>
          <span className="ag-kind">{t('minutes:page.title')}</span>
          <span>{heldWords(t, format, meeting)}</span>
          {meeting.took === null ? null : <span>{t('minutes:page.took', { took: format.number(meeting.took), planned: format.number(meeting.minutes) })}</span>}
          {meeting.team ? <bdi translate="no">{meeting.team}</bdi> : null}
          <RouteLink className="link no-print" to={{ page: 'agenda', meetingId: meeting.id }}>
            {t('minutes:page.agenda')}
          </RouteLink>
        </>
      }
      actions={<MinutesActions minutes={minutes} />}
    >
      <div className="minutes">
        <Pulse meetingId={meeting.id} />
        {meeting.roles?.length ? (
          <p className="mr-line mn-roles">
            {meeting.roles.map(({ role, member }) => (
              <span key={role} dir="auto">
                {t(`agenda:role.is.${role}`, { name: member.name })}
              </span>
            ))}
          </p>
        ) : null}
        <Part title={t('minutes:heard')}>
          {heard.length === 0 ? (
            <p className="dim">{t('minutes:none.heard')}</p>
          ) : (
            <ul className="mn-heard">
              {heard.map(({ name, times }) => (
                <li key={name}>
                  <bdi translate="no">{name}</bdi>
                  {times > 1 ? <span className="dim"> {t('minutes:heardTimes', { count: times })}</span> : null}
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part title={t('minutes:decisions')}>
          {decided.length === 0 ? (
            <p className="dim">{t('minutes:none.decisions')}</p>
          ) : (
            <ul className="mn-list">
              {decided.map((item) => (
                <li key={item.subject}>
                  <ItemName item={item} />
                  {item.decisions.map((decision) => (
                    <DecisionLine key={decision.id} decision={decision} />
                  ))}
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part title={t('minutes:actions')}>{actions.length === 0 ? <p className="dim">{t('minutes:none.actions')}</p> : <ActionList actions={actions} />}</Part>
        <Part title={t('minutes:discussed')}>
          {segments.length === 0 ? <p className="dim">{t('minutes:none.discussed')}</p> : null}
          {segments.map(({ key, title, items }) => (
            <section key={key} className="mn-segment" data-segment={key}>
              <h3 {...(title ? { dir: 'auto', translate: 'no' } : {})}>{title || t(`agenda:segment.${key}`)}</h3>
              <ul className="mn-list">
                {items.map((item) => (
                  <Talked key={item.subject} item={item} />
                ))}
              </ul>
            </section>
          ))}
        </Part>
        {before.length > 0 ? (
          <Part title={t('minutes:before')}>
            <ActionList actions={before} deletable={false} />
          </Part>
        ) : null}
        {carriedOver.length > 0 ? (
          <Part title={t('minutes:carriedOver')}>
            <ul className="mn-list">
              {carriedOver.map(({ subject, segment, title, times }) => (
                <li key={subject} className="mn-line">
                  <span dir="auto" translate="no">
                    {title}
                  </span>{' '}
                  <span className="dim">
                    {t(`agenda:segment.${segment}`)}
                    {times > 1 ? ` · ${t('minutes:times', { count: times, locale: format.locale })}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        {parked.length > 0 ? (
          <Part title={t('meetings:parked.title')}>
            {offGroups(parked).map(({ segment, shared, items }) => (
              <div key={`${segment} ${JSON.stringify(shared[0] ?? null)}`} className="mn-parked">
                <p className="mn-name">
                  {t(`agenda:segment.${segment}`)} <span className="dim">{format.number(items.length)}</span>
                </p>
                <p className="mn-facts dim">{shared.map((reason) => reasonWords(t, format, reason)).join(' · ')}</p>
                <Parked items={items} />
              </div>
            ))}
          </Part>
        ) : null}
        <p className="no-print">
          <Button variant="default" onClick={() => go({ page: 'held' })}>
            {t('minutes:history.all')}
          </Button>
        </p>
      </div>
    </Page>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="mn-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function ItemName({ item }: { item: AgendaItem }) {
  const place = placeOf(item)
  const words = { dir: 'auto', translate: 'no' } as const
  return (
    <p className="mn-name">
      {place ? (
        <RouteLink to={place} className="ag-title-link" {...words}>
          {item.title}
        </RouteLink>
      ) : (
        <span {...words}>{item.title}</span>
      )}
    </p>
  )
}

/** The first ones; the others when asked for, and counted on paper. */
function Parked({ items }: { items: readonly Minutes['parked'][number][] }) {
  const t = useWords()
  const [all, setAll] = useState(false)
  const rest = all ? 0 : items.length - PARKED_ON_PAPER
  return (
    <>
      <ul className="mn-list">
        {(rest > 0 ? items.slice(0, PARKED_ON_PAPER) : items).map(({ subject, title }) => (
          <li key={subject} className="mn-line" dir="auto" translate="no">
            {title}
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <>
          <button type="button" className="link no-print" onClick={() => setAll(true)}>
            {t('meetings:parked.others', { count: rest })}
          </button>
          <p className="print-only">{t('meetings:parked.rest', { count: rest })}</p>
        </>
      ) : null}
    </>
  )
}

/** What was said about one thing. Its decisions and actions stand above, with those of the others. */
function Talked({ item }: { item: AgendaItem }) {
  const t = useWords()
  const format = useFormat()
  const { quote, customer, by, note, discussedAt, minutes, decisions } = item
  const whose = BY[item.kind]
  const told = factsOf(item).map((reason) => reasonWords(t, format, reason))
  const writers = [...new Set(item.noteBy.flatMap(({ by: writer }) => writer?.name ?? []))]
  const facts = [...(by && whose ? [t(`meetings:by.${whose}`, { name: by })] : []), ...(minutes === 0 ? [t('minutes:takenUp')] : []), ...(discussedAt === null ? [t('minutes:notDiscussed')] : []), ...decisions.map(({ kind }) => t(`meetings:decided.${kind}`))]
  return (
    <li>
      <ItemName item={item} />
      {facts.length > 0 ? <p className="mn-facts dim">{facts.join(' · ')}</p> : null}
      {told.length > 0 ? <p className="mn-told">{told.join(' · ')}</p> : null}
      {quote ? <Quote by={customer}>{quote}</Quote> : customer ? <p className="ag-customer" dir="auto" translate="no">{customer}</p> : null}
      {note ? (
        <div className="mn-note">
          <span className="dim">{writers.length > 1 ? t('minutes:noteBy', { names: writers.join(', ') }) : t('meetings:record.note')}</span>
          <p dir="auto" translate="no" className="prewrap">
            {note}
          </p>
        </div>
      ) : null}
    </li>
  )
}
