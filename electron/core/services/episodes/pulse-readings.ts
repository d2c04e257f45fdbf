// The eNPS from the pulse: what the hub tells of the answers after meetings, as a reading for each month (docs/closed-loop.md, Employees).
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { metrics as contract } from '../../../../shared/contract/metrics.ts'
import { dayOf } from '../../../../shared/domain/learnings.ts'
import type { MetricKind } from '../../../../shared/domain/metrics.ts'
import { countsOf } from '../../../../shared/domain/pulse.ts'
import { scoreOfGroups } from '../../../../shared/domain/survey.ts'
import type { Context } from '../context.ts'
import { putReading } from './monthly-reading.ts'

type Readings = z.output<(typeof contract)['readPulse']['out']>

/** Throws `unknown-metric`, `not-enps`, `pulse-not-told`. */
export function readPulse(context: Context, { metricId }: z.output<(typeof contract)['readPulse']['in']>): Readings {
  const { store } = context
  const metric = store.read.get<{ name: string; kind: MetricKind; example: number }>('SELECT name, kind, example FROM metric WHERE id = ? AND deletedAt IS NULL', [metricId])
  if (!metric) throw new AppError('unknown-metric')
  if (metric.kind !== 'enps') throw new AppError('not-enps', { name: metric.name })
  const told = store.read.all<{ recommends: string; startsAt: number }>('SELECT p.recommends, m.startsAt FROM pulseCount p JOIN meeting m ON m.id = p.meetingId AND m.deletedAt IS NULL WHERE p.deletedAt IS NULL AND p.recommends IS NOT NULL AND m.startsAt IS NOT NULL AND p.example = ? ORDER BY m.startsAt', [metric.example])
  const months = new Map<string, { readOn: string; groups: number[] }>()
  for (const { recommends, startsAt } of told) {
    const counts = countsOf(recommends, 3)
    if (!counts) continue
    const readOn = dayOf(startsAt)
    const before = months.get(readOn.slice(0, 7))?.groups ?? [0, 0, 0]
    months.set(readOn.slice(0, 7), { readOn, groups: before.map((count, at) => count + counts[at]!) })
  }
  if (months.size === 0) throw new AppError('pulse-not-told')
  const result: Readings = { readings: 0, repeated: 0, replaced: 0 }
  store.write((write) => {
    for (const { readOn, groups } of months.values()) {
      const [detractors, passives, promoters] = groups as [number, number, number]
      const outcome = putReading(write, context, { metricId, episodeId: null, segmentId: null, teamId: null, readOn, ...scoreOfGroups(detractors, passives, promoters) })
      result[outcome] += 1
      if (outcome === 'replaced') result.readings += 1
    }
  })
  return result
}
