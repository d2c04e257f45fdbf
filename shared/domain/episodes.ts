// How an episode stands. Pure. Definitions: docs/closed-loop.md, The episode board.

/** Days that the board looks back: a quarter, so that the news and the newest readings speak of the same time. */
export const BOARD_DAYS = 90
/** Pieces of news below which their balance says nothing. */
const LEAST_NEWS = 5

export interface Heard { readonly good: number; readonly bad: number; readonly neutral: number; readonly unknown: number }

/** How far a value falls short of its target: 0 when it does not, null without a target. */
export function shortOf(value: number, target: number | null, higherIsBetter: boolean): number | null {
  if (target === null) return null
  return Number(Math.max(0, higherIsBetter ? target - value : value - target).toFixed(2))
}

/** A number falls short, or at least two of three pieces of good and bad news are bad. */
export function isWeak(shorts: readonly (number | null)[], { good, bad }: Heard): boolean {
  return shorts.some((short) => short !== null && short > 0) || (good + bad >= LEAST_NEWS && bad * 3 >= (good + bad) * 2)
}

/** A place between two, so that two moves apart do not undo each other. `before`, `after`: of the neighbours; null at an end. */
export function placeBetween(before: number | null, after: number | null): number {
  if (before === null && after === null) return 0
  return before === null ? after! - 1 : after === null ? before + 1 : (before + after) / 2
}
