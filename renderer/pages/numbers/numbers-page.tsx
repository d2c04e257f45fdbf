// The customer numbers: each metric with its target and its newest readings by episode.
import { Button } from '@mantine/core'
import { IconChartHistogram, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { MetricCard } from './metric-card.tsx'
import { MetricForm } from './metric-form.tsx'
import { NumbersTabs } from './numbers-tabs.tsx'
import './numbers.css'

export function NumbersPage() {
  const t = useWords()
  const { data: metrics, error, refetch } = useAsk('metrics', 'list', {})
  const [form, setForm] = useState<{ opened: boolean; of: Metric | null }>({ opened: false, of: null })
  const mayEdit = useMay().is('lead')
  const create = () => setForm({ opened: true, of: null })
  return (
    <Page
      title={t('numbers:title')}
      layout="read"
      lead={t('numbers:lead')}
      actions={
        mayEdit && metrics && metrics.length > 0 ? (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create}>
            {t('numbers:add')}
          </Button>
        ) : undefined
      }
    >
      <NumbersTabs at="numbers" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {metrics === undefined ? (
        error ? null : (
          <Loading />
        )
      ) : metrics.length === 0 ? (
        <EmptyState icon={<IconChartHistogram size={36} aria-hidden />} title={t('numbers:none.title')} text={mayEdit ? t('numbers:none.text') : t('rights.numbers')} {...(mayEdit ? { action: { label: t('numbers:none.action'), run: create } } : {})} />
      ) : (
        metrics.map((metric) => <MetricCard key={metric.id} metric={metric} onEdit={() => setForm({ opened: true, of: metric })} />)
      )}
      <MetricForm key={form.of?.id ?? 'new'} opened={form.opened} metric={form.of} onClose={() => setForm({ ...form, opened: false })} />
    </Page>
  )
}
