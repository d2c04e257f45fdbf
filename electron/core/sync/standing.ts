// How sync stands as far as the database tells: what waits, what needs a decision, how far was read. The loop knows the rest.
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import type { Read } from '../store/read.ts'
import { getState } from './state.ts'

/** As it is while no loop runs: `resting`, unless the workspace is used alone. */
export function readStanding(read: Read): SyncStatus {
  const { hub, workspaceName, cursor, verifiedAt } = getState(read)
  return {
    state: hub === null ? 'alone' : 'resting',
    hub,
    workspace: workspaceName,
    waiting: hub === null ? 0 : (read.value<number>('SELECT count(*) FROM outbox WHERE ver IS NULL') ?? 0),
    rejections: read.value<number>(`SELECT count(*) FROM rejected WHERE state = 'open'`) ?? 0,
    conflicts: read.value<number>('SELECT count(*) FROM conflict WHERE deletedAt IS NULL AND resolvedAt IS NULL') ?? 0,
    since: null,
    reason: null,
    verifiedAt,
    progress: { cursor, head: cursor },
  }
}
