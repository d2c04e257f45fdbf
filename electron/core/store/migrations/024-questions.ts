// The idea questions of a workspace, and the wording that each answer was given to (docs/pipeline.md).
export const questions = `
-- key: a question of the app (shared/domain/ideas.ts), or an id of its own. Only what was said is in the row
CREATE TABLE question (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, position REAL, shown INTEGER, required INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
-- every wording that a question ever had; the newest counts. Empty: those of the app, in each one's language
CREATE TABLE questionWords (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, wording TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX questionWordsOf ON questionWords (key, createdAt) WHERE deletedAt IS NULL;
-- the wording that was on the screen when it was answered first; NULL: that of the app
ALTER TABLE ideaAnswer ADD COLUMN wordsId TEXT;
`
