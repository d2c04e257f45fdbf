// Promises with two due times, hand-over, and a state that follows from the times of what was done (shared/domain/follow-ups.ts).
export const followUps = `
-- answerBy, resolveBy: when the first answer and all of it are due; dueAt is the one that counts now. Null in rows of older apps: 24 and 96 hours
ALTER TABLE followUp ADD COLUMN answerBy INTEGER;
ALTER TABLE followUp ADD COLUMN resolveBy INTEGER;
ALTER TABLE followUp ADD COLUMN handedById TEXT;
ALTER TABLE followUp ADD COLUMN handedAt INTEGER;
ALTER TABLE followUp ADD COLUMN standing TEXT GENERATED ALWAYS AS (CASE WHEN resolvedAt IS NOT NULL THEN CASE WHEN sharedAt IS NULL THEN 'resolved' ELSE 'shared' END WHEN acknowledgedAt IS NULL THEN 'open' ELSE 'acknowledged' END) VIRTUAL;
CREATE INDEX followUpCreated ON followUp (createdAt) WHERE deletedAt IS NULL;
CREATE INDEX followUpOwner ON followUp (ownerId, dueAt) WHERE deletedAt IS NULL AND resolvedAt IS NULL;
CREATE INDEX followUpShared ON followUp (sharedAt) WHERE deletedAt IS NULL AND resolvedAt IS NOT NULL AND sharedAt IS NOT NULL;
`
