// The idea pipeline (docs/pipeline.md): the rules of the workspace, first answers, tags, reviews and scores.

const DECIDED = `'approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged'`
/** A decision that whoever made it took back within so long is none, milliseconds. */
const SLIP = 10 * 60_000

/** SQL: when the idea had its first answer, or null. */
const ANSWERED = `(SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN (${DECIDED}) AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + ${SLIP} AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL))`
const answer = (id: string) => `UPDATE idea SET answeredAt = ${ANSWERED} WHERE id = ${id};`

/** SQL: the means of what the reviewers of an idea say, and the weights of the workspace (`3,2,2,2`). */
const MEANS = `SELECT avg(r.impact) AS i, avg(r.reach) AS r, avg(r.confidence) AS c, avg(r.effort) AS e, count(*) AS n,
    coalesce(w.scoring, 'criteria') AS scoring, coalesce(substr(w.weights, 1, 1), 3) AS wi, coalesce(substr(w.weights, 3, 1), 2) AS wr, coalesce(substr(w.weights, 5, 1), 2) AS wc, coalesce(substr(w.weights, 7, 1), 2) AS we
  FROM review r LEFT JOIN workspaceRules w ON w.key = 'workspace' AND w.deletedAt IS NULL WHERE r.ideaId = idea.id AND r.deletedAt IS NULL`
/** SQL: the score of an idea in tenths, 0 to 1000; -1 without a review. The same as `scoreOf` (shared/domain/scoring.ts). */
const SCORE = `(SELECT iif(n = 0, -1, CAST(round(1000.0 * CASE scoring
    WHEN 'rice' THEN r * i * c / e / 125.0
    WHEN 'ice' THEN i * c * (6.0 - e) / 125.0
    ELSE (wi * (i - 1.0) + wr * (r - 1.0) + wc * (c - 1.0) + we * (5.0 - e)) / (4.0 * (wi + wr + wc + we)) END) AS INTEGER)) FROM (${MEANS}))`
const score = (where: string) => `UPDATE idea SET score = ${SCORE} WHERE ${where};`

export const pipeline = `
-- one row, key 'workspace'; what is null is as usual (shared/domain/workspace-rules.ts)
CREATE TABLE workspaceRules (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, weekdays TEXT, opensAt TEXT, closesAt TEXT, timeZone TEXT, answerHours INTEGER, decisionDays INTEGER, followUpHours INTEGER, followUpInOffice INTEGER,
  silenceWeeks INTEGER, wowCap REAL, currency TEXT, scoring TEXT, weights TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;

-- said by a lead, champion or admin who is not the author
ALTER TABLE comment ADD COLUMN answers INTEGER;
-- never leaves the device: when the idea had its first answer. By triggers, so that no way of writing can forget it
ALTER TABLE idea ADD COLUMN answeredAt INTEGER;
CREATE INDEX ideaUnanswered ON idea (submittedAt, pk) WHERE deletedAt IS NULL AND answeredAt IS NULL AND stage IN ('submitted', 'in-review');
CREATE INDEX ideaUndecided ON idea (submittedAt, pk) WHERE deletedAt IS NULL AND answeredAt IS NOT NULL AND stage IN ('submitted', 'in-review');
CREATE INDEX commentAsks ON comment (ideaId) WHERE asks = 1 AND deletedAt IS NULL;
CREATE TRIGGER answerAdded AFTER INSERT ON comment WHEN new.answers = 1 BEGIN ${answer('new.ideaId')} END;
CREATE TRIGGER answerHidden AFTER UPDATE OF deletedAt, answers, createdAt ON comment WHEN new.answers = 1 OR old.answers = 1 BEGIN ${answer('new.ideaId')} END;
CREATE TRIGGER answerGone AFTER DELETE ON comment WHEN old.answers = 1 BEGIN ${answer('old.ideaId')} END;
CREATE TRIGGER moveAnswers AFTER INSERT ON stageChange WHEN new.toStage IN (${DECIDED}) OR new.fromStage IN (${DECIDED}) BEGIN ${answer('new.ideaId')} END;
CREATE TRIGGER moveHidden AFTER UPDATE OF deletedAt, memberId ON stageChange BEGIN ${answer('new.ideaId')} END;
CREATE TRIGGER moveGone AFTER DELETE ON stageChange BEGIN ${answer('old.ideaId')} END;
CREATE TRIGGER decisionAnswers AFTER INSERT ON decision WHEN new.subject LIKE 'idea:%' BEGIN ${answer('substr(new.subject, 6)')} END;
CREATE TRIGGER decisionHidden AFTER UPDATE OF deletedAt ON decision WHEN new.subject LIKE 'idea:%' BEGIN ${answer('substr(new.subject, 6)')} END;
CREATE TRIGGER decisionGone AFTER DELETE ON decision WHEN old.subject LIKE 'idea:%' BEGIN ${answer('substr(old.subject, 6)')} END;
-- an idea may arrive after what hangs on it
CREATE TRIGGER ideaAnswered AFTER INSERT ON idea WHEN EXISTS (SELECT 1 FROM comment WHERE ideaId = new.id AND answers = 1 AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM stageChange WHERE ideaId = new.id AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM decision WHERE subject = 'idea:' || new.id AND deletedAt IS NULL) BEGIN ${answer('new.id')} END;

CREATE TABLE ideaTag (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, tag TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX ideaTagIdea ON ideaTag (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX ideaTagTag ON ideaTag (tag) WHERE deletedAt IS NULL;

-- what one champion thinks of an idea: each criterion 1 to 5
CREATE TABLE review (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, impact INTEGER NOT NULL, reach INTEGER NOT NULL, confidence INTEGER NOT NULL, effort INTEGER NOT NULL, comment TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX reviewIdea ON review (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX reviewMember ON review (memberId) WHERE deletedAt IS NULL;
-- never leaves the device: tenths, 0 to 1000; -1 without a review
ALTER TABLE idea ADD COLUMN score INTEGER NOT NULL DEFAULT -1;
CREATE INDEX ideaScore ON idea (score, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageScore ON idea (stage, score, pk) WHERE deletedAt IS NULL;
CREATE TRIGGER reviewAdded AFTER INSERT ON review BEGIN ${score('id = new.ideaId')} END;
CREATE TRIGGER reviewChanged AFTER UPDATE ON review BEGIN ${score('id = new.ideaId')} END;
CREATE TRIGGER reviewGone AFTER DELETE ON review BEGIN ${score('id = old.ideaId')} END;
CREATE TRIGGER rulesAdded AFTER INSERT ON workspaceRules WHEN new.key = 'workspace' BEGIN ${score('id IN (SELECT ideaId FROM review)')} END;
CREATE TRIGGER rulesChanged AFTER UPDATE OF scoring, weights, deletedAt ON workspaceRules WHEN new.key = 'workspace' BEGIN ${score('id IN (SELECT ideaId FROM review)')} END;
CREATE TRIGGER ideaScored AFTER INSERT ON idea WHEN EXISTS (SELECT 1 FROM review WHERE ideaId = new.id AND deletedAt IS NULL) BEGIN ${score('id = new.id')} END;
`
