// What programs send and get: learnings, ideas, readings, and what the workspace sets for its ideas. The OpenAPI document is made from these schemas, and every request is checked by them.
import * as z from 'zod'
import { day, id, line, LONGEST_NAME, requiredText, tag, text, title } from '../../shared/contract/fields.ts'
import { EFFORTS, QUESTIONS, STAGES } from '../../shared/domain/ideas.ts'
import { CHANNELS, SENTIMENTS, VISIBILITIES } from '../../shared/domain/learnings.ts'
import { METRIC_KINDS } from '../../shared/domain/metrics.ts'

export const LARGEST_PAGE = 200
const instant = z.iso.datetime()
const version = z.number().int().min(1)
const Named = z.object({ id: z.uuid(), name: z.string() })
const named = Named.nullable()
/** A customer, segment, episode or area: one that is there, by id, or by name, made if there is none of that name. A category, campaign, step or team is never made. */
const Picked = z.union([z.strictObject({ id }), z.strictObject({ name: line(LONGEST_NAME).pipe(z.string().min(1, 'required')) })])
export type Picked = z.output<typeof Picked>

export const Learning = z.object({
  id: z.uuid(), version, text: z.string(), quote: z.string(), customer: named, segment: named, episode: named, area: named, channel: z.enum(CHANNELS).nullable(), sentiment: z.enum(SENTIMENTS).nullable(),
  happenedOn: z.iso.date(), waits: z.boolean(), wow: z.boolean(), visibility: z.enum(VISIBILITIES), tags: z.array(z.string()), author: named, createdAt: instant, changedAt: instant,
})
const learningFields = {
  text: requiredText, quote: text, customer: Picked.nullable(), segment: Picked.nullable(), episode: Picked.nullable(), area: Picked.nullable(), channel: z.enum(CHANNELS).nullable(), sentiment: z.enum(SENTIMENTS).nullable(),
  happenedOn: day, waits: z.boolean(), wow: z.boolean(), visibility: z.enum(VISIBILITIES), tags: z.array(tag).max(30, 'too-many'),
}
export const LearningNew = z.strictObject({
  id: id.optional(), ...learningFields, quote: text.default(''), customer: Picked.nullable().default(null), segment: Picked.nullable().default(null), episode: Picked.nullable().default(null), area: Picked.nullable().default(null),
  channel: z.enum(CHANNELS).nullable().default(null), sentiment: z.enum(SENTIMENTS).nullable().default(null), happenedOn: day.optional(), waits: z.boolean().default(false), wow: z.boolean().default(false),
  visibility: z.enum(VISIBILITIES).default('everyone'), tags: z.array(tag).max(30, 'too-many').default([]),
})
export const LearningChanges = z.strictObject({ version: version.optional(), ...learningFields }).partial()

/** By question: those of the app, and the workspace's own by their ids. */
const answers = z.object(Object.fromEntries(QUESTIONS.map((question) => [question, text.optional()])) as Record<(typeof QUESTIONS)[number], z.ZodOptional<typeof text>>).catchall(text)
export const Idea = z.object({
  id: z.uuid(), version, title: z.string(), description: z.string(), answers: z.object(Object.fromEntries(QUESTIONS.map((question) => [question, z.string()])) as Record<(typeof QUESTIONS)[number], z.ZodString>).catchall(z.string()),
  /** The words that each answered question was asked in; null: those of the app. */
  asked: z.record(z.string(), z.string().nullable()), category: named, campaign: named,
  customers: z.array(Named), segments: z.array(Named), learnings: z.array(z.uuid()), expectedBenefit: z.string(), effort: z.enum(EFFORTS).nullable(), stage: z.enum(STAGES),
  /** The step of that stage in which it stands; null: in none. */
  step: named, stageAt: instant, reason: z.string(), mergedInto: z.uuid().nullable(),
  supporters: z.number().int().min(0), comments: z.number().int().min(0), author: named, owner: named, createdAt: instant, submittedAt: instant.nullable(), changedAt: instant,
})
export const IdeaNew = z.strictObject({
  id: id.optional(), title, description: text.default(''), answers: answers.default({}), customers: z.array(Picked).max(100, 'too-many').default([]), segments: z.array(Picked).max(100, 'too-many').default([]), learnings: z.array(id).max(100, 'too-many').default([]),
  expectedBenefit: text.default(''), effort: z.enum(EFFORTS).nullable().default(null), owner: id.nullable().default(null), category: Picked.nullable().default(null), campaign: Picked.nullable().default(null), submit: z.boolean().default(true),
})
export const IdeaChanges = z.strictObject({ version: version.optional(), title: title.optional(), description: text.optional(), answers: answers.optional(), expectedBenefit: text.optional(), effort: z.enum(EFFORTS).nullable().optional(), owner: id.nullable().optional(), category: Picked.nullable().optional(), campaign: Picked.nullable().optional() })
/** `step`: into that step of the stage, which may be the one it stands in; null or left out: into none. */
export const IdeaMove = z.strictObject({ to: z.enum(STAGES), step: Picked.nullable().default(null), reason: text.default(''), version: version.optional() })

/** `segment`, `team`: whom it was read of; null: everybody. */
export const Reading = z.object({ id: z.uuid(), version, metric: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(METRIC_KINDS), unit: z.string() }), episode: named, segment: named, team: named, value: z.number(), sampleSize: z.number().int().nullable(), readOn: z.iso.date(), note: z.string(), createdAt: instant, changedAt: instant })
export const ReadingNew = z.strictObject({ id: id.optional(), metric: Picked, episode: Picked.nullable().default(null), segment: Picked.nullable().default(null), team: Picked.nullable().default(null), value: z.number().min(-1e12).max(1e12), sampleSize: z.number().int().min(1).max(1e9).nullable().default(null), readOn: day.optional(), note: text.default('') })
export const Metric = z.object({ id: z.uuid(), version, name: z.string(), kind: z.enum(METRIC_KINDS), unit: z.string(), higherIsBetter: z.boolean(), target: z.number().nullable(), createdAt: instant, changedAt: instant })

/** What a workspace sets for its ideas: few of each, told whole, in the order of the app. `name`, `words` null: those of the app. */
export const Stage = z.object({ stage: z.enum(STAGES), name: z.string().nullable(), leftOut: z.boolean(), steps: z.array(Named) })
export const Category = Named
export const Campaign = z.object({ id: z.uuid(), name: z.string(), question: z.string(), startsAt: instant, endsAt: instant })
export const Question = z.object({ question: z.string(), words: z.string().nullable(), leftOut: z.boolean(), required: z.boolean() })

const page = {
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(50),
  /** `next` of the page before. */
  cursor: z.string().max(40).regex(/^[0-9a-z]+$/, 'bad-cursor').optional(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
  /** Changed at this instant or later. */
  since: z.iso.datetime({ offset: true }).optional(),
}
export const LearningQuery = z.strictObject({ ...page, customer: id.optional(), from: day.optional(), to: day.optional() })
export const IdeaQuery = z.strictObject({ ...page, stage: z.enum(STAGES).optional() })
export const ReadingQuery = z.strictObject({ ...page, metric: id.optional(), segment: id.optional(), team: id.optional(), from: day.optional(), to: day.optional() })
export const MetricQuery = z.strictObject({ limit: page.limit, cursor: page.cursor })
export const NoQuery = z.strictObject({})

/** By the name that the document gives them. */
export const ANSWERS = { Learning, Idea, Reading, Metric } as const
export const BODIES = { LearningNew, LearningChanges, IdeaNew, IdeaChanges, IdeaMove, ReadingNew } as const
export const SET = { Stage, Category, Campaign, Question } as const
export type AnswerName = keyof typeof ANSWERS
export type SetName = keyof typeof SET
export type BodyName = keyof typeof BODIES
export type Given<Name extends BodyName> = z.output<(typeof BODIES)[Name]>
