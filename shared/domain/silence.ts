// Who and what was not heard for long: customers, episodes, segments and colleagues, and who should speak about them at the next meeting. Pure.

export const SILENT_KINDS = ['customer', 'episode', 'segment', 'colleague'] as const
export type SilentKind = (typeof SILENT_KINDS)[number]

const DAY = 24 * 60 * 60 * 1000

export interface Silent {
  readonly kind: SilentKind
  readonly id: string
  readonly name: string
  /** The last day on which something was heard, `YYYY-MM-DD`; null: never. */
  readonly lastOn: string | null
  /** Who talked with them, or about it, last; null for a colleague, and when that is not known. */
  readonly lastBy: { readonly id: string; readonly name: string } | null
  /** How often they were heard before. */
  readonly learnings: number
}

/** The day before which nothing may have been heard. */
export function silentBefore(today: string, weeks: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - weeks * 7 * DAY).toISOString().slice(0, 10)
}

/** Whole weeks since a day; null when there was none. */
export function weeksSilent(lastOn: string | null, today: string): number | null {
  return lastOn === null ? null : Math.max(0, Math.floor((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${lastOn}T00:00:00Z`)) / (7 * DAY)))
}

/** So many assignments of each kind make an agenda. */
const EACH: Readonly<Record<SilentKind, number>> = { customer: 3, episode: 1, segment: 1, colleague: 2 }

export interface Assignment {
  readonly silent: Silent
  /** Who should bring something about it: a colleague speaks for themselves; else who talked with them last, else whoever speaks for the front line. Null: whoever likes. */
  readonly member: { readonly id: string; readonly name: string } | null
}

/**
 * The assignments of one meeting. Of each kind those first who were heard most often before they fell silent, for there is most to lose; of equals the longer silent.
 * Nobody gets more than two while others have none, so that one busy colleague does not get all of them.
 */
export function assignmentsOf(silent: readonly Silent[], frontLine: { readonly id: string; readonly name: string } | null, isMember: (id: string) => boolean): Assignment[] {
  const given = new Map<string, number>()
  return SILENT_KINDS.flatMap((kind) =>
    silent
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => b.learnings - a.learnings || (a.lastOn ?? '').localeCompare(b.lastOn ?? '') || (a.id < b.id ? -1 : 1))
      .slice(0, EACH[kind])
      .map((one) => {
        const own = one.kind === 'colleague' ? { id: one.id, name: one.name } : one.lastBy && isMember(one.lastBy.id) && (given.get(one.lastBy.id) ?? 0) < 2 ? one.lastBy : frontLine
        if (own) given.set(own.id, (given.get(own.id) ?? 0) + 1)
        return { silent: one, member: own }
      }),
  )
}
