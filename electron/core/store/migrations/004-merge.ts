// Merged ideas (docs/merge.md): a merge is one fact of the merged idea, `mergedIntoId`; everything that is counted reads the survivor together with those
// merged into it. By triggers, so that no way of writing can forget it: people, sync, imports, the example workspace, removal.

/** SQL: the idea that `id` counts for in the end; itself when it is not merged. In a circle, which only two merges that have not met yet can make, the smallest id. */
const rootOf = (id: string) => `(WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM idea x WHERE x.id = ${id}
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN idea i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1)))`

const FAMILY = 'SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL'
const COUNTERS = {
  supporters: { table: 'support', counted: 'DISTINCT memberId' },
  comments: { table: 'comment', counted: '*' },
  learnings: { table: 'evidence', counted: 'DISTINCT learningId' },
  affected: { table: 'ideaCustomer', counted: 'DISTINCT customerId' },
} as const
type Counter = keyof typeof COUNTERS
const NAMES = Object.keys(COUNTERS) as Counter[]

const counted = (name: Counter) => `${name} = (SELECT count(${COUNTERS[name].counted}) FROM ${COUNTERS[name].table} WHERE ideaId IN (${FAMILY}) AND deletedAt IS NULL)`
const recount = (where: string) => `UPDATE idea SET ${NAMES.map(counted).join(', ')} WHERE ${where};`
/** Of the idea and of all that were merged into it. */
const findRoots = (id: string) => `UPDATE idea SET rootId = nullif(${rootOf('idea.id')}, idea.id)
  WHERE id IN (WITH RECURSIVE below(id) AS (SELECT ${id} UNION SELECT i.id FROM below JOIN idea i ON i.mergedIntoId = below.id) SELECT id FROM below);`

/** An idea that others are merged into, or that is merged itself, is counted anew; any other counts one more or one less. */
function counts(name: Counter): string {
  const { table } = COUNTERS[name]
  const step = (row: 'old' | 'new', by: string) => `UPDATE idea SET ${name} = ${name} + ${by} WHERE id = ${row}.ideaId;
    UPDATE idea SET ${counted(name)} WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = ${row}.ideaId) AND EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id);`
  return `
DROP TRIGGER ${table}Added;
DROP TRIGGER ${table}Hidden;
DROP TRIGGER ${table}Gone;
CREATE TRIGGER ${table}Added AFTER INSERT ON ${table} WHEN new.deletedAt IS NULL BEGIN ${step('new', '1')} END;
CREATE TRIGGER ${table}Hidden AFTER UPDATE OF deletedAt ON ${table} WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN ${step('new', 'iif(new.deletedAt IS NULL, 1, -1)')} END;
CREATE TRIGGER ${table}Gone AFTER DELETE ON ${table} WHEN old.deletedAt IS NULL BEGIN ${step('old', '-1')} END;`
}

export const merge = `
-- never leaves the device: the idea that a merged one counts for in the end; null for all others
ALTER TABLE idea ADD COLUMN rootId TEXT;
CREATE INDEX ideaMergedInto ON idea (mergedIntoId) WHERE mergedIntoId IS NOT NULL;
CREATE INDEX ideaRoot ON idea (rootId) WHERE rootId IS NOT NULL;
${NAMES.map(counts).join('\n')}
DROP TRIGGER ideaAdded;
-- an idea may arrive after what hangs on it, and after what is merged into it
CREATE TRIGGER ideaAdded AFTER INSERT ON idea BEGIN
  ${findRoots('new.id').replace('WHERE id IN', 'WHERE (new.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM idea f WHERE f.mergedIntoId = new.id)) AND id IN')}
  ${recount('id = new.id OR id = (SELECT rootId FROM idea WHERE id = new.id)')}
END;
CREATE TRIGGER ideaMerged AFTER UPDATE OF mergedIntoId, deletedAt ON idea
WHEN old.mergedIntoId IS NOT new.mergedIntoId OR (new.rootId IS NOT NULL AND (old.deletedAt IS NULL) <> (new.deletedAt IS NULL)) BEGIN
  ${findRoots('new.id')}
  ${recount('id IN (new.id, old.rootId, (SELECT rootId FROM idea WHERE id = new.id))')}
END;
CREATE TRIGGER ideaGone AFTER DELETE ON idea WHEN old.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM idea f WHERE f.mergedIntoId = old.id) BEGIN
  ${findRoots('old.id')}
  ${recount('id = old.rootId')}
END;
UPDATE idea SET rootId = nullif(${rootOf('idea.id')}, idea.id) WHERE mergedIntoId IS NOT NULL;
${recount('id IN (SELECT rootId FROM idea)')}
`
