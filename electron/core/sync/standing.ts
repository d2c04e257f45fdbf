// How sync stands as far as the database tells: what waits, what needs a decision, how far was read. The loop knows the rest.
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { countOpenConflicts } from '../store/replica/conflicts.ts'
import type { Read } from '../store/read.ts'
import { countWaiting } from '../store/replica/ledger-list.ts'
import { countOpenRejections } from '../store/replica/rejected.ts'
import { getState } from './state.ts'

/** As it was when the hub was last heard, for whoever looks while no loop runs. `signedIn`: this device has what signs it in. */
export function readStanding(read: Read, signedIn: boolean): SyncStatus {
  const { hub, workspaceName, cursor, verifiedAt } = getState(read)
  const waiting = hub === null ? 0 : countWaiting(read)
  const rejections = countOpenRejections(read)
  const conflicts = countOpenConflicts(read)
  const state = hub === null ? 'alone' : !signedIn ? 'signed-out' : waiting > 0 ? 'waiting' : rejections + conflicts > 0 ? 'needs-you' : 'up-to-date'
  return { state, hub, workspace: workspaceName, waiting, rejections, conflicts, since: null, reason: null, verifiedAt, progress: { cursor, head: cursor } }
}
