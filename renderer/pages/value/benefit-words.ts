// Benefits in words: what was expected as a range, what came of it as one value, net of what it costs to serve.
import { inOwn, type BenefitKind } from '../../../shared/domain/benefits.ts'
import type { Benefit, LedgerLine } from '../../../shared/contract/benefits.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

/** One value in what it is counted in. */
export function valueOf(t: Words, format: Format, value: number, { currency, kind, unit }: { currency: string | null; kind: BenefitKind | null; unit: string }): string {
  if (currency !== null) return format.money(value, currency)
  const shown = format.number(value)
  if (kind === 'contacts-avoided') return t('value:amount.contacts', { count: value, shown })
  if (kind !== 'metric-points') return t('value:amount.counted', { shown, unit })
  const points = t('value:amount.points', { count: value, shown })
  return unit ? t('value:amount.pointsOf', { points, unit }) : points
}

type Counted = Pick<LedgerLine, 'low' | 'high' | 'cost' | 'currency' | 'kind' | 'unit'>

/** "€5,000 to €20,000, less €400 to serve"; "€14,500 − €2,100 to serve = €12,400". */
export function sumWords(t: Words, format: Format, line: Counted): string {
  const say = (value: number) => valueOf(t, format, value, line)
  const value = line.low === line.high ? say(line.high) : t('value:amount.range', { low: line.currency === null ? format.number(line.low) : say(line.low), high: say(line.high) })
  if (line.cost === 0) return value
  return line.low === line.high ? t('value:amount.net', { value, cost: say(line.cost), net: say(line.high - line.cost) }) : t('value:amount.netRange', { value, cost: say(line.cost) })
}

/** As it was entered; of another currency also what it counts as. */
export function entryWords(t: Words, format: Format, entry: Benefit): string {
  if (entry.state === 'none') return t('value:state.none')
  const said = sumWords(t, format, entry)
  if (entry.rate === null) return said
  const own = inOwn(entry)
  return `${said} (${t('value:amount.counts', { amount: sumWords(t, format, { ...entry, ...own, cost: 0 }), rate: format.number(entry.rate) })})`
}
