// A meeting that runs: its steps, and when it counts as over. Pure.

/** Before the first item: what became of what the last meeting decided. */
export const SAID = 'said'
/** After the last item: what was decided, and the end of the meeting. */
export const CLOSING = 'closing'
/** A meeting begun so much longer ago than it takes does not run any more, ms. */
export const STALE_MS = 3 * 60 * 60_000

export function isStale(startedAt: number, meetingMinutes: number, now: number): boolean {
  return now - startedAt > meetingMinutes * 60_000 + STALE_MS
}

/** The time on the step that is left is added up, for when it is opened again. */
export function spentSince(spent: Readonly<Record<string, number>>, at: string, since: number, now: number): Record<string, number> {
  return { ...spent, [at]: (spent[at] ?? 0) + Math.max(0, Math.round(now - since)) }
}
