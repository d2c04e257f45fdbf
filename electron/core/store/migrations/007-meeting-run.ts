// A meeting that runs, decisions with owner, day and the customer's likely objection, and who wrote which sentence of a note (docs/agenda.md, Running it).
export const meetingRun = `
-- what the customer in the chair would likely say against it, and who spoke for them
ALTER TABLE decision ADD COLUMN ownerId TEXT;
ALTER TABLE decision ADD COLUMN dueOn TEXT;
ALTER TABLE decision ADD COLUMN objection TEXT;
ALTER TABLE decision ADD COLUMN voiceId TEXT;
ALTER TABLE decision ADD COLUMN customerId TEXT;
CREATE INDEX decisionSubject ON decision (subject) WHERE deletedAt IS NULL;
-- one line for each sentence
CREATE TABLE noteAuthor (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, memberId TEXT NOT NULL, wrote TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX noteAuthorMeeting ON noteAuthor (meetingId) WHERE deletedAt IS NULL;
-- startedAt and since are the hub's time
CREATE TABLE meetingRun (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, leadId TEXT NOT NULL, startedAt INTEGER NOT NULL, atSubject TEXT NOT NULL, atPlace INTEGER NOT NULL, since INTEGER NOT NULL, spent TEXT NOT NULL, items TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX meetingRunMeeting ON meetingRun (meetingId) WHERE deletedAt IS NULL;
`
