// What the evidence meter counts, in SQL: for a page of ideas at once, each with those merged into it.
import type { Meter } from '../../../../shared/contract/ideas.ts'
import { meterOf } from '../../../../shared/domain/evidence.ts'
import { shortOf } from '../../../../shared/domain/episodes.ts'
import { partsOfEach } from '../merged.ts'
import type { Read } from '../read.ts'

interface HeardRow { ideaId: string; learnings: number; customers: number; unnamed: number; quotes: number; episodeIds: string | null; oldestOn: string; newestOn: string }

/** Numbers of each of these episodes whose newest reading falls short of its target. There are few metrics and few episodes: each pair is one look into an index. */
function shortByEpisode(read: Read, episodeIds: readonly string[]): Map<string, number> {
  const short = new Map<string, number>()
  if (episodeIds.length === 0) return short
  const rows = read.all<{ episodeId: string; value: number; target: number; higherIsBetter: number }>(
    `SELECT e.value AS episodeId, r.value, m.target, m.higherIsBetter FROM json_each(?) e CROSS JOIN metric m JOIN reading r
       ON r.pk = (SELECT pk FROM reading WHERE metricId = m.id AND episodeId = e.value AND deletedAt IS NULL ORDER BY readOn DESC, createdAt DESC, pk DESC LIMIT 1)
     WHERE m.deletedAt IS NULL AND m.target IS NOT NULL`,
    [JSON.stringify(episodeIds)],
  )
  for (const { episodeId, value, target, higherIsBetter } of rows) if ((shortOf(value, target, higherIsBetter === 1) ?? 0) > 0) short.set(episodeId, (short.get(episodeId) ?? 0) + 1)
  return short
}

const NOTHING = { learnings: 0, customers: 0, unnamed: false, quotes: 0, readings: 0, episodes: 0 }

export function metersOf(read: Read, ids: readonly string[]): Map<string, Meter> {
  const rows = read.all<HeardRow>(
    `SELECT parts.ideaId, count(DISTINCT l.id) AS learnings, count(DISTINCT l.ofCustomerId) AS customers, max(l.customerId IS NULL) AS unnamed, count(DISTINCT CASE WHEN l.quote <> '' THEN l.id END) AS quotes,
       group_concat(DISTINCT l.episodeId) AS episodeIds, min(l.happenedOn) AS oldestOn, max(l.happenedOn) AS newestOn
     FROM ${partsOfEach(':wanted')} parts JOIN evidence e ON e.ideaId = parts.partId JOIN learning l ON l.id = e.learningId
     WHERE e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.visibility = 'everyone' GROUP BY parts.ideaId`,
    { wanted: JSON.stringify(ids) },
  )
  const episodesOf = ({ episodeIds }: HeardRow) => episodeIds?.split(',') ?? []
  const short = shortByEpisode(read, [...new Set(rows.flatMap(episodesOf))])
  const meters = new Map<string, Meter>(ids.map((id) => [id, { ...NOTHING, ...meterOf(NOTHING), oldestOn: null, newestOn: null }]))
  for (const row of rows) {
    const { learnings, customers, quotes, oldestOn, newestOn } = row
    const episodes = episodesOf(row)
    const facts = { learnings, customers, unnamed: row.unnamed === 1, quotes, episodes: episodes.length, readings: episodes.reduce((sum, id) => sum + (short.get(id) ?? 0), 0) }
    meters.set(row.ideaId, { ...facts, ...meterOf(facts), oldestOn, newestOn })
  }
  return meters
}
