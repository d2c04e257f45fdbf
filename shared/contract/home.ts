// Home: what one owes, what became of one's ideas, where one's voice is needed; the news about all of it, who follows what, and the digest of a day or a week.
import * as z from 'zod'
import { DECISIONS } from '../domain/agenda-lists.ts'
import { STAGES } from '../domain/ideas.ts'
import { VERDICTS } from '../domain/pilot.ts'
import { DIGEST_PERIODS, NEWS_KINDS, NEWS_REASONS, NEWS_TASKS } from '../domain/news.ts'
import { call } from './procedure.ts'
import { count, day, done, id, instant, Named, noInput, pageSize } from './fields.ts'
import { FollowUp } from './follow-ups.ts'
import { IdeaSummary } from './ideas.ts'
import { Meeting, OwnRole } from './meetings.ts'
import { OpenAction } from './minutes.ts'
import { QueueRow } from './review.ts'

/** A thing that news are about: `idea:<id>`, `follow-up:<id>`, `action:<id>`, `meeting:<id>`, `learning:<id>`, `campaign:<id>`. */
const About = z.string().regex(/^(idea|follow-up|action|meeting|learning|campaign):[0-9a-f-]{36}$/, 'bad-input')

export const NewsItem = z.object({
  /** Of the row it is told from, or of the thing and the kind. */
  id: z.string(),
  kind: z.enum(NEWS_KINDS),
  at: instant,
  /** Null when it is nobody's doing. Of somebody who acts on an idea of theirs without a name: NAMELESS. */
  by: Named.nullable(),
  /** What was said, or why, at most 300 letters. */
  text: z.string(),
  /** Of `moved`; null where it only went to a step within its stage. */
  stage: z.enum(STAGES).nullable(),
  /** Of `moved`: the name of the step that it went to, while it stands there. */
  step: z.string().nullable(),
  decision: z.enum(DECISIONS).nullable(),
  /** Of `pilot`: what the customer says whom `text` names. */
  verdict: z.enum(VERDICTS).nullable(),
  /** Of `assigned`, `due` and `campaign`: what one is to do. */
  task: z.enum(NEWS_TASKS).nullable(),
  /** Of a merged idea: its title, where it is told with the one that stays. */
  part: z.string().nullable(),
  unseen: z.boolean(),
})
export const NewsGroup = z.object({
  about: z.string(),
  noun: z.enum(['idea', 'follow-up', 'action', 'meeting', 'learning', 'campaign']),
  id,
  title: z.string(),
  /** Of an action: the meeting where it was agreed. */
  meetingId: id.nullable(),
  /** Why one hears of the idea; null where it is about oneself. */
  why: z.enum(NEWS_REASONS).nullable(),
  /** Of the newest. */
  at: instant,
  unseen: count,
  /** All of them; `items` are the newest. */
  count,
  items: z.array(NewsItem),
  example: z.boolean(),
})
export const News = z.object({
  groups: z.array(NewsGroup),
  /** Things with something unseen, also those that are not among `groups`. */
  unseen: count,
  more: z.boolean(),
})

export const Home = z.object({
  now: instant,
  promises: z.object({
    followUps: z.array(FollowUp),
    followUpCount: count,
    /** Ideas that this person owns and that wait for an answer or a decision. */
    reviews: z.array(QueueRow),
    reviewCount: count,
    actions: z.array(OpenAction),
    actionCount: count,
    roles: z.array(OwnRole),
    /** Ideas whose value is to be measured. */
    measure: z.array(z.object({ ideaId: id, title: z.string(), dueAt: instant })),
    measureCount: count,
  }),
  ideas: z.array(z.object({
    idea: IdeaSummary,
    /** The first answer, or the decision, and when it is promised; null when nothing is. */
    awaits: z.enum(['answer', 'decision']).nullable(),
    dueAt: instant.nullable(),
  })),
  ideaCount: count,
  voice: z.object({
    questions: z.array(z.object({ id, ideaId: id, title: z.string(), text: z.string(), by: Named, at: instant })),
    pulse: Meeting.nullable(),
    /** Ideas for customers that this person heard, or of their team, which wait and which they do not support yet. */
    ideas: z.array(z.object({ idea: IdeaSummary, customer: z.string().nullable() })),
  }),
})

export const Following = z.object({
  /** What they said themselves; null when nothing: then `why` tells whether they hear of it. */
  said: z.boolean().nullable(),
  why: z.enum(NEWS_REASONS).nullable(),
  hears: z.boolean(),
  followers: z.array(Named),
  followerCount: count,
})

const DigestInput = z.object({ since: day.optional(), period: z.enum(DIGEST_PERIODS).optional() })
export const Digest = z.object({ from: instant, to: instant, news: z.array(NewsGroup), home: Home })

export const home = {
  get: call(noInput, Home),
  news: call(z.object({ limit: pageSize.max(100).default(30) }), News),
  /** Of one thing, or of everything. */
  see: call(z.object({ about: About.optional() }), done),
  switches: call(noInput, z.object({ off: z.array(z.enum(NEWS_KINDS)) })),
  setSwitch: call(z.object({ kind: z.enum(NEWS_KINDS), on: z.boolean() }), done),
  following: call(z.object({ ideaId: id }), Following, ['unknown-idea']),
  /** `follows` null: neither, as before one said anything. */
  follow: call(z.object({ ideaId: id, follows: z.boolean().nullable() }), Following, ['unknown-idea']),
  /** Without a span: of the last seven days. */
  digest: call(DigestInput, Digest, ['date-in-future']),
  digestMail: call(DigestInput.extend({ language: z.string() }), z.object({ subject: z.string(), text: z.string(), markdown: z.string(), fileName: z.string(), message: z.string() }), ['date-in-future']),
}

export type Home = z.output<typeof Home>
export type News = z.output<typeof News>
export type NewsGroup = z.output<typeof NewsGroup>
export type NewsItem = z.output<typeof NewsItem>
export type Following = z.output<typeof Following>
export type Digest = z.output<typeof Digest>
