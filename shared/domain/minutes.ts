// The minutes of a held meeting: its agenda as it was kept, with what is recorded now. Pure.
import type { Agenda, AgendaItem } from '../contract/meetings.ts'
import type { Minutes, OpenAction } from '../contract/minutes.ts'
import { AGENDA_SEGMENTS, type AgendaSegmentKey } from './agenda-lists.ts'
import type { RecordFact } from './agenda/facts.ts'

export interface MinutesFacts {
  /** As it was kept when the meeting was ended. */
  readonly agenda: Agenda
  readonly heldAt: number
  readonly took: number | null
  readonly example: boolean
  /** What is recorded by now: notes of a colleague who was offline may come days later. */
  readonly records: readonly RecordFact[]
  /** Of the records that are about nothing on the agenda: what they are about. */
  readonly titles: ReadonlyMap<string, string>
  /** Every action that the agenda names and every one agreed in the meeting, as it stands now. */
  readonly actions: ReadonlyMap<string, OpenAction>
}

/** Where something stands that was taken up without being on the agenda. */
const HOME: Readonly<Record<string, AgendaSegmentKey>> = { learning: 'front-line', idea: 'ideas', 'follow-up': 'promises', metric: 'numbers', area: 'prevent', action: 'actions' }

export function minutesOf({ agenda, heldAt, took, example, records, titles, actions }: MinutesFacts): Minutes {
  const { since: _since, state: _state, ...meeting } = agenda.meeting
  const meetingId = meeting.id!
  const recorded = new Map(records.map((record) => [record.subject, record]))
  const now = (item: AgendaItem): AgendaItem => {
    const record = recorded.get(item.subject)
    const known = item.actions.flatMap((action) => actions.get(action.id) ?? [])
    const agreed = (record?.actions ?? []).filter(({ id }) => !known.some((action) => action.id === id)).flatMap(({ id }) => actions.get(id) ?? [])
    return { ...item, discussedAt: record ? record.discussedAt : null, note: record?.note ?? '', noteBy: record?.noteBy ?? [], decisions: record ? [...record.decisions] : [], actions: [...known, ...agreed].map(bare) }
  }
  const all = [...agenda.segments.flatMap(({ items }) => items), ...agenda.parked, ...agenda.dropped].map(now)
  const known = new Set(all.map(({ subject }) => subject))
  const elsewhere = records.filter(({ subject }) => !known.has(subject) && titles.has(subject)).map((record) => now(itemOf(record.subject, titles.get(record.subject)!)))
  const onAgenda = new Set(agenda.segments.flatMap(({ items }) => items.map(({ subject }) => subject)))
  const own = agenda.segments.map(({ key, title }) => ({ key, title: title ?? '' }))
  // taken up in a segment that this agenda leaves out
  const order = [...own, ...AGENDA_SEGMENTS.filter((key) => !own.some((segment) => segment.key === key)).map((key) => ({ key, title: '' }))]

  const talkedOver = [...all, ...elsewhere].filter((item) => isTalkedOver(item, meetingId))
  const segments = order
    .map(({ key, title }) => ({ key, title, items: talkedOver.filter((item) => item.segment === key && item.kind !== 'action') }))
    .filter(({ items }) => items.length > 0)
  const agreed = [...actions.values()].filter((action) => action.meetingId === meetingId)
  const before = all.filter(({ kind, subject }) => kind === 'action' && onAgenda.has(subject)).flatMap(({ id }) => actions.get(id) ?? []).filter((action) => action.meetingId !== meetingId)
  return {
    meeting: { ...meeting, id: meetingId, heldAt, took, example },
    segments,
    actions: agreed,
    before,
    heard: heardIn(segments.flatMap(({ items }) => items)),
    carriedOver: all.filter((item) => onAgenda.has(item.subject) && item.kind !== 'action' && item.kind !== 'added' && !isTalkedOver(item, meetingId)).map((item) => ({ subject: item.subject, segment: item.segment, title: item.title, times: timesOn(item) })),
    parked: all.filter((item) => agenda.parked.some(({ subject }) => subject === item.subject) && !isTalkedOver(item, meetingId)).map(({ subject, segment, title, reasons }) => ({ subject, segment, title, reasons })),
  }
}

/** What a line says by itself, whether or not anybody wrote it down: where a number stands, how late a promise was, what a cause cost. */
export function factsOf({ kind, reasons }: Pick<AgendaItem, 'kind' | 'reasons'>): AgendaItem['reasons'] {
  const about = { metric: /^metric-/, 'follow-up': /^promise-(?!others)/, area: /^area-/ }[kind as string]
  return about ? reasons.filter(({ code }) => about.test(code)) : []
}

function bare({ carried: _carried, series: _series, ...action }: OpenAction): AgendaItem['actions'][number] {
  return action
}

function isTalkedOver({ discussedAt, note, decisions, actions, id }: AgendaItem, meetingId: string): boolean {
  return discussedAt !== null || note !== '' || decisions.length > 0 || actions.some((action) => action.id !== id && action.meetingId === meetingId)
}

/** On how many agendas in a row it stood without being talked about, this one included. */
function timesOn({ carriedOver, reasons }: AgendaItem): number {
  if (!carriedOver) return 1
  const params = reasons.find(({ code }) => code === 'left-over' || code === 'left-often')?.params
  return 1 + Number(params?.['times'] ?? params?.['count'] ?? 1)
}

function heardIn(items: readonly AgendaItem[]): Minutes['heard'] {
  const times = new Map<string, number>()
  for (const { customer } of items) if (customer !== null && customer !== '') times.set(customer, (times.get(customer) ?? 0) + 1)
  return [...times].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))
}

function itemOf(subject: string, title: string): AgendaItem {
  const [kind, id] = subject.split(':') as [AgendaItem['kind'], string]
  return { subject, kind, id: id.slice(0, 36), segment: HOME[kind] ?? 'actions', title, quote: '', customer: null, by: null, answers: null, stage: null, sentiment: null, minutes: 0, reasons: [], pinned: false, byHand: false, carriedOver: false, discussedAt: null, note: '', noteBy: [], decisions: [], actions: [] }
}
