// Customers and what sorts them: segments, episodes, product areas. All can be made as they are typed.
import * as z from 'zod'
import { LOOKUPS } from '../domain/learnings.ts'
import { call } from './procedure.ts'
import { count, done, id, name, pageSize } from './fields.ts'

export const Lookup = z.enum([...LOOKUPS, 'cause'])
export const LookupRow = z.object({ id, name: z.string(), learnings: count })
export const CustomerRow = LookupRow.extend({ segment: z.object({ id, name: z.string() }).nullable(), lastHeardOn: z.string().nullable(), waiting: count })

export const customers = {
  /** Names that contain what was typed, those that begin with it first, then by how often they are heard. */
  suggest: call(z.object({ lookup: Lookup, text: z.string().max(1000).default(''), limit: pageSize.default(20) }), z.array(LookupRow)),
  list: call(z.object({ text: z.string().max(1000).default(''), limit: pageSize.default(500) }), z.array(CustomerRow)),
  rename: call(z.object({ lookup: Lookup, id, name }), done, ['unknown-thing', 'name-taken']),
  setSegment: call(z.object({ id, segmentId: id.nullable() }), done, ['unknown-customer', 'unknown-segment']),
}

export type Lookup = z.output<typeof Lookup>
export type LookupRow = z.output<typeof LookupRow>
export type CustomerRow = z.output<typeof CustomerRow>
