// Gathers what an agenda is made of: bounded queries only, so that 100,000 learnings cost no more than 1,000. Computing on it is buildAgenda's.
import { aboutPromise, filteredBy } from '../../../../shared/domain/agenda/about.ts'
import type { AgendaFacts, AreaFact, ChoiceFact, MeetingFact, PromiseFact, RecordFact } from '../../../../shared/domain/agenda/facts.ts'
import { DEFAULT_TEMPLATE, type AgendaTemplate } from '../../../../shared/domain/agenda/template.ts'
import type { AgendaSegmentKey } from '../../../../shared/domain/agenda-lists.ts'
import { actionsById, actionsOfMeeting, choicesOf, countOverdue, discussedBefore, doneActions, keptPromises, mayReturn, metricFacts, openActions, openPromises, promisesById, recordsOf, withCarried } from '../../store/meetings/agenda.ts'
import { asksForSome, fittingLearnings } from '../../store/meetings/agenda-filters.ts'
import { ideaFacts, ideaPks, waitingIdeas } from '../../store/meetings/agenda-ideas.ts'
import { areaNames, hasLearningSince, ideaForArea, isTag, learningFacts, learningPks, learningsSince, untoldStories, untoldWow, type Scope, type WindowRow } from '../../store/meetings/agenda-learnings.ts'
import { survivors } from '../../store/merged.ts'
import { customersOf, goneOf, heldAgendas, voicesOf, type HeldAgenda } from '../../store/meetings/held-agendas.ts'
import { largestStatement, type LargestStatement } from '../causes/largest-statement.ts'
import { followedOf } from '../../store/meetings/followed.ts'
import { lastHeld, type MeetingRow } from '../../store/meetings/meetings.ts'
import { runItems } from '../../store/meetings/runs.ts'
import type { Read } from '../../store/read.ts'

const DAY = 24 * 60 * 60 * 1000
/** Before the first meeting, what was logged in these days is new. */
const FIRST_DAYS = 14
/** Learnings since the last meeting that are counted and chosen from: the newest. */
const WINDOW = 3000
const STORIES = 50
const WOW = 12
const PROMISES = 40
const KEPT = 15
/** Things of each sort that are looked at when a template asks for some of them only. */
const LOOKED_AT = 1000
/** New learnings of which one may be told when nobody's own words are there. */
const NEWEST = 24
/** Ideas from each end of each index. */
const IDEAS_EACH = 10
const ACTIONS = 60
const DONE = 20
/** Held meetings at which an action is looked for: "carried over 40 meetings" says enough. */
const CARRIED_MEETINGS = 40
/** Discussions of the past in which a change is looked for. */
const RECENT = 200
/** Meetings in which a customer who was heard is not heard again soon. */
const HEARD_MEETINGS = 6
const AREAS = 3
/** Topics of which the newest learnings are looked at, whatever else is new. */
const BUSIEST = 12
/** Learnings of an area through which its idea is found. */
const AREA_LEARNINGS = 60
const OVERDUE_COUNTED = 1000

export interface AgendaOf {
  /** Null for a preview that belongs to no meeting. */
  readonly meetingId: string | null
  readonly seriesId: string | null
  readonly name: string
  readonly startsAt: number
  readonly minutes: number
  readonly timeZone: string
  readonly team: MeetingFact['team']
  readonly nextAt: number
  /** Decides what is looked at; left out: the default. */
  readonly template?: AgendaTemplate
}

/** `asked`: subjects that are looked at in any case, to say why they are not on. */
export function gatherFacts(read: Read, of: AgendaOf, now: number, asked: readonly string[] = []): AgendaFacts {
  const scope: Scope = { meetingId: of.meetingId, seriesId: of.seriesId, teamId: of.team?.id ?? null }
  const last = lastHeld(read, of.seriesId)
  const { meetingId, template = DEFAULT_TEMPLATE, ...rest } = of
  const filterOf = (wanted: AgendaSegmentKey) => template.segments.find(({ key }) => key === wanted)!.filter
  const meeting: MeetingFact = { ...rest, id: meetingId, since: sinceOf(read, last, now), lastMeetingAt: last ? beginningOf(last) : null, lastEndedAt: last?.heldAt ?? null }
  const since = meeting.since ?? 0
  const choices = meetingId === null ? [] : ofSurvivors(read, choicesOf(read, meetingId))
  const records = meetingId === null ? [] : recordsOf(read, meetingId)
  const held = heldAgendas(read, of.seriesId, HEARD_MEETINGS)
  const left = ofSurvivors(read, held[0]?.left ?? [])
  const leftOver = [...new Set(left.map(({ subject }) => subject))]
  const parkedBefore = held[0]?.parked ?? []
  const running = meetingId === null ? [] : runItems(read, meetingId)
  const byHand = [...subjectsOf(choices, records), ...running.map(({ subject }) => subject)]
  const wanted = wantedIds([...byHand, ...leftOver, ...parkedBefore, ...asked])

  const window = learningsSince(read, since, WINDOW, scope)
  const untold = (key: AgendaSegmentKey, find: typeof untoldStories, most: number) => fittingLearnings(read, filterOf(key), find(read, asksForSome(filterOf(key)) ? LOOKED_AT : most, scope).map((pk) => ({ pk }))).slice(0, most)
  // when there are no stories, the newest may sit in the chair
  const mayBeTold = fittingLearnings(read, filterOf('empty-chair'), window).slice(0, NEWEST)
  const found = [...pickSpread(fittingLearnings(read, filterOf('front-line'), window)), ...[...mayBeTold, ...untold('empty-chair', untoldStories, STORIES), ...untold('wow', untoldWow, WOW)].map(({ pk }) => pk)]
  const learnings = learningFacts(read, [...new Set([...found, ...learningPks(read, [...wanted('learning'), ...mayReturn(read, 'learning', RECENT, scope)])])])
  const ideas = ideaFacts(read, [...new Set([...waitingIdeas(read, IDEAS_EACH, scope, filterOf('ideas')), ...ideaPks(read, [...wanted('idea'), ...mayReturn(read, 'idea', RECENT, scope)])])])
  const charged = largestStatement(read, of.timeZone, now)
  const areas = areaFacts(read, window, charged, [...learnings.flatMap(({ area }) => area?.id ?? []), ...wanted('area')], filterOf('prevent').area)
  const isNarrow = asksForSome(filterOf('promises'))
  const fitting = (promises: readonly PromiseFact[]) => promises.filter((promise) => filteredBy(filterOf('promises'), aboutPromise(promise)).length === 0)
  const due = fitting(openPromises(read, Math.max(of.nextAt, now), isNarrow ? LOOKED_AT : PROMISES, scope))
  const open = due.slice(0, PROMISES)
  const kept = fitting(keptPromises(read, since, isNarrow ? LOOKED_AT : KEPT, scope)).slice(0, KEPT)
  const promises = unique([...open, ...kept, ...promisesById(read, wanted('follow-up'))])
  const actions = withCarried(read, of.seriesId, unique([...openActions(read, of.seriesId, ACTIONS), ...doneActions(read, of.seriesId, since, DONE), ...(meetingId === null ? [] : actionsOfMeeting(read, meetingId)), ...actionsById(read, wanted('action'))]), CARRIED_MEETINGS)
  const metrics = metricFacts(read)
  const overdueKnown = due.filter(({ dueAt }) => dueAt < now).length

  const discussed = discussedBefore(read, [
    ...learnings.map(({ id }) => `learning:${id}`),
    ...ideas.map(({ id }) => `idea:${id}`),
    ...areas.map(({ id }) => `area:${id}`),
    ...promises.map(({ id }) => `follow-up:${id}`),
    ...metrics.map(({ metricId, episode }) => `metric:${metricId}${episode ? `/${episode.id}` : ''}`),
  ], scope)
  return {
    meeting, learnings, areas, metrics, promises, ideas, actions, choices, discussed, records, leftOver, parkedBefore, running,
    said: last ? followedOf(read, last.id) : [],
    leftOften: left.filter(({ times }) => times > 1),
    voices: voicesIn(read, held),
    gone: goneOf(read, [...byHand, ...asked]),
    overdue: isNarrow || open.length < PROMISES ? overdueKnown : countOverdue(read, now, OVERDUE_COUNTED, scope),
    heard: heardIn(read, held),
  }
}

/** When a held meeting began: what was logged while it ran is new to the next one. */
function beginningOf({ startsAt, heldAt }: MeetingRow): number {
  return Math.min(startsAt, heldAt ?? startsAt)
}

/** What is new: since the last meeting; before the first one, the last two weeks; everything when nothing was logged in those. */
function sinceOf(read: Read, last: MeetingRow | undefined, now: number): number | null {
  if (last) return beginningOf(last)
  const since = now - FIRST_DAYS * DAY
  return hasLearningSince(read, since) ? since : null
}

/** What was chosen or left over for an idea that was merged since goes on with the one it counts for; when both have something, the survivor's own stays. */
function ofSurvivors<T extends { readonly subject: string }>(read: Read, things: readonly T[]): T[] {
  const merged = survivors(read, wantedIds(things.map(({ subject }) => subject))('idea'))
  const own = new Set(things.map(({ subject }) => subject))
  return things.flatMap((thing) => {
    const survivor = merged.get(thing.subject.slice('idea:'.length))
    const subject = survivor === undefined ? thing.subject : `idea:${survivor}`
    return subject === thing.subject ? [thing] : own.has(subject) ? [] : [{ ...thing, subject }]
  })
}

const subjectsOf = (choices: readonly ChoiceFact[], records: readonly RecordFact[]) => [...choices, ...records].map(({ subject }) => subject)

function wantedIds(subjects: readonly string[]): (kind: string) => string[] {
  const unique = [...new Set(subjects)]
  return (kind) => unique.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1))
}

function unique<T extends { readonly id: string }>(things: readonly T[]): T[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()]
}

function heardIn(read: Read, held: readonly HeldAgenda[]): AgendaFacts['heard'] {
  const customers = customersOf(read, held.flatMap(({ storyId }) => storyId ?? []))
  return [...firstTimes(held, ({ storyId }) => customers.get(storyId ?? '') ?? [])].map(([customerId, meetingsAgo]) => ({ customerId, meetingsAgo }))
}

function voicesIn(read: Read, held: readonly HeldAgenda[]): AgendaFacts['voices'] {
  const voices = voicesOf(read, held.flatMap(({ learnings }) => learnings))
  return [...firstTimes(held, ({ learnings }) => learnings.flatMap((id) => voices.get(id) ?? []))].map(([id, meetingsAgo]) => ({ id, meetingsAgo }))
}

/** How many meetings ago each id occurs last. */
function firstTimes(held: readonly HeldAgenda[], idsOf: (held: HeldAgenda) => string | readonly string[]): Map<string, number> {
  const ago = new Map<string, number>()
  held.forEach((one, index) => {
    for (const id of [idsOf(one)].flat()) if (!ago.has(id)) ago.set(id, index + 1)
  })
  return ago
}

/** From many new learnings, the newest of each sort: overall, good, bad, of the busiest topics, of many customers, colleagues and teams. */
function pickSpread(rows: readonly WindowRow[]): number[] {
  const picked = new Set<number>()
  const take = (some: readonly WindowRow[], count: number) => some.slice(0, count).forEach(({ pk }) => picked.add(pk))
  take(rows, NEWEST)
  take(rows.filter(({ sentiment }) => sentiment === 'bad'), 12)
  take(rows.filter(({ sentiment }) => sentiment === 'good'), 12)
  const byTopic = [...Map.groupBy(rows.filter(({ topic }) => topic !== null), ({ topic }) => topic)].toSorted(([, a], [, b]) => b.length - a.length).slice(0, BUSIEST)
  for (const [, own] of byTopic) take([...own.filter(({ sentiment }) => sentiment === 'bad').slice(0, 3), ...own.filter(({ sentiment }) => sentiment !== 'bad').slice(0, 3)], 3)
  for (const [voice, most] of [['customerId', 20], ['authorId', 12], ['teamId', 12]] as const) {
    const met = new Set<string>()
    for (const row of rows) {
      if (met.size >= most) break
      if (row[voice] === null || met.has(row[voice])) continue
      met.add(row[voice])
      picked.add(row.pk)
    }
  }
  return [...picked]
}

/** Counts by topic: of those that are asked for, and of the areas with most bad news (of `only` these). */
function areaFacts(read: Read, window: readonly WindowRow[], charged: LargestStatement | null, wanted: readonly string[], only: readonly string[] | undefined): AreaFact[] {
  const counts = [...Map.groupBy(window.filter(({ topic }) => topic !== null), ({ topic }) => topic!)].map(([id, rows]) => {
    const bad = isTag(id) ? [] : rows.filter(({ sentiment }) => sentiment === 'bad')
    return { id, learnings: rows.length, customers: distinctCustomers(rows), unnamed: rows.filter(({ customerId }) => customerId === null).length, bad: bad.length, badCustomers: distinctCustomers(bad), newestBadAt: bad[0]?.createdAt ?? null }
  })
  const worst = counts.filter(({ id, bad }) => bad > 0 && (only === undefined || only.includes(id))).toSorted((a, b) => b.bad + 2 * b.badCustomers - a.bad - 2 * a.badCustomers || (a.id < b.id ? -1 : 1)).slice(0, AREAS)
  if (charged && !counts.some(({ id }) => id === charged.areaId)) counts.push({ id: charged.areaId, learnings: 0, customers: 0, unnamed: 0, bad: 0, badCustomers: 0, newestBadAt: null })
  const asked = new Set([...wanted, ...(charged ? [charged.areaId] : [])])
  const told = counts.filter((area) => asked.has(area.id) || worst.includes(area))
  const names = areaNames(read, told.map(({ id }) => id))
  return told
    .filter(({ id }) => isTag(id) || names.has(id))
    .map((area) => {
      const idea = area.bad > 0 && worst.includes(area) ? ideaForArea(read, area.id, AREA_LEARNINGS) : null
      const own = charged?.areaId === area.id ? charged : null
      return { ...area, name: names.get(area.id) ?? area.id, atLeast: window.length === WINDOW, idea: idea ?? own?.idea ?? null, ...(own && { charged: own.charged }) }
    })
}

function distinctCustomers(rows: readonly WindowRow[]): number {
  return new Set(rows.flatMap(({ customerId }) => customerId ?? [])).size
}
