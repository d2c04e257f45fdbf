// Gathers what an agenda is made of: bounded queries only, so that 100,000 learnings cost no more than 1,000. Computing on it is buildAgenda's.
import type { AgendaFacts, AreaFact, ChoiceFact, MeetingFact, RecordFact } from '../../../shared/domain/agenda/facts.ts'
import { actionsById, actionsOfMeeting, choicesOf, countOverdue, discussedBefore, doneActions, keptPromises, mayReturn, metricFacts, openActions, openPromises, promisesById, recordsOf } from '../store/agenda.ts'
import { ideaFacts, ideaPks, waitingIdeas } from '../store/agenda-ideas.ts'
import { areaNames, hasLearningSince, ideaForArea, isTag, learningFacts, learningPks, learningsSince, untoldStories, untoldWow, type Scope, type WindowRow } from '../store/agenda-learnings.ts'
import { getSnapshot, heardCustomers, lastHeld, type MeetingRow } from '../store/meetings.ts'
import type { Read } from '../store/read.ts'

const DAY = 24 * 60 * 60 * 1000
/** Before the first meeting, what was logged in these days is new. */
const FIRST_DAYS = 14
/** Learnings since the last meeting that are counted and chosen from: the newest. */
const WINDOW = 3000
const STORIES = 50
const WOW = 12
const PROMISES = 40
const KEPT = 15
/** Ideas from each end of each index. */
const IDEAS_EACH = 10
const ACTIONS = 60
const DONE = 20
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
}

export function gatherFacts(read: Read, of: AgendaOf, now: number): AgendaFacts {
  const scope: Scope = { meetingId: of.meetingId, seriesId: of.seriesId, teamId: of.team?.id ?? null }
  const last = lastHeld(read, of.seriesId)
  const { meetingId, ...rest } = of
  const meeting: MeetingFact = { ...rest, id: meetingId, since: sinceOf(read, last, now), lastMeetingAt: last ? beginningOf(last) : null, lastEndedAt: last?.heldAt ?? null }
  const since = meeting.since ?? 0
  const choices = meetingId === null ? [] : choicesOf(read, meetingId)
  const records = meetingId === null ? [] : recordsOf(read, meetingId)
  const leftOver = last ? leftOverFrom(read, last) : []
  const wanted = wantedIds([...subjectsOf(choices, records), ...leftOver])

  const window = learningsSince(read, since, WINDOW, scope)
  const learnings = learningFacts(read, [...new Set([...pickSpread(window), ...untoldStories(read, STORIES, scope), ...untoldWow(read, WOW, scope), ...learningPks(read, [...wanted('learning'), ...mayReturn(read, 'learning', RECENT, scope)])])])
  const ideas = ideaFacts(read, [...new Set([...waitingIdeas(read, IDEAS_EACH, scope), ...ideaPks(read, [...wanted('idea'), ...mayReturn(read, 'idea', RECENT, scope)])])])
  const areas = areaFacts(read, window, [...learnings.flatMap(({ area }) => area?.id ?? []), ...wanted('area')])
  const open = openPromises(read, Math.max(of.nextAt, now), PROMISES, scope)
  const promises = unique([...open, ...keptPromises(read, since, KEPT, scope), ...promisesById(read, wanted('follow-up'))])
  const actions = unique([...openActions(read, of.seriesId, ACTIONS), ...doneActions(read, of.seriesId, since, DONE), ...(meetingId === null ? [] : actionsOfMeeting(read, meetingId)), ...actionsById(read, wanted('action'))])
  const metrics = metricFacts(read)
  const overdueKnown = open.filter(({ dueAt }) => dueAt < now).length

  const discussed = discussedBefore(read, [
    ...learnings.map(({ id }) => `learning:${id}`),
    ...ideas.map(({ id }) => `idea:${id}`),
    ...areas.map(({ id }) => `area:${id}`),
    ...promises.map(({ id }) => `follow-up:${id}`),
    ...metrics.map(({ metricId, episode }) => `metric:${metricId}${episode ? `/${episode.id}` : ''}`),
  ], scope)
  return {
    meeting, learnings, areas, metrics, promises, ideas, actions, choices, discussed, records, leftOver, leftOften: [], parkedBefore: [], voices: [], gone: [],
    overdue: open.length < PROMISES ? overdueKnown : countOverdue(read, now, OVERDUE_COUNTED, scope),
    heard: heardOf(heardCustomers(read, of.seriesId, HEARD_MEETINGS)),
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

/** Subjects that stood on the agenda of a held meeting and were not discussed. Actions and promises come back by themselves until they are done. */
function leftOverFrom(read: Read, { id }: MeetingRow): string[] {
  const items = getSnapshot(read, id)?.segments.flatMap((segment) => segment.items) ?? []
  return items.filter(({ kind, discussedAt, decisions }) => kind !== 'added' && discussedAt === null && decisions.length === 0).map(({ subject }) => subject)
}

const subjectsOf = (choices: readonly ChoiceFact[], records: readonly RecordFact[]) => [...choices, ...records].map(({ subject }) => subject)

function wantedIds(subjects: readonly string[]): (kind: string) => string[] {
  const unique = [...new Set(subjects)]
  return (kind) => unique.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1))
}

function unique<T extends { readonly id: string }>(things: readonly T[]): T[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()]
}

function heardOf(customers: readonly (string | null)[]): AgendaFacts['heard'] {
  const ago = new Map<string, number>()
  customers.forEach((customerId, index) => {
    if (customerId !== null && !ago.has(customerId)) ago.set(customerId, index + 1)
  })
  return [...ago].map(([customerId, meetingsAgo]) => ({ customerId, meetingsAgo }))
}

/** From many new learnings, the newest of each sort: overall, good, bad, of the busiest topics, of many customers. */
function pickSpread(rows: readonly WindowRow[]): number[] {
  const picked = new Set<number>()
  const take = (some: readonly WindowRow[], count: number) => some.slice(0, count).forEach(({ pk }) => picked.add(pk))
  take(rows, 24)
  take(rows.filter(({ sentiment }) => sentiment === 'bad'), 12)
  take(rows.filter(({ sentiment }) => sentiment === 'good'), 12)
  const byTopic = [...Map.groupBy(rows.filter(({ topic }) => topic !== null), ({ topic }) => topic)].toSorted(([, a], [, b]) => b.length - a.length).slice(0, BUSIEST)
  for (const [, own] of byTopic) take(own.toSorted((a, b) => Number(b.sentiment === 'bad') - Number(a.sentiment === 'bad')), 3)
  const customers = new Set<string>()
  for (const row of rows) {
    if (customers.size >= 20) break
    if (row.customerId === null || customers.has(row.customerId)) continue
    customers.add(row.customerId)
    picked.add(row.pk)
  }
  return [...picked]
}

/** Counts by topic: of those that are asked for, and of the areas with most bad news. */
function areaFacts(read: Read, window: readonly WindowRow[], wanted: readonly string[]): AreaFact[] {
  const counts = [...Map.groupBy(window.filter(({ topic }) => topic !== null), ({ topic }) => topic!)].map(([id, rows]) => {
    const bad = isTag(id) ? [] : rows.filter(({ sentiment }) => sentiment === 'bad')
    return { id, learnings: rows.length, customers: distinctCustomers(rows), bad: bad.length, badCustomers: distinctCustomers(bad), newestBadAt: bad[0]?.createdAt ?? null }
  })
  const worst = counts.filter(({ bad }) => bad > 0).toSorted((a, b) => b.bad - a.bad || b.badCustomers - a.badCustomers || (a.id < b.id ? -1 : 1)).slice(0, AREAS)
  const asked = new Set(wanted)
  const told = counts.filter((area) => asked.has(area.id) || worst.includes(area))
  const names = areaNames(read, told.map(({ id }) => id))
  return told
    .filter(({ id }) => isTag(id) || names.has(id))
    .map((area) => ({ ...area, name: names.get(area.id) ?? area.id, atLeast: window.length === WINDOW, idea: area.bad > 0 && worst.includes(area) ? ideaForArea(read, area.id, AREA_LEARNINGS) : null }))
}

function distinctCustomers(rows: readonly WindowRow[]): number {
  return new Set(rows.flatMap(({ customerId }) => customerId ?? [])).size
}
