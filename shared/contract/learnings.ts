// Learnings: one thing an employee learned about a customer.
import * as z from 'zod'
import { CHANNELS, LEARNING_SORTS, SENTIMENTS, VISIBILITIES } from '../domain/learnings.ts'
import { call } from './procedure.ts'
import { count, cursor, day, done, id, instant, line, LONGEST_NAME, Named, pageSize, requiredText, tag, text } from './fields.ts'

export const Channel = z.enum(CHANNELS)
export const Sentiment = z.enum(SENTIMENTS)

/** A customer, segment, episode or product area that is picked (`id`) or made as it is typed (`name`); an existing name is reused. */
export const Picked = z.union([z.object({ id }), z.object({ name: line(LONGEST_NAME).pipe(z.string().min(1, 'required')) })])

export const AttachmentInput = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: line(LONGEST_NAME).pipe(z.string().min(1, 'required')), mime: z.string().max(200), size: count })
export const Attachment = AttachmentInput.extend({ id })

const learningFields = z.object({
  text: requiredText,
  quote: text,
  customer: Picked.nullable(),
  segment: Picked.nullable(),
  channel: Channel.nullable(),
  sentiment: Sentiment.nullable(),
  episode: Picked.nullable(),
  area: Picked.nullable(),
  tags: z.array(tag).max(30, 'too-many'),
  /** Default: today where the person is. */
  happenedOn: day.nullable(),
  /** The customer waits for an answer: a follow-up is made with it. */
  waits: z.boolean(),
  /** A learning of outstanding service, made to be celebrated. */
  wow: z.boolean(),
  /** Of a wow moment, in the workspace's currency; not more than its cap. */
  wowCost: z.number('not-valid').min(0, 'out-of-range').max(1_000_000, 'out-of-range').nullable(),
  visibility: z.enum(VISIBILITIES),
  attachments: z.array(AttachmentInput).max(20, 'too-many'),
})
/** What a person gives when logging: only `text` must be there. */
export const LearningInput = learningFields.extend({
  quote: learningFields.shape.quote.default(''),
  customer: learningFields.shape.customer.default(null),
  segment: learningFields.shape.segment.default(null),
  channel: learningFields.shape.channel.default(null),
  sentiment: learningFields.shape.sentiment.default(null),
  episode: learningFields.shape.episode.default(null),
  area: learningFields.shape.area.default(null),
  tags: learningFields.shape.tags.default([]),
  happenedOn: learningFields.shape.happenedOn.default(null),
  waits: learningFields.shape.waits.default(false),
  wow: learningFields.shape.wow.default(false),
  wowCost: learningFields.shape.wowCost.default(null),
  visibility: learningFields.shape.visibility.default('everyone'),
  attachments: learningFields.shape.attachments.default([]),
})
/** Only what changes. Not `LearningInput.partial()`: zod 4 would fill what is missing with its default. */
export const LearningChanges = learningFields.partial()

/** A row of the list. */
export const LearningSummary = z.object({
  id,
  text: z.string(),
  quote: z.string(),
  customer: Named.nullable(),
  segment: Named.nullable(),
  channel: Channel.nullable(),
  sentiment: Sentiment.nullable(),
  episode: Named.nullable(),
  area: Named.nullable(),
  tags: z.array(z.string()),
  happenedOn: day,
  waits: z.boolean(),
  wow: z.boolean(),
  author: Named,
  createdAt: instant,
  example: z.boolean(),
})

export const Learning = LearningSummary.extend({
  visibility: z.enum(VISIBILITIES),
  wowCost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  updatedAt: instant,
  attachments: z.array(Attachment),
  /** The ideas that this learning is evidence for. */
  ideas: z.array(z.object({ id, title: z.string(), stage: z.string() })),
  followUp: z.object({ id, state: z.string(), dueAt: instant, ownerId: id, ownerName: z.string(), answer: z.string() }).nullable(),
})

export const LearningFilters = z.object({
  /** Found when every word is somewhere in the text, the quote or the customer's name, without regard to case and diacritics. */
  text: z.string().max(10_000).default(''),
  customerId: id.optional(),
  segmentId: id.optional(),
  episodeId: id.optional(),
  areaId: id.optional(),
  authorId: id.optional(),
  channel: Channel.optional(),
  sentiment: Sentiment.optional(),
  tag: tag.optional(),
  waits: z.boolean().optional(),
  wow: z.boolean().optional(),
  from: day.optional(),
  to: day.optional(),
})
const LearningQuery = z.object({ filters: LearningFilters.prefault({}), sort: z.enum(LEARNING_SORTS).default('newest') })

export const learnings = {
  /** With an `id`, made by whoever asks, asking again after a lost answer logs nothing twice. */
  log: call(LearningInput.extend({ id: id.optional() }), Learning, ['unknown-customer', 'unknown-segment', 'unknown-episode', 'unknown-area', 'date-in-future', 'attachment-missing', 'wow-too-dear']),
  edit: call(z.object({ id, changes: LearningChanges }), Learning, ['unknown-learning', 'date-in-future', 'attachment-missing', 'wow-too-dear']),
  /** Hidden at once, gone for good only after the undo has passed out of reach; `restore` brings it back whole. */
  delete: call(z.object({ id }), done, ['unknown-learning']),
  restore: call(z.object({ id }), Learning, ['unknown-learning']),
  get: call(z.object({ id }), Learning, ['unknown-learning']),
  /** A page after `cursor`. A filter that no index serves looks at a bounded number of rows a call: `next` may be set though `rows` is short or empty. */
  list: call(LearningQuery.extend({ cursor: cursor.nullable().default(null), limit: pageSize.default(100) }), z.object({ rows: z.array(LearningSummary), next: cursor.nullable() })),
  count: call(LearningQuery.pick({ filters: true }), z.object({ count, total: count })),
  /** Tags in use, most used first. */
  tags: call(z.object({ starts: z.string().max(60).default(''), limit: pageSize.default(20) }), z.array(z.object({ tag: z.string(), count }))),
}

export type LearningInput = z.input<typeof LearningInput>
export type Learning = z.output<typeof Learning>
export type LearningSummary = z.output<typeof LearningSummary>
export type LearningFilters = z.input<typeof LearningFilters>
export type LearningSort = (typeof LEARNING_SORTS)[number]
export type AttachmentInput = z.output<typeof AttachmentInput>
export type Attachment = z.output<typeof Attachment>
export type Picked = z.output<typeof Picked>
export type Channel = z.output<typeof Channel>
export type Sentiment = z.output<typeof Sentiment>
