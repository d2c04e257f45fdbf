// Adds a reading: value and day, and what it was read at.
import { Button, NumberInput, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { DayField } from '../../components/day-field.tsx'
import { DraftNote } from '../../components/draft-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { toPicked, type Pick } from '../../components/picks.ts'
import { useWrongFocus } from '../../components/use-wrong-focus.ts'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useDraft } from '../../stores/drafts.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { valueWords } from './value-words.ts'

interface ReadingDraft { value: number | string; readOn: string | null; episode: Pick | null; sampleSize: number | string; note: string }

export function ReadingForm({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const draft = useDraft<ReadingDraft>(`reading:${metric.id}`, { value: '', readOn: today(), episode: null, sampleSize: '', note: '' })
  const [error, setError] = useState<AppError | null>(null)
  const [empty, setEmpty] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { value, readOn, episode, sampleSize, note } = draft.value
  const wrong = fieldErrors(t, error)
  if (empty) wrong['value'] = t('numbers:reading.needsNumber')
  const set: typeof draft.set = (change) => {
    setError(null)
    setEmpty(false)
    draft.set(change)
  }
  const focusWrong = useWrongFocus(form)

  const save = async () => {
    if (typeof value !== 'number') {
      setEmpty(true)
      return focusWrong()
    }
    try {
      await callCore('metrics', 'read', { metricId: metric.id, value, readOn: readOn ?? today(), episode: toPicked(episode), sampleSize: typeof sampleSize === 'number' ? sampleSize : null, note })
      draft.discard()
      say(t('numbers:reading.saved', { name: metric.name, value: valueWords(format, value, metric.unit) }))
      onClose()
    } catch (problem) {
      setError(asAppError(problem))
      focusWrong()
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and Ctrl+Enter in its fields
    <form
      ref={form}
      noValidate
      className="nm-form stack"
      aria-label={t('numbers:reading.addTo', { name: metric.name })}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
      }}
    >
      <div className="columns">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button that says so */}
        <NumberInput autoFocus label={t('numbers:reading.value')} required value={value} error={wrong['value']} hideControls rightSection={metric.unit ? <bdi className="dim">{metric.unit}</bdi> : null} onChange={(next) => set({ value: next })} />
        <DayField label={t('numbers:reading.readOn')} value={readOn} error={wrong['readOn']} max={today()} onChange={(day) => set({ readOn: day })} />
      </div>
      <div className="columns">
        <LookupPicker lookup="episode" label={t('numbers:reading.episode')} description={t('numbers:reading.episodeHint')} value={episode} error={wrong['episode'] ?? wrong['episode.name']} onChange={(pick) => set({ episode: pick })} />
        <NumberInput label={t('numbers:reading.sampleSize')} description={t('numbers:reading.sampleSizeHint')} min={1} allowDecimal={false} allowNegative={false} hideControls value={sampleSize} error={wrong['sampleSize']} onChange={(next) => set({ sampleSize: next })} />
      </div>
      <Textarea label={t('numbers:reading.note')} autosize minRows={1} maxRows={6} dir="auto" value={note} error={wrong['note']} onChange={({ currentTarget }) => set({ note: currentTarget.value })} />
      {error && Object.keys(wrong).length === 0 ? <ErrorNote error={error} /> : null}
      <div className="row">
        <Button type="submit">{t('numbers:reading.save')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <DraftNote state={draft.state} />
      </div>
    </form>
  )
}
