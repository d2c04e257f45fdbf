// What the hub takes of campaigns from whoever writes past the app: each has a name and a question, ends after it begins, and asks somebody. Run on SQLite and on a real PostgreSQL.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import { en } from '../../shared/locales/en/index.ts'
import type { PushResult } from '../../shared/protocol.ts'
import { DAY, START } from '../support/core.ts'
import { ask, invited, joinFirst, makes, once, openTestHub, testDevice, type TestDevice, type TestHub } from '../support/hub.ts'
import type { TestPostgres } from '../support/postgres.ts'

export function campaignsAcceptance(postgres: () => TestPostgres | null): void {
  describe('a campaign', () => {
    let hub: TestHub
    let ada: Joined
    let champion: TestDevice
    const codeOf = (result: PushResult) => ('code' in result ? result.code : 'done')
    type Op = Parameters<TestDevice['results']>[0][number]
    const codes = async (ops: readonly Op[]) => (await champion.results(ops)).map(codeOf)

    beforeEach(async () => {
      hub = await openTestHub({ postgres: postgres() })
      ada = await joinFirst(hub)
      champion = testDevice(hub, ada)
      await champion.hello()
    })
    afterEach(() => hub.dispose())

    const campaign = (more: object = {}, rowId: string = uuid7()) => ({ entity: 'campaign', kind: 'put' as const, rowId, patch: { name: 'Storm', question: 'What now?', audience: 'everybody', areaId: null, startsAt: START, endsAt: START + DAY, closing: '', closedAt: null, createdAt: START, ...more } })
    const edit = (rowId: string, patch: Readonly<Record<string, string | number | null>>) => ({ entity: 'campaign', kind: 'patch' as const, rowId, patch, base: 999 })
    const asks = (campaignId: string, teamId: string) => ({ entity: 'campaignTeam', kind: 'put' as const, rowId: once('campaignTeam', campaignId, teamId), patch: { campaignId, teamId } })
    const unasks = (campaignId: string, teamId: string) => ({ entity: 'campaignTeam', kind: 'del' as const, rowId: once('campaignTeam', campaignId, teamId), base: 999 })
    const together = (...ops: Op[]): Op[] => {
      const txn = uuid7()
      return ops.map((op) => ({ ...op, txn }))
    }
    const addTeam = async (name: string) => (await ask<{ id: string }>(hub, 'POST', '/v1/teams', { token: ada.access, body: { name } })).body.id
    const joins = (who: Joined, teamId: string) => ask(hub, 'PATCH', `/v1/members/${who.member.id}`, { token: ada.access, body: { teamId } })

    test('one that ends before it begins is refused, as it is made and as it is changed', async () => {
      const kept = campaign()
      expect(await codes([campaign({ endsAt: START }), kept, edit(kept.rowId, { endsAt: START - 1 }), edit(kept.rowId, { startsAt: START + DAY })])).toEqual(['ends-before-start', 'done', 'ends-before-start', 'ends-before-start'])
    })

    test('one without a question or a name is refused, and the refusal names the field', async () => {
      const kept = campaign()
      const results = await champion.results([campaign({ question: ' ' }), campaign({ name: '' }), kept, edit(kept.rowId, { question: '' })])
      expect(results).toMatchObject([{ code: 'empty-field', params: { entity: 'campaign', field: 'question' } }, { code: 'empty-field', params: { field: 'name' } }, {}, { code: 'empty-field', params: { field: 'question' } }])
      expect(codeOf(results[2]!)).toBe('done')
    })

    test('one that asks no team, or teams in which is nobody, is refused with all that came with it; its last team is not taken away', async () => {
      const [north, south] = [await addTeam('North'), await addTeam('South')]
      const id = uuid7()
      expect(await codes(together(campaign({ audience: 'teams' }, id), asks(id, north)))).toEqual(['teams-empty', 'together'])
      await joins(ada, north)
      expect(await codes(together(campaign({ audience: 'teams' }, id), asks(id, north), asks(id, south)))).toEqual(['done', 'done', 'done'])
      expect(await codes([unasks(id, north)])).toEqual(['teams-empty'])
      expect(await codes([unasks(id, south)])).toEqual(['done'])
      expect(await codes([unasks(id, north)])).toEqual(['teams-missing'])
      const everybody = campaign()
      expect(await codes([everybody, edit(everybody.rowId, { audience: 'teams' })])).toEqual(['done', 'teams-missing'])
      expect(await codes(together(edit(id, { audience: 'everybody' }), unasks(id, north)))).toEqual(['done', 'done'])
      // a team that was left since: the campaign is closed and named anew as it is
      const left = uuid7()
      await codes(together(campaign({ audience: 'teams' }, left), asks(left, north)))
      await joins(ada, south)
      expect(await codes([edit(left, { closing: 'Thank you.', closedAt: START }), edit(left, { name: 'Rain' })])).toEqual(['done', 'done'])
    })

    test('one about a product area or a segment of which nobody wrote down anything that all may read is refused', async () => {
      const bo = await invited(hub, ada, 'employee', 'Bo')
      const [area, other] = [uuid7(), uuid7()]
      for (const [id, name] of [[area, 'Delivery'], [other, 'Billing']] as const) await champion.results([{ entity: 'area', kind: 'put', rowId: id, patch: { name } }])
      const device = testDevice(hub, bo)
      await device.hello()
      const heard = makes.learning(bo.member.id, { areaId: area })
      await device.results([makes.learning(bo.member.id, { areaId: area, visibility: 'private' }), makes.learning(bo.member.id, { text: `"areaId":"${other}"` })])
      expect(await codes([campaign({ audience: 'area' }), campaign({ audience: 'area', areaId: area }), campaign({ audience: 'area', areaId: other })])).toEqual(['area-missing', 'nobody-knows', 'nobody-knows'])
      await device.results([heard])
      expect(await codes([campaign({ audience: 'area', areaId: area })])).toEqual(['done'])
      expect(await codes([campaign({ audience: 'segment' }), campaign({ audience: 'segment', segmentId: area })])).toEqual(['segment-missing', 'nobody-knows'])
      const segment = uuid7()
      await champion.results([{ entity: 'segment', kind: 'put', rowId: segment, patch: { name: 'Bakeries' } }])
      expect(await codes([campaign({ audience: 'segment', segmentId: segment })])).toEqual(['nobody-knows'])
      await device.results([makes.learning(bo.member.id, { segmentId: segment })])
      expect(await codes([campaign({ audience: 'segment', segmentId: segment })])).toEqual(['done'])
      await device.results([{ entity: 'learning', kind: 'del', rowId: heard.rowId, base: 999 }])
      expect(await codes([campaign({ audience: 'area', areaId: area })])).toEqual(['nobody-knows'])
    })

    test('what is brought along row by row comes before its teams, and is taken', async () => {
      const north = await addTeam('North')
      await joins(ada, north)
      const id = uuid7()
      expect(await codes([campaign({ audience: 'teams' }, id), asks(id, north)])).toEqual(['done', 'done'])
    })

    test('every such refusal has its words', () => {
      expect(['ends-before-start', 'empty-field', 'teams-missing', 'teams-empty', 'nobody-knows', 'area-missing', 'segment-missing'].filter((code) => !Object.hasOwn(en.sync.refused, code))).toEqual([])
    })
  })
}
