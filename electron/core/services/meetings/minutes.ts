// After a meeting: its minutes, what is open and due, the meetings of the past, and their figures.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { MeetingFigures, Minutes, minutes as contract, OpenAction } from '../../../../shared/contract/minutes.ts'
import { addDays, zoneOf } from '../../../../shared/domain/meetings.ts'
import { minutesOf } from '../../../../shared/domain/minutes.ts'
import { meanOf } from '../../../../shared/domain/pulse.ts'
import { foldedWords, fold } from '../../search/fold.ts'
import { excerpt } from '../../search/marked.ts'
import { recordsOf } from '../../store/meetings/agenda.ts'
import { getMeetingRow, type MeetingRow } from '../../store/meetings/meetings.ts'
import { actionsFor, carriedActions, figuresOf, heldTexts, historyRows, titleOfSubject, tookOf, type HistoryFilter } from '../../store/meetings/minutes.ts'
import type { Read } from '../../store/read.ts'
import { me, type Context } from '../context.ts'
import { agenda as agendaOfMeeting } from './meetings.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** Meetings that a search by meaning answers at most; a search for the words themselves finds all. */
const FOUND = 200

/** Throws `unknown-meeting`, `meeting-not-held`. */
export function heldMeeting(read: Read, meetingId: string): MeetingRow {
  const meeting = getMeetingRow(read, meetingId)
  if (!meeting) throw new AppError('unknown-meeting')
  if (meeting.state !== 'held') throw new AppError('meeting-not-held')
  return meeting
}

export function get(context: Context, { meetingId }: Input<'get'>): Minutes {
  const { read } = context.store
  const meeting = heldMeeting(read, meetingId)
  const agenda = agendaOfMeeting(context, { meetingId })
  const records = recordsOf(read, meetingId)
  const named = [...agenda.segments.flatMap(({ items }) => items), ...agenda.parked, ...agenda.dropped].flatMap(({ actions }) => actions.map(({ id }) => id))
  const titles = new Map(records.flatMap(({ subject }) => {
    const title = titleOfSubject(read, subject)
    return title === null ? [] : [[subject, title] as const]
  }))
  return minutesOf({ agenda, heldAt: meeting.heldAt ?? meeting.startsAt, ...tookOf(read, meetingId), records, titles, actions: new Map(actionsFor(read, meetingId, named).map((action) => [action.id, action])) })
}

export async function history({ store, search }: Context, { seriesId, customerId, from, to, text, limit, offset }: Input<'history'>): Promise<Output<'history'>> {
  const { read } = store
  const zone = zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const filter: HistoryFilter = { seriesId: seriesId ?? null, customerId: customerId ?? null, from: from === undefined ? null : zone.instantOf(from, '00:00'), before: to === undefined ? null : zone.instantOf(addDays(to, 1), '00:00') }
  const words = foldedWords(text)
  if (words.length === 0) {
    const { rows, total } = historyRows(read, filter, null, limit, offset)
    return { rows: rows.map(({ pk: _pk, ...row }) => ({ ...row, snippet: null })), total }
  }
  // by meaning (other forms, other spellings), and every one that has the words
  const { ranked, wanted } = await search.find(text, { limit: FOUND, nouns: ['meeting'], typing: true })
  const texts = heldTexts(read, filter)
  const pks = new Set(ranked.map(({ pk }) => pk))
  for (const { pk, text: said } of texts) {
    const folded = fold(said)
    if (words.every((word) => folded.includes(word))) pks.add(pk)
  }
  const said = new Map(texts.map(({ pk, text: of }) => [pk, of]))
  const { rows, total } = historyRows(read, filter, [...pks], limit, offset)
  return {
    rows: rows.map(({ pk, ...row }) => {
      const found = excerpt(said.get(pk) ?? '', wanted)
      return { ...row, snippet: found.marks.length > 0 ? found : null }
    }),
    total,
  }
}

export function statistics({ store }: Context, { seriesId }: Input<'statistics'>): MeetingFigures[] {
  return figuresOf(store.read, seriesId ?? null).map(({ counts, ...row }) => ({ ...row, pulse: meanOf(counts) }))
}

export function openActions({ store }: Context): OpenAction[] {
  return carriedActions(store.read)
}

/** `today`: where the person is. The same day by day, offline too: whoever shows it asks again. */
export function reminders(context: Context, { today }: Input<'reminders'>): Output<'reminders'> {
  const tomorrow = addDays(today, 1)
  return carriedActions(context.store.read, me(context), tomorrow).map((action) => ({ ...action, due: action.dueOn! < today ? 'overdue' : action.dueOn === today ? 'today' : 'tomorrow' }))
}
