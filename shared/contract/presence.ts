// Who else looks at, or writes on, the same thing now.
import * as z from 'zod'
import { id } from './fields.ts'
import { stream } from './procedure.ts'

export const Others = z.object({ people: z.array(z.object({ id, name: z.string(), doing: z.enum(['reading', 'writing']) })) })

export const presence = {
  /** While the stream is open, this screen is there, and says so to the others; it ends with the page, the window or the connection, so that nobody stays behind. */
  watchOthers: stream(z.object({ noun: z.enum(['idea', 'agenda']), id, doing: z.enum(['reading', 'writing']) }), Others),
}

export type Others = z.output<typeof Others>
