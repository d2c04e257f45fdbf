// What stands around an idea (docs/pipeline.md): for whom it is supported, its pilot, its changes, and thanks; and how a workspace calls its criteria.
import { followsCustomer } from './004-merge.ts'

export const ideaPage = `
CREATE TABLE supportFor (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, customerId TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX supportForIdea ON supportFor (ideaId, ofCustomerId) WHERE deletedAt IS NULL;
-- what a customer who tries an idea says of it, and when they were told what changed; message: what they were told
CREATE TABLE pilotCustomer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, customerId TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL, createdAt INTEGER NOT NULL,
  verdict TEXT, words TEXT, saidOn TEXT, saidById TEXT, message TEXT, toldById TEXT, toldAt INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX pilotCustomerIdea ON pilotCustomer (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX pilotCustomerOf ON pilotCustomer (ofCustomerId) WHERE deletedAt IS NULL;
-- put down by the hub as it takes an edit; alone, and until then, the outbox tells the same (store/idea/changes.ts)
CREATE TABLE ideaChange (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, entity TEXT NOT NULL, rowId TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT, memberId TEXT NOT NULL, at INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX ideaChangeOf ON ideaChange (ideaId, at, id) WHERE deletedAt IS NULL;
CREATE TABLE kudos (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ofNoun TEXT NOT NULL, ofId TEXT NOT NULL, toId TEXT NOT NULL, fromId TEXT NOT NULL, text TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX kudosOf ON kudos (ofId) WHERE deletedAt IS NULL;
CREATE INDEX kudosFeed ON kudos (createdAt) WHERE deletedAt IS NULL;
${followsCustomer('supportFor')}${followsCustomer('pilotCustomer')}
ALTER TABLE workspaceRules ADD COLUMN impactName TEXT;
ALTER TABLE workspaceRules ADD COLUMN reachName TEXT;
ALTER TABLE workspaceRules ADD COLUMN confidenceName TEXT;
ALTER TABLE workspaceRules ADD COLUMN effortName TEXT;
`
