// The idea pipeline (docs/pipeline.md): the rules of the workspace, first answers, reviews and scores.
export const pipeline = `
-- one row, key 'workspace'; what is null is as usual (shared/domain/workspace-rules.ts)
CREATE TABLE workspaceRules (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, weekdays TEXT, opensAt TEXT, closesAt TEXT, timeZone TEXT, answerHours INTEGER, decisionDays INTEGER, followUpHours INTEGER, followUpInOffice INTEGER,
  silenceWeeks INTEGER, wowCap REAL, currency TEXT, scoring TEXT, weights TEXT,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
`
