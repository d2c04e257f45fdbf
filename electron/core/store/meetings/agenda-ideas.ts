// Ideas for the agenda, in SQL: the best few of each kind by index, then all that is told of them.
import type { IdeaFact } from '../../../../shared/domain/agenda/facts.ts'
import type { SegmentFilter } from '../../../../shared/domain/agenda/template.ts'
import { WAITING_STAGES } from '../../../../shared/domain/ideas.ts'
import { HIGH_SCORE, judgedBy, speaksFor, type Points } from '../../../../shared/domain/scoring.ts'
import { asksForSome, fittingIdeas, segmentsOf } from './agenda-filters.ts'
import { LONGEST_READ, OURS, wasDiscussed, type Scope } from './agenda-learnings.ts'
import { partsOfEach } from '../merged.ts'
import type { Read } from '../read.ts'

/** The indexes that put waiting ideas in order; each gives its first few. */
const LISTS = [
  { index: 'ideaStageSupporters', order: 'x.supporters DESC, x.pk DESC' },
  { index: 'ideaStageLearnings', order: 'x.learnings DESC, x.pk DESC' },
  { index: 'ideaStageAffected', order: 'x.affected DESC, x.pk DESC' },
  { index: 'ideaStageCreated', order: 'x.createdAt, x.pk' },
] as const

/** Of each list, when a template asks for some of them only. */
const LOOKED_AT = 300
interface FoundIdea { readonly pk: number; readonly id: string; readonly teamId: string | null }

/**
 * Ideas that wait for a decision and that no meeting before has discussed: most supported, best evidenced, affecting most customers, and oldest;
 * and those moved last, discussed or not.
 */
export function waitingIdeas(read: Read, most: number, { meetingId, seriesId, teamId }: Scope, filter: SegmentFilter = {}): number[] {
  const each = asksForSome(filter) ? LOOKED_AT : most
  const scope = { meetingId, seriesId, teamId, each }
  const found = new Set<number>()
  const take = (rows: readonly FoundIdea[]) => fittingIdeas(read, filter, rows).slice(0, most).forEach((pk) => found.add(pk))
  for (const stage of WAITING_STAGES) {
    for (const { index, order } of LISTS) {
      take(read.all(
        `SELECT x.pk, x.id, x.teamId FROM idea x INDEXED BY ${index} WHERE x.stage = :stage AND x.deletedAt IS NULL AND ${OURS} AND NOT ${wasDiscussed(`'idea:' || x.id`)} ORDER BY ${order} LIMIT :each`,
        { ...scope, stage },
      ))
    }
    take(read.all(`SELECT x.pk, x.id, x.teamId FROM idea x INDEXED BY ideaStage WHERE x.stage = :stage AND x.deletedAt IS NULL AND ${OURS} ORDER BY x.stageAt DESC, x.pk DESC LIMIT :each`, { stage, teamId, each }))
  }
  return [...found]
}

export function ideaPks(read: Read, ids: readonly string[]): number[] {
  return read.all<{ pk: number }>('SELECT i.pk FROM json_each(?) wanted JOIN idea i ON i.id = wanted.value WHERE i.deletedAt IS NULL', [JSON.stringify(ids)]).map(({ pk }) => pk)
}

type IdeaRow = Omit<IdeaFact, 'segmentIds' | 'answers' | 'quote' | 'customer' | 'customers' | 'author' | 'agreed'> & { author: string | null; score: number }

export function ideaFacts(read: Read, pks: readonly number[]): IdeaFact[] {
  const rows = read.all<IdeaRow>(
    `SELECT i.id, i.title, i.stage, m.name AS author, m.id AS authorId, i.teamId, i.supporters, i.learnings, i.comments, i.score, coalesce(i.submittedAt, i.createdAt) AS submittedAt
     FROM json_each(?) wanted JOIN idea i ON i.pk = wanted.value LEFT JOIN member m ON m.id = i.authorId`,
    [JSON.stringify(pks)],
  )
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const texts = answerTexts(read, ids)
  const picked = pickedNames(read, ids)
  const heard = heardIn(read, ids)
  const segments = segmentsOf(read, ids)
  const agreed = agreedScores(read, rows)
  return rows.map(({ score: _score, ...row }) => {
    const { customers = '', delight = '' } = texts.get(row.id) ?? {}
    const { quote = '', customer = null, customers: distinct = 0 } = heard.get(row.id) ?? {}
    return { ...row, segmentIds: segments.get(row.id) ?? [], author: row.author ?? '', answers: { customers: [(picked.get(row.id) ?? []).join(', '), customers].filter(Boolean).join('\n'), delight }, quote, customer, customers: distinct, ...agreed.get(row.id) }
  })
}

/** By idea, where a high score is agreed on. */
function agreedScores(read: Read, rows: readonly { id: string; score: number }[]): Map<string, Pick<IdeaFact, 'agreed'>> {
  // kept in tenths
  const high = rows.filter(({ score }) => score >= HIGH_SCORE * 10)
  const reviews = Map.groupBy(
    read.all<Points & { ideaId: string }>('SELECT r.ideaId, r.impact, r.reach, r.confidence, r.effort FROM json_each(?) wanted JOIN review r ON r.ideaId = wanted.value WHERE r.deletedAt IS NULL', [JSON.stringify(high.map(({ id }) => id))]),
    ({ ideaId }) => ideaId,
  )
  return new Map(
    high.flatMap(({ id, score }) => {
      const judged = judgedBy(reviews.get(id) ?? [])
      return judged && speaksFor(score / 10, judged) ? [[id, { agreed: { score: Math.round(score / 10), reviews: judged.reviews } }] as const] : []
    }),
  )
}

function answerTexts(read: Read, ids: string): Map<string, { customers?: string; delight?: string }> {
  const texts = new Map<string, { customers?: string; delight?: string }>()
  for (const { ideaId, question, text } of read.all<{ ideaId: string; question: 'customers' | 'delight'; text: string }>(
    `SELECT a.ideaId, a.question, substr(a.text, 1, ${LONGEST_READ + 1}) AS text FROM json_each(?) wanted JOIN ideaAnswer a ON a.ideaId = wanted.value WHERE a.deletedAt IS NULL AND a.question IN ('customers', 'delight')`,
    [ids],
  )) texts.set(ideaId, { ...texts.get(ideaId), [question]: text })
  return texts
}

/** Customers and segments picked as those an idea affects, by name; by idea. */
function pickedNames(read: Read, ids: string): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { ideaId, name } of read.all<{ ideaId: string; name: string }>(
    `SELECT DISTINCT parts.ideaId, c.id, c.name FROM ${partsOfEach(':ids')} parts JOIN ideaCustomer x ON x.ideaId = parts.partId JOIN customer c ON c.id = x.ofCustomerId WHERE x.deletedAt IS NULL AND c.deletedAt IS NULL
     UNION ALL SELECT DISTINCT parts.ideaId, s.id, s.name FROM ${partsOfEach(':ids')} parts JOIN ideaSegment x ON x.ideaId = parts.partId JOIN segment s ON s.id = x.segmentId WHERE x.deletedAt IS NULL AND s.deletedAt IS NULL`,
    { ids },
  )) names.set(ideaId, [...(names.get(ideaId) ?? []), name])
  return names
}

/** By idea: how many distinct customers, and the newest words of one in the evidence that everyone may read. */
function heardIn(read: Read, ids: string): Map<string, { customers: number; quote: string; customer: string | null }> {
  const heard = new Map<string, { customers: Set<string>; quote: string; customer: string | null; at: string }>()
  const of = (ideaId: string) => {
    let found = heard.get(ideaId)
    if (!found) heard.set(ideaId, (found = { customers: new Set(), quote: '', customer: null, at: '' }))
    return found
  }
  for (const { ideaId, customerId } of read.all<{ ideaId: string; customerId: string }>(`SELECT parts.ideaId, x.ofCustomerId AS customerId FROM ${partsOfEach(':ids')} parts JOIN ideaCustomer x ON x.ideaId = parts.partId WHERE x.deletedAt IS NULL`, { ids })) of(ideaId).customers.add(customerId)
  for (const row of read.all<{ ideaId: string; customerId: string | null; customer: string | null; quote: string; at: string }>(
    `SELECT parts.ideaId, l.ofCustomerId AS customerId, c.name AS customer, iif(l.visibility = 'everyone', substr(l.quote, 1, ${LONGEST_READ}), '') AS quote, l.happenedOn || l.id AS at
     FROM ${partsOfEach(':ids')} parts JOIN evidence e ON e.ideaId = parts.partId JOIN learning l ON l.id = e.learningId LEFT JOIN customer c ON c.id = l.ofCustomerId WHERE e.deletedAt IS NULL AND l.deletedAt IS NULL`,
    { ids },
  )) {
    const idea = of(row.ideaId)
    if (row.customerId) idea.customers.add(row.customerId)
    if (row.quote && row.at > idea.at) Object.assign(idea, { quote: row.quote, customer: row.customer, at: row.at })
  }
  return new Map([...heard].map(([ideaId, { customers, quote, customer }]) => [ideaId, { customers: customers.size, quote, customer }]))
}
