// The outbox without an index that nothing reads, and what was settled in the same columns, so that many operations go from one to the other by one statement.
const OP = `opId TEXT NOT NULL, txn TEXT, entity TEXT NOT NULL, rowId TEXT NOT NULL, kind TEXT NOT NULL, patch TEXT NOT NULL, base INTEGER NOT NULL, dep TEXT,
  hlc INTEGER NOT NULL, schema INTEGER NOT NULL`

export const settled = `
CREATE TABLE outbox2 (
  n INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, even when the outbox has been emptied
  ${OP}, ver INTEGER,
  sentN INTEGER, -- counts what this device has sent, without gaps; null until then
  was TEXT, -- JSON: what the long texts of the patch were before
  CHECK (kind IN ('put', 'patch', 'del', 'restore'))
) STRICT;
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox2', seq FROM sqlite_sequence WHERE name = 'outbox';
INSERT INTO outbox2 SELECT n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox2 RENAME TO outbox;
CREATE INDEX outboxRow ON outbox (rowId);
CREATE UNIQUE INDEX outboxSent ON outbox (sentN) WHERE sentN IS NOT NULL;
CREATE INDEX outboxAccepted ON outbox (ver) WHERE ver IS NOT NULL;

-- accepted operations, for a hub that is restored from an older backup
CREATE TABLE acked2 (n INTEGER PRIMARY KEY, ${OP}, ver INTEGER NOT NULL, sentN INTEGER, was TEXT, at INTEGER NOT NULL) STRICT;
INSERT OR REPLACE INTO acked2 SELECT op ->> 'n', opId, op ->> 'txn', op ->> 'entity', op ->> 'rowId', op ->> 'kind', op -> 'patch', op ->> 'base', op ->> 'dep', op ->> 'hlc', op ->> 'schema', ver, op ->> 'sentN', op ->> 'was', at FROM acked;
DROP TABLE acked;
ALTER TABLE acked2 RENAME TO acked;
CREATE INDEX ackedAt ON acked (at);
`
