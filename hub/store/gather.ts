// News of a growing number, told at once when it is quiet and gathered when there is much of it: one word for many commits.

export interface Gathered {
  add(seq: number): void
  stop(): void
}

/** Tells the newest number, never twice, and not more often than every `ms` milliseconds. */
export function gather(ms: number, tell: (newest: number) => void): Gathered {
  let newest = 0
  let told = 0
  let pausing: NodeJS.Timeout | null = null
  function say(): void {
    pausing = null
    if (newest <= told) return
    told = newest
    pausing = setTimeout(say, ms)
    tell(newest)
  }
  return {
    add(seq) {
      newest = Math.max(newest, seq)
      if (!pausing) say()
    },
    stop() {
      if (pausing) clearTimeout(pausing)
    },
  }
}
