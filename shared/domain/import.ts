// What can be imported from a table, and the fields its columns may be mapped to.

export const IMPORT_NOUNS = ['learnings', 'ideas'] as const
/** In the order in which they are offered. */
export const IMPORT_FIELDS = {
  learnings: ['text', 'quote', 'customer', 'segment', 'channel', 'sentiment', 'episode', 'area', 'tags', 'date', 'waits'],
  ideas: ['title', 'description', 'customers', 'delight', 'benefit', 'stage', 'date'],
} as const
