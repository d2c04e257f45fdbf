// Timing for the bench: percentiles in milliseconds, and a row of the table that compares them with a goal.

export interface Measured {
  p50: number
  p99: number
  worst: number
}

/** One line of the bench's table. `ratio` compares with `raw` in the same run, because machines are noisy. */
export interface Figure {
  what: string
  measured: string
  raw?: string
  ratio?: number
  goal: string
  met: boolean
}

export function percentiles(times: readonly number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1)! }
}

export async function repeat(times: number, act: (index: number) => unknown): Promise<Measured> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const from = performance.now()
    await act(index)
    taken.push(performance.now() - from)
  }
  return percentiles(taken)
}

/** The longest time that the event loop of this process did not turn while `act` ran, milliseconds. */
export async function longestBlock(act: () => Promise<unknown>): Promise<number> {
  let last = performance.now()
  let longest = 0
  const beat = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(beat, 1)
  try {
    await act()
    await new Promise((resolve) => setTimeout(resolve, 2))
  } finally {
    clearInterval(timer)
  }
  return longest
}

export function ms(value: number): string {
  return value < 1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)
}

export function spread({ p50, p99, worst }: Measured): string {
  return `${ms(p50)} / ${ms(p99)} / ${ms(worst)} ms`
}
