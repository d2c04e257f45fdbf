// Metrics: the kinds, and the scale that a reading of each must lie on.

export const METRIC_KINDS = ['nps', 'csat', 'ces', 'enps', 'clv', 'churn', 'contact-rate', 'own'] as const
export type MetricKind = (typeof METRIC_KINDS)[number]

/**
 * Lowest and highest possible reading. NPS and eNPS: share of promoters minus share of detractors, -100 to 100 (Reichheld 2003).
 * CSAT and churn: percent. CES: 1 to 7 (CES 2.0, CEB 2013). CLV, contact rate and own metrics have no bounds.
 */
export const SCALES: Readonly<Record<MetricKind, readonly [number, number] | null>> = { nps: [-100, 100], enps: [-100, 100], csat: [0, 100], churn: [0, 100], ces: [1, 7], clv: null, 'contact-rate': null, own: null }

export function isOnScale(kind: MetricKind, value: number): boolean {
  const scale = SCALES[kind]
  return scale === null || (value >= scale[0] && value <= scale[1])
}
