// Kudos: thanks to a colleague for a learning, an idea or a comment, in words. Counted for nobody, and ranked nowhere.
import * as z from 'zod'
import { KUDOS_FOR } from '../domain/kudos.ts'
import { call } from './procedure.ts'
import { done, id, instant, Named, requiredText } from './fields.ts'

const what = { ofNoun: z.enum(KUDOS_FOR), ofId: id }
export const Kudos = z.object({ id, from: Named, to: Named, text: z.string(), at: instant, mine: z.boolean() })
/** `thankable`: who wrote it; null when that is oneself, or nobody is known. Of an idea without a name: NAMELESS. */
const KudosOf = z.object({ kudos: z.array(Kudos), thankable: Named.nullable() })

export const kudos = {
  /** The newest first. */
  of: call(z.object(what), KudosOf),
  /** For the comments on an idea, and on those that were merged into it: the newest first. */
  onComments: call(z.object({ ideaId: id }), z.array(Kudos.extend({ commentId: id }))),
  give: call(z.object({ ...what, text: requiredText }), KudosOf, ['kudos-own', 'kudos-none']),
  takeBack: call(z.object({ id }), done, ['unknown-kudos']),
  restore: call(z.object({ id }), done, ['unknown-kudos']),
}

export type Kudos = z.output<typeof Kudos>
export type KudosOf = z.output<typeof KudosOf>
