// News of a growing number, told at once when it is quiet and gathered when there is much of it: one word for many commits.

export interface Gathered {
  add(seq: number): void
  stop(): void
}

/**
 * Tells the newest number, never twice. After telling it rests for as long as the telling kept the process busy, so that news takes half of its time at
 * most: from `least` to `most` milliseconds.
 */
export function gather({ least = 0, most }: { least?: number; most: number }, tell: (newest: number) => void): Gathered {
  let newest = 0
  let told = 0
  let resting = false
  let stopped = false
  let rest: NodeJS.Timeout | null = null
  function say(): void {
    rest = null
    resting = false
    if (newest <= told || stopped) return
    told = newest
    resting = true
    const from = performance.now()
    tell(newest)
    // what the telling began without waiting for anything is done by then
    setImmediate(() => {
      const pause = Math.max(least, Math.min(most, performance.now() - from))
      if (pause < 1) say()
      else if (!stopped) rest = setTimeout(say, pause)
    })
  }
  return {
    add(seq) {
      newest = Math.max(newest, seq)
      if (!resting) say()
    },
    stop() {
      stopped = true
      if (rest) clearTimeout(rest)
    },
  }
}
