// Running a meeting: one small row that all who have the agenda open follow. Its times travel as the hub's, so that devices with other clocks agree.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Chair, Run, runs as contract } from '../../../../shared/contract/runs.ts'
import { refusal } from '../../../../shared/domain/rights.ts'
import { CLOSING, isStale, SAID, spentSince } from '../../../../shared/domain/runs.ts'
import { ensureMeeting, getMeetingRow, lastRecordAt, type MeetingRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { rememberedRead } from '../../store/remembered.ts'
import { chairOf, runRow, toItems, type RunRow } from '../../store/meetings/runs.ts'
import { getMember } from '../../store/session.ts'
import { joinedId, type Write } from '../../store/write.ts'
import { liveAgenda } from './close-meeting.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

function known(read: Read, id: string): MeetingRow {
  const meeting = getMeetingRow(read, id)
  if (!meeting) throw new AppError('unknown-meeting')
  return meeting
}

/** The hub's time, as far as this device knows it. */
const hubNow = ({ connection, now }: Context): number => now() + connection.hubAhead()

/** The row of a meeting that runs; an old one of a meeting that was never ended is none. */
function running(read: Read, context: Context, meeting: MeetingRow): RunRow | undefined {
  const row = meeting.state === 'planned' ? runRow(read, meeting.id) : undefined
  return row && !isStale(row.startedAt, meeting.minutes, hubNow(context)) ? row : undefined
}

function toRun(row: RunRow, context: Context): Run {
  const ahead = context.connection.hubAhead()
  return {
    meetingId: row.meetingId,
    lead: { id: row.leadId, name: row.leadName ?? '' },
    leading: row.leadId === me(context),
    startedAt: row.startedAt - ahead,
    at: row.atSubject,
    place: row.atPlace,
    since: row.since - ahead,
    spent: JSON.parse(row.spent) as Run['spent'],
    items: toItems(row.items),
  }
}

export function get(context: Context, { meetingId }: Input<'get'>): Run | null {
  const { read } = context.store
  const row = running(read, context, known(read, meetingId))
  return row ? toRun(row, context) : null
}

const runId = (meetingId: string) => joinedId('meetingRun', meetingId)

/** Changes the run in one transaction. `act` gives what changes. */
function change(context: Context, meetingId: string, act: (row: RunRow, write: Write) => Partial<Record<'leadId' | 'startedAt' | 'atSubject' | 'atPlace' | 'since' | 'spent', string | number>>): Run {
  const { store } = context
  store.write((write) => {
    const row = running(write, context, known(write, meetingId))
    if (!row) throw new AppError('not-running')
    write.patch('meetingRun', runId(meetingId), act(row, write))
  })
  return toRun(runRow(store.read, meetingId)!, context)
}

/** Only who leads moves it on. Another may have taken over meanwhile. */
function mustLead(context: Context, { leadId, leadName }: RunRow): void {
  if (leadId !== me(context)) throw new AppError('not-leading', { name: leadName ?? '' })
}

export function start(context: Context, { meetingId }: Input<'start'>): Run {
  const { store, now } = context
  store.write((write) => {
    const meeting = known(write, meetingId)
    if (meeting.state !== 'planned') throw new AppError('meeting-held')
    if (running(write, context, meeting)) return
    ensureMeeting(write, meeting)
    const agenda = liveAgenda(write, meeting, now())
    const items = agenda.segments.flatMap(({ key, items }) => items.map(({ subject }) => [subject, key] as const))
    const first = agenda.said.length > 0 ? SAID : (agenda.segments.flatMap(({ items }) => items).find(({ kind }) => kind !== 'action')?.subject ?? CLOSING)
    const at = hubNow(context)
    write.ensure('meetingRun', runId(meetingId), { meetingId, leadId: me(context), startedAt: at, atSubject: first, atPlace: 0, since: at, spent: '{}', items: JSON.stringify(items) })
  })
  return toRun(runRow(store.read, meetingId)!, context)
}

export function go(context: Context, { meetingId, to, place }: Input<'go'>): Run {
  return change(context, meetingId, (row) => {
    mustLead(context, row)
    if (to === row.atSubject) return {}
    const now = hubNow(context)
    return { atSubject: to, atPlace: place, since: now, spent: JSON.stringify(spentSince(JSON.parse(row.spent) as Run['spent'], row.atSubject, row.since, now)) }
  })
}

export function take(context: Context, { meetingId }: Input<'take'>): Run {
  return change(context, meetingId, () => ({ leadId: me(context) }))
}

export function handOver(context: Context, { meetingId, toId }: Input<'handOver'>): Run {
  return change(context, meetingId, (row, write) => {
    mustLead(context, row)
    const member = getMember(write, toId)
    if (!member) throw new AppError('unknown-member')
    const code = refusal(member, 'edit', { entity: 'meetingRun', data: {}, changes: {} })
    if (code) throw new AppError(code)
    return { leadId: toId }
  })
}

export function leaveOut(context: Context, { meetingId, ms }: Input<'leaveOut'>): Run {
  return change(context, meetingId, (row) => {
    mustLead(context, row)
    const now = hubNow(context)
    return { startedAt: Math.min(now, row.startedAt + ms), since: Math.min(now, row.since + ms) }
  })
}

export function leave(context: Context, { meetingId }: Input<'leave'>): Record<string, never> {
  context.store.write((write) => {
    const row = running(write, context, known(write, meetingId))
    if (row && row.leadId === me(context) && lastRecordAt(write, meetingId) === null) write.remove('meetingRun', runId(meetingId))
  })
  return {}
}

/** Of the story that the agenda tells. */
export function chair({ store, now }: Context, { meetingId }: Input<'chair'>): Chair | null {
  const meeting = known(store.read, meetingId)
  const story = liveAgenda(rememberedRead(store), meeting, now()).segments.find(({ key }) => key === 'empty-chair')?.items.find(({ kind }) => kind === 'learning')
  return story ? chairOf(store.read, story.id) : null
}
