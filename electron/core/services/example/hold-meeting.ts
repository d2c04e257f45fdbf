// The held meetings of the example workspace: each opens the agenda that its day would have had, and ends as the script says.
import { knownNow } from '../../../../shared/domain/agenda/build.ts'
import { fingerprintOf } from '../../../../shared/domain/agenda/changes.ts'
import type { DecisionKind } from '../../../../shared/domain/agenda-lists.ts'
import { addDays, zoneOf } from '../../../../shared/domain/meetings.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import { ensureMeeting, getSeriesRow } from '../../store/meetings/meetings.ts'
import { nextMeeting } from '../../store/meetings/series.ts'
import { joinedId } from '../../store/write.ts'
import { gatherFacts } from '../meetings/agenda-facts.ts'
import { agendaOf, closeMeeting, liveAgenda } from '../meetings/close-meeting.ts'
import type { Context } from '../context.ts'
import { move, type Play } from './cast.ts'
import { SERIES, type ExampleMeeting } from './meetings.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const MOVES: Readonly<Record<DecisionKind, Stage>> = { approve: 'approved', pilot: 'pilot', 'need-more': 'in-review', park: 'parked', decline: 'declined' }
/** The one who leads the meetings and speaks their decisions. */
const LEAD = 'ingrid'

export function openSeries({ write, timeline, ids }: Play, context: Context, timeZone: string): void {
  const id = context.newId()
  ids.set('series', id)
  write.put('series', id, { ...SERIES, weekday: timeline.weekday, timeZone, teamId: null, createdAt: context.now() }, { example: true })
}

/** Called at the hour at which it starts. */
export function holdMeeting(play: Play, context: Context, { notes, skipped, decisions, actions }: ExampleMeeting): void {
  const { write, colleagues, ids } = play
  const series = getSeriesRow(write, ids.get('series')!)!
  const start = context.now()
  const meeting = nextMeeting(write, series, start)!
  ensureMeeting(write, meeting)
  const idOf = (key: string) => (ids.has(`idea:${key}`) ? `idea:${ids.get(`idea:${key}`)!}` : `learning:${ids.get(`learning:${key}`)!}`)
  const left = new Set(skipped.map(idOf))
  const discussed = liveAgenda(write, meeting, start).segments.flatMap(({ items }) => items.map(({ subject }) => subject)).filter((subject) => !left.has(subject))

  for (const [index, { idea, kind, reason }] of decisions.entries()) {
    const then = { ...context, now: () => start + (25 + 5 * index) * MINUTE }
    const subject = idOf(idea)
    move(play, then, subject.slice('idea:'.length), { to: MOVES[kind], reason, by: LEAD, meetingId: meeting.id })
    write.put('decision', then.newId(), { meetingId: meeting.id, subject, kind, reason, memberId: colleagues.get(LEAD)!, createdAt: then.now() })
  }
  for (const { title, by, due, about } of actions) {
    const dueOn = addDays(zoneOf(series.timeZone).dayOf(start), due)
    write.put('actionItem', context.newId(), { meetingId: meeting.id, seriesId: series.id, subject: about ? idOf(about) : null, title, ownerId: colleagues.get(by)!, dueOn, doneAt: null, createdAt: start + 50 * MINUTE })
  }
  const noted = new Map(Object.entries(notes).map(([key, note]) => [idOf(key), note]))
  const known = knownNow(gatherFacts(write, agendaOf(write, meeting), start), start)
  const subjects = [...new Set([...discussed, ...noted.keys(), ...decisions.map(({ idea }) => idOf(idea))])]
  for (const [index, subject] of subjects.entries()) {
    const found = known.get(subject)
    write.put('discussion', joinedId('discussion', meeting.id, subject), { meetingId: meeting.id, subject, fingerprint: found ? fingerprintOf(found.segment, found.known) : '{}', note: noted.get(subject) ?? '', discussedAt: start + (2 + 2 * index) * MINUTE })
  }
  const end = { ...context, now: () => start + HOUR }
  closeMeeting(write, end, meeting, end.now())
}
