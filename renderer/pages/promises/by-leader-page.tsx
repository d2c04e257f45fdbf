// Who owes customers an answer, and who gives it in time: for champions who hold people to account, and for everybody to see.
import { SegmentedControl } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Owed } from '../../../shared/contract/follow-ups.ts'
import { shareOf, type Share } from '../../../shared/domain/follow-ups.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAsk, type Out } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { GoalCard } from './goal-card.tsx'
import { PromiseTabs } from './promise-tabs.tsx'
import { useWhose } from './whose.ts'

type ByLeader = Out<'followUps', 'byLeader'>

export function ByLeaderPage() {
  const t = useWords()
  const { data, error, refetch } = useAsk('followUps', 'byLeader', {})
  const [by, setBy] = useKept<'people' | 'teams'>('promises-by', 'people')
  return (
    <Page
      title={t('closing:leaders.title')}
      lead={t('closing:leaders.lead')}
      actions={<SegmentedControl aria-label={t('closing:leaders.show')} value={by} onChange={setBy} data={(['people', 'teams'] as const).map((value) => ({ value, label: t(`closing:leaders.${value}`) }))} />}
    >
      <PromiseTabs at="promises-by-leader" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? error ? null : <Loading /> : data.people.length === 0 ? (
        <EmptyState icon={<IconHeartHandshake size={36} stroke={1.5} />} title={t('closing:leaders.empty')} text={t('closing:leaders.emptyText')} />
      ) : (
        <>
          <GoalCard />
          <div className="panel table-panel">{by === 'people' ? <People rows={data.people} /> : <Teams rows={data.teams} />}</div>
        </>
      )}
    </Page>
  )
}

function Table({ caption, second, children }: { caption: string; second: string; children: ReactNode }) {
  const t = useWords()
  return (
    <table className="table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('closing:leaders.column.name')}</th>
          <th scope="col">{second}</th>
          {(['open', 'overdue'] as const).map((column) => (
            <th key={column} scope="col" className="figure">
              {t(`closing:leaders.column.${column}`)}
            </th>
          ))}
          <th scope="col">{t('closing:leaders.column.oldest')}</th>
          {(['first', 'resolved'] as const).map((column) => (
            <th key={column} scope="col" className="figure">
              {t(`closing:leaders.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function Figures({ row }: { row: Owed }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const share = (of: Share) => {
    const part = shareOf(of)
    return part === null ? <span className="dim">–</span> : t('closing:leaders.kept', { kept: format.number(of.kept), of: format.number(of.of), share: format.percent(part) })
  }
  return (
    <>
      <td className="figure">{format.number(row.open)}</td>
      <td className={row.overdue > 0 ? 'figure pr-late' : 'figure'}>{format.number(row.overdue)}</td>
      <td className="nowrap">{row.oldestDueAt !== null && row.overdue > 0 ? format.ago(row.oldestDueAt, now) : <span className="dim">–</span>}</td>
      <td className="figure nowrap">{share(row.first)}</td>
      <td className="figure nowrap">{share(row.resolved)}</td>
    </>
  )
}

function People({ rows }: { rows: ByLeader['people'] }) {
  const t = useWords()
  const [, setWhose] = useWhose()
  const [, setView] = useKept<'open' | 'answered'>('promises-view', 'open')
  return (
    <Table caption={t('closing:leaders.people')} second={t('closing:leaders.column.team')}>
      {rows.map((row) => (
        <tr key={row.member.id}>
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the button inside has its own */}
          <th scope="row">
            <button
              type="button"
              className="link"
              title={t('closing:leaders.showTheirs', { name: row.member.name })}
              onClick={() => {
                setWhose(row.member)
                setView('open')
                go({ page: 'promises' })
              }}
            >
              <UserText>{row.member.name}</UserText>
            </button>
          </th>
          <td>{row.team ? <UserText>{row.team.name}</UserText> : <span className="dim">–</span>}</td>
          <Figures row={row} />
        </tr>
      ))}
    </Table>
  )
}

function Teams({ rows }: { rows: ByLeader['teams'] }) {
  const t = useWords()
  return (
    <Table caption={t('closing:leaders.teams')} second={t('closing:leaders.column.leads')}>
      {rows.map((row) => (
        <tr key={row.team?.id ?? ''}>
          <th scope="row">{row.team ? <UserText>{row.team.name}</UserText> : t('closing:leaders.noTeam')}</th>
          <td>{row.leads.length > 0 ? <UserText>{row.leads.join(', ')}</UserText> : <span className="dim">{t('closing:leaders.nobody')}</span>}</td>
          <Figures row={row} />
        </tr>
      ))}
    </Table>
  )
}
