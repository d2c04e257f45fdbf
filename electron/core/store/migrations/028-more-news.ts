// Indexes by time for what news tell besides: support, thanks to somebody, and the steps of an idea that only its history tells (docs/pipeline.md, Home and news).
export const moreNews = `
CREATE INDEX supportIdeaAt ON support (ideaId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX kudosTo ON kudos (toId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX ideaChangeNews ON ideaChange (ideaId, at) WHERE deletedAt IS NULL AND after IS NOT NULL AND field IN ('learningId', 'ownerId', 'verdict', 'state', 'stepId');
`
