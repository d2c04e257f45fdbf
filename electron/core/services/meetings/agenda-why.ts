// Why something is not on an agenda, and what is different since it was seen.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Agenda, AgendaDifference, meetings as contract, Reason, WhyNot } from '../../../../shared/contract/meetings.ts'
import { buildAgenda, knownNow } from '../../../../shared/domain/agenda/build.ts'
import { differenceOf, seenAgenda, type SeenAgenda } from '../../../../shared/domain/agenda/difference.ts'
import { onAgenda, whyNot as ruleOf } from '../../../../shared/domain/agenda/why-not.ts'
import { goneOf, privateTitle } from '../../store/meetings/held-agendas.ts'
import { getMeetingRow, getSnapshot, type MeetingRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { getMeta, setMeta } from '../../store/session.ts'
import type { Write } from '../../store/write.ts'
import { gatherFacts } from './agenda-facts.ts'
import { agendaOf, liveAgenda } from './close-meeting.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

function present(read: Read, id: string): MeetingRow {
  const meeting = getMeetingRow(read, id)
  if (!meeting) throw new AppError('unknown-meeting')
  return meeting
}

export function whyNot({ store, now }: Context, { meetingId, subject }: Input<'whyNot'>): WhyNot {
  const { read } = store
  const meeting = present(read, meetingId)
  if (meeting.state !== 'held') return explain(read, meeting, liveAgenda(read, meeting, now()), [subject], now()).get(subject)!
  const held = getSnapshot(read, meetingId)
  return (held && onAgenda(held, subject)) ?? { subject, title: '', segment: null, state: 'out', reasons: [{ code: 'why-held', params: {} }] }
}

/** What is said of each of these subjects on a planned meeting's agenda. */
function explain(read: Read, meeting: MeetingRow, agenda: Agenda, subjects: readonly string[], now: number): Map<string, WhyNot> {
  const told = new Map(subjects.flatMap((subject) => (([found]) => (found ? [[subject, found] as const] : []))([onAgenda(agenda, subject)])))
  const asked = subjects.filter((subject) => !told.has(subject))
  if (asked.length === 0) return told
  const of = agendaOf(read, meeting)
  const facts = gatherFacts(read, of, now, asked)
  const gone = new Map(goneOf(read, asked).map(({ subject, title }) => [subject, title]))
  for (const subject of asked) told.set(subject, ruleOf(facts, agenda, subject, now, of.template) ?? unknownRule(read, subject, gone.get(subject)))
  return told
}

function unknownRule(read: Read, subject: string, goneTitle: string | undefined): WhyNot {
  const out = (title: string, code: string): WhyNot => ({ subject, title, segment: null, state: 'out', reasons: [{ code, params: {} }] })
  if (goneTitle !== undefined) return out(goneTitle, 'gone')
  const hidden = privateTitle(read, subject)
  return hidden === undefined ? out('', 'why-unknown') : out(hidden, 'why-private')
}

// what is different

/** What was seen of a meeting that nobody came to is forgotten after it. */
const FORGOTTEN = 90 * 24 * 60 * 60 * 1000
const keyOf = (meetingId: string) => `agenda.seen.${meetingId}` as const
const NOTHING: AgendaDifference = { since: null, came: [], went: [], moved: [] }

function seenOf(read: Read, meetingId: string): SeenAgenda | null {
  const kept = getMeta(read, keyOf(meetingId))
  return kept ? (JSON.parse(kept) as SeenAgenda) : null
}

export function difference({ store, now }: Context, { meetingId }: Input<'difference'>): AgendaDifference {
  const meeting = present(store.read, meetingId)
  const before = meeting.state === 'held' ? null : seenOf(store.read, meetingId)
  return before ? differenceNow(store.read, meeting, before, now()) : NOTHING
}

function differenceNow(read: Read, meeting: MeetingRow, before: SeenAgenda, now: number): AgendaDifference {
  const { agenda, known } = agendaNow(read, meeting, now)
  const on = new Set(agenda.segments.flatMap(({ items }) => items.map(({ subject }) => subject)))
  const went = explain(read, meeting, agenda, before.items.map(({ subject }) => subject).filter((subject) => !on.has(subject)), now)
  const reasonsOf = (subject: string): readonly Reason[] => went.get(subject)?.reasons ?? []
  return { since: before.at, ...differenceOf(before, agenda, known, reasonsOf) }
}

function agendaNow(read: Read, meeting: MeetingRow, now: number): { agenda: Agenda; known: ReturnType<typeof knownNow> } {
  const of = agendaOf(read, meeting)
  const facts = gatherFacts(read, of, now)
  return { agenda: buildAgenda(facts, of.template, now), known: knownNow(facts, now, of.template) }
}

export function seen({ store, now }: Context, { meetingId }: Input<'seen'>): Record<string, never> {
  const meeting = present(store.read, meetingId)
  if (meeting.state !== 'held') store.write((write) => keepSeen(write, meeting, now()))
  return {}
}

function keepSeen(write: Write, meeting: MeetingRow, at: number): void {
  const { agenda, known } = agendaNow(write, meeting, at)
  setMeta(write, keyOf(meeting.id), JSON.stringify(seenAgenda(agenda, known, at)))
  write.run(`DELETE FROM meta WHERE key > 'agenda.seen.' AND key < 'agenda.seen/' AND (json_extract(value, '$.at') < ? OR substr(key, 13) IN (SELECT id FROM meeting WHERE state = 'held' OR deletedAt IS NOT NULL))`, [at - FORGOTTEN])
}

/** What a person does to an agenda on this device is no news to them: when there was no other, it counts as seen afterwards. Call it before acting, and what it gives afterwards. */
export function watchOwn(read: Read, meeting: MeetingRow, now: number): (write: Write) => void {
  const before = seenOf(read, meeting.id)
  if (!before) return () => undefined
  const { came, went, moved } = differenceNow(read, meeting, before, now)
  return came.length + went.length + moved.length > 0 ? () => undefined : (write) => keepSeen(write, meeting, now)
}
