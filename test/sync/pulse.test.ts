// Whether the customer was heard, in a team: each one's answer is theirs alone, and the hub tells counts only when enough have answered.
import { afterEach, describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { countsToTell, meanAnswer } from '../../shared/domain/pulse.ts'
import { joinedId } from '../../electron/core/store/write.ts'
import type { TestCore } from '../support/core.ts'
import { openTestTeam, until, type TestTeam } from '../support/team.ts'

let team: TestTeam | undefined
afterEach(async () => {
  await team?.dispose()
  team = undefined
})

const idOf = async (core: TestCore) => (await core.client.session.get({})).member!.id

async function heldMeeting(of: TestTeam): Promise<string> {
  const { client, clock } = of.admin
  const { nextMeeting } = await client.meetings.createSeries({ name: 'Monday with customers', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })
  clock.now = nextMeeting!.startsAt
  of.hub.clock.now = nextMeeting!.startsAt
  await client.meetings.close({ meetingId: nextMeeting!.id })
  await of.settle()
  return nextMeeting!.id
}

describe('answers about a meeting', () => {
  it('are told as counts from the fifth on, and one more alone changes nothing; nobody’s device has another’s answer', async () => {
    team = await openTestTeam()
    const cores = [team.admin]
    for (const name of ['Bo', 'Cy', 'Di', 'Ed', 'Fi', 'Gu', 'Hu']) cores.push(await team.add(name))
    const meetingId = await heldMeeting(team)
    const told = async () => Promise.all(cores.map(async (core) => (await core.client.minutes.pulse({ meetingId })).counts))
    const say = async (at: number, heard: number | null) => {
      await cores[at]!.client.minutes.sayPulse({ meetingId, heard })
      await team!.settle()
    }
    for (const at of [0, 1, 2, 3]) await say(at, at + 2)
    expect(new Set(await told())).toEqual(new Set([null]))
    await say(4, 5)
    await until('the counts on every device', async () => (await told()).every((counts) => counts !== null))
    expect(await told()).toEqual(cores.map(() => [0, 1, 1, 1, 2]))
    await say(5, 1)
    await say(6, 1)
    expect(await told()).toEqual(cores.map(() => [0, 1, 1, 1, 2]))
    await say(7, 1)
    await until('the new counts', async () => (await told()).every((counts) => counts?.[0] === 3))
    expect(await told()).toEqual(cores.map(() => [3, 1, 1, 1, 2]))
    expect(await cores[2]!.client.minutes.statistics({})).toMatchObject([{ pulse: meanAnswer([3, 1, 1, 1, 2]) }])

    for (const core of cores) {
      const rows = core.context.store.read.all<{ memberId: string }>('SELECT memberId FROM pulse')
      expect(rows).toEqual([{ memberId: await idOf(core) }])
      expect(core.context.store.read.all(`SELECT 1 FROM ledger WHERE entity IN ('pulse', 'pulseCount')`)).toEqual([])
    }
  })

  it('become the eNPS of a month, told in three groups from the fifth on, and never by name', async () => {
    team = await openTestTeam()
    const cores = [team.admin]
    for (const name of ['Bo', 'Cy', 'Di', 'Ed']) cores.push(await team.add(name))
    const meetingId = await heldMeeting(team)
    const { id: metricId } = await team.admin.client.metrics.create({ name: 'eNPS', kind: 'enps' })
    await team.settle()
    const say = async (core: TestCore, recommend: number | null) => {
      await core.client.minutes.sayPulse({ meetingId, recommend })
      await team!.settle()
    }
    expect(await cores[1]!.client.minutes.pulse({ meetingId })).toMatchObject({ recommend: null, groups: null, asksRecommend: true })
    for (const [at, answer] of [10, 9, 7, 0].entries()) await say(cores[at]!, answer)
    expect(await cores[1]!.client.minutes.pulse({ meetingId })).toMatchObject({ mine: null, recommend: 9, groups: null, counts: null })
    await expect(team.admin.client.metrics.readPulse({ metricId })).rejects.toMatchObject({ code: 'pulse-not-told' })
    await say(cores[4]!, 10)
    await until('the groups on every device', async () => (await Promise.all(cores.map((core) => core.client.minutes.pulse({ meetingId })))).every(({ groups }) => groups !== null))
    // the other question is told by itself, and has no five answers yet
    expect(await cores[2]!.client.minutes.pulse({ meetingId })).toMatchObject({ groups: [1, 1, 3], counts: null })
    expect(await team.admin.client.metrics.readPulse({ metricId })).toEqual({ readings: 1, repeated: 0, replaced: 0 })
    expect(await team.admin.client.metrics.readPulse({ metricId })).toEqual({ readings: 0, repeated: 1, replaced: 0 })
    // three promoters and one detractor of five; 1.96 x the root of (10,000 x 4 / 5 - 40 x 40) / 5
    await team.settle()
    expect((await cores[3]!.client.metrics.list({}))[0]!.readings).toMatchObject([{ value: 40, sampleSize: 5, margin: 70.1, few: true, episode: null }])
    const own = await team.admin.client.metrics.create({ name: 'NPS', kind: 'nps' })
    await expect(team.admin.client.metrics.readPulse({ metricId: own.id })).rejects.toMatchObject({ code: 'not-enps' })
    await expect(cores[1]!.client.metrics.readPulse({ metricId })).resolves.toEqual({ readings: 0, repeated: 1, replaced: 0 })
  })

  it('cannot be given for somebody else, and the refusal does not tell whether they have answered', async () => {
    team = await openTestTeam()
    const [bo, cy] = [await team.add('Bo'), await team.add('Cy')]
    const meetingId = await heldMeeting(team)
    const [boId, cyId] = [await idOf(bo), await idOf(cy)]
    await bo.client.minutes.sayPulse({ meetingId, heard: 5 })
    await team.settle()
    const forge = (memberId: string) => {
      const op = { opId: team!.admin.context.newId(), txn: null, entity: 'pulse', rowId: joinedId('pulse', meetingId, memberId), kind: 'put', patch: JSON.stringify({ meetingId, memberId, heard: 1 }), base: 0, dep: null, hlc: cy.clock.now * 1000, schema: 1, was: null }
      cy.context.database.prepare(`INSERT INTO outbox (${Object.keys(op).join(', ')}) VALUES (${Object.keys(op).map(() => '?').join(', ')})`).run(...Object.values(op))
    }
    forge(boId)
    forge(await idOf(team.admin))
    await cy.client.learnings.log({ text: 'They print every invoice twice' })
    const codes = () => cy.context.store.read.all<{ code: string }>(`SELECT code FROM rejected WHERE op ->> 'entity' = 'pulse'`).map(({ code }) => code)
    await until('both refusals', () => codes().length === 2)
    expect(codes()).toEqual(['as-another', 'as-another'])
    expect(cyId).not.toBe(boId)
    expect(await bo.client.minutes.pulse({ meetingId })).toMatchObject({ mine: 5 })
  })
})

describe('what is told', () => {
  const answers = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 })

  it('is never of fewer than five, and never differs by fewer than three answers from what was told before', () => {
    fc.assert(
      fc.property(answers, answers, (counts, before) => {
        const total = counts.reduce((sum, count) => sum + count, 0)
        const more = counts.reduce((sum, count, at) => sum + Math.max(0, count - before[at]!), 0)
        const fewer = counts.reduce((sum, count, at) => sum + Math.max(0, before[at]! - count), 0)
        expect(countsToTell(counts, before)).toEqual(total < 5 ? null : Math.max(more, fewer) < 3 ? before : counts)
      }),
    )
  })
})
