// Who and what was not heard for long, and who should speak about them at the next meeting.
import * as z from 'zod'
import { SILENT_KINDS } from '../domain/silence.ts'
import { call } from './procedure.ts'
import { count, id, Named, noInput } from './fields.ts'

export const Silent = z.object({ kind: z.enum(SILENT_KINDS), id, name: z.string(), lastOn: z.string().nullable(), /** Whole weeks; null: never heard. */ weeks: count.nullable(), lastBy: Named.nullable(), learnings: count })

export const silence = {
  /** `weeks`: from how many on it is silence, a rule of the workspace. Of each kind the 50 that are missed most, and how many there are. */
  list: call(noInput, z.object({ weeks: count, rows: z.array(Silent), counts: z.record(z.enum(SILENT_KINDS), count) })),
  /** Who should bring something about whom to this meeting. */
  assignments: call(z.object({ meetingId: id }), z.object({ weeks: count, rows: z.array(z.object({ silent: Silent, member: Named.nullable(), mine: z.boolean() })) }), ['unknown-meeting']),
}

export type Silent = z.output<typeof Silent>
