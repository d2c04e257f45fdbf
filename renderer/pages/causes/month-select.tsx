// Chooses a month among those with contacts, up to the running one.
import { NativeSelect } from '@mantine/core'
import { monthAfter } from '../../../shared/domain/causes.ts'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'

/** Months that are offered at most. */
const MOST = 120

export function MonthSelect({ month, first, onChange }: { month: string; first: string | null; onChange: (month: string) => void }) {
  const t = useWords()
  const format = useFormat()
  const now = today().slice(0, 7)
  const [from, to] = [first === null || first > month ? month : first, month > now ? month : now]
  const months: string[] = []
  for (let at = to; at >= from && months.length < MOST; at = monthAfter(at, -1)) months.push(at)
  return <NativeSelect miw="12rem" aria-label={t('causes:month')} value={month} data={months.map((value) => ({ value, label: format.month(value) }))} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
}
