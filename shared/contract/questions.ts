// The idea questions of the workspace: everybody reads them, admins set them. Wordings are kept: an idea goes on showing the one that it answered.
import * as z from 'zod'
import { call } from './procedure.ts'
import { count, id, noInput, title } from './fields.ts'
import { Question } from './ideas.ts'

export const AskedQuestion = z.object({
  key: Question,
  /** Null: the words of the app, in the language of whoever reads. */
  words: z.string().nullable(),
  wordsId: id.nullable(),
  /** Asked of new ideas. Left out, it stays where it was answered. */
  shown: z.boolean(),
  /** No idea leaves Draft without an answer to it. */
  required: z.boolean(),
  /** Every idea answers it, in all workspaces: it is reworded, and never moved, left out or made optional. */
  fixed: z.boolean(),
  /** How often it was reworded. */
  versions: count,
})
const Questions = z.array(AskedQuestion)

export const questions = {
  list: call(noInput, Questions),
  /** How many ideas answer each; none of those that nobody answers. Of its own: pages that only ask the questions need not wait until all answers are counted. */
  answers: call(noInput, z.array(z.object({ key: Question, ideas: count }))),
  /** A question of the workspace's own, the last in order. With an `id`, made by whoever asks, asking again makes nothing twice. */
  add: call(z.object({ id: id.optional(), words: title }), Questions, ['question-there']),
  /** From now on it is asked so. Null: in the words of the app again. */
  reword: call(z.object({ key: Question, words: title.nullable() }), Questions, ['unknown-question', 'words-missing', 'question-there']),
  /** Leaves it out, or asks it again. */
  show: call(z.object({ key: Question, shown: z.boolean() }), Questions, ['unknown-question', 'question-required']),
  /** Wants it answered before an idea leaves Draft, from now on; or leaves that to whoever writes. */
  require: call(z.object({ key: Question, required: z.boolean() }), Questions, ['unknown-question', 'question-required']),
  /** Puts it before another one; null: to the end. */
  place: call(z.object({ key: Question, before: Question.nullable() }), Questions, ['unknown-question', 'question-required']),
}

export type AskedQuestion = z.output<typeof AskedQuestion>
