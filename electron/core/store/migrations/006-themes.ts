// What people decide about themes (docs/themes.md). The grouping itself is computed on each device and is no row.
export const themes = `
-- a theme that somebody named, pinned, merged, split or moved learnings to
--   key      of the computed theme that it is; made by chance for one made by hand. The id is made of it
--   founders the first learnings of the theme, by which it is known again when its key has changed: numbers made of their ids
--   name     '' while it goes by its words
--   unit     with splitFromId: the learnings of that theme that hold this unit are its own
CREATE TABLE theme (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, name TEXT NOT NULL, pinned INTEGER NOT NULL, intoId TEXT, splitFromId TEXT, unit INTEGER, founders TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
-- a learning that somebody put in a theme by hand; themeId is null for "in none"
CREATE TABLE themeLearning (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, themeId TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX themeLearningOf ON themeLearning (learningId) WHERE deletedAt IS NULL;
-- what becomes private shapes no theme any more: grouping follows the marks of search
CREATE TRIGGER learningHidden AFTER UPDATE OF visibility ON learning WHEN old.visibility IS NOT new.visibility BEGIN INSERT INTO searchMark (noun, pk) VALUES (1, new.pk); END;
`
