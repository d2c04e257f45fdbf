// What a wow moment cost: modest, by a rule of the workspace.
import { NumberInput } from '@mantine/core'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function WowCost({ value, error, onChange }: { value: number | null; error: string | undefined; onChange: (value: number | null) => void }) {
  const t = useWords()
  const format = useFormat()
  const { data } = useAsk('rules', 'get', {})
  if (!data) return null
  const { wowCap, currency } = data.rules
  return <NumberInput className="wow-cost" label={t('closing:wow.cost', { currency })} description={t('closing:wow.cap', { cap: format.number(wowCap), currency })} min={0} decimalScale={2} hideControls clampBehavior="none" value={value ?? ''} error={error} onChange={(next) => onChange(typeof next === 'number' ? next : next === '' ? null : Number(next))} />
}
