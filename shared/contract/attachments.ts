// Where the files of attachments are: here, on their way to the hub or from it, or elsewhere.
import * as z from 'zod'
import { FILE_STATES } from '../domain/attachments.ts'
import { id } from './fields.ts'
import { call } from './procedure.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const AttachmentState = z.object({
  id,
  sha256,
  state: z.enum(FILE_STATES),
  /** How much of it is through, 0 to 1, while it is on its way. */
  share: z.number().min(0).max(1),
  /** Code of `errors:<code>`: why it does not go on. */
  problem: z.string().nullable(),
})

export const attachments = {
  /** Of the attachments that are there, by their ids or by the hashes of their files; asked again when the noun `attachments` changed. */
  states: call(z.object({ ids: z.array(id).max(100).default([]), hashes: z.array(sha256).max(100).default([]) }), z.array(AttachmentState)),
}

export type AttachmentState = z.output<typeof AttachmentState>
