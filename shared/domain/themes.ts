// What themes tell: how many customers, and whether they become more. Pure.

export const TRENDS = ['new', 'rising', 'steady', 'falling', 'quiet'] as const
export type TrendKind = (typeof TRENDS)[number]
export const THEME_SORTS = ['customers', 'rising', 'learnings', 'newest'] as const
export type ThemeSort = (typeof THEME_SORTS)[number]

/** Two stretches of so many weeks are compared; the chart shows so many weeks. */
export const TREND_WEEKS = 4
export const CHART_WEEKS = 12
/** Fewer customers than that in both stretches together: chance alone would do it. */
export const SMALL = 6

/** Customers (each once) and learnings of the last weeks, and of as many before. */
export interface Counted { readonly customers: number; readonly learnings: number }
export interface Trend {
  readonly kind: TrendKind
  readonly recent: Counted
  readonly before: Counted
  /** So few that the difference may be chance. */
  readonly small: boolean
}

/**
 * By distinct customers, since one that writes ten times is one. Rising and falling only where the difference is larger than chance would make in two
 * out of three pairs of weeks: one and a half times the square root of both together (two Poisson counts). `first`: days since its first learning.
 */
export function trendOf(recent: Counted, before: Counted, first: number): Trend {
  // who says nothing of a customer still says something
  const [now, then] = [recent, before].map(({ customers, learnings }) => (customers > 0 ? customers : Math.min(1, learnings))) as [number, number]
  const small = now + then < SMALL
  const told = { recent, before, small }
  if (now + then === 0) return { kind: 'quiet', ...told }
  if (then === 0 && first < TREND_WEEKS * 7) return { kind: 'new', ...told }
  const sure = Math.abs(now - then) >= 1.5 * Math.sqrt(now + then)
  return { kind: !sure ? 'steady' : now > then ? 'rising' : 'falling', ...told }
}
