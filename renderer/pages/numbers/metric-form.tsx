// Makes a customer number, or changes one. Choosing a known kind fills in its name, unit and direction.
import { Button, Modal, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { METRIC_KINDS, type MetricKind } from '../../../shared/domain/metrics.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useWrongFocus } from '../../components/use-wrong-focus.ts'
import { asAppError, callCore } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { fieldErrors, useWords } from '../../words.ts'

/** Unit of a kind, where there is a usual one, and kinds that are better when lower. */
const UNITS: Partial<Record<MetricKind, string>> = { csat: '%', churn: '%' }
const LOWER: readonly MetricKind[] = ['churn', 'contact-rate']

interface MetricFormProps { opened: boolean; metric: Metric | null; onClose: () => void }

export function MetricForm({ opened, metric, onClose }: MetricFormProps) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} size="md" title={metric ? t('numbers:form.edit') : t('numbers:form.new')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Fields metric={metric} onClose={onClose} />
    </Modal>
  )
}

interface MetricDraft { kind: MetricKind; name: string; unit: string; higherIsBetter: boolean; target: number | string }

function Fields({ metric, onClose }: Omit<MetricFormProps, 'opened'>) {
  const t = useWords()
  const directionId = useId()
  const initial: MetricDraft = metric ? { ...metric, target: metric.target ?? '' } : { kind: 'nps', name: t('numbers:kind.nps'), unit: '', higherIsBetter: true, target: '' }
  const draft = useDraft<MetricDraft>(`metric:${metric?.id ?? 'new'}`, initial)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focusWrong = useWrongFocus(form)
  const { kind, name, unit, higherIsBetter, target } = draft.value
  const wrong = fieldErrors(t, error, metric ? 'changes' : '')
  const set: typeof draft.set = (change) => {
    setError(null)
    draft.set(change)
  }
  const chooseKind = (next: MetricKind) => {
    // A name of one's own stays.
    const named = name === '' || METRIC_KINDS.some((kind) => t(`numbers:kind.${kind}`) === name)
    set({ kind: next, unit: UNITS[next] ?? '', higherIsBetter: !LOWER.includes(next), ...(named ? { name: next === 'own' ? '' : t(`numbers:kind.${next}`) } : {}) })
  }
  const save = async () => {
    setBusy(true)
    const input = { kind, name, unit, higherIsBetter, target: typeof target === 'number' ? target : null }
    try {
      await (metric ? callCore('metrics', 'edit', { id: metric.id, changes: input }) : callCore('metrics', 'create', input))
      draft.discard()
      onClose()
    } catch (problem) {
      setError(asAppError(problem))
      focusWrong()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      ref={form}
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <NativeSelect data-autofocus label={t('numbers:form.kind')} description={t(`numbers:kindHint.${kind}`)} error={wrong['kind']} value={kind} data={METRIC_KINDS.map((each) => ({ value: each, label: t(`numbers:kind.${each}`) }))} onChange={({ currentTarget }) => chooseKind(currentTarget.value as MetricKind)} />
      <TextInput label={t('numbers:form.name')} required dir="auto" value={name} error={wrong['name']} onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
      <div className="columns">
        <TextInput label={t('numbers:form.unit')} description={t('numbers:form.unitHint')} dir="auto" value={unit} error={wrong['unit']} onChange={({ currentTarget }) => set({ unit: currentTarget.value })} />
        <NumberInput label={t('numbers:form.target')} description={t('optional')} hideControls value={target} error={wrong['target']} onChange={(next) => set({ target: next })} />
      </div>
      <div>
        <p className="nm-label" id={directionId}>
          {t('numbers:form.direction')}
        </p>
        <SegmentedControl
          aria-labelledby={directionId}
          value={higherIsBetter ? 'higher' : 'lower'}
          data={[
            { value: 'higher', label: t('numbers:form.higher') },
            { value: 'lower', label: t('numbers:form.lower') },
          ]}
          onChange={(value) => set({ higherIsBetter: value === 'higher' })}
        />
      </div>
      {error && Object.keys(wrong).length === 0 ? <ErrorNote error={error} /> : null}
      <div className="row">
        <Button type="submit" loading={busy}>
          {metric ? t('save') : t('numbers:form.create')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
