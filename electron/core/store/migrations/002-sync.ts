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
CREATE INDEX ackedVer ON acked (ver);
CREATE INDEX ackedAt ON acked (at);

CREATE TABLE conflict (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, entity TEXT NOT NULL, rowId TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, ofId TEXT NOT NULL, againstId TEXT NOT NULL,
  happenedAt INTEGER NOT NULL, resolvedAt INTEGER, resolvedById TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX conflictRow ON conflict (rowId) WHERE deletedAt IS NULL;
CREATE INDEX conflictOpen ON conflict (happenedAt) WHERE deletedAt IS NULL AND resolvedAt IS NULL;

-- rows of tables that only a newer version of the app knows
CREATE TABLE strange (entity TEXT NOT NULL, rowId TEXT NOT NULL, ver INTEGER NOT NULL, state TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
-- while starting over: rows that the hub has not named again yet
CREATE TABLE sweep (entity TEXT NOT NULL, rowId TEXT NOT NULL, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
`
