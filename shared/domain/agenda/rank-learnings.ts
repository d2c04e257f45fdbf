// Which learnings stand on the agenda: the story in the empty chair, the news from the front line, the wow moments. Formula: docs/agenda.md.
import type { Reason } from '../../contract/meetings.ts'
import { knownOf } from './changes.ts'
import type { AreaFact, LearningFact } from './facts.ts'
import { aboutLearning, aboutPromise } from './about.ts'
import { spread, type Spreadable } from './spread.ts'
import { byOrder, clip, down, OFTEN, onDay, titleOf, up, type Candidate, type View } from './view.ts'

export interface RankedLearnings {
  readonly story: Candidate[]
  readonly frontLine: Candidate[]
  readonly wow: Candidate[]
}

/** Longest quote that an agenda shows. */
export const LONGEST_QUOTE = 2000
/** Learnings about one area, from which on they are told together. */
const MANY = 3
/** A wow moment that no meeting has celebrated is kept on offer so long. */
export const WOW_DAYS = 90
/** News that did not fit is kept on offer so long. */
export const NEWS_DAYS = 42
/** A turn so many meetings ago is half forgotten. */
const LONG_AGO = 3
/** What one more of the same customer, area, colleague or team costs. */
const COSTS = { customer: 5, area: 4, author: 2, team: 2 } as const

const subjectOf = ({ id }: LearningFact) => `learning:${id}`
const newest = byOrder<LearningFact>(down(({ createdAt }) => createdAt), up(({ id }) => id))
const oldest = byOrder<LearningFact>(up(({ createdAt }) => createdAt), up(({ id }) => id))

export function rankLearnings(view: View): RankedLearnings {
  const areas = new Map(view.facts.areas.map((area) => [area.id, area]))
  const ours = view.facts.learnings.filter((learning) => view.isOurs(learning.teamId) || view.isHeld(subjectOf(learning))).toSorted(newest)
  const wanted = (key: 'empty-chair' | 'front-line' | 'wow') => (learning: LearningFact) => view.wants(key, subjectOf(learning), aboutLearning(learning))
  const story = pickStory(view, ours.filter(wanted('empty-chair')))
  const promised = new Set(view.facts.promises.filter((promise) => view.wants('promises', `follow-up:${promise.id}`, aboutPromise(promise))).map(({ learningId }) => learningId))
  const rest = ours.filter((learning) => !story.includes(learning))
  const isWow = (learning: LearningFact) => homeOf(view, learning) === 'wow'
  const wow = rest.filter((learning) => isWow(learning) && wanted('wow')(learning) && view.isDue(subjectOf(learning), isNews(view, learning, WOW_DAYS), () => knownOf.learning(learning))).toSorted(oldest)
  const news = rest.filter((learning) => !isWow(learning) && wanted('front-line')(learning) && isDueAsNews(view, learning)).toSorted(oldest)
  const told = story.filter((learning) => !view.choice(subjectOf(learning))?.dropped).map((learning) => spreadable(learning, 0))
  const candidate = (learning: LearningFact, reasons: Reason[]) => toCandidate(view, learning, reasons)
  return {
    story: story.map((learning) => candidate(learning, storyReasons(view, learning))),
    // the customer in the chair was heard, so the others come first
    frontLine: spread(news.map((learning) => spreadable(learning, newsPoints(view, learning, areas, promised))), told).map((learning) => candidate(learning, newsReasons(view, learning, areas))),
    wow: spread(wow.map((learning) => spreadable(learning, (view.isNew(learning.createdAt) ? 4 : 0) + turnPoints(view, learning)))).map((learning) => candidate(learning, [{ code: 'wow', params: {} }, ...newReasons(view, learning)])),
  }
}

/** Where a learning stands that is not the story: hands may have carried it over. */
export function homeOf(view: View, learning: LearningFact): 'wow' | 'front-line' {
  return (view.placeOf(subjectOf(learning)) ?? (learning.wow ? 'wow' : 'front-line')) === 'wow' ? 'wow' : 'front-line'
}

/** New since the last meeting, or so new then that it waited on the parking list, and not too long. */
function isNews(view: View, learning: LearningFact, days: number): boolean {
  return view.isNew(learning.createdAt) || ((learning.wow || view.wasParked(subjectOf(learning))) && view.daysSince(learning.createdAt) <= days)
}

/** News is owed no answer: what three meetings did not get to stays away. */
function isDueAsNews(view: View, learning: LearningFact): boolean {
  const subject = subjectOf(learning)
  return view.isHeld(subject) || (view.timesLeft(subject) < OFTEN && view.isDue(subject, isNews(view, learning, NEWS_DAYS), () => knownOf.learning(learning)))
}

function spreadable(learning: LearningFact, points: number): Spreadable<LearningFact> {
  const { customer, area, author, teamId, sentiment } = learning
  const costs = [customer && (['customer ' + customer.id, COSTS.customer] as const), area && (['area ' + area.id, COSTS.area] as const), ['author ' + author.id, COSTS.author] as const, teamId !== null && (['team ' + teamId, COSTS.team] as const)]
  return { item: learning, points, costs: costs.filter((cost) => cost !== null && cost !== false), mood: sentiment === 'neutral' ? null : sentiment }
}

/** Whose turn it is: who had none at the last meetings comes first. Before any meeting, everybody is the same. */
function turnPoints(view: View, { customer, author, teamId }: LearningFact): number {
  const since = (id: string, most: number) => {
    const ago = view.turnOf(id)
    return ago === undefined ? most : ago > LONG_AGO ? most / 2 : 0
  }
  return (customer ? since(customer.id, 2) : 0) + since(author.id, 2) + (teamId === null ? 0 : since(teamId, 1))
}

function turnReasons(view: View, { customer, author }: LearningFact): Reason[] {
  if (view.facts.voices.length === 0) return []
  if (customer && view.turnOf(customer.id) === undefined) return [{ code: 'turn', params: { name: customer.name } }]
  return author.name !== '' && view.turnOf(author.id) === undefined ? [{ code: 'turn', params: { name: author.name } }] : []
}

function toCandidate(view: View, learning: LearningFact, reasons: Reason[]): Candidate {
  const known = () => knownOf.learning(learning)
  return {
    subject: subjectOf(learning),
    kind: 'learning',
    id: learning.id,
    title: titleOf(learning.text),
    quote: clip(learning.quote, LONGEST_QUOTE),
    customer: learning.customer?.name ?? null,
    by: learning.author.name || null,
    answers: null,
    stage: null,
    sentiment: learning.sentiment,
    reasons: [...view.historyOf(subjectOf(learning), known), ...reasons],
    known,
  }
}

// the story

/** The one to tell; more only when they were put there by hand. Those dropped from the chair come along, to be shown as dropped. */
function pickStory(view: View, learnings: readonly LearningFact[]): LearningFact[] {
  const inChair = learnings.filter((learning) => view.placeOf(subjectOf(learning)) === 'empty-chair')
  const dropped = inChair.filter((learning) => view.choice(subjectOf(learning))?.dropped)
  const byHand = inChair.filter((learning) => !dropped.includes(learning) && (view.isHeld(subjectOf(learning)) || view.isDue(subjectOf(learning), true, () => knownOf.learning(learning))))
  if (byHand.length > 0) return [...byHand, ...dropped]
  const free = learnings.filter((learning) => view.placeOf(subjectOf(learning)) === null && !view.choice(subjectOf(learning))?.dropped && !view.choice(subjectOf(learning))?.pinned && view.isDue(subjectOf(learning), true, () => knownOf.learning(learning)))
  // their own words come before anything; a wow moment has a segment of its own
  const pools = [free.filter(({ quote, wow }) => quote && !wow), free.filter(({ quote }) => quote), free.filter(({ wow, createdAt }) => !wow && view.isNew(createdAt))]
  const pool = pools.find(({ length }) => length > 0) ?? []
  const heard = new Map(view.facts.heard.map(({ customerId, meetingsAgo }) => [customerId, meetingsAgo]))
  // nobody sits there twice in a row while somebody else has something to say
  const others = pool.filter(({ customer }) => customer === null || heard.get(customer.id) !== 1)
  const best = (others.length > 0 ? others : pool).toSorted(byOrder(down((learning) => storyPoints(view, learning, heard)), newest)).slice(0, 1)
  return [...best, ...dropped]
}

function storyPoints(view: View, learning: LearningFact, heard: ReadonlyMap<string, number>): number {
  const { customer, waits, sentiment, ideas, happenedOn } = learning
  const meetingsAgo = customer ? heard.get(customer.id) : undefined
  const days = Math.max(0, (onDay(view.today) - onDay(happenedOn)) / 86_400_000)
  return (
    (customer ? (meetingsAgo === undefined ? 10 : Math.min(meetingsAgo, 10)) : 2) + // rotation: whom nobody heard lately
    Math.max(0, 10 - Math.floor(days / 3)) + // fresh: a month at most
    (waits ? 4 : 0) + (sentiment === 'bad' ? 2 : sentiment === 'good' ? 1 : 0) + (ideas > 0 ? 2 : 0) // with consequence
  )
}

function storyReasons(view: View, learning: LearningFact): Reason[] {
  const reasons: Reason[] = [{ code: learning.quote ? 'story-own-words' : 'story-no-words', params: {} }]
  const meetingsAgo = view.facts.heard.find(({ customerId }) => customerId === learning.customer?.id)?.meetingsAgo
  if (learning.customer) reasons.push(meetingsAgo === undefined ? { code: 'story-not-heard', params: { customer: learning.customer.name } } : { code: 'story-heard', params: { customer: learning.customer.name, count: meetingsAgo } })
  return [...reasons, ...consequences(learning), ...newReasons(view, learning)]
}

// the front line

function newsPoints(view: View, learning: LearningFact, areas: ReadonlyMap<string, AreaFact>, promised: ReadonlySet<string>): number {
  const { sentiment, customer, quote, ideas, area, id } = learning
  const about = area ? areas.get(area.id) : undefined
  const waited = view.isLeftOver(subjectOf(learning)) ? 5 : view.wasParked(subjectOf(learning)) ? 3 : 0
  return (
    (sentiment === 'bad' ? 3 : sentiment === 'good' ? 2 : 0) +
    (customer ? 1 : 0) + (quote ? 1 : 0) + (ideas > 0 ? 1 : 0) +
    Math.min(5, Math.floor(about ? (about.customers + about.unnamed) / 2 : 0)) + // it speaks for many: one customer ten times is one
    Math.max(waited, 3 - Math.floor(view.daysSince(learning.createdAt) / 7)) + // the newest weeks first, and what had no time is as good as new
    turnPoints(view, learning) - // rotation
    (promised.has(id) ? 6 : 0) // the promise to answer it is on the agenda already
  )
}

function newsReasons(view: View, learning: LearningFact, areas: ReadonlyMap<string, AreaFact>): Reason[] {
  const area = learning.area && areas.get(learning.area.id)
  return [...(area && area.learnings >= MANY ? [areaReason(view, 'area-learnings', area, area.learnings, area.customers)] : []), ...consequences(learning), ...turnReasons(view, learning), ...newReasons(view, learning)]
}

/** "12 learnings about Billing since the last meeting, from 9 customers". */
export function areaReason({ facts }: View, code: 'area-learnings' | 'area-bad', { name, atLeast }: AreaFact, count: number, customers: number): Reason {
  const { lastMeetingAt, since } = facts.meeting
  const from = customers === 0 ? 'nobody' : 'customers'
  return { code, params: { count, area: name, customers, since: lastMeetingAt !== null ? 'meeting' : since !== null ? 'weeks' : 'ever', context: atLeast ? `${from}AtLeast` : from } }
}

function consequences({ waits, ideas }: LearningFact): Reason[] {
  return [...(waits ? [{ code: 'customer-waits', params: {} }] : []), ...(ideas > 0 ? [{ code: 'evidence-for', params: { count: ideas } }] : [])]
}

function newReasons(view: View, learning: LearningFact): Reason[] {
  if (view.wasDiscussed(subjectOf(learning)) || view.isLeftOver(subjectOf(learning))) return []
  const { lastMeetingAt } = view.facts.meeting
  if (view.wasParked(subjectOf(learning)) && lastMeetingAt !== null) return [{ code: 'parked-before', params: { on: view.on(lastMeetingAt) } }]
  if (!view.isNew(learning.createdAt)) return [{ code: 'not-discussed', params: {} }]
  return [lastMeetingAt === null ? { code: 'not-discussed', params: {} } : { code: 'new-since', params: { on: view.on(lastMeetingAt) } }]
}
