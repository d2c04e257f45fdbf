// How the agendas of a series are made: which segments, in which order, how long, about what, and in which words.
import { IconArmchair } from '@tabler/icons-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { TemplateEditor } from './template-editor.tsx'
import { TemplatePreview } from './template-preview.tsx'
import './template.css'

export function TemplatePage({ seriesId }: { seriesId: string }) {
  const t = useWords()
  const { data, error, refetch } = useAsk('meetings', 'template', { seriesId })
  const may = useMay()
  const refused = data ? may.refused('edit', { entity: 'templateSegment', data: {}, example: data.series.example }) : null
  const gone = error?.code === 'unknown-series'
  return (
    <Page title={t('templates:title')} layout="wide" {...(data ? { lead: <bdi>{t('templates:lead', { name: data.series.name })}</bdi> } : {})}>
      {data && refused === null ? (
        <TemplateEditor found={data} />
      ) : data ? (
        <>
          <MayNot code={refused} />
          <TemplatePreview seriesId={seriesId} template={data.template} />
        </>
      ) : gone ? (
        <EmptyState icon={<IconArmchair size={36} aria-hidden />} title={t('templates:gone')} text={t('meetings:agenda.goneText')} action={{ label: t('meetings:title'), run: () => go({ page: 'meetings' }) }} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </Page>
  )
}
