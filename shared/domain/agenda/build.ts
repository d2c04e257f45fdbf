// The agenda that writes itself: pure, so that the same facts, template and time give the same agenda, byte for byte. In words: docs/agenda.md.
import type { Agenda, AgendaItem, Reason } from '../../contract/meetings.ts'
import type { AgendaSegmentKey } from '../agenda-lists.ts'
import type { Known } from './changes.ts'
import type { AgendaFacts, ChoiceFact, GoneFact } from './facts.ts'
import { CLAIM, fit, type Claim, type Entry, type Fitted } from './fit.ts'
import { rankIdeas } from './rank-ideas.ts'
import { rankLearnings } from './rank-learnings.ts'
import { rankActions, rankAreas, rankMetrics, rankPromises } from './rank-rest.ts'
import { DEFAULT_TEMPLATE, itemMinutes, segmentMinutes, utmostItems, type AgendaTemplate, type SegmentTemplate } from './template.ts'
import { isTouched, titleOf, viewOf, type Candidate, type View } from './view.ts'

export function buildAgenda(facts: AgendaFacts, template: AgendaTemplate = DEFAULT_TEMPLATE, now: number): Agenda {
  const view = viewOf(facts, template, now)
  const { minutes } = facts.meeting
  const candidates = candidatesOf(view)
  const isDropped = ({ subject }: Candidate) => view.choice(subject)?.dropped === true
  // of a segment that is off there is only what hands put there
  const isOut = (on: boolean) => (entry: Claimed) => !on && entry.claim < CLAIM.pinned
  const lists = template.segments.map(({ key, on }) => candidates[key].filter((candidate) => !isDropped(candidate)).map((candidate) => entryOf(view, key, candidate)).filter((entry) => !isOut(on)(entry)))
  const fitted = fitRecorded(minutes, template.segments, lists)

  const segments = template.segments.flatMap(({ key, on, title, intro, filter }, index) => {
    const items = inHandOrder(view, fitted.on[index]!.map(({ item, minutes }) => toItem(view, key, item, minutes, [])))
    if (!on && items.length === 0) return []
    return [{ key, title, intro, minutes: items.reduce((sum, item) => sum + item.minutes, 0), items, missing: items.length > 0 ? null : missing(view, key, candidates[key].length > 0, Object.keys(filter).length > 0) }]
  })
  const parked = [...template.segments.flatMap((segment, index) => [...parkedItems(view, segment, lists[index]!, fitted.on[index]!, fitted.parked[index]!), ...leftOutPromises(view, segment, candidates.promises)]), ...goneItems(view)]
  const dropped = template.segments.flatMap(({ key, on }) => (on ? candidates[key].filter(isDropped) : []).map((candidate) => toItem(view, key, candidate, entryOf(view, key, candidate).minutes ?? itemMinutes(view.segment(key), minutes), [{ code: 'dropped', params: {} }])))
  const { id, seriesId, name, startsAt, timeZone, team, since } = facts.meeting
  return {
    meeting: { id, seriesId, name, startsAt, minutes, timeZone, team: team?.name ?? null, state: 'planned', since },
    segments,
    said: [...(facts.said ?? [])],
    parked,
    dropped,
    customerLater: template.customerLater,
    minutesUsed: segments.reduce((sum, segment) => sum + segment.minutes, 0),
  }
}

interface Claimed extends Entry<Candidate> {
  /** Its claim if nothing had been recorded. */
  readonly otherwise: Claim
}

/** What was recorded stays on. As long as it would be on anyway, recording something changes nothing about the agenda. */
function fitRecorded(minutes: number, template: readonly SegmentTemplate[], lists: readonly (readonly Claimed[])[]): Fitted<Candidate> {
  const fitted = fit(minutes, template, lists.map((list) => list.map((entry) => (entry.claim === CLAIM.recorded ? { ...entry, claim: entry.otherwise } : entry))))
  const recorded = new Set(lists.flatMap((list) => list.filter(({ claim }) => claim === CLAIM.recorded).map(({ item }) => item)))
  const isParked = recorded.size > 0 && fitted.parked.some((list) => list.some(({ item }) => recorded.has(item)))
  return isParked ? fit(minutes, template, lists) : fitted
}

/** What a fingerprint is made from: what is known now of each subject that might be on, with its segment. */
export function knownNow(facts: AgendaFacts, now: number, template: AgendaTemplate = DEFAULT_TEMPLATE): Map<string, { segment: AgendaSegmentKey; known: Known }> {
  const bySegment = Object.entries(candidatesOf(viewOf(facts, template, now))) as [AgendaSegmentKey, readonly Candidate[]][]
  return new Map(bySegment.flatMap(([segment, candidates]) => candidates.map(({ subject, known }) => [subject, { segment, known: known() }])))
}

function candidatesOf(view: View): Record<AgendaSegmentKey, readonly Candidate[]> {
  const { story, frontLine, wow } = rankLearnings(view)
  const candidates: Record<AgendaSegmentKey, readonly Candidate[]> = {
    'empty-chair': story,
    'front-line': frontLine,
    numbers: rankMetrics(view),
    promises: rankPromises(view),
    ideas: rankIdeas(view),
    prevent: rankAreas(view),
    wow,
    actions: rankActions(view),
  }
  const added = view.facts.choices.filter(isAdded).toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
  for (const choice of added) candidates[choice.segment] = [...candidates[choice.segment], addedCandidate(choice)]
  // deleted while it was talked about: what was decided and noted stays
  for (const gone of goneOf(view)) {
    if (view.record(gone.subject) === undefined && !view.isRunning(gone.subject)) continue
    const key = segmentOfGone(view, gone.subject)
    candidates[key] = [...candidates[key], goneCandidate(gone)]
  }
  return candidates
}

type AddedChoice = ChoiceFact & { segment: AgendaSegmentKey; title: string }

const isAdded = (choice: ChoiceFact): choice is AddedChoice => choice.subject.startsWith('added:') && choice.segment !== null && choice.title !== null

function addedCandidate({ subject, title }: AddedChoice): Candidate {
  return { subject, kind: 'added', id: subject.slice('added:'.length), title, quote: '', customer: null, by: null, answers: null, stage: null, sentiment: null, reasons: [{ code: 'added', params: {} }], known: () => ({ title }) }
}

function entryOf(view: View, key: AgendaSegmentKey, item: Candidate): Claimed {
  const choice = view.choice(item.subject)
  const otherwise = claimOf(view, key, item)
  return { item, claim: view.record(item.subject) ? CLAIM.recorded : otherwise, otherwise, minutes: choice?.minutes ?? null, free: item.free === true }
}

function claimOf(view: View, key: AgendaSegmentKey, { subject, kind }: Candidate): Claim {
  const choice = view.choice(subject)
  if (choice?.pinned || kind === 'added') return CLAIM.pinned
  if (key === 'empty-chair') return CLAIM.story
  return isTouched(choice) || view.isRunning(subject) ? CLAIM.ordered : CLAIM.none
}

function toItem(view: View, segment: AgendaSegmentKey, candidate: Candidate, minutes: number, first: readonly Reason[]): AgendaItem {
  const choice = view.choice(candidate.subject)
  const record = view.record(candidate.subject)
  const own = candidate.kind === 'action' ? view.facts.actions.filter(({ id }) => id === candidate.id) : []
  const byTime = (a: { createdAt: number; id: string }, b: { createdAt: number; id: string }) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
  const { subject, kind, id, title, quote, customer, by, answers, stage, sentiment } = candidate
  return {
    subject,
    kind,
    id,
    segment,
    title,
    quote,
    customer,
    by,
    answers,
    stage,
    sentiment,
    // told before and unchanged, but taken up in this meeting even so
    reasons: [...first, ...(candidate.reasons.length > 0 ? candidate.reasons : [{ code: 'taken-up', params: {} }])],
    minutes,
    pinned: choice?.pinned ?? false,
    byHand: candidate.kind === 'added' || isTouched(choice),
    carriedOver: candidate.kind === 'action' ? own.some(({ carried = 0, doneAt }) => carried > 0 && doneAt === null) : view.isLeftOver(candidate.subject),
    discussedAt: record?.discussedAt ?? null,
    note: record?.note ?? '',
    noteBy: [...(record?.noteBy ?? [])],
    decisions: [...(record?.decisions ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    actions: [...own, ...(record?.actions ?? [])].sort(byTime).map(({ id, title, owner, dueOn, doneAt, createdAt, meetingId, subject, example }) => ({ id, title, owner, dueOn, doneAt, createdAt, meetingId, subject, example })),
  }
}

/** Those placed by hand first, in their order; then the others, in order of rank. */
function inHandOrder(view: View, items: readonly AgendaItem[]): AgendaItem[] {
  const place = ({ subject }: AgendaItem) => view.choice(subject)?.position ?? Infinity
  return items.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}

/** What did not fit: why, at which place it stands among the candidates of its segment, and of whom others are on. */
function parkedItems(view: View, segment: SegmentTemplate, candidates: readonly Claimed[], on: Fitted<Candidate>['on'][number], parked: Fitted<Candidate>['parked'][number]): AgendaItem[] {
  const { minutes } = view.facts.meeting
  const place = new Map(candidates.map(({ item }, index) => [item, index + 1]))
  const named = Map.groupBy(on.flatMap(({ item }) => [...new Set([item.customer, item.by])].filter((name) => name !== null)), (name) => name)
  return parked.map(({ item, minutes: length, why }) => {
    const others = SPREAD.has(segment.key) ? [item.customer, item.by].find((name) => name !== null && named.has(name)) : undefined
    return toItem(view, segment.key, item, length, [
      { code: why, params: { count: why === 'limit' || why === 'most' ? utmostItems(segment, minutes) : why === 'own-time' ? segmentMinutes(segment, minutes) : minutes } },
      { code: 'place', params: { count: candidates.length, place: place.get(item)! } },
      ...(others === undefined || others === null ? [] : [{ code: 'others-on', params: { name: others, count: named.get(others)!.length } }]),
    ])
  })
}

/** A promise that is due is always named, also when the template leaves the segment out. */
function leftOutPromises(view: View, { key, on }: SegmentTemplate, promises: readonly Candidate[]): AgendaItem[] {
  if (key !== 'promises' || on) return []
  const isOpen = new Set(view.facts.promises.filter(({ resolvedAt }) => resolvedAt === null).map(({ id }) => id))
  return promises.filter(({ id, subject }) => isOpen.has(id) && !view.isHeld(subject)).map((promise) => toItem(view, key, promise, itemMinutes(view.segment(key), view.facts.meeting.minutes), [{ code: 'left-out', params: {} }]))
}

/** Segments in which nobody crowds out the others. */
const SPREAD: ReadonlySet<AgendaSegmentKey> = new Set(['front-line', 'ideas', 'wow'])

/** What was pinned or added and has been deleted since: it says so instead of vanishing. */
function goneItems(view: View): AgendaItem[] {
  return goneOf(view)
    .filter(({ subject }) => view.record(subject) === undefined && !view.isRunning(subject) && view.choice(subject)?.pinned === true)
    .map((gone) => toItem(view, segmentOfGone(view, gone.subject), goneCandidate(gone), 1, []))
}

function goneOf({ facts }: View): readonly GoneFact[] {
  return facts.gone.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
}

const HOME: Readonly<Record<string, AgendaSegmentKey>> = { learning: 'front-line', idea: 'ideas', 'follow-up': 'promises', metric: 'numbers', area: 'prevent', action: 'actions' }

function segmentOfGone(view: View, subject: string): AgendaSegmentKey {
  return view.placeOf(subject) ?? HOME[subject.slice(0, subject.indexOf(':'))] ?? 'actions'
}

function goneCandidate({ subject, title }: GoneFact): Candidate {
  const [kind, id] = subject.split(':') as [Candidate['kind'], string]
  return { subject, kind, id: id.slice(0, 36), title: titleOf(title), quote: '', customer: null, by: null, answers: null, stage: null, sentiment: null, reasons: [{ code: 'gone', params: {} }], known: () => ({}) }
}

/** What would fill an empty segment; or that what would stand there is parked or dropped. */
function missing({ facts, on }: View, key: AgendaSegmentKey, isElsewhere: boolean, isFiltered: boolean): Reason {
  if (isElsewhere) return { code: 'missing-parked', params: {} }
  if (isFiltered) return { code: 'missing-filtered', params: {} }
  const { lastMeetingAt } = facts.meeting
  return { code: `missing-${key}`, params: lastMeetingAt === null ? { context: 'first' } : { on: on(lastMeetingAt) } }
}
