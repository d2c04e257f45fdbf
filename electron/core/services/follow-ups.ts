// What can be done with follow-ups: acknowledge, resolve with the answer given, share, hand over, take back; and who is reminded of what.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { FollowUp, followUps as contract, Owed } from '../../../shared/contract/follow-ups.ts'
import { FOLLOW_UP_MOVES, GOAL_DAYS, REMIND_MS, stateBefore, type FollowUpState } from '../../../shared/domain/follow-ups.ts'
import { countFollowUps, escalated, escalatesTo, getFollowUp, leadsOfTeams, openFollowUps, owedByOwner, ownReminders, resolvedFollowUps, type OwedRow } from '../store/follow-ups.ts'
import { rulesOf } from '../store/pipeline/rules.ts'
import { personOf } from '../store/rights.ts'
import type { Value } from '../store/tables.ts'
import type { Write } from '../store/write.ts'
import { me, type Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

const DAY = 24 * 60 * 60 * 1000
/** So many are told of by name; the rest are counted. */
const NAMED = 3

export function list({ store, now }: Context, { open, ownerId, cursor, limit }: Input<'list'>): Output<'list'> {
  const { read } = store
  const counts = countFollowUps(read, now())
  if (open !== undefined) return { ...(open ? openFollowUps : resolvedFollowUps)(read, { ownerId, cursor, limit }), ...counts }
  const { rows: unresolved } = openFollowUps(read, { ownerId, cursor: null, limit })
  const resolved = limit === unresolved.length ? [] : resolvedFollowUps(read, { ownerId, cursor: null, limit: limit - unresolved.length }).rows
  return { rows: [...unresolved, ...resolved], next: null, ...counts }
}

function change(context: Context, id: string, act: (followUp: FollowUp, write: Write) => Record<string, Value>): FollowUp {
  context.store.write((write) => {
    const followUp = getFollowUp(write, id)
    if (!followUp) throw new AppError('unknown-follow-up')
    write.patch('followUp', id, act(followUp, write))
  })
  return getFollowUp(context.store.read, id)!
}

const mayMove = (from: FollowUpState, to: FollowUpState) => FOLLOW_UP_MOVES[from].includes(to)
const isKept = (state: FollowUpState) => state === 'resolved' || state === 'shared'

export function acknowledge(context: Context, { id }: Input<'acknowledge'>): FollowUp {
  return change(context, id, ({ state, resolveBy }) => {
    if (isKept(state)) throw new AppError('already-resolved')
    return mayMove(state, 'acknowledged') ? { state: 'acknowledged', acknowledgedAt: context.now(), dueAt: resolveBy } : {}
  })
}

export function resolve(context: Context, { id, answer }: Input<'resolve'>): FollowUp {
  return change(context, id, ({ state }) => {
    if (!mayMove(state, 'resolved') || isKept(state)) throw new AppError('already-resolved')
    return { state: 'resolved', answer, resolvedAt: context.now() }
  })
}

export function share(context: Context, { id }: Input<'share'>): FollowUp {
  return change(context, id, ({ state, isPrivate }) => {
    if (!isKept(state)) throw new AppError('not-resolved')
    if (isPrivate) throw new AppError('private-promise')
    return mayMove(state, 'shared') ? { state: 'shared', sharedAt: context.now() } : {}
  })
}

export function takeBack(context: Context, { id, from }: Input<'takeBack'>): FollowUp {
  return change(context, id, (followUp) => {
    const to = stateBefore(followUp)
    if (followUp.state !== from || to === null) throw new AppError('moved-on')
    if (from === 'shared') return { state: to, sharedAt: null }
    return from === 'resolved' ? { state: to, resolvedAt: null } : { state: to, acknowledgedAt: null, dueAt: followUp.answerBy }
  })
}

export function handOver(context: Context, { id, to }: Input<'handOver'>): FollowUp {
  return change(context, id, ({ state, owner, isPrivate }, write) => {
    if (isKept(state)) throw new AppError('already-resolved')
    if (isPrivate) throw new AppError('private-promise')
    if (write.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [to]) === undefined) throw new AppError('unknown-member', {}, [{ field: 'to', code: 'unknown-member' }])
    return owner.id === to ? {} : { ownerId: to, handedById: me(context), handedAt: context.now() }
  })
}

export function reminders(context: Context): Output<'reminders'> {
  const { read } = context.store
  const [mine, now] = [me(context), context.now()]
  const own = ownReminders(read, mine, now + REMIND_MS, NAMED)
  const others = personOf(read) !== null && escalatesTo(read, mine) ? escalated(read, mine, now, NAMED) : { rows: [], count: 0 }
  return { own: own.rows, ownCount: own.count, escalated: others.rows, escalatedCount: others.count }
}

const owedOf = ({ open, overdue, oldestDueAt, firstKept, firstOf, resolvedKept, resolvedOf }: OwedRow): Owed => ({ open, overdue, oldestDueAt, first: { kept: firstKept, of: firstOf }, resolved: { kept: resolvedKept, of: resolvedOf } })

function together(rows: readonly Owed[]): Owed {
  const sum = (of: (row: Owed) => number) => rows.reduce((total, row) => total + of(row), 0)
  const due = rows.flatMap(({ oldestDueAt }) => (oldestDueAt === null ? [] : [oldestDueAt]))
  return {
    open: sum(({ open }) => open),
    overdue: sum(({ overdue }) => overdue),
    oldestDueAt: due.length === 0 ? null : Math.min(...due),
    first: { kept: sum(({ first }) => first.kept), of: sum(({ first }) => first.of) },
    resolved: { kept: sum(({ resolved }) => resolved.kept), of: sum(({ resolved }) => resolved.of) },
  }
}

export function byLeader(context: Context): Output<'byLeader'> {
  const { read } = context.store
  const now = context.now()
  const rows = owedByOwner(read, now - GOAL_DAYS * DAY, now)
  const { followUpHours, followUpInOffice } = rulesOf(read)
  const { first, resolved } = together(rows.map(owedOf))
  const teamOf = ({ teamId, teamName }: OwedRow) => (teamId === null ? null : { id: teamId, name: teamName ?? '' })
  const leads = leadsOfTeams(read)
  const teams = [...Map.groupBy(rows, ({ teamId }) => teamId)].map(([teamId, of]) => ({ team: teamOf(of[0]!), leads: leads.filter((lead) => lead.teamId === teamId).map(({ name }) => name), ...together(of.map(owedOf)) }))
  return {
    goal: { days: GOAL_DAYS, hours: followUpHours, inOffice: followUpInOffice, first, resolved },
    people: rows.map((row) => ({ member: { id: row.ownerId, name: row.name }, role: row.role, team: teamOf(row), ...owedOf(row) })),
    teams: teams.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open),
  }
}
