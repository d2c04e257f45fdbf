// Roles at meetings: whose turn it is, what was said by hand, and what one's own are.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { meetings as contract, MeetingRoleHolder, OwnRole } from '../../../../shared/contract/meetings.ts'
import { MEETING_ROLES, turnsOf } from '../../../../shared/domain/meeting-roles.ts'
import { knownZone } from '../../../../shared/domain/meetings.ts'
import { ensureMeeting, getMeetingRow, getSeriesRow, listSeriesRows, rolesOf, type MeetingRow, type SeriesRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { comingMeetings, heldTurns, peopleOf, saidRoles } from '../../store/meetings/series.ts'
import { joinedId } from '../../store/write.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

/** Meetings in a row whose turns are told: those further away may still change too much. */
export const TOLD = 4
/** One's own role is told from so long before the meeting. */
const TOLD_BEFORE = 7 * 24 * 60 * 60 * 1000

/** Who has which role at the coming meetings of a series, by meeting. */
export function holdersOf(read: Read, series: SeriesRow, coming: readonly Pick<MeetingRow, 'id' | 'startsAt'>[]): Map<string, MeetingRoleHolder[]> {
  const people = peopleOf(read, series)
  // somebody who left has no turn, whatever was said
  const said = new Map(coming.map(({ id }) => [id, saidRoles(read, id).filter(({ gone }) => !gone)]))
  const turns = turnsOf(rolesOf(series), people, heldTurns(read, series.id), coming.map(({ id, startsAt }) => ({ startsAt, said: said.get(id)! })))
  const names = new Map([...people.map(({ id, name }) => [id, name] as const), ...[...said.values()].flat().flatMap(({ memberId, name }) => (memberId === null ? [] : [[memberId, name] as const]))])
  return new Map(coming.map(({ id }, index) => [id, turns[index]!.map(({ role, memberId }) => ({ role, member: { id: memberId, name: names.get(memberId) ?? '' }, byHand: said.get(id)!.some((one) => one.role === role) }))]))
}

/** Who has which role at a meeting. Of one that is further away than turns are told: what was said by hand. */
export function holdersAt(read: Read, meeting: MeetingRow, now: number): MeetingRoleHolder[] {
  const series = meeting.state === 'held' ? undefined : getSeriesRow(read, meeting.seriesId)
  const coming = series ? comingMeetings(read, series, now, TOLD).filter(({ id, state }) => state === 'planned' || id === meeting.id) : []
  const own = series && coming.some(({ id }) => id === meeting.id) ? holdersOf(read, series, coming).get(meeting.id) : undefined
  if (own) return own
  const said = saidRoles(read, meeting.id)
  return MEETING_ROLES.flatMap((role) => said.filter((one) => one.role === role && one.memberId !== null).map(({ memberId, name }) => ({ role, member: { id: memberId!, name }, byHand: meeting.state !== 'held' })))
}

/** `memberId` null: nobody; undefined: whose turn it is again. */
export function setRole({ store, now }: Context, { meetingId, role, memberId }: Input<'setRole'>): { roles: MeetingRoleHolder[] } {
  store.write((write) => {
    const meeting = getMeetingRow(write, meetingId)
    if (!meeting) throw new AppError('unknown-meeting')
    if (meeting.state === 'held') throw new AppError('meeting-held')
    const id = joinedId('meetingRole', meetingId, role)
    if (memberId === undefined) {
      write.remove('meetingRole', id)
      return
    }
    if (memberId !== null && write.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [memberId]) === undefined) throw new AppError('unknown-member', {}, [{ field: 'memberId', code: 'unknown-member' }])
    ensureMeeting(write, meeting)
    write.ensure('meetingRole', id, { meetingId, role, memberId })
  })
  return { roles: holdersAt(store.read, getMeetingRow(store.read, meetingId)!, now()) }
}

/** What the person of this device has to be at the meetings of the next days, the first first. */
export function ownRoles(context: Context): OwnRole[] {
  const { store } = context
  const now = context.now()
  const own = me(context)
  return listSeriesRows(store.read)
    .filter(({ example }) => example === 0)
    .flatMap((series) => {
      const coming = comingMeetings(store.read, series, now, TOLD).filter(({ state }) => state === 'planned')
      if (!coming.some(({ startsAt }) => startsAt - now <= TOLD_BEFORE)) return []
      const holders = holdersOf(store.read, series, coming)
      return coming.flatMap(({ id, startsAt, minutes }) => {
        const roles = holders.get(id)!.filter(({ member }) => member.id === own).map(({ role }) => role)
        return roles.length === 0 || startsAt - now > TOLD_BEFORE || startsAt + minutes * 60_000 < now ? [] : [{ meetingId: id, series: series.name, startsAt, timeZone: knownZone(series.timeZone), roles }]
      })
    })
    .toSorted((a, b) => a.startsAt - b.startsAt)
}
