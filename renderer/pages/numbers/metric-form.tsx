// Makes a customer number, or changes one. Choosing a known kind fills in its name, unit and direction.
import { Modal, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { METRIC_KINDS, SCALES, type MetricKind } from '../../../shared/domain/metrics.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { callCore } from '../../query.ts'
import { useWords } from '../../words.ts'

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

const numberIn = (typed: number | string) => (typeof typed === 'number' ? typed : null)

interface MetricDraft { kind: MetricKind; name: string; unit: string; higherIsBetter: boolean; target: number | string; benchmark: number | string; benchmarkOf: string; least: number | string; most: number | string }

function Fields({ metric, onClose }: Omit<MetricFormProps, 'opened'>) {
  const t = useWords()
  const directionId = useId()
  const initial: MetricDraft = metric ? { kind: metric.kind, name: metric.name, unit: metric.unit, higherIsBetter: metric.higherIsBetter, target: metric.target ?? '', benchmark: metric.benchmark ?? '', benchmarkOf: metric.benchmarkOf, least: metric.least ?? '', most: metric.most ?? '' } : { kind: 'nps', name: t('numbers:kind.nps'), unit: '', higherIsBetter: true, target: '', benchmark: '', benchmarkOf: '', least: '', most: '' }
  const form = useDraftForm<MetricDraft>({
    key: `metric:${metric?.id ?? 'new'}`,
    initial,
    under: metric ? 'changes' : '',
    async save({ target, benchmark, least, most, ...rest }) {
      const input = { ...rest, target: numberIn(target), benchmark: numberIn(benchmark), least: numberIn(least), most: numberIn(most) }
      await (metric ? callCore('metrics', 'edit', { id: metric.id, changes: input }) : callCore('metrics', 'create', input))
      onClose()
    },
  })
  const { set, wrong } = form
  const { kind, name, unit, higherIsBetter, target, benchmark, benchmarkOf, least, most } = form.value
  const chooseKind = (next: MetricKind) => {
    // A name of one's own stays.
    const named = name === '' || METRIC_KINDS.some((kind) => t(`numbers:kind.${kind}`) === name)
    set({ kind: next, unit: UNITS[next] ?? '', higherIsBetter: !LOWER.includes(next), ...(named ? { name: next === 'own' ? '' : t(`numbers:kind.${next}`) } : {}) })
  }
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={metric ? t('save') : t('numbers:form.create')} busy={form.busy} onCancel={onClose} />}>
      <NativeSelect data-autofocus label={t('numbers:form.kind')} description={t(`numbers:kindHint.${kind}`)} error={wrong['kind']} value={kind} data={METRIC_KINDS.map((each) => ({ value: each, label: t(`numbers:kind.${each}`) }))} onChange={({ currentTarget }) => chooseKind(currentTarget.value as MetricKind)} />
      <TextInput label={t('numbers:form.name')} required dir="auto" value={name} error={wrong['name']} onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
      <div className="columns">
        <TextInput label={t('numbers:form.unit')} description={t('numbers:form.unitHint')} dir="auto" value={unit} error={wrong['unit']} onChange={({ currentTarget }) => set({ unit: currentTarget.value })} />
        <NumberInput label={t('numbers:form.target')} description={t('optional')} hideControls value={target} error={wrong['target']} onChange={(next) => set({ target: next })} />
      </div>
      <div className="columns">
        <NumberInput label={t('numbers:form.benchmark')} description={t('numbers:form.benchmarkHint')} hideControls value={benchmark} error={wrong['benchmark']} onChange={(next) => set({ benchmark: next })} />
        <TextInput label={t('numbers:form.benchmarkOf')} description={t('numbers:form.benchmarkOfHint')} dir="auto" value={benchmarkOf} error={wrong['benchmarkOf']} onChange={({ currentTarget }) => set({ benchmarkOf: currentTarget.value })} />
      </div>
      {SCALES[kind] === null ? (
        <div className="columns">
          <NumberInput label={t('numbers:form.least')} description={t('numbers:form.scaleHint')} hideControls value={least} error={wrong['least']} onChange={(next) => set({ least: next })} />
          <NumberInput label={t('numbers:form.most')} description={t('numbers:form.scaleHint')} hideControls value={most} error={wrong['most']} onChange={(next) => set({ most: next })} />
        </div>
      ) : null}
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
    </DraftForm>
  )
}
