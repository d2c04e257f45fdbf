// A reading with its unit, as the language writes numbers.
import type { Format } from '../../format.ts'

/** "42", "3.5 %", "1,200 EUR". */
export function valueWords(format: Format, value: number, unit: string): string {
  // A no-break space: a number never parts from its unit.
  return unit ? `${format.number(value)}\u00a0${unit}` : format.number(value)
}
