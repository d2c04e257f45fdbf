// Two who decide the same about an idea apart agree: neither is asked about it, and it is told and counted once.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Op } from '../../shared/sync/change.ts'
import { SCHEMA } from '../../shared/sync/shapes.ts'
import { agreementsOf } from '../../hub/sync/agreement.ts'
import type { Stored } from '../../hub/sync/records.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const refused = (core: TestCore) => core.context.store.read.all<{ code: string }>('SELECT code FROM rejected').map(({ code }) => code)

describe('in a team', () => {
  const [team, bo, cy] = teamOfEachTest(['Bo', 'champion'], ['Cy', 'champion'])
  let id: string
  const all = () => [team.admin, bo, cy]

  beforeEach(async () => {
    id = (await team.admin.client.ideas.create({ title: 'Card at the door', answers: { customers: 'All', delight: 'They smile' } })).id
    await team.settle()
  })

  /** Bo's move reaches the hub first, then Cy's. */
  async function apart(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
    await team.goOffline()
    await first()
    await second()
    await team.goOnline({ hurry: false })
    bo.context.connection.hurry()
    await team.settle(bo)
    for (const core of all()) core.context.connection.hurry()
    await team.settle()
  }

  const moves = (core: TestCore, to: 'parked' | 'declined', reason: string) => () => core.client.ideas.move({ id, from: 'submitted', to, reason })

  test('both moves stay in the history, the second as an agreement; the idea has stood there since the first', async () => {
    await apart(moves(bo, 'parked', 'Not this year'), moves(cy, 'parked', 'The budget is spent'))
    const since = (await bo.client.ideas.get({ id })).stageAt
    for (const core of all()) {
      expect(refused(core)).toEqual([])
      expect(await core.client.ideas.get({ id })).toMatchObject({ stage: 'parked', stageAt: since })
      expect((await core.client.ideas.get({ id })).history.map(({ by, from, to, reason }) => [by.name, from, to, reason]).slice(1).toSorted(([a], [b]) => (a! < b! ? -1 : 1))).toEqual([['Bo', 'submitted', 'parked', 'Not this year'], ['Cy', 'parked', 'parked', 'The budget is spent']])
      expect((await core.client.ledger.conflicts({})).rows).toEqual([])
    }
    expect((await bo.client.ideas.get({ id })).history.find(({ by }) => by.name === 'Bo')!.at).toBe(since)
  })

  test('the author hears of it once, and so do colleagues', async () => {
    await apart(moves(bo, 'parked', 'Not this year'), moves(cy, 'parked', 'The budget is spent'))
    const { groups } = await team.admin.client.home.news({})
    expect(groups.flatMap(({ items }) => items.filter(({ kind }) => kind === 'moved'))).toHaveLength(1)
    expect((await team.admin.client.feed.list({ kinds: ['decision'] })).rows).toHaveLength(1)
  })

  test('the first may still take the move back, and the second has none to take back', async () => {
    await apart(moves(bo, 'parked', ''), moves(cy, 'parked', ''))
    const { history } = await bo.client.ideas.get({ id })
    const [moved, agreed] = ['Bo', 'Cy'].map((name) => history.find(({ by }) => by.name === name))
    await expect(cy.client.ideas.undoMove({ id, changeId: agreed!.id })).rejects.toMatchObject({ code: 'stale-stage' })
    await bo.client.ideas.undoMove({ id, changeId: moved!.id })
    await team.settle()
    for (const core of all()) expect([(await core.client.ideas.get({ id })).stage, refused(core)]).toEqual(['submitted', []])
  })

  test('who moved it elsewhere is asked as before', async () => {
    await apart(moves(bo, 'parked', ''), moves(cy, 'declined', 'The law forbids it'))
    await until('the refusal', () => refused(cy).includes('stale'))
    expect((await cy.client.ideas.get({ id })).history.map(({ to }) => to)).toEqual(['submitted', 'parked'])
  })

  test('the same decision of one meeting, recorded by two, is two records and one piece of news', async () => {
    const { nextMeeting } = await team.admin.client.meetings.createSeries({ name: 'Weekly', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 60 })
    await team.settle()
    const meetingId = nextMeeting!.id
    const decides = (core: TestCore, reason: string) => () => core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'park', reason })
    await apart(decides(bo, 'Not this year'), decides(cy, 'The budget is spent'))
    for (const core of all()) {
      expect(refused(core)).toEqual([])
      const idea = await core.client.ideas.get({ id })
      expect([idea.stage, idea.decisions.map(({ by }) => by.name).sort(), idea.history.length]).toEqual(['parked', ['Bo', 'Cy'], 3])
    }
    const { groups } = await team.admin.client.home.news({})
    expect(groups.flatMap(({ items }) => items.filter(({ kind }) => kind === 'decided' || kind === 'moved'))).toHaveLength(1)
    expect(await team.admin.client.ideas.answers({})).toHaveLength(1)
    expect((await team.admin.client.feed.list({ kinds: ['decision'] })).rows).toHaveLength(1)
  })
})

describe('which operations agree', () => {
  const stored = (data: Record<string, string | null>): Stored => ({ id: 'i', entity: 'idea', parent: null, audience: null, plainBy: null, row: { ver: 9, from: 5, deleted: false, data: { stage: 'parked', stepId: null, ...data }, created: [1, 'there', 1, 'bo'], changes: { stage: [9, 'there', 9, 'bo'] }, life: [1, 'there', 1, 'bo'] } })
  const op = (entity: string, rowId: string, kind: Op['kind'], patch: Op['patch'], base: number): Op => ({ opId: `${entity} ${rowId}`, txn: 't', entity, rowId, kind, patch, base, hlc: 1, schema: SCHEMA })
  const agreed = ({ base = 5, from = 'submitted', to = 'parked', device = 'here', row = {}, step = null as string | null, told = true } = {}) =>
    agreementsOf([op('idea', 'i', 'patch', { stage: to, stageAt: 7, stepId: step }, base), ...(told ? [op('stageChange', 's', 'put', { ideaId: 'i', fromStage: from, toStage: to, reason: '', memberId: 'cy', meetingId: null, createdAt: 7 }, 0)] : [])], { get: () => stored(row) }, device).size === 1

  test('one that had not seen the move to the same stage; none that had, that goes elsewhere, that comes from there, or that tells nothing', () => {
    expect(agreed()).toBe(true)
    expect(agreed({ base: 9 })).toBe(false)
    expect(agreed({ device: 'there' })).toBe(false)
    expect(agreed({ to: 'declined' })).toBe(false)
    expect(agreed({ from: 'parked' })).toBe(false)
    expect(agreed({ told: false })).toBe(false)
  })

  test('no merge, nor its taking back, and no other step of the stage', () => {
    expect(agreed({ to: 'merged', row: { stage: 'merged' } })).toBe(false)
    expect(agreed({ from: 'merged' })).toBe(false)
    expect(agreed({ step: 'a' })).toBe(false)
    expect(agreed({ step: 'a', row: { stepId: 'a' } })).toBe(true)
    expect(agreed({ row: { stepId: 'a' } })).toBe(true)
  })
})
