// What a trigger asks before it does something is found by an index: asked of a whole table for each row, an import or a first pull takes hours.
import { expect, test } from 'vitest'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

interface Trigger { name: string; sql: string }

test('no trigger reads a table from its beginning to know whether it is needed', () => {
  const { database } = core.context
  const triggers = database.prepare<[], Trigger>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%WHEN%SELECT%BEGIN%'`).all()
  const asked = triggers.flatMap(({ name, sql }) => {
    const [, condition] = /\bWHEN\b(.*?)\bBEGIN\b/s.exec(sql) ?? []
    return condition?.includes('SELECT') ? [{ name, condition: condition.replaceAll(/\b(?:new|old)\.\w+/g, `hex(randomblob(1))`) }] : []
  })
  expect(asked.length).toBeGreaterThan(5)
  const scans = asked.flatMap(({ name, condition }) =>
    database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT ${condition}`).all().flatMap(({ detail }) => (detail.startsWith('SCAN ') && detail !== 'SCAN CONSTANT ROW' ? [`${name}: ${detail}`] : [])))
  expect(scans).toEqual([])
})
