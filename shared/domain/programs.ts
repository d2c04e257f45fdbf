// Fixed lists of what programs may be allowed to do, and of what they may be told. The hub goes by the same ones (test/domain/programs.test.ts).

export const SCOPES = ['learnings:read', 'learnings:write', 'ideas:read', 'ideas:write', 'readings:read', 'readings:write'] as const
export type Scope = (typeof SCOPES)[number]
export const EVENTS = ['learning.created', 'learning.changed', 'learning.deleted', 'idea.submitted', 'idea.moved', 'idea.changed', 'idea.deleted', 'comment.added', 'decision.made', 'reading.added'] as const
export const WEBHOOK_STATES = ['active', 'paused', 'dead'] as const
