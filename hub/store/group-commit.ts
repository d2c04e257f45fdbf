// Writes that wait for the same disk share one commit: under load many transactions cost one flush.

export interface Transactions<Handle> {
  begin(): Promise<Handle>
  commit(handle: Handle): Promise<void>
  rollback(handle: Handle): Promise<void>
  /** Runs `act` so that its failure undoes its own changes only. */
  apart<T>(handle: Handle, act: () => Promise<T>): Promise<T>
}

interface Waiting<Handle> { act: (handle: Handle) => Promise<unknown>; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/** Most acts that share one commit: a bound on how long the first of them waits. */
const MOST = 64

export interface GroupCommit<Handle> {
  write<T>(act: (handle: Handle) => Promise<T>): Promise<T>
  /** Resolves when nothing waits. */
  idle(): Promise<void>
}

export function groupCommit<Handle>(transactions: Transactions<Handle>): GroupCommit<Handle> {
  let waiting: Waiting<Handle>[] = []
  let running: Promise<void> | null = null

  async function runGroup(group: readonly Waiting<Handle>[]): Promise<void> {
    const outcomes: (() => void)[] = []
    try {
      const handle = await transactions.begin()
      try {
        for (const { act, resolve, reject } of group) {
          try {
            // alone, the transaction itself undoes it
            const value = group.length === 1 ? await act(handle) : await transactions.apart(handle, () => act(handle))
            outcomes.push(() => resolve(value))
          } catch (error) {
            if (group.length === 1) throw error
            outcomes.push(() => reject(error))
          }
        }
        await transactions.commit(handle)
      } catch (error) {
        await transactions.rollback(handle)
        throw error
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    for (const settle of outcomes) settle()
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await runGroup(group)
    }
    running = null
  }

  return {
    write: <T>(act: (handle: Handle) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ act, resolve: (value) => resolve(value as T), reject })
        running ??= run()
      }),
    idle: () => running ?? Promise.resolve(),
  }
}
