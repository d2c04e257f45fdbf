// Campaigns that ask those who know a segment of customers.
export const campaignSegments = `
ALTER TABLE campaign ADD COLUMN segmentId TEXT;
`
