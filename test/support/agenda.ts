// Facts for agendas in tests: a small world in which only what a test names is special.
import { buildAgenda } from '../../shared/domain/agenda/build.ts'
import type { ActionFact, AgendaFacts, AreaFact, ChoiceFact, IdeaFact, LearningFact, MeetingFact, MetricFact, PromiseFact, RecordFact } from '../../shared/domain/agenda/facts.ts'
import type { Agenda, AgendaItem } from '../../shared/contract/meetings.ts'
import { DEFAULT_TEMPLATE } from '../../shared/domain/agenda/template.ts'

/** Wednesday, 4 March 2026, 10:00 in Stockholm. */
export const NOW = Date.UTC(2026, 2, 4, 9)
export const HOUR = 60 * 60 * 1000
export const DAY = 24 * HOUR
/** The meeting before was a week ago. */
export const LAST_WEEK = NOW - 7 * DAY

/** Ids that look like those of rows, the same for the same number. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

const named = (number: number, name: string) => ({ id: idOf(number), name })
export const customer = (number: number) => named(1000 + number, `Customer ${number}`)
export const area = (number: number) => named(2000 + number, `Area ${number}`)
export const author = (number: number) => named(3000 + number, `Colleague ${number}`)

export function learning(number: number, more: Partial<LearningFact> = {}): LearningFact {
  return { id: idOf(number), text: `Learning ${number}`, quote: '', customer: null, author: author(0), teamId: null, sentiment: null, area: null, segmentId: null, channel: null, tags: [], wow: false, waits: false, ideas: 0, happenedOn: '2026-03-03', createdAt: NOW - DAY, ...more }
}

export function idea(number: number, more: Partial<IdeaFact> = {}): IdeaFact {
  return { id: idOf(number), title: `Idea ${number}`, stage: 'submitted', author: 'Ada', authorId: idOf(3000), teamId: null, answers: { customers: 'All', delight: 'It saves a call' }, quote: '', customer: null, segmentIds: [], supporters: 0, learnings: 0, comments: 0, customers: 0, submittedAt: NOW - DAY, ...more }
}

export function promise(number: number, more: Partial<PromiseFact> = {}): PromiseFact {
  return { id: idOf(number), learningId: idOf(50_000 + number), text: `Promise ${number}`, quote: '', customer: customer(number), owner: 'Ada', teamId: null, areaId: null, segmentId: null, channel: null, sentiment: null, tags: [], state: 'open', dueAt: NOW + DAY, resolvedAt: null, ...more }
}

export function metric(number: number, value: number, before: number | null, more: Partial<MetricFact> = {}): MetricFact {
  return { metricId: idOf(number), name: `Metric ${number}`, kind: 'nps', unit: '', higherIsBetter: true, target: null, episode: null, latest: { id: idOf(60_000 + number), value, readOn: '2026-03-02', createdAt: NOW - DAY }, before: before === null ? null : { value: before, readOn: '2026-02-02' }, ...more }
}

export function action(number: number, more: Partial<ActionFact> = {}): ActionFact {
  return { id: idOf(number), title: `Action ${number}`, owner: null, dueOn: null, doneAt: null, createdAt: LAST_WEEK, meetingId: idOf(900), seriesId: idOf(902), subject: null, example: false, ...more }
}

export function badNews(number: number, more: Partial<AreaFact> = {}): AreaFact {
  return { ...area(number), learnings: 4, customers: 3, unnamed: 0, bad: 3, badCustomers: 2, newestBadAt: NOW - DAY, atLeast: false, idea: null, ...more }
}

export function choice(subject: string, more: Partial<ChoiceFact>): ChoiceFact {
  return { subject, pinned: false, dropped: false, minutes: null, position: null, segment: null, title: null, ...more }
}

export function record(subject: string, more: Partial<RecordFact> = {}): RecordFact {
  return { subject, discussedAt: NOW, fingerprint: null, note: '', decisions: [], actions: [], ...more }
}

type Some = Partial<Omit<AgendaFacts, 'meeting'>> & { meeting?: Partial<MeetingFact> }

export function facts({ meeting, ...more }: Some = {}): AgendaFacts {
  return {
    meeting: { id: idOf(901), seriesId: idOf(902), name: 'Weekly', startsAt: NOW + HOUR, minutes: 60, timeZone: 'Europe/Stockholm', team: null, since: LAST_WEEK, lastMeetingAt: LAST_WEEK, lastEndedAt: LAST_WEEK + HOUR, nextAt: NOW + 7 * DAY, ...meeting },
    learnings: [], areas: [], metrics: [], promises: [], overdue: 0, ideas: [], actions: [], choices: [], discussed: [], records: [], leftOver: [], leftOften: [], parkedBefore: [], heard: [], voices: [], gone: [],
    ...more,
  }
}

export const agendaOf = (some: Some, now = NOW): Agenda => buildAgenda(facts(some), DEFAULT_TEMPLATE, now)

export function itemsIn(agenda: Agenda, key: Agenda['segments'][number]['key']): AgendaItem[] {
  return agenda.segments.find((segment) => segment.key === key)!.items
}
export const titlesIn = (agenda: Agenda, key: Agenda['segments'][number]['key']) => itemsIn(agenda, key).map(({ title }) => title)
export const itemsOn = (agenda: Agenda) => agenda.segments.flatMap(({ items }) => items)
export const codesOf = (item: AgendaItem | undefined) => item?.reasons.map(({ code }) => code)
