// News: gathers what happened to the ideas that the person has to do with, what they are to do and what is due, and puts together what is about one thing.
import type * as z from 'zod'
import type { Digest, home as contract, News, NewsGroup, NewsItem } from '../../../../shared/contract/home.ts'
import { REMIND_MS } from '../../../../shared/domain/follow-ups.ts'
import { addDays, zoneOf } from '../../../../shared/domain/meetings.ts'
import { ALL_NEWS, movesAtOnce, NEWS_MS, type NewsKind, type NewsTask } from '../../../../shared/domain/news.ts'
import { MEASURE_AFTER_MS } from '../../store/value/benefits.ts'
import { interestOf, type Interest } from '../../store/home/interest.ts'
import { markSeen, marksOf, setOff, type Marks } from '../../store/home/marks.ts'
import type { Event } from '../../store/home/event.ts'
import { changeEvents, supportEvents, thanksEvents } from '../../store/home/life-news.ts'
import { assignedEvents, ideaEvents, mentionEvents, namesOf, thingsOf, titlesOf, type Thing } from '../../store/home/news.ts'
import { carriedActions } from '../../store/meetings/minutes.ts'
import { ownReminders } from '../../store/follow-ups.ts'
import { officeIn, rulesOf } from '../../store/pipeline/rules.ts'
import { waitingIdeas } from '../../store/pipeline/queue.ts'
import type { Read } from '../../store/read.ts'
import { rememberedRead } from '../../store/remembered.ts'
import { me, type Context } from '../context.ts'
import { ownRoles } from '../meetings/meeting-roles.ts'
import { dueToMeasure } from '../value/benefits.ts'
import { campaignEvents } from './campaign-news.ts'
import { AGENDA_MS, nearAgendas } from './near-agendas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

const DAY = 24 * 60 * 60 * 1000
/** A role is told as long before as its note above every page. */
const ROLE_MS = 7 * DAY
/** Of each thing so many are told one by one. */
const TOLD = 5
const DUE = 50
/** Of the first of these, what is said about one comment counts. */
const FIRST: readonly NewsKind[] = ['mentioned', 'asked', 'answered', 'commented']

interface Happenings { readonly events: readonly Event[]; readonly things: ReadonlyMap<string, Thing>; readonly interest: Interest }

/** All that happened in a span of time: newest first. Kinds that are switched off are left out. */
function happenings(context: Context, since: number, until: number, off: ReadonlySet<NewsKind>): Happenings {
  // most of it is about ideas, and a new learning changes none of it
  const read = rememberedRead(context.store)
  const self = me(context)
  const interest = interestOf(read, self)
  const span = { since, until }
  const meetings = meetingThings(context)
  const written = [...movesAtOnce([...ideaEvents(read, self, interest, span), ...changeEvents(read, self, interest, span)]), ...supportEvents(read, self, interest, span), ...mentionEvents(read, self, span), ...thanksEvents(read, self, span), ...assignedEvents(read, self, span)]
  const byClock = [...dueEvents(context), ...campaignEvents(read, self, span, context.now()), ...meetings.events, ...(off.has('agenda') ? [] : agendaEvents(context, interest))].filter(({ at }) => at > since && at <= Math.min(until, context.now()))
  const wanted = [...written, ...byClock].filter(({ kind }) => !off.has(kind))
  // one comment is told once, and an assignment of what one has to do with is told as that
  const byId = new Map<string, Event>()
  for (const event of wanted) {
    const other = byId.get(event.id)
    if (!other || FIRST.indexOf(event.kind) < FIRST.indexOf(other.kind)) byId.set(event.id, event)
  }
  const things = new Map([...thingsOf(read, [...new Set(wanted.map(({ about }) => about))]), ...meetings.things])
  return { events: [...byId.values()].filter(({ about }) => things.has(about)).toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)), things, interest }
}

/** When something of one's own came to be due, or nearly so: known by the clock alone. */
function dueEvents(context: Context): Event[] {
  const { read } = context.store
  const [self, now] = [me(context), context.now()]
  const event = (task: NewsTask, about: string, at: number): Event => ({ id: `${task}:${about}`, kind: 'due', task, about, at, ver: 0, byId: null, text: '' })
  const zone = zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const tomorrow = addDays(zone.dayOf(now), 1)
  const rules = rulesOf(read)
  return [
    ...ownReminders(read, self, now + REMIND_MS, DUE).rows.filter(({ dueAt }) => dueAt <= now + REMIND_MS).map(({ id, dueAt }) => (dueAt <= now ? event('promise-over', `follow-up:${id}`, dueAt) : event('promise-soon', `follow-up:${id}`, dueAt - REMIND_MS))),
    ...carriedActions(read, self, tomorrow).flatMap(({ id, dueOn }) => (dueOn === null ? [] : [event('action-due', `action:${id}`, zone.instantOf(addDays(dueOn, -1), '00:00'))])),
    ...waitingIdeas(read, self, { view: 'mine', cursor: null, limit: DUE, office: officeIn(read, rules), rules }).page.filter(({ dueAt }) => dueAt <= now).map(({ id, dueAt, awaits }) => event(awaits, `idea:${id}`, dueAt)),
    ...dueToMeasure(context).map(({ ideaId, implementedAt }) => event('measure', `idea:${ideaId}`, implementedAt + MEASURE_AFTER_MS)),
  ]
}

/** Own roles at coming meetings. */
function meetingThings(context: Context): { events: Event[]; things: [string, Thing][] } {
  const roles = ownRoles(context)
  return {
    events: roles.map(({ meetingId, startsAt, roles: of }) => ({ id: `role:${meetingId}:${of.join(',')}`, kind: 'assigned', task: 'role', about: `meeting:${meetingId}`, at: startsAt - ROLE_MS, ver: 0, byId: null, text: '' })),
    things: roles.map(({ meetingId, series }) => [`meeting:${meetingId}`, { title: series, example: false }]),
  }
}

/** Ideas that stand on the agenda of a meeting that is near: a matter of the clock, too. */
function agendaEvents(context: Context, { why, parts }: Interest): Event[] {
  if (why.size === 0) return []
  const roots = new Map(parts.map(({ root, id }) => [`idea:${id}`, root]))
  return nearAgendas(context).flatMap(({ meetingId, startsAt, series, subjects }) =>
    subjects.flatMap((subject): Event[] => {
      const root = roots.get(subject)
      return root === undefined ? [] : [{ id: `agenda:${meetingId}:${root}`, kind: 'agenda', about: `idea:${root}`, at: startsAt - AGENDA_MS, ver: 0, byId: null, text: series }]
    }),
  )
}

function groupsOf(read: Read, { events, things, interest }: Happenings, marks: Marks): NewsGroup[] {
  const titles = titlesOf(read, events.flatMap(({ partId }) => partId ?? []))
  const names = namesOf(read, [...new Set(events.flatMap(({ byId }) => byId ?? []))])
  const item = (event: Event): NewsItem => ({
    id: event.id,
    kind: event.kind,
    at: event.at,
    by: event.byId === null ? null : { id: event.byId, name: names.get(event.byId) ?? '' },
    text: event.text.trim(),
    stage: event.stage ?? null,
    step: event.step?.name ?? null,
    decision: event.decision ?? null,
    verdict: event.verdict ?? null,
    task: event.task ?? null,
    part: event.partId === undefined ? null : (titles.get(event.partId) ?? ''),
    unseen: !marks.seen(event.about, event),
  })
  return [...Map.groupBy(events, ({ about }) => about)].map(([about, of]) => {
    const [noun, id] = about.split(':') as [NewsGroup['noun'], string]
    const thing = things.get(about)!
    const items = of.map(item)
    return { about, noun, id, title: thing.title, meetingId: thing.meetingId ?? null, why: noun === 'idea' ? (interest.why.get(id) ?? null) : null, at: of[0]!.at, unseen: items.filter(({ unseen }) => unseen).length, count: items.length, items: items.slice(0, TOLD), example: thing.example }
  })
}

/** Of the last 60 days, by thing: those with something unseen first. */
export function newsGroups(context: Context): NewsGroup[] {
  const { read } = context.store
  const marks = marksOf(read, me(context))
  const now = context.now()
  // what a clock that runs ahead has written is news, too
  const groups = groupsOf(read, happenings(context, now - NEWS_MS, now + DAY, marks.off), marks)
  return groups.toSorted((a, b) => Number(b.unseen > 0) - Number(a.unseen > 0) || b.at - a.at)
}

/** Of any span of time, newest first, whether seen or not. */
export function newsBetween(context: Context, from: number, to: number): Digest['news'] {
  const { read } = context.store
  const marks = marksOf(read, me(context))
  return groupsOf(read, happenings(context, from, to, marks.off), marks)
}

export function news(context: Context, { limit }: Input<'news'>): News {
  const groups = newsGroups(context)
  return { groups: groups.slice(0, limit), unseen: groups.filter(({ unseen }) => unseen > 0).length, more: groups.length > limit }
}

/** Writes nothing where nothing was unseen: looking at things must not fill the outbox. */
export function see(context: Context, { about }: Input<'see'>): Output<'see'> {
  const self = me(context)
  const unseen = newsGroups(context).filter((group) => group.unseen > 0 && (about === undefined || group.about === about))
  if (unseen.length === 0) return {}
  const upTo = context.connection.status().progress.cursor
  context.store.write((write) => markSeen(write, self, about ?? ALL_NEWS, { now: Math.max(context.now(), ...unseen.map(({ at }) => at)), upTo, example: about !== undefined && unseen[0]!.example }))
  return {}
}

export function switches(context: Context): Output<'switches'> {
  return { off: [...marksOf(context.store.read, me(context)).off] }
}

export function setSwitch(context: Context, { kind, on }: Input<'setSwitch'>): Output<'setSwitch'> {
  context.store.write((write) => setOff(write, me(context), kind, !on))
  return {}
}
