// Enters or changes one benefit: who gains what, how much, and how one knows. The rules are those of core and hub; here they name the field at once.
import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import type { Benefit, BenefitLedger } from '../../../shared/contract/benefits.ts'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { BENEFIT_KINDS, COUNTED_IN, GAINERS, PROBLEM_FIELD, type BenefitKind, type BenefitState, type Gainer } from '../../../shared/domain/benefits.ts'
import { DayField } from '../../components/day-field.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { asking, callCore, queryClient, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { valueWords } from '../numbers/value-words.ts'
import { blank, changesOf, draftOf, numeric, problemIn, saidBy, type BenefitDraft } from './benefit-draft.ts'

interface BenefitFormProps { idea: Idea; ledger: BenefitLedger; state: BenefitState; entry: Benefit | null; onClose: () => void }

/** Readings of a metric that are offered as evidence. */
const READINGS = 6
/** Letters of a learning in the list of evidence. */
const SHORT = 60
export function BenefitForm({ idea, ledger, state, entry, onClose }: BenefitFormProps) {
  const t = useWords()
  const format = useFormat()
  const { data: metrics = [] } = useAsk('metrics', 'list', {})
  const own = ledger.currency
  const form = useDraftForm<BenefitDraft>({
    key: entry ? `benefit:${entry.id}` : `benefit:${state}:${idea.id}`,
    initial: entry ? draftOf(entry, own) : blank(state, own),
    under: 'changes',
    check(draft): Record<string, string> {
      if (state !== 'none') for (const field of state === 'expected' ? (['low', 'high'] as const) : (['high'] as const)) if (numeric(draft[field]) === null) return { [field]: t('value:form.needsNumber') }
      const problem = problemIn(draft, state, own, entry)
      return problem ? { [PROBLEM_FIELD[problem]]: t(`errors:${problem}`, { currency: own }) } : {}
    },
    async save(draft) {
      const changed = entry ? await callCore('benefits', 'edit', { id: entry.id, changes: changesOf(draft, state, own, entry) }) : await callCore('benefits', 'add', { ideaId: idea.id, id: draft.id, state, ...saidBy(draft, state, own) })
      queryClient.setQueryData(asking('benefits', 'of', { ideaId: idea.id }).queryKey, changed)
      say(t('value:form.saved'))
      onClose()
    },
  })
  const { set, wrong } = form
  const { gainer, kind, hard, low, high, currency, unit, cost, rate, proof, link, measuredOn } = form.value
  const money = COUNTED_IN[kind] === 'money' || (COUNTED_IN[kind] === 'either' && currency.trim() !== '')
  const foreign = money && currency.trim().length === 3 && currency.trim().toUpperCase() !== own
  const links = [
    { value: '', label: t('value:form.linkNone') },
    ...idea.evidence.map((learning) => ({ value: `learning:${learning.id}`, label: t('value:form.linkLearning', { text: learning.text.length > SHORT ? `${learning.text.slice(0, SHORT)}…` : learning.text }) })),
    ...metrics.flatMap((metric) => metric.readings.slice(0, READINGS).map((reading) => ({ value: `reading:${reading.id}`, label: t('value:form.linkReading', { metric: metric.name, value: valueWords(format, reading.value, metric.unit), day: format.day(reading.readOn) }) }))),
  ]
  if (link !== '' && !links.some(({ value }) => value === link)) links.push({ value: link, label: entry?.learning?.text ?? entry?.reading?.metric ?? link })
  // what was typed stays as it was typed: core and hub say what is wrong with it
  const number = (value: number | string) => ({ hideControls: true, clampBehavior: 'none' as const, value })
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('value:form.save')} busy={form.busy} onCancel={onClose} />}>
      {state === 'none' ? null : (
        <>
          <div className="columns">
            <NativeSelect data-autofocus label={t('value:form.gainer')} value={gainer} data={GAINERS.map((value) => ({ value, label: t(`value:gainer.${value}`) }))} onChange={({ currentTarget }) => set({ gainer: currentTarget.value as Gainer })} />
            <NativeSelect label={t('value:form.kind')} value={kind} data={BENEFIT_KINDS.map((value) => ({ value, label: t(`value:kind.${value}`) }))} onChange={({ currentTarget }) => set({ kind: currentTarget.value as BenefitKind })} />
          </div>
          <div className="columns">
            {state === 'expected' ? <NumberInput {...number(low)} label={t('value:form.low')} description={t('value:form.valueHint')} required error={wrong['low']} onChange={(next) => set({ low: next })} /> : null}
            <NumberInput {...number(high)} label={t(state === 'expected' ? 'value:form.high' : 'value:form.value')} description={t('value:form.valueHint')} required error={wrong['high']} onChange={(next) => set({ high: next })} />
            {COUNTED_IN[kind] === 'count' ? null : (
              <TextInput label={t('value:form.currency')} description={t(COUNTED_IN[kind] === 'money' ? 'value:form.currencyNeeded' : 'value:form.currencyHint', { currency: own })} maxLength={3} value={currency} error={wrong['currency']} onChange={({ currentTarget }) => set({ currency: currentTarget.value })} />
            )}
          </div>
          {foreign ? <NumberInput {...number(rate)} label={t('value:form.rate', { from: currency.trim().toUpperCase(), to: own })} description={t('value:form.rateHint')} min={0} error={wrong['rate']} onChange={(next) => set({ rate: next })} /> : null}
          {money ? <NumberInput {...number(cost)} label={t('value:form.cost')} description={t('value:form.costHint')} min={0} error={wrong['cost']} onChange={(next) => set({ cost: next })} /> : kind === 'contacts-avoided' ? null : <TextInput label={t('value:form.unit')} description={t('value:form.unitHint')} maxLength={40} dir="auto" value={unit} error={wrong['unit']} onChange={({ currentTarget }) => set({ unit: currentTarget.value })} />}
          <Checkbox label={t('value:form.hard')} checked={hard} onChange={({ currentTarget }) => set({ hard: currentTarget.checked })} />
        </>
      )}
      <Textarea {...(state === 'none' ? { 'data-autofocus': true } : {})} label={t(state === 'none' ? 'value:form.proofNone' : 'value:form.proof')} autosize minRows={2} maxRows={8} dir="auto" value={proof} error={wrong['proof']} onChange={({ currentTarget }) => set({ proof: currentTarget.value })} />
      {state === 'none' || links.length === 1 ? null : <NativeSelect label={t('value:form.link')} value={link} data={links} error={wrong['learningId'] ?? wrong['readingId']} onChange={({ currentTarget }) => set({ link: currentTarget.value })} />}
      {state === 'expected' ? null : <DayField label={t('value:form.measuredOn')} value={measuredOn} error={wrong['measuredOn']} max={today()} onChange={(day) => set({ measuredOn: day })} />}
    </DraftForm>
  )
}
