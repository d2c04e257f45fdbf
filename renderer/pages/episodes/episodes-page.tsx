// The episode board: each episode's number against its target beside what was heard, who waits, and the ideas.
import { Button, Modal } from '@mantine/core'
import { IconPlus, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import type { Episode } from '../../../shared/contract/episodes.ts'
import { HeatMap } from '../../components/charts/heat-map.tsx'
import { DeleteInUse } from '../../components/delete-in-use.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { NumbersTabs } from '../numbers/numbers-tabs.tsx'
import { EpisodeForm } from './episode-form.tsx'
import { EpisodeTable } from './episode-table.tsx'
import './episodes.css'

const MOODS = ['bad', 'neutral', 'good', 'unknown'] as const
const TONES = { bad: 'bad', neutral: 'plain', good: 'good', unknown: 'plain' } as const

export function EpisodesPage() {
  const t = useWords()
  const { data, error, refetch } = useAsk('episodes', 'board', {})
  const [form, setForm] = useState<{ of: Episode | null } | null>(null)
  const [deleting, setDeleting] = useState<Episode | null>(null)
  const mayEdit = useMay().is('lead')
  const add = () => setForm({ of: null })
  const episodes = data?.episodes
  return (
    <Page
      title={t('episodes:title')}
      lead={t('episodes:lead', { days: data?.days ?? 90 })}
      layout="wide"
      actions={
        episodes && episodes.length > 0 ? (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('episodes:add')}
          </Button>
        ) : undefined
      }
    >
      <NumbersTabs at="episodes" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {episodes === undefined ? (
        error ? null : (
          <Loading />
        )
      ) : episodes.length === 0 ? (
        <EmptyState icon={<IconRoute size={36} aria-hidden />} title={t('episodes:none.title')} text={t('episodes:none.text')} action={{ label: t('episodes:none.action'), run: add }} />
      ) : (
        <>
          <section className="panel" aria-label={t('episodes:table')}>
            <EpisodeTable episodes={episodes} mayEdit={mayEdit} onEdit={(of) => setForm({ of })} onDelete={setDeleting} />
          </section>
          <HeatOf episodes={episodes} />
        </>
      )}
      <Modal opened={form !== null} onClose={() => setForm(null)} title={form?.of ? t('episodes:form.edit') : t('episodes:form.new')} closeButtonProps={{ 'aria-label': t('close') }}>
        {form ? <EpisodeForm key={form.of?.id ?? 'new'} episode={form.of} onClose={() => setForm(null)} /> : null}
      </Modal>
      <DeleteInUse what={deleting} lookup="episode" act={(moveTo) => callCore('episodes', 'delete', { id: deleting!.id, moveTo })} onClose={() => setDeleting(null)} />
    </Page>
  )
}

function HeatOf({ episodes }: { episodes: readonly Episode[] }) {
  const t = useWords()
  const format = useFormat()
  if (episodes.every(({ heard }) => MOODS.every((mood) => heard[mood] === 0))) return null
  return (
    <section className="panel" aria-labelledby="ep-heat">
      <h2 id="ep-heat">{t('episodes:heat')}</h2>
      <HeatMap title={t('episodes:heat')} corner={t('episodes:column.episode')} columns={MOODS.map((key) => ({ key, name: t(`episodes:mood.${key}`), tone: TONES[key] }))} rows={episodes.map(({ id, name, heard }) => ({ key: id, name: <UserText>{name}</UserText>, values: MOODS.map((mood) => heard[mood]) }))} words={format.number} />
    </section>
  )
}
