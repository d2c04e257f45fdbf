// What the key figures ask of every idea (docs/pipeline.md): when it was first decided on, and when it came to its end. Kept by the write, so that two years of them are read from one index.
import { FIRST_DECIDED, firstTo } from './012-pipeline.ts'

/** SQL: done ideas when they first were, declined ones since they stand there; null for all that go on. */
const ENDED = `CASE WHEN stage IN ('implemented', 'measured') THEN coalesce(${firstTo(`'implemented'`)}, stageAt) WHEN stage = 'declined' THEN stageAt END`
const times = (where: string) => `UPDATE idea SET decidedAt = ${FIRST_DECIDED}, endedAt = ${ENDED} WHERE ${where};`

export const kpiTimes = `
-- these never leave the device. By triggers, so that no way of writing can forget them
ALTER TABLE idea ADD COLUMN decidedAt INTEGER;
ALTER TABLE idea ADD COLUMN endedAt INTEGER;
CREATE TRIGGER moveTimes AFTER INSERT ON stageChange BEGIN ${times('id = new.ideaId')} END;
CREATE TRIGGER moveTimesHidden AFTER UPDATE OF deletedAt, createdAt ON stageChange BEGIN ${times('id = new.ideaId')} END;
CREATE TRIGGER moveTimesGone AFTER DELETE ON stageChange BEGIN ${times('id = old.ideaId')} END;
CREATE TRIGGER ideaTimes AFTER UPDATE OF stage, stageAt ON idea WHEN old.stage IS NOT new.stage OR old.stageAt IS NOT new.stageAt BEGIN UPDATE idea SET endedAt = ${ENDED} WHERE id = new.id; END;
CREATE TRIGGER ideaTimesAnew AFTER UPDATE OF submittedAt ON idea WHEN new.submittedAt IS NOT old.submittedAt BEGIN ${times('id = new.id')} END;
-- an idea may arrive after its moves
CREATE TRIGGER ideaTimesAdded AFTER INSERT ON idea WHEN new.stage IN ('implemented', 'measured', 'declined') OR EXISTS (SELECT 1 FROM stageChange WHERE ideaId = new.id AND deletedAt IS NULL) BEGIN ${times('id = new.id')} END;
${times('true')}
CREATE INDEX ideaDecided ON idea (decidedAt, teamId, submittedAt) WHERE deletedAt IS NULL AND decidedAt IS NOT NULL AND submittedAt IS NOT NULL;
CREATE INDEX ideaEnded ON idea (endedAt, stage, teamId) WHERE deletedAt IS NULL AND endedAt IS NOT NULL;
-- which learnings led to something done: from the ideas that are, without reading a row of either table
CREATE INDEX ideaDone ON idea (stage, id) WHERE deletedAt IS NULL;
CREATE INDEX evidencePair ON evidence (ideaId, learningId) WHERE deletedAt IS NULL;
`
