// The hub database's versions in order, written once for SQLite and PostgreSQL. A released migration is never edited: a change is a new one.
// `int8` becomes INTEGER on SQLite. JSON is text: rows travel as they lie, unparsed.
import { oidcTables } from './oidc-tables.ts'
import { openTables } from './open-tables.ts'

const first = `
CREATE TABLE workspace (
  id int8 PRIMARY KEY, -- 1: a hub has one workspace
  uuid text NOT NULL, -- names the workspace for ever, also after a restore
  name text NOT NULL,
  seq int8 NOT NULL, -- the last version given; its row lock is the order of all writes (R2)
  epoch text NOT NULL, -- new when the hub was restored from a backup
  "epochHead" int8 NOT NULL, "epochBefore" text, -- the last version in that backup, and the epoch that it was of
  "restoredAt" int8,
  floor int8 NOT NULL, -- tombstones up to this version are gone
  setup text, -- hash of the one-time code of the first admin, until it is used
  "createdAt" int8 NOT NULL
);

-- every synced row in its current state; the feed is this table in the order of ver
CREATE TABLE record (
  id text PRIMARY KEY, -- one id, one row, whatever its entity
  entity text NOT NULL,
  ver int8 NOT NULL,
  before int8 NOT NULL, -- the version before the last operation, 0 when that created it
  deleted int8 NOT NULL, -- 0 or 1; the data stays for 180 days, so that a deletion can be taken back
  parent text, -- id of the row it hangs on
  audience text, -- who may see it: a member's id, 'role:champion'; null: everybody
  data text NOT NULL, -- JSON of the fields
  stamps text NOT NULL, -- JSON { created, life, changes }: who created it, gave or took its life, changed each field since
  "plainBy" text, -- the device that has this row by the answers to its own operations alone
  "mergedInto" text, -- of an idea or a customer: the one that it counts for, as its data says
  "changedAt" int8 NOT NULL
);
CREATE UNIQUE INDEX "recordVer" ON record (ver);
CREATE INDEX "recordMerged" ON record ("mergedInto") WHERE "mergedInto" IS NOT NULL;
CREATE INDEX "recordParent" ON record (parent) WHERE parent IS NOT NULL;
CREATE INDEX "recordMember" ON record (id) WHERE entity = 'member';
CREATE INDEX "recordTeam" ON record (id) WHERE entity = 'team';
CREATE INDEX "recordAttachment" ON record (id) WHERE entity = 'attachment';
CREATE INDEX "recordChampions" ON record (ver) WHERE audience = 'role:champion';
CREATE INDEX "recordDeleted" ON record ("changedAt") WHERE deleted = 1;

-- one replica of the workspace: the outbox that numbers its operations
CREATE TABLE device (
  id text PRIMARY KEY, "sessionId" text NOT NULL, "memberId" text NOT NULL,
  "lastN" int8 NOT NULL, "lastOp" text, -- the last operation taken (R4, R5)
  conn text, -- the newest connection: pushes of older ones are refused (R5)
  "createdAt" int8 NOT NULL, "seenAt" int8 NOT NULL
);

-- the outcome of every operation, and what it said: retries get the same answer, and every value ever taken can be found
CREATE TABLE op (
  "opId" text PRIMARY KEY, "deviceId" text NOT NULL, n int8 NOT NULL,
  ver int8, before int8, -- taken as ver; before: the version it was laid on, when its device needs no copy of the row
  code text, params text, -- or refused
  "memberId" text NOT NULL, entity text NOT NULL, "rowId" text NOT NULL, kind text NOT NULL, patch text NOT NULL, at int8 NOT NULL
);
CREATE INDEX "opRow" ON op ("rowId", at);
CREATE INDEX "opAt" ON op (at);

-- a signed-in device of a member; tokens are kept as SHA-256 only
CREATE TABLE session (
  id text PRIMARY KEY, "memberId" text NOT NULL, name text NOT NULL,
  access text NOT NULL, "accessUntil" int8 NOT NULL,
  refresh text NOT NULL, previous text, confirmed int8 NOT NULL, -- confirmed: the newest tokens have been used, so they arrived
  key text, challenge text, resumed text, -- the device's public key, what it is to sign now, and the epoch in which it did
  "createdAt" int8 NOT NULL, "seenAt" int8 NOT NULL, "revokedAt" int8, "revokedWhy" text
);
CREATE UNIQUE INDEX "sessionAccess" ON session (access);
CREATE INDEX "sessionRefresh" ON session (refresh);
CREATE INDEX "sessionMember" ON session ("memberId");
-- refresh tokens that were exchanged: one that comes again was copied
CREATE TABLE spent (hash text PRIMARY KEY, "sessionId" text NOT NULL, at int8 NOT NULL);

CREATE TABLE invitation (
  id text PRIMARY KEY, hash text NOT NULL, role text NOT NULL, "teamId" text, "memberId" text, note text NOT NULL,
  "createdBy" text NOT NULL, "createdAt" int8 NOT NULL, "expiresAt" int8 NOT NULL, "usedAt" int8, "usedBy" text, "revokedAt" int8
);
CREATE UNIQUE INDEX "invitationHash" ON invitation (hash);

-- attachments whose file somebody who may see them has sent; the files themselves lie in a folder (blobs/blob-store.ts)
CREATE TABLE file ("rowId" text PRIMARY KEY, sha256 text NOT NULL, at int8 NOT NULL);
CREATE INDEX "fileHash" ON file (sha256);

CREATE TABLE audit (
  id text PRIMARY KEY, at int8 NOT NULL, "memberId" text, "sessionId" text, address text NOT NULL, act text NOT NULL, subject text NOT NULL, detail text NOT NULL
);
CREATE INDEX "auditAt" ON audit (at);
`

/** SQL that takes a database from version `index` to `index + 1`. */
export const MIGRATIONS: readonly string[] = [first, openTables, oidcTables]
