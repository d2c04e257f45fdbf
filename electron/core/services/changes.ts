// A stream's waiting: it wakes when something changed, and ends with its caller.

/**
 * Steps once for each time that something changed since the last step; changes that come while nobody reads are one step.
 * `follow` is begun before the first step and gives the way to stop. `atOnce`: the first step comes without a change.
 */
export async function* changes(follow: (changed: () => void) => () => void, signal: AbortSignal, { atOnce }: { atOnce: boolean }): AsyncGenerator<void> {
  let changed = atOnce
  let wake = () => {}
  const stop = follow(() => {
    changed = true
    wake()
  })
  signal.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!signal.aborted) {
      if (changed) {
        changed = false
        yield
        continue
      }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    stop()
  }
}
