// The feed: what everybody reads, good news and bad together, the newest first and nothing else.

/** `wow`: a wow moment is not told as good news again. `shared`: an answer that somebody shared. `decision`: about an idea, in a meeting or outside. `kudos`: thanks from one member to another. */
export const FEED_KINDS = ['good', 'bad', 'wow', 'shared', 'decision', 'kudos'] as const
export type FeedKind = (typeof FEED_KINDS)[number]
