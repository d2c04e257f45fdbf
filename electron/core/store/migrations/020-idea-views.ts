// Ways to look at ideas (docs/pipeline.md): saved views, limits of stages, and what lanes and the matrix ask of each idea.

/** SQL: the product area that most of an idea's evidence is about. */
const AREA = `(SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1)`
/** SQL: the column of its ledger: what was realised before what is expected, customers before employees before the bottom line. */
const GAINER = `(SELECT b.gainer FROM benefit b WHERE b.ideaId = idea.id AND b.deletedAt IS NULL AND b.state <> 'none' ORDER BY b.state = 'realised' DESC, CASE b.gainer WHEN 'customer' THEN 0 WHEN 'employee' THEN 1 ELSE 2 END LIMIT 1)`
/** SQL: its place in the matrix, impact and effort: 51 is much for little. Null without a review. */
const SPOT = `(SELECT CAST(round(avg(r.impact)) AS INTEGER) * 10 + CAST(round(avg(r.effort)) AS INTEGER) FROM review r WHERE r.ideaId = idea.id AND r.deletedAt IS NULL)`

const set = (column: string, value: string, where: string) => `UPDATE idea SET ${column} = ${value} WHERE ${where};`
const area = (where: string) => set('areaId', AREA, where)
const ofLearning = (row: 'old' | 'new') => area(`id IN (SELECT ideaId FROM evidence WHERE learningId = ${row}.id AND deletedAt IS NULL)`)
/** Whatever is written into `table`: the column of its idea follows. */
const follows = (table: string, column: string, value: string, fields: string) => `
CREATE TRIGGER ${table}To${column}Added AFTER INSERT ON ${table} BEGIN ${set(column, value, 'id = new.ideaId')} END;
CREATE TRIGGER ${table}To${column}Changed AFTER UPDATE OF deletedAt, ${fields} ON ${table} BEGIN ${set(column, value, 'id = new.ideaId')} END;
CREATE TRIGGER ${table}To${column}Gone AFTER DELETE ON ${table} BEGIN ${set(column, value, 'id = old.ideaId')} END;`

export const ideaViews = `
-- view: shared/domain/idea-views.ts
CREATE TABLE savedView (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, view TEXT NOT NULL, shared INTEGER NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
-- how many ideas a stage should hold at most
CREATE TABLE stageLimit (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stage TEXT NOT NULL, most INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;

-- these never leave the device. By triggers, so that no way of writing can forget them
ALTER TABLE idea ADD COLUMN areaId TEXT;
ALTER TABLE idea ADD COLUMN gainer TEXT;
ALTER TABLE idea ADD COLUMN spot INTEGER;
CREATE INDEX ideaOwnerStage ON idea (ownerId, stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaAreaStage ON idea (areaId, stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaGainerStage ON idea (gainer, stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaSpot ON idea (spot, score, pk) WHERE deletedAt IS NULL;
${follows('evidence', 'areaId', AREA, 'learningId')}
${follows('benefit', 'gainer', GAINER, 'gainer, state')}
${follows('review', 'spot', SPOT, 'impact, effort')}
CREATE TRIGGER learningAreaAdded AFTER INSERT ON learning WHEN new.areaId IS NOT NULL AND EXISTS (SELECT 1 FROM evidence WHERE learningId = new.id AND deletedAt IS NULL) BEGIN ${ofLearning('new')} END;
CREATE TRIGGER learningAreaChanged AFTER UPDATE OF areaId, deletedAt ON learning WHEN old.areaId IS NOT new.areaId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN ${ofLearning('new')} END;
CREATE TRIGGER learningAreaGone AFTER DELETE ON learning WHEN old.areaId IS NOT NULL BEGIN ${ofLearning('old')} END;
-- an idea may arrive after what hangs on it
CREATE TRIGGER ideaPlaced AFTER INSERT ON idea WHEN EXISTS (SELECT 1 FROM evidence WHERE ideaId = new.id AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM benefit WHERE ideaId = new.id AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM review WHERE ideaId = new.id AND deletedAt IS NULL) BEGIN
  UPDATE idea SET areaId = ${AREA}, gainer = ${GAINER}, spot = ${SPOT} WHERE id = new.id;
END;
UPDATE idea SET areaId = ${AREA}, gainer = ${GAINER}, spot = ${SPOT};
`
