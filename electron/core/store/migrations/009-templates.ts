// What leads change of the template of a series' agendas (docs/agenda.md, "The template"). What a row leaves empty is as usual.
export const templates = `
--   shown 0: off; position: place among the others, as a fraction between its neighbours; length, share: minutes, or percent of the meeting, of the segment
--   minutes, most: of one item, and how many; title, intro: own words; reason: with the segment of the customer, why it does not come first
CREATE TABLE templateSegment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, segment TEXT NOT NULL, shown INTEGER, position REAL, length INTEGER, share INTEGER, minutes INTEGER, most INTEGER, title TEXT, intro TEXT, reason TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX templateSegmentSeries ON templateSegment (seriesId) WHERE deletedAt IS NULL;
-- one value that a segment asks for: a team, a product area, a segment of customers, or a word (a channel, a kind of news, a tag)
CREATE TABLE templateFilter (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, segment TEXT NOT NULL, kind TEXT NOT NULL, teamId TEXT, areaId TEXT, segmentId TEXT, word TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX templateFilterSeries ON templateFilter (seriesId) WHERE deletedAt IS NULL;
`
