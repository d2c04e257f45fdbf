// The first database: every noun of the first version, and the bookkeeping that sync needs (docs/sync.md).
//
// Rows that sync has no REFERENCES between them: rows travel in the order of their last change, so a learning may arrive
// before its customer. `check` verifies them instead. All of them share these columns:
//   pk        the local order of arrival; never leaves the device
//   id        UUID made on the device that created it
//   ver       version given by the hub, 0 until it has one
//   deletedAt when it was deleted here; null while it lives
//   updatedAt when it was last written here
//   example   1 for rows of the example workspace, which never leave the device
//   extra     JSON of fields that a newer version of the app knows and this one does not
// Learnings, promises and ideas' customers have two more, kept by triggers (004-merge.ts), which never leave the device:
//   customerRootId  the customer that a merged one counts for; null when it is not merged
//   ofCustomerId    whose it is in the end: what is listed and counted reads this one
export const first = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  n INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, even when the outbox has been emptied
  opId TEXT NOT NULL UNIQUE,
  txn TEXT,
  entity TEXT NOT NULL,
  rowId TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('put', 'patch', 'del', 'restore')),
  patch TEXT NOT NULL,
  base INTEGER NOT NULL,
  dep TEXT,
  hlc INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  ver INTEGER
) STRICT;
CREATE INDEX outboxRow ON outbox (rowId);
CREATE TABLE shadow (entity TEXT NOT NULL, rowId TEXT NOT NULL, ver INTEGER NOT NULL, upTo INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
CREATE TABLE rejected (opId TEXT PRIMARY KEY, n INTEGER NOT NULL, op TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, hubRow TEXT, at INTEGER NOT NULL, state TEXT NOT NULL) STRICT;
CREATE TABLE acked (opId TEXT PRIMARY KEY, op TEXT NOT NULL, ver INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE draft (key TEXT PRIMARY KEY, value TEXT NOT NULL, savedAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- rows of imported tables: how many equal ones came in, and how many of them the run run has met so far
CREATE TABLE imported (fingerprint BLOB PRIMARY KEY, noun TEXT NOT NULL, times INTEGER NOT NULL, run INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE team (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE member (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, teamId TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;

CREATE TABLE segment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX segmentFolded ON segment (folded);
CREATE TABLE episode (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX episodeFolded ON episode (folded);
CREATE TABLE area (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX areaFolded ON area (folded);
CREATE TABLE customer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL, segmentId TEXT, mergedIntoId TEXT,
  -- never leaves the device: the customer that a merged one counts for in the end (004-merge.ts)
  rootId TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX customerFolded ON customer (folded);
CREATE INDEX customerMergedInto ON customer (mergedIntoId) WHERE mergedIntoId IS NOT NULL;
CREATE INDEX customerRoot ON customer (rootId) WHERE rootId IS NOT NULL;

CREATE TABLE learning (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, quote TEXT NOT NULL, customerId TEXT, segmentId TEXT, channel TEXT, sentiment TEXT,
  episodeId TEXT, areaId TEXT, happenedOn TEXT NOT NULL, waits INTEGER NOT NULL, wow INTEGER NOT NULL, visibility TEXT NOT NULL, authorId TEXT NOT NULL, teamId TEXT, createdAt INTEGER NOT NULL,
  folded TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX learningHappened ON learning (happenedOn, pk) WHERE deletedAt IS NULL;
CREATE INDEX learningCreated ON learning (createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX learningCustomer ON learning (ofCustomerId, happenedOn, pk) WHERE deletedAt IS NULL AND ofCustomerId IS NOT NULL;
CREATE INDEX learningSegment ON learning (segmentId, happenedOn, pk) WHERE deletedAt IS NULL AND segmentId IS NOT NULL;
CREATE INDEX learningEpisode ON learning (episodeId, happenedOn, pk) WHERE deletedAt IS NULL AND episodeId IS NOT NULL;
CREATE INDEX learningArea ON learning (areaId, happenedOn, pk) WHERE deletedAt IS NULL AND areaId IS NOT NULL;
CREATE INDEX learningExample ON learning (id) WHERE example = 1;
CREATE INDEX learningWow ON learning (createdAt, pk) WHERE deletedAt IS NULL AND wow = 1;
CREATE INDEX learningQuoted ON learning (createdAt, pk) WHERE deletedAt IS NULL AND quote <> '';
CREATE TABLE learningTag (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, tag TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX learningTagLearning ON learningTag (learningId) WHERE deletedAt IS NULL;
CREATE INDEX learningTagTag ON learningTag (tag, learningId) WHERE deletedAt IS NULL;

CREATE TABLE attachment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ofNoun TEXT NOT NULL, ofId TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX attachmentOf ON attachment (ofId) WHERE deletedAt IS NULL;

CREATE TABLE followUp (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, customerId TEXT, ownerId TEXT NOT NULL, state TEXT NOT NULL, dueAt INTEGER NOT NULL, answer TEXT NOT NULL,
  createdAt INTEGER NOT NULL, acknowledgedAt INTEGER, resolvedAt INTEGER, sharedAt INTEGER, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX followUpLearning ON followUp (learningId);
CREATE INDEX followUpCustomer ON followUp (ofCustomerId) WHERE deletedAt IS NULL AND resolvedAt IS NULL;
CREATE INDEX followUpDue ON followUp (dueAt) WHERE deletedAt IS NULL AND resolvedAt IS NULL;
CREATE INDEX followUpResolved ON followUp (resolvedAt) WHERE deletedAt IS NULL AND resolvedAt IS NOT NULL;

CREATE TABLE idea (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL, stage TEXT NOT NULL, authorId TEXT NOT NULL, ownerId TEXT, teamId TEXT,
  expectedBenefit TEXT NOT NULL, effort TEXT, mergedIntoId TEXT, createdAt INTEGER NOT NULL, submittedAt INTEGER, stageAt INTEGER NOT NULL,
  folded TEXT NOT NULL,
  -- kept by the triggers below, so that lists and the agenda never count 100,000 rows
  supporters INTEGER NOT NULL DEFAULT 0, comments INTEGER NOT NULL DEFAULT 0, learnings INTEGER NOT NULL DEFAULT 0,
  -- customers named in the answer
  affected INTEGER NOT NULL DEFAULT 0,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX ideaCreated ON idea (createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaSupporters ON idea (supporters, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStage ON idea (stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageCreated ON idea (stage, createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageSupporters ON idea (stage, supporters, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageLearnings ON idea (stage, learnings, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaExample ON idea (id) WHERE example = 1;
CREATE INDEX ideaStageAffected ON idea (stage, affected, pk) WHERE deletedAt IS NULL;
CREATE TABLE ideaAnswer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX ideaAnswerIdea ON ideaAnswer (ideaId) WHERE deletedAt IS NULL;
CREATE TABLE ideaCustomer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, customerId TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX ideaCustomerIdea ON ideaCustomer (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX ideaCustomerCustomer ON ideaCustomer (ofCustomerId) WHERE deletedAt IS NULL;
CREATE TABLE ideaSegment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, segmentId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX ideaSegmentIdea ON ideaSegment (ideaId) WHERE deletedAt IS NULL;
CREATE TABLE evidence (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, learningId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX evidenceIdea ON evidence (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX evidenceLearning ON evidence (learningId) WHERE deletedAt IS NULL;
CREATE TABLE support (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX supportIdea ON support (ideaId, memberId) WHERE deletedAt IS NULL;
CREATE TABLE comment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, authorId TEXT NOT NULL, text TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX commentIdea ON comment (ideaId, createdAt) WHERE deletedAt IS NULL;
CREATE TABLE stageChange (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, fromStage TEXT NOT NULL, toStage TEXT NOT NULL, reason TEXT NOT NULL, memberId TEXT NOT NULL, meetingId TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX stageChangeIdea ON stageChange (ideaId, createdAt) WHERE deletedAt IS NULL;

CREATE TRIGGER supportAdded AFTER INSERT ON support WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET supporters = supporters + 1 WHERE id = new.ideaId; END;
CREATE TRIGGER supportHidden AFTER UPDATE OF deletedAt ON support WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET supporters = supporters + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId; END;
CREATE TRIGGER supportGone AFTER DELETE ON support WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET supporters = supporters - 1 WHERE id = old.ideaId; END;
CREATE TRIGGER commentAdded AFTER INSERT ON comment WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET comments = comments + 1 WHERE id = new.ideaId; END;
CREATE TRIGGER commentHidden AFTER UPDATE OF deletedAt ON comment WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET comments = comments + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId; END;
CREATE TRIGGER commentGone AFTER DELETE ON comment WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET comments = comments - 1 WHERE id = old.ideaId; END;
CREATE TRIGGER evidenceAdded AFTER INSERT ON evidence WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET learnings = learnings + 1 WHERE id = new.ideaId; END;
CREATE TRIGGER evidenceHidden AFTER UPDATE OF deletedAt ON evidence WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET learnings = learnings + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId; END;
CREATE TRIGGER evidenceGone AFTER DELETE ON evidence WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET learnings = learnings - 1 WHERE id = old.ideaId; END;
CREATE TRIGGER ideaCustomerAdded AFTER INSERT ON ideaCustomer WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET affected = affected + 1 WHERE id = new.ideaId; END;
CREATE TRIGGER ideaCustomerHidden AFTER UPDATE OF deletedAt ON ideaCustomer WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET affected = affected + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId; END;
CREATE TRIGGER ideaCustomerGone AFTER DELETE ON ideaCustomer WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET affected = affected - 1 WHERE id = old.ideaId; END;
-- an idea may arrive after what hangs on it
CREATE TRIGGER ideaAdded AFTER INSERT ON idea BEGIN UPDATE idea SET
  supporters = (SELECT count(*) FROM support WHERE ideaId = new.id AND deletedAt IS NULL),
  comments = (SELECT count(*) FROM comment WHERE ideaId = new.id AND deletedAt IS NULL),
  learnings = (SELECT count(*) FROM evidence WHERE ideaId = new.id AND deletedAt IS NULL),
  affected = (SELECT count(*) FROM ideaCustomer WHERE ideaId = new.id AND deletedAt IS NULL) WHERE pk = new.pk; END;

CREATE TABLE metric (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, higherIsBetter INTEGER NOT NULL, target REAL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE reading (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, metricId TEXT NOT NULL, episodeId TEXT, value REAL NOT NULL, sampleSize INTEGER, readOn TEXT NOT NULL, note TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX readingMetric ON reading (metricId, episodeId, readOn, createdAt) WHERE deletedAt IS NULL;

CREATE TABLE series (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, weekday INTEGER NOT NULL, time TEXT NOT NULL, timeZone TEXT NOT NULL, minutes INTEGER NOT NULL, teamId TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
-- a coming meeting needs no row (shared/domain/cadence.ts); what is not said in one follows from its series
CREATE TABLE meeting (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, startsAt INTEGER, minutes INTEGER, state TEXT, heldAt INTEGER, agenda TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX meetingSeries ON meeting (seriesId, startsAt) WHERE deletedAt IS NULL;
-- what the lead chose by hand for one item of one meeting
CREATE TABLE agendaChoice (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, pinned INTEGER NOT NULL, dropped INTEGER NOT NULL, minutes INTEGER, position REAL,
  -- set for items written by hand
  segment TEXT, title TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX agendaChoiceMeeting ON agendaChoice (meetingId) WHERE deletedAt IS NULL;
-- an item was discussed; fingerprint: JSON of what was known of it then, so that it comes back only when that changed
CREATE TABLE discussion (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, fingerprint TEXT NOT NULL, note TEXT NOT NULL, discussedAt INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX discussionMeeting ON discussion (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX discussionSubject ON discussion (subject, discussedAt) WHERE deletedAt IS NULL AND discussedAt IS NOT NULL;
CREATE TABLE decision (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX decisionMeeting ON decision (meetingId) WHERE deletedAt IS NULL;
CREATE TABLE actionItem (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT, seriesId TEXT, subject TEXT, title TEXT NOT NULL, ownerId TEXT, dueOn TEXT, doneAt INTEGER, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX actionItemOpen ON actionItem (createdAt) WHERE deletedAt IS NULL AND doneAt IS NULL;
CREATE INDEX actionItemDone ON actionItem (doneAt) WHERE deletedAt IS NULL AND doneAt IS NOT NULL;
CREATE INDEX actionItemMeeting ON actionItem (meetingId) WHERE deletedAt IS NULL;
`
