// Why something is not on an agenda: the rule that kept it out. In words: docs/agenda.md.
import type { Agenda, AgendaItem, Reason, WhyNot } from '../../contract/meetings.ts'
import type { AgendaSegmentKey } from '../agenda-lists.ts'
import { WAITING_STAGES } from '../ideas.ts'
import { aboutArea, aboutIdea, aboutLearning, aboutPromise, filteredBy, type About } from './about.ts'
import { knownNow } from './build.ts'
import type { AgendaFacts } from './facts.ts'
import { homeOf, NEWS_DAYS, WOW_DAYS } from './rank-learnings.ts'
import { DEFAULT_TEMPLATE, type AgendaTemplate } from './template.ts'
import { clip, OFTEN, titleOf, viewOf, type View } from './view.ts'

type Rule = Pick<WhyNot, 'title' | 'reasons'>
const rule = (code: string, params: Reason['params'] = {}): Reason => ({ code, params })

/** What the agenda itself says of a subject: on, parked or dropped, each with its reasons. */
export function onAgenda({ segments, parked, dropped }: Agenda, subject: string): WhyNot | null {
  const told = (state: WhyNot['state'], items: readonly AgendaItem[]): WhyNot | null => {
    const item = items.find((item) => item.subject === subject)
    return item ? { subject, title: item.title, segment: item.segment, state, reasons: item.reasons } : null
  }
  return told('on', segments.flatMap(({ items }) => items)) ?? told('parked', parked) ?? told('dropped', dropped)
}

/**
 * Of a subject that is not on the agenda: the rules that keep it out, the first one first. `facts` were gathered with it, whatever the limits.
 * Null when it is not among them: the store knows why.
 */
export function whyNot(facts: AgendaFacts, agenda: Agenda, subject: string, now: number, template: AgendaTemplate = DEFAULT_TEMPLATE): WhyNot | null {
  const view = viewOf(facts, template, now)
  const found = learningRule(view, agenda, subject) ?? ideaRule(view, subject) ?? promiseRule(view, subject) ?? metricRule(view, subject) ?? areaRule(view, subject) ?? actionRule(view, subject)
  if (!found) return null
  // it would be a candidate if it had been looked at
  const reasons = found.reasons.length > 0 ? found.reasons : [rule(knownNow(facts, now, template).has(subject) ? 'why-not-looked-at' : 'why-no-place')]
  return { subject, segment: null, state: 'out', title: found.title, reasons }
}

/** The template of this agenda leaves the segment out, or asks for others in it. */
function leftOut(view: View, key: AgendaSegmentKey, about: About | null): Reason[] {
  const { on, filter } = view.segment(key)
  if (!on) return [rule('why-segment-off', { segment: key })]
  return about === null ? [] : filteredBy(filter, about).map((context) => rule('why-filter', { segment: key, context }))
}

const ofTeam = (view: View, teamId: string | null): Reason[] => (view.isOurs(teamId) ? [] : [rule('why-other-team')])

function discussed(view: View, subject: string): Reason[] {
  const at = view.discussedAt(subject)
  return at === null ? [] : [rule('why-discussed', { on: view.on(at) })]
}

function learningRule(view: View, { segments }: Agenda, subject: string): Rule | null {
  const learning = view.facts.learnings.find(({ id }) => subject === `learning:${id}`)
  if (!learning) return null
  const { lastMeetingAt } = view.facts.meeting
  const story = segments.find(({ key }) => key === 'empty-chair')?.items[0]
  const days = learning.wow ? WOW_DAYS : NEWS_DAYS
  const old = view.isNew(learning.createdAt)
    ? []
    : learning.wow || view.wasParked(subject)
      ? view.daysSince(learning.createdAt) > days ? [rule('why-too-old', { count: days })] : []
      : [lastMeetingAt === null ? rule('why-old', { context: 'first' }) : rule('why-old', { on: view.on(lastMeetingAt) })]
  const often = view.timesLeft(subject)
  const seen = discussed(view, subject)
  return {
    title: titleOf(learning.text),
    reasons: [
      ...leftOut(view, homeOf(view, learning), aboutLearning(learning)),
      ...ofTeam(view, learning.teamId),
      ...seen,
      ...(often >= OFTEN ? [rule('why-left-often', { count: often })] : []),
      ...(seen.length > 0 ? [] : old),
      ...(learning.quote && seen.length === 0 && view.isOurs(learning.teamId) && story ? [rule('why-other-story', { title: clip(story.title, 80) })] : []),
    ],
  }
}

function ideaRule(view: View, subject: string): Rule | null {
  const idea = view.facts.ideas.find(({ id }) => subject === `idea:${id}`)
  if (!idea) return null
  const stage = (WAITING_STAGES as readonly string[]).includes(idea.stage) ? [] : [idea.stage === 'draft' ? rule('why-draft') : rule('why-decided', { stage: idea.stage })]
  return { title: idea.title, reasons: [...leftOut(view, 'ideas', aboutIdea(idea)), ...stage, ...ofTeam(view, idea.teamId), ...(stage.length > 0 ? [] : discussed(view, subject))] }
}

function promiseRule(view: View, subject: string): Rule | null {
  const promise = view.facts.promises.find(({ id }) => subject === `follow-up:${id}`)
  if (!promise) return null
  const { dueAt, resolvedAt, teamId } = promise
  const { nextAt } = view.facts.meeting
  const kept = resolvedAt === null ? [] : [rule('why-kept', { on: view.on(resolvedAt) })]
  return { title: titleOf(promise.text), reasons: [...leftOut(view, 'promises', aboutPromise(promise)), ...ofTeam(view, teamId), ...kept, ...(resolvedAt === null && dueAt > Math.max(nextAt, view.now) ? [rule('why-due-later', { on: view.on(dueAt) })] : [])] }
}

function metricRule(view: View, subject: string): Rule | null {
  const metric = view.facts.metrics.find(({ metricId, episode }) => subject === `metric:${metricId}${episode ? `/${episode.id}` : ''}`)
  if (!metric) return null
  const isOld = view.facts.meeting.lastMeetingAt !== null && !view.isNew(metric.latest.createdAt)
  return { title: metric.episode ? `${metric.name} · ${metric.episode.name}` : metric.name, reasons: [...leftOut(view, 'numbers', null), ...(isOld ? [rule('why-reading-old', { on: view.on(metric.latest.createdAt) })] : []), ...discussed(view, subject)] }
}

function areaRule(view: View, subject: string): Rule | null {
  const area = view.facts.areas.find(({ id }) => subject === `area:${id}`)
  if (!area) return null
  const same = area.newestBadAt === null ? [] : discussed(view, subject)
  return { title: area.name, reasons: [...leftOut(view, 'prevent', aboutArea(area)), ...(area.bad === 0 && !area.charged ? [rule('why-no-bad-news')] : same)] }
}

function actionRule(view: View, subject: string): Rule | null {
  const action = view.facts.actions.find(({ id }) => subject === `action:${id}`)
  if (!action) return null
  const { seriesId } = view.facts.meeting
  return {
    title: action.title,
    reasons: [...leftOut(view, 'actions', null), ...(action.seriesId !== null && seriesId !== null && action.seriesId !== seriesId ? [rule('why-other-series')] : []), ...(action.doneAt === null ? [] : [rule('why-done', { on: view.on(action.doneAt) })])],
  }
}
