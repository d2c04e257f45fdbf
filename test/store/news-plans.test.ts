// The queries of the news find their rows by index, whatever the size of the workspace and however much happened in it.
import { expect, test } from 'vitest'
import { newsGroups } from '../../electron/core/services/home/news.ts'
import type { Params, Read } from '../../electron/core/store/read.ts'
import { DAY } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'
import { fillWorkspace } from '../support/large-workspace.ts'

const core = coreOfEachTest()
/** Tables that grow with every idea and every learning. Of who wrote without a name, a device holds only its own. */
const GROWS = ['idea', 'learning', 'comment', 'support', 'supportFor', 'evidence', 'stageChange', 'decision', 'review', 'benefit', 'ideaChange', 'kudos', 'pilotCustomer', 'follow', 'followUp', 'customer']

test('no query of the news walks a table that grows, nor asks for all that was ever said about an idea', { timeout: 60_000 }, async () => {
  await fillWorkspace(core, { learnings: 600, ideas: 200, seed: 3 })
  await core.client.ideas.create({ title: 'Evening slots', answers: { customers: 'All', delight: 'Peace' } })
  await core.client.campaigns.create({ name: 'Storm', question: 'What now?', startsAt: core.clock.now - DAY, endsAt: core.clock.now + DAY })
  const queries = new Map<string, Params>()
  const { store } = core.context
  const { read } = store
  const heard: Read = {
    ...read,
    all: (sql, params) => (queries.set(sql, params ?? []), read.all(sql, params)),
    get: (sql, params) => (queries.set(sql, params ?? []), read.get(sql, params)),
    value: (sql, params) => (queries.set(sql, params ?? []), read.value(sql, params)),
  }
  newsGroups({ ...core.context, store: { ...store, read: heard } })
  const plans = [...queries].map(([sql, params]) => {
    const names = new Map([...sql.matchAll(/\b(\w+) (?:AS )?(\w{1,7})\b/g)].filter(([, table]) => GROWS.includes(table!)).map(([, table, alias]) => [alias!, table!]))
    const steps = (core.context.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(Array.isArray(params) ? params : [params])) as { detail: string }[]).map(({ detail }) => detail)
    return { sql: sql.replace(/\s+/g, ' '), steps, walks: steps.filter((step) => /^SCAN \w+$/.test(step) && (names.has(step.slice(5)) || GROWS.includes(step.slice(5)))) }
  })
  expect(plans.filter(({ walks }) => walks.length > 0)).toEqual([])
  const stepsFor = (table: string) => plans.filter(({ sql }) => sql.includes('part') && sql.includes(`JOIN ${table} x INDEXED`)).flatMap(({ steps }) => steps)
  for (const [table, index] of [['support', 'supportIdeaAt'], ['ideaChange', 'ideaChangeNews']] as const) expect(stepsFor(table).join('\n')).toMatch(new RegExp(`SEARCH x USING (COVERING )?INDEX ${index} \\(ideaId=\\? AND \\w+>\\? AND \\w+<\\?\\)`))
  expect(plans.flatMap(({ steps }) => steps).join('\n')).toMatch(/SEARCH k USING INDEX kudosTo \(toId=\? AND createdAt>\? AND createdAt<\?\)/)
})
