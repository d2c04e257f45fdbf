// What search finds, and the tokens that narrow it: `stage:approved`, `from:sales`, `customer:"Nordvik AB"`, `before:2026-10-01`.

export const SEARCH_NOUNS = ['learning', 'idea', 'customer', 'comment', 'meeting', 'followUp'] as const
export type SearchNoun = (typeof SEARCH_NOUNS)[number]
/** Those that may be compared with what somebody is writing. */
export const SIMILAR_NOUNS = ['idea', 'learning'] as const
export type SimilarNoun = (typeof SIMILAR_NOUNS)[number]

export const SEARCH_TOKENS = ['in', 'stage', 'category', 'from', 'mood', 'customer', 'segment', 'area', 'episode', 'author', 'tag', 'state', 'before', 'after', 'on'] as const
export type SearchToken = (typeof SEARCH_TOKENS)[number]
/** At most as many similar things are shown while typing. */
export const MOST_SIMILAR = 5
/** Likely pairs of ideas that are shown at a time: as many as anybody decides in one sitting. */
export const MOST_PAIRS = 200
/** Rows of one noun that are enough to call it "many". */
export const MOST_COUNTED = 100
