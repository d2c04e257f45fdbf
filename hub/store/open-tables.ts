// What the hub's own services keep besides the synced rows: tokens of programs, webhooks, erasures.

export const openTables = `
-- personal access tokens: a program acts as the member, within the scopes; the token is kept as SHA-256 only
CREATE TABLE token (
  id text PRIMARY KEY, "memberId" text NOT NULL, hash text NOT NULL,
  prefix text NOT NULL, name text NOT NULL, -- prefix: the first letters, to know it again by
  scopes text NOT NULL, -- JSON list
  "createdAt" int8 NOT NULL, "expiresAt" int8 NOT NULL, "usedAt" int8, "revokedAt" int8
);
CREATE UNIQUE INDEX "tokenHash" ON token (hash);
CREATE INDEX "tokenMember" ON token ("memberId");

-- what programs have sent, by the key under which a retry comes again: digests only
CREATE TABLE written (key text PRIMARY KEY, body text NOT NULL, "rowId" text NOT NULL, at int8 NOT NULL);
CREATE INDEX "writtenAt" ON written (at);

CREATE TABLE webhook (
  id text PRIMARY KEY, url text NOT NULL, events text NOT NULL, note text NOT NULL, -- events: JSON list
  secret text NOT NULL, -- signs what is sent, so it cannot be a hash
  state text NOT NULL, -- active, paused, dead
  "createdBy" text NOT NULL, "createdAt" int8 NOT NULL,
  cursor int8 NOT NULL, -- changes up to this version are in delivery
  "failingSince" int8,
  lease text, "leaseUntil" int8 NOT NULL -- the process that sends for it now
);
-- what is to be sent and was: ids only, the words are read when it is sent
CREATE TABLE delivery (
  id text PRIMARY KEY, "webhookId" text NOT NULL, event text NOT NULL, ver int8 NOT NULL, entity text NOT NULL, "rowId" text NOT NULL,
  state text NOT NULL, -- waiting, delivered, dead
  attempts int8 NOT NULL, "nextAt" int8 NOT NULL, status int8, error text, ms int8, "createdAt" int8 NOT NULL, "doneAt" int8
);
CREATE INDEX "deliveryWaiting" ON delivery ("webhookId", ver, id) WHERE state = 'waiting';
CREATE INDEX "deliveryLog" ON delivery ("webhookId", "createdAt");

-- personal data that was taken out; terms: JSON of the words that are looked for, kept only while it runs
CREATE TABLE erasure (
  id text PRIMARY KEY, what text NOT NULL, subject text NOT NULL, texts text NOT NULL, mentions int8 NOT NULL, by text NOT NULL, at int8 NOT NULL,
  state text NOT NULL, -- again (done before a restore), running, done
  terms text, "leaseUntil" int8 NOT NULL, "doneAt" int8, ver int8, rows int8 NOT NULL
);
-- devices that have taken it out of what they hold
CREATE TABLE erased ("erasureId" text NOT NULL, "sessionId" text NOT NULL, at int8 NOT NULL, PRIMARY KEY ("erasureId", "sessionId"));

-- for reading one kind of row page by page
CREATE INDEX "recordLearning" ON record (ver) WHERE entity = 'learning';
CREATE INDEX "recordIdea" ON record (ver) WHERE entity = 'idea';
CREATE INDEX "recordReading" ON record (ver) WHERE entity = 'reading';
CREATE INDEX "recordMetric" ON record (ver) WHERE entity = 'metric';
CREATE INDEX "recordCustomer" ON record (ver) WHERE entity = 'customer';
CREATE INDEX "recordErasure" ON record (ver) WHERE entity = 'erasure';
CREATE INDEX "recordLookup" ON record (ver) WHERE entity IN ('segment', 'episode', 'area');
CREATE INDEX "recordQuestion" ON record (ver) WHERE entity = 'question';
CREATE INDEX "recordQuestionWords" ON record (ver) WHERE entity = 'questionWords';
CREATE INDEX "recordStep" ON record (ver) WHERE entity = 'step';
CREATE INDEX "recordCategory" ON record (ver) WHERE entity = 'category';
CREATE INDEX "recordCampaign" ON record (ver) WHERE entity = 'campaign';
`
