// "Was the customer heard today?": one's own answer is kept for oneself, and the hub's counts are told (docs/agenda.md, After the meeting).
import type * as z from 'zod'
import type { minutes as contract, Pulse } from '../../../../shared/contract/minutes.ts'
import { PULSE_LEAST, RECOMMEND_EVERY } from '../../../../shared/domain/minutes-lists.ts'
import { countsOf } from '../../../../shared/domain/pulse.ts'
import type { Read } from '../../store/read.ts'
import { personOf } from '../../store/rights.ts'
import { joinedId } from '../../store/write.ts'
import { historyRows } from '../../store/meetings/minutes.ts'
import { me, type Context } from '../context.ts'
import { heldMeeting } from './minutes.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

const DAY = 24 * 60 * 60 * 1000
/** Nobody is asked about a meeting longer ago. */
const ASKED_MS = 7 * DAY
const LOOKED_AT = 20

export function get(context: Context, { meetingId }: Input<'pulse'>): Pulse {
  const { read } = context.store
  heldMeeting(read, meetingId)
  const mine = ownPulse(read, joinedId('pulse', meetingId, me(context)))
  const told = read.get<{ counts: string; recommends: string | null }>('SELECT counts, recommends FROM pulseCount WHERE meetingId = ? AND deletedAt IS NULL', [meetingId])
  const lately = read.value('SELECT 1 FROM pulse p JOIN meeting m ON m.id = p.meetingId WHERE p.deletedAt IS NULL AND p.recommend IS NOT NULL AND m.startsAt > ? AND p.meetingId <> ?', [context.now() - RECOMMEND_EVERY * DAY, meetingId]) !== undefined
  return { mine: mine.heard || null, recommend: mine.recommend, counts: countsOf(told?.counts), groups: countsOf(told?.recommends, 3), asksRecommend: !lately, least: PULSE_LEAST, counted: personOf(read) !== null }
}

const ownPulse = (read: Read, id: string) => read.get<{ heard: number; recommend: number | null }>('SELECT heard, recommend FROM pulse WHERE id = ? AND deletedAt IS NULL', [id]) ?? { heard: 0, recommend: null }

export function say(context: Context, { meetingId, heard, recommend }: Input<'sayPulse'>): Pulse {
  const memberId = me(context)
  heldMeeting(context.store.read, meetingId)
  context.store.write((write) => {
    const id = joinedId('pulse', meetingId, memberId)
    const said = ownPulse(write, id)
    write.ensure('pulse', id, { meetingId, memberId, heard: heard === undefined ? said.heard : (heard ?? 0), recommend: recommend === undefined ? said.recommend : recommend })
  })
  return get(context, { meetingId })
}

/** Of a series with participants only they are asked; of a team's, the team. */
function isAsked(read: Read, seriesId: string, memberId: string): boolean {
  const named = read.value('SELECT 1 FROM participant WHERE seriesId = ? AND deletedAt IS NULL LIMIT 1', [seriesId]) !== undefined
  if (named) return read.value('SELECT 1 FROM participant WHERE seriesId = ? AND memberId = ? AND deletedAt IS NULL', [seriesId, memberId]) !== undefined
  const team = read.value<string | null>('SELECT teamId FROM series WHERE id = ?', [seriesId]) ?? null
  return team === null || read.value('SELECT 1 FROM member WHERE id = ? AND teamId = ?', [memberId, team]) !== undefined
}

export function due(context: Context): Output<'pulseDue'> {
  const { read } = context.store
  const memberId = read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)
  if (memberId === undefined) return { meeting: null }
  const now = context.now()
  const { rows } = historyRows(read, { seriesId: null, customerId: null, from: now - ASKED_MS, before: null }, null, LOOKED_AT, 0)
  const found = rows.find(({ id, series, example }) => !example && isAsked(read, series.id, memberId) && read.value('SELECT 1 FROM pulse WHERE id = ?', [joinedId('pulse', id, memberId)]) === undefined)
  if (!found) return { meeting: null }
  const { pk: _pk, took: _took, ...meeting } = found
  return { meeting }
}
