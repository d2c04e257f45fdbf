// Personal data: exported for whom it is about, and erased everywhere, with the devices that have confirmed it. All of it is asked of the hub.
import * as z from 'zod'
import { call } from './procedure.ts'
import { count, id, instant, noInput } from './fields.ts'

const What = z.enum(['customer', 'member'])
const Subject = z.object({ what: What, id })
/** `texts`, of members: whether what they wrote is erased, too. `mentions`: whether the name is replaced where others wrote it. */
const How = Subject.extend({ texts: z.enum(['keep', 'erase']).default('keep'), mentions: z.boolean().default(true) })

export const Erasure = z.object({
  id,
  what: What,
  by: z.object({ id, name: z.string() }),
  at: instant,
  state: z.enum(['running', 'done']),
  doneAt: instant.nullable(),
  rows: count,
  /** `open`: devices that are to confirm and have not; known of one that was asked for alone. */
  devices: z.object({ expected: count, confirmed: count, revoked: count, open: z.array(z.object({ name: z.string(), member: z.string(), seenAt: instant })) }),
})

export const privacy = {
  /** How much an erasure would change; nothing is changed. */
  preview: call(How, z.object({ rows: count, mentions: count, attachments: count }), ['admins-only', 'unknown-customer', 'unknown-member', 'last-admin', 'cannot-erase-oneself']),
  erase: call(How, Erasure, ['admins-only', 'unknown-customer', 'unknown-member', 'last-admin', 'cannot-erase-oneself']),
  /** Newest first. */
  erasures: call(noInput, z.array(Erasure), ['admins-only']),
  /** What the hub holds of a person, as a file in the data folder. Without `of`: of oneself. */
  export: call(z.object({ of: Subject.optional() }), z.object({ file: z.string(), bytes: count }), ['admins-only', 'unknown-customer', 'unknown-member']),
}

export type Erasure = z.output<typeof Erasure>
