// What can be done with metrics and their readings.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { metrics as contract, Metric } from '../../../shared/contract/metrics.ts'
import { needPast } from '../../../shared/domain/past-days.ts'
import { isOnScale, SCALES, scaleOf, type Scaled } from '../../../shared/domain/metrics.ts'
import { resolvePicked } from '../store/lookups.ts'
import { getMetric, listMetrics } from '../store/metrics.ts'
import type { Read } from '../store/read.ts'
import { joinedId } from '../store/write.ts'
import type { Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store }: Context): Metric[] {
  return listMetrics(store.read)
}

function present(read: Read, id: string): Metric {
  const metric = getMetric(read, id)
  if (!metric) throw new AppError('unknown-metric')
  return metric
}

function needFreeName(read: Read, name: string, id: string): void {
  const taken = read.all<{ id: string; name: string }>('SELECT id, name FROM metric WHERE deletedAt IS NULL').some((row) => row.id !== id && row.name.toLowerCase() === name.toLowerCase())
  if (taken) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
}

function needOnScale(metric: Scaled, value: number | null, field: string): void {
  if (value === null || isOnScale(metric, value)) return
  const [least, most] = scaleOf(metric)
  throw new AppError('out-of-scale', { value, least: least ?? '−∞', most: most ?? '∞' }, [{ field, code: 'out-of-scale' }])
}

/** Ends of an own scale; a kind that has a scale keeps none of its own. */
function endsOf({ kind, least, most }: Scaled): { least: number | null; most: number | null } {
  if (SCALES[kind]) return { least: null, most: null }
  if (typeof least === 'number' && typeof most === 'number' && least >= most) throw new AppError('range-upside-down', {}, [{ field: 'most', code: 'range-upside-down' }])
  return { least: least ?? null, most: most ?? null }
}

export function create({ store, newId, now }: Context, input: Input<'create'>): Metric {
  const id = newId()
  const metric = { ...input, ...endsOf(input) }
  for (const field of ['target', 'benchmark'] as const) needOnScale(metric, input[field], field)
  store.write((write) => {
    needFreeName(write, input.name, id)
    write.put('metric', id, { ...metric, createdAt: now() })
  })
  return present(store.read, id)
}

/** Another kind or scale is refused while a reading, a target or a benchmark lies outside it. */
export function edit({ store }: Context, { id, changes }: Input<'edit'>): Metric {
  store.write((write) => {
    const metric = present(write, id)
    if (changes.name !== undefined) needFreeName(write, changes.name, id)
    const asked: Metric = { ...metric, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) }
    const next = { ...asked, ...endsOf(asked) }
    for (const field of ['target', 'benchmark'] as const) needOnScale(next, next[field], field)
    const rescaled = next.kind !== metric.kind ? 'kind' : next.least !== metric.least ? 'least' : next.most !== metric.most ? 'most' : null
    if (rescaled) for (const { value } of write.all<{ value: number }>('SELECT min(value) AS value FROM reading WHERE metricId = :id AND deletedAt IS NULL HAVING count(*) > 0 UNION ALL SELECT max(value) FROM reading WHERE metricId = :id AND deletedAt IS NULL HAVING count(*) > 0', { id })) needOnScale(next, value, rescaled)
    if (rescaled) for (const goal of metric.goals) for (const value of [goal.target, goal.benchmark]) needOnScale(next, value, rescaled)
    write.patch('metric', id, { ...changes, least: next.least, most: next.most })
  })
  return present(store.read, id)
}

export function remove({ store }: Context, { id }: Input<'delete'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('metric', id)) throw new AppError('unknown-metric')
  })
  return {}
}

export function restore({ store }: Context, { id }: Input<'restore'>): Metric {
  store.write((write) => {
    if (!write.restore('metric', id)) throw new AppError('unknown-metric')
  })
  return present(store.read, id)
}

export function read({ store, newId, now }: Context, { metricId, episode, segment, ...reading }: Input<'read'>): Metric {
  store.write((write) => {
    needOnScale(present(write, metricId), reading.value, 'value')
    if (reading.teamId !== null && write.value('SELECT 1 FROM team WHERE id = ? AND deletedAt IS NULL', [reading.teamId]) === undefined) throw new AppError('unknown-team', {}, [{ field: 'teamId', code: 'unknown-team' }])
    needPast(reading.readOn, now(), 'readOn')
    write.put('reading', newId(), { metricId, episodeId: resolvePicked(write, 'episode', episode, newId), segmentId: resolvePicked(write, 'segment', segment, newId), ...reading, variance: null, createdAt: now() })
  })
  return present(store.read, metricId)
}

export function setGoal({ store, now }: Context, { metricId, fromOn, ...aim }: Input<'setGoal'>): Metric {
  store.write((write) => {
    const metric = present(write, metricId)
    for (const field of ['target', 'benchmark'] as const) needOnScale(metric, aim[field], field)
    const id = joinedId('metricGoal', metricId, fromOn)
    if (write.value('SELECT 1 FROM metricGoal WHERE id = ?', [id]) === undefined) return write.put('metricGoal', id, { metricId, fromOn, ...aim, createdAt: now() })
    write.restore('metricGoal', id)
    write.patch('metricGoal', id, aim)
  })
  return present(store.read, metricId)
}

export function deleteGoal({ store }: Context, { id }: Input<'deleteGoal'>): Metric {
  return store.write((write) => {
    const metricId = write.value<string>('SELECT metricId FROM metricGoal WHERE id = ? AND deletedAt IS NULL', [id])
    if (!metricId || !write.remove('metricGoal', id)) throw new AppError('unknown-goal')
    return present(write, metricId)
  })
}

export function deleteReading({ store }: Context, { id }: Input<'deleteReading'>): Metric {
  return store.write((write) => {
    const metricId = write.value<string>('SELECT metricId FROM reading WHERE id = ? AND deletedAt IS NULL', [id])
    if (!metricId || !write.remove('reading', id)) throw new AppError('unknown-reading')
    return present(write, metricId)
  })
}

export function restoreReading({ store }: Context, { id }: Input<'restoreReading'>): Metric {
  return store.write((write) => {
    const metricId = write.value<string>('SELECT metricId FROM reading WHERE id = ?', [id])
    if (!metricId || !write.restore('reading', id)) throw new AppError('unknown-reading')
    return present(write, metricId)
  })
}
