// Metrics and their readings in SQL.
import type { Metric, Reading } from '../../../shared/contract/metrics.ts'
import { isFew, marginOf } from '../../../shared/domain/survey.ts'
import type { Read } from './read.ts'

/** Readings that come along with a metric. */
const READINGS = 100

type MetricRow = Omit<Metric, 'higherIsBetter' | 'readings' | 'example'> & { higherIsBetter: number; example: number }
type ReadingRow = Omit<Reading, 'episode' | 'margin' | 'few'> & { variance: number | null; episodeId: string | null; episodeName: string | null }

const METRIC = `SELECT id, name, kind, unit, higherIsBetter, target, benchmark, coalesce(benchmarkOf, '') AS benchmarkOf, example FROM metric WHERE deletedAt IS NULL`

export function listMetrics(read: Read): Metric[] {
  return withReadings(read, read.all<MetricRow>(`${METRIC} ORDER BY createdAt, pk`))
}

export function getMetric(read: Read, id: string): Metric | null {
  return withReadings(read, read.all<MetricRow>(`${METRIC} AND id = ?`, [id]))[0] ?? null
}

function withReadings(read: Read, rows: readonly MetricRow[]): Metric[] {
  return rows.map(({ higherIsBetter, example, ...row }) => ({
    ...row,
    higherIsBetter: higherIsBetter === 1,
    readings: read
      .all<ReadingRow>(
        `SELECT r.id, r.episodeId, e.name AS episodeName, r.value, r.sampleSize, r.readOn, r.note, r.createdAt, r.variance FROM reading r LEFT JOIN episode e ON e.id = r.episodeId
         WHERE r.metricId = ? AND r.deletedAt IS NULL ORDER BY r.readOn DESC, r.createdAt DESC, r.pk DESC LIMIT ?`,
        [row.id, READINGS],
      )
      .map(({ episodeId, episodeName, variance, ...reading }) => ({ ...reading, margin: marginOf(variance, reading.sampleSize), few: isFew(reading.sampleSize), episode: episodeId === null ? null : { id: episodeId, name: episodeName ?? '' } })),
    example: example === 1,
  }))
}
