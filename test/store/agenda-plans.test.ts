// The agenda's queries find their rows by index, whatever the size of the workspace.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatherFacts } from '../../electron/core/services/meetings/agenda-facts.ts'
import { agendaOf } from '../../electron/core/services/meetings/close-meeting.ts'
import { getMeetingRow } from '../../electron/core/store/meetings/meetings.ts'
import type { Params, Read } from '../../electron/core/store/read.ts'
import { toAgendaTemplate, USUAL } from '../../shared/domain/agenda/template-edit.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { fillWorkspace } from '../support/large-workspace.ts'

let core: TestCore
let queries: Map<string, Params>
let counts: ReturnType<typeof gatherFacts>
/** With a template that asks for some only. */
let narrow: ReturnType<typeof gatherFacts>

beforeAll(async () => {
  core = await openTestCore()
  await fillWorkspace(core, { learnings: 1500, ideas: 400, seed: 7 })
  queries = new Map()
  const { read } = core.context.store
  const heard: Read = {
    ...read,
    all: (sql, params) => (queries.set(sql, params ?? []), read.all(sql, params)),
    get: (sql, params) => (queries.set(sql, params ?? []), read.get(sql, params)),
    value: (sql, params) => (queries.set(sql, params ?? []), read.value(sql, params)),
  }
  for (const team of [undefined, 'Sales']) {
    const series = await core.client.meetings.createSeries({ name: `Weekly ${team}`, weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60, ...(team && { team }) })
    const { id } = series.nextMeeting!
    // a held meeting, so that looking back is looked at too
    const agenda = await core.client.meetings.agenda({ meetingId: id })
    for (const { subject } of agenda.segments.flatMap(({ items }) => items)) await core.client.meetings.discuss({ meetingId: id, subject, discussed: true })
    await core.client.meetings.close({ meetingId: id })
    const next = (await core.client.meetings.listSeries({})).find(({ id }) => id === series.id)!.nextMeeting!
    counts = gatherFacts(heard, agendaOf(read, getMeetingRow(read, next.id)!), core.context.now())
  }
  gatherFacts(heard, { meetingId: null, seriesId: null, name: '', startsAt: 0, minutes: 60, timeZone: 'UTC', team: null, nextAt: 0 }, core.context.now())
  const [team, area, segment] = (['team', 'area', 'segment'] as const).map((table) => read.all<{ id: string; name: string }>(`SELECT id, name FROM ${table} LIMIT 3`))
  const all = { team: team!, area: area!, segment: segment!, channel: ['call' as const], sentiment: ['bad' as const], tag: ['refund'] }
  for (const filters of [all, { ...all, area: [], channel: [], segment: [], tag: [], team: [] }]) {
    const template = toAgendaTemplate({ ...USUAL, segments: USUAL.segments.map((one) => ({ ...one, filters })) })
    narrow = gatherFacts(heard, { meetingId: null, seriesId: null, name: '', startsAt: core.context.now(), minutes: 60, timeZone: 'UTC', team: null, nextAt: core.context.now(), template }, core.context.now())
  }
}, 60_000)
afterAll(() => core.dispose())

describe('every query of the agenda', () => {
  it('walks no table that grows', () => {
    const plans = [...queries].map(([sql, params]) => ({ sql: sql.replace(/\s+/g, ' '), plan: (core.context.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(Array.isArray(params) ? params : [params])) as { detail: string }[]).map(({ detail }) => detail) }))
    expect(plans.length).toBeGreaterThan(25)
    // `SCAN x USING INDEX` reads in order and stops at its limit; a bare SCAN of one of these reads all of them
    const walks = plans.filter(({ plan }) => plan.some((step) => /^SCAN (x|l|i|f|e|d|r|learning|idea|followUp|evidence|discussion|reading|ideaAnswer|ideaCustomer)$/.test(step)))
    expect(walks).toEqual([])
  })

  it('gives a bounded number of rows', () => {
    expect(counts.learnings.length).toBeLessThan(200)
    expect(counts.ideas.length).toBeLessThan(150)
    expect(counts.promises.length).toBeLessThan(80)
    expect([narrow.learnings.length < 200, narrow.ideas.length < 150, narrow.promises.length < 80]).toEqual([true, true, true])
  })
})
