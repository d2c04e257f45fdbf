// How each episode stands, in SQL: from counts that are kept by the write, so that a million learnings cost no more than a thousand.
import type { Episode, EpisodeMetric } from '../../../../shared/contract/episodes.ts'
import { shortOf } from '../../../../shared/domain/episodes.ts'
import { isFew, marginOf } from '../../../../shared/domain/survey.ts'
import { targetOn, wholeReading } from '../metrics.ts'
import type { Read } from '../read.ts'

export interface EpisodeRow { readonly id: string; readonly name: string; readonly ownerId: string | null; readonly ownerName: string | null; readonly position: number | null; readonly example: number }

/** In their order; those without a place follow in the order in which they were made. */
export function episodeRows(read: Read): EpisodeRow[] {
  return read.all<EpisodeRow>('SELECT e.id, e.name, e.ownerId, m.name AS ownerName, e.position, e.example FROM episode e LEFT JOIN member m ON m.id = e.ownerId WHERE e.deletedAt IS NULL ORDER BY e.position IS NULL, e.position, e.pk')
}

export function heardByEpisode(read: Read, from: string): Map<string, Episode['heard']> {
  const found = new Map<string, { good: number; bad: number; neutral: number; unknown: number }>()
  for (const { episodeId, sentiment, learnings } of read.all<{ episodeId: string; sentiment: 'good' | 'bad' | 'neutral' | ''; learnings: number }>(`SELECT episodeId, sentiment, sum(learnings) AS learnings FROM heard WHERE day >= ? AND episodeId <> '' GROUP BY episodeId, sentiment`, [from])) {
    const one = found.get(episodeId) ?? { good: 0, bad: 0, neutral: 0, unknown: 0 }
    one[sentiment || 'unknown'] = learnings
    found.set(episodeId, one)
  }
  return found
}

const counted = (rows: readonly { episodeId: string; count: number }[]) => new Map(rows.map(({ episodeId, count }) => [episodeId, count]))

/** From the promises, which are few as long as they are kept. */
export function waitingByEpisode(read: Read): Map<string, number> {
  return counted(read.all(`SELECT l.episodeId, count(*) AS count FROM followUp f INDEXED BY followUpDue CROSS JOIN learning l ON l.id = f.learningId WHERE f.deletedAt IS NULL AND f.resolvedAt IS NULL AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND l.episodeId IS NOT NULL GROUP BY l.episodeId`))
}

/** Ideas that somebody may still act on. */
const OPEN_STAGES = ['draft', 'submitted', 'in-review', 'approved', 'pilot']

export function ideasByEpisode(read: Read): Map<string, number> {
  return counted(read.all(`SELECT k.episodeId, count(*) AS count FROM idea i CROSS JOIN episodeIdea k ON k.ideaId = i.id WHERE i.stage IN (SELECT value FROM json_each(?)) AND i.deletedAt IS NULL AND k.links > 0 GROUP BY k.episodeId`, [JSON.stringify(OPEN_STAGES)]))
}

interface MetricRow { episodeId: string; id: string; name: string; kind: EpisodeMetric['kind']; unit: string; higherIsBetter: number; target: number | null; value: number; readOn: string; sampleSize: number | null; variance: number | null; beforeValue: number | null }

/** The newest reading of each metric in each episode, the one that falls short most first. */
export function metricsByEpisode(read: Read): Map<string, EpisodeMetric[]> {
  const nth = (n: number) => `(SELECT pk FROM reading r WHERE metricId = pair.metricId AND episodeId = pair.episodeId AND ${wholeReading('r')} ORDER BY readOn DESC, createdAt DESC, pk DESC LIMIT 1 OFFSET ${n})`
  const rows = read.all<MetricRow>(
    `SELECT pair.episodeId, m.id, m.name, m.kind, m.unit, m.higherIsBetter, ${targetOn('m', 'now.readOn')} AS target, now.value, now.readOn, now.sampleSize, now.variance, before.value AS beforeValue
     FROM (SELECT DISTINCT metricId, episodeId FROM reading r WHERE ${wholeReading('r')} AND episodeId IS NOT NULL) pair JOIN metric m ON m.id = pair.metricId AND m.deletedAt IS NULL
     JOIN reading now ON now.pk = ${nth(0)} LEFT JOIN reading before ON before.pk = ${nth(1)} ORDER BY m.createdAt, m.pk`,
  )
  const found = new Map<string, EpisodeMetric[]>()
  for (const { episodeId, higherIsBetter, variance, beforeValue, ...row } of rows) {
    const metric = { ...row, higherIsBetter: higherIsBetter === 1, margin: marginOf(variance, row.sampleSize), few: isFew(row.sampleSize), change: beforeValue === null ? null : Number((row.value - beforeValue).toFixed(2)), short: shortOf(row.value, row.target, higherIsBetter === 1) }
    found.set(episodeId, [...(found.get(episodeId) ?? []), metric])
  }
  for (const list of found.values()) list.sort((a, b) => (b.short ?? 0) - (a.short ?? 0))
  return found
}
