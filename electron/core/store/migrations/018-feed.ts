// The feed: good and bad news, wow moments with what they cost, shared answers, decisions; each by an index of its own, newest first.
export const feed = `
ALTER TABLE learning ADD COLUMN wowCost REAL;
ALTER TABLE learning ADD COLUMN wowCurrency TEXT;
CREATE INDEX learningGood ON learning (createdAt, pk) WHERE deletedAt IS NULL AND wow = 0 AND sentiment = 'good';
CREATE INDEX learningBad ON learning (createdAt, pk) WHERE deletedAt IS NULL AND wow = 0 AND sentiment = 'bad';
-- when a colleague was heard last
CREATE INDEX learningAuthorDay ON learning (authorId, happenedOn) WHERE deletedAt IS NULL AND visibility = 'everyone';
CREATE INDEX decisionCreated ON decision (createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX stageDecided ON stageChange (createdAt, pk) WHERE deletedAt IS NULL AND meetingId IS NULL AND toStage IN ('approved', 'pilot', 'implemented', 'declined', 'parked');
`
