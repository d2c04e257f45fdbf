// What sync remembers between two runs: who this device is to the hub, how far it has read, and what it has sent.
import type { Read } from '../store/read.ts'
import type { Write } from '../store/write.ts'

export interface SyncState {
  /** Address of the hub; null while the workspace is used alone. */
  readonly hub: string | null
  /** The workspace that this data belongs to, for ever: what came from one hub is not taken to another. */
  readonly workspace: string | null
  readonly workspaceName: string | null
  readonly dev: string | null
  readonly epoch: string | null
  /** The epoch in which the hub was last known to have the files of attachments. */
  readonly filesEpoch: string | null
  /** Every row up to this version is here. */
  readonly cursor: number
  /** The last number given to an operation, and the last one acknowledged with its id (R5). */
  readonly sentN: number
  readonly ackedN: number
  readonly ackedOp: string | null
  /** When the digests of both sides were last found equal; milliseconds. */
  readonly verifiedAt: number | null
  /** When everything was last read again because they were not. */
  readonly healedAt: number | null
  /** Starting over was begun and has not reached the hub's head. */
  readonly sweeping: boolean
  /** The hub's time when it last said welcome, milliseconds: for what must not hang on this device's clock. */
  readonly hubTime: number
  /** How far the hub's clock was ahead of this device's then, milliseconds. */
  readonly hubAhead: number
  /** The hub's floor when the reading from 0 began: should it move before the end, deletions may have been missed. */
  readonly readFloor: number
  /** Last reading of the clock in what was sent: it must not run backwards when the outbox is empty. */
  readonly hlc: number
}

const START: SyncState = { hub: null, workspace: null, workspaceName: null, dev: null, epoch: null, filesEpoch: null, cursor: 0, sentN: 0, ackedN: 0, ackedOp: null, verifiedAt: null, healedAt: null, sweeping: false, hubTime: 0, hubAhead: 0, readFloor: 0, hlc: 0 }
const PREFIX = 'sync.'

/** Asked several times for each message, so it is kept. */
export function getState(read: Read): SyncState {
  const known = read.kept?.get(PREFIX) as SyncState | undefined
  if (known) return known
  const state = readState(read)
  read.kept?.set(PREFIX, state)
  return state
}

function readState(read: Read): SyncState {
  const kept = read.all<{ key: string; value: string }>(`SELECT key, value FROM meta WHERE key >= 'sync.' AND key < 'sync/'`)
  return { ...START, ...Object.fromEntries(kept.map(({ key, value }) => [key.slice(PREFIX.length), JSON.parse(value) as unknown])) }
}

export function setState(write: Write, changes: Partial<SyncState>): void {
  for (const [name, value] of Object.entries(changes)) {
    write.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [PREFIX + name, JSON.stringify(value)])
  }
}
