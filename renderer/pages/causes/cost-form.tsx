// Sets what one contact costs from a month on.
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { UnitCost } from '../../../shared/contract/causes.ts'
import { monthAfter } from '../../../shared/domain/causes.ts'
import { CHANNELS } from '../../../shared/domain/learnings.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { toPicked, type Pick } from '../../components/picks.ts'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { callCore } from '../../query.ts'
import { useWords } from '../../words.ts'

/** Months back that a cost may begin. */
const MONTHS = 24

interface CostDraft { area: Pick | null; channel: string; fromMonth: string; amount: number | string; currency: string }

/** `isFirst`: nothing costs anything yet, so what was heard before counts, too. */
export function CostForm({ currency: usual, isFirst, onClose }: { currency: string; isFirst: boolean; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const now = today().slice(0, 7)
  const form = useDraftForm<CostDraft>({
    key: 'unit-cost',
    initial: { area: null, channel: '', fromMonth: isFirst ? monthAfter(now, 1 - MONTHS) : now, amount: '', currency: usual },
    check: ({ amount }): Record<string, string> => (typeof amount === 'number' ? {} : { amount: t('numbers:reading.needsNumber') }),
    async save({ area, channel, fromMonth, amount, currency }) {
      await callCore('causes', 'setCost', { area: toPicked(area), channel: (channel || null) as UnitCost['channel'], fromMonth, amount: Number(amount), currency: currency.trim().toUpperCase() })
      onClose()
    },
  })
  const { set, wrong } = form
  const { area, channel, fromMonth, amount, currency } = form.value
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot busy={form.busy} onCancel={onClose} />}>
      <div className="columns">
        <NumberInput data-autofocus label={t('causes:costs.amount')} required min={0} clampBehavior="none" hideControls value={amount} error={wrong['amount']} onChange={(next) => set({ amount: next })} />
        <TextInput label={t('causes:costs.currency')} description={t('causes:costs.currencyHint')} maxLength={3} value={currency} error={wrong['currency']} onChange={({ currentTarget }) => set({ currency: currentTarget.value })} />
      </div>
      <LookupPicker lookup="area" label={t('causes:costs.area')} placeholder={t('causes:everyArea')} value={area} error={wrong['area'] ?? wrong['area.name']} onChange={(pick) => set({ area: pick })} />
      <div className="columns">
        <NativeSelect label={t('causes:costs.channel')} value={channel} data={[{ value: '', label: t('causes:everyChannel') }, ...CHANNELS.map((each) => ({ value: each, label: t(`learnings:channel.${each}`) }))]} onChange={({ currentTarget }) => set({ channel: currentTarget.value })} />
        <NativeSelect label={t('causes:costs.from')} value={fromMonth} error={wrong['fromMonth']} data={Array.from({ length: MONTHS + 1 }, (_, index) => monthAfter(now, 1 - index)).map((value) => ({ value, label: format.month(value) }))} onChange={({ currentTarget }) => set({ fromMonth: currentTarget.value })} />
      </div>
    </DraftForm>
  )
}
