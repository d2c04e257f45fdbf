// The monthly statement of one product area: what it caused, what that cost, and what need not have been. Made to be printed.
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import type { Statement } from '../../../shared/contract/causes.ts'
import { BarList } from '../../components/charts/bar-list.tsx'
import { TrendChart } from '../../components/charts/trend-chart.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote, UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { goInstead } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { moneyWords, remedyWords } from './cause-words.ts'
import { HeardAgain } from './heard-again.tsx'
import { MonthSelect } from './month-select.tsx'
import './causes.css'

export function StatementPage({ areaId, month }: { areaId: string; month?: string }) {
  const t = useWords()
  const format = useFormat()
  const { data, error, refetch } = useAsk('causes', 'statement', { areaId, ...(month === undefined ? {} : { month }) }, { keepPrevious: true })
  const { data: overview } = useAsk('causes', 'overview', data ? { month: data.month } : {})
  if (!data) return <Page title={t('causes:title')}>{error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}</Page>
  return (
    <Page
      title={t('causes:statement.title', { area: data.area.name, month: format.month(data.month) })}
      own
      layout="read"
      lead={t('causes:statement.lead')}
      actions={
        <>
          <MonthSelect month={data.month} first={overview?.first ?? null} onChange={(next) => goInstead({ page: 'statement', areaId, month: next })} />
          <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
            {t('causes:statement.print')}
          </Button>
          <RouteLink to={{ page: 'statement', month: data.month }}>{t('causes:statement.all')}</RouteLink>
        </>
      }
    >
      <ErrorNote error={error} />
      <Figures statement={data} />
      {data.total.contacts > 0 ? <Causes statement={data} /> : null}
      <Trend statement={data} />
      {data.total.contacts > 0 ? <Sources statement={data} /> : null}
      {data.again.length > 0 ? (
        <Section title={t('causes:overview.again')}>
          <HeardAgain rows={data.again} />
        </Section>
      ) : null}
      <Ideas statement={data} />
      {data.voices.length > 0 ? (
        <Section title={t('causes:statement.voices')}>
          <div className="stack">
            {data.voices.map(({ learningId, quote, text, customer, cause }) => (
              <div key={learningId}>
                <p className="dim sm flush">
                  <RouteLink to={{ page: 'learning', id: learningId }}>{cause === null ? t('causes:statement.noCause') : <UserText>{cause}</UserText>}</RouteLink>
                </p>
                <Quote by={customer}>{quote || text}</Quote>
              </div>
            ))}
          </div>
        </Section>
      ) : null}
      <p className="dim sm">{t('causes:statement.rule')}</p>
    </Page>
  )
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead === undefined ? null : <p className="dim sm ca-under-heading">{lead}</p>}
      {children}
    </section>
  )
}

function Figures({ statement: { total } }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  const cost = moneyWords(format, total.amounts)
  return (
    <dl className="ca-figures">
      <div>
        <dt>{t('causes:statement.contacts')}</dt>
        <dd>
          <strong>{format.number(total.contacts)}</strong>
          {total.presumed > 0 ? <span>{t('causes:statement.presumed', { count: total.presumed })}</span> : null}
        </dd>
      </div>
      <div>
        <dt>{t('causes:statement.cost')}</dt>
        <dd>
          <strong>{cost || '–'}</strong>
          {cost === '' ? <span>{t('causes:statement.noCost')}</span> : total.unpriced > 0 ? <span>{t('causes:overview.unpriced', { count: total.unpriced })}</span> : null}
        </dd>
      </div>
      <div>
        <dt>{t('causes:statement.removable')}</dt>
        <dd>
          <strong>{total.removableShare === null ? '–' : format.percent(total.removableShare)}</strong>
          <span>
            {[total.removable > 0 ? t('causes:statement.removableOf', { count: total.removable }) : '', moneyWords(format, total.removableAmounts), total.undecided > 0 ? t('causes:statement.undecided', { count: total.undecided }) : ''].filter(Boolean).join('; ')}
          </span>
        </dd>
      </div>
    </dl>
  )
}

function Causes({ statement: { causes, otherCauses, total } }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  return (
    <Section title={t('causes:statement.causes')}>
      <BarList
        title={t('causes:statement.causes')}
        columns={[t('causes:statement.cause'), t('causes:statement.contacts'), t('causes:statement.share'), t('causes:statement.cost')]}
        partWords={t('causes:statement.dark')}
        bars={causes.map(({ cause, path, remedy, sum }) => ({
          key: cause?.id ?? '',
          name: cause === null ? t('causes:statement.noCause') : <UserText>{cause.name}</UserText>,
          under: (
            <>
              {path.length > 1 ? <UserText>{path.slice(0, -1).join(' › ')} · </UserText> : null}
              {remedyWords(t, remedy)}
            </>
          ),
          value: sum.contacts,
          part: sum.removable,
          cells: [format.number(sum.contacts), format.percent(sum.contacts / total.contacts), moneyWords(format, sum.amounts) || '–'],
        }))}
      />
      {otherCauses.causes > 0 ? <p className="dim sm">{t('causes:statement.more', { count: otherCauses.causes, contacts: t('causes:statement.moreContacts', { count: otherCauses.contacts }) })}</p> : null}
    </Section>
  )
}

function Trend({ statement: { trend } }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  if (trend.every(({ contacts }) => contacts === 0)) return null
  return (
    <section className="panel">
      <TrendChart
        title={t('causes:statement.trend')}
        time={t('causes:month')}
        series={[t('causes:statement.trendAll'), t('causes:statement.trendRemovable')]}
        points={trend.map(({ month, contacts, removable }, index) => ({ at: index, when: format.month(month), values: [contacts, removable] }))}
        words={format.number}
        label={format.number}
        zero
      />
    </section>
  )
}

function Sources({ statement: { channels, received } }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  return (
    <>
      <Section title={t('causes:statement.channels')}>
        <BarList
          title={t('causes:statement.channels')}
          columns={[t('causes:statement.channel'), t('causes:statement.contacts'), t('causes:statement.one'), t('causes:statement.cost')]}
          bars={channels.map(({ channel, unit, sum }) => ({ key: channel ?? '', name: channel === null ? t('causes:channelNone') : t(`learnings:channel.${channel}`), value: sum.contacts, cells: [format.number(sum.contacts), unit ? format.money(unit.amount, unit.currency) : '–', moneyWords(format, sum.amounts) || '–'] }))}
        />
      </Section>
      <Section title={t('causes:statement.received')} lead={t('causes:statement.receivedLead')}>
        <BarList title={t('causes:statement.received')} columns={[t('causes:statement.team'), t('causes:statement.contacts')]} bars={received.map(({ team, contacts }) => ({ key: team?.id ?? '', name: team === null ? t('causes:statement.noTeam') : <UserText>{team.name}</UserText>, value: contacts, cells: [format.number(contacts)] }))} />
      </Section>
    </>
  )
}

function Ideas({ statement: { ideas, total } }: { statement: Statement }) {
  const t = useWords()
  if (ideas.length === 0 && total.contacts === 0) return null
  return (
    <Section title={t('causes:statement.ideas')}>
      {ideas.length === 0 ? (
        <p className="flush">
          {t('causes:statement.noIdeas')}{' '}
          <RouteLink className="link no-print" to={{ page: 'new-idea' }}>
            {t('causes:statement.writeIdea')}
          </RouteLink>
        </p>
      ) : (
        <ul className="plain-list">
          {ideas.map(({ id, title, stage, learnings }) => (
            <li key={id}>
              <RouteLink to={{ page: 'idea', id }}>
                <UserText>{title}</UserText>
              </RouteLink>{' '}
              <span className="pill">{t(`ideas:stage.${stage as 'draft'}`)}</span> <span className="dim sm">{t('causes:statement.ideaFor', { count: learnings })}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
