// Metrics and their readings in SQL.
import type { Metric, Reading } from '../../../shared/contract/metrics.ts'
import { isFew, marginOf } from '../../../shared/domain/survey.ts'
import type { Read } from './read.ts'

/** Readings that come along with a metric. */
const READINGS = 100

/** SQL: living readings of all segments and by no team in particular, which stand for the whole. */
export const wholeReading = (r: string): string => `${r}.deletedAt IS NULL AND ${r}.segmentId IS NULL AND ${r}.teamId IS NULL`

const goalOn = (metric: string, day: string) => `FROM metricGoal goal WHERE goal.metricId = ${metric}.id AND goal.deletedAt IS NULL AND goal.fromOn <= ${day} ORDER BY goal.fromOn DESC LIMIT 1`
/** SQL: what a metric aims at on a day. */
export const targetOn = (metric: string, day: string): string => `iif(EXISTS (SELECT 1 ${goalOn(metric, day)}), (SELECT goal.target ${goalOn(metric, day)}), ${metric}.target)`

type MetricRow = Omit<Metric, 'higherIsBetter' | 'readings' | 'goals' | 'example'> & { higherIsBetter: number; example: number }
type ReadingRow = Omit<Reading, 'episode' | 'segment' | 'team' | 'margin' | 'few'> & { variance: number | null; episodeId: string | null; episodeName: string | null; segmentId: string | null; segmentName: string | null; teamId: string | null; teamName: string | null }

const METRIC = `SELECT id, name, kind, unit, higherIsBetter, target, benchmark, coalesce(benchmarkOf, '') AS benchmarkOf, least, most, example FROM metric WHERE deletedAt IS NULL`

export function listMetrics(read: Read): Metric[] {
  return withReadings(read, read.all<MetricRow>(`${METRIC} ORDER BY createdAt, pk`))
}

export function getMetric(read: Read, id: string): Metric | null {
  return withReadings(read, read.all<MetricRow>(`${METRIC} AND id = ?`, [id]))[0] ?? null
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

function withReadings(read: Read, rows: readonly MetricRow[]): Metric[] {
  return rows.map(({ higherIsBetter, example, ...row }) => ({
    ...row,
    higherIsBetter: higherIsBetter === 1,
    goals: read.all('SELECT id, fromOn, target, benchmark FROM metricGoal WHERE metricId = ? AND deletedAt IS NULL ORDER BY fromOn', [row.id]),
    readings: read
      .all<ReadingRow>(
        `SELECT r.id, r.episodeId, e.name AS episodeName, r.value, r.sampleSize, r.readOn, r.note, r.createdAt, r.variance, r.segmentId, s.name AS segmentName, r.teamId, t.name AS teamName FROM reading r LEFT JOIN episode e ON e.id = r.episodeId LEFT JOIN segment s ON s.id = r.segmentId LEFT JOIN team t ON t.id = r.teamId
         WHERE r.metricId = ? AND r.deletedAt IS NULL ORDER BY r.readOn DESC, r.createdAt DESC, r.pk DESC LIMIT ?`,
        [row.id, READINGS],
      )
      .map(({ episodeId, episodeName, segmentId, segmentName, teamId, teamName, variance, ...reading }) => ({
        ...reading,
        margin: marginOf(variance, reading.sampleSize),
        few: isFew(reading.sampleSize),
        episode: named(episodeId, episodeName),
        segment: named(segmentId, segmentName),
        team: named(teamId, teamName),
      })),
    example: example === 1,
  }))
}
