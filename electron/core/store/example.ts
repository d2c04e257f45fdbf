// Example rows in SQL: which of them real rows use, the links to them, and their removal.
import type { Read } from './read.ts'
import { REFERENCES } from './references.ts'
import { TABLES, type TableName } from './tables.ts'
import type { Write } from './write.ts'

/** What stands alone and may be shared with real work; in the order in which one needs the other. */
const SHARED = ['team', 'segment', 'episode', 'area', 'cause', 'category', 'member', 'customer'] as const satisfies readonly TableName[]
/** What a person would count. */
const COUNTED: readonly TableName[] = ['learning', 'idea', 'series', 'meeting', 'metric', 'customer', 'member']

/** The shared things of the example that real rows name, and what those need themselves. */
export function usedExampleRows(read: Read): { table: TableName; id: string }[] {
  const used = new Map<TableName, Set<string>>(SHARED.map((table) => [table, new Set()]))
  const note = (column: string, target: TableName, rows: readonly { id: string }[]) => {
    for (const { id } of rows) if (column) used.get(target)?.add(id)
  }
  const exists = new Set(SHARED.filter((table) => read.value(`SELECT 1 FROM ${table} WHERE example = 1 LIMIT 1`) !== undefined) as TableName[])
  for (const { table, column, target } of REFERENCES.filter(({ target }) => exists.has(target))) {
    note(column, target, read.all(`SELECT DISTINCT ${column} AS id FROM ${table} WHERE example = 0 AND ${column} IN (SELECT id FROM ${target} WHERE example = 1)`))
  }
  // a customer that stays keeps its segment, a colleague the team
  for (const { table, column, target } of REFERENCES.filter(({ table, target }) => used.has(table) && used.has(target))) {
    note(column, target, read.all(`SELECT DISTINCT ${column} AS id FROM ${table} WHERE id IN (SELECT value FROM json_each(?)) AND ${column} IN (SELECT id FROM ${target} WHERE example = 1)`, [JSON.stringify([...used.get(table)!])]))
  }
  return SHARED.flatMap((table) => [...used.get(table)!].map((id) => ({ table, id })))
}

/** Real rows that join a real thing with one of the example, or hang on one, are deleted; a real row that merely mentions one forgets it. */
export function dropLinksToExample(write: Write): void {
  const shared: readonly TableName[] = SHARED
  const linked = (table: TableName, column: string, target: TableName) => write.all<{ id: string }>(`SELECT id FROM ${table} WHERE example = 0 AND deletedAt IS NULL AND ${column} IN (SELECT id FROM ${target} WHERE example = 1)`)
  for (const { table, column, target } of REFERENCES.filter(({ target }) => !shared.includes(target))) {
    for (const { id } of linked(table, column, target)) {
      write.unit()
      if (MENTIONS.has(`${table}.${column}`)) write.patch(table, id, { [column]: null })
      else write.remove(table, id)
    }
  }
  for (const { id } of write.all<{ id: string }>(`SELECT id FROM attachment WHERE example = 0 AND deletedAt IS NULL AND (ofId IN (SELECT id FROM learning WHERE example = 1) OR ofId IN (SELECT id FROM idea WHERE example = 1))`)) {
    write.unit()
    write.remove('attachment', id)
  }
  for (const table of ['agendaChoice', 'discussion', 'decision', 'actionItem'] as const) {
    for (const { id } of write.all<{ id: string }>(`SELECT id FROM ${table} WHERE example = 0 AND deletedAt IS NULL AND subject IS NOT NULL AND substr(subject, instr(subject, ':') + 1, 36) IN (${NAMED_BY_SUBJECTS})`)) {
      write.unit()
      if (table === 'actionItem') write.patch(table, id, { subject: null })
      else write.remove(table, id)
    }
  }
}

/** Columns that may be empty: the row has a meaning of its own without what it mentions. */
const MENTIONS: ReadonlySet<string> = new Set(['stageChange.meetingId', 'idea.mergedIntoId', 'customer.mergedIntoId', 'idea.campaignId', 'theme.intoId', 'rootCause.ideaId', 'benefit.learningId', 'benefit.readingId', 'actionItem.meetingId', 'actionItem.seriesId'])
const NAMED_BY_SUBJECTS = ['learning', 'idea', 'followUp', 'metric', 'area', 'actionItem'].map((table) => `SELECT id FROM ${table} WHERE example = 1`).join(' UNION ALL ')

/** Deletes what is left of the example for good. How many things a person would count are gone. */
export function deleteExample(write: Write): number {
  let removed = 0
  for (const table of Object.keys(TABLES).toReversed() as TableName[]) {
    const gone = write.run(`DELETE FROM ${table} WHERE example = 1`)
    if (COUNTED.includes(table)) removed += gone
  }
  return removed
}
