// Since when members are gone, as the hub says it (docs/pipeline.md, Key figures): a device that joins later was not there to see it.
export const leftMembers = `
ALTER TABLE member ADD COLUMN leftAt INTEGER;
`
