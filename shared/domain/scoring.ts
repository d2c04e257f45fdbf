// Scoring: what reviewers think of an idea, made into one number that explains itself. Pure; the formulas and their sources are in docs/pipeline.md.
import { CRITERIA, type Criterion, type Scoring, type Weights } from './workspace-rules.ts'

export const LEAST_POINTS = 1
export const MOST_POINTS = 5
/** Reviewers who are this far apart on a criterion disagree. */
export const APART = 2

/** From here on, of 100, a score speaks for an idea on the agenda: as much as 4 of 5 on most criteria. */
export const HIGH_SCORE = 70

export type Points = Readonly<Record<Criterion, number>>

export interface Judged {
  readonly reviews: number
  /** Mean of each criterion, 1 to 5. */
  readonly means: Points
  /** Least and most of each criterion. */
  readonly ranges: Readonly<Record<Criterion, readonly [number, number]>>
  /** Criteria on which the reviewers disagree, the widest first. */
  readonly apart: readonly Criterion[]
}

/** Null without a review. */
export function judgedBy(reviews: readonly Points[]): Judged | null {
  if (reviews.length === 0) return null
  const each = <T>(of: (points: number[]) => T) => Object.fromEntries(CRITERIA.map((criterion) => [criterion, of(reviews.map((review) => review[criterion]))])) as Record<Criterion, T>
  const ranges = each((points) => [Math.min(...points), Math.max(...points)] as const)
  const width = (criterion: Criterion) => ranges[criterion][1] - ranges[criterion][0]
  return {
    reviews: reviews.length,
    means: each((points) => points.reduce((sum, one) => sum + one, 0) / points.length),
    ranges,
    apart: CRITERIA.filter((criterion) => width(criterion) >= APART).toSorted((a, b) => width(b) - width(a)),
  }
}

/** The score of means, in tenths: 0 to 1000. */
export function scoreOf({ impact: i, reach: r, confidence: c, effort: e }: Points, scoring: Scoring, weights: Weights): number {
  return Math.round(1000 * shareOf(scoring))
  function shareOf(way: Scoring): number {
    if (way === 'rice') return (r * i * c) / e / 125
    if (way === 'ice') return (i * c * (6 - e)) / 125
    const { impact: wi, reach: wr, confidence: wc, effort: we } = weights
    return (wi * (i - 1) + wr * (r - 1) + wc * (c - 1) + we * (5 - e)) / (4 * (wi + wr + wc + we))
  }
}

/** What lifts the score most and what lowers it most: the criteria that count, by how good they are for the idea; the best first. */
export function reasonsOf(means: Points, scoring: Scoring, weights: Weights): { criterion: Criterion; mean: number; good: number }[] {
  const counts = (criterion: Criterion) => (scoring === 'criteria' ? weights[criterion] > 0 : scoring === 'rice' || criterion !== 'reach')
  return CRITERIA.filter(counts)
    .map((criterion) => ({ criterion, mean: means[criterion], good: criterion === 'effort' ? 6 - means[criterion] : means[criterion] }))
    .toSorted((a, b) => b.good - a.good)
}

/** Whether a score (0 to 100) may stand as a reason: it is high, and at least two reviewers said so without disagreeing on anything. */
export function speaksFor(score: number, judged: Pick<Judged, 'reviews' | 'apart'>): boolean {
  return score >= HIGH_SCORE && judged.reviews >= 2 && judged.apart.length === 0
}
