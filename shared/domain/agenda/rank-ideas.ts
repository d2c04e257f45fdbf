// Which ideas wait for a decision, and which of them comes first. Formula: docs/agenda.md.
import type { Reason } from '../../contract/meetings.ts'
import { WAITING_STAGES } from '../ideas.ts'
import { aboutIdea } from './about.ts'
import { knownOf } from './changes.ts'
import type { IdeaFact } from './facts.ts'
import { LONGEST_QUOTE } from './rank-learnings.ts'
import { spread } from './spread.ts'
import { byOrder, clip, OFTEN, up, type Candidate, type View } from './view.ts'

/** Longest answer that an agenda shows. */
const LONGEST_ANSWER = 4000
/** The place, counted from 0, that belongs to the idea that waits longest, however little speaks for it. */
const PLACE_OF_OLDEST = 2
/** What one more idea of the same colleague or team costs: as much as a customer and a half. */
const COSTS = { author: 6, team: 3 } as const

const subjectOf = ({ id }: IdeaFact) => `idea:${id}`
const isWaiting = ({ stage }: IdeaFact) => (WAITING_STAGES as readonly string[]).includes(stage)
/** In this meeting: it keeps its place in it. */
const isDecided = (view: View, idea: IdeaFact) => (view.record(subjectOf(idea))?.decisions.length ?? 0) > 0
const isAnswered = ({ answers }: IdeaFact) => answers.customers.trim() !== '' && answers.delight.trim() !== ''

export function rankIdeas(view: View): Candidate[] {
  const due = view.facts.ideas.filter((idea) => view.isHeld(subjectOf(idea)) || (view.wants('ideas', subjectOf(idea), aboutIdea(idea)) && isWaiting(idea) && view.isOurs(idea.teamId) && view.isDue(subjectOf(idea), true, () => knownOf.idea(idea))))
  const oldest = byOrder<IdeaFact>(up(({ submittedAt }) => submittedAt), up(({ id }) => id))
  const ranked = spread(
    due.toSorted(oldest).map((idea) => ({ item: idea, points: ideaPoints(view, idea), costs: [...(idea.authorId === null ? [] : [[`author ${idea.authorId}`, COSTS.author] as const]), ...(idea.teamId === null ? [] : [[`team ${idea.teamId}`, COSTS.team] as const])], mood: null })),
  )
  // what is pinned is on without it, also when it was decided long ago and is decided again here
  const longest = ranked.filter((idea) => (isWaiting(idea) || isDecided(view, idea)) && view.choice(subjectOf(idea))?.pinned !== true).toSorted(oldest)[0]
  if (longest && ranked.indexOf(longest) > PLACE_OF_OLDEST) {
    ranked.splice(ranked.indexOf(longest), 1)
    ranked.splice(PLACE_OF_OLDEST, 0, longest)
  }
  return ranked.map((idea) => toCandidate(view, idea, idea === longest && ranked.length > PLACE_OF_OLDEST))
}

/** Waiting counts for a month at most, so that a long queue is ordered by merit; among equals the older one always comes first. */
export function ideaPoints(view: View, idea: IdeaFact): number {
  return (
    4 * Math.min(idea.customers, 10) + 2 * Math.min(idea.learnings, 10) + Math.min(idea.supporters, 20) +
    Math.min(view.daysSince(idea.submittedAt), 30) +
    leftPoints(view.timesLeft(subjectOf(idea))) - (isAnswered(idea) ? 0 : 10)
  )
}

/** What was not reached comes first, but not for ever: after three agendas in a row others go first. */
function leftPoints(times: number): number {
  return times === 0 ? 0 : times < OFTEN ? 10 : -10
}

function toCandidate(view: View, idea: IdeaFact, isLongest: boolean): Candidate {
  const known = () => knownOf.idea(idea)
  return {
    subject: subjectOf(idea),
    kind: 'idea',
    id: idea.id,
    title: idea.title,
    quote: clip(idea.quote, LONGEST_QUOTE),
    customer: idea.customer,
    by: idea.author || null,
    answers: { customers: clip(idea.answers.customers, LONGEST_ANSWER), delight: clip(idea.answers.delight, LONGEST_ANSWER) },
    stage: idea.stage,
    sentiment: null,
    // that the meeting itself moved it is no reason why it is here
    reasons: [...view.historyOf(subjectOf(idea), known).filter(({ code }) => code !== 'changed-stage' || !isDecided(view, idea)), ...reasonsOf(view, idea, isLongest)],
    known,
  }
}

function reasonsOf(view: View, idea: IdeaFact, isLongest: boolean): Reason[] {
  const days = view.daysSince(idea.submittedAt)
  const count = (code: string, count: number) => (count > 0 ? [{ code, params: { count } }] : [])
  const decided = isDecided(view, idea)
  return [
    ...count('idea-customers', idea.customers),
    ...count('idea-learnings', idea.learnings),
    ...count('idea-supporters', idea.supporters),
    ...(idea.agreed ? [{ code: 'idea-score', params: { score: idea.agreed.score, count: idea.agreed.reviews } }] : []),
    ...(isAnswered(idea) ? [] : [{ code: 'idea-unanswered', params: {} }]),
    ...(decided ? [{ code: 'idea-decided', params: {} }] : isWaiting(idea) ? [{ code: isLongest ? 'idea-waits-longest' : idea.stage === 'submitted' ? 'idea-waits-answer' : 'idea-waits-decision', params: { count: days } }] : []),
    ...(decided || view.wasDiscussed(subjectOf(idea)) ? [] : [{ code: 'not-discussed', params: {} }]),
  ]
}
