// Campaigns and categories of ideas (docs/pipeline.md).
export const campaigns = `
CREATE TABLE category (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
-- it asks from startsAt on until endsAt; closing: what was said at its end to all who took part
CREATE TABLE campaign (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, question TEXT NOT NULL, audience TEXT NOT NULL, areaId TEXT, startsAt INTEGER NOT NULL, endsAt INTEGER NOT NULL, closing TEXT NOT NULL, closedAt INTEGER, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE campaignTeam (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, campaignId TEXT NOT NULL, teamId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX campaignTeamOf ON campaignTeam (campaignId) WHERE deletedAt IS NULL;
ALTER TABLE idea ADD COLUMN campaignId TEXT;
ALTER TABLE idea ADD COLUMN categoryId TEXT;
CREATE INDEX ideaCampaign ON idea (campaignId) WHERE campaignId IS NOT NULL AND deletedAt IS NULL;
CREATE INDEX ideaCategoryStage ON idea (categoryId, stage, stageAt, pk) WHERE deletedAt IS NULL;
`
