// The words of the stages, and those that a workspace does without (docs/pipeline.md).
export const stages = `
-- key: the stage as the app knows it (shared/domain/ideas.ts). Only what was said is in the row
CREATE TABLE stage (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, name TEXT, shown INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
`
