// Pairs of ideas that look alike and are not the same: a champion said so, for the whole team. The likely pairs themselves are computed, in the search index.
export const distinctPairs = `
CREATE TABLE distinctPair (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, otherId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX distinctPairIdeas ON distinctPair (ideaId, otherId) WHERE deletedAt IS NULL;
CREATE INDEX distinctPairSaid ON distinctPair (updatedAt) WHERE deletedAt IS NULL;
`
