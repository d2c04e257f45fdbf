// What can be done with metrics and their readings.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { metrics as contract, Metric } from '../../../shared/contract/metrics.ts'
import { isFutureDay } from '../../../shared/domain/learnings.ts'
import { isOnScale, SCALES, type MetricKind } from '../../../shared/domain/metrics.ts'
import { resolvePicked } from '../store/lookups.ts'
import { getMetric, listMetrics } from '../store/metrics.ts'
import type { Read } from '../store/read.ts'
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

function needOnScale(kind: MetricKind, value: number, field: string): void {
  if (isOnScale(kind, value)) return
  const [least, most] = SCALES[kind]!
  throw new AppError('out-of-scale', { value, least, most }, [{ field, code: 'out-of-scale' }])
}

export function create({ store, newId, now }: Context, input: Input<'create'>): Metric {
  const id = newId()
  if (input.target !== null) needOnScale(input.kind, input.target, 'target')
  if (input.benchmark !== null) needOnScale(input.kind, input.benchmark, 'benchmark')
  store.write((write) => {
    needFreeName(write, input.name, id)
    write.put('metric', id, { ...input, createdAt: now() })
  })
  return present(store.read, id)
}

/** Another kind is refused while a reading or the target lies outside its scale. */
export function edit({ store }: Context, { id, changes }: Input<'edit'>): Metric {
  store.write((write) => {
    const metric = present(write, id)
    if (changes.name !== undefined) needFreeName(write, changes.name, id)
    const kind = changes.kind ?? metric.kind
    const target = changes.target === undefined ? metric.target : changes.target
    if (target !== null) needOnScale(kind, target, 'target')
    const benchmark = changes.benchmark === undefined ? metric.benchmark : changes.benchmark
    if (benchmark !== null) needOnScale(kind, benchmark, 'benchmark')
    if (kind !== metric.kind) for (const { value } of write.all<{ value: number }>('SELECT min(value) AS value FROM reading WHERE metricId = :id AND deletedAt IS NULL HAVING count(*) > 0 UNION ALL SELECT max(value) FROM reading WHERE metricId = :id AND deletedAt IS NULL HAVING count(*) > 0', { id })) needOnScale(kind, value, 'kind')
    write.patch('metric', id, changes)
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

export function read({ store, newId, now }: Context, { metricId, episode, ...reading }: Input<'read'>): Metric {
  store.write((write) => {
    const { kind } = present(write, metricId)
    needOnScale(kind, reading.value, 'value')
    if (isFutureDay(reading.readOn, now())) throw new AppError('date-in-future', { date: reading.readOn }, [{ field: 'readOn', code: 'date-in-future' }])
    write.put('reading', newId(), { metricId, episodeId: resolvePicked(write, 'episode', episode, newId), ...reading, createdAt: now() })
  })
  return present(store.read, metricId)
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
