// The example workspace: made-up customers, learnings, ideas and meetings to look around in, removable in one click.
import { AppError } from '../../../shared/app-error.ts'
import type { Session } from '../../../shared/contract/session.ts'
import { deleteExample, dropLinksToExample, usedExampleRows } from '../store/example.ts'
import { hasExample } from '../store/session.ts'
import type { Context } from './context.ts'
import { playExample } from './example/play.ts'

export function addExampleRows(context: Context): void {
  context.store.write((write) => {
    playExample(write, context)
    write.changed('session')
  })
}

/** `get`: answers the session afterwards. */
export function addExample(context: Context, get: (context: Context) => Session): Session {
  if (hasExample(context.store.read)) throw new AppError('example-present')
  addExampleRows(context)
  return get(context)
}

/**
 * Removes every example row. What real rows use (a customer of the example, a colleague who owns a real idea) stays and becomes real;
 * links between real and example things go, in a way that other devices learn of.
 */
export function removeExample({ store }: Context): { removed: number; kept: number } {
  return store.write((write) => {
    write.tidying()
    dropLinksToExample(write)
    let kept = 0
    for (const { table, id } of usedExampleRows(write)) {
      write.unit()
      if (write.adopt(table, id)) kept += 1
    }
    const removed = deleteExample(write)
    for (const noun of ['session', 'members', 'learnings', 'customers', 'ideas', 'follow-ups', 'metrics', 'meetings', 'views'] as const) write.changed(noun)
    return { removed, kept }
  })
}
