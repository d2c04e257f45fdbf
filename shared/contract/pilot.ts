// A pilot with early adopters: who tries an idea, what they say of it, and whether they were told what changed.
import * as z from 'zod'
import { VERDICTS } from '../domain/pilot.ts'
import { call } from './procedure.ts'
import { count, day, done, id, instant, Named, requiredText, text, title } from './fields.ts'
import { Picked } from './learnings.ts'

export const PilotCustomer = z.object({
  id,
  customer: Named,
  /** What they say; null: nothing yet. */
  verdict: z.enum(VERDICTS).nullable(),
  words: z.string(),
  saidOn: day.nullable(),
  /** Who wrote that down. */
  saidBy: Named.nullable(),
  /** What they were told, by whom and when; null: not yet. */
  told: z.object({ message: z.string(), by: Named.nullable(), at: instant }).nullable(),
  /** Their newest words in the evidence: to begin the message with. */
  quote: z.string().nullable(),
  /** It was put on the list of an idea that was merged into this one. */
  cameAlong: z.boolean(),
})

export const Pilot = z.object({
  list: z.array(PilotCustomer),
  count: z.object({ customers: count, said: z.object({ works: count, mixed: count, fails: count }), silent: count, untold: count }),
  /** Customers heard in the evidence who are not on the list. */
  quoted: z.array(Named),
})

const ofCustomer = z.object({ idea: z.object({ id, title: z.string(), stage: z.string() }), verdict: z.enum(VERDICTS).nullable(), words: z.string(), saidOn: day.nullable(), toldAt: instant.nullable() })

export const pilot = {
  of: call(z.object({ ideaId: id }), Pilot, ['unknown-idea']),
  /** Puts customers on the list; who is on it stays. */
  add: call(z.object({ ideaId: id, customers: z.array(Picked).min(1).max(200, 'too-many') }), Pilot, ['unknown-idea', 'unknown-customer']),
  remove: call(z.object({ id }), done, ['not-in-pilot']),
  restore: call(z.object({ id }), done, ['not-in-pilot']),
  /** Records what they say; `verdict` null: they have not said yet. */
  say: call(z.object({ id, verdict: z.enum(VERDICTS).nullable(), words: text.default(''), saidOn: day }), done, ['not-in-pilot', 'date-in-future']),
  /** Marks them as told; `untell` takes that back. */
  tell: call(z.object({ id, message: requiredText }), done, ['not-in-pilot']),
  untell: call(z.object({ id }), done, ['not-in-pilot']),
  /** A message as a file that mail programs open as a draft. */
  mail: call(z.object({ subject: title, text: requiredText }), z.object({ message: z.string() })),
  /** The pilots that a customer takes part in, the newest first. */
  ofCustomer: call(z.object({ customerId: id }), z.array(ofCustomer)),
}

export type Pilot = z.output<typeof Pilot>
export type PilotCustomer = z.output<typeof PilotCustomer>
