// Which numbers, promises, root causes and actions stand on the agenda, and in which order. Formula: docs/agenda.md.
import type { Reason } from '../../contract/meetings.ts'
import { isOverdue } from '../follow-ups.ts'
import { scaleOf } from '../metrics.ts'
import { aboutArea, aboutPromise, filteredBy } from './about.ts'
import { knownOf } from './changes.ts'
import type { ActionFact, AreaFact, MetricFact, PromiseFact } from './facts.ts'
import { areaReason, LONGEST_QUOTE } from './rank-learnings.ts'
import { byOrder, clip, down, onDay, titleOf, up, type Candidate, type View } from './view.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

const BARE = { quote: '', customer: null, by: null, answers: null, stage: null, sentiment: null } as const

/** Two decimals are enough to read out, and binary fractions do not show. */
const round = (value: number) => Number(value.toFixed(2))

// numbers

const metricSubject = ({ metricId, episode }: MetricFact) => `metric:${metricId}${episode ? `/${episode.id}` : ''}`

/** How far it moved since the reading before, as a share of its scale; where that has no ends, a quarter of the share of its value, because such values swing wider. */
function movement({ latest, before, ...metric }: MetricFact): number {
  if (!before) return 0
  const [least, most] = scaleOf(metric)
  const whole = least !== null && most !== null ? most - least : 4 * Math.max(Math.abs(before.value), Math.abs(latest.value))
  return whole === 0 ? 0 : Math.abs(latest.value - before.value) / whole
}

/** Above 0: worse than the target. */
function shortfall({ target, latest, higherIsBetter }: MetricFact): number {
  return target === null ? 0 : higherIsBetter ? target - latest.value : latest.value - target
}

export function rankMetrics(view: View): Candidate[] {
  const isFirstMeeting = view.facts.meeting.lastMeetingAt === null
  return view.facts.metrics
    .filter((metric) => view.isDue(metricSubject(metric), isFirstMeeting || view.isNew(metric.latest.createdAt), () => knownOf.metric(metric)))
    .toSorted(byOrder(down(movement), down((metric) => Math.max(0, shortfall(metric))), up(({ name }) => name), up(metricSubject)))
    .map((metric) => {
      const known = () => knownOf.metric(metric)
      return {
        ...BARE,
        subject: metricSubject(metric),
        kind: 'metric',
        id: metric.metricId,
        title: metric.episode ? `${metric.name} · ${metric.episode.name}` : metric.name,
        reasons: [...view.historyOf(metricSubject(metric), known), ...metricReasons(metric)],
        known,
      }
    })
}

function metricReasons(metric: MetricFact): Reason[] {
  const { name, episode, latest, before, target, unit, kind } = metric
  const named = { metric: name, ...(episode && { episode: episode.name, context: 'episode' }) }
  const measure = kind === 'nps' || kind === 'enps' ? 'points' : kind === 'csat' || kind === 'churn' ? 'percent' : 'plain'
  const ofUnit = { unit: unit && measure === 'plain' ? `\u00a0${unit}` : '' }
  const by = before ? round(latest.value - before.value) : 0
  const moved: Reason = !before
    ? { code: 'metric-first', params: { ...named } }
    : by === 0
      ? { code: 'metric-same', params: { ...named, on: onDay(before.readOn) } }
      : { code: `metric-${by > 0 ? 'rose' : 'fell'}-${measure}`, params: { ...named, ...ofUnit, count: Math.abs(by) } }
  const short = round(shortfall(metric))
  const aim: Reason[] = target === null ? [] : short > 0 ? [{ code: metric.higherIsBetter ? 'metric-below-target' : 'metric-above-target', params: { count: short, ...ofUnit } }] : [{ code: 'metric-on-target', params: { value: target, ...ofUnit } }]
  return [moved, ...aim, { code: 'metric-reading', params: { value: round(latest.value), unit: unit ? `\u00a0${unit}` : '', on: onDay(latest.readOn) } }]
}

// promises

const promiseSubject = ({ id }: PromiseFact) => `follow-up:${id}`

/** Overdue first, the longest on top; then what falls due before the next meeting; then what was answered since the last one. Answered today: it keeps its place. Also when the template leaves the segment out: who waits for an answer is named. */
export function rankPromises(view: View): Candidate[] {
  const { now, facts } = view
  const { filter } = view.segment('promises')
  const group = (promise: PromiseFact) => (promise.resolvedAt !== null && !view.isToday(promise.resolvedAt) ? 2 : promise.dueAt < now ? 0 : 1)
  const isDue = (promise: PromiseFact) => view.isHeld(promiseSubject(promise)) || (filteredBy(filter, aboutPromise(promise)).length === 0 && view.isOurs(promise.teamId) && (promise.resolvedAt === null ? promise.dueAt <= Math.max(facts.meeting.nextAt, now) : view.isNew(promise.resolvedAt) && view.isDue(promiseSubject(promise), true, () => knownOf.promise(promise))))
  const due = facts.promises.filter(isDue).toSorted(byOrder(up(group), (a, b) => (group(a) === 2 ? b.resolvedAt! - a.resolvedAt! : a.dueAt - b.dueAt), up(({ id }) => id)))
  const shown = due.filter((promise) => isOverdue(promise, now)).length
  return due.map((promise, index) => {
    const known = () => knownOf.promise(promise)
    return {
      ...BARE,
      subject: promiseSubject(promise),
      kind: 'follow-up',
      id: promise.id,
      title: titleOf(promise.text),
      quote: clip(promise.quote, LONGEST_QUOTE),
      customer: promise.customer?.name ?? null,
      by: promise.owner || null,
      reasons: [...view.historyOf(promiseSubject(promise), known).filter(({ code }) => code === 'pinned'), promiseReason(view, promise), ...(index === 0 && facts.overdue > shown ? [{ code: 'promise-others', params: { count: facts.overdue - shown } }] : [])],
      known,
    }
  })
}

function promiseReason({ now, on }: View, promise: PromiseFact): Reason {
  if (promise.resolvedAt !== null) return { code: 'promise-kept', params: { on: on(promise.resolvedAt) } }
  const late = now - promise.dueAt
  if (late > 0) return late < DAY ? { code: 'promise-overdue-hours', params: { count: Math.max(1, Math.floor(late / HOUR)) } } : { code: 'promise-overdue-days', params: { count: Math.floor(late / DAY) } }
  return -late < DAY ? { code: 'promise-due-hours', params: { count: Math.max(1, Math.ceil(-late / HOUR)) } } : { code: 'promise-due', params: { on: on(promise.dueAt) } }
}

// prevent

/** The largest statement of last month comes first. What an area costs else: each piece of bad news, and each customer twice; half of it when the last meeting took it up already, so that others have their turn. */
function areaPoints(view: View, { id, bad, badCustomers, charged }: AreaFact): number {
  const { lastMeetingAt } = view.facts.meeting
  const at = view.discussedAt(`area:${id}`)
  const isRecent = lastMeetingAt !== null && at !== null && at >= lastMeetingAt - DAY
  if (charged && !isRecent) return Infinity
  return (bad + 2 * badCustomers) / (isRecent ? 2 : 1)
}

/** "Caused most contacts in October: 312, at 2,400 EUR". */
function chargedReasons({ charged }: AreaFact): Reason[] {
  if (!charged) return []
  const { month, contacts, removable, amount, currency } = charged
  const on = onDay(`${month}-01`)
  return [
    { code: 'area-charged', params: { count: contacts, on, ...(amount !== null && currency !== null && { amount: Math.round(amount), currency, context: 'cost' }) } },
    ...(removable > 0 ? [{ code: 'area-removable', params: { count: removable } }] : []),
  ]
}

/** The area that costs most since the last meeting; the next ones stand behind it. */
export function rankAreas(view: View): Candidate[] {
  return view.facts.areas
    .filter((area) => (area.bad > 0 || area.charged !== undefined) && view.wants('prevent', `area:${area.id}`, aboutArea(area)) && view.isDue(`area:${area.id}`, true, () => knownOf.area(area)))
    .toSorted(byOrder<AreaFact>(down((area) => areaPoints(view, area)), down(({ bad }) => bad), up(({ name }) => name), up(({ id }) => id)))
    .map((area) => {
      const known = () => knownOf.area(area)
      return {
        ...BARE,
        subject: `area:${area.id}`,
        kind: 'area',
        id: area.id,
        title: area.name,
        reasons: [
          ...view.historyOf(`area:${area.id}`, known),
          ...chargedReasons(area),
          ...(area.bad > 0 ? [areaReason(view, 'area-bad', area, area.bad, area.badCustomers)] : []),
          area.idea ? { code: 'area-idea', params: { idea: area.idea.name, stage: area.idea.stage } } : { code: 'area-no-idea', params: {} },
        ],
        known,
      }
    })
}

// actions

const actionSubject = ({ id }: ActionFact) => `action:${id}`

/** Open from before, overdue first, then by due day; then those finished since; then those of this meeting, in the order in which they were agreed. Finished today: it keeps its place. */
export function rankActions(view: View): Candidate[] {
  const { facts, today } = view
  const isOfMeeting = (action: ActionFact) => action.meetingId !== null && action.meetingId === facts.meeting.id
  const isPast = ({ doneAt }: ActionFact) => doneAt !== null && !view.isToday(doneAt)
  const group = (action: ActionFact) => (isOfMeeting(action) ? 3 : isPast(action) ? 2 : action.dueOn ? 0 : 1)
  return facts.actions
    .filter((action) => action.doneAt === null || isOfMeeting(action) || view.isHeld(actionSubject(action)) || action.doneAt > (facts.meeting.lastEndedAt ?? facts.meeting.since ?? 0))
    .toSorted(byOrder(up(group), up(({ dueOn }) => dueOn ?? ''), up(({ createdAt }) => createdAt), up(({ id }) => id)))
    .map((action) => {
      const known = () => knownOf.action(action)
      const reason: Reason = isOfMeeting(action)
        ? { code: 'action-today', params: {} }
        : action.doneAt !== null
          ? { code: 'action-done', params: { on: view.on(action.doneAt) } }
          : { code: 'action-open', params: { on: view.on(action.createdAt) } }
      const late = action.doneAt === null && action.dueOn !== null ? Math.round((onDay(today) - onDay(action.dueOn)) / DAY) : 0
      const due: Reason[] = action.doneAt !== null || action.dueOn === null ? [] : late > 0 ? [{ code: 'action-overdue', params: { count: late } }] : [{ code: 'action-due', params: { on: onDay(action.dueOn) } }]
      const { carried = 0 } = action
      const met: Reason[] = action.doneAt === null && carried > 0 ? [{ code: 'action-carried', params: { count: carried } }] : []
      return {
        ...BARE,
        subject: actionSubject(action),
        kind: 'action',
        id: action.id,
        title: action.title,
        by: action.owner?.name ?? null,
        reasons: [...view.historyOf(actionSubject(action), known).filter(({ code }) => code === 'pinned'), ...due, reason, ...met],
        known,
        free: isOfMeeting(action) || isPast(action),
      }
    })
}
