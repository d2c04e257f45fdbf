// Where something stands among others that are in order by a number.

/** Before the first, after the last, or halfway. */
export function placeBetween(above: number | undefined, below: number | undefined): number {
  return below === undefined ? (above ?? 0) + 1 : above === undefined ? below - 1 : (above + below) / 2
}
