// Who and what was not heard for so many weeks that somebody should ask, and who should bring something about it to a meeting.
import type * as z from 'zod'
import type { silence as contract } from '../../../../shared/contract/silence.ts'
import { dayOf } from '../../../../shared/domain/learnings.ts'
import { assignmentsOf, silentBefore, weeksSilent, type Silent, type SilentKind } from '../../../../shared/domain/silence.ts'
import { silentColleagues, silentThings, type SilentRows } from '../../store/closing/silence.ts'
import { rulesOf } from '../../store/pipeline/rules.ts'
import { me, type Context } from '../context.ts'
import { agenda } from '../meetings/meetings.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

const WEEK = 7 * 24 * 60 * 60 * 1000
const SHOWN = 50

function silentNow({ store: { read }, now }: Context): { weeks: number; today: string; found: Record<SilentKind, SilentRows> } {
  const { silenceWeeks: weeks } = rulesOf(read)
  const today = dayOf(now())
  const before = silentBefore(today, weeks)
  const things = (kind: 'customer' | 'episode' | 'segment') => silentThings(read, kind, before, SHOWN)
  return { weeks, today, found: { customer: things('customer'), episode: things('episode'), segment: things('segment'), colleague: silentColleagues(read, before, now() - weeks * WEEK, SHOWN) } }
}

const shown = (today: string) => (one: Silent) => ({ ...one, lastBy: one.lastBy && { ...one.lastBy }, weeks: weeksSilent(one.lastOn, today) })

export function list(context: Context): Output<'list'> {
  const { weeks, today, found } = silentNow(context)
  return {
    weeks,
    rows: Object.values(found).flatMap(({ rows }) => rows.map(shown(today))),
    counts: { customer: found.customer.count, episode: found.episode.count, segment: found.segment.count, colleague: found.colleague.count },
  }
}

export function assignments(context: Context, { meetingId }: Input<'assignments'>): Output<'assignments'> {
  const { read } = context.store
  const { meeting } = agenda(context, { meetingId })
  const front = meeting.roles?.find(({ role }) => role === 'front')?.member ?? null
  const { weeks, today, found } = silentNow(context)
  const mine = me(context)
  const isMember = (id: string) => read.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [id]) !== undefined
  return { weeks, rows: assignmentsOf(Object.values(found).flatMap(({ rows }) => rows), front, isMember).map(({ silent, member }) => ({ silent: shown(today)(silent), member: member && { id: member.id, name: member.name }, mine: member?.id === mine })) }
}
