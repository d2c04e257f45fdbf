// What the answers to a survey amount to: the score, how sure it is, and whether there are enough. Pure. Formulas and sources: docs/closed-loop.md.
import type { MetricKind } from './metrics.ts'

interface Scoring {
  /** Lowest and highest answer. Answers are whole numbers. */
  readonly least: number
  readonly most: number
  /** What one answer counts as; the metric is the mean of these. */
  readonly counts: (answer: number) => number
}

const promoters: Scoring = { least: 0, most: 10, counts: (answer) => (answer >= 9 ? 100 : answer <= 6 ? -100 : 0) }

/**
 * By the kind of metric; kinds that are missing are not asked for in surveys.
 * NPS, eNPS: promoters 9 and 10, passives 7 and 8, detractors 0 to 6 (Reichheld, The One Number You Need to Grow, 2003).
 * CSAT: share of 4 and 5 out of 1 to 5 ("top 2 box"). CES: mean of 1 to 7 (CES 2.0, CEB 2013).
 */
export const SCORINGS: Readonly<Partial<Record<MetricKind, Scoring>>> = { nps: promoters, enps: promoters, csat: { least: 1, most: 5, counts: (answer) => (answer >= 4 ? 100 : 0) }, ces: { least: 1, most: 7, counts: (answer) => answer } }

/** Fewer answers are marked: below 30 the normal approximation of the margin is not to be relied on (Sauro and Lewis, Quantifying the User Experience, 2016, ch. 3). */
export const FEW_ANSWERS = 30
/** Of the normal distribution, for 95 %. */
const Z = 1.96

export interface Score { readonly value: number; readonly sampleSize: number; /** Of one answer. */ readonly variance: number }

const round = (value: number, digits: number) => Number(value.toFixed(digits))

/** Of at least one answer, each on its scale. */
export function scoreOf(kind: MetricKind, answers: readonly number[]): Score {
  const values = answers.map(SCORINGS[kind]!.counts)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { value: round(mean, kind === 'ces' ? 2 : 1), sampleSize: answers.length, variance: round(variance, 4) }
}

/** NPS or eNPS of counted groups. At least one answer. */
export function scoreOfGroups(detractors: number, passives: number, promoted: number): Score {
  const many = detractors + passives + promoted
  const mean = (100 * (promoted - detractors)) / many
  return { value: round(mean, 1), sampleSize: many, variance: round((10_000 * (promoted + detractors)) / many - mean ** 2, 4) }
}

/** Half the width of the 95 % interval, on the metric's scale; null when it is not known. */
export function marginOf(variance: number | null, sampleSize: number | null): number | null {
  return variance === null || sampleSize === null || sampleSize < 1 ? null : round(Z * Math.sqrt(variance / sampleSize), 1)
}

export function isFew(sampleSize: number | null): boolean {
  return sampleSize !== null && sampleSize < FEW_ANSWERS
}
