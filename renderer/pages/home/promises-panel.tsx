// What one owes: answers to customers, ideas that wait, actions, roles at coming meetings, ideas to be measured. What is due first on top of each.
import type { ReactNode } from 'react'
import type { Home } from '../../../shared/contract/home.ts'
import { ArrowList } from '../../components/arrow-list.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import type { Route } from '../../routes.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { onDayWords } from '../meetings/role-words.ts'

interface Row { key: string; to: Route; title: string; beside: string; late: boolean; own?: boolean }

export function PromisesPanel({ promises }: { promises: Home['promises'] }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const day = today(new Date(now))
  const due = (at: number) => (at < now ? t('home:promises.overdue', { when: format.ago(at, now) }) : t('home:promises.due', { when: format.ago(at, now) }))
  const groups: { name: 'customers' | 'reviews' | 'actions' | 'roles' | 'measure'; rows: Row[]; count: number; all: Route }[] = [
    { name: 'customers', count: promises.followUpCount, all: { page: 'promises' }, rows: promises.followUps.map(({ id, customer, learning, dueAt }) => ({ key: id, to: { page: 'learning', id: learning.id }, title: customer?.name ?? learning.text.slice(0, 120), beside: due(dueAt), late: dueAt < now })) },
    { name: 'reviews', count: promises.reviewCount, all: { page: 'review' }, rows: promises.reviews.map(({ id, title, dueAt, awaits }) => ({ key: id, to: { page: 'idea', id }, title, beside: t(`home:promises.${awaits}`, { when: due(dueAt) }), late: dueAt < now })) },
    { name: 'actions', count: promises.actionCount, all: { page: 'meetings' }, rows: promises.actions.map(({ id, title, dueOn }) => ({ key: id, to: { page: 'meetings' }, title, beside: dueOn === null ? '' : t('home:promises.dueOn', { day: format.day(dueOn) }), late: dueOn !== null && dueOn < day })) },
    { name: 'roles', count: promises.roles.length, all: { page: 'agenda' }, rows: promises.roles.map(({ meetingId, series, startsAt, roles }) => ({ key: meetingId, to: { page: 'agenda', meetingId }, title: roles.map((role) => t(`agenda:role.you.${role}`, { series, day: onDayWords(t, format, startsAt, now) })).join(' '), beside: '', late: false, own: true })) },
    { name: 'measure', count: promises.measureCount, all: { page: 'report' }, rows: promises.measure.map(({ ideaId, title, dueAt }) => ({ key: ideaId, to: { page: 'idea', id: ideaId }, title, beside: due(dueAt), late: true })) },
  ]
  const some = groups.filter(({ rows }) => rows.length > 0)
  return (
    <section className="panel hm-panel" aria-labelledby="hm-promises">
      <h2 id="hm-promises">{t('home:promises.title')}</h2>
      {some.length === 0 ? (
        <p className="dim flush">
          {t('home:promises.none')} {t('home:promises.noneText')}
        </p>
      ) : null}
      {some.map(({ name, rows, count, all }) => (
        <div key={name} className="hm-sort">
          <h3>
            {t(`home:promises.${name}`)} <span className="idea-count">{format.number(count)}</span>
          </h3>
          <ArrowList label={t(`home:promises.${name}`)} rows={rows} rowKey={({ key }) => key} render={(row, { tabIndex }) => <PromiseLine row={row} tabIndex={tabIndex} />} />
          {count > rows.length ? (
            <RouteLink to={all} className="link sm">
              {t('home:promises.all', { count })}
            </RouteLink>
          ) : null}
        </div>
      ))}
    </section>
  )
}

function PromiseLine({ row, tabIndex }: { row: Row; tabIndex: 0 | -1 }): ReactNode {
  return (
    <RouteLink to={row.to} className="hm-row" tabIndex={tabIndex}>
      <span className="hm-title">
        <span {...(row.own ? {} : { dir: 'auto', translate: 'no' })}>{row.title}</span>
        {row.beside === '' ? null : <span className={row.late ? 'pill' : 'dim xs'} {...(row.late ? { 'data-tone': 'bad' } : {})}>{row.beside}</span>}
      </span>
    </RouteLink>
  )
}
