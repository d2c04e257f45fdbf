// Campaigns of ideas: a question with an audience and an end. Champions make them.
import * as z from 'zod'
import { AUDIENCES } from '../domain/campaigns.ts'
import { LedgerSum } from './benefits.ts'
import { call } from './procedure.ts'
import { count, done, id, instant, name, Named, noInput, requiredText, title } from './fields.ts'
import { Stage } from './ideas.ts'

const fields = z.object({ name, question: title, audience: z.enum(AUDIENCES), teams: z.array(id).max(100, 'too-many'), segmentId: id.nullable(), areaId: id.nullable(), startsAt: instant, endsAt: instant })
export const CampaignInput = fields.extend({ audience: fields.shape.audience.default('everybody'), teams: fields.shape.teams.default([]), segmentId: fields.shape.segmentId.default(null), areaId: fields.shape.areaId.default(null) })

export const Campaign = z.object({
  id,
  name: z.string(),
  question: z.string(),
  audience: z.enum(AUDIENCES),
  teams: z.array(Named),
  segment: Named.nullable(),
  area: Named.nullable(),
  startsAt: instant,
  endsAt: instant,
  /** What champions said at its end to all who took part. */
  closing: z.string(),
  closedAt: instant.nullable(),
  /** Whether whoever uses this device is among those it asks. */
  asked: z.boolean(),
  /** They wrote or supported an idea of it, or said something about one. */
  tookPart: z.boolean(),
  /** Ideas that answer it, drafts of others left out. */
  ideas: count,
  example: z.boolean(),
})

export const CampaignPage = Campaign.extend({
  /** How many members it asks. */
  askedCount: count,
  /** Distinct authors of its ideas among those, and in all. Ideas without a name have no author who could be counted. */
  askedAuthors: count,
  authors: count,
  nameless: count,
  /** Distinct members who wrote or supported an idea of it, or said something about one. */
  participants: count,
  /** By stage, in the order of the board. */
  stages: z.array(z.object({ stage: Stage, count })),
  /** What its ideas are expected to bring, and brought. */
  expected: z.array(LedgerSum),
  realised: z.array(LedgerSum),
})

const wrong = ['ends-before-start', 'segment-missing', 'area-missing', 'teams-missing', 'unknown-team', 'unknown-segment', 'unknown-area', 'teams-empty', 'nobody-knows'] as const

export const campaigns = {
  /** Those that run first, then those to come, then those that are over. */
  list: call(noInput, z.array(Campaign)),
  get: call(z.object({ id }), CampaignPage, ['unknown-campaign']),
  /** What this person is asked now, and what they took part in and was closed in the last weeks. */
  mine: call(noInput, z.object({ asked: z.array(Campaign), closed: z.array(Campaign) })),
  /** With an `id`, made by whoever asks, asking again after a lost answer makes nothing twice. */
  create: call(CampaignInput.extend({ id: id.optional() }), CampaignPage, [...wrong]),
  edit: call(z.object({ id, changes: fields.partial() }), CampaignPage, ['unknown-campaign', ...wrong]),
  /** Ends it, if it still runs, and says to all who took part what came of it. Saying it again changes the note. */
  close: call(z.object({ id, note: requiredText }), CampaignPage, ['unknown-campaign', 'campaign-not-begun']),
  /** Takes back a closing; `endsAt`: until when it runs again. */
  reopen: call(z.object({ id, endsAt: instant }), CampaignPage, ['unknown-campaign', 'ends-before-start']),
  delete: call(z.object({ id }), done, ['unknown-campaign']),
  restore: call(z.object({ id }), done, ['unknown-campaign']),
}

/** Categories of ideas: each idea is of one, or of none. */
export const categories = {
  list: call(noInput, z.array(z.object({ id, name: z.string(), ideas: count, example: z.boolean() }))),
  create: call(z.object({ name }), z.object({ id }), ['name-taken']),
  rename: call(z.object({ id, name }), done, ['unknown-category', 'name-taken']),
  /** While ideas name it, `moveTo` says what takes its place there. */
  delete: call(z.object({ id, moveTo: id.nullable().default(null) }), z.object({ moved: count }), ['unknown-category', 'in-use', 'move-to-itself']),
  restore: call(z.object({ id }), done, ['unknown-category']),
}

export type Campaign = z.output<typeof Campaign>
export type CampaignPage = z.output<typeof CampaignPage>
export type CampaignInput = z.input<typeof CampaignInput>
