// Customers whose names are so alike that they may be one and the same: each pair is merged either way round, told apart for the whole team, or left.
import { Button } from '@mantine/core'
import { IconArrowNarrowRight, IconUsers } from '@tabler/icons-react'
import { useRef } from 'react'
import type { LookupRow } from '../../../shared/contract/customers.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { refocusNeighbour } from '../ideas/refocus.ts'
import { CustomerTabs } from './customer-tabs.tsx'
import { CustomersApart } from './customers-apart.tsx'
import './customers.css'

export function AlikePage() {
  const t = useWords()
  const { data, error, refetch } = useAsk('customers', 'alike', {}, { keepPrevious: true })
  const undoable = useUndoable()
  const mayMerge = useMay().is('lead')
  const list = useRef<HTMLUListElement>(null)

  async function merge(from: LookupRow, into: LookupRow, index: number) {
    const done = await undoable(() => callCore('customers', 'merge', { id: from.id, intoId: into.id }), t('customers:merge.done', { name: from.name, other: into.name }), () => callCore('customers', 'unmerge', { id: from.id }))
    if (done) refocusNeighbour(list.current, 'li button:first-of-type', index, 'a')
  }

  async function tellApart(one: LookupRow, other: LookupRow, index: number) {
    const two = { customerId: one.id, otherId: other.id }
    const done = await undoable(() => callCore('customers', 'tellApart', two), t('customers:alike.toldApart', { name: one.name, other: other.name }), () => callCore('customers', 'forgetApart', two))
    if (done) refocusNeighbour(list.current, 'li button:first-of-type', index, 'a')
  }

  return (
    <Page title={t('customers:alike.title')} lead={t('customers:alike.lead')} layout="read">
      <CustomerTabs at="same-customers" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? error ? null : <Loading /> : data.pairs.length === 0 ? <EmptyState icon={<IconUsers size={36} stroke={1.5} />} title={t('customers:alike.none')} text={t('customers:alike.noneText')} /> : null}
      {data && data.pairs.length > 0 ? (
        <section className="panel">
          <h2>{t('customers:alike.pairs', { count: data.pairs.length })}</h2>
          <ul className="cu-alike" ref={list}>
            {data.pairs.map(({ keep, other, why }, index) => (
              <li key={`${keep.id} ${other.id}`}>
                <span className="cu-alike-pair">
                  <One row={other} />
                  <IconArrowNarrowRight size={18} role="img" aria-label={t('customers:alike.into')} />
                  <One row={keep} />
                </span>
                <span className="dim sm">{t(`customers:alike.${why}`)}</span>
                {mayMerge ? (
                  <span className="row">
                    <Button size="xs" aria-label={t('customers:alike.mergeOf', { name: other.name, other: keep.name })} onClick={() => void merge(other, keep, index)}>
                      {t('customers:alike.merge')}
                    </Button>
                    <Button size="xs" variant="default" aria-label={t('customers:alike.otherWayOf', { name: keep.name, other: other.name })} onClick={() => void merge(keep, other, index)}>
                      {t('customers:alike.otherWay')}
                    </Button>
                    <Button size="xs" variant="subtle" aria-label={t('customers:alike.apartOf', { name: other.name, other: keep.name })} onClick={() => void tellApart(other, keep, index)}>
                      {t('customers:alike.apart')}
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          {data.more ? <p className="dim sm">{t('customers:alike.more')}</p> : null}
        </section>
      ) : null}
      {data && data.apart > 0 ? <CustomersApart count={data.apart} mayDecide={mayMerge} /> : null}
    </Page>
  )
}

function One({ row }: { row: LookupRow }) {
  const t = useWords()
  const format = useFormat()
  return (
    <span className="cu-alike-one">
      <RouteLink to={{ page: 'customer', id: row.id }} className="link" dir="auto" translate="no">
        {row.name}
      </RouteLink>
      <span className="dim sm">{t('customers:learnings', { count: row.learnings, shown: format.number(row.learnings) })}</span>
    </span>
  )
}
