// The words for a key figure: its value with its unit.
import { FIGURES, type FigureKey } from '../../../shared/domain/kpis.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

/** A figure in words; what has nothing to be counted of is not known. */
export function figureWords(t: Words, format: Format, key: FigureKey, value: number | null, currency: string): string {
  if (value === null) return '–'
  const { as } = FIGURES.find((figure) => figure.key === key)!
  const rounded = Math.round(value * 10) / 10
  if (as === 'share') return format.percent(value)
  if (as === 'money') return format.money(value, currency)
  if (as === 'number') return format.number(Math.round(value * 100) / 100)
  return t(as === 'days' ? 'value:figure.days' : 'value:figure.hours', { count: rounded, shown: format.number(rounded) })
}
