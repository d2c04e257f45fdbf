PRAGMA user_version = 27;
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE shadow (entity TEXT NOT NULL, rowId TEXT NOT NULL, ver INTEGER NOT NULL, upTo INTEGER NOT NULL, data TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
CREATE TABLE rejected (opId TEXT PRIMARY KEY, n INTEGER NOT NULL, op TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL, hubRow TEXT, at INTEGER NOT NULL, state TEXT NOT NULL, groupId TEXT, decidedAt INTEGER) STRICT;
CREATE TABLE draft (key TEXT PRIMARY KEY, value TEXT NOT NULL, savedAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE imported (fingerprint BLOB PRIMARY KEY, noun TEXT NOT NULL, times INTEGER NOT NULL, run INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE team (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE member (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, teamId TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE segment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE episode (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, ownerId TEXT, position REAL) STRICT;
CREATE TABLE area (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE customer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL, segmentId TEXT, mergedIntoId TEXT,
  -- never leaves the device: the customer that a merged one counts for in the end (004-merge.ts)
  rootId TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE learning (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, quote TEXT NOT NULL, customerId TEXT, segmentId TEXT, channel TEXT, sentiment TEXT,
  episodeId TEXT, areaId TEXT, happenedOn TEXT NOT NULL, waits INTEGER NOT NULL, wow INTEGER NOT NULL, visibility TEXT NOT NULL, authorId TEXT NOT NULL, teamId TEXT, createdAt INTEGER NOT NULL,
  folded TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, wowCost REAL, wowCurrency TEXT) STRICT;
CREATE TABLE learningTag (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, tag TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE attachment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ofNoun TEXT NOT NULL, ofId TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE followUp (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, customerId TEXT, ownerId TEXT NOT NULL, state TEXT NOT NULL, dueAt INTEGER NOT NULL, answer TEXT NOT NULL,
  createdAt INTEGER NOT NULL, acknowledgedAt INTEGER, resolvedAt INTEGER, sharedAt INTEGER, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, answerBy INTEGER, resolveBy INTEGER, handedById TEXT, handedAt INTEGER, standing TEXT GENERATED ALWAYS AS (CASE WHEN resolvedAt IS NOT NULL THEN CASE WHEN sharedAt IS NULL THEN 'resolved' ELSE 'shared' END WHEN acknowledgedAt IS NULL THEN 'open' ELSE 'acknowledged' END) VIRTUAL) STRICT;
CREATE TABLE idea (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL, stage TEXT NOT NULL, authorId TEXT NOT NULL, ownerId TEXT, teamId TEXT,
  expectedBenefit TEXT NOT NULL, effort TEXT, mergedIntoId TEXT, createdAt INTEGER NOT NULL, submittedAt INTEGER, stageAt INTEGER NOT NULL,
  folded TEXT NOT NULL,
  -- kept by the triggers below, so that lists and the agenda never count 100,000 rows
  supporters INTEGER NOT NULL DEFAULT 0, comments INTEGER NOT NULL DEFAULT 0, learnings INTEGER NOT NULL DEFAULT 0,
  -- customers named in the answer
  affected INTEGER NOT NULL DEFAULT 0,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, rootId TEXT, answeredAt INTEGER, score INTEGER NOT NULL DEFAULT -1, areaId TEXT, gainer TEXT, spot INTEGER, campaignId TEXT, categoryId TEXT, decidedAt INTEGER, endedAt INTEGER, stepId TEXT, inStep TEXT) STRICT;
CREATE TABLE ideaAnswer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, wordsId TEXT) STRICT;
CREATE TABLE ideaCustomer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, customerId TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE ideaSegment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, segmentId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE evidence (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, learningId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE support (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE comment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, authorId TEXT NOT NULL, text TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, asks INTEGER, answers INTEGER, mentions TEXT) STRICT;
CREATE TABLE stageChange (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, fromStage TEXT NOT NULL, toStage TEXT NOT NULL, reason TEXT NOT NULL, memberId TEXT NOT NULL, meetingId TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE metric (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, higherIsBetter INTEGER NOT NULL, target REAL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, benchmark REAL, benchmarkOf TEXT, least REAL, most REAL) STRICT;
CREATE TABLE reading (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, metricId TEXT NOT NULL, episodeId TEXT, value REAL NOT NULL, sampleSize INTEGER, readOn TEXT NOT NULL, note TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, variance REAL, segmentId TEXT, teamId TEXT) STRICT;
CREATE TABLE series (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, weekday INTEGER NOT NULL, time TEXT NOT NULL, timeZone TEXT NOT NULL, minutes INTEGER NOT NULL, teamId TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, every INTEGER, nth INTEGER, firstOn TEXT, timedAt INTEGER, roles TEXT) STRICT;
CREATE TABLE meeting (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, startsAt INTEGER, minutes INTEGER, state TEXT, heldAt INTEGER, agenda TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, day TEXT, changedAt INTEGER) STRICT;
CREATE TABLE agendaChoice (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, pinned INTEGER NOT NULL, dropped INTEGER NOT NULL, minutes INTEGER, position REAL,
  -- set for items written by hand
  segment TEXT, title TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE discussion (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, fingerprint TEXT NOT NULL, note TEXT NOT NULL, discussedAt INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE decision (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, ownerId TEXT, dueOn TEXT, objection TEXT, voiceId TEXT, customerId TEXT) STRICT;
CREATE TABLE actionItem (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT, seriesId TEXT, subject TEXT, title TEXT NOT NULL, ownerId TEXT, dueOn TEXT, doneAt INTEGER, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE conflict (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, entity TEXT NOT NULL, rowId TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, ofId TEXT NOT NULL, againstId TEXT NOT NULL,
  happenedAt INTEGER NOT NULL, resolvedAt INTEGER, resolvedById TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE championNote (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, authorId TEXT NOT NULL, text TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE authorship (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE made (rowId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE ledger (n INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, act TEXT NOT NULL, entity TEXT NOT NULL, rowId TEXT NOT NULL, ofEntity TEXT NOT NULL, ofId TEXT NOT NULL,
  byId TEXT, count INTEGER NOT NULL, code TEXT, size INTEGER NOT NULL, detail TEXT) STRICT;
CREATE TABLE fileSent (rowId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE erasure (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, erasureId TEXT NOT NULL, step TEXT NOT NULL, rows TEXT NOT NULL, mentions INTEGER NOT NULL, at INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE erasing (erasureId TEXT PRIMARY KEY, state TEXT NOT NULL, terms TEXT, files TEXT NOT NULL, held INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE strange (entity TEXT NOT NULL, rowId TEXT NOT NULL, ver INTEGER NOT NULL, state TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
CREATE TABLE sweep (entity TEXT NOT NULL, rowId TEXT NOT NULL, PRIMARY KEY (entity, rowId)) STRICT, WITHOUT ROWID;
CREATE TABLE searchMark (seq INTEGER PRIMARY KEY AUTOINCREMENT, noun INTEGER NOT NULL, pk INTEGER NOT NULL) STRICT;
CREATE TABLE distinctPair (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, otherId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE theme (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, name TEXT NOT NULL, pinned INTEGER NOT NULL, intoId TEXT, splitFromId TEXT, unit INTEGER, founders TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE themeLearning (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, themeId TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE noteAuthor (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, subject TEXT NOT NULL, memberId TEXT NOT NULL, wrote TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE meetingRun (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, leadId TEXT NOT NULL, startedAt INTEGER NOT NULL, atSubject TEXT NOT NULL, atPlace INTEGER NOT NULL, since INTEGER NOT NULL, spent TEXT NOT NULL, items TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE participant (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE meetingRole (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, role TEXT NOT NULL, memberId TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE freeDay (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT, day TEXT NOT NULL, lastDay TEXT NOT NULL, name TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE templateSegment (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, segment TEXT NOT NULL, shown INTEGER, position REAL, length INTEGER, share INTEGER, minutes INTEGER, most INTEGER, title TEXT, intro TEXT, reason TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE templateFilter (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seriesId TEXT NOT NULL, segment TEXT NOT NULL, kind TEXT NOT NULL, teamId TEXT, areaId TEXT, segmentId TEXT, word TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE pulse (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, memberId TEXT NOT NULL, heard INTEGER NOT NULL, recommend INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE pulseCount (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meetingId TEXT NOT NULL, counts TEXT NOT NULL, recommends TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE "outbox" (
  n INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, even when the outbox has been emptied
  opId TEXT NOT NULL, txn TEXT, entity TEXT NOT NULL, rowId TEXT NOT NULL, kind TEXT NOT NULL, patch TEXT NOT NULL, base INTEGER NOT NULL, dep TEXT,
  hlc INTEGER NOT NULL, schema INTEGER NOT NULL, ver INTEGER,
  sentN INTEGER, -- counts what this device has sent, without gaps; null until then
  was TEXT, -- JSON: what the long texts of the patch were before
  CHECK (kind IN ('put', 'patch', 'del', 'restore'))
) STRICT;
CREATE TABLE "acked" (n INTEGER PRIMARY KEY, opId TEXT NOT NULL, txn TEXT, entity TEXT NOT NULL, rowId TEXT NOT NULL, kind TEXT NOT NULL, patch TEXT NOT NULL, base INTEGER NOT NULL, dep TEXT,
  hlc INTEGER NOT NULL, schema INTEGER NOT NULL, ver INTEGER NOT NULL, sentN INTEGER, was TEXT, at INTEGER NOT NULL) STRICT;
CREATE TABLE workspaceRules (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, weekdays TEXT, opensAt TEXT, closesAt TEXT, timeZone TEXT, answerHours INTEGER, decisionDays INTEGER, followUpHours INTEGER, followUpInOffice INTEGER,
  silenceWeeks INTEGER, wowCap REAL, currency TEXT, scoring TEXT, weights TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT, impactName TEXT, reachName TEXT, confidenceName TEXT, effortName TEXT) STRICT;
CREATE TABLE ideaTag (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, tag TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE review (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, impact INTEGER NOT NULL, reach INTEGER NOT NULL, confidence INTEGER NOT NULL, effort INTEGER NOT NULL, comment TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE cause (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL, parentId TEXT, areaId TEXT, remedy TEXT, removedOn TEXT, position REAL, ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE rootCause (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learningId TEXT NOT NULL, causeId TEXT, areaId TEXT, remedy TEXT, why1 TEXT, why2 TEXT, why3 TEXT, why4 TEXT, why5 TEXT,
  prevention TEXT, ideaId TEXT, createdAt INTEGER NOT NULL,
  -- kept by the triggers below: the day of the learning
  happenedOn TEXT NOT NULL DEFAULT '', ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE unitCost (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, areaId TEXT, channel TEXT, fromMonth TEXT NOT NULL, amount REAL NOT NULL, currency TEXT NOT NULL, ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE charged (month TEXT NOT NULL, areaId TEXT NOT NULL, causeId TEXT NOT NULL, heardAreaId TEXT NOT NULL, channel TEXT NOT NULL, remedy TEXT NOT NULL, contacts INTEGER NOT NULL, PRIMARY KEY (month, areaId, causeId, heardAreaId, channel, remedy)) STRICT, WITHOUT ROWID;
CREATE TABLE received (month TEXT NOT NULL, areaId TEXT NOT NULL, causeId TEXT NOT NULL, heardAreaId TEXT NOT NULL, teamId TEXT NOT NULL, contacts INTEGER NOT NULL, PRIMARY KEY (month, areaId, causeId, heardAreaId, teamId)) STRICT, WITHOUT ROWID;
CREATE TABLE heard (day TEXT NOT NULL, episodeId TEXT NOT NULL, sentiment TEXT NOT NULL, learnings INTEGER NOT NULL, PRIMARY KEY (day, episodeId, sentiment)) STRICT, WITHOUT ROWID;
CREATE TABLE customerFact (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customerId TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, authorId TEXT NOT NULL, createdAt INTEGER NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE benefit (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, state TEXT NOT NULL, gainer TEXT NOT NULL, kind TEXT NOT NULL, hard INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
  currency TEXT, unit TEXT NOT NULL, cost REAL NOT NULL, rate REAL, rateTo TEXT, proof TEXT NOT NULL, learningId TEXT, readingId TEXT, measuredOn TEXT NOT NULL, enteredById TEXT NOT NULL,
  confirmedById TEXT, confirmedAt INTEGER, confirmedTerms TEXT, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE episodeIdea (ideaId TEXT NOT NULL, episodeId TEXT NOT NULL, links INTEGER NOT NULL, PRIMARY KEY (ideaId, episodeId)) STRICT, WITHOUT ROWID;
CREATE TABLE supportFor (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, customerId TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE pilotCustomer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, customerId TEXT NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL, createdAt INTEGER NOT NULL,
  verdict TEXT, words TEXT, saidOn TEXT, saidById TEXT, message TEXT, toldById TEXT, toldAt INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE ideaChange (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, entity TEXT NOT NULL, rowId TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT, memberId TEXT NOT NULL, at INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE kudos (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ofNoun TEXT NOT NULL, ofId TEXT NOT NULL, toId TEXT NOT NULL, fromId TEXT NOT NULL, text TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE savedView (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, view TEXT NOT NULL, shared INTEGER NOT NULL, memberId TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE stageLimit (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stage TEXT NOT NULL, most INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE category (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE campaign (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, question TEXT NOT NULL, audience TEXT NOT NULL, areaId TEXT, startsAt INTEGER NOT NULL, endsAt INTEGER NOT NULL, closing TEXT NOT NULL, closedAt INTEGER, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE campaignTeam (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, campaignId TEXT NOT NULL, teamId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE follow (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideaId TEXT NOT NULL, memberId TEXT NOT NULL, follows INTEGER NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE newsMark (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, memberId TEXT NOT NULL, about TEXT NOT NULL, seenAt INTEGER, upTo INTEGER, off INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE metricGoal (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, metricId TEXT NOT NULL, fromOn TEXT NOT NULL, target REAL, benchmark REAL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE question (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, position REAL, shown INTEGER, required INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE questionWords (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, wording TEXT NOT NULL, createdAt INTEGER NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE stage (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, name TEXT, shown INTEGER,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE TABLE step (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stage TEXT NOT NULL, name TEXT NOT NULL, position REAL NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
INSERT INTO meta (key, value) VALUES ('language', 'en');
INSERT INTO meta (key, value) VALUES ('me', 'a08ff49b-6f77-7263-8271-6c43069c43a8');
INSERT INTO member (pk, id, name, role, teamId, createdAt, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, 'a08ff49b-6f77-7263-8271-6c43069c43a8', 'Ada', 'admin', NULL, 1772614800000.0, 0.0, NULL, 1772614800000.0, 0.0, NULL);
INSERT INTO segment (pk, id, name, folded, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, '4e86a538-cc03-7aa0-856d-a5590e89a11d', 'Commuters', 'commuters', 0.0, NULL, 1772614800000.0, 0.0, NULL);
INSERT INTO episode (pk, id, name, folded, ver, deletedAt, updatedAt, example, extra, ownerId, position) VALUES (1.0, '6088ad7c-16b3-7dc1-82b0-cf5eda79632f', 'Buying a ticket', 'buying a ticket', 0.0, NULL, 1772614800000.0, 0.0, NULL, NULL, NULL);
INSERT INTO area (pk, id, name, folded, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, 'cb32e6f8-a61c-7ac1-80cc-35b0304e56a2', 'Counter', 'counter', 0.0, NULL, 1772614800000.0, 0.0, NULL);
INSERT INTO customer (pk, id, name, folded, segmentId, mergedIntoId, rootId, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, '42a85121-4aa1-7883-8c4f-fd020f5bd14d', 'Åsa Öberg', 'asa oberg', NULL, NULL, NULL, 0.0, NULL, 1772614800000.0, 0.0, NULL);
INSERT INTO learning (pk, id, text, quote, customerId, segmentId, channel, sentiment, episodeId, areaId, happenedOn, waits, wow, visibility, authorId, teamId, createdAt, folded, customerRootId, ver, deletedAt, updatedAt, example, extra, wowCost, wowCurrency) VALUES (1.0, 'de10d4e8-eb2a-7f2f-8261-65a881cd424e', 'The queue at the counter is long. She waited twenty minutes.', '“Nobody told me anything.”', '42a85121-4aa1-7883-8c4f-fd020f5bd14d', '4e86a538-cc03-7aa0-856d-a5590e89a11d', NULL, NULL, '6088ad7c-16b3-7dc1-82b0-cf5eda79632f', 'cb32e6f8-a61c-7ac1-80cc-35b0304e56a2', '2026-03-04', 1.0, 0.0, 'everyone', 'a08ff49b-6f77-7263-8271-6c43069c43a8', NULL, 1772614800000.0, 'the queue at the counter is long. she waited twenty minutes.
“nobody told me anything.”', NULL, 0.0, NULL, 1772614800000.0, 0.0, NULL, NULL, NULL);
INSERT INTO learning (pk, id, text, quote, customerId, segmentId, channel, sentiment, episodeId, areaId, happenedOn, waits, wow, visibility, authorId, teamId, createdAt, folded, customerRootId, ver, deletedAt, updatedAt, example, extra, wowCost, wowCurrency) VALUES (2.0, '03dac0a9-030b-71e3-860a-ade1ea950c3a', 'He was called back within the hour. He told his colleagues.', '', NULL, NULL, NULL, NULL, NULL, NULL, '2026-03-04', 0.0, 1.0, 'private', 'a08ff49b-6f77-7263-8271-6c43069c43a8', NULL, 1772614800000.0, 'he was called back within the hour. he told his colleagues.
', NULL, 0.0, NULL, 1772614800000.0, 0.0, NULL, NULL, NULL);
INSERT INTO learning (pk, id, text, quote, customerId, segmentId, channel, sentiment, episodeId, areaId, happenedOn, waits, wow, visibility, authorId, teamId, createdAt, folded, customerRootId, ver, deletedAt, updatedAt, example, extra, wowCost, wowCurrency) VALUES (3.0, '8f558469-7714-7902-8395-0e01d22b9b3a', 'Logged twice', '', NULL, NULL, NULL, NULL, NULL, NULL, '2026-03-04', 0.0, 0.0, 'everyone', 'a08ff49b-6f77-7263-8271-6c43069c43a8', NULL, 1772614800000.0, 'logged twice
', NULL, 0.0, 1772614800000.0, 1772614800000.0, 0.0, NULL, NULL, NULL);
INSERT INTO learningTag (pk, id, learningId, tag, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, 'ade8dc07-e122-5494-b1af-ed9d4def14a3', 'de10d4e8-eb2a-7f2f-8261-65a881cd424e', 'queue', 0.0, NULL, 1772614800000.0, 0.0, NULL);
INSERT INTO learningTag (pk, id, learningId, tag, ver, deletedAt, updatedAt, example, extra) VALUES (2.0, 'bbdb87b0-9d36-5116-980e-4bf9aa25c64e', 'de10d4e8-eb2a-7f2f-8261-65a881cd424e', 'waiting time', 0.0, 1772614800000.0, 1772614800000.0, 0.0, NULL);
INSERT INTO learningTag (pk, id, learningId, tag, ver, deletedAt, updatedAt, example, extra) VALUES (3.0, '233d096b-c804-5a00-8fc5-1f5a7d7cb14c', '03dac0a9-030b-71e3-860a-ade1ea950c3a', 'service', 0.0, NULL, 1772614800000.0, 0.0, NULL);
INSERT INTO followUp (pk, id, learningId, customerId, ownerId, state, dueAt, answer, createdAt, acknowledgedAt, resolvedAt, sharedAt, customerRootId, ver, deletedAt, updatedAt, example, extra, answerBy, resolveBy, handedById, handedAt) VALUES (1.0, '45b5875b-bf1f-7416-8a68-5beb15428015', 'de10d4e8-eb2a-7f2f-8261-65a881cd424e', '42a85121-4aa1-7883-8c4f-fd020f5bd14d', 'a08ff49b-6f77-7263-8271-6c43069c43a8', 'resolved', 1772960400000.0, 'A second counter opens at eight.', 1772614800000.0, 1772618400000.0, 1772618400000.0, NULL, NULL, 0.0, NULL, 1772618400000.0, 0.0, NULL, 1772701200000.0, 1772960400000.0, NULL, NULL);
INSERT INTO idea (pk, id, title, description, stage, authorId, ownerId, teamId, expectedBenefit, effort, mergedIntoId, createdAt, submittedAt, stageAt, folded, supporters, comments, learnings, affected, ver, deletedAt, updatedAt, example, extra, rootId, answeredAt, score, areaId, gainer, spot, campaignId, categoryId, decidedAt, endedAt, stepId, inStep) VALUES (1.0, '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'Open a second counter', 'From eight to nine. On weekdays.', 'approved', 'a08ff49b-6f77-7263-8271-6c43069c43a8', NULL, NULL, '', 'weeks', NULL, 1772618400000.0, 1772618400000.0, 1772618400000.0, 'open a second counter
from eight to nine. on weekdays.', 1.0, 1.0, 1.0, 0.0, 0.0, NULL, 1772618400000.0, 0.0, NULL, NULL, NULL, -1.0, 'cb32e6f8-a61c-7ac1-80cc-35b0304e56a2', NULL, NULL, NULL, NULL, 1772618400000.0, NULL, NULL, NULL);
INSERT INTO idea (pk, id, title, description, stage, authorId, ownerId, teamId, expectedBenefit, effort, mergedIntoId, createdAt, submittedAt, stageAt, folded, supporters, comments, learnings, affected, ver, deletedAt, updatedAt, example, extra, rootId, answeredAt, score, areaId, gainer, spot, campaignId, categoryId, decidedAt, endedAt, stepId, inStep) VALUES (2.0, 'ca4a9446-d0fd-7367-8ad7-37b6bd5cc2e4', 'A quiet coach', '', 'draft', 'a08ff49b-6f77-7263-8271-6c43069c43a8', NULL, NULL, '', NULL, NULL, 1772618400000.0, NULL, 1772618400000.0, 'a quiet coach
', 0.0, 0.0, 0.0, 0.0, 0.0, NULL, 1772618400000.0, 0.0, NULL, NULL, NULL, -1.0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO ideaAnswer (pk, id, ideaId, question, text, ver, deletedAt, updatedAt, example, extra, wordsId) VALUES (1.0, '9254aea8-eadf-51c1-b137-d713e6f43233', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'customers', 'Commuters', 0.0, NULL, 1772618400000.0, 0.0, NULL, NULL);
INSERT INTO ideaAnswer (pk, id, ideaId, question, text, ver, deletedAt, updatedAt, example, extra, wordsId) VALUES (2.0, '2641f6fd-dcc9-5f0b-b685-9be8c8a52ea3', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'delight', 'Nobody waits', 0.0, NULL, 1772618400000.0, 0.0, NULL, NULL);
INSERT INTO evidence (pk, id, ideaId, learningId, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, '5903aad0-f2f7-58c5-bfb5-8356577389be', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'de10d4e8-eb2a-7f2f-8261-65a881cd424e', 0.0, NULL, 1772618400000.0, 0.0, NULL);
INSERT INTO support (pk, id, ideaId, memberId, createdAt, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, '6f25eacd-8aa9-5d73-96ce-250ad092e581', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'a08ff49b-6f77-7263-8271-6c43069c43a8', 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL);
INSERT INTO support (pk, id, ideaId, memberId, createdAt, ver, deletedAt, updatedAt, example, extra) VALUES (2.0, '2f2d6229-279d-5153-9218-e1cbd7077b67', 'ca4a9446-d0fd-7367-8ad7-37b6bd5cc2e4', 'a08ff49b-6f77-7263-8271-6c43069c43a8', 1772618400000.0, 0.0, 1772618400000.0, 1772618400000.0, 0.0, NULL);
INSERT INTO comment (pk, id, ideaId, authorId, text, createdAt, ver, deletedAt, updatedAt, example, extra, asks, answers, mentions) VALUES (1.0, '804b8242-cc72-7e5a-8b14-25627532ee5e', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'a08ff49b-6f77-7263-8271-6c43069c43a8', 'Ask the station manager.', 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL, NULL, NULL, NULL);
INSERT INTO stageChange (pk, id, ideaId, fromStage, toStage, reason, memberId, meetingId, createdAt, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, '791a4843-8132-7d2c-8c23-e0b5c4965887', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'draft', 'submitted', '', 'a08ff49b-6f77-7263-8271-6c43069c43a8', NULL, 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL);
INSERT INTO stageChange (pk, id, ideaId, fromStage, toStage, reason, memberId, meetingId, createdAt, ver, deletedAt, updatedAt, example, extra) VALUES (2.0, 'f9ac60fc-c66d-77e4-8102-33e76806f4b4', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'submitted', 'approved', '', 'a08ff49b-6f77-7263-8271-6c43069c43a8', NULL, 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL);
INSERT INTO metric (pk, id, name, kind, unit, higherIsBetter, target, createdAt, ver, deletedAt, updatedAt, example, extra, benchmark, benchmarkOf, least, most) VALUES (1.0, '32e7148d-5c18-7075-823c-624a5a143d9b', 'Minutes of waiting', 'own', 'min', 0.0, 5.0, 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL, NULL, '', NULL, NULL);
INSERT INTO reading (pk, id, metricId, episodeId, value, sampleSize, readOn, note, createdAt, ver, deletedAt, updatedAt, example, extra, variance, segmentId, teamId) VALUES (1.0, '54647dd1-8d20-7475-8f0e-29da3cce1861', '32e7148d-5c18-7075-823c-624a5a143d9b', NULL, 18.0, NULL, '2026-03-03', 'Counted by hand', 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL, NULL, NULL, NULL);
INSERT INTO series (pk, id, name, weekday, time, timeZone, minutes, teamId, createdAt, ver, deletedAt, updatedAt, example, extra, every, nth, firstOn, timedAt, roles) VALUES (1.0, 'beafd1d2-9b8a-79f1-8515-3680167689d0', 'Weekly', 3.0, '10:00', 'Europe/Stockholm', 45.0, NULL, 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL, 1.0, NULL, NULL, 1772618400000.0, NULL);
INSERT INTO meeting (pk, id, seriesId, startsAt, minutes, state, heldAt, agenda, ver, deletedAt, updatedAt, example, extra, day, changedAt) VALUES (1.0, '5721c450-6ee0-5b8c-9e3b-623c276d7f46', 'beafd1d2-9b8a-79f1-8515-3680167689d0', 1773219600000.0, 45.0, 'held', 1773223200000.0, '{"meeting":{"id":"5721c450-6ee0-5b8c-9e3b-623c276d7f46","seriesId":"beafd1d2-9b8a-79f1-8515-3680167689d0","name":"Weekly","startsAt":1773219600000,"minutes":45,"timeZone":"Europe/Stockholm","team":null,"state":"held","since":1772013600000},"segments":[{"key":"empty-chair","title":"","intro":"","minutes":4,"items":[{"subject":"learning:de10d4e8-eb2a-7f2f-8261-65a881cd424e","kind":"learning","id":"de10d4e8-eb2a-7f2f-8261-65a881cd424e","segment":"empty-chair","title":"The queue at the counter is long. She waited twenty minutes.","quote":"“Nobody told me anything.”","customer":"Åsa Öberg","by":"Ada","answers":null,"stage":null,"sentiment":null,"reasons":[{"code":"story-own-words","params":{}},{"code":"story-not-heard","params":{"customer":"Åsa Öberg"}},{"code":"evidence-for","params":{"count":1}},{"code":"not-discussed","params":{}}],"minutes":4,"pinned":false,"byHand":false,"carriedOver":false,"discussedAt":null,"note":"","noteBy":[],"decisions":[],"actions":[]}],"missing":null},{"key":"front-line","title":"","intro":"","minutes":0,"items":[],"missing":{"code":"missing-front-line","params":{"context":"first"}}},{"key":"numbers","title":"","intro":"","minutes":2,"items":[{"subject":"metric:32e7148d-5c18-7075-823c-624a5a143d9b","kind":"metric","id":"32e7148d-5c18-7075-823c-624a5a143d9b","segment":"numbers","title":"Minutes of waiting","quote":"","customer":null,"by":null,"answers":null,"stage":null,"sentiment":null,"reasons":[{"code":"metric-first","params":{"metric":"Minutes of waiting"}},{"code":"metric-above-target","params":{"count":13,"unit":" min"}},{"code":"metric-reading","params":{"value":18,"unit":" min","on":1772539200000}}],"minutes":2,"pinned":false,"byHand":false,"carriedOver":false,"discussedAt":null,"note":"","noteBy":[],"decisions":[],"actions":[]}],"missing":null},{"key":"promises","title":"","intro":"","minutes":2,"items":[{"subject":"follow-up:45b5875b-bf1f-7416-8a68-5beb15428015","kind":"follow-up","id":"45b5875b-bf1f-7416-8a68-5beb15428015","segment":"promises","title":"The queue at the counter is long. She waited twenty minutes.","quote":"“Nobody told me anything.”","customer":"Åsa Öberg","by":"Ada","answers":null,"stage":null,"sentiment":null,"reasons":[{"code":"promise-kept","params":{"on":1772625600000}}],"minutes":2,"pinned":false,"byHand":false,"carriedOver":false,"discussedAt":null,"note":"","noteBy":[],"decisions":[],"actions":[]}],"missing":null},{"key":"ideas","title":"","intro":"","minutes":0,"items":[],"missing":{"code":"missing-ideas","params":{"context":"first"}}},{"key":"prevent","title":"","intro":"","minutes":0,"items":[],"missing":{"code":"missing-prevent","params":{"context":"first"}}},{"key":"wow","title":"","intro":"","minutes":0,"items":[],"missing":{"code":"missing-wow","params":{"context":"first"}}},{"key":"actions","title":"","intro":"","minutes":5,"items":[{"subject":"action:c0b14a98-ce5c-706f-8223-6ac14de7dac3","kind":"action","id":"c0b14a98-ce5c-706f-8223-6ac14de7dac3","segment":"actions","title":"Call the station","quote":"","customer":null,"by":null,"answers":null,"stage":null,"sentiment":null,"reasons":[{"code":"action-due","params":{"on":1773230400000}},{"code":"action-today","params":{}}],"minutes":0,"pinned":false,"byHand":false,"carriedOver":false,"discussedAt":null,"note":"","noteBy":[],"decisions":[],"actions":[{"id":"c0b14a98-ce5c-706f-8223-6ac14de7dac3","title":"Call the station","owner":null,"dueOn":"2026-03-11","doneAt":null,"createdAt":1772618400000,"meetingId":"5721c450-6ee0-5b8c-9e3b-623c276d7f46","subject":null,"example":false}]},{"subject":"added:a15ca221-4556-7734-8bbf-878335292bc1","kind":"added","id":"a15ca221-4556-7734-8bbf-878335292bc1","segment":"actions","title":"The new timetable","quote":"","customer":null,"by":null,"answers":null,"stage":null,"sentiment":null,"reasons":[{"code":"added","params":{}}],"minutes":5,"pinned":false,"byHand":true,"carriedOver":false,"discussedAt":null,"note":"","noteBy":[],"decisions":[],"actions":[]}],"missing":null}],"said":[],"parked":[],"dropped":[],"customerLater":"","minutesUsed":13}', 0.0, NULL, 1773223200000.0, 0.0, NULL, '2026-03-11', NULL);
INSERT INTO agendaChoice (pk, id, meetingId, subject, pinned, dropped, minutes, position, segment, title, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, '9d0e082b-ab6c-5c54-ab8e-4a28a8240744', '5721c450-6ee0-5b8c-9e3b-623c276d7f46', 'added:a15ca221-4556-7734-8bbf-878335292bc1', 0.0, 0.0, 5.0, NULL, 'actions', 'The new timetable', 0.0, NULL, 1772618400000.0, 0.0, NULL);
INSERT INTO actionItem (pk, id, meetingId, seriesId, subject, title, ownerId, dueOn, doneAt, createdAt, ver, deletedAt, updatedAt, example, extra) VALUES (1.0, 'c0b14a98-ce5c-706f-8223-6ac14de7dac3', '5721c450-6ee0-5b8c-9e3b-623c276d7f46', 'beafd1d2-9b8a-79f1-8515-3680167689d0', NULL, 'Call the station', NULL, '2026-03-11', NULL, 1772618400000.0, 0.0, NULL, 1772618400000.0, 0.0, NULL);
INSERT INTO made (rowId) VALUES ('5903aad0-f2f7-58c5-bfb5-8356577389be');
INSERT INTO made (rowId) VALUES ('c0b14a98-ce5c-706f-8223-6ac14de7dac3');
INSERT INTO searchMark (seq, noun, pk) VALUES (1.0, 3.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (2.0, 1.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (3.0, 1.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (4.0, 1.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (5.0, 6.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (6.0, 1.0, 2.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (7.0, 1.0, 2.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (8.0, 1.0, 2.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (9.0, 1.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (10.0, 1.0, 3.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (11.0, 1.0, 3.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (12.0, 6.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (13.0, 6.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (14.0, 2.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (15.0, 2.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (16.0, 2.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (17.0, 2.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (18.0, 4.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (19.0, 2.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (20.0, 2.0, 2.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (21.0, 2.0, 2.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (22.0, 2.0, 2.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (23.0, 5.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (24.0, 5.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (25.0, 5.0, 1.0);
INSERT INTO searchMark (seq, noun, pk) VALUES (26.0, 5.0, 1.0);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (1.0, 'c3b7cf3c-2563-72b9-8240-9d3fb64afebe', NULL, 'member', 'a08ff49b-6f77-7263-8271-6c43069c43a8', 'put', '{"name":"Ada","role":"admin","teamId":null,"createdAt":1772614800000}', 0.0, NULL, 1772614800000000.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (2.0, 'cc312684-e4ed-7aa3-8643-4ef2510c632d', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'customer', '42a85121-4aa1-7883-8c4f-fd020f5bd14d', 'put', '{"name":"Åsa Öberg","segmentId":null,"mergedIntoId":null}', 0.0, NULL, 1772614800000001.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (3.0, '9802932a-9010-76aa-8caa-f0de0d89511a', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'segment', '4e86a538-cc03-7aa0-856d-a5590e89a11d', 'put', '{"name":"Commuters"}', 0.0, NULL, 1772614800000002.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (4.0, 'a09922f4-075f-7a70-8a0c-f2ae99699cd6', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'episode', '6088ad7c-16b3-7dc1-82b0-cf5eda79632f', 'put', '{"name":"Buying a ticket","ownerId":null,"position":null}', 0.0, NULL, 1772614800000003.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (5.0, 'aca716e7-ef93-7a99-8e5e-073087c4ce62', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'area', 'cb32e6f8-a61c-7ac1-80cc-35b0304e56a2', 'put', '{"name":"Counter"}', 0.0, NULL, 1772614800000004.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (6.0, '885fa870-6380-7858-8324-44a9162c8370', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'learning', 'de10d4e8-eb2a-7f2f-8261-65a881cd424e', 'put', '{"text":"The queue at the counter is long. She waited twenty minutes.","quote":"“Nobody told me anything.”","customerId":"42a85121-4aa1-7883-8c4f-fd020f5bd14d","segmentId":"4e86a538-cc03-7aa0-856d-a5590e89a11d","channel":null,"sentiment":null,"episodeId":"6088ad7c-16b3-7dc1-82b0-cf5eda79632f","areaId":"cb32e6f8-a61c-7ac1-80cc-35b0304e56a2","happenedOn":"2026-03-04","waits":true,"wow":false,"wowCost":null,"wowCurrency":null,"visibility":"everyone","authorId":"a08ff49b-6f77-7263-8271-6c43069c43a8","teamId":null,"createdAt":1772614800000}', 0.0, NULL, 1772614800000005.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (7.0, '259f6986-619a-7805-81af-e7c704e05dd6', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'learningTag', 'ade8dc07-e122-5494-b1af-ed9d4def14a3', 'put', '{"learningId":"de10d4e8-eb2a-7f2f-8261-65a881cd424e","tag":"queue"}', 0.0, '885fa870-6380-7858-8324-44a9162c8370', 1772614800000006.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (8.0, 'cd9202a7-875a-7cd1-8e85-d855d9d3e6b2', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'learningTag', 'bbdb87b0-9d36-5116-980e-4bf9aa25c64e', 'put', '{"learningId":"de10d4e8-eb2a-7f2f-8261-65a881cd424e","tag":"waiting time"}', 0.0, '885fa870-6380-7858-8324-44a9162c8370', 1772614800000007.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (9.0, '64a30a8f-c679-7a1a-854c-e5cefdd763eb', '2b4a48e1-12a0-786c-841f-f0d16986b24f', 'followUp', '45b5875b-bf1f-7416-8a68-5beb15428015', 'put', '{"learningId":"de10d4e8-eb2a-7f2f-8261-65a881cd424e","customerId":"42a85121-4aa1-7883-8c4f-fd020f5bd14d","ownerId":"a08ff49b-6f77-7263-8271-6c43069c43a8","state":"open","dueAt":1772701200000,"answer":"","createdAt":1772614800000,"acknowledgedAt":null,"resolvedAt":null,"sharedAt":null,"answerBy":1772701200000,"resolveBy":1772960400000,"handedById":null,"handedAt":null}', 0.0, '885fa870-6380-7858-8324-44a9162c8370', 1772614800000008.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (10.0, 'e46fd2c1-8521-7368-82f5-07350aff3c83', 'e0106da4-5769-77bb-8b07-66db3fbe2f07', 'learning', '03dac0a9-030b-71e3-860a-ade1ea950c3a', 'put', '{"text":"He was called back within the hour.","quote":"","customerId":null,"segmentId":null,"channel":null,"sentiment":null,"episodeId":null,"areaId":null,"happenedOn":"2026-03-04","waits":false,"wow":true,"wowCost":null,"wowCurrency":null,"visibility":"private","authorId":"a08ff49b-6f77-7263-8271-6c43069c43a8","teamId":null,"createdAt":1772614800000}', 0.0, NULL, 1772614800000009.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (11.0, '29191157-4912-74bd-877f-c1f1389915ab', 'e0106da4-5769-77bb-8b07-66db3fbe2f07', 'learningTag', '233d096b-c804-5a00-8fc5-1f5a7d7cb14c', 'put', '{"learningId":"03dac0a9-030b-71e3-860a-ade1ea950c3a","tag":"service"}', 0.0, 'e46fd2c1-8521-7368-82f5-07350aff3c83', 1772614800000010.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (12.0, '58bfaecb-5ec7-75cf-8e1d-7626738f80f8', NULL, 'learning', '03dac0a9-030b-71e3-860a-ade1ea950c3a', 'patch', '{"text":"He was called back within the hour. He told his colleagues."}', 0.0, 'e46fd2c1-8521-7368-82f5-07350aff3c83', 1772614800000011.0, 1.0, NULL, NULL, '{"text":"He was called back within the hour."}');
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (13.0, 'a0ccceea-0a7f-7892-8b28-4361060a247d', NULL, 'learningTag', 'bbdb87b0-9d36-5116-980e-4bf9aa25c64e', 'del', '{}', 0.0, 'cd9202a7-875a-7cd1-8e85-d855d9d3e6b2', 1772614800000012.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (14.0, '5fc3454a-04f6-74ab-84bf-b1a476f86f16', NULL, 'learning', '8f558469-7714-7902-8395-0e01d22b9b3a', 'put', '{"text":"Logged twice","quote":"","customerId":null,"segmentId":null,"channel":null,"sentiment":null,"episodeId":null,"areaId":null,"happenedOn":"2026-03-04","waits":false,"wow":false,"wowCost":null,"wowCurrency":null,"visibility":"everyone","authorId":"a08ff49b-6f77-7263-8271-6c43069c43a8","teamId":null,"createdAt":1772614800000}', 0.0, NULL, 1772614800000013.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (15.0, 'cf1a4f21-91a4-7055-8bc8-bf4f6a4c7b9a', NULL, 'learning', '8f558469-7714-7902-8395-0e01d22b9b3a', 'del', '{}', 0.0, '5fc3454a-04f6-74ab-84bf-b1a476f86f16', 1772614800000014.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (16.0, 'c454ba6c-a0af-7b62-8c5d-3c2a0546b177', NULL, 'followUp', '45b5875b-bf1f-7416-8a68-5beb15428015', 'patch', '{"state":"acknowledged","acknowledgedAt":1772618400000,"dueAt":1772960400000}', 0.0, '64a30a8f-c679-7a1a-854c-e5cefdd763eb', 1772618400000000.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (17.0, '3b3f2eac-5526-7da3-8a95-f7ce9badeeda', NULL, 'followUp', '45b5875b-bf1f-7416-8a68-5beb15428015', 'patch', '{"state":"resolved","answer":"A second counter opens at eight.","resolvedAt":1772618400000}', 0.0, '64a30a8f-c679-7a1a-854c-e5cefdd763eb', 1772618400000001.0, 1.0, NULL, NULL, '{"answer":""}');
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (18.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', '50b02dec-af0b-7028-839d-5f108aa509dd', 'idea', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'put', '{"title":"Open a second counter","description":"From eight to nine.","stage":"submitted","authorId":"a08ff49b-6f77-7263-8271-6c43069c43a8","ownerId":null,"teamId":null,"expectedBenefit":"","effort":null,"mergedIntoId":null,"createdAt":1772618400000,"submittedAt":1772618400000,"stageAt":1772618400000,"campaignId":null,"categoryId":null}', 0.0, NULL, 1772618400000002.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (19.0, '71218188-c3c5-7866-8e56-7ddbd4dd910d', '50b02dec-af0b-7028-839d-5f108aa509dd', 'ideaAnswer', '9254aea8-eadf-51c1-b137-d713e6f43233', 'put', '{"ideaId":"733d2390-ecd9-74e3-8a1b-b4b8e445baa0","question":"customers","text":"Commuters","wordsId":null}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000003.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (20.0, '9db79e57-2688-7367-8e59-a1de7e05fd3c', '50b02dec-af0b-7028-839d-5f108aa509dd', 'ideaAnswer', '2641f6fd-dcc9-5f0b-b685-9be8c8a52ea3', 'put', '{"ideaId":"733d2390-ecd9-74e3-8a1b-b4b8e445baa0","question":"delight","text":"Nobody waits","wordsId":null}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000004.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (21.0, '23d9fd5a-2e01-70c6-8f95-3a6deccdb0fd', '50b02dec-af0b-7028-839d-5f108aa509dd', 'stageChange', '791a4843-8132-7d2c-8c23-e0b5c4965887', 'put', '{"ideaId":"733d2390-ecd9-74e3-8a1b-b4b8e445baa0","fromStage":"draft","toStage":"submitted","reason":"","memberId":"a08ff49b-6f77-7263-8271-6c43069c43a8","meetingId":null,"createdAt":1772618400000}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000005.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (22.0, '760b0bcc-b64d-7fb3-8300-f55342d4cf6c', NULL, 'idea', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'patch', '{"description":"From eight to nine. On weekdays.","effort":"weeks"}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000006.0, 1.0, NULL, NULL, '{"description":"From eight to nine."}');
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (23.0, '289e592e-71f8-7bad-8d99-fe422fd9b976', NULL, 'support', '6f25eacd-8aa9-5d73-96ce-250ad092e581', 'put', '{"ideaId":"733d2390-ecd9-74e3-8a1b-b4b8e445baa0","memberId":"a08ff49b-6f77-7263-8271-6c43069c43a8","createdAt":1772618400000}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000007.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (24.0, 'c6a649af-adca-71e5-8c0c-22894b954774', NULL, 'evidence', '5903aad0-f2f7-58c5-bfb5-8356577389be', 'put', '{"ideaId":"733d2390-ecd9-74e3-8a1b-b4b8e445baa0","learningId":"de10d4e8-eb2a-7f2f-8261-65a881cd424e"}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000008.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (25.0, '77e7d9a3-9f19-731b-871b-54ae1cc47729', NULL, 'comment', '804b8242-cc72-7e5a-8b14-25627532ee5e', 'put', '{"ideaId":"733d2390-ecd9-74e3-8a1b-b4b8e445baa0","authorId":"a08ff49b-6f77-7263-8271-6c43069c43a8","text":"Ask the station manager.","createdAt":1772618400000,"asks":null,"answers":null,"mentions":null}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000009.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (26.0, '7f4b591e-a6a7-71a0-8c20-01a19d76b26e', 'b7a821db-ecf1-770e-871f-f5b867887ba1', 'idea', '733d2390-ecd9-74e3-8a1b-b4b8e445baa0', 'patch', '{"stage":"approved"}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000010.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (27.0, 'eb62f706-5626-73a3-858f-a7c5fc876ca5', 'b7a821db-ecf1-770e-871f-f5b867887ba1', 'stageChange', 'f9ac60fc-c66d-77e4-8102-33e76806f4b4', 'put', '{"ideaId":"733d2390-ecd9-74e3-8a1b-b4b8e445baa0","fromStage":"submitted","toStage":"approved","reason":"","memberId":"a08ff49b-6f77-7263-8271-6c43069c43a8","meetingId":null,"createdAt":1772618400000}', 0.0, 'ed393251-2946-7ae5-8e77-f6e86057589f', 1772618400000011.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (28.0, 'b54fc349-5618-7211-849e-bf317b644e09', NULL, 'idea', 'ca4a9446-d0fd-7367-8ad7-37b6bd5cc2e4', 'put', '{"title":"A quiet coach","description":"","stage":"draft","authorId":"a08ff49b-6f77-7263-8271-6c43069c43a8","ownerId":null,"teamId":null,"expectedBenefit":"","effort":null,"mergedIntoId":null,"createdAt":1772618400000,"submittedAt":null,"stageAt":1772618400000,"campaignId":null,"categoryId":null}', 0.0, NULL, 1772618400000012.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (29.0, '159a9501-29c1-7f13-8659-645d7aba6a9c', NULL, 'support', '2f2d6229-279d-5153-9218-e1cbd7077b67', 'put', '{"ideaId":"ca4a9446-d0fd-7367-8ad7-37b6bd5cc2e4","memberId":"a08ff49b-6f77-7263-8271-6c43069c43a8","createdAt":1772618400000}', 0.0, 'b54fc349-5618-7211-849e-bf317b644e09', 1772618400000013.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (30.0, 'eca9c01d-ae00-7dff-8cf3-995d7ca19af2', NULL, 'support', '2f2d6229-279d-5153-9218-e1cbd7077b67', 'del', '{}', 0.0, '159a9501-29c1-7f13-8659-645d7aba6a9c', 1772618400000014.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (31.0, 'a2bab76b-2519-71e3-884c-28752076a46f', NULL, 'idea', 'ca4a9446-d0fd-7367-8ad7-37b6bd5cc2e4', 'del', '{}', 0.0, 'b54fc349-5618-7211-849e-bf317b644e09', 1772618400000015.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (32.0, 'bc8eab5f-8cd2-7493-87f8-baa489e005ce', NULL, 'idea', 'ca4a9446-d0fd-7367-8ad7-37b6bd5cc2e4', 'restore', '{}', 0.0, 'b54fc349-5618-7211-849e-bf317b644e09', 1772618400000016.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (33.0, 'b1adea75-80a0-71da-84c1-bfb7bdab37d9', NULL, 'metric', '32e7148d-5c18-7075-823c-624a5a143d9b', 'put', '{"name":"Minutes of waiting","kind":"own","unit":"min","higherIsBetter":false,"target":5,"benchmark":null,"benchmarkOf":"","least":null,"most":null,"createdAt":1772618400000}', 0.0, NULL, 1772618400000017.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (34.0, '5c3325f6-88a8-7495-8053-428d388ef890', NULL, 'reading', '54647dd1-8d20-7475-8f0e-29da3cce1861', 'put', '{"metricId":"32e7148d-5c18-7075-823c-624a5a143d9b","episodeId":null,"segmentId":null,"teamId":null,"value":18,"sampleSize":null,"readOn":"2026-03-03","note":"Counted by hand","variance":null,"createdAt":1772618400000}', 0.0, 'b1adea75-80a0-71da-84c1-bfb7bdab37d9', 1772618400000018.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (35.0, 'a1cf5708-20f3-7ad0-8f50-42c0b84d608d', NULL, 'series', 'beafd1d2-9b8a-79f1-8515-3680167689d0', 'put', '{"name":"Weekly","weekday":3,"time":"10:00","timeZone":"Europe/Stockholm","minutes":45,"every":1,"nth":null,"firstOn":null,"teamId":null,"createdAt":1772618400000,"timedAt":1772618400000,"roles":null}', 0.0, NULL, 1772618400000019.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (36.0, '68c0b376-25d9-7662-86d4-f0da20f0abae', NULL, 'meeting', '5721c450-6ee0-5b8c-9e3b-623c276d7f46', 'put', '{"seriesId":"beafd1d2-9b8a-79f1-8515-3680167689d0","day":"2026-03-11"}', 0.0, 'a1cf5708-20f3-7ad0-8f50-42c0b84d608d', 1772618400000020.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (37.0, 'ac91a437-d5b6-7530-8751-fae58bb07bd2', NULL, 'agendaChoice', '9d0e082b-ab6c-5c54-ab8e-4a28a8240744', 'put', '{"meetingId":"5721c450-6ee0-5b8c-9e3b-623c276d7f46","subject":"added:a15ca221-4556-7734-8bbf-878335292bc1","pinned":false,"dropped":false,"minutes":5,"position":null,"segment":"actions","title":"The new timetable"}', 0.0, '68c0b376-25d9-7662-86d4-f0da20f0abae', 1772618400000021.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (38.0, 'e0c830ee-8389-74a9-8824-605729b32ddb', NULL, 'actionItem', 'c0b14a98-ce5c-706f-8223-6ac14de7dac3', 'put', '{"meetingId":"5721c450-6ee0-5b8c-9e3b-623c276d7f46","seriesId":"beafd1d2-9b8a-79f1-8515-3680167689d0","subject":null,"title":"Call the station","ownerId":null,"dueOn":"2026-03-11","doneAt":null,"createdAt":1772618400000}', 0.0, '68c0b376-25d9-7662-86d4-f0da20f0abae', 1772618400000022.0, 1.0, NULL, NULL, NULL);
INSERT INTO outbox (n, opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, ver, sentN, was) VALUES (39.0, '850ed4a6-5dee-776f-8c62-0ec5a85b24dd', NULL, 'meeting', '5721c450-6ee0-5b8c-9e3b-623c276d7f46', 'patch', '{"state":"held","heldAt":1773223200000,"agenda":"{\"meeting\":{\"id\":\"5721c450-6ee0-5b8c-9e3b-623c276d7f46\",\"seriesId\":\"beafd1d2-9b8a-79f1-8515-3680167689d0\",\"name\":\"Weekly\",\"startsAt\":1773219600000,\"minutes\":45,\"timeZone\":\"Europe/Stockholm\",\"team\":null,\"state\":\"held\",\"since\":1772013600000},\"segments\":[{\"key\":\"empty-chair\",\"title\":\"\",\"intro\":\"\",\"minutes\":4,\"items\":[{\"subject\":\"learning:de10d4e8-eb2a-7f2f-8261-65a881cd424e\",\"kind\":\"learning\",\"id\":\"de10d4e8-eb2a-7f2f-8261-65a881cd424e\",\"segment\":\"empty-chair\",\"title\":\"The queue at the counter is long. She waited twenty minutes.\",\"quote\":\"“Nobody told me anything.”\",\"customer\":\"Åsa Öberg\",\"by\":\"Ada\",\"answers\":null,\"stage\":null,\"sentiment\":null,\"reasons\":[{\"code\":\"story-own-words\",\"params\":{}},{\"code\":\"story-not-heard\",\"params\":{\"customer\":\"Åsa Öberg\"}},{\"code\":\"evidence-for\",\"params\":{\"count\":1}},{\"code\":\"not-discussed\",\"params\":{}}],\"minutes\":4,\"pinned\":false,\"byHand\":false,\"carriedOver\":false,\"discussedAt\":null,\"note\":\"\",\"noteBy\":[],\"decisions\":[],\"actions\":[]}],\"missing\":null},{\"key\":\"front-line\",\"title\":\"\",\"intro\":\"\",\"minutes\":0,\"items\":[],\"missing\":{\"code\":\"missing-front-line\",\"params\":{\"context\":\"first\"}}},{\"key\":\"numbers\",\"title\":\"\",\"intro\":\"\",\"minutes\":2,\"items\":[{\"subject\":\"metric:32e7148d-5c18-7075-823c-624a5a143d9b\",\"kind\":\"metric\",\"id\":\"32e7148d-5c18-7075-823c-624a5a143d9b\",\"segment\":\"numbers\",\"title\":\"Minutes of waiting\",\"quote\":\"\",\"customer\":null,\"by\":null,\"answers\":null,\"stage\":null,\"sentiment\":null,\"reasons\":[{\"code\":\"metric-first\",\"params\":{\"metric\":\"Minutes of waiting\"}},{\"code\":\"metric-above-target\",\"params\":{\"count\":13,\"unit\":\" min\"}},{\"code\":\"metric-reading\",\"params\":{\"value\":18,\"unit\":\" min\",\"on\":1772539200000}}],\"minutes\":2,\"pinned\":false,\"byHand\":false,\"carriedOver\":false,\"discussedAt\":null,\"note\":\"\",\"noteBy\":[],\"decisions\":[],\"actions\":[]}],\"missing\":null},{\"key\":\"promises\",\"title\":\"\",\"intro\":\"\",\"minutes\":2,\"items\":[{\"subject\":\"follow-up:45b5875b-bf1f-7416-8a68-5beb15428015\",\"kind\":\"follow-up\",\"id\":\"45b5875b-bf1f-7416-8a68-5beb15428015\",\"segment\":\"promises\",\"title\":\"The queue at the counter is long. She waited twenty minutes.\",\"quote\":\"“Nobody told me anything.”\",\"customer\":\"Åsa Öberg\",\"by\":\"Ada\",\"answers\":null,\"stage\":null,\"sentiment\":null,\"reasons\":[{\"code\":\"promise-kept\",\"params\":{\"on\":1772625600000}}],\"minutes\":2,\"pinned\":false,\"byHand\":false,\"carriedOver\":false,\"discussedAt\":null,\"note\":\"\",\"noteBy\":[],\"decisions\":[],\"actions\":[]}],\"missing\":null},{\"key\":\"ideas\",\"title\":\"\",\"intro\":\"\",\"minutes\":0,\"items\":[],\"missing\":{\"code\":\"missing-ideas\",\"params\":{\"context\":\"first\"}}},{\"key\":\"prevent\",\"title\":\"\",\"intro\":\"\",\"minutes\":0,\"items\":[],\"missing\":{\"code\":\"missing-prevent\",\"params\":{\"context\":\"first\"}}},{\"key\":\"wow\",\"title\":\"\",\"intro\":\"\",\"minutes\":0,\"items\":[],\"missing\":{\"code\":\"missing-wow\",\"params\":{\"context\":\"first\"}}},{\"key\":\"actions\",\"title\":\"\",\"intro\":\"\",\"minutes\":5,\"items\":[{\"subject\":\"action:c0b14a98-ce5c-706f-8223-6ac14de7dac3\",\"kind\":\"action\",\"id\":\"c0b14a98-ce5c-706f-8223-6ac14de7dac3\",\"segment\":\"actions\",\"title\":\"Call the station\",\"quote\":\"\",\"customer\":null,\"by\":null,\"answers\":null,\"stage\":null,\"sentiment\":null,\"reasons\":[{\"code\":\"action-due\",\"params\":{\"on\":1773230400000}},{\"code\":\"action-today\",\"params\":{}}],\"minutes\":0,\"pinned\":false,\"byHand\":false,\"carriedOver\":false,\"discussedAt\":null,\"note\":\"\",\"noteBy\":[],\"decisions\":[],\"actions\":[{\"id\":\"c0b14a98-ce5c-706f-8223-6ac14de7dac3\",\"title\":\"Call the station\",\"owner\":null,\"dueOn\":\"2026-03-11\",\"doneAt\":null,\"createdAt\":1772618400000,\"meetingId\":\"5721c450-6ee0-5b8c-9e3b-623c276d7f46\",\"subject\":null,\"example\":false}]},{\"subject\":\"added:a15ca221-4556-7734-8bbf-878335292bc1\",\"kind\":\"added\",\"id\":\"a15ca221-4556-7734-8bbf-878335292bc1\",\"segment\":\"actions\",\"title\":\"The new timetable\",\"quote\":\"\",\"customer\":null,\"by\":null,\"answers\":null,\"stage\":null,\"sentiment\":null,\"reasons\":[{\"code\":\"added\",\"params\":{}}],\"minutes\":5,\"pinned\":false,\"byHand\":true,\"carriedOver\":false,\"discussedAt\":null,\"note\":\"\",\"noteBy\":[],\"decisions\":[],\"actions\":[]}],\"missing\":null}],\"said\":[],\"parked\":[],\"dropped\":[],\"customerLater\":\"\",\"minutesUsed\":13}","startsAt":1773219600000,"minutes":45}', 0.0, '68c0b376-25d9-7662-86d4-f0da20f0abae', 1773223200000000.0, 1.0, NULL, NULL, NULL);
INSERT INTO heard (day, episodeId, sentiment, learnings) VALUES ('2026-03-04', '', '', 0.0);
INSERT INTO heard (day, episodeId, sentiment, learnings) VALUES ('2026-03-04', '6088ad7c-16b3-7dc1-82b0-cf5eda79632f', '', 1.0);
INSERT INTO episodeIdea (ideaId, episodeId, links) VALUES ('733d2390-ecd9-74e3-8a1b-b4b8e445baa0', '6088ad7c-16b3-7dc1-82b0-cf5eda79632f', 1.0);
CREATE INDEX segmentFolded ON segment (folded);
CREATE INDEX episodeFolded ON episode (folded);
CREATE INDEX areaFolded ON area (folded);
CREATE INDEX customerFolded ON customer (folded);
CREATE INDEX customerMergedInto ON customer (mergedIntoId) WHERE mergedIntoId IS NOT NULL;
CREATE INDEX customerRoot ON customer (rootId) WHERE rootId IS NOT NULL;
CREATE INDEX learningHappened ON learning (happenedOn, pk) WHERE deletedAt IS NULL;
CREATE INDEX learningCreated ON learning (createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX learningCustomer ON learning (ofCustomerId, happenedOn, pk) WHERE deletedAt IS NULL AND ofCustomerId IS NOT NULL;
CREATE INDEX learningSegment ON learning (segmentId, happenedOn, pk) WHERE deletedAt IS NULL AND segmentId IS NOT NULL;
CREATE INDEX learningEpisode ON learning (episodeId, happenedOn, pk) WHERE deletedAt IS NULL AND episodeId IS NOT NULL;
CREATE INDEX learningArea ON learning (areaId, happenedOn, pk) WHERE deletedAt IS NULL AND areaId IS NOT NULL;
CREATE INDEX learningExample ON learning (id) WHERE example = 1;
CREATE INDEX learningWow ON learning (createdAt, pk) WHERE deletedAt IS NULL AND wow = 1;
CREATE INDEX learningQuoted ON learning (createdAt, pk) WHERE deletedAt IS NULL AND quote <> '';
CREATE INDEX learningTagLearning ON learningTag (learningId) WHERE deletedAt IS NULL;
CREATE INDEX learningTagTag ON learningTag (tag, learningId) WHERE deletedAt IS NULL;
CREATE INDEX attachmentOf ON attachment (ofId) WHERE deletedAt IS NULL;
CREATE INDEX followUpLearning ON followUp (learningId);
CREATE INDEX followUpCustomer ON followUp (ofCustomerId) WHERE deletedAt IS NULL AND resolvedAt IS NULL;
CREATE INDEX followUpDue ON followUp (dueAt) WHERE deletedAt IS NULL AND resolvedAt IS NULL;
CREATE INDEX followUpResolved ON followUp (resolvedAt) WHERE deletedAt IS NULL AND resolvedAt IS NOT NULL;
CREATE INDEX ideaCreated ON idea (createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaSupporters ON idea (supporters, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStage ON idea (stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageCreated ON idea (stage, createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageSupporters ON idea (stage, supporters, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageLearnings ON idea (stage, learnings, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaExample ON idea (id) WHERE example = 1;
CREATE INDEX ideaStageAffected ON idea (stage, affected, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaAnswerIdea ON ideaAnswer (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX ideaCustomerIdea ON ideaCustomer (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX ideaCustomerCustomer ON ideaCustomer (ofCustomerId) WHERE deletedAt IS NULL;
CREATE INDEX ideaSegmentIdea ON ideaSegment (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX evidenceIdea ON evidence (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX evidenceLearning ON evidence (learningId) WHERE deletedAt IS NULL;
CREATE INDEX supportIdea ON support (ideaId, memberId) WHERE deletedAt IS NULL;
CREATE INDEX commentIdea ON comment (ideaId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX stageChangeIdea ON stageChange (ideaId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX meetingSeries ON meeting (seriesId, startsAt) WHERE deletedAt IS NULL;
CREATE INDEX agendaChoiceMeeting ON agendaChoice (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX discussionMeeting ON discussion (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX discussionSubject ON discussion (subject, discussedAt) WHERE deletedAt IS NULL AND discussedAt IS NOT NULL;
CREATE INDEX decisionMeeting ON decision (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX actionItemOpen ON actionItem (createdAt) WHERE deletedAt IS NULL AND doneAt IS NULL;
CREATE INDEX actionItemDone ON actionItem (doneAt) WHERE deletedAt IS NULL AND doneAt IS NOT NULL;
CREATE INDEX actionItemMeeting ON actionItem (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX shadowRow ON shadow (rowId);
CREATE INDEX rejectedOpen ON rejected (at) WHERE state = 'open';
CREATE INDEX rejectedGroup ON rejected (groupId);
CREATE INDEX conflictRow ON conflict (rowId) WHERE deletedAt IS NULL;
CREATE INDEX conflictOpen ON conflict (happenedAt) WHERE deletedAt IS NULL AND resolvedAt IS NULL;
CREATE INDEX championNoteIdea ON championNote (ideaId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX authorshipIdea ON authorship (ideaId);
CREATE INDEX ledgerKind ON ledger (kind, n);
CREATE INDEX ledgerRow ON ledger (rowId);
CREATE INDEX ledgerOf ON ledger (ofId) WHERE ofId <> rowId;
CREATE TRIGGER learningSearchedAdded AFTER INSERT ON learning BEGIN INSERT INTO searchMark (noun, pk) VALUES (1, new.pk); END;
CREATE TRIGGER learningSearchedChanged AFTER UPDATE OF text, quote, customerId, customerRootId, segmentId, episodeId, areaId, channel, sentiment, authorId, happenedOn, deletedAt ON learning WHEN old.text IS NOT new.text OR old.quote IS NOT new.quote OR old.customerId IS NOT new.customerId OR old.customerRootId IS NOT new.customerRootId OR old.segmentId IS NOT new.segmentId OR old.episodeId IS NOT new.episodeId OR old.areaId IS NOT new.areaId OR old.channel IS NOT new.channel OR old.sentiment IS NOT new.sentiment OR old.authorId IS NOT new.authorId OR old.happenedOn IS NOT new.happenedOn OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) VALUES (1, new.pk); END;
CREATE TRIGGER learningSearchedGone AFTER DELETE ON learning BEGIN INSERT INTO searchMark (noun, pk) VALUES (1, old.pk); END;
CREATE TRIGGER learningPromisedAdded AFTER INSERT ON learning BEGIN INSERT INTO searchMark (noun, pk) SELECT 6, pk FROM followUp WHERE learningId = new.id; END;
CREATE TRIGGER learningPromisedChanged AFTER UPDATE OF text, customerId, deletedAt ON learning WHEN old.text IS NOT new.text OR old.customerId IS NOT new.customerId OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 6, pk FROM followUp WHERE learningId = new.id; END;
CREATE TRIGGER learningPromisedGone AFTER DELETE ON learning BEGIN INSERT INTO searchMark (noun, pk) SELECT 6, pk FROM followUp WHERE learningId = old.id; END;
CREATE TRIGGER learningTagSearchedAdded AFTER INSERT ON learningTag BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE id = new.learningId; END;
CREATE TRIGGER learningTagSearchedChanged AFTER UPDATE OF tag, deletedAt ON learningTag WHEN old.tag IS NOT new.tag OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE id = new.learningId; END;
CREATE TRIGGER learningTagSearchedGone AFTER DELETE ON learningTag BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE id = old.learningId; END;
CREATE TRIGGER ideaSearchedAdded AFTER INSERT ON idea BEGIN INSERT INTO searchMark (noun, pk) VALUES (2, new.pk); END;
CREATE TRIGGER ideaSearchedChanged AFTER UPDATE OF title, description, expectedBenefit, stage, authorId, ownerId, createdAt, deletedAt ON idea WHEN old.title IS NOT new.title OR old.description IS NOT new.description OR old.expectedBenefit IS NOT new.expectedBenefit OR old.stage IS NOT new.stage OR old.authorId IS NOT new.authorId OR old.ownerId IS NOT new.ownerId OR old.createdAt IS NOT new.createdAt OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) VALUES (2, new.pk); END;
CREATE TRIGGER ideaSearchedGone AFTER DELETE ON idea BEGIN INSERT INTO searchMark (noun, pk) VALUES (2, old.pk); END;
CREATE TRIGGER ideaAnswerSearchedAdded AFTER INSERT ON ideaAnswer BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = new.ideaId; END;
CREATE TRIGGER ideaAnswerSearchedChanged AFTER UPDATE OF text, deletedAt ON ideaAnswer WHEN old.text IS NOT new.text OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = new.ideaId; END;
CREATE TRIGGER ideaAnswerSearchedGone AFTER DELETE ON ideaAnswer BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = old.ideaId; END;
CREATE TRIGGER ideaCustomerSearchedAdded AFTER INSERT ON ideaCustomer BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = new.ideaId; END;
CREATE TRIGGER ideaCustomerSearchedChanged AFTER UPDATE OF customerId, customerRootId, deletedAt ON ideaCustomer WHEN old.customerId IS NOT new.customerId OR old.customerRootId IS NOT new.customerRootId OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = new.ideaId; END;
CREATE TRIGGER ideaCustomerSearchedGone AFTER DELETE ON ideaCustomer BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = old.ideaId; END;
CREATE TRIGGER ideaSegmentSearchedAdded AFTER INSERT ON ideaSegment BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = new.ideaId; END;
CREATE TRIGGER ideaSegmentSearchedChanged AFTER UPDATE OF segmentId, deletedAt ON ideaSegment WHEN old.segmentId IS NOT new.segmentId OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = new.ideaId; END;
CREATE TRIGGER ideaSegmentSearchedGone AFTER DELETE ON ideaSegment BEGIN INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id = old.ideaId; END;
CREATE TRIGGER customerSearchedAdded AFTER INSERT ON customer BEGIN INSERT INTO searchMark (noun, pk) VALUES (3, new.pk); END;
CREATE TRIGGER customerSearchedChanged AFTER UPDATE OF name, segmentId, mergedIntoId, deletedAt ON customer WHEN old.name IS NOT new.name OR old.segmentId IS NOT new.segmentId OR old.mergedIntoId IS NOT new.mergedIntoId OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) VALUES (3, new.pk); END;
CREATE TRIGGER customerSearchedGone AFTER DELETE ON customer BEGIN INSERT INTO searchMark (noun, pk) VALUES (3, old.pk); END;
CREATE TRIGGER customerNamedAdded AFTER INSERT ON customer BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE ofCustomerId = new.id AND deletedAt IS NULL; INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id IN (SELECT ideaId FROM ideaCustomer WHERE ofCustomerId = new.id AND deletedAt IS NULL); INSERT INTO searchMark (noun, pk) SELECT 6, pk FROM followUp WHERE learningId IN (SELECT id FROM learning WHERE ofCustomerId = new.id AND deletedAt IS NULL); END;
CREATE TRIGGER customerNamedChanged AFTER UPDATE OF name ON customer WHEN old.name IS NOT new.name BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE ofCustomerId = new.id AND deletedAt IS NULL; INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id IN (SELECT ideaId FROM ideaCustomer WHERE ofCustomerId = new.id AND deletedAt IS NULL); INSERT INTO searchMark (noun, pk) SELECT 6, pk FROM followUp WHERE learningId IN (SELECT id FROM learning WHERE ofCustomerId = new.id AND deletedAt IS NULL); END;
CREATE TRIGGER customerNamedGone AFTER DELETE ON customer BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE ofCustomerId = old.id AND deletedAt IS NULL; INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id IN (SELECT ideaId FROM ideaCustomer WHERE ofCustomerId = old.id AND deletedAt IS NULL); INSERT INTO searchMark (noun, pk) SELECT 6, pk FROM followUp WHERE learningId IN (SELECT id FROM learning WHERE ofCustomerId = old.id AND deletedAt IS NULL); END;
CREATE TRIGGER segmentSearchedAdded AFTER INSERT ON segment BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE segmentId = new.id AND deletedAt IS NULL; INSERT INTO searchMark (noun, pk) SELECT 3, pk FROM customer WHERE segmentId = new.id; INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id IN (SELECT ideaId FROM ideaSegment WHERE segmentId = new.id AND deletedAt IS NULL); END;
CREATE TRIGGER segmentSearchedChanged AFTER UPDATE OF name ON segment WHEN old.name IS NOT new.name BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE segmentId = new.id AND deletedAt IS NULL; INSERT INTO searchMark (noun, pk) SELECT 3, pk FROM customer WHERE segmentId = new.id; INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id IN (SELECT ideaId FROM ideaSegment WHERE segmentId = new.id AND deletedAt IS NULL); END;
CREATE TRIGGER segmentSearchedGone AFTER DELETE ON segment BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE segmentId = old.id AND deletedAt IS NULL; INSERT INTO searchMark (noun, pk) SELECT 3, pk FROM customer WHERE segmentId = old.id; INSERT INTO searchMark (noun, pk) SELECT 2, pk FROM idea WHERE id IN (SELECT ideaId FROM ideaSegment WHERE segmentId = old.id AND deletedAt IS NULL); END;
CREATE TRIGGER episodeSearchedAdded AFTER INSERT ON episode BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE episodeId = new.id AND deletedAt IS NULL; END;
CREATE TRIGGER episodeSearchedChanged AFTER UPDATE OF name ON episode WHEN old.name IS NOT new.name BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE episodeId = new.id AND deletedAt IS NULL; END;
CREATE TRIGGER episodeSearchedGone AFTER DELETE ON episode BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE episodeId = old.id AND deletedAt IS NULL; END;
CREATE TRIGGER areaSearchedAdded AFTER INSERT ON area BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE areaId = new.id AND deletedAt IS NULL; END;
CREATE TRIGGER areaSearchedChanged AFTER UPDATE OF name ON area WHEN old.name IS NOT new.name BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE areaId = new.id AND deletedAt IS NULL; END;
CREATE TRIGGER areaSearchedGone AFTER DELETE ON area BEGIN INSERT INTO searchMark (noun, pk) SELECT 1, pk FROM learning WHERE areaId = old.id AND deletedAt IS NULL; END;
CREATE TRIGGER commentSearchedAdded AFTER INSERT ON comment BEGIN INSERT INTO searchMark (noun, pk) VALUES (4, new.pk); END;
CREATE TRIGGER commentSearchedChanged AFTER UPDATE OF text, authorId, deletedAt ON comment WHEN old.text IS NOT new.text OR old.authorId IS NOT new.authorId OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) VALUES (4, new.pk); END;
CREATE TRIGGER commentSearchedGone AFTER DELETE ON comment BEGIN INSERT INTO searchMark (noun, pk) VALUES (4, old.pk); END;
CREATE TRIGGER meetingSearchedAdded AFTER INSERT ON meeting BEGIN INSERT INTO searchMark (noun, pk) VALUES (5, new.pk); END;
CREATE TRIGGER meetingSearchedChanged AFTER UPDATE OF seriesId, startsAt, deletedAt ON meeting WHEN old.seriesId IS NOT new.seriesId OR old.startsAt IS NOT new.startsAt OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) VALUES (5, new.pk); END;
CREATE TRIGGER meetingSearchedGone AFTER DELETE ON meeting BEGIN INSERT INTO searchMark (noun, pk) VALUES (5, old.pk); END;
CREATE TRIGGER seriesSearchedAdded AFTER INSERT ON series BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE seriesId = new.id AND deletedAt IS NULL; END;
CREATE TRIGGER seriesSearchedChanged AFTER UPDATE OF name ON series WHEN old.name IS NOT new.name BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE seriesId = new.id AND deletedAt IS NULL; END;
CREATE TRIGGER seriesSearchedGone AFTER DELETE ON series BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE seriesId = old.id AND deletedAt IS NULL; END;
CREATE TRIGGER discussionSearchedAdded AFTER INSERT ON discussion BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER discussionSearchedChanged AFTER UPDATE OF note, deletedAt ON discussion WHEN old.note IS NOT new.note OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER discussionSearchedGone AFTER DELETE ON discussion BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = old.meetingId; END;
CREATE TRIGGER decisionSearchedAdded AFTER INSERT ON decision BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER decisionSearchedChanged AFTER UPDATE OF reason, deletedAt ON decision WHEN old.reason IS NOT new.reason OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER decisionSearchedGone AFTER DELETE ON decision BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = old.meetingId; END;
CREATE TRIGGER agendaChoiceSearchedAdded AFTER INSERT ON agendaChoice BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER agendaChoiceSearchedChanged AFTER UPDATE OF title, deletedAt ON agendaChoice WHEN old.title IS NOT new.title OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER agendaChoiceSearchedGone AFTER DELETE ON agendaChoice BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = old.meetingId; END;
CREATE TRIGGER actionItemSearchedAdded AFTER INSERT ON actionItem BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER actionItemSearchedChanged AFTER UPDATE OF title, deletedAt ON actionItem WHEN old.title IS NOT new.title OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = new.meetingId; END;
CREATE TRIGGER actionItemSearchedGone AFTER DELETE ON actionItem BEGIN INSERT INTO searchMark (noun, pk) SELECT 5, pk FROM meeting WHERE id = old.meetingId; END;
CREATE TRIGGER followUpSearchedAdded AFTER INSERT ON followUp BEGIN INSERT INTO searchMark (noun, pk) VALUES (6, new.pk); END;
CREATE TRIGGER followUpSearchedChanged AFTER UPDATE OF answer, state, customerId, customerRootId, ownerId, dueAt, deletedAt ON followUp WHEN old.answer IS NOT new.answer OR old.state IS NOT new.state OR old.customerId IS NOT new.customerId OR old.customerRootId IS NOT new.customerRootId OR old.ownerId IS NOT new.ownerId OR old.dueAt IS NOT new.dueAt OR old.deletedAt IS NOT new.deletedAt BEGIN INSERT INTO searchMark (noun, pk) VALUES (6, new.pk); END;
CREATE TRIGGER followUpSearchedGone AFTER DELETE ON followUp BEGIN INSERT INTO searchMark (noun, pk) VALUES (6, old.pk); END;
CREATE INDEX ideaMergedInto ON idea (mergedIntoId) WHERE mergedIntoId IS NOT NULL;
CREATE INDEX ideaRoot ON idea (rootId) WHERE rootId IS NOT NULL;
CREATE TRIGGER supportAdded AFTER INSERT ON support WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET supporters = supporters + 1 WHERE id = new.ideaId;
    UPDATE idea SET supporters = (SELECT count(DISTINCT memberId) FROM support WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER supportHidden AFTER UPDATE OF deletedAt ON support WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET supporters = supporters + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId;
    UPDATE idea SET supporters = (SELECT count(DISTINCT memberId) FROM support WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER supportGone AFTER DELETE ON support WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET supporters = supporters + -1 WHERE id = old.ideaId;
    UPDATE idea SET supporters = (SELECT count(DISTINCT memberId) FROM support WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = old.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER commentAdded AFTER INSERT ON comment WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET comments = comments + 1 WHERE id = new.ideaId;
    UPDATE idea SET comments = (SELECT count(*) FROM comment WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER commentHidden AFTER UPDATE OF deletedAt ON comment WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET comments = comments + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId;
    UPDATE idea SET comments = (SELECT count(*) FROM comment WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER commentGone AFTER DELETE ON comment WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET comments = comments + -1 WHERE id = old.ideaId;
    UPDATE idea SET comments = (SELECT count(*) FROM comment WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = old.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER evidenceAdded AFTER INSERT ON evidence WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET learnings = learnings + 1 WHERE id = new.ideaId;
    UPDATE idea SET learnings = (SELECT count(DISTINCT learningId) FROM evidence WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER evidenceHidden AFTER UPDATE OF deletedAt ON evidence WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET learnings = learnings + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId;
    UPDATE idea SET learnings = (SELECT count(DISTINCT learningId) FROM evidence WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER evidenceGone AFTER DELETE ON evidence WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET learnings = learnings + -1 WHERE id = old.ideaId;
    UPDATE idea SET learnings = (SELECT count(DISTINCT learningId) FROM evidence WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = old.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)); END;
CREATE TRIGGER ideaCustomerAdded AFTER INSERT ON ideaCustomer WHEN new.deletedAt IS NULL BEGIN UPDATE idea SET affected = affected + 1 WHERE id = new.ideaId;
    UPDATE idea SET affected = (SELECT count(DISTINCT ofCustomerId) FROM ideaCustomer WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id) OR EXISTS (SELECT 1 FROM customer f WHERE f.rootId IS NOT NULL)); END;
CREATE TRIGGER ideaCustomerHidden AFTER UPDATE OF deletedAt ON ideaCustomer WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET affected = affected + iif(new.deletedAt IS NULL, 1, -1) WHERE id = new.ideaId;
    UPDATE idea SET affected = (SELECT count(DISTINCT ofCustomerId) FROM ideaCustomer WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = new.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id) OR EXISTS (SELECT 1 FROM customer f WHERE f.rootId IS NOT NULL)); END;
CREATE TRIGGER ideaCustomerGone AFTER DELETE ON ideaCustomer WHEN old.deletedAt IS NULL BEGIN UPDATE idea SET affected = affected + -1 WHERE id = old.ideaId;
    UPDATE idea SET affected = (SELECT count(DISTINCT ofCustomerId) FROM ideaCustomer WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = old.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id) OR EXISTS (SELECT 1 FROM customer f WHERE f.rootId IS NOT NULL)); END;
CREATE TRIGGER ideaAdded AFTER INSERT ON idea BEGIN
  UPDATE idea SET rootId = nullif((WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM idea x WHERE x.id = idea.id
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN idea i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1))), idea.id)
  WHERE (new.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM idea f WHERE f.mergedIntoId = new.id)) AND id IN (WITH RECURSIVE below(id) AS (SELECT new.id UNION SELECT i.id FROM below JOIN idea i ON i.mergedIntoId = below.id) SELECT id FROM below);
  UPDATE idea SET supporters = (SELECT count(DISTINCT memberId) FROM support WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), comments = (SELECT count(*) FROM comment WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), learnings = (SELECT count(DISTINCT learningId) FROM evidence WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), affected = (SELECT count(DISTINCT ofCustomerId) FROM ideaCustomer WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = new.id OR id = (SELECT rootId FROM idea WHERE id = new.id);
END;
CREATE TRIGGER ideaMerged AFTER UPDATE OF mergedIntoId, deletedAt ON idea
WHEN old.mergedIntoId IS NOT new.mergedIntoId OR (new.rootId IS NOT NULL AND (old.deletedAt IS NULL) <> (new.deletedAt IS NULL)) BEGIN
  UPDATE idea SET rootId = nullif((WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM idea x WHERE x.id = idea.id
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN idea i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1))), idea.id)
  WHERE id IN (WITH RECURSIVE below(id) AS (SELECT new.id UNION SELECT i.id FROM below JOIN idea i ON i.mergedIntoId = below.id) SELECT id FROM below);
  UPDATE idea SET supporters = (SELECT count(DISTINCT memberId) FROM support WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), comments = (SELECT count(*) FROM comment WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), learnings = (SELECT count(DISTINCT learningId) FROM evidence WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), affected = (SELECT count(DISTINCT ofCustomerId) FROM ideaCustomer WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id IN (new.id, old.rootId, (SELECT rootId FROM idea WHERE id = new.id));
END;
CREATE TRIGGER ideaGone AFTER DELETE ON idea WHEN old.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM idea f WHERE f.mergedIntoId = old.id) BEGIN
  UPDATE idea SET rootId = nullif((WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM idea x WHERE x.id = idea.id
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN idea i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1))), idea.id)
  WHERE id IN (WITH RECURSIVE below(id) AS (SELECT old.id UNION SELECT i.id FROM below JOIN idea i ON i.mergedIntoId = below.id) SELECT id FROM below);
  UPDATE idea SET supporters = (SELECT count(DISTINCT memberId) FROM support WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), comments = (SELECT count(*) FROM comment WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), learnings = (SELECT count(DISTINCT learningId) FROM evidence WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL), affected = (SELECT count(DISTINCT ofCustomerId) FROM ideaCustomer WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id = old.rootId;
END;
CREATE TRIGGER customerAdded AFTER INSERT ON customer BEGIN UPDATE customer SET rootId = nullif((WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM customer x WHERE x.id = customer.id
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN customer i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1))), customer.id)
  WHERE (new.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM customer f WHERE f.mergedIntoId = new.id)) AND id IN (WITH RECURSIVE below(id) AS (SELECT new.id UNION SELECT i.id FROM below JOIN customer i ON i.mergedIntoId = below.id) SELECT id FROM below); END;
CREATE TRIGGER customerMerged AFTER UPDATE OF mergedIntoId ON customer WHEN old.mergedIntoId IS NOT new.mergedIntoId BEGIN UPDATE customer SET rootId = nullif((WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM customer x WHERE x.id = customer.id
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN customer i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1))), customer.id)
  WHERE id IN (WITH RECURSIVE below(id) AS (SELECT new.id UNION SELECT i.id FROM below JOIN customer i ON i.mergedIntoId = below.id) SELECT id FROM below); END;
CREATE TRIGGER customerGone AFTER DELETE ON customer WHEN old.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM customer f WHERE f.mergedIntoId = old.id) BEGIN UPDATE customer SET rootId = nullif((WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM customer x WHERE x.id = customer.id
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN customer i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1))), customer.id)
  WHERE id IN (WITH RECURSIVE below(id) AS (SELECT old.id UNION SELECT i.id FROM below JOIN customer i ON i.mergedIntoId = below.id) SELECT id FROM below); END;
CREATE TRIGGER learningCustomerAdded AFTER INSERT ON learning WHEN EXISTS (SELECT 1 FROM customer WHERE id = new.customerId AND rootId IS NOT NULL) BEGIN UPDATE learning SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER learningCustomerChanged AFTER UPDATE OF customerId, deletedAt ON learning WHEN old.customerId IS NOT new.customerId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE learning SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER learningCustomerMerged AFTER UPDATE OF rootId ON customer WHEN old.rootId IS NOT new.rootId BEGIN
  UPDATE learning SET customerRootId = new.rootId WHERE ofCustomerId = coalesce(old.rootId, new.id) AND customerId = new.id AND deletedAt IS NULL;
END;
CREATE TRIGGER followUpCustomerAdded AFTER INSERT ON followUp WHEN EXISTS (SELECT 1 FROM customer WHERE id = new.customerId AND rootId IS NOT NULL) BEGIN UPDATE followUp SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER followUpCustomerChanged AFTER UPDATE OF customerId, deletedAt ON followUp WHEN old.customerId IS NOT new.customerId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE followUp SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER followUpCustomerMerged AFTER UPDATE OF rootId ON customer WHEN old.rootId IS NOT new.rootId BEGIN
  UPDATE followUp SET customerRootId = new.rootId WHERE ofCustomerId = coalesce(old.rootId, new.id) AND customerId = new.id AND deletedAt IS NULL;
END;
CREATE TRIGGER ideaCustomerCustomerAdded AFTER INSERT ON ideaCustomer WHEN EXISTS (SELECT 1 FROM customer WHERE id = new.customerId AND rootId IS NOT NULL) BEGIN UPDATE ideaCustomer SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER ideaCustomerCustomerChanged AFTER UPDATE OF customerId, deletedAt ON ideaCustomer WHEN old.customerId IS NOT new.customerId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE ideaCustomer SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER ideaCustomerCustomerMerged AFTER UPDATE OF rootId ON customer WHEN old.rootId IS NOT new.rootId BEGIN
  UPDATE ideaCustomer SET customerRootId = new.rootId WHERE ofCustomerId = coalesce(old.rootId, new.id) AND customerId = new.id AND deletedAt IS NULL;
END;
CREATE TRIGGER ideaCustomerFollows AFTER UPDATE OF customerRootId ON ideaCustomer WHEN old.customerRootId IS NOT new.customerRootId BEGIN
  UPDATE idea SET affected = (SELECT count(DISTINCT ofCustomerId) FROM ideaCustomer WHERE ideaId IN (SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL) AND deletedAt IS NULL) WHERE id IN (new.ideaId, (SELECT rootId FROM idea WHERE id = new.ideaId));
END;
CREATE INDEX distinctPairIdeas ON distinctPair (ideaId, otherId) WHERE deletedAt IS NULL;
CREATE INDEX distinctPairSaid ON distinctPair (updatedAt) WHERE deletedAt IS NULL;
CREATE INDEX themeLearningOf ON themeLearning (learningId) WHERE deletedAt IS NULL;
CREATE TRIGGER learningHidden AFTER UPDATE OF visibility ON learning WHEN old.visibility IS NOT new.visibility BEGIN INSERT INTO searchMark (noun, pk) VALUES (1, new.pk); END;
CREATE INDEX decisionSubject ON decision (subject) WHERE deletedAt IS NULL;
CREATE INDEX noteAuthorMeeting ON noteAuthor (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX meetingRunMeeting ON meetingRun (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX participantSeries ON participant (seriesId) WHERE deletedAt IS NULL;
CREATE INDEX meetingRoleMeeting ON meetingRole (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX templateSegmentSeries ON templateSegment (seriesId) WHERE deletedAt IS NULL;
CREATE INDEX templateFilterSeries ON templateFilter (seriesId) WHERE deletedAt IS NULL;
CREATE INDEX pulseMeeting ON pulse (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX pulseCountMeeting ON pulseCount (meetingId) WHERE deletedAt IS NULL;
CREATE INDEX actionItemOwner ON actionItem (ownerId, dueOn) WHERE deletedAt IS NULL AND doneAt IS NULL;
CREATE INDEX outboxRow ON outbox (rowId);
CREATE UNIQUE INDEX outboxSent ON outbox (sentN) WHERE sentN IS NOT NULL;
CREATE INDEX outboxAccepted ON outbox (ver) WHERE ver IS NOT NULL;
CREATE INDEX ackedAt ON acked (at);
CREATE INDEX ideaUnanswered ON idea (submittedAt, pk) WHERE deletedAt IS NULL AND answeredAt IS NULL AND stage IN ('submitted', 'in-review');
CREATE INDEX ideaUndecided ON idea (submittedAt, pk) WHERE deletedAt IS NULL AND answeredAt IS NOT NULL AND stage IN ('submitted', 'in-review');
CREATE INDEX commentAsks ON comment (ideaId) WHERE asks = 1 AND deletedAt IS NULL;
CREATE TRIGGER answerAdded AFTER INSERT ON comment WHEN new.answers = 1 BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = new.ideaId; END;
CREATE TRIGGER answerHidden AFTER UPDATE OF deletedAt, answers, createdAt ON comment WHEN new.answers = 1 OR old.answers = 1 BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = new.ideaId; END;
CREATE TRIGGER answerGone AFTER DELETE ON comment WHEN old.answers = 1 BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = old.ideaId; END;
CREATE TRIGGER moveAnswers AFTER INSERT ON stageChange WHEN new.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') OR new.fromStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = new.ideaId; END;
CREATE TRIGGER moveHidden AFTER UPDATE OF deletedAt, memberId ON stageChange BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = new.ideaId; END;
CREATE TRIGGER moveGone AFTER DELETE ON stageChange BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = old.ideaId; END;
CREATE TRIGGER decisionAnswers AFTER INSERT ON decision WHEN new.subject LIKE 'idea:%' BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = substr(new.subject, 6); END;
CREATE TRIGGER decisionHidden AFTER UPDATE OF deletedAt ON decision WHEN new.subject LIKE 'idea:%' BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = substr(new.subject, 6); END;
CREATE TRIGGER decisionGone AFTER DELETE ON decision WHEN old.subject LIKE 'idea:%' BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = substr(old.subject, 6); END;
CREATE TRIGGER ideaAnswered AFTER INSERT ON idea WHEN EXISTS (SELECT 1 FROM comment WHERE ideaId = new.id AND answers = 1 AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM stageChange WHERE ideaId = new.id AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM decision WHERE subject = 'idea:' || new.id AND deletedAt IS NULL) BEGIN UPDATE idea SET answeredAt = (SELECT min(at) FROM (
    SELECT c.createdAt AS at FROM comment c WHERE c.ideaId = idea.id AND c.answers = 1 AND c.deletedAt IS NULL
    UNION ALL SELECT s.createdAt FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.memberId <> idea.authorId AND s.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM stageChange b WHERE b.ideaId = s.ideaId AND b.fromStage = s.toStage AND b.toStage = s.fromStage AND b.memberId = s.memberId AND b.createdAt BETWEEN s.createdAt AND s.createdAt + 600000 AND b.pk <> s.pk AND b.deletedAt IS NULL)
    UNION ALL SELECT d.createdAt FROM decision d WHERE d.subject = 'idea:' || idea.id AND d.deletedAt IS NULL)) WHERE id = new.id; END;
CREATE INDEX ideaTagIdea ON ideaTag (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX ideaTagTag ON ideaTag (tag) WHERE deletedAt IS NULL;
CREATE INDEX reviewIdea ON review (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX reviewMember ON review (memberId) WHERE deletedAt IS NULL;
CREATE INDEX ideaScore ON idea (score, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaStageScore ON idea (stage, score, pk) WHERE deletedAt IS NULL;
CREATE TRIGGER reviewAdded AFTER INSERT ON review BEGIN UPDATE idea SET score = (SELECT iif(n = 0, -1, CAST(round(1000.0 * CASE scoring
    WHEN 'rice' THEN r * i * c / e / 125.0
    WHEN 'ice' THEN i * c * (6.0 - e) / 125.0
    ELSE (wi * (i - 1.0) + wr * (r - 1.0) + wc * (c - 1.0) + we * (5.0 - e)) / (4.0 * (wi + wr + wc + we)) END) AS INTEGER)) FROM (SELECT avg(r.impact) AS i, avg(r.reach) AS r, avg(r.confidence) AS c, avg(r.effort) AS e, count(*) AS n,
    coalesce(w.scoring, 'criteria') AS scoring, coalesce(substr(w.weights, 1, 1), 3) AS wi, coalesce(substr(w.weights, 3, 1), 2) AS wr, coalesce(substr(w.weights, 5, 1), 2) AS wc, coalesce(substr(w.weights, 7, 1), 2) AS we
  FROM review r LEFT JOIN workspaceRules w ON w.key = 'workspace' AND w.deletedAt IS NULL WHERE r.ideaId = idea.id AND r.deletedAt IS NULL)) WHERE id = new.ideaId; END;
CREATE TRIGGER reviewChanged AFTER UPDATE ON review BEGIN UPDATE idea SET score = (SELECT iif(n = 0, -1, CAST(round(1000.0 * CASE scoring
    WHEN 'rice' THEN r * i * c / e / 125.0
    WHEN 'ice' THEN i * c * (6.0 - e) / 125.0
    ELSE (wi * (i - 1.0) + wr * (r - 1.0) + wc * (c - 1.0) + we * (5.0 - e)) / (4.0 * (wi + wr + wc + we)) END) AS INTEGER)) FROM (SELECT avg(r.impact) AS i, avg(r.reach) AS r, avg(r.confidence) AS c, avg(r.effort) AS e, count(*) AS n,
    coalesce(w.scoring, 'criteria') AS scoring, coalesce(substr(w.weights, 1, 1), 3) AS wi, coalesce(substr(w.weights, 3, 1), 2) AS wr, coalesce(substr(w.weights, 5, 1), 2) AS wc, coalesce(substr(w.weights, 7, 1), 2) AS we
  FROM review r LEFT JOIN workspaceRules w ON w.key = 'workspace' AND w.deletedAt IS NULL WHERE r.ideaId = idea.id AND r.deletedAt IS NULL)) WHERE id = new.ideaId; END;
CREATE TRIGGER reviewGone AFTER DELETE ON review BEGIN UPDATE idea SET score = (SELECT iif(n = 0, -1, CAST(round(1000.0 * CASE scoring
    WHEN 'rice' THEN r * i * c / e / 125.0
    WHEN 'ice' THEN i * c * (6.0 - e) / 125.0
    ELSE (wi * (i - 1.0) + wr * (r - 1.0) + wc * (c - 1.0) + we * (5.0 - e)) / (4.0 * (wi + wr + wc + we)) END) AS INTEGER)) FROM (SELECT avg(r.impact) AS i, avg(r.reach) AS r, avg(r.confidence) AS c, avg(r.effort) AS e, count(*) AS n,
    coalesce(w.scoring, 'criteria') AS scoring, coalesce(substr(w.weights, 1, 1), 3) AS wi, coalesce(substr(w.weights, 3, 1), 2) AS wr, coalesce(substr(w.weights, 5, 1), 2) AS wc, coalesce(substr(w.weights, 7, 1), 2) AS we
  FROM review r LEFT JOIN workspaceRules w ON w.key = 'workspace' AND w.deletedAt IS NULL WHERE r.ideaId = idea.id AND r.deletedAt IS NULL)) WHERE id = old.ideaId; END;
CREATE TRIGGER rulesAdded AFTER INSERT ON workspaceRules WHEN new.key = 'workspace' BEGIN UPDATE idea SET score = (SELECT iif(n = 0, -1, CAST(round(1000.0 * CASE scoring
    WHEN 'rice' THEN r * i * c / e / 125.0
    WHEN 'ice' THEN i * c * (6.0 - e) / 125.0
    ELSE (wi * (i - 1.0) + wr * (r - 1.0) + wc * (c - 1.0) + we * (5.0 - e)) / (4.0 * (wi + wr + wc + we)) END) AS INTEGER)) FROM (SELECT avg(r.impact) AS i, avg(r.reach) AS r, avg(r.confidence) AS c, avg(r.effort) AS e, count(*) AS n,
    coalesce(w.scoring, 'criteria') AS scoring, coalesce(substr(w.weights, 1, 1), 3) AS wi, coalesce(substr(w.weights, 3, 1), 2) AS wr, coalesce(substr(w.weights, 5, 1), 2) AS wc, coalesce(substr(w.weights, 7, 1), 2) AS we
  FROM review r LEFT JOIN workspaceRules w ON w.key = 'workspace' AND w.deletedAt IS NULL WHERE r.ideaId = idea.id AND r.deletedAt IS NULL)) WHERE id IN (SELECT ideaId FROM review); END;
CREATE TRIGGER rulesChanged AFTER UPDATE OF scoring, weights, deletedAt ON workspaceRules WHEN new.key = 'workspace' BEGIN UPDATE idea SET score = (SELECT iif(n = 0, -1, CAST(round(1000.0 * CASE scoring
    WHEN 'rice' THEN r * i * c / e / 125.0
    WHEN 'ice' THEN i * c * (6.0 - e) / 125.0
    ELSE (wi * (i - 1.0) + wr * (r - 1.0) + wc * (c - 1.0) + we * (5.0 - e)) / (4.0 * (wi + wr + wc + we)) END) AS INTEGER)) FROM (SELECT avg(r.impact) AS i, avg(r.reach) AS r, avg(r.confidence) AS c, avg(r.effort) AS e, count(*) AS n,
    coalesce(w.scoring, 'criteria') AS scoring, coalesce(substr(w.weights, 1, 1), 3) AS wi, coalesce(substr(w.weights, 3, 1), 2) AS wr, coalesce(substr(w.weights, 5, 1), 2) AS wc, coalesce(substr(w.weights, 7, 1), 2) AS we
  FROM review r LEFT JOIN workspaceRules w ON w.key = 'workspace' AND w.deletedAt IS NULL WHERE r.ideaId = idea.id AND r.deletedAt IS NULL)) WHERE id IN (SELECT ideaId FROM review); END;
CREATE TRIGGER ideaScored AFTER INSERT ON idea WHEN EXISTS (SELECT 1 FROM review WHERE ideaId = new.id AND deletedAt IS NULL) BEGIN UPDATE idea SET score = (SELECT iif(n = 0, -1, CAST(round(1000.0 * CASE scoring
    WHEN 'rice' THEN r * i * c / e / 125.0
    WHEN 'ice' THEN i * c * (6.0 - e) / 125.0
    ELSE (wi * (i - 1.0) + wr * (r - 1.0) + wc * (c - 1.0) + we * (5.0 - e)) / (4.0 * (wi + wr + wc + we)) END) AS INTEGER)) FROM (SELECT avg(r.impact) AS i, avg(r.reach) AS r, avg(r.confidence) AS c, avg(r.effort) AS e, count(*) AS n,
    coalesce(w.scoring, 'criteria') AS scoring, coalesce(substr(w.weights, 1, 1), 3) AS wi, coalesce(substr(w.weights, 3, 1), 2) AS wr, coalesce(substr(w.weights, 5, 1), 2) AS wc, coalesce(substr(w.weights, 7, 1), 2) AS we
  FROM review r LEFT JOIN workspaceRules w ON w.key = 'workspace' AND w.deletedAt IS NULL WHERE r.ideaId = idea.id AND r.deletedAt IS NULL)) WHERE id = new.id; END;
CREATE INDEX followUpCreated ON followUp (createdAt) WHERE deletedAt IS NULL;
CREATE INDEX followUpOwner ON followUp (ownerId, dueAt) WHERE deletedAt IS NULL AND resolvedAt IS NULL;
CREATE INDEX followUpShared ON followUp (sharedAt) WHERE deletedAt IS NULL AND resolvedAt IS NOT NULL AND sharedAt IS NOT NULL;
CREATE INDEX causeFolded ON cause (folded);
CREATE INDEX rootCauseLearning ON rootCause (learningId);
CREATE INDEX rootCauseCause ON rootCause (causeId, happenedOn) WHERE deletedAt IS NULL AND causeId IS NOT NULL;
CREATE INDEX rootCauseArea ON rootCause (areaId, happenedOn) WHERE deletedAt IS NULL AND areaId IS NOT NULL;
CREATE INDEX rootCauseIdea ON rootCause (ideaId) WHERE deletedAt IS NULL AND ideaId IS NOT NULL;
CREATE TRIGGER learningCounted AFTER INSERT ON learning BEGIN 
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(new.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(new.areaId, ''), ''), coalesce(new.channel, ''), coalesce(r.remedy, ''), 1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = new.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE new.deletedAt IS NULL AND new.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR new.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(new.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(new.areaId, ''), ''), coalesce(new.teamId, ''), 1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = new.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE new.deletedAt IS NULL AND new.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR new.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO heard (day, episodeId, sentiment, learnings)
    SELECT new.happenedOn, coalesce(new.episodeId, ''), coalesce(new.sentiment, ''), 1 WHERE new.deletedAt IS NULL AND new.visibility = 'everyone'
    ON CONFLICT DO UPDATE SET learnings = learnings + excluded.learnings;
  UPDATE rootCause SET happenedOn = new.happenedOn WHERE learningId = new.id; END;
CREATE TRIGGER learningRecounted AFTER UPDATE OF happenedOn, areaId, channel, sentiment, episodeId, teamId, visibility, deletedAt ON learning BEGIN 
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(old.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(old.areaId, ''), ''), coalesce(old.channel, ''), coalesce(r.remedy, ''), -1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = new.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE old.deletedAt IS NULL AND old.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR old.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(old.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(old.areaId, ''), ''), coalesce(old.teamId, ''), -1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = new.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE old.deletedAt IS NULL AND old.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR old.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(new.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(new.areaId, ''), ''), coalesce(new.channel, ''), coalesce(r.remedy, ''), 1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = new.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE new.deletedAt IS NULL AND new.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR new.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(new.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(new.areaId, ''), ''), coalesce(new.teamId, ''), 1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = new.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE new.deletedAt IS NULL AND new.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR new.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO heard (day, episodeId, sentiment, learnings)
    SELECT old.happenedOn, coalesce(old.episodeId, ''), coalesce(old.sentiment, ''), -1 WHERE old.deletedAt IS NULL AND old.visibility = 'everyone'
    ON CONFLICT DO UPDATE SET learnings = learnings + excluded.learnings;
  INSERT INTO heard (day, episodeId, sentiment, learnings)
    SELECT new.happenedOn, coalesce(new.episodeId, ''), coalesce(new.sentiment, ''), 1 WHERE new.deletedAt IS NULL AND new.visibility = 'everyone'
    ON CONFLICT DO UPDATE SET learnings = learnings + excluded.learnings; END;
CREATE TRIGGER learningMoved AFTER UPDATE OF happenedOn ON learning WHEN old.happenedOn <> new.happenedOn BEGIN UPDATE rootCause SET happenedOn = new.happenedOn WHERE learningId = new.id; END;
CREATE TRIGGER learningUncounted AFTER DELETE ON learning BEGIN 
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(old.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(old.areaId, ''), ''), coalesce(old.channel, ''), coalesce(r.remedy, ''), -1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = old.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE old.deletedAt IS NULL AND old.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR old.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(old.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(old.areaId, ''), ''), coalesce(old.teamId, ''), -1 FROM (SELECT 1) LEFT JOIN (SELECT areaId, causeId, remedy FROM rootCause WHERE learningId = old.id AND deletedAt IS NULL ORDER BY pk LIMIT 1) r ON true WHERE old.deletedAt IS NULL AND old.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR old.sentiment = 'bad')
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO heard (day, episodeId, sentiment, learnings)
    SELECT old.happenedOn, coalesce(old.episodeId, ''), coalesce(old.sentiment, ''), -1 WHERE old.deletedAt IS NULL AND old.visibility = 'everyone'
    ON CONFLICT DO UPDATE SET learnings = learnings + excluded.learnings; END;
CREATE TRIGGER rootCauseCounted AFTER INSERT ON rootCause BEGIN 
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.channel, ''), '', -1 FROM learning l JOIN (SELECT NULL AS areaId, NULL AS causeId, NULL AS remedy) r WHERE l.id = new.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND l.sentiment = 'bad' ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.teamId, ''), -1 FROM learning l JOIN (SELECT NULL AS areaId, NULL AS causeId, NULL AS remedy) r WHERE l.id = new.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND l.sentiment = 'bad' ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.channel, ''), coalesce(r.remedy, ''), 1 FROM learning l LEFT JOIN (SELECT new.areaId AS areaId, new.causeId AS causeId, new.remedy AS remedy WHERE new.deletedAt IS NULL) r ON true WHERE l.id = new.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.teamId, ''), 1 FROM learning l LEFT JOIN (SELECT new.areaId AS areaId, new.causeId AS causeId, new.remedy AS remedy WHERE new.deletedAt IS NULL) r ON true WHERE l.id = new.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts; UPDATE rootCause SET happenedOn = coalesce((SELECT happenedOn FROM learning WHERE id = new.learningId), '') WHERE pk = new.pk; END;
CREATE TRIGGER rootCauseRecounted AFTER UPDATE OF learningId, areaId, causeId, remedy, deletedAt ON rootCause BEGIN 
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.channel, ''), coalesce(r.remedy, ''), -1 FROM learning l LEFT JOIN (SELECT old.areaId AS areaId, old.causeId AS causeId, old.remedy AS remedy WHERE old.deletedAt IS NULL) r ON true WHERE l.id = old.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.teamId, ''), -1 FROM learning l LEFT JOIN (SELECT old.areaId AS areaId, old.causeId AS causeId, old.remedy AS remedy WHERE old.deletedAt IS NULL) r ON true WHERE l.id = old.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.channel, ''), coalesce(r.remedy, ''), 1 FROM learning l LEFT JOIN (SELECT new.areaId AS areaId, new.causeId AS causeId, new.remedy AS remedy WHERE new.deletedAt IS NULL) r ON true WHERE l.id = new.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.teamId, ''), 1 FROM learning l LEFT JOIN (SELECT new.areaId AS areaId, new.causeId AS causeId, new.remedy AS remedy WHERE new.deletedAt IS NULL) r ON true WHERE l.id = new.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts; END;
CREATE TRIGGER rootCauseUncounted AFTER DELETE ON rootCause BEGIN 
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.channel, ''), coalesce(r.remedy, ''), -1 FROM learning l LEFT JOIN (SELECT old.areaId AS areaId, old.causeId AS causeId, old.remedy AS remedy WHERE old.deletedAt IS NULL) r ON true WHERE l.id = old.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.teamId, ''), -1 FROM learning l LEFT JOIN (SELECT old.areaId AS areaId, old.causeId AS causeId, old.remedy AS remedy WHERE old.deletedAt IS NULL) r ON true WHERE l.id = old.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND ((r.areaId IS NOT NULL OR r.causeId IS NOT NULL) OR l.sentiment = 'bad') ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO charged (month, areaId, causeId, heardAreaId, channel, remedy, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.channel, ''), '', 1 FROM learning l JOIN (SELECT NULL AS areaId, NULL AS causeId, NULL AS remedy) r WHERE l.id = old.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND l.sentiment = 'bad' ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts;
  INSERT INTO received (month, areaId, causeId, heardAreaId, teamId, contacts)
    SELECT substr(l.happenedOn, 1, 7), coalesce(r.areaId, ''), iif((r.areaId IS NOT NULL OR r.causeId IS NOT NULL), coalesce(r.causeId, ''), ''), iif(r.areaId IS NULL, coalesce(l.areaId, ''), ''), coalesce(l.teamId, ''), 1 FROM learning l JOIN (SELECT NULL AS areaId, NULL AS causeId, NULL AS remedy) r WHERE l.id = old.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND l.sentiment = 'bad' ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts; END;
CREATE INDEX customerFactOf ON customerFact (ofCustomerId) WHERE deletedAt IS NULL;
CREATE INDEX followUpOfCustomer ON followUp (ofCustomerId, createdAt) WHERE deletedAt IS NULL;
CREATE TRIGGER customerFactCustomerAdded AFTER INSERT ON customerFact WHEN EXISTS (SELECT 1 FROM customer WHERE id = new.customerId AND rootId IS NOT NULL) BEGIN UPDATE customerFact SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER customerFactCustomerChanged AFTER UPDATE OF customerId, deletedAt ON customerFact WHEN old.customerId IS NOT new.customerId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE customerFact SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER customerFactCustomerMerged AFTER UPDATE OF rootId ON customer WHEN old.rootId IS NOT new.rootId BEGIN
  UPDATE customerFact SET customerRootId = new.rootId WHERE ofCustomerId = coalesce(old.rootId, new.id) AND customerId = new.id AND deletedAt IS NULL;
END;
CREATE INDEX benefitIdea ON benefit (ideaId, state) WHERE deletedAt IS NULL;
CREATE INDEX benefitMeasured ON benefit (measuredOn) WHERE deletedAt IS NULL;
CREATE INDEX ideaSubmitted ON idea (submittedAt, teamId, authorId, answeredAt) WHERE deletedAt IS NULL AND submittedAt IS NOT NULL;
CREATE INDEX stageChangeTo ON stageChange (createdAt, toStage, ideaId) WHERE deletedAt IS NULL;
CREATE INDEX learningTeamDay ON learning (happenedOn, teamId, visibility) WHERE deletedAt IS NULL;
CREATE INDEX meetingHeld ON meeting (heldAt) WHERE deletedAt IS NULL AND state = 'held';
CREATE TRIGGER evidenceLinked AFTER INSERT ON evidence WHEN new.deletedAt IS NULL BEGIN 
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT new.ideaId, l.episodeId, 1 FROM learning l WHERE l.id = new.learningId AND l.episodeId IS NOT NULL
    ON CONFLICT DO UPDATE SET links = links + excluded.links; END;
CREATE TRIGGER evidenceRelinked AFTER UPDATE OF deletedAt, ideaId, learningId ON evidence BEGIN 
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT old.ideaId, l.episodeId, -1 FROM learning l WHERE l.id = old.learningId AND l.episodeId IS NOT NULL AND old.deletedAt IS NULL
    ON CONFLICT DO UPDATE SET links = links + excluded.links;
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT new.ideaId, l.episodeId, 1 FROM learning l WHERE l.id = new.learningId AND l.episodeId IS NOT NULL AND new.deletedAt IS NULL
    ON CONFLICT DO UPDATE SET links = links + excluded.links; END;
CREATE TRIGGER evidenceUnlinked AFTER DELETE ON evidence WHEN old.deletedAt IS NULL BEGIN 
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT old.ideaId, l.episodeId, -1 FROM learning l WHERE l.id = old.learningId AND l.episodeId IS NOT NULL
    ON CONFLICT DO UPDATE SET links = links + excluded.links; END;
CREATE TRIGGER learningLinked AFTER INSERT ON learning WHEN new.episodeId IS NOT NULL BEGIN 
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT e.ideaId, new.episodeId, 1 * count(*) FROM evidence e WHERE e.learningId = new.id AND e.deletedAt IS NULL AND new.episodeId IS NOT NULL GROUP BY e.ideaId
    ON CONFLICT DO UPDATE SET links = links + excluded.links; END;
CREATE TRIGGER learningRelinked AFTER UPDATE OF episodeId ON learning WHEN old.episodeId IS NOT new.episodeId BEGIN 
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT e.ideaId, old.episodeId, -1 * count(*) FROM evidence e WHERE e.learningId = old.id AND e.deletedAt IS NULL AND old.episodeId IS NOT NULL GROUP BY e.ideaId
    ON CONFLICT DO UPDATE SET links = links + excluded.links;
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT e.ideaId, new.episodeId, 1 * count(*) FROM evidence e WHERE e.learningId = new.id AND e.deletedAt IS NULL AND new.episodeId IS NOT NULL GROUP BY e.ideaId
    ON CONFLICT DO UPDATE SET links = links + excluded.links; END;
CREATE TRIGGER learningUnlinked AFTER DELETE ON learning WHEN old.episodeId IS NOT NULL BEGIN 
  INSERT INTO episodeIdea (ideaId, episodeId, links) SELECT e.ideaId, old.episodeId, -1 * count(*) FROM evidence e WHERE e.learningId = old.id AND e.deletedAt IS NULL AND old.episodeId IS NOT NULL GROUP BY e.ideaId
    ON CONFLICT DO UPDATE SET links = links + excluded.links; END;
CREATE INDEX learningGood ON learning (createdAt, pk) WHERE deletedAt IS NULL AND wow = 0 AND sentiment = 'good';
CREATE INDEX learningBad ON learning (createdAt, pk) WHERE deletedAt IS NULL AND wow = 0 AND sentiment = 'bad';
CREATE INDEX learningAuthorDay ON learning (authorId, happenedOn) WHERE deletedAt IS NULL AND visibility = 'everyone';
CREATE INDEX decisionCreated ON decision (createdAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX stageDecided ON stageChange (createdAt, pk) WHERE deletedAt IS NULL AND meetingId IS NULL AND toStage IN ('approved', 'pilot', 'implemented', 'declined', 'parked');
CREATE INDEX supportForIdea ON supportFor (ideaId, ofCustomerId) WHERE deletedAt IS NULL;
CREATE INDEX pilotCustomerIdea ON pilotCustomer (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX pilotCustomerOf ON pilotCustomer (ofCustomerId) WHERE deletedAt IS NULL;
CREATE INDEX ideaChangeOf ON ideaChange (ideaId, at, id) WHERE deletedAt IS NULL;
CREATE INDEX kudosOf ON kudos (ofId) WHERE deletedAt IS NULL;
CREATE INDEX kudosFeed ON kudos (createdAt) WHERE deletedAt IS NULL;
CREATE TRIGGER supportForCustomerAdded AFTER INSERT ON supportFor WHEN EXISTS (SELECT 1 FROM customer WHERE id = new.customerId AND rootId IS NOT NULL) BEGIN UPDATE supportFor SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER supportForCustomerChanged AFTER UPDATE OF customerId, deletedAt ON supportFor WHEN old.customerId IS NOT new.customerId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE supportFor SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER supportForCustomerMerged AFTER UPDATE OF rootId ON customer WHEN old.rootId IS NOT new.rootId BEGIN
  UPDATE supportFor SET customerRootId = new.rootId WHERE ofCustomerId = coalesce(old.rootId, new.id) AND customerId = new.id AND deletedAt IS NULL;
END;
CREATE TRIGGER pilotCustomerCustomerAdded AFTER INSERT ON pilotCustomer WHEN EXISTS (SELECT 1 FROM customer WHERE id = new.customerId AND rootId IS NOT NULL) BEGIN UPDATE pilotCustomer SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER pilotCustomerCustomerChanged AFTER UPDATE OF customerId, deletedAt ON pilotCustomer WHEN old.customerId IS NOT new.customerId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE pilotCustomer SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk; END;
CREATE TRIGGER pilotCustomerCustomerMerged AFTER UPDATE OF rootId ON customer WHEN old.rootId IS NOT new.rootId BEGIN
  UPDATE pilotCustomer SET customerRootId = new.rootId WHERE ofCustomerId = coalesce(old.rootId, new.id) AND customerId = new.id AND deletedAt IS NULL;
END;
CREATE INDEX ideaOwnerStage ON idea (ownerId, stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaAreaStage ON idea (areaId, stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaGainerStage ON idea (gainer, stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX ideaSpot ON idea (spot, score, pk) WHERE deletedAt IS NULL;
CREATE TRIGGER evidenceToareaIdAdded AFTER INSERT ON evidence BEGIN UPDATE idea SET areaId = (SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1) WHERE id = new.ideaId; END;
CREATE TRIGGER evidenceToareaIdChanged AFTER UPDATE OF deletedAt, learningId ON evidence BEGIN UPDATE idea SET areaId = (SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1) WHERE id = new.ideaId; END;
CREATE TRIGGER evidenceToareaIdGone AFTER DELETE ON evidence BEGIN UPDATE idea SET areaId = (SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1) WHERE id = old.ideaId; END;
CREATE TRIGGER benefitTogainerAdded AFTER INSERT ON benefit BEGIN UPDATE idea SET gainer = (SELECT b.gainer FROM benefit b WHERE b.ideaId = idea.id AND b.deletedAt IS NULL AND b.state <> 'none' ORDER BY b.state = 'realised' DESC, CASE b.gainer WHEN 'customer' THEN 0 WHEN 'employee' THEN 1 ELSE 2 END LIMIT 1) WHERE id = new.ideaId; END;
CREATE TRIGGER benefitTogainerChanged AFTER UPDATE OF deletedAt, gainer, state ON benefit BEGIN UPDATE idea SET gainer = (SELECT b.gainer FROM benefit b WHERE b.ideaId = idea.id AND b.deletedAt IS NULL AND b.state <> 'none' ORDER BY b.state = 'realised' DESC, CASE b.gainer WHEN 'customer' THEN 0 WHEN 'employee' THEN 1 ELSE 2 END LIMIT 1) WHERE id = new.ideaId; END;
CREATE TRIGGER benefitTogainerGone AFTER DELETE ON benefit BEGIN UPDATE idea SET gainer = (SELECT b.gainer FROM benefit b WHERE b.ideaId = idea.id AND b.deletedAt IS NULL AND b.state <> 'none' ORDER BY b.state = 'realised' DESC, CASE b.gainer WHEN 'customer' THEN 0 WHEN 'employee' THEN 1 ELSE 2 END LIMIT 1) WHERE id = old.ideaId; END;
CREATE TRIGGER reviewTospotAdded AFTER INSERT ON review BEGIN UPDATE idea SET spot = (SELECT CAST(round(avg(r.impact)) AS INTEGER) * 10 + CAST(round(avg(r.effort)) AS INTEGER) FROM review r WHERE r.ideaId = idea.id AND r.deletedAt IS NULL) WHERE id = new.ideaId; END;
CREATE TRIGGER reviewTospotChanged AFTER UPDATE OF deletedAt, impact, effort ON review BEGIN UPDATE idea SET spot = (SELECT CAST(round(avg(r.impact)) AS INTEGER) * 10 + CAST(round(avg(r.effort)) AS INTEGER) FROM review r WHERE r.ideaId = idea.id AND r.deletedAt IS NULL) WHERE id = new.ideaId; END;
CREATE TRIGGER reviewTospotGone AFTER DELETE ON review BEGIN UPDATE idea SET spot = (SELECT CAST(round(avg(r.impact)) AS INTEGER) * 10 + CAST(round(avg(r.effort)) AS INTEGER) FROM review r WHERE r.ideaId = idea.id AND r.deletedAt IS NULL) WHERE id = old.ideaId; END;
CREATE TRIGGER learningAreaAdded AFTER INSERT ON learning WHEN new.areaId IS NOT NULL AND EXISTS (SELECT 1 FROM evidence WHERE learningId = new.id AND deletedAt IS NULL) BEGIN UPDATE idea SET areaId = (SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1) WHERE id IN (SELECT ideaId FROM evidence WHERE learningId = new.id AND deletedAt IS NULL); END;
CREATE TRIGGER learningAreaChanged AFTER UPDATE OF areaId, deletedAt ON learning WHEN old.areaId IS NOT new.areaId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN UPDATE idea SET areaId = (SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1) WHERE id IN (SELECT ideaId FROM evidence WHERE learningId = new.id AND deletedAt IS NULL); END;
CREATE TRIGGER learningAreaGone AFTER DELETE ON learning WHEN old.areaId IS NOT NULL BEGIN UPDATE idea SET areaId = (SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1) WHERE id IN (SELECT ideaId FROM evidence WHERE learningId = old.id AND deletedAt IS NULL); END;
CREATE TRIGGER ideaPlaced AFTER INSERT ON idea WHEN EXISTS (SELECT 1 FROM evidence WHERE ideaId = new.id AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM benefit WHERE ideaId = new.id AND deletedAt IS NULL) OR EXISTS (SELECT 1 FROM review WHERE ideaId = new.id AND deletedAt IS NULL) BEGIN
  UPDATE idea SET areaId = (SELECT l.areaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId = idea.id AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.areaId IS NOT NULL GROUP BY l.areaId ORDER BY count(*) DESC, l.areaId LIMIT 1), gainer = (SELECT b.gainer FROM benefit b WHERE b.ideaId = idea.id AND b.deletedAt IS NULL AND b.state <> 'none' ORDER BY b.state = 'realised' DESC, CASE b.gainer WHEN 'customer' THEN 0 WHEN 'employee' THEN 1 ELSE 2 END LIMIT 1), spot = (SELECT CAST(round(avg(r.impact)) AS INTEGER) * 10 + CAST(round(avg(r.effort)) AS INTEGER) FROM review r WHERE r.ideaId = idea.id AND r.deletedAt IS NULL) WHERE id = new.id;
END;
CREATE INDEX campaignTeamOf ON campaignTeam (campaignId) WHERE deletedAt IS NULL;
CREATE INDEX ideaCampaign ON idea (campaignId) WHERE campaignId IS NOT NULL AND deletedAt IS NULL;
CREATE INDEX ideaCategoryStage ON idea (categoryId, stage, stageAt, pk) WHERE deletedAt IS NULL;
CREATE INDEX followIdea ON follow (ideaId) WHERE deletedAt IS NULL;
CREATE INDEX followMember ON follow (memberId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX newsMarkMember ON newsMark (memberId) WHERE deletedAt IS NULL;
CREATE INDEX commentMentions ON comment (createdAt) WHERE mentions IS NOT NULL AND deletedAt IS NULL;
CREATE INDEX commentAuthor ON comment (authorId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX supportMember ON support (memberId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX ideaAuthor ON idea (authorId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX metricGoalOf ON metricGoal (metricId, fromOn) WHERE deletedAt IS NULL;
CREATE INDEX readingWhole ON reading (metricId, episodeId, readOn, createdAt) WHERE deletedAt IS NULL AND segmentId IS NULL AND teamId IS NULL;
CREATE INDEX readingMetric ON reading (metricId, readOn, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX questionWordsOf ON questionWords (key, createdAt) WHERE deletedAt IS NULL;
CREATE TRIGGER moveTimes AFTER INSERT ON stageChange BEGIN UPDATE idea SET decidedAt = (SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.deletedAt IS NULL), endedAt = CASE WHEN stage IN ('implemented', 'measured') THEN coalesce((SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('implemented') AND s.deletedAt IS NULL), stageAt) WHEN stage = 'declined' THEN stageAt END WHERE id = new.ideaId; END;
CREATE TRIGGER moveTimesHidden AFTER UPDATE OF deletedAt, createdAt ON stageChange BEGIN UPDATE idea SET decidedAt = (SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.deletedAt IS NULL), endedAt = CASE WHEN stage IN ('implemented', 'measured') THEN coalesce((SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('implemented') AND s.deletedAt IS NULL), stageAt) WHEN stage = 'declined' THEN stageAt END WHERE id = new.ideaId; END;
CREATE TRIGGER moveTimesGone AFTER DELETE ON stageChange BEGIN UPDATE idea SET decidedAt = (SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.deletedAt IS NULL), endedAt = CASE WHEN stage IN ('implemented', 'measured') THEN coalesce((SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('implemented') AND s.deletedAt IS NULL), stageAt) WHEN stage = 'declined' THEN stageAt END WHERE id = old.ideaId; END;
CREATE TRIGGER ideaTimes AFTER UPDATE OF stage, stageAt ON idea WHEN old.stage IS NOT new.stage OR old.stageAt IS NOT new.stageAt BEGIN UPDATE idea SET endedAt = CASE WHEN stage IN ('implemented', 'measured') THEN coalesce((SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('implemented') AND s.deletedAt IS NULL), stageAt) WHEN stage = 'declined' THEN stageAt END WHERE id = new.id; END;
CREATE TRIGGER ideaTimesAdded AFTER INSERT ON idea WHEN new.stage IN ('implemented', 'measured', 'declined') OR EXISTS (SELECT 1 FROM stageChange WHERE ideaId = new.id AND deletedAt IS NULL) BEGIN UPDATE idea SET decidedAt = (SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged') AND s.deletedAt IS NULL), endedAt = CASE WHEN stage IN ('implemented', 'measured') THEN coalesce((SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = idea.id AND s.toStage IN ('implemented') AND s.deletedAt IS NULL), stageAt) WHEN stage = 'declined' THEN stageAt END WHERE id = new.id; END;
CREATE INDEX ideaDecided ON idea (decidedAt, teamId, submittedAt) WHERE deletedAt IS NULL AND decidedAt IS NOT NULL AND submittedAt IS NOT NULL;
CREATE INDEX ideaEnded ON idea (endedAt, stage, teamId) WHERE deletedAt IS NULL AND endedAt IS NOT NULL;
CREATE INDEX ideaDone ON idea (stage, id) WHERE deletedAt IS NULL;
CREATE INDEX evidencePair ON evidence (ideaId, learningId) WHERE deletedAt IS NULL;
CREATE INDEX ideaStepOf ON idea (stepId) WHERE stepId IS NOT NULL;
CREATE INDEX ideaStepAt ON idea (inStep, stageAt, pk) WHERE deletedAt IS NULL AND inStep IS NOT NULL;
CREATE INDEX ideaUnstepped ON idea (stage, stageAt, pk) WHERE deletedAt IS NULL AND inStep IS NULL;
CREATE TRIGGER ideaInStepAdded AFTER INSERT ON idea WHEN new.stepId IS NOT NULL BEGIN UPDATE idea SET inStep = (SELECT s.id FROM step s WHERE s.id = idea.stepId AND s.stage = idea.stage AND s.deletedAt IS NULL) WHERE pk = new.pk; END;
CREATE TRIGGER ideaInStepMoved AFTER UPDATE OF stage, stepId ON idea WHEN new.stepId IS NOT NULL OR old.stepId IS NOT NULL BEGIN UPDATE idea SET inStep = (SELECT s.id FROM step s WHERE s.id = idea.stepId AND s.stage = idea.stage AND s.deletedAt IS NULL) WHERE pk = new.pk; END;
CREATE TRIGGER stepToIdeasAdded AFTER INSERT ON step BEGIN UPDATE idea SET inStep = (SELECT s.id FROM step s WHERE s.id = idea.stepId AND s.stage = idea.stage AND s.deletedAt IS NULL) WHERE stepId = new.id; END;
CREATE TRIGGER stepToIdeasChanged AFTER UPDATE OF stage, deletedAt ON step BEGIN UPDATE idea SET inStep = (SELECT s.id FROM step s WHERE s.id = idea.stepId AND s.stage = idea.stage AND s.deletedAt IS NULL) WHERE stepId = new.id; END;
CREATE TRIGGER stepToIdeasGone AFTER DELETE ON step BEGIN UPDATE idea SET inStep = (SELECT s.id FROM step s WHERE s.id = idea.stepId AND s.stage = idea.stage AND s.deletedAt IS NULL) WHERE stepId = old.id; END;
CREATE TRIGGER ideaSortedSearched AFTER UPDATE OF inStep, categoryId ON idea WHEN old.inStep IS NOT new.inStep OR old.categoryId IS NOT new.categoryId BEGIN INSERT INTO searchMark (noun, pk) VALUES (2, new.pk); END;
