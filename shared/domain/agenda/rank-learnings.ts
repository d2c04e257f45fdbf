// Which learnings stand on the agenda: the story in the empty chair, the news from the front line, the wow moments. Formula: docs/agenda.md.
import type { Reason } from '../../contract/meetings.ts'
import { knownOf } from './changes.ts'
import type { AreaFact, LearningFact } from './facts.ts'
import { byOrder, clip, down, onDay, titleOf, up, type Candidate, type View } from './view.ts'

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
const WOW_DAYS = 90

const subjectOf = ({ id }: LearningFact) => `learning:${id}`
const newest = byOrder<LearningFact>(down(({ createdAt }) => createdAt), up(({ id }) => id))

export function rankLearnings(view: View): RankedLearnings {
  const areas = new Map(view.facts.areas.map((area) => [area.id, area]))
  const ours = view.facts.learnings.filter((learning) => view.isOurs(learning.teamId) || view.isHeld(subjectOf(learning))).toSorted(newest)
  const story = pickStory(view, ours)
  const promised = new Set(view.facts.promises.map(({ learningId }) => learningId))
  const rest = ours.filter((learning) => !story.includes(learning))
  const isWow = (learning: LearningFact) => (view.placeOf(subjectOf(learning)) ?? (learning.wow ? 'wow' : 'front-line')) === 'wow'
  const wow = rest.filter((learning) => isWow(learning) && view.isDue(subjectOf(learning), view.isNew(learning.createdAt) || view.daysSince(learning.createdAt) <= WOW_DAYS, knownOf.learning(learning)))
  const news = rest.filter((learning) => !isWow(learning) && view.isDue(subjectOf(learning), view.isNew(learning.createdAt), knownOf.learning(learning)))
  const candidate = (learning: LearningFact, reasons: Reason[]) => toCandidate(view, learning, reasons)
  return {
    story: story.map((learning) => candidate(learning, storyReasons(view, learning))),
    frontLine: spread(news, (learning) => newsPoints(view, learning, areas, promised)).map((learning) => candidate(learning, newsReasons(view, learning, areas))),
    wow: spread(wow, (learning) => (view.isNew(learning.createdAt) ? 4 : 0)).map((learning) => candidate(learning, [{ code: 'wow', params: {} }, ...newReasons(view, learning)])),
  }
}

function toCandidate(view: View, learning: LearningFact, reasons: Reason[]): Candidate {
  const known = knownOf.learning(learning)
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
  const byHand = inChair.filter((learning) => !dropped.includes(learning) && (view.isHeld(subjectOf(learning)) || view.isDue(subjectOf(learning), true, knownOf.learning(learning))))
  if (byHand.length > 0) return [...byHand, ...dropped]
  const free = learnings.filter((learning) => view.placeOf(subjectOf(learning)) === null && !view.choice(subjectOf(learning))?.dropped && !view.choice(subjectOf(learning))?.pinned && view.isDue(subjectOf(learning), true, knownOf.learning(learning)))
  // their own words come before anything; a wow moment has a segment of its own
  const pools = [free.filter(({ quote, wow }) => quote && !wow), free.filter(({ quote }) => quote), free.filter(({ wow, createdAt }) => !wow && view.isNew(createdAt))]
  const pool = pools.find(({ length }) => length > 0) ?? []
  const heard = new Map(view.facts.heard.map(({ customerId, meetingsAgo }) => [customerId, meetingsAgo]))
  const best = pool.toSorted(byOrder(down((learning) => storyPoints(view, learning, heard)), newest)).slice(0, 1)
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
  const others = learning.area ? (areas.get(area!.id)?.learnings ?? 0) : 0
  return (
    (sentiment === 'bad' ? 3 : sentiment === 'good' ? 2 : 0) +
    (customer ? 1 : 0) + (quote ? 1 : 0) + (ideas > 0 ? 1 : 0) +
    Math.min(5, Math.floor(others / 2)) + // it speaks for many
    Math.max(0, 3 - Math.floor(view.daysSince(learning.createdAt) / 7)) - // the newest weeks first
    (promised.has(id) ? 3 : 0) // the promise to answer it is on the agenda already
  )
}

function newsReasons(view: View, learning: LearningFact, areas: ReadonlyMap<string, AreaFact>): Reason[] {
  const area = learning.area && areas.get(learning.area.id)
  return [...(area && area.learnings >= MANY ? [areaReason(view, 'area-learnings', area, area.learnings, area.customers)] : []), ...consequences(learning), ...newReasons(view, learning)]
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
  if (!view.isNew(learning.createdAt)) return [{ code: 'not-discussed', params: {} }]
  return [view.facts.meeting.lastMeetingAt === null ? { code: 'not-discussed', params: {} } : { code: 'new-since', params: { on: view.on(view.facts.meeting.lastMeetingAt) } }]
}

/**
 * In order of points, where each one already chosen of the same customer, area, author or team, and each surplus of good or bad news,
 * takes points from what follows: so the list is spread over customers and departments, and good and bad news stay in balance.
 */
function spread(learnings: readonly LearningFact[], points: (learning: LearningFact) => number): LearningFact[] {
  const seen = new Map<string, number>()
  const times = (key: string) => seen.get(key) ?? 0
  const costs = ({ customer, area, author, teamId }: LearningFact): [key: string, cost: number][] => [
    ...(customer ? [[`customer ${customer.id}`, 5] as [string, number]] : []),
    ...(area ? [[`area ${area.id}`, 4] as [string, number]] : []),
    [`author ${author.id}`, 2],
    ...(teamId ? [[`team ${teamId}`, 1] as [string, number]] : []),
  ]
  const surplus = ({ sentiment }: LearningFact) => (sentiment === 'good' ? times('good') - times('bad') : sentiment === 'bad' ? times('bad') - times('good') : 0)
  const left = learnings.map((learning) => ({ learning, points: points(learning), costs: costs(learning) }))
  const ordered: LearningFact[] = []
  while (left.length > 0) {
    let best = 0
    let most = -Infinity
    left.forEach(({ learning, points, costs }, index) => {
      const worth = points - costs.reduce((sum, [key, cost]) => sum + cost * times(key), 0) - 3 * Math.max(0, surplus(learning))
      // equal worth: the newer one, as the list came
      if (worth > most) [best, most] = [index, worth]
    })
    const [{ learning, costs: keys }] = left.splice(best, 1) as [(typeof left)[number]]
    ordered.push(learning)
    for (const [key] of keys) seen.set(key, times(key) + 1)
    if (learning.sentiment) seen.set(learning.sentiment, times(learning.sentiment) + 1)
  }
  return ordered
}
