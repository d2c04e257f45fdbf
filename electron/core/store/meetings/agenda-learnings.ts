// Learnings and product areas for the agenda, in SQL: candidates by index in small numbers, never all rows.
import type { AreaFact, LearningFact } from '../../../../shared/domain/agenda/facts.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import type { Read } from '../read.ts'

/** Which discussions count as "before": those of other meetings of the series, or of any meeting when it is null. */
export interface Scope {
  readonly meetingId: string | null
  readonly seriesId: string | null
  readonly teamId: string | null
}

/** Longest text, in characters, that is read for an agenda. */
export const LONGEST_READ = 4000

/** The team's own and those of no team. */
export const OURS = '(:teamId IS NULL OR x.teamId IS NULL OR x.teamId = :teamId)'

/** SQL for "was discussed in a meeting before this one". `subject`: SQL that gives the subject. */
export const wasDiscussed = (subject: string) => `EXISTS (SELECT 1 FROM discussion d WHERE d.subject = ${subject} AND d.deletedAt IS NULL AND d.discussedAt IS NOT NULL AND d.meetingId IS NOT :meetingId
  AND (:seriesId IS NULL OR (SELECT seriesId FROM meeting WHERE id = d.meetingId) = :seriesId))`

/** The least of a learning that is needed to count it and to choose among many. */
export interface WindowRow {
  readonly pk: number
  /** Its product area's id; without one `#` and its first tag. */
  readonly topic: string | null
  readonly customerId: string | null
  readonly authorId: string
  readonly teamId: string | null
  readonly sentiment: LearningFact['sentiment']
  readonly createdAt: number
}

/** SQL for the topic of a learning. */
const topicOf = (learning: string) => `coalesce(${learning}.areaId, (SELECT '#' || tag FROM learningTag WHERE learningId = ${learning}.id AND deletedAt IS NULL ORDER BY pk LIMIT 1))`

/** SQL for the tags of a learning, as JSON. */
export const tagsOf = (learningId: string) => `(SELECT json_group_array(tag) FROM learningTag WHERE learningId = ${learningId} AND deletedAt IS NULL)`

export function isTag(topic: string): boolean {
  return topic.startsWith('#')
}

/** The newest learnings logged since; newest first. */
export function learningsSince(read: Read, since: number, limit: number, { teamId }: Scope): WindowRow[] {
  return read.all(
    `SELECT x.pk, ${topicOf('x')} AS topic, x.ofCustomerId AS customerId, x.authorId, x.teamId, x.sentiment, x.createdAt FROM learning x INDEXED BY learningCreated
     WHERE x.deletedAt IS NULL AND x.createdAt >= :since AND x.visibility = 'everyone' AND ${OURS} ORDER BY x.createdAt DESC, x.pk DESC LIMIT :limit`,
    { since, limit, teamId },
  )
}

export function hasLearningSince(read: Read, since: number): boolean {
  return read.value('SELECT 1 FROM learning WHERE deletedAt IS NULL AND createdAt >= ? LIMIT 1', [since]) !== undefined
}

/** The newest with a customer's own words that no meeting has heard. */
export function untoldStories(read: Read, limit: number, scope: Scope): number[] {
  return untold(read, 'learningQuoted', `x.quote <> ''`, limit, scope)
}

/** The newest wow moments that no meeting has celebrated. */
export function untoldWow(read: Read, limit: number, scope: Scope): number[] {
  return untold(read, 'learningWow', 'x.wow = 1', limit, scope)
}

function untold(read: Read, index: string, what: string, limit: number, { meetingId, seriesId, teamId }: Scope): number[] {
  return read
    .all<{ pk: number }>(
      `SELECT x.pk FROM learning x INDEXED BY ${index} WHERE x.deletedAt IS NULL AND ${what} AND x.visibility = 'everyone' AND ${OURS} AND NOT ${wasDiscussed(`'learning:' || x.id`)}
       ORDER BY x.createdAt DESC, x.pk DESC LIMIT :limit`,
      { meetingId, seriesId, teamId, limit },
    )
    .map(({ pk }) => pk)
}

export function learningPks(read: Read, ids: readonly string[]): number[] {
  return read.all<{ pk: number }>(`SELECT x.pk FROM json_each(?) wanted JOIN learning x ON x.id = wanted.value WHERE x.deletedAt IS NULL AND x.visibility = 'everyone'`, [JSON.stringify(ids)]).map(({ pk }) => pk)
}

interface LearningRow extends Omit<LearningFact, 'customer' | 'author' | 'area' | 'tags' | 'wow' | 'waits'> {
  tags: string
  customerId: string | null
  customerName: string | null
  topic: string | null
  areaName: string | null
  authorId: string
  authorName: string | null
  wow: number
  waits: number
}

export function learningFacts(read: Read, pks: readonly number[]): LearningFact[] {
  return read
    .all<LearningRow>(
      `SELECT l.id, substr(l.text, 1, ${LONGEST_READ}) AS text, substr(l.quote, 1, ${LONGEST_READ}) AS quote, l.ofCustomerId AS customerId, c.name AS customerName, ${topicOf('l')} AS topic, a.name AS areaName, coalesce(l.segmentId, c.segmentId) AS segmentId, l.channel, ${tagsOf('l.id')} AS tags, l.authorId, m.name AS authorName, l.teamId,
         l.sentiment, l.wow, l.happenedOn, l.createdAt,
         l.waits = 1 AND EXISTS (SELECT 1 FROM followUp f WHERE f.learningId = l.id AND f.deletedAt IS NULL AND f.resolvedAt IS NULL) AS waits,
         (SELECT count(DISTINCT coalesce((SELECT rootId FROM idea WHERE id = e.ideaId), e.ideaId)) FROM evidence e WHERE e.learningId = l.id AND e.deletedAt IS NULL) AS ideas
       FROM json_each(?) wanted JOIN learning l ON l.pk = wanted.value LEFT JOIN customer c ON c.id = l.ofCustomerId LEFT JOIN area a ON a.id = l.areaId LEFT JOIN member m ON m.id = l.authorId`,
      [JSON.stringify(pks)],
    )
    .map(({ customerId, customerName, topic, areaName, authorId, authorName, tags, wow, waits, ...row }) => ({
      ...row,
      tags: JSON.parse(tags) as string[],
      customer: customerId === null ? null : { id: customerId, name: customerName ?? '' },
      area: topic === null ? null : { id: topic, name: isTag(topic) ? topic : (areaName ?? '') },
      author: { id: authorId, name: authorName ?? '' },
      wow: wow === 1,
      waits: waits === 1,
    }))
}

export function areaNames(read: Read, ids: readonly string[]): Map<string, string> {
  return new Map(read.all<{ id: string; name: string }>('SELECT a.id, a.name FROM json_each(?) wanted JOIN area a ON a.id = wanted.value WHERE a.deletedAt IS NULL', [JSON.stringify(ids)]).map(({ id, name }) => [id, name]))
}

/** The idea still in the pipeline with most evidence among the newest learnings about an area. */
export function ideaForArea(read: Read, areaId: string, learnings: number): AreaFact['idea'] {
  return (
    read.get<{ id: string; name: string; stage: Stage }>(
      `SELECT i.id, i.title AS name, i.stage FROM (SELECT id FROM learning WHERE areaId = ? AND deletedAt IS NULL ORDER BY happenedOn DESC, pk DESC LIMIT ?) l
       JOIN evidence e ON e.learningId = l.id JOIN idea x ON x.id = e.ideaId JOIN idea i ON i.id = coalesce(x.rootId, x.id)
       WHERE e.deletedAt IS NULL AND x.deletedAt IS NULL AND i.deletedAt IS NULL AND i.stage IN ('submitted', 'in-review', 'approved', 'pilot') GROUP BY i.id ORDER BY count(DISTINCT l.id) DESC, i.supporters DESC, i.id LIMIT 1`,
      [areaId, learnings],
    ) ?? null
  )
}
