// Saved views of the ideas: one's own, and those that champions made for everybody.
import * as z from 'zod'
import { LONGEST_VIEW, LONGEST_VIEW_NAME, viewFrom, viewText } from '../domain/idea-views.ts'
import { done, id, line, Named, noInput } from './fields.ts'
import { call } from './procedure.ts'

const name = line(LONGEST_VIEW_NAME).pipe(z.string().min(1, 'required'))
/** What is not understood is left out, so equal views have equal texts. */
const view = z.string().max(LONGEST_VIEW, 'too-long').transform((text) => viewText(viewFrom(text))).pipe(z.string().max(LONGEST_VIEW, 'too-long'))

export const SavedView = z.object({ id, name: z.string(), view: z.string(), shared: z.boolean(), by: Named, mine: z.boolean(), example: z.boolean() })

export const views = {
  /** One's own and those for everybody, by name. */
  list: call(noInput, z.array(SavedView)),
  /** `shared`: for everybody; only by champions. */
  save: call(z.object({ id: id.optional(), name, view, shared: z.boolean().default(false) }), SavedView),
  edit: call(z.object({ id, changes: z.object({ name, view, shared: z.boolean() }).partial() }), SavedView, ['unknown-view']),
  delete: call(z.object({ id }), done, ['unknown-view']),
  restore: call(z.object({ id }), SavedView, ['unknown-view']),
}

export type SavedView = z.output<typeof SavedView>
