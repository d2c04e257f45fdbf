// What sync adds (docs/sync.md): numbers given at the first sending, long texts as they were, conflicts, and starting over.
export const sync = `
-- counts what this device has sent, without gaps; null until then, so that edits not yet sent can be folded into one
ALTER TABLE outbox ADD COLUMN sentN INTEGER;
-- JSON: what the long texts of the patch were before
ALTER TABLE outbox ADD COLUMN was TEXT;
CREATE UNIQUE INDEX outboxSent ON outbox (sentN) WHERE sentN IS NOT NULL;
CREATE INDEX outboxAccepted ON outbox (ver) WHERE ver IS NOT NULL;
ALTER TABLE shadow ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
CREATE INDEX shadowRow ON shadow (rowId);
-- params: JSON, for the words of the code; state: 'open' until the person decided, then 'resent' or 'discarded'
ALTER TABLE rejected RENAME COLUMN message TO params;
CREATE INDEX rejectedOpen ON rejected (at) WHERE state = 'open';
-- groupId: operations that were refused together; decidedAt: when the person sent it again or discarded it
ALTER TABLE rejected ADD COLUMN groupId TEXT;
ALTER TABLE rejected ADD COLUMN decidedAt INTEGER;
CREATE INDEX rejectedGroup ON rejected (groupId);
CREATE INDEX ackedVer ON acked (ver);
CREATE INDEX ackedAt ON acked (at);

CREATE TABLE conflict (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, entity TEXT NOT NULL, rowId TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, ofId TEXT NOT NULL, againstId TEXT NOT NULL,
  happenedAt INTEGER NOT NULL, resolvedAt INTEGER, resolvedById TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX conflictRow ON conflict (rowId) WHERE deletedAt IS NULL;
CREATE INDEX conflictOpen ON conflict (happenedAt) WHERE deletedAt IS NULL AND resolvedAt IS NULL;

-- a champion asks the author of an idea without a name
ALTER TABLE comment ADD COLUMN asks INTEGER;
-- what champions keep among themselves; other members' devices have no rows here
CREATE TABLE championNote (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, authorId TEXT NOT NULL, text TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX championNoteIdea ON championNote (ideaId, createdAt) WHERE deletedAt IS NULL;
-- the ideas that this device's member wrote without a name: those of others never come here
CREATE TABLE authorship (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX authorshipIdea ON authorship (ideaId);

-- rows that were made on this device, where who made one may do more with it: the hub's rows do not say who did
CREATE TABLE made (rowId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
-- what sync did with people's entries, for them to read and to take back: never leaves the device, and is forgotten in time (shared/domain/ledger.ts)
--   ofEntity, ofId  the row it is told with: the idea of a comment
--   byId            whose doing it was; null: this person's, or several people's
--   detail          JSON: the fields with what they were, and what else is needed to put it back
CREATE TABLE ledger (n INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, act TEXT NOT NULL, entity TEXT NOT NULL, rowId TEXT NOT NULL, ofEntity TEXT NOT NULL, ofId TEXT NOT NULL,
  byId TEXT, count INTEGER NOT NULL, code TEXT, size INTEGER NOT NULL, detail TEXT) STRICT;
CREATE INDEX ledgerKind ON ledger (kind, n);
CREATE INDEX ledgerRow ON ledger (rowId);
CREATE INDEX ledgerOf ON ledger (ofId) WHERE ofId <> rowId;

-- attachments whose file the hub is known to have
CREATE TABLE fileSent (rowId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
-- personal data that was taken out: what the hub says of it
CREATE TABLE erasure (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, erasureId TEXT NOT NULL, step TEXT NOT NULL, rows TEXT NOT NULL, mentions INTEGER NOT NULL, at INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
-- what is left to do of it on this device, and what has been told; state: 'begun', 'swept', 'told'; terms: JSON of the words, until its end;
-- files: JSON list of the attachments to remove; held: 1 when this device held something of it
CREATE TABLE erasing (erasureId TEXT PRIMARY KEY, state TEXT NOT NULL, terms TEXT, files TEXT NOT NULL, held INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- rows of tables that only a newer version of the app knows
CREATE TABLE strange (entity TEXT NOT NULL, rowId TEXT NOT NULL, ver INTEGER NOT NULL, state TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
-- while starting over: rows that the hub has not named again yet
CREATE TABLE sweep (entity TEXT NOT NULL, rowId TEXT NOT NULL, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
`
