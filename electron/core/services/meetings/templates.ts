// What can be done with the template of a series' agendas.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { SeriesTemplate, Template, TemplateSegment, templates as contract } from '../../../../shared/contract/templates.ts'
import { FILTERS_OF, type AgendaSegmentKey, type TemplateFilterKind } from '../../../../shared/domain/agenda-lists.ts'
import { CUSTOMER, isUsual, movedBetween, putsCustomerLater, templateProblem, usualSegment, valuesOf } from '../../../../shared/domain/agenda/template-edit.ts'
import { getSeriesRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { placeIn, segmentRows, templateOf, usualPlace } from '../../store/meetings/templates.ts'
import { joinedId, type Changes, type Write } from '../../store/write.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function template({ store }: Context, { seriesId }: Input<'template'>): SeriesTemplate {
  return describe(store.read, seriesId)
}

function describe(read: Read, seriesId: string): SeriesTemplate {
  const series = getSeriesRow(read, seriesId)
  if (!series) throw new AppError('unknown-series')
  const found = templateOf(read, seriesId)
  return { series: { id: series.id, name: series.name, example: series.example === 1 }, minutes: series.minutes, template: found, usual: isUsual(found) }
}

export function editTemplate({ store }: Context, { seriesId, from, template: wanted }: Input<'editTemplate'>): SeriesTemplate {
  const problem = templateProblem(wanted)
  if (problem === 'customer-later') throw new AppError(problem, {}, [{ field: 'template.reason', code: problem }])
  if (problem) throw new AppError(problem)
  store.write((write) => {
    describe(write, seriesId)
    // a reason without anything to give one for says nothing
    const reason = putsCustomerLater(wanted) ? wanted.reason : ''
    for (const segment of wanted.segments) {
      const before = from.segments.find((one) => one.segment === segment.segment) ?? usualSegment(segment.segment)
      const changes = changesOf(before, segment)
      change(write, seriesId, segment.segment, segment.segment === CUSTOMER && reason !== from.reason ? { ...changes, reason: reason || null } : changes)
      for (const kind of FILTERS_OF[segment.segment]) changeFilter(write, seriesId, segment.segment, kind, before, segment)
    }
    reorder(write, seriesId, keysOf(from), keysOf(wanted))
  })
  return describe(store.read, seriesId)
}

const keysOf = ({ segments }: Template) => segments.map(({ segment }) => segment)

/** What is as usual is stored as nothing. */
function changesOf(before: TemplateSegment, after: TemplateSegment): Changes {
  return {
    ...(before.shown !== after.shown && { shown: after.shown ? null : false }),
    ...Object.fromEntries((['length', 'share', 'minutes', 'most'] as const).filter((field) => before[field] !== after[field]).map((field) => [field, after[field]])),
    ...Object.fromEntries((['title', 'intro'] as const).filter((field) => before[field] !== after[field]).map((field) => [field, after[field] || null])),
  }
}

const rowId = (seriesId: string, segment: AgendaSegmentKey) => joinedId('templateSegment', seriesId, segment)

/** Only what changes is written, also into a new row: another lead may have begun the same row. */
function change(write: Write, seriesId: string, segment: AgendaSegmentKey, changes: Changes): void {
  const fields = Object.fromEntries(Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])))
  if (Object.keys(fields).length > 0) write.ensure('templateSegment', rowId(seriesId, segment), { seriesId, segment, ...fields })
}

function changeFilter(write: Write, seriesId: string, segment: AgendaSegmentKey, kind: TemplateFilterKind, before: TemplateSegment, after: TemplateSegment): void {
  const [had, has] = [valuesOf(before.filters, kind), valuesOf(after.filters, kind)]
  const columns = (value: string) => ({ teamId: kind === 'team' ? value : null, areaId: kind === 'area' ? value : null, segmentId: kind === 'segment' ? value : null, word: ['team', 'area', 'segment'].includes(kind) ? '' : value })
  const idOf = (value: string) => {
    const { teamId, areaId, segmentId, word } = columns(value)
    return joinedId('templateFilter', seriesId, segment, kind, String(teamId), String(areaId), String(segmentId), word)
  }
  for (const value of had) if (!has.includes(value)) write.remove('templateFilter', idOf(value))
  for (const value of has) if (!had.includes(value)) write.ensure('templateFilter', idOf(value), { seriesId, segment, kind, ...columns(value) })
}

/** Only the segments that were moved get another place, between the neighbours they have then: what another lead moves meanwhile is not put back. */
function reorder(write: Write, seriesId: string, from: readonly AgendaSegmentKey[], to: readonly AgendaSegmentKey[]): void {
  const moved = new Set(movedBetween(from, to))
  if (moved.size === 0) return
  if (to.every((segment, index) => usualPlace(segment) === index + 1)) {
    for (const { segment, position } of segmentRows(write, seriesId)) if (position !== null) change(write, seriesId, segment, { position: null })
    return
  }
  const places = new Map(to.map((segment) => [segment, placeIn(segmentRows(write, seriesId), segment)]))
  for (const [index, segment] of to.entries()) {
    if (!moved.has(segment)) continue
    const before = index === 0 ? null : places.get(to[index - 1]!)!
    // one that is moved itself has its new place later
    const next = to.slice(index + 1).find((other) => !moved.has(other))
    const after = next === undefined ? null : places.get(next)!
    const place = before === null ? (after ?? 1) - 1 : after === null ? before + 1 : (before + after) / 2
    if ((before !== null && place <= before) || (after !== null && place >= after)) return renumber(write, seriesId, to)
    places.set(segment, place)
    change(write, seriesId, segment, { position: place })
  }
}

/** No room is left between two numbers, or another lead's moves are in between: all are numbered anew. */
function renumber(write: Write, seriesId: string, order: readonly AgendaSegmentKey[]): void {
  for (const [index, segment] of order.entries()) change(write, seriesId, segment, { position: index + 1 })
}
