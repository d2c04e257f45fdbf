// Working with a team: joining its hub, leaving it, and how sync stands.
import * as z from 'zod'
import { ROLES } from '../domain/rights.ts'
import { SYNC_STATES } from '../domain/sync.ts'
import { count, done, id, instant, line, name, noInput } from './fields.ts'
import { call, stream } from './procedure.ts'

export const SyncStatus = z.object({
  state: z.enum(SYNC_STATES),
  /** Address of the hub; null while the workspace is used alone. */
  hub: z.string().nullable(),
  workspace: z.string().nullable(),
  /** Changes that the hub has not confirmed. */
  waiting: count,
  conflicts: count,
  /** Changes that the hub did not accept, and about which the person has not decided. */
  rejections: count,
  /** When the connection was lost; null while there is one. */
  since: instant.nullable(),
  /** Code of what is wrong: words in `sync:reason.<code>`. */
  reason: z.string().nullable(),
  /** When the rows of both sides were last compared and found equal. */
  verifiedAt: instant.nullable(),
  /** How far reading has come: versions of the hub. */
  progress: z.object({ cursor: count, head: count }),
})

export const Membership = z.object({ member: z.object({ id, name: z.string(), role: z.enum(ROLES) }), workspace: z.string() })

/** Codes with which joining fails; `fields` names the field. */
const JOIN_ERRORS = ['hub-address-bad', 'hub-not-secure', 'bad-code', 'code-used', 'code-expired', 'member-gone', 'too-many', 'already-joined', 'other-workspace', 'no-network', 'hub-refuses', 'hub-not-found', 'hub-not-trusted', 'hub-unreachable', 'not-a-hub'] as const

export const SIGN_IN_ERRORS = ['no-company-sign-in', 'sign-in-expired', 'sign-in-refused', 'sign-in-failed', 'provider-unreachable', 'email-not-allowed', 'no-admin-yet'] as const
export const SignInStep = z.discriminatedUnion('step', [z.object({ step: z.literal('open'), url: z.string() }), z.object({ step: z.literal('joined'), membership: Membership })])
export const ConnectStep = z.discriminatedUnion('step', [z.object({ step: z.literal('open'), url: z.string() }), z.object({ step: z.literal('connected') })])

/** What was written alone, living and no examples: it is taken along when joining. */
export const Belongings = z.object({ learnings: count, ideas: count, meetings: count, numbers: count, customers: count, examples: z.boolean() })

export const sync = {
  status: call(noInput, SyncStatus),
  /** The status now, and again whenever it changes. */
  watchStatus: stream(noInput, SyncStatus),
  /** What was written alone is taken along. On a device that nobody has used yet it is also the first run. */
  join: call(z.object({ address: line(500).pipe(z.string().min(1, 'required')), code: line(200).pipe(z.string().min(1, 'required')), name }), Membership, JOIN_ERRORS),
  /**
   * Joins with the company's account: tells the address that the system's browser must open, then that the person is in. Leaving the stream gives up.
   * Fails with the codes of `join` about the address, and those of SIGN_IN_ERRORS.
   */
  watchSignIn: stream(z.object({ address: line(500).pipe(z.string().min(1, 'required')) }), SignInStep),
  /** Connects the company's account with the member of this device, who joined with a code. Fails as `watchSignIn`, and with `account-taken`. */
  watchConnect: stream(noInput, ConnectStep),
  /** Signs this device out. What is here stays, and goes on when the same hub is joined again; with `wipe` everything is removed, also what was not sent. */
  leave: call(z.object({ wipe: z.boolean().default(false) }), done, ['not-joined']),
  belongings: call(noInput, Belongings),
  /** Tries to reach the hub now instead of after the pause. */
  hurry: call(noInput, done),
}

export type SyncStatus = z.output<typeof SyncStatus>
export type SignInStep = z.output<typeof SignInStep>
export type ConnectStep = z.output<typeof ConnectStep>
export type Belongings = z.output<typeof Belongings>
export type Membership = z.output<typeof Membership>
