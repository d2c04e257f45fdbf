// Ideas: proposed improvements, each of which answers which customers it affects and why it would delight them.
import * as z from 'zod'
import { GAINERS } from '../domain/benefits.ts'
import { MOST_EVIDENCE, STRENGTHS } from '../domain/evidence.ts'
import { NONE } from '../domain/idea-views.ts'
import { MOST_MENTIONS } from '../domain/mentions.ts'
import { EFFORTS, IDEA_SORTS, LENSES, QUESTIONS, STAGES, type OwnQuestion } from '../domain/ideas.ts'
import { DecisionOfMeeting } from './decisions.ts'
import { call } from './procedure.ts'
import { count, cursor, done, id, instant, LONGEST_NAME, Named, noInput, pageSize, requiredText, text, title } from './fields.ts'
import { Attachment, AttachmentInput, LearningSummary, Picked } from './learnings.ts'

export const Stage = z.enum(STAGES)
/** One of the app, or the id of one of the workspace's own. */
export const Question = z.union([z.enum(QUESTIONS), id as unknown as z.ZodType<OwnQuestion, OwnQuestion>])

const Answers = z.partialRecord(Question, text)

const ideaFields = z.object({
  title,
  description: text,
  answers: Answers,
  customers: z.array(Picked).max(200, 'too-many'),
  segments: z.array(Picked).max(50, 'too-many'),
  evidence: z.array(id).max(500, 'too-many'),
  expectedBenefit: text,
  effort: z.enum(EFFORTS).nullable(),
  ownerId: id.nullable(),
  categoryId: id.nullable(),
  /** The campaign that it answers. */
  campaignId: id.nullable(),
  attachments: z.array(AttachmentInput).max(20, 'too-many'),
})
/** An idea can be kept with a title only (Draft); `submit` asks for the two required answers. */
export const IdeaInput = ideaFields.extend({
  description: ideaFields.shape.description.default(''),
  answers: ideaFields.shape.answers.default({}),
  customers: ideaFields.shape.customers.default([]),
  segments: ideaFields.shape.segments.default([]),
  evidence: ideaFields.shape.evidence.default([]),
  expectedBenefit: ideaFields.shape.expectedBenefit.default(''),
  effort: ideaFields.shape.effort.default(null),
  ownerId: ideaFields.shape.ownerId.default(null),
  categoryId: ideaFields.shape.categoryId.default(null),
  campaignId: ideaFields.shape.campaignId.default(null),
  attachments: ideaFields.shape.attachments.default([]),
})
/** Only what changes. Not `IdeaInput.partial()`: zod 4 would fill what is missing with its default. */
export const IdeaChanges = ideaFields.partial()

/** How much speaks for an idea (shared/domain/evidence.ts): counted over its evidence and that of the ideas merged into it, private learnings left out. */
export const Meter = z.object({
  points: z.number().int().min(0).max(MOST_EVIDENCE),
  strength: z.enum(STRENGTHS),
  learnings: count,
  customers: count,
  unnamed: z.boolean(),
  quotes: count,
  readings: count,
  episodes: count,
  /** Days of the oldest and of the newest of it. */
  oldestOn: z.string().nullable(),
  newestOn: z.string().nullable(),
})

export const IdeaSummary = z.object({
  id,
  title: z.string(),
  stage: Stage,
  /** The step of that stage in which it stands; null: in none. */
  step: Named.nullable(),
  /** Of an idea without a name: NAMELESS, and no name. */
  author: Named,
  /** Written without a name: only its author's own devices know whose it is. */
  nameless: z.boolean(),
  /** One's own, with or without a name. */
  mine: z.boolean(),
  owner: Named.nullable(),
  supporters: count,
  supported: z.boolean(),
  comments: count,
  learnings: count,
  /** Distinct customers: named in the answer, or heard in the evidence. */
  customers: count,
  meter: Meter,
  createdAt: instant,
  stageAt: instant,
  /** Of its reviews, 0 to 100; null without one. */
  score: z.number().nullable(),
  /** Of a merged idea: the one it counts for in the end. `gone`: that is deleted, or has not come to this device. */
  mergedInto: z.object({ id, title: z.string(), gone: z.boolean() }).nullable(),
  example: z.boolean(),
})

/** Of a comment, a note: the merged idea it was said on; null when it was said here. */
const saidOn = id.nullable()
/** Somebody named in a comment. `written`: as it stands in the text, after an `@`; `name`: as they are called now; `gone`: they are no member any more. */
export const Mentioned = z.object({ id, written: z.string(), name: z.string(), gone: z.boolean() })
/** `asks`: a champion asks the author. What the author of an idea without a name says has the idea's author. */
export const Comment = z.object({ id, author: Named, text: z.string(), createdAt: instant, mine: z.boolean(), asks: z.boolean(), mentions: z.array(Mentioned), saidOn })
/** What champions keep among themselves. */
export const ChampionNote = z.object({ id, author: Named, text: z.string(), createdAt: instant, mine: z.boolean(), saidOn })
export const StageChange = z.object({ id, from: Stage, to: Stage, reason: z.string(), by: Named, at: instant })

/**
 * A merged idea, on the page of the one it counts for. `intoId`: the one it was merged into, which may be merged itself. `stage`: where it stood, and would
 * stand again. `by`: who merged it; null when that is not known here.
 */
export const Credit = z.object({ id, title: z.string(), author: Named, nameless: z.boolean(), mine: z.boolean(), intoId: id, by: Named.nullable(), at: instant, stage: Stage })
/** What merging one idea into another would bring along: what the other has not got yet. */
export const MergePreview = z.object({
  supporters: count,
  /** Who supports both counts once. */
  supportersOfBoth: count,
  comments: count,
  learnings: count,
  customers: z.array(Named),
  segments: z.array(Named),
  /** Ideas that were merged into it before, which come along. */
  merged: z.array(Named),
})

export const Idea = IdeaSummary.extend({
  description: z.string(),
  answers: z.partialRecord(Question, z.string()),
  /** The questions that it answers, in order, in the words that it was asked in; null: those of the app. */
  answered: z.array(z.object({ key: Question, words: z.string().nullable() })),
  /** Its own; those of merged ideas are in `cameAlong`. */
  affects: z.object({ customers: z.array(Named), segments: z.array(Named) }),
  /** With that of the ideas merged into it. */
  evidence: z.array(LearningSummary),
  /** What it shows that hangs on ideas merged into it, and not on itself: taken off there, or with the merge. */
  cameAlong: z.object({ learnings: z.array(id), customers: z.array(Named), segments: z.array(Named) }),
  /** The ideas that were merged into it, in that order. */
  credits: z.array(Credit),
  supportedBy: z.array(Named),
  discussion: z.array(Comment),
  history: z.array(StageChange),
  /** What meetings decided about it; newest first. */
  decisions: z.array(DecisionOfMeeting),
  /** Empty for everybody but champions and admins of a team: no other device has them. */
  notes: z.array(ChampionNote),
  expectedBenefit: z.string(),
  effort: z.enum(EFFORTS).nullable(),
  category: Named.nullable(),
  campaign: Named.nullable(),
  attachments: z.array(Attachment),
  /** Stages it may move to now. */
  moves: z.array(Stage),
  updatedAt: instant,
})

const point = z.number().int().min(1, 'out-of-range').max(5, 'out-of-range')
export const IdeaFilters = z.object({
  text: z.string().max(10_000).default(''),
  /** Whole stages, with their steps; and single steps. */
  stages: z.array(Stage).optional(),
  steps: z.array(id).max(200, 'too-many').optional(),
  /** Only those that are in no step. */
  unstepped: z.boolean().optional(),
  authorId: id.optional(),
  customerId: id.optional(),
  /** `none`: in no category. */
  categoryId: z.union([id, z.literal(NONE)]).optional(),
  campaignId: id.optional(),
  /** Whether somebody has said who is left out, or nobody yet. */
  leftOut: z.enum(LENSES).optional(),
  /** `none`: of nobody. */
  ownerId: z.union([id, z.literal(NONE)]).optional(),
  /** The product area that most of its evidence is about. `none`: of no area. */
  areaId: z.union([id, z.literal(NONE)]).optional(),
  /** The column of its ledger. `none`: nothing is in it. */
  gainer: z.enum([...GAINERS, NONE]).optional(),
  /** A place in the matrix, by the means of its reviews, rounded. `none`: without a review. */
  spot: z.union([z.object({ impact: point, effort: point }), z.literal(NONE)]).optional(),
})

export const ideas = {
  /** With an `id`, made by whoever asks, asking again after a lost answer makes nothing twice. `nameless`: without one's name; only in a team. */
  create: call(IdeaInput.extend({ id: id.optional(), submit: z.boolean().default(true), nameless: z.boolean().default(false) }), Idea, ['alone', 'answers-missing', 'unknown-learning', 'unknown-customer', 'unknown-segment', 'unknown-member', 'unknown-category', 'unknown-campaign', 'campaign-not-running', 'unknown-question', 'attachment-missing']),
  edit: call(z.object({ id, changes: IdeaChanges }), Idea, ['unknown-idea', 'answers-missing', 'unknown-learning', 'unknown-customer', 'unknown-segment', 'unknown-member', 'unknown-category', 'unknown-campaign', 'campaign-not-running', 'unknown-question', 'attachment-missing']),
  delete: call(z.object({ id }), done, ['unknown-idea']),
  restore: call(z.object({ id }), Idea, ['unknown-idea']),
  get: call(z.object({ id }), Idea, ['unknown-idea']),
  list: call(
    z.object({ filters: IdeaFilters.prefault({}), sort: z.enum(IDEA_SORTS).default('newest'), cursor: cursor.nullable().default(null), limit: pageSize.default(100) }),
    z.object({ rows: z.array(IdeaSummary), next: cursor.nullable() }),
  ),
  count: call(z.object({ filters: IdeaFilters.prefault({}) }), z.object({ count, total: count })),
  /** How many ideas stand in each stage and in each of its steps (those of the steps are among those of the stage): of those that the filters leave, and of all; and how many should at most. */
  stages: call(z.object({ filters: IdeaFilters.omit({ stages: true, steps: true }).prefault({}) }), z.array(z.object({ stage: Stage, count, total: count, limit: count.nullable(), steps: z.array(z.object({ id, count })) }))),
  /** `from` is what the person saw: the move is refused when it is no longer true. `stepId`: into that step of the stage, which may be the one it stands in. Declining needs a reason. */
  move: call(z.object({ id, from: Stage, to: Stage, stepId: id.nullable().default(null), reason: text.default('') }), Idea, ['unknown-idea', 'unknown-step', 'stale-stage', 'stage-left-out', 'illegal-move', 'reason-missing', 'answers-missing', 'benefit-missing']),
  /** Takes back one's own last move: the idea stands where it stood, for as long as it had. The history keeps both steps. `stepId`: the step in which it stood, if that is still there. */
  undoMove: call(z.object({ id, changeId: id, stepId: id.nullable().default(null) }), Idea, ['unknown-idea', 'stale-stage', 'stage-left-out', 'not-yours']),
  support: call(z.object({ id, support: z.boolean() }), Idea, ['unknown-idea']),
  link: call(z.object({ id, learningId: id, linked: z.boolean() }), Idea, ['unknown-idea', 'unknown-learning', 'came-along']),
  mergePreview: call(z.object({ id, intoId: id }), MergePreview, ['unknown-idea']),
  /**
   * Merges an idea into another, or into the one that this one is merged into already. Nothing is moved or copied: from now on it counts for that one.
   * Answers the one that stays. Params of the errors: the `title` of the idea they are about.
   */
  merge: call(z.object({ id, intoId: id, reason: text.default('') }), Idea, ['unknown-idea', 'same-idea', 'merge-circle', 'merge-again', 'merge-example']),
  /** Takes a merge back, at any time: the idea stands where it stood, with all that hangs on it. Answers that idea. */
  unmerge: call(z.object({ id }), Idea, ['unknown-idea', 'not-merged']),
  /** On one's own idea without a name: as its author. `asks`: a champion asks that author. */
  /** `mentions`: colleagues picked while it was typed; those whose names the text does not hold are left out. */
  comment: call(z.object({ id, text: requiredText, asks: z.boolean().default(false), mentions: z.array(z.object({ id, written: z.string().max(LONGEST_NAME) })).max(MOST_MENTIONS, 'too-many').default([]) }), Idea, ['alone', 'unknown-idea']),
  deleteComment: call(z.object({ id }), done, ['unknown-comment', 'not-yours']),
  /** Questions to the author of one's own ideas that they have not answered yet; oldest first. */
  questions: call(noInput, z.array(z.object({ id, ideaId: id, title: z.string(), text: z.string(), by: Named, at: instant }))),
  /** What meetings decided about one's own ideas in the last 60 days, by others; newest first. */
  answers: call(noInput, z.array(z.object({ ideaId: id, title: z.string(), decision: DecisionOfMeeting }))),
  addNote: call(z.object({ id, text: requiredText }), Idea, ['alone', 'unknown-idea']),
  editNote: call(z.object({ id, text: requiredText }), done, ['unknown-note']),
  deleteNote: call(z.object({ id }), done, ['unknown-note']),
  restoreNote: call(z.object({ id }), done, ['unknown-note']),
}

export type IdeaInput = z.input<typeof IdeaInput>
export type Idea = z.output<typeof Idea>
export type Comment = z.output<typeof Comment>
export type Meter = z.output<typeof Meter>
export type Credit = z.output<typeof Credit>
export type MergePreview = z.output<typeof MergePreview>
export type ChampionNote = z.output<typeof ChampionNote>
export type IdeaSummary = z.output<typeof IdeaSummary>
export type IdeaFilters = z.input<typeof IdeaFilters>
export type IdeaSort = (typeof IDEA_SORTS)[number]
export type Stage = z.output<typeof Stage>
export type Question = z.output<typeof Question>
