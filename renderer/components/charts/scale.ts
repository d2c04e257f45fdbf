// Where the values of a chart stand: a scale with round lines. Pure.

export interface Scale {
  readonly least: number
  readonly most: number
  /** Values at which a line is drawn, from below. */
  readonly lines: readonly number[]
}

/** 1, 2 or 5 times a power of ten: about `count` steps over `span`. */
function step(span: number, count: number): number {
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough)!
}

/** `zero`: the scale begins at 0, as it must where lengths are compared. */
export function scaleOf(values: readonly number[], { zero = false, count = 3 }: { zero?: boolean; count?: number } = {}): Scale {
  const all = zero ? [0, ...values] : values
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const by = step(high - low || Math.abs(high) || 1, count)
  const [least, most] = [Math.floor(low / by) * by, Math.max(Math.ceil(high / by), Math.floor(low / by) + 1) * by]
  const lines = Array.from({ length: Math.round((most - least) / by) + 1 }, (_, index) => Number((least + index * by).toPrecision(12)))
  return { least, most, lines }
}

/** 0 at the foot, 1 at the top. */
export function heightOf({ least, most }: Scale, value: number): number {
  return (value - least) / (most - least)
}
