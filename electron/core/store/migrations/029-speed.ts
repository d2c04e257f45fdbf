// Indexes for what is asked most of many ideas (docs/pipeline.md): each reads only the rows that count.
export const speed = `
-- what came of ideas, without what was only expected
DROP INDEX benefitMeasured;
CREATE INDEX benefitCame ON benefit (measuredOn) WHERE deletedAt IS NULL AND state <> 'expected';
`
