// Key figures through the contract: from what people did, in the workspace's own hours, by month and team; and the page for the executives.
import { beforeEach, describe, expect, it } from 'vitest'
import { me } from '../../electron/core/services/context.ts'
import { addIdea } from '../../electron/core/services/ideas.ts'
import { IdeaInput } from '../../shared/contract/ideas.ts'
import { DAY, HOUR, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
beforeEach(async () => {
  await core.client.rules.edit({ changes: { timeZone: 'UTC' } })
})

const ANSWERS = { customers: 'All', delight: 'Much' }
const march = { from: '2026-03-01', to: '2026-03-31' }

function colleague(name: string, teamId: string | null = null): string {
  const id = core.context.newId()
  core.context.store.write((write) => write.put('member', id, { name, role: 'employee', teamId, createdAt: START - DAY }))
  return id
}

/** On a Wednesday at nine. */
async function handedIn(title = 'Answer within the hour', evidence: string[] = []) {
  return (await core.client.ideas.create({ title, answers: ANSWERS, evidence })).id
}
async function go(id: string, ...stages: ('approved' | 'implemented' | 'declined')[]) {
  for (const to of stages) {
    const { stage } = await core.client.ideas.get({ id })
    await core.client.ideas.move({ id, from: stage, to, reason: 'Because' })
  }
}

describe('figures of a time', () => {
  it('follow from what was done', async () => {
    colleague('Bo')
    const learning = await core.client.learnings.log({ text: 'They wait too long' })
    await core.client.learnings.log({ text: 'They like the new colour' })
    const done = await handedIn('Done', [learning.id])
    const declined = await handedIn('Declined')
    await handedIn('Waiting')
    core.clock.pass(2 * DAY)
    await go(declined, 'declined')
    core.clock.pass(2 * DAY)
    await go(done, 'approved', 'implemented')
    await core.client.benefits.add({ ideaId: done, state: 'realised', gainer: 'customer', kind: 'revenue', hard: true, low: 500, high: 500, currency: 'EUR', cost: 20, proof: 'Seen' })
    const { whole, trend } = await core.client.kpis.get(march)
    expect(whole).toMatchObject({ members: 2, ideas: 3, ideasPerMember: 1.5, authors: 1, participation: 0.5, implemented: 1, declined: 1, implementationShare: 0.5, decided: 2, processingDays: 3, learnings: 2, used: 1, usedRate: 0.5, hardNet: 480, softNet: 0 })
    expect(trend).toEqual([{ ...whole, key: '2026-03' }])
    // what was deleted is counted no more
    await core.client.ideas.delete({ id: done })
    expect((await core.client.kpis.get(march)).whole).toMatchObject({ ideas: 2, implemented: 0, used: 0, hardNet: 0 })
  })

  it('count no promise that nobody can keep any more: of what came as implemented, or was merged or approved by its author', async () => {
    const [merged, into, approved] = [await handedIn('A'), await handedIn('B'), await handedIn('C')]
    core.context.store.write((write) => addIdea(write, core.context, core.context.newId(), IdeaInput.parse({ title: 'Done', answers: ANSWERS }), { authorId: me(core.context), createdAt: START, stage: 'implemented' }))
    await core.client.ideas.merge({ id: merged, intoId: into })
    await go(approved, 'approved')
    core.clock.pass(20 * DAY)
    expect((await core.client.kpis.get(march)).whole).toMatchObject({ ideas: 4, due: 1, inTime: 0 })
  })

  it('count the hours of the office to the first answer, and only that of others', async () => {
    const id = await handedIn()
    core.clock.pass(DAY + HOUR) // Thursday at ten: nine working hours
    core.context.store.write((write) => write.put('comment', core.context.newId(), { ideaId: id, authorId: colleague('Bo'), text: 'We look at it', createdAt: core.clock.now, asks: null, answers: true }))
    expect((await core.client.kpis.get(march)).whole).toMatchObject({ answerHours: 9, due: 1, inTime: 1 })
    await core.client.rules.edit({ changes: { answerHours: 8 } })
    expect(await core.client.kpis.get(march)).toMatchObject({ promisedHours: 8, whole: { due: 1, inTime: 0 } })
  })

  it('tell the decisions that meetings took about ideas', async () => {
    const { id } = await core.client.meetings.createSeries({ name: 'Customer hour', weekday: 3, time: '10:00', timeZone: 'UTC', minutes: 60 })
    const [series] = (await core.client.meetings.listSeries({})).filter((one) => one.id === id)
    const meetingId = series!.nextMeeting!.id
    const idea = await handedIn()
    core.clock.pass(HOUR)
    await core.client.meetings.decide({ meetingId, subject: `idea:${idea}`, decision: 'approve', reason: 'Yes' })
    await core.client.meetings.close({ meetingId })
    expect((await core.client.kpis.get(march)).whole).toMatchObject({ meetings: 1, deciding: 1, agendaUse: 1, decided: 1 })
  })

  it('are by month up to 15 months, then by quarter, and of the last twelve when nobody says', async () => {
    expect(await core.client.kpis.get({})).toMatchObject({ from: '2025-04-01', to: '2026-03-04', by: 'month' })
    expect((await core.client.kpis.get({})).trend).toHaveLength(12)
    const two = await core.client.kpis.get({ from: '2024-03-01', to: '2026-03-04' })
    expect([two.by, two.trend.length, two.trend[0]!.key, two.trend.at(-1)!.key]).toEqual(['quarter', 9, '2024-Q1', '2026-Q1'])
  })

  it('are told team by team', async () => {
    const teamId = core.context.newId()
    core.context.store.write((write) => write.put('team', teamId, { name: 'Docks' }))
    core.context.store.write((write) => write.patch('member', me(core.context), { teamId }))
    colleague('Bo')
    await handedIn()
    const { teams } = await core.client.kpis.get(march)
    expect(teams.map(({ team, row }) => [team?.name ?? null, row.members, row.ideas])).toEqual([['Docks', 1, 1], [null, 1, 0]])
    expect(await core.client.kpis.get({ ...march, teamId })).toMatchObject({ team: { name: 'Docks' }, whole: { members: 1, ideas: 1, participation: 1 }, teams: [] })
  })

  it('are refused for days the wrong way round and for a team that is not there', async () => {
    await expect(core.client.kpis.get({ from: '2026-03-02', to: '2026-03-01' })).rejects.toMatchObject({ code: 'days-upside-down', params: { from: '2026-03-02', to: '2026-03-01' } })
    await expect(core.client.kpis.get({ teamId: core.context.newId() })).rejects.toMatchObject({ code: 'unknown-team' })
  })
})

describe('the page for the executives', () => {
  it('of an empty workspace says that there is nothing yet', async () => {
    expect(await core.client.kpis.report({})).toMatchObject({ customers: [], largest: [], nothing: [], overdue: { answers: 0, decisions: 0, followUps: 0, toMeasure: [], ideas: [] }, alarms: [] })
  })

  it('puts what customers gained first, then the largest benefits, and names what is overdue', async () => {
    const add = (ideaId: string, more: object) => core.client.benefits.add({ ideaId, state: 'realised', gainer: 'bottom-line', kind: 'revenue', low: 1, high: 1, currency: 'EUR', proof: 'Seen', ...more } as never)
    const [small, large, late] = [await handedIn('Small'), await handedIn('Large'), await handedIn('Late')]
    await go(small, 'approved', 'implemented')
    await go(large, 'approved', 'implemented')
    await go(late, 'approved', 'implemented')
    await add(small, { low: 10, high: 10 })
    await add(large, { low: 900, high: 900, cost: 50 })
    await add(large, { gainer: 'customer', kind: 'contacts-avoided', currency: null, low: 40, high: 40 })
    const nobody = await handedIn('Nobody answers')
    core.clock.pass(91 * DAY)
    const report = await core.client.kpis.report({})
    expect(report.customers).toMatchObject([{ title: 'Large', kind: 'contacts-avoided', high: 40 }])
    expect(report.largest).toMatchObject([{ title: 'Large', high: 900, cost: 50 }, { title: 'Small' }])
    expect(report.overdue).toMatchObject({ answers: 1, toMeasureCount: 1, toMeasure: [{ title: 'Late' }], ideas: [{ ideaId: nobody, awaits: 'answer' }] })
  })

  it('of the example has something to show in every part', async () => {
    await core.client.session.addExample({})
    const { whole, trend, customers, largest, teams } = await core.client.kpis.report({})
    expect(whole.ideas).toBeGreaterThan(15)
    expect(whole.answerHours).toBeGreaterThan(0)
    expect(whole.implementationShare).toBeGreaterThan(0)
    expect(whole.usedRate).toBeGreaterThan(0)
    expect(whole.agendaUse).toBeGreaterThan(0)
    expect(trend.some(({ ideas }) => ideas > 3)).toBe(true)
    expect([customers.length, largest.length, teams.length].every((n) => n >= 2)).toBe(true)
  })
})
