// The facts as the ranking looks at them: by subject, with what was chosen and recorded, on the calendar of the meeting.
import type { AgendaItem, Reason } from '../../contract/meetings.ts'
import type { AgendaSegmentKey } from '../agenda-lists.ts'
import { zoneOf } from '../meetings.ts'
import { filteredBy, type About } from './about.ts'
import { changesSince, readFingerprint, type Known } from './changes.ts'
import type { AgendaFacts, ChoiceFact, RecordFact } from './facts.ts'
import type { AgendaTemplate, SegmentTemplate } from './template.ts'

const DAY = 24 * 60 * 60 * 1000
/** What was on so many agendas in a row and never discussed lets others go first. */
export const OFTEN = 3

/** One thing that might stand on the agenda, with its own reasons. */
export interface Candidate extends Pick<AgendaItem, 'subject' | 'kind' | 'id' | 'title' | 'quote' | 'customer' | 'by' | 'answers' | 'stage' | 'sentiment'> {
  readonly reasons: readonly Reason[]
  /** What is known of it now; computed only when somebody asks. */
  readonly known: () => Known
  /** Came up in this meeting: it is on without taking time of its own. */
  readonly free?: boolean
}

export interface View {
  readonly facts: AgendaFacts
  readonly template: AgendaTemplate
  readonly segment: (key: AgendaSegmentKey) => SegmentTemplate
  /** Whether the template asks for it there: the segment is on, and its filter lets it pass. What is held is asked for in any case. */
  readonly wants: (key: AgendaSegmentKey, subject: string, about: About) => boolean
  readonly now: number
  /** Today where the meeting is. */
  readonly today: string
  readonly choice: (subject: string) => ChoiceFact | undefined
  readonly record: (subject: string) => RecordFact | undefined
  /** Recorded or pinned: on whatever its rank. */
  readonly isHeld: (subject: string) => boolean
  /** Stood on the agenda when the meeting began: it stays while it runs. */
  readonly isRunning: (subject: string) => boolean
  readonly isLeftOver: (subject: string) => boolean
  /** On so many agendas in a row without being discussed, this one not counted. */
  readonly timesLeft: (subject: string) => number
  /** Did not fit at the meeting before. */
  readonly wasParked: (subject: string) => boolean
  /** How many meetings ago this customer, colleague or team had a turn; undefined: not at the last meetings. */
  readonly turnOf: (id: string) => number | undefined
  /** The segment it stood in when something was chosen or recorded for it. */
  readonly placeOf: (subject: string) => AgendaSegmentKey | null
  /** Whether it belongs on an agenda: held, left over, new; discussed before: only when something changed. */
  readonly isDue: (subject: string, isNew: boolean, known: () => Known) => boolean
  /** Why it came back, was kept, or is left over. */
  readonly historyOf: (subject: string, known: () => Known) => Reason[]
  readonly wasDiscussed: (subject: string) => boolean
  /** When meetings before this one discussed it last. */
  readonly discussedAt: (subject: string) => number | null
  readonly isOurs: (teamId: string | null) => boolean
  readonly isNew: (createdAt: number) => boolean
  readonly isToday: (instant: number) => boolean
  /** Whole days from an instant to now, at least 0. */
  readonly daysSince: (instant: number) => number
  /** A day as a parameter of the words: noon UTC of the day, milliseconds. */
  readonly on: (instant: number) => number
}

/** A calendar day as a parameter of the words. */
export function onDay(day: string): number {
  return Date.parse(`${day}T12:00:00Z`)
}

/** Whether a choice says anything: taking a pin back leaves one that does not. */
export function isTouched(choice: ChoiceFact | undefined): boolean {
  return choice !== undefined && (choice.pinned || choice.dropped || choice.minutes !== null || choice.position !== null)
}

export function viewOf(facts: AgendaFacts, template: AgendaTemplate, now: number): View {
  const zone = zoneOf(facts.meeting.timeZone)
  const { since, team, lastMeetingAt } = facts.meeting
  const choices = new Map(facts.choices.map((choice) => [choice.subject, choice]))
  const records = new Map(facts.records.map((record) => [record.subject, record]))
  const discussed = new Map(facts.discussed.map((fact) => [fact.subject, fact]))
  const leftOver = new Set(facts.leftOver)
  const leftOften = new Map(facts.leftOften.map(({ subject, times }) => [subject, times]))
  const parkedBefore = new Set(facts.parkedBefore)
  const turns = new Map<string, number>()
  for (const { id, meetingsAgo } of facts.voices) turns.set(id, Math.min(meetingsAgo, turns.get(id) ?? Infinity))
  const today = zone.dayOf(now)
  const on = (instant: number) => onDay(zone.dayOf(instant))

  const segments = new Map(template.segments.map((segment) => [segment.key, segment]))
  const segment = (key: AgendaSegmentKey) => segments.get(key)!
  const running = new Map((facts.running ?? []).map(({ subject, segment }) => [subject, segment]))
  const isHeld = (subject: string) => choices.get(subject)?.pinned === true || records.has(subject) || running.has(subject)
  const changes = (subject: string, known: () => Known) => {
    const before = discussed.get(subject)
    return before ? changesSince(readFingerprint(before.fingerprint).known, known(), on(before.at)) : []
  }
  return {
    facts,
    template,
    segment,
    wants: (key, subject, about) => isHeld(subject) || (segment(key).on && filteredBy(segment(key).filter, about).length === 0),
    now,
    today,
    choice: (subject) => choices.get(subject),
    record: (subject) => records.get(subject),
    isHeld,
    isRunning: (subject) => running.has(subject),
    isLeftOver: (subject) => leftOver.has(subject),
    timesLeft: (subject) => (leftOver.has(subject) ? (leftOften.get(subject) ?? 1) : 0),
    wasParked: (subject) => parkedBefore.has(subject),
    turnOf: (id) => turns.get(id),
    placeOf: (subject) => readFingerprint(records.get(subject)?.fingerprint ?? null).segment ?? (isTouched(choices.get(subject)) ? choices.get(subject)!.segment : null) ?? running.get(subject) ?? null,
    isDue: (subject, isNew, known) => isHeld(subject) || leftOver.has(subject) || (discussed.has(subject) ? changes(subject, known).length > 0 : isNew),
    historyOf: (subject, known) => [
      ...(choices.get(subject)?.pinned ? [{ code: 'pinned', params: {} }] : []),
      ...(leftOver.has(subject) && lastMeetingAt !== null ? [leftReason(leftOften.get(subject) ?? 1, on(lastMeetingAt))] : []),
      ...changes(subject, known),
    ],
    wasDiscussed: (subject) => discussed.has(subject),
    discussedAt: (subject) => discussed.get(subject)?.at ?? null,
    isOurs: (teamId) => team === null || teamId === null || teamId === team.id,
    isToday: (instant) => zone.dayOf(instant) === today,
    isNew: (createdAt) => since === null || createdAt >= since,
    daysSince: (instant) => Math.max(0, Math.floor((now - instant) / DAY)),
    on,
  }
}

function leftReason(times: number, day: number): Reason {
  return times >= OFTEN ? { code: 'left-often', params: { count: times } } : { code: 'left-over', params: { on: day, times } }
}

/** Text as it fits on an agenda: cut at a word where there is one, and never through a surrogate pair. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest).toWellFormed().replace(/\ufffd$/, '')
  const space = cut.lastIndexOf(' ')
  return `${(space > longest * 0.7 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** The first line that says something, as a title. */
export function titleOf(text: string): string {
  return clip(text.split('\n').find((line) => line.trim() !== '')?.trim() ?? text.trim(), 300)
}

export function byOrder<T>(...orders: readonly ((a: T, b: T) => number)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a, b)
      if (difference !== 0) return difference
    }
    return 0
  }
}

/** Smallest first. Not by `localeCompare`: the same on every machine. */
export const up = <T>(key: (item: T) => number | string) => (a: T, b: T) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
export const down = <T>(key: (item: T) => number | string) => (a: T, b: T) => up(key)(b, a)
