// What a meeting decided about something: in which words, by whom, who sees to it, and what the customer would object.
import * as z from 'zod'
import { DECISIONS } from '../domain/agenda-lists.ts'
import { day, id, instant, Named } from './fields.ts'

export const DecisionKind = z.enum(DECISIONS)

export const Decision = z.object({
  id,
  kind: DecisionKind,
  reason: z.string(),
  by: Named,
  at: instant,
  /** These three came later: agendas that were kept before do without them. */
  owner: Named.nullable().optional(),
  dueOn: day.nullable().optional(),
  /** What the customer in the chair would likely say against it, and who spoke for them. Null while nobody did. */
  objection: z.object({ text: z.string(), by: Named.nullable(), customer: z.string().nullable() }).nullable().optional(),
})
/** With the meeting that made it, as its idea tells it. */
export const DecisionOfMeeting = Decision.extend({ meeting: Named })

export type Decision = z.output<typeof Decision>
export type DecisionOfMeeting = z.output<typeof DecisionOfMeeting>
