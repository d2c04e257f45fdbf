// A pilot with early adopters: what customers who try an idea say of it. Pure.

/** What a customer says: it works, some of it does, it does not. */
export const VERDICTS = ['works', 'mixed', 'fails'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface PilotCount {
  /** Customers on the list. */
  readonly customers: number
  readonly said: Readonly<Record<Verdict, number>>
  /** Who has not said anything yet. */
  readonly silent: number
  /** Who has not been told yet what changed. */
  readonly untold: number
}

export function pilotCount(list: readonly { readonly verdict: Verdict | null; readonly toldAt: number | null }[]): PilotCount {
  const said = (verdict: Verdict) => list.filter((one) => one.verdict === verdict).length
  return {
    customers: list.length,
    said: { works: said('works'), mixed: said('mixed'), fails: said('fails') },
    silent: list.filter(({ verdict }) => verdict === null).length,
    untold: list.filter(({ toldAt }) => toldAt === null).length,
  }
}
