// What is asked most of many ideas (docs/pipeline.md), kept by the write or read from an index that holds no more than what counts.

const isDone = (stage: string) => `${stage} IN ('implemented', 'measured')`
/** SQL: whether the idea of an id is done, or was merged into one that is. */
const done = (id: string) => `EXISTS (SELECT 1 FROM idea d WHERE d.id = ${id} AND d.deletedAt IS NULL AND (${isDone('d.stage')} OR EXISTS (SELECT 1 FROM idea r WHERE r.id = d.rootId AND r.deletedAt IS NULL AND ${isDone('r.stage')})))`
/** Tables that name a learning, and the idea that it speaks for or that would prevent it. */
const LINKS = ['evidence', 'rootCause'] as const
const linked = (column: string, where: (table: string) => string) => LINKS.map((table) => `SELECT ${column} FROM ${table} WHERE ${where(table)} AND deletedAt IS NULL AND ideaId IS NOT NULL`).join(' UNION ALL ')
/** SQL: whether a learning led to something done. */
const LED = `EXISTS (SELECT 1 FROM (${linked('ideaId', (table) => `${table}.learningId = learning.id`)}) link WHERE ${done('link.ideaId')})`
const judge = (where: string) => `UPDATE learning SET led = ${LED} WHERE ${where} AND led IS NOT ${LED};`
/** Those that an idea, or one that was merged into it, stands on. */
const ofIdea = (row: 'old' | 'new') => judge(`id IN (${linked('learningId', () => `ideaId IN (SELECT ${row}.id UNION ALL SELECT id FROM idea WHERE rootId = ${row}.id)`)})`)
const follows = (table: (typeof LINKS)[number]) => `
CREATE TRIGGER ${table}Led AFTER INSERT ON ${table} WHEN new.deletedAt IS NULL AND ${done('new.ideaId')} BEGIN UPDATE learning SET led = 1 WHERE id = new.learningId AND led = 0; END;
CREATE TRIGGER ${table}Relled AFTER UPDATE OF deletedAt, ideaId, learningId ON ${table} BEGIN ${judge('id IN (old.learningId, new.learningId)')} END;
CREATE TRIGGER ${table}Unled AFTER DELETE ON ${table} WHEN old.deletedAt IS NULL BEGIN ${judge('id = old.learningId')} END;`

export const speed = `
-- whether it led to something done. Never leaves the device. By triggers, so that no way of writing can forget it
ALTER TABLE learning ADD COLUMN led INTEGER NOT NULL DEFAULT 0;
${LINKS.map(follows).join('')}
CREATE TRIGGER ideaLed AFTER UPDATE OF stage, deletedAt, rootId ON idea WHEN (${isDone('old.stage')}) <> (${isDone('new.stage')}) OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) OR old.rootId IS NOT new.rootId BEGIN ${ofIdea('new')} END;
-- an idea may arrive after what hangs on it, and so may a learning
CREATE TRIGGER ideaLedAdded AFTER INSERT ON idea WHEN ${isDone('new.stage')} OR new.rootId IS NOT NULL BEGIN ${ofIdea('new')} END;
CREATE TRIGGER ideaLedGone AFTER DELETE ON idea BEGIN ${ofIdea('old')} END;
CREATE TRIGGER learningLed AFTER INSERT ON learning WHEN EXISTS (${linked('1', (table) => `${table}.learningId = new.id`)}) BEGIN ${judge('id = new.id')} END;
${judge('true')}
DROP INDEX learningTeamDay;
CREATE INDEX learningTeamDay ON learning (happenedOn, teamId, visibility, led) WHERE deletedAt IS NULL;
-- all that it said is in evidencePair
DROP INDEX evidenceIdea;
-- what came of ideas, without what was only expected; and of an idea whose team it is of and where it stands, without its own row
DROP INDEX benefitMeasured;
CREATE INDEX benefitCame ON benefit (measuredOn) WHERE deletedAt IS NULL AND state <> 'expected';
DROP INDEX ideaDone;
-- whether an idea still waits for its first answer
DROP INDEX ideaSubmitted;
CREATE INDEX ideaSubmitted ON idea (submittedAt, teamId, authorId, answeredAt, stage) WHERE deletedAt IS NULL AND submittedAt IS NOT NULL;
CREATE INDEX ideaTeam ON idea (id, teamId, stage, inStep, rootId) WHERE deletedAt IS NULL;
`
