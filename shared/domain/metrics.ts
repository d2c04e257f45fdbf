// Metrics: the kinds, and the scale that a reading of each must lie on.

export const METRIC_KINDS = ['nps', 'csat', 'ces', 'enps', 'clv', 'churn', 'contact-rate', 'own'] as const
export type MetricKind = (typeof METRIC_KINDS)[number]

/**
 * Lowest and highest possible reading. NPS and eNPS: share of promoters minus share of detractors, -100 to 100 (Reichheld 2003).
 * CSAT and churn: percent. CES: 1 to 7 (CES 2.0, CEB 2013). CLV, contact rate and own metrics have no bounds.
 */
export const SCALES: Readonly<Record<MetricKind, readonly [number, number] | null>> = { nps: [-100, 100], enps: [-100, 100], csat: [0, 100], churn: [0, 100], ces: [1, 7], clv: null, 'contact-rate': null, own: null }

/** `least` and `most`: the ends of the scale that was chosen for a metric whose kind has none; null or left out: open. */
export interface Scaled { readonly kind: MetricKind; readonly least?: number | null; readonly most?: number | null }

/** The ends of a metric's scale; null: open. */
export function scaleOf({ kind, least, most }: Scaled): readonly [least: number | null, most: number | null] {
  return SCALES[kind] ?? [least ?? null, most ?? null]
}

export function isOnScale(metric: Scaled, value: number): boolean {
  const [least, most] = scaleOf(metric)
  return (least === null || value >= least) && (most === null || value <= most)
}

export interface Goal { readonly fromOn: string; readonly target: number | null; readonly benchmark: number | null }

/** What is aimed at on a day: the goal that was set last until then, else the metric's own. */
export function goalOn({ target, benchmark, goals }: { readonly target: number | null; readonly benchmark: number | null; readonly goals: readonly Goal[] }, day: string): { target: number | null; benchmark: number | null } {
  const last = goals.filter(({ fromOn }) => fromOn <= day).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0]
  return last ?? { target, benchmark }
}
