// What every product area caused in one month, the largest first.
import { IconReceipt2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { Overview } from '../../../shared/contract/causes.ts'
import { monthAfter } from '../../../shared/domain/causes.ts'
import { BarList } from '../../components/charts/bar-list.tsx'
import { DeleteInUse } from '../../components/delete-in-use.tsx'
import { EditMenu } from '../../components/edit-menu.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { goInstead } from '../../nav.ts'
import { callCore, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { moneyWords } from './cause-words.ts'
import { CauseTabs } from './cause-tabs.tsx'
import { MonthSelect } from './month-select.tsx'
import { HeardAgain } from './heard-again.tsx'

export function OverviewPage({ month }: { month?: string }) {
  const t = useWords()
  const format = useFormat()
  const { data, error, refetch } = useAsk('causes', 'overview', month === undefined ? {} : { month }, { keepPrevious: true })
  return (
    <Page title={t('causes:title')} lead={t('causes:lead')} layout="read" actions={<MonthSelect month={data?.month ?? month ?? monthAfter(today().slice(0, 7), -1)} first={data?.first ?? null} onChange={(next) => goInstead({ page: 'statement', month: next })} />}>
      <CauseTabs at="statement" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error ? null : (
          <Loading />
        )
      ) : data.areas.length === 0 && data.unattributed === 0 ? (
        <EmptyState icon={<IconReceipt2 size={36} aria-hidden />} title={t('causes:overview.none.title', { month: format.month(data.month) })} text={t('causes:overview.none.text')} />
      ) : (
        <Areas overview={data} />
      )}
      {data && data.again.length > 0 ? (
        <section className="panel" aria-labelledby="ca-again">
          <h2 id="ca-again">{t('causes:overview.again')}</h2>
          <p className="dim sm ca-under-heading">{t('causes:overview.againLead')}</p>
          <HeardAgain rows={data.again} />
        </section>
      ) : null}
    </Page>
  )
}

function Areas({ overview: { month, areas, total, unattributed } }: { overview: Overview }) {
  const t = useWords()
  const format = useFormat()
  const mayDelete = useMay().is('champion')
  const [deleting, setDeleting] = useState<{ id: string; name: string } | null>(null)
  const change = (now: number, before: number) => (now === before ? '–' : `${now > before ? '+' : '−'}${format.number(Math.abs(now - before))}`)
  const share = (value: number | null) => (value === null ? '–' : format.percent(value))
  return (
    <section className="panel" aria-label={t('causes:tabs.statement')}>
      {areas.length === 0 ? null : (
        <BarList
          title={t('causes:tabs.statement')}
          columns={[t('causes:overview.area'), t('causes:overview.contacts'), t('causes:overview.change', { month: format.month(monthAfter(month, -1)) }), t('causes:overview.cost'), t('causes:overview.removable'), ...(mayDelete ? [t('causes:overview.acts')] : [])]}
          partWords={t('causes:statement.dark')}
          quietLast={mayDelete}
          bars={areas.map(({ area, sum, before }) => ({
            key: area.id,
            name: (
              <RouteLink to={{ page: 'statement', areaId: area.id, month }}>
                <UserText>{area.name}</UserText>
              </RouteLink>
            ),
            value: sum.contacts,
            part: sum.removable,
            cells: [
              format.number(sum.contacts),
              change(sum.contacts, before),
              moneyWords(format, sum.amounts) || '–',
              share(sum.removableShare),
              ...(mayDelete ? [<EditMenu key="acts" name={area.name} deleteWords={t('causes:overview.removeArea')} onDelete={() => setDeleting(area)} />] : []),
            ],
          }))}
        />
      )}
      {areas.length > 1 ? (
        <p className="ca-sum">
          {t('causes:overview.sum')}: <strong>{format.number(total.contacts)}</strong>
          {total.amounts.length > 0 ? <>, <strong>{moneyWords(format, total.amounts)}</strong></> : null}
        </p>
      ) : null}
      {total.unpriced > 0 ? (
        <p className="dim sm flush">
          {t('causes:overview.unpriced', { count: total.unpriced })} <RouteLink to={{ page: 'costs' }}>{t('causes:costs.add')}</RouteLink>
        </p>
      ) : null}
      {unattributed > 0 ? (
        <p className="dim sm flush">
          {t(areas.length === 0 ? 'causes:overview.noneAttributed' : 'causes:overview.unattributed', { count: unattributed })} <RouteLink to={{ page: 'causes' }}>{t('causes:overview.toCauses')}</RouteLink>
        </p>
      ) : null}
      <DeleteInUse what={deleting} lookup="area" act={(moveTo) => callCore('causes', 'deleteArea', { id: deleting!.id, moveTo })} onClose={() => setDeleting(null)} />
    </section>
  )
}
