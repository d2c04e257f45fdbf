// What every part of the hub is given. Nothing reads the clock or makes ids by itself.
import type { Log } from '../shared/log.ts'
import type { Role } from '../shared/domain/rights.ts'
import type { Metrics } from './metrics.ts'
import type { Sql, Store } from './store/store.ts'

export interface HubContext {
  readonly store: Store
  /** Names the workspace for ever, also after a restore. */
  readonly workspace: string
  /** Whether devices that an admin revoked are told to remove their copy. */
  readonly wipeRevoked: boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A UUID that sorts by time. */
  readonly newId: () => string
  readonly log: Log
  readonly metrics: Metrics
}

/** Who asks: a member, by one of their devices, from an address. */
export interface Caller {
  readonly memberId: string
  readonly sessionId: string
  readonly name: string
  readonly role: Role
  readonly address: string
}

interface Event { memberId?: string | null; sessionId?: string | null; address: string; act: string; subject?: string; detail?: Readonly<Record<string, unknown>> }

/** Keeps an event of security for the admins to read. Holds no secrets and no text that people wrote. */
export async function audit(tx: Sql, { now, newId }: Pick<HubContext, 'now' | 'newId'>, { memberId = null, sessionId = null, address, act, subject = '', detail = {} }: Event): Promise<void> {
  await tx.putMany('audit', [{ id: newId(), at: now(), memberId, sessionId, address, act, subject, detail: JSON.stringify(detail) }])
}
