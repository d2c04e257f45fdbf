// What one hears of (docs/pipeline.md, News): followers, mentions, what was seen; and the indexes by which one's own part in things is found.
export const news = `
-- follows 0: does not want to hear of it. Only one's own of these are ever on a device
CREATE TABLE follow (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, follows INTEGER NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX followIdea ON follow (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX followMember ON follow (memberId, createdAt) WHERE deletedAt IS NULL;
-- about: 'all', a thing ('idea:<id>') or a kind of news ('kind:moved'); upTo: the hub's version up to which it was seen; off: of a kind, 1 when it is not wanted
CREATE TABLE newsMark (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, memberId TEXT NOT NULL, about TEXT NOT NULL, seenAt INTEGER, upTo INTEGER, off INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX newsMarkMember ON newsMark (memberId) WHERE deletedAt IS NULL;
-- JSON: who is named in it, and how
ALTER TABLE comment ADD COLUMN mentions TEXT;
CREATE INDEX commentMentions ON comment (createdAt) WHERE mentions IS NOT NULL AND deletedAt IS NULL;
CREATE INDEX commentAuthor ON comment (authorId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX supportMember ON support (memberId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX ideaAuthor ON idea (authorId, createdAt) WHERE deletedAt IS NULL;
`
