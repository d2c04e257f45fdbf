// Readings of a part of the customers or by a team, scales of own metrics, and targets that change from a day on (docs/closed-loop.md, Episodes and numbers).
export const metricGoals = `
-- null: of all segments; by nobody's team in particular
ALTER TABLE reading ADD COLUMN segmentId TEXT;
ALTER TABLE reading ADD COLUMN teamId TEXT;
-- ends of the scale of a metric whose kind has none
ALTER TABLE metric ADD COLUMN least REAL;
ALTER TABLE metric ADD COLUMN most REAL;
-- from that day on, instead of the metric's own
CREATE TABLE metricGoal (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, metricId TEXT NOT NULL, fromOn TEXT NOT NULL, target REAL, benchmark REAL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX metricGoalOf ON metricGoal (metricId, fromOn) WHERE deletedAt IS NULL;
-- what stands for the whole is what boards and agendas show
CREATE INDEX readingWhole ON reading (metricId, episodeId, readOn, createdAt) WHERE deletedAt IS NULL AND segmentId IS NULL AND teamId IS NULL;
DROP INDEX readingMetric;
CREATE INDEX readingMetric ON reading (metricId, readOn, createdAt) WHERE deletedAt IS NULL;
`
