// The facts of key figures lie team by team (docs/pipeline.md): each team's are read as a few long texts, without sorting them first. In place of indexes by time alone, so that a write keeps as many.
export const kpiTeams = `
DROP INDEX ideaSubmitted;
CREATE INDEX ideaSubmitted ON idea (teamId, authorId, submittedAt, answeredAt, stage) WHERE deletedAt IS NULL AND submittedAt IS NOT NULL;
DROP INDEX ideaDecided;
CREATE INDEX ideaDecided ON idea (teamId, decidedAt, submittedAt) WHERE deletedAt IS NULL AND decidedAt IS NOT NULL AND submittedAt IS NOT NULL;
DROP INDEX ideaEnded;
CREATE INDEX ideaEnded ON idea (teamId, endedAt, stage) WHERE deletedAt IS NULL AND endedAt IS NOT NULL;
`
