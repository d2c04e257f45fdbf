// Merged ideas and customers (docs/merge.md): a merge is one fact of the merged one, `mergedIntoId`; everything that is counted reads the survivor together
// with those merged into it. By triggers, so that no way of writing can forget it: people, sync, imports, the example workspace, removal.

type Merged = 'idea' | 'customer'

/** SQL: the row that `id` counts for in the end; itself when it is not merged. In a circle, which only two merges that have not met yet can make, the smallest id. */
const rootOf = (table: Merged, id: string) => `(WITH RECURSIVE chain(id, next, depth, path) AS (
    SELECT x.id, x.mergedIntoId, 0, '|' || x.id || '|' FROM ${table} x WHERE x.id = ${id}
    UNION ALL SELECT i.id, i.mergedIntoId, depth + 1, path || i.id || '|' FROM chain JOIN ${table} i ON i.id = chain.next WHERE instr(path, '|' || i.id || '|') = 0 AND depth < 100)
  SELECT coalesce(
    (SELECT min(id) FROM chain WHERE depth >= (SELECT depth FROM chain WHERE id = (SELECT next FROM chain ORDER BY depth DESC LIMIT 1))),
    (SELECT coalesce(next, id) FROM chain ORDER BY depth DESC LIMIT 1)))`

const FAMILY = 'SELECT idea.id UNION ALL SELECT f.id FROM idea f WHERE f.rootId = idea.id AND f.deletedAt IS NULL'
const COUNTERS = {
  supporters: { table: 'support', counted: 'DISTINCT memberId' },
  comments: { table: 'comment', counted: '*' },
  learnings: { table: 'evidence', counted: 'DISTINCT learningId' },
  affected: { table: 'ideaCustomer', counted: 'DISTINCT ofCustomerId' },
} as const
type Counter = keyof typeof COUNTERS
const NAMES = Object.keys(COUNTERS) as Counter[]

const counted = (name: Counter) => `${name} = (SELECT count(${COUNTERS[name].counted}) FROM ${COUNTERS[name].table} WHERE ideaId IN (${FAMILY}) AND deletedAt IS NULL)`
const recount = (where: string) => `UPDATE idea SET ${NAMES.map(counted).join(', ')} WHERE ${where};`
/** Of the row and of all that were merged into it. */
const findRoots = (table: Merged, id: string) => `UPDATE ${table} SET rootId = nullif(${rootOf(table, `${table}.id`)}, ${table}.id)
  WHERE id IN (WITH RECURSIVE below(id) AS (SELECT ${id} UNION SELECT i.id FROM below JOIN ${table} i ON i.mergedIntoId = below.id) SELECT id FROM below);`
/** A row that is added may be merged, or may arrive after what is merged into it. */
const findRootsOfAdded = (table: Merged) => findRoots(table, 'new.id').replace('WHERE id IN', `WHERE (new.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM ${table} f WHERE f.mergedIntoId = new.id)) AND id IN`)

/** An idea that others are merged into, or that is merged itself, is counted anew; any other counts one more or one less. */
function counts(name: Counter): string {
  const { table } = COUNTERS[name]
  const step = (row: 'old' | 'new', by: string) => `UPDATE idea SET ${name} = ${name} + ${by} WHERE id = ${row}.ideaId;
    UPDATE idea SET ${counted(name)} WHERE id = (SELECT coalesce(rootId, id) FROM idea WHERE id = ${row}.ideaId) AND (EXISTS (SELECT 1 FROM idea f WHERE f.rootId = idea.id)${name === 'affected' ? ` OR EXISTS (SELECT 1 FROM customer f WHERE f.rootId IS NOT NULL)` : ''});`
  return `
DROP TRIGGER ${table}Added;
DROP TRIGGER ${table}Hidden;
DROP TRIGGER ${table}Gone;
CREATE TRIGGER ${table}Added AFTER INSERT ON ${table} WHEN new.deletedAt IS NULL BEGIN ${step('new', '1')} END;
CREATE TRIGGER ${table}Hidden AFTER UPDATE OF deletedAt ON ${table} WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN ${step('new', 'iif(new.deletedAt IS NULL, 1, -1)')} END;
CREATE TRIGGER ${table}Gone AFTER DELETE ON ${table} WHEN old.deletedAt IS NULL BEGIN ${step('old', '-1')} END;`
}

/** What names a customer follows that customer's merges. Hidden rows do when they come back. */
export function followsCustomer(table: string): string {
  const follow = `UPDATE ${table} SET customerRootId = (SELECT rootId FROM customer WHERE id = new.customerId) WHERE pk = new.pk;`
  return `
CREATE TRIGGER ${table}CustomerAdded AFTER INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM customer WHERE id = new.customerId AND rootId IS NOT NULL) BEGIN ${follow} END;
CREATE TRIGGER ${table}CustomerChanged AFTER UPDATE OF customerId, deletedAt ON ${table} WHEN old.customerId IS NOT new.customerId OR (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN ${follow} END;
CREATE TRIGGER ${table}CustomerMerged AFTER UPDATE OF rootId ON customer WHEN old.rootId IS NOT new.rootId BEGIN
  UPDATE ${table} SET customerRootId = new.rootId WHERE ofCustomerId = coalesce(old.rootId, new.id) AND customerId = new.id AND deletedAt IS NULL;
END;`
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
  ${findRootsOfAdded('idea')}
  ${recount('id = new.id OR id = (SELECT rootId FROM idea WHERE id = new.id)')}
END;
CREATE TRIGGER ideaMerged AFTER UPDATE OF mergedIntoId, deletedAt ON idea
WHEN old.mergedIntoId IS NOT new.mergedIntoId OR (new.rootId IS NOT NULL AND (old.deletedAt IS NULL) <> (new.deletedAt IS NULL)) BEGIN
  ${findRoots('idea', 'new.id')}
  ${recount('id IN (new.id, old.rootId, (SELECT rootId FROM idea WHERE id = new.id))')}
END;
CREATE TRIGGER ideaGone AFTER DELETE ON idea WHEN old.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM idea f WHERE f.mergedIntoId = old.id) BEGIN
  ${findRoots('idea', 'old.id')}
  ${recount('id = old.rootId')}
END;
UPDATE idea SET rootId = nullif(${rootOf('idea', 'idea.id')}, idea.id) WHERE mergedIntoId IS NOT NULL;
${recount('id IN (SELECT rootId FROM idea)')}
CREATE TRIGGER customerAdded AFTER INSERT ON customer BEGIN ${findRootsOfAdded('customer')} END;
CREATE TRIGGER customerMerged AFTER UPDATE OF mergedIntoId ON customer WHEN old.mergedIntoId IS NOT new.mergedIntoId BEGIN ${findRoots('customer', 'new.id')} END;
CREATE TRIGGER customerGone AFTER DELETE ON customer WHEN old.mergedIntoId IS NOT NULL OR EXISTS (SELECT 1 FROM customer f WHERE f.mergedIntoId = old.id) BEGIN ${findRoots('customer', 'old.id')} END;
${['learning', 'followUp', 'ideaCustomer'].map(followsCustomer).join('')}
-- an idea that names both of two merged customers affects one
CREATE TRIGGER ideaCustomerFollows AFTER UPDATE OF customerRootId ON ideaCustomer WHEN old.customerRootId IS NOT new.customerRootId BEGIN
  UPDATE idea SET ${counted('affected')} WHERE id IN (new.ideaId, (SELECT rootId FROM idea WHERE id = new.ideaId));
END;
`
