// Customers, episodes, segments and colleagues who were not heard for weeks: those first who said most before.
import { IconEarOff } from '@tabler/icons-react'
import type { Silent } from '../../../shared/contract/silence.ts'
import { SILENT_KINDS, type SilentKind } from '../../../shared/domain/silence.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { CustomerTabs } from './customer-tabs.tsx'
import './customers.css'

export function SilencePage() {
  const t = useWords()
  const { data, error, refetch } = useAsk('silence', 'list', {})
  return (
    <Page title={t('closing:silence.title')} lead={data ? t('closing:silence.lead', { count: data.weeks }) : ' '} layout="read">
      <CustomerTabs at="silence" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? error ? null : <Loading /> : data.rows.length === 0 ? <EmptyState icon={<IconEarOff size={36} stroke={1.5} />} title={t('closing:silence.none')} text={t('closing:silence.noneText', { count: data.weeks })} /> : SILENT_KINDS.map((kind) => <Kind key={kind} kind={kind} rows={data.rows.filter((row) => row.kind === kind)} count={data.counts[kind]} />)}
    </Page>
  )
}

function Kind({ kind, rows, count }: { kind: SilentKind; rows: readonly Silent[]; count: number }) {
  const t = useWords()
  const format = useFormat()
  if (rows.length === 0) return null
  return (
    <section className="panel" aria-labelledby={`silent-${kind}`}>
      <h2 id={`silent-${kind}`}>{t(`closing:silence.kind.${kind}`, { count, shown: format.number(count) })}</h2>
      <ul className="cu-silent">
        {rows.map((row) => (
          <li key={row.id}>
            <SilentName row={row} />
            <span className="dim sm">
              {row.weeks === null ? t('closing:silence.never') : t('closing:silence.weeks', { count: row.weeks })}
              {row.lastBy ? (
                <>
                  {' · '}
                  {t('closing:silence.lastBy')} <UserText>{row.lastBy.name}</UserText>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {count > rows.length ? <p className="dim sm">{t('closing:silence.first', { count: rows.length })}</p> : null}
    </section>
  )
}

export function SilentName({ row }: { row: Silent }) {
  return row.kind === 'customer' ? (
    <RouteLink to={{ page: 'customer', id: row.id }} dir="auto" translate="no">
      {row.name}
    </RouteLink>
  ) : (
    <b>
      <UserText>{row.name}</UserText>
    </b>
  )
}
