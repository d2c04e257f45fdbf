// What can be done with an idea of the queue by one key each.

export const TRIAGE_ACTS = ['answer', 'ask', 'owner', 'score', 'tag', 'link', 'merge', 'advance', 'park', 'decline', 'mark'] as const
export type TriageAct = (typeof TRIAGE_ACTS)[number]
/** Those that take all that are marked. */
export const BULK_ACTS = ['owner', 'advance', 'park', 'decline'] as const satisfies readonly TriageAct[]
/** Nobody scores what they wrote; who works alone may. Everybody plays with examples. */
export const mayScore = (idea: { readonly mine: boolean; readonly example: boolean }, { inTeam, champion }: { inTeam: boolean; champion: boolean }): boolean => !(idea.mine && inTeam) && (champion || idea.example)
export const isBulk = (act: TriageAct): act is (typeof BULK_ACTS)[number] => (BULK_ACTS as readonly TriageAct[]).includes(act)
