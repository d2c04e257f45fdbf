// What an agenda is made of: plain data, gathered beforehand, from which `buildAgenda` computes without looking anywhere else.
// Instants are milliseconds since 1970, days `YYYY-MM-DD`. The order of the lists does not matter.
import type { Decision } from '../../contract/decisions.ts'
import type { ActionItem, AgendaItem, Followed } from '../../contract/meetings.ts'
import type { Stage } from '../ideas.ts'
import type { MetricKind } from '../metrics.ts'
import type { FollowUpState } from '../follow-ups.ts'
import type { AgendaSegmentKey } from '../agenda-lists.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** The meeting that the agenda is for. */
export interface MeetingFact {
  /** Null for an agenda that belongs to no stored meeting. */
  readonly id: string | null
  readonly seriesId: string | null
  readonly name: string
  readonly startsAt: number
  readonly minutes: number
  readonly timeZone: string
  /** A team's agenda leaves out what belongs to another team. */
  readonly team: Named | null
  /** What was logged from then on is new; null: everything is. */
  readonly since: number | null
  /** When the meeting before was; null when there was none. */
  readonly lastMeetingAt: number | null
  /** When that one ended. */
  readonly lastEndedAt: number | null
  /** When the meeting after this one starts. */
  readonly nextAt: number
}

export interface LearningFact {
  readonly id: string
  readonly text: string
  readonly quote: string
  readonly customer: Named | null
  readonly author: Named
  readonly teamId: string | null
  readonly sentiment: 'good' | 'bad' | 'neutral' | null
  /** What it is about: its product area; without one its first tag, both `id` and `name` being `#tag`. */
  readonly area: Named | null
  /** What a template may ask for besides: the customers' segment, the channel, all tags. */
  readonly segmentId: string | null
  readonly channel: string | null
  readonly tags: readonly string[]
  readonly wow: boolean
  /** The customer still waits for an answer. */
  readonly waits: boolean
  /** Ideas it is evidence for. */
  readonly ideas: number
  readonly happenedOn: string
  readonly createdAt: number
}

/** A product area that learnings since the last meeting are about; or a tag, as in `LearningFact.area`, which is counted but never blamed: its `bad` is 0. */
export interface AreaFact {
  readonly id: string
  readonly name: string
  readonly learnings: number
  /** Distinct customers among them. */
  readonly customers: number
  /** Those that name no customer. */
  readonly unnamed: number
  readonly bad: number
  readonly badCustomers: number
  /** When the newest bad one was logged; null without any. */
  readonly newestBadAt: number | null
  /** The counts stop at what was looked at: there are more. */
  readonly atLeast: boolean
  /** The idea with most evidence among its bad learnings. */
  readonly idea: (Named & { readonly stage: Stage }) | null
  /** Its statement of the last whole month is the largest of all (docs/closed-loop.md). `amount`: null when no cost is set, or several currencies are. */
  readonly charged?: { readonly month: string; readonly contacts: number; readonly removable: number; readonly amount: number | null; readonly currency: string | null }
}

/** The newest reading of one metric in one episode, and the reading before it. */
export interface MetricFact {
  readonly metricId: string
  readonly name: string
  readonly kind: MetricKind
  /** Ends of an own scale; null or left out: open. */
  readonly least?: number | null
  readonly most?: number | null
  readonly unit: string
  readonly higherIsBetter: boolean
  readonly target: number | null
  readonly episode: Named | null
  readonly latest: { readonly id: string; readonly value: number; readonly readOn: string; readonly createdAt: number }
  readonly before: { readonly value: number; readonly readOn: string } | null
}

export interface PromiseFact {
  readonly id: string
  readonly learningId: string
  /** The learning's text. */
  readonly text: string
  readonly quote: string
  readonly customer: Named | null
  readonly owner: string
  readonly teamId: string | null
  /** Of the learning, as in `LearningFact`; `areaId` is no tag. */
  readonly areaId: string | null
  readonly segmentId: string | null
  readonly channel: string | null
  readonly sentiment: 'good' | 'bad' | 'neutral' | null
  readonly tags: readonly string[]
  readonly state: FollowUpState
  readonly dueAt: number
  readonly resolvedAt: number | null
}

export interface IdeaFact {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  /** Empty when nobody may know it. */
  readonly author: string
  /** Whose turn it counts as; null when nobody may know it. */
  readonly authorId: string | null
  readonly teamId: string | null
  /** Word for word; customers and segments that were picked are named. Empty: not answered. */
  readonly answers: { readonly customers: string; readonly delight: string }
  /** The newest words of a customer among its evidence. */
  readonly quote: string
  readonly customer: string | null
  readonly supporters: number
  readonly learnings: number
  readonly comments: number
  /** Distinct: named in the answer, or heard in the evidence. */
  readonly customers: number
  /** Of the customers it affects: picked, or those of customers that were picked. */
  readonly segmentIds: readonly string[]
  /** A high score on which its reviewers agree, 0 to 100; else left out. */
  readonly agreed?: { readonly score: number; readonly reviews: number }
  /** Since when it waits for an answer. */
  readonly submittedAt: number
}

export interface ActionFact extends ActionItem {
  readonly seriesId: string | null
  /** At how many meetings of the series it was open since the one where it was agreed; left out: none. */
  readonly carried?: number
}

/** What was chosen by hand for one subject of this meeting. */
export interface ChoiceFact {
  readonly subject: string
  readonly pinned: boolean
  readonly dropped: boolean
  /** Length by hand. */
  readonly minutes: number | null
  /** Place by hand among its segment's items. */
  readonly position: number | null
  /** Where it stood when it was chosen. */
  readonly segment: AgendaSegmentKey | null
  /** Set for items written by hand. */
  readonly title: string | null
}

/** The last time a subject was discussed in a meeting before this one. */
export interface DiscussedFact {
  readonly subject: string
  readonly at: number
  /** JSON of what was known then (changes.ts). */
  readonly fingerprint: string
}

/** What was recorded about a subject in this meeting. */
export interface RecordFact {
  readonly subject: string
  readonly discussedAt: number | null
  /** JSON of what was known then; also tells the segment. Null when only a decision or an action was recorded. */
  readonly fingerprint: string | null
  readonly note: string
  readonly noteBy?: AgendaItem['noteBy']
  readonly decisions: readonly Decision[]
  readonly actions: readonly ActionItem[]
}

/** Something that is no more: its name is what is left to tell of it. */
export interface GoneFact {
  readonly subject: string
  readonly title: string
}

export interface AgendaFacts {
  readonly meeting: MeetingFact
  readonly learnings: readonly LearningFact[]
  readonly areas: readonly AreaFact[]
  readonly metrics: readonly MetricFact[]
  readonly promises: readonly PromiseFact[]
  /** All overdue promises, those in `promises` included. */
  readonly overdue: number
  readonly ideas: readonly IdeaFact[]
  readonly actions: readonly ActionFact[]
  readonly choices: readonly ChoiceFact[]
  readonly discussed: readonly DiscussedFact[]
  readonly records: readonly RecordFact[]
  /** On the agenda of the meeting before, and not discussed there. */
  readonly leftOver: readonly string[]
  /** Of those: what stood on at least two agendas in a row without being discussed, and on how many. */
  readonly leftOften: readonly { readonly subject: string; readonly times: number }[]
  /** Learnings on the parking list of the meeting before: what was new then and did not fit. */
  readonly parkedBefore: readonly string[]
  /** Customers whose story stood in the empty chair at the last meetings: how many meetings ago, 1 for the last. */
  readonly heard: readonly { readonly customerId: string; readonly meetingsAgo: number }[]
  /** Customers, colleagues and teams whose learnings stood on the agendas of the last meetings: how many meetings ago, 1 for the last. */
  readonly voices: readonly { readonly id: string; readonly meetingsAgo: number }[]
  /** What stood on the agenda when the meeting began, and where: it stays while it runs. */
  readonly running?: readonly { readonly subject: string; readonly segment: AgendaSegmentKey }[]
  /** What the last meeting decided, and what came of it. */
  readonly said?: readonly Followed[]
  /** What was recorded, pinned, or on when the meeting began, and has been deleted since. */
  readonly gone: readonly GoneFact[]
}
