// Adds a reading: value and day, and what it was read at.
import { NativeSelect, NumberInput, Textarea } from '@mantine/core'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { scaleOf } from '../../../shared/domain/metrics.ts'
import { DayField } from '../../components/day-field.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { DraftNote } from '../../components/draft-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { toPicked, type Pick } from '../../components/picks.ts'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { valueWords } from './value-words.ts'

interface ReadingDraft { value: number | string; readOn: string | null; episode: Pick | null; segment: Pick | null; teamId: string; sampleSize: number | string; note: string }

export function ReadingForm({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const form = useDraftForm<ReadingDraft>({
    key: `reading:${metric.id}`,
    initial: { value: '', readOn: today(), episode: null, segment: null, teamId: '', sampleSize: '', note: '' },
    check: ({ value }): Record<string, string> => (typeof value === 'number' ? {} : { value: t('numbers:reading.needsNumber') }),
    async save({ value, readOn, episode, segment, teamId, sampleSize, note }) {
      await callCore('metrics', 'read', { metricId: metric.id, value: Number(value), readOn: readOn ?? today(), episode: toPicked(episode), segment: toPicked(segment), teamId: teamId || null, sampleSize: typeof sampleSize === 'number' ? sampleSize : null, note })
      say(t('numbers:reading.saved', { name: metric.name, value: valueWords(format, Number(value), metric.unit) }))
      onClose()
    },
  })
  const { set, wrong } = form
  const { value, readOn, episode, segment, teamId, sampleSize, note } = form.value
  const { data: teams } = useAsk('team', 'teams', {})
  const [least, most] = scaleOf(metric)

  return (
    <DraftForm
      form={form}
      className="nm-form stack"
      label={t('numbers:reading.addTo', { name: metric.name })}
      onLeave={onClose}
      foot={
        <FormFoot act={t('numbers:reading.save')} busy={form.busy} onCancel={onClose}>
          <DraftNote state={form.state} />
        </FormFoot>
      }
    >
      <div className="columns">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button that says so */}
        <NumberInput autoFocus label={t('numbers:reading.value')} required value={value} error={wrong['value']} hideControls description={least === null && most === null ? undefined : t('numbers:reading.scale', { least: least === null ? '−∞' : format.number(least), most: most === null ? '∞' : format.number(most) })} rightSection={metric.unit ? <bdi className="dim">{metric.unit}</bdi> : null} onChange={(next) => set({ value: next })} />
        <DayField label={t('numbers:reading.readOn')} value={readOn} error={wrong['readOn']} max={today()} onChange={(day) => set({ readOn: day })} />
      </div>
      <div className="columns">
        <LookupPicker lookup="episode" label={t('numbers:reading.episode')} description={t('numbers:reading.episodeHint')} value={episode} error={wrong['episode'] ?? wrong['episode.name']} onChange={(pick) => set({ episode: pick })} />
        <NumberInput label={t('numbers:reading.sampleSize')} description={t('numbers:reading.sampleSizeHint')} min={1} clampBehavior="none" allowDecimal={false} allowNegative={false} hideControls value={sampleSize} error={wrong['sampleSize']} onChange={(next) => set({ sampleSize: next })} />
      </div>
      <div className="columns">
        <LookupPicker lookup="segment" label={t('numbers:reading.segment')} description={t('numbers:reading.segmentHint')} value={segment} error={wrong['segment'] ?? wrong['segment.name']} onChange={(pick) => set({ segment: pick })} />
        {teams && teams.length > 0 ? <NativeSelect label={t('numbers:reading.team')} description={t('numbers:reading.teamHint')} value={teamId} error={wrong['teamId']} data={[{ value: '', label: t('numbers:reading.everyTeam') }, ...teams.map((team) => ({ value: team.id, label: team.name }))]} onChange={({ currentTarget }) => set({ teamId: currentTarget.value })} /> : null}
      </div>
      <Textarea label={t('numbers:reading.note')} autosize minRows={1} maxRows={6} dir="auto" value={note} error={wrong['note']} onChange={({ currentTarget }) => set({ note: currentTarget.value })} />
    </DraftForm>
  )
}
