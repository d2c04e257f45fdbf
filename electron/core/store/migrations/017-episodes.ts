// Episodes on one board: which ideas would help which episode, kept by the write; and what a reading of a survey says of itself (docs/closed-loop.md).
/** Links between ideas and the episodes of their evidence. `row` names an evidence. */
const link = (sign: 1 | -1, row: string) => `
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT ${row}.ideaId, l.episodeId, ${sign} FROM learning l WHERE l.id = ${row}.learningId AND l.episodeId IS NOT NULL
    ON CONFLICT DO UPDATE SET links = links + excluded.links;`
const ofLearning = (sign: 1 | -1, row: string) => `
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT e.ideaId, ${row}.episodeId, ${sign} * count(*) FROM evidence e WHERE e.learningId = ${row}.id AND e.deletedAt IS NULL AND ${row}.episodeId IS NOT NULL GROUP BY e.ideaId
    ON CONFLICT DO UPDATE SET links = links + excluded.links;`

export const episodes = `
-- variance: of one answer, on the metric's own scale; null when only the value is known
ALTER TABLE reading ADD COLUMN variance REAL;
-- what others reach, and who they are
ALTER TABLE metric ADD COLUMN benchmark REAL;
ALTER TABLE metric ADD COLUMN benchmarkOf TEXT;
-- counts that are kept by the write and belong to this device. Rows may stand at 0
CREATE TABLE episodeIdea (ideaId TEXT NOT NULL, episodeId TEXT NOT NULL, links INTEGER NOT NULL, PRIMARY KEY (ideaId, episodeId)) STRICT, WITHOUT ROWID;
INSERT INTO episodeIdea SELECT e.ideaId, l.episodeId, count(*) FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.deletedAt IS NULL AND l.episodeId IS NOT NULL GROUP BY 1, 2;
CREATE TRIGGER evidenceLinked AFTER INSERT ON evidence WHEN new.deletedAt IS NULL BEGIN ${link(1, 'new')} END;
CREATE TRIGGER evidenceRelinked AFTER UPDATE OF deletedAt, ideaId, learningId ON evidence BEGIN ${link(-1, 'old').replace('l.episodeId IS NOT NULL', 'l.episodeId IS NOT NULL AND old.deletedAt IS NULL')}${link(1, 'new').replace('l.episodeId IS NOT NULL', 'l.episodeId IS NOT NULL AND new.deletedAt IS NULL')} END;
CREATE TRIGGER evidenceUnlinked AFTER DELETE ON evidence WHEN old.deletedAt IS NULL BEGIN ${link(-1, 'old')} END;
CREATE TRIGGER learningLinked AFTER INSERT ON learning WHEN new.episodeId IS NOT NULL BEGIN ${ofLearning(1, 'new')} END;
CREATE TRIGGER learningRelinked AFTER UPDATE OF episodeId ON learning WHEN old.episodeId IS NOT new.episodeId BEGIN ${ofLearning(-1, 'old')}${ofLearning(1, 'new')} END;
CREATE TRIGGER learningUnlinked AFTER DELETE ON learning WHEN old.episodeId IS NOT NULL BEGIN ${ofLearning(-1, 'old')} END;
`
