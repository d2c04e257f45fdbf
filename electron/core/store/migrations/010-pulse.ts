// Whether the customer was heard at a meeting: what this member said, and what the hub tells of all (docs/agenda.md, After the meeting).
export const pulse = `
-- heard: 1 to 5; 0 when it was taken back. recommend: 0 to 10; null when it was not said. Only one's own are ever on a device
CREATE TABLE pulse (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, memberId TEXT NOT NULL, heard INTEGER NOT NULL, recommend INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX pulseMeeting ON pulse (meetingId) WHERE deletedAt IS NULL;
-- counts: how often each of 1 to 5 was said, with commas. recommends: detractors, passives and promoters
CREATE TABLE pulseCount (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, counts TEXT NOT NULL, recommends TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX pulseCountMeeting ON pulseCount (meetingId) WHERE deletedAt IS NULL;
-- open actions of one member, and of a series
CREATE INDEX actionItemOwner ON actionItem (ownerId, dueOn) WHERE deletedAt IS NULL AND doneAt IS NULL;
`
