// The idea pipeline (docs/pipeline.md): the rules of the workspace, first answers, tags, reviews and scores.

const DECIDED = `'approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged'`
/** A decision that whoever made it took back within so long is none, milliseconds. */
const SLIP = 10 * 60_000

/** SQL: when the idea was last taken back to Draft before it was handed in anew, or 0: what came before was said of another version, and promises are counted anew. By the moves, because clocks differ. */
const ANEW = `coalesce((SELECT max(d.createdAt) FROM stageChange d WHERE d.ideaId = idea.id AND d.toStage = 'draft' AND d.createdAt <= idea.submittedAt AND d.deletedAt IS NULL), 0)`
/** SQL: a move `s` of the idea counts: it led elsewhere (docs/sync.md, Agreement), was no slip, and no merge that was taken back (docs/merge.md). */
const COUNTS = `s.ideaId = idea.id AND s.fromStage <> s.toStage AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.createdAt >= s.createdAt AND b.pk <> s.pk AND b.deletedAt IS NULL
        AND (s.toStage = 'merged' OR (b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt <= s.createdAt + ${SLIP})))`

/** SQL: when the idea, as it was handed in last, first moved to one of these stages; or null. */
export const firstTo = (stages: string, only = 'true'): string => `(SELECT min(s.createdAt) FROM stageChange s WHERE s.toStage IN (${stages}) AND ${only} AND ${COUNTS} AND s.createdAt > ${ANEW})`
/** SQL: when it was first decided on, or null. What came from elsewhere decided (straight from Draft) says nothing of how long that took. */
export const FIRST_DECIDED = firstTo(DECIDED, `s.fromStage <> 'draft'`)

/** SQL: when the idea had its first answer, or null. */
const ANSWERED = `(SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.toStage IN (${DECIDED}) AND s.memberId <> idea.authorId AND ${COUNTS}
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL) WHERE at > ${ANEW})`
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
CREATE TRIGGER moveAnswers AFTER INSERT ON stageChange WHEN new.toStage IN (${DECIDED}, 'draft') OR new.fromStage IN (${DECIDED}) BEGIN ${answer('new.ideaId')} END;
CREATE TRIGGER handedInAnew AFTER UPDATE OF submittedAt ON idea WHEN new.submittedAt IS NOT old.submittedAt BEGIN ${answer('new.id')} END;
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
