// Root causes: how a learning came about, the tree of causes, and what one contact costs (docs/closed-loop.md). With counts that are kept by the write, so
// that a statement over a million contacts reads a few thousand rows.
const SYNCED = 'ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT'

/** What a learning counts as, by itself (`l`) and its living root cause (`r`), where it has one. Private ones count nowhere: every device would count something else. */
const LIVING = (l: string) => `${l}.deletedAt IS NULL AND ${l}.visibility = 'everyone'`
const NAMED = '(r.areaId IS NOT NULL OR r.causeId IS NOT NULL)'
const KEYS = (l: string) => `substr(${l}.happenedOn, 1, 7), coalesce(r.areaId, ''), iif(${NAMED}, coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(${l}.areaId, ''), '')`

/** Adds `sign` for the learning `l`, whose root cause is what `r` says (SQL of a row source, or none). */
function count(sign: 1 | -1, l: string, r: string): string {
  const from = `FROM (SELECT 1) LEFT JOIN ${r} ON true WHERE ${LIVING(l)} AND (${NAMED} OR ${l}.sentiment = 'bad')`
  return `
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT ${KEYS(l)}, coalesce(${l}.channel, ''), coalesce(r.remedy, ''), ${sign} ${from}
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT ${KEYS(l)}, coalesce(${l}.teamId, ''), ${sign} ${from}
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;`
}

const heard = (sign: 1 | -1, l: string) => `
  INSERT INTO heard (day, episodeId, sentiment, learnings)
    SELECT ${l}.happenedOn, coalesce(${l}.episodeId, ''), coalesce(${l}.sentiment, ''), ${sign} WHERE ${LIVING(l)}
    ON CONFLICT DO UPDATE SET learnings = learnings + excluded.learnings;`

/** The stored root cause of a learning; one that is about to be stored, or was. */
const stored = (id: string) => `(SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = ${id} AND deletedAt IS NULL ORDER BY pk LIMIT 1) r`
const given = (row: string) => `(SELECT ${row}.areaId AS areaId, ${row}.causeId AS causeId, ${row}.remedy AS remedy WHERE ${row}.deletedAt IS NULL) r`

/** For the learning of a root cause, which may not have come yet. */
function ofLearning(sign: 1 | -1, row: string): string {
  const from = (keys: string) => `SELECT ${keys}, ${sign} FROM learning l LEFT JOIN ${given(row)} ON true WHERE l.id = ${row}.learningId AND ${LIVING('l')} AND (${NAMED} OR l.sentiment = 'bad')`
  return `
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    ${from(`${KEYS('l')}, coalesce(l.channel, ''), coalesce(r.remedy, '')`)} ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    ${from(`${KEYS('l')}, coalesce(l.teamId, '')`)} ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;`
}

/** What a learning without a living root cause counts as. */
function bare(sign: 1 | -1, id: string): string {
  const none = '(SELECT NULL AS areaId, NULL AS causeId, NULL AS remedy) r'
  const from = (keys: string) => `SELECT ${keys}, ${sign} FROM learning l JOIN ${none} WHERE l.id = ${id} AND ${LIVING('l')} AND l.sentiment = 'bad'`
  return `
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    ${from(`${KEYS('l')}, coalesce(l.channel, ''), ''`)} ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    ${from(`${KEYS('l')}, coalesce(l.teamId, '')`)} ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;`
}

const DAY_OF = (row: string) => `UPDATE rootCause SET happenedOn = coalesce((SELECT happenedOn FROM learning WHERE id = ${row}.learningId), '') WHERE pk = ${row}.pk;`

export const causes = `
-- a cause of the tree. areaId: the product area that answers for it; remedy: what would make it go away; removedOn: since when it is said to be gone.
-- Areas and remedies of a cause hold for those below it that have none of their own
CREATE TABLE cause (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL, parentId TEXT, areaId TEXT, remedy TEXT, removedOn TEXT, position REAL, ${SYNCED}) STRICT;
CREATE INDEX causeFolded ON cause (folded);
-- how one learning came about; at most one row for a learning
CREATE TABLE rootCause (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, causeId TEXT, areaId TEXT, remedy TEXT, why1 TEXT, why2 TEXT, why3 TEXT, why4 TEXT, why5 TEXT,
  prevention TEXT, ideaId TEXT, createdAt INTEGER NOT NULL,
  -- kept by the triggers below: the day of the learning
  happenedOn TEXT NOT NULL DEFAULT '', ${SYNCED}) STRICT;
CREATE INDEX rootCauseLearning ON rootCause (learningId);
CREATE INDEX rootCauseCause ON rootCause (causeId, happenedOn) WHERE deletedAt IS NULL AND causeId IS NOT NULL;
CREATE INDEX rootCauseArea ON rootCause (areaId, happenedOn) WHERE deletedAt IS NULL AND areaId IS NOT NULL;
CREATE INDEX rootCauseIdea ON rootCause (ideaId) WHERE deletedAt IS NULL AND ideaId IS NOT NULL;
-- what one contact costs: of one area or of all, by one channel or by all, from the beginning of a month (YYYY-MM)
CREATE TABLE unitCost (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, areaId TEXT, channel TEXT, fromMonth TEXT NOT NULL, amount REAL NOT NULL, currency TEXT NOT NULL, ${SYNCED}) STRICT;
ALTER TABLE episode ADD COLUMN ownerId TEXT;
ALTER TABLE episode ADD COLUMN position REAL;

-- counts that are kept by the write and belong to this device; '' where there is none. Rows may stand at 0
CREATE TABLE charged (month TEXT NOT NULL, areaId TEXT NOT NULL, causeId TEXT NOT NULL, heardAreaId TEXT NOT NULL, channel TEXT NOT NULL, remedy TEXT NOT NULL, contacts INTEGER NOT NULL, PRIMARY KEY (month, areaId, causeId, heardAreaId, channel, remedy)) STRICT, WITHOUT ROWID;
CREATE TABLE received (month TEXT NOT NULL, areaId TEXT NOT NULL, causeId TEXT NOT NULL, heardAreaId TEXT NOT NULL, teamId TEXT NOT NULL, contacts INTEGER NOT NULL, PRIMARY KEY (month, areaId, causeId, heardAreaId, teamId)) STRICT, WITHOUT ROWID;
CREATE TABLE heard (day TEXT NOT NULL, episodeId TEXT NOT NULL, sentiment TEXT NOT NULL, learnings INTEGER NOT NULL, PRIMARY KEY (day, episodeId, sentiment)) STRICT, WITHOUT ROWID;
INSERT INTO charged SELECT substr(happenedOn, 1, 7), '', '', coalesce(areaId, ''), coalesce(channel, ''), '', count(*) FROM learning WHERE ${LIVING('learning')} AND sentiment = 'bad' GROUP BY 1, 4, 5;
INSERT INTO received SELECT substr(happenedOn, 1, 7), '', '', coalesce(areaId, ''), coalesce(teamId, ''), count(*) FROM learning WHERE ${LIVING('learning')} AND sentiment = 'bad' GROUP BY 1, 4, 5;
INSERT INTO heard SELECT happenedOn, coalesce(episodeId, ''), coalesce(sentiment, ''), count(*) FROM learning WHERE ${LIVING('learning')} GROUP BY 1, 2, 3;

CREATE TRIGGER learningCounted AFTER INSERT ON learning BEGIN ${count(1, 'new', stored('new.id'))}${heard(1, 'new')}
  UPDATE rootCause SET happenedOn = new.happenedOn WHERE learningId = new.id; END;
CREATE TRIGGER learningRecounted AFTER UPDATE OF happenedOn, areaId, channel, sentiment, episodeId, teamId, visibility, deletedAt ON learning BEGIN ${count(-1, 'old', stored('new.id'))}${count(1, 'new', stored('new.id'))}${heard(-1, 'old')}${heard(1, 'new')} END;
CREATE TRIGGER learningMoved AFTER UPDATE OF happenedOn ON learning WHEN old.happenedOn <> new.happenedOn BEGIN UPDATE rootCause SET happenedOn = new.happenedOn WHERE learningId = new.id; END;
CREATE TRIGGER learningUncounted AFTER DELETE ON learning BEGIN ${count(-1, 'old', stored('old.id'))}${heard(-1, 'old')} END;
CREATE TRIGGER rootCauseCounted AFTER INSERT ON rootCause BEGIN ${bare(-1, 'new.learningId')}${ofLearning(1, 'new')} ${DAY_OF('new')} END;
CREATE TRIGGER rootCauseRecounted AFTER UPDATE OF learningId, areaId, causeId, remedy, deletedAt ON rootCause BEGIN ${ofLearning(-1, 'old')}${ofLearning(1, 'new')} END;
CREATE TRIGGER rootCauseUncounted AFTER DELETE ON rootCause BEGIN ${ofLearning(-1, 'old')}${bare(1, 'old.learningId')} END;
`
