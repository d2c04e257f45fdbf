// The rules of a team's workspace: admins set them, apart from each other too; others read them; the hub takes nothing that is out of range.
import { beforeEach, expect, test } from 'vitest'
import { rulesId } from '../../electron/core/store/pipeline/rules.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo] = teamOfEachTest(['Bo', 'admin'])
beforeEach(() => team.settle())

const rulesOn = async (core: TestCore) => (await core.client.rules.get({})).rules

test('what two admins change apart comes together field by field, though both begin the row', async () => {
  await team.goOffline()
  await team.admin.client.rules.edit({ changes: { answerHours: 8, timeZone: 'Europe/Belgrade' } })
  await bo.client.rules.edit({ changes: { decisionDays: 7, currency: 'RSD' } })
  await team.goOnline()
  await team.settle()
  expect(await rulesOn(bo)).toMatchObject({ answerHours: 8, decisionDays: 7, timeZone: 'Europe/Belgrade', currency: 'RSD' })
  expect(await rulesOn(team.admin)).toEqual(await rulesOn(bo))
  for (const core of [team.admin, bo]) expect((await core.client.ledger.conflicts({})).rows).toEqual([])
})

test('hours that two admins made impossible together are told, and the usual ones count until somebody sets them', async () => {
  await team.goOffline()
  await team.admin.client.rules.edit({ changes: { opensAt: '13:00' } })
  await bo.client.rules.edit({ changes: { closesAt: '12:00' } })
  await team.goOnline()
  await team.settle()
  const found = await bo.client.rules.get({})
  expect(found).toMatchObject({ hoursLost: true, rules: { opensAt: '13:00', closesAt: '12:00' } })
  await bo.client.rules.edit({ changes: { opensAt: '08:00' } })
  expect((await bo.client.rules.get({})).hoursLost).toBe(false)
})

test('others read them and are told that only admins set them; the hub refuses a forged change and a value that is out of range', async () => {
  const cy = await team.add('Cy', 'champion')
  await team.admin.client.rules.edit({ changes: { answerHours: 8 } })
  await team.settle()
  expect(await rulesOn(cy)).toMatchObject({ answerHours: 8 })
  await expect(cy.client.rules.edit({ changes: { answerHours: 200 } })).rejects.toMatchObject({ code: 'admins-only' })
  const forge = (core: TestCore, patch: object) => {
    const op = { opId: core.context.newId(), txn: null, entity: 'workspaceRules', rowId: rulesId(), kind: 'patch', patch: JSON.stringify(patch), base: 1, dep: null, hlc: core.clock.now * 1000, schema: 1, was: null }
    core.context.database.prepare(`INSERT INTO outbox (${Object.keys(op).join(', ')}) VALUES (${Object.keys(op).map(() => '?').join(', ')})`).run(...Object.values(op))
  }
  forge(cy, { answerHours: 100 })
  await cy.client.learnings.log({ text: 'They print every invoice twice' })
  const codes = (core: TestCore) => core.context.store.read.all<{ code: string }>(`SELECT code FROM rejected WHERE op ->> 'entity' = 'workspaceRules'`).map(({ code }) => code)
  await until('the first refusal', () => codes(cy).length === 1)
  for (const [at, patch] of [{ answerHours: 0 }, { weights: '0,0,0,0' }, { weekdays: '8' }].entries()) {
    forge(bo, patch)
    await bo.client.learnings.log({ text: `They fold every invoice twice (${at})` })
    await until('the refusal', () => codes(bo).length === at + 1)
  }
  expect([codes(cy), codes(bo)]).toEqual([['admins-only'], ['out-of-range', 'bad-value', 'bad-value']])
  await team.settle()
  expect((await rulesOn(team.admin)).answerHours).toBe(8)
})
