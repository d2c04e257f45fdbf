// Writing past what a device allows, as one of another make would, to see that the hub refuses it.
import type { Write } from '../../electron/core/store/write.ts'
import type { TestCore } from './core.ts'

export function past(core: TestCore, change: (write: Write) => void): void {
  core.context.store.write((write) => {
    write.tidying()
    change(write)
  })
}

/** What the hub refused, in that order, by its codes. */
export function refusals(core: TestCore): string[] {
  return core.context.store.read.all<{ code: string }>('SELECT code FROM rejected ORDER BY rowid').map(({ code }) => code)
}
