// The value of ideas (docs/pipeline.md): the benefit ledger, and the indexes by which the key figures are counted.
export const value = `
-- what an idea was expected to bring (low to high), what it brought (one value), or that somebody looked and there was nothing. Values are those of the first twelve months.
-- enteredById: whoever said last what it says; confirmedTerms: what it said when somebody else confirmed it: the confirmation counts while it still does
CREATE TABLE benefit (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, state TEXT NOT NULL, gainer TEXT NOT NULL, kind TEXT NOT NULL, hard INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
  currency TEXT, unit TEXT NOT NULL, cost REAL NOT NULL, rate REAL, rateTo TEXT, proof TEXT NOT NULL, learningId TEXT, readingId TEXT, measuredOn TEXT NOT NULL, enteredById TEXT NOT NULL,
  confirmedById TEXT, confirmedAt INTEGER, confirmedTerms TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX benefitIdea ON benefit (ideaId, state) WHERE deletedAt IS NULL;
CREATE INDEX benefitMeasured ON benefit (measuredOn) WHERE deletedAt IS NULL;

CREATE INDEX ideaSubmitted ON idea (submittedAt, teamId, authorId, answeredAt) WHERE deletedAt IS NULL AND submittedAt IS NOT NULL;
CREATE INDEX stageChangeTo ON stageChange (createdAt, toStage, ideaId) WHERE deletedAt IS NULL;
CREATE INDEX learningTeamDay ON learning (happenedOn, teamId, visibility) WHERE deletedAt IS NULL;
CREATE INDEX meetingHeld ON meeting (heldAt) WHERE deletedAt IS NULL AND state = 'held';
`
