// When a series meets, who takes part, and who has which role (docs/agenda.md, "When it meets, and who speaks").
export const series = `
--   every   weeks from one meeting to the next; nth: 1 to 4 or -1, the weekday of the month; firstOn: no meeting before this day
--   timedAt when its time was last changed; roles: those that take turns, with commas; null is all
ALTER TABLE series ADD COLUMN every INTEGER;
ALTER TABLE series ADD COLUMN nth INTEGER;
ALTER TABLE series ADD COLUMN firstOn TEXT;
ALTER TABLE series ADD COLUMN timedAt INTEGER;
ALTER TABLE series ADD COLUMN roles TEXT;
--   day       the day that the cadence names: with the series it makes the id. changedAt: when somebody moved it, cancelled it or put it back
ALTER TABLE meeting ADD COLUMN day TEXT;
ALTER TABLE meeting ADD COLUMN changedAt INTEGER;
CREATE TABLE participant (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX participantSeries ON participant (seriesId) WHERE deletedAt IS NULL;
-- who has a role at one meeting: said by hand, and of held meetings all. memberId null: nobody
CREATE TABLE meetingRole (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, role TEXT NOT NULL, memberId TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX meetingRoleMeeting ON meetingRole (meetingId) WHERE deletedAt IS NULL;
-- days on which nobody meets; seriesId null: of all series
CREATE TABLE freeDay (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT, day TEXT NOT NULL, lastDay TEXT NOT NULL, name TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
`
