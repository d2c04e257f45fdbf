// Learnings and ideas as flat records, as the terminal lists them and the tables of an export hold them. Names instead of ids, page by page.
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import type { LearningSummary } from '../../../shared/contract/learnings.ts'
import { listIdeas } from './ideas.ts'
import { listLearnings } from './learnings.ts'
import { stagesOf } from './pipeline/stages.ts'
import type { Read } from './read.ts'

export interface LearningRecord {
  id: string
  /** The beginning of the text, in one line. */
  title: string
  text: string
  quote: string
  customer: string | null
  segment: string | null
  channel: string | null
  sentiment: string | null
  episode: string | null
  area: string | null
  /** What caused it, as its root cause says. */
  cause: string | null
  tags: string[]
  /** Day it happened, `YYYY-MM-DD`. */
  date: string
  waits: boolean
  wow: boolean
  author: string
  /** ISO instant in UTC. */
  createdAt: string
  example: boolean
}

export interface IdeaRecord {
  id: string
  title: string
  /** The description. */
  text: string
  customers: string[]
  segments: string[]
  /** Which customers does it affect, in words. */
  affects: string
  delight: string
  benefit: string
  effort: string | null
  stage: string
  /** What the workspace calls that stage; null: the word of the app. */
  stageName: string | null
  /** The step of that stage in which it stands. */
  step: string | null
  category: string | null
  /** Why it stands there. */
  reason: string
  author: string
  owner: string | null
  supporters: number
  comments: number
  learnings: number
  /** Id of the idea that a merged one counts for. */
  mergedInto: string | null
  createdAt: string
  example: boolean
}

export interface Records<R> { rows: R[]; next: string | null }

const TITLE = 100
const isoOf = (instant: number) => new Date(instant).toISOString()

function toLearningRecord({ id, text, quote, customer, segment, channel, sentiment, episode, area, tags, happenedOn, waits, wow, author, createdAt, example }: LearningSummary, cause: string | null): LearningRecord {
  const line = text.replace(/\s+/g, ' ').trim()
  const title = line.length > TITLE ? `${line.slice(0, TITLE - 1).toWellFormed().trimEnd()}…` : line
  return { id, title, text, quote, customer: customer?.name ?? null, segment: segment?.name ?? null, channel, sentiment, episode: episode?.name ?? null, area: area?.name ?? null, cause, tags, date: happenedOn, waits, wow, author: author.name, createdAt: isoOf(createdAt), example }
}

/** Newest first. */
export function learningRecords(read: Read, cursor: string | null, limit: number): Records<LearningRecord> {
  const { rows, next } = listLearnings(read, { filters: { text: '' }, sort: 'newest', cursor, limit })
  const causes = new Map(
    read.all<{ id: string; name: string }>('SELECT r.learningId AS id, c.name FROM rootCause r JOIN cause c ON c.id = r.causeId WHERE r.deletedAt IS NULL AND r.learningId IN (SELECT value FROM json_each(?))', [JSON.stringify(rows.map(({ id }) => id))]).map(({ id, name }) => [id, name]),
  )
  return { rows: rows.map((row) => toLearningRecord(row, causes.get(row.id) ?? null)), next }
}

/** Newest first. */
export function ideaRecords(read: Read, cursor: string | null, limit: number): Records<IdeaRecord> {
  const { rows, next } = listIdeas(read, '', { filters: { text: '' }, sort: 'newest', cursor, limit })
  return { rows: withDetails(read, rows), next }
}

interface Details { id: string; description: string; expectedBenefit: string; effort: string | null; category: string | null; affects: string | null; delight: string | null; reason: string | null; customers: string; segments: string }

function withDetails(read: Read, ideas: readonly IdeaSummary[]): IdeaRecord[] {
  const details = new Map(
    read
      .all<Details>(
        `SELECT i.id, i.description, i.expectedBenefit, i.effort, (SELECT name FROM category WHERE id = i.categoryId AND deletedAt IS NULL) AS category,
           (SELECT text FROM ideaAnswer WHERE ideaId = i.id AND question = 'customers' AND deletedAt IS NULL) AS affects,
           (SELECT text FROM ideaAnswer WHERE ideaId = i.id AND question = 'delight' AND deletedAt IS NULL) AS delight,
           (SELECT reason FROM stageChange WHERE ideaId = i.id AND deletedAt IS NULL ORDER BY createdAt DESC, pk DESC LIMIT 1) AS reason,
           (SELECT json_group_array(name ORDER BY pk) FROM (SELECT c.name, min(l.pk) AS pk FROM ideaCustomer l JOIN customer c ON c.id = l.ofCustomerId WHERE l.ideaId = i.id AND l.deletedAt IS NULL GROUP BY c.id)) AS customers,
           (SELECT json_group_array(s.name ORDER BY l.pk) FROM ideaSegment l JOIN segment s ON s.id = l.segmentId WHERE l.ideaId = i.id AND l.deletedAt IS NULL) AS segments
         FROM json_each(?) wanted JOIN idea i ON i.id = wanted.value`,
        [JSON.stringify(ideas.map(({ id }) => id))],
      )
      .map((row) => [row.id, row]),
  )
  const names = new Map(stagesOf(read).map(({ key, name }) => [key, name]))
  return ideas.map(({ id, title, stage, step, author, owner, supporters, comments, learnings, mergedInto, createdAt, example }) => {
    const { description, expectedBenefit, effort, category, affects, delight, reason, customers, segments } = details.get(id)!
    return {
      id, title, text: description, customers: JSON.parse(customers) as string[], segments: JSON.parse(segments) as string[], affects: affects ?? '', delight: delight ?? '', benefit: expectedBenefit, effort,
      stage, stageName: names.get(stage) ?? null, step: step?.name ?? null, category, reason: reason ?? '', author: author.name, owner: owner?.name ?? null, supporters, comments, learnings, mergedInto: mergedInto?.id ?? null, createdAt: isoOf(createdAt), example,
    }
  })
}
