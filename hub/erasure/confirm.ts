// Which devices have taken an erasure's words out of what they hold, and how erasures stand.
import { AppError } from '../../shared/app-error.ts'
import type { Caller, HubContext } from '../context.ts'
import type { ErasureRow } from './erase.ts'

interface SessionState { session: string; memberId: string; name: string; seenAt: number; revokedAt: number | null; confirmedAt: number | null }

/** A device says that it is done. Said again, it changes nothing; an unknown erasure is one of before a restore. */
export async function confirmErasure({ store, now }: HubContext, session: string, erasure: string): Promise<void> {
  await store.write(async (tx) => {
    if (await tx.get('SELECT 1 AS found FROM erasure WHERE id = ?', [erasure])) await tx.putMany('erased', [{ erasureId: erasure, sessionId: session, at: now() }], ['erasureId', 'sessionId'])
  })
}

const view = ({ id, what, subject, texts, mentions, by, at, state, doneAt, rows }: ErasureRow) => ({ id, what, subject, texts, mentions: mentions === 1, by, at, state, doneAt, rows })

/** Devices that were there when it began: later ones never had the words. One session is one device, whatever it calls itself. */
async function devicesOf({ store }: HubContext, { id, at }: ErasureRow): Promise<SessionState[]> {
  return store.read.all<SessionState>(
    `SELECT s.id AS session, s."memberId", s.name, s."seenAt", s."revokedAt", e.at AS "confirmedAt" FROM session s LEFT JOIN erased e ON e."erasureId" = ? AND e."sessionId" = s.id
     WHERE s."createdAt" <= ? AND EXISTS (SELECT 1 FROM device d WHERE d."sessionId" = s.id) ORDER BY s."seenAt" DESC`,
    [id, at],
  )
}

const counted = (devices: readonly SessionState[]) => {
  const confirmed = devices.filter(({ confirmedAt }) => confirmedAt !== null).length
  const revoked = devices.filter(({ confirmedAt, revokedAt }) => confirmedAt === null && revokedAt !== null).length
  return { expected: devices.length - revoked, confirmed, revoked }
}

const needAdmin = ({ role }: Caller): void => {
  if (role !== 'admin') throw new AppError('admins-only')
}

export async function listErasures(context: HubContext, caller: Caller): Promise<unknown[]> {
  needAdmin(caller)
  const erasures = await context.store.read.all<ErasureRow>('SELECT * FROM erasure ORDER BY at DESC, id DESC LIMIT 200')
  return Promise.all(erasures.map(async (erasure) => ({ ...view(erasure), devices: counted(await devicesOf(context, erasure)) })))
}

/** With the devices that have not confirmed. Throws `unknown-erasure`. */
export async function getErasure(context: HubContext, caller: Caller, id: string): Promise<unknown> {
  needAdmin(caller)
  const erasure = await context.store.read.get<ErasureRow>('SELECT * FROM erasure WHERE id = ?', [id])
  if (!erasure) throw new AppError('unknown-erasure')
  const devices = await devicesOf(context, erasure)
  const open = devices.filter(({ confirmedAt, revokedAt }) => confirmedAt === null && revokedAt === null).map(({ session, memberId, name, seenAt }) => ({ session, memberId, name, seenAt }))
  return { ...view(erasure), devices: { ...counted(devices), open } }
}
