// Days of what has happened: the hub refuses those that have not come, by the rule that devices go by and with room for their clocks.
import { beforeEach, expect, test } from 'vitest'
import { CLOCKS_APART, futureField, PAST_DAYS } from '../../shared/domain/past-days.ts'
import { shapeOf } from '../../shared/sync/shapes.ts'
import { en } from '../../shared/locales/en/index.ts'
import { DAY, HOUR, START, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo] = teamOfEachTest(['Bo', 'lead'])
beforeEach(() => team.settle())

const log = (core: TestCore, happenedOn: string) => core.client.learnings.log({ text: 'The door was locked', channel: 'visit', sentiment: 'bad', happenedOn })
const waiting = async (core: TestCore) => (await core.client.ledger.rejections({ open: true })).rows

test('a learning of a day that has not come is kept with its reason, and goes through when the day is mended', async () => {
  bo.clock.pass(365 * DAY)
  const { id } = await log(bo, '2027-03-04')
  await until('the refusal', async () => (await waiting(bo)).length === 1)
  const [refused] = await waiting(bo)
  expect(refused).toMatchObject({ code: 'date-in-future', params: { entity: 'learning', field: 'happenedOn' }, resendable: true })
  const [field] = refused!.fields.filter((one) => one.field === 'happenedOn')
  expect(field).toMatchObject({ edit: 'day', mine: { text: '2027-03-04' } })
  bo.clock.now = START
  const resend = (value: string) => bo.client.ledger.resend({ id: refused!.id, values: [{ opId: field!.opId, field: 'happenedOn', value }] })
  for (const [value, code] of [['2027-03-04', 'date-in-future'], ['', 'required'], ['tomorrow', 'not-valid']] as const) await expect(resend(value)).rejects.toMatchObject({ fields: [{ field: `${field!.opId}.happenedOn`, code }] })
  await resend('2026-03-04')
  await team.settle()
  expect(await waiting(bo)).toEqual([])
  expect(await team.admin.client.learnings.get({ id })).toMatchObject({ happenedOn: '2026-03-04' })
})

test('a clock that is some hours ahead does no harm', async () => {
  bo.clock.pass(20 * HOUR)
  const { id } = await log(bo, '2026-03-05')
  await team.settle()
  expect(await team.admin.client.learnings.get({ id })).toMatchObject({ happenedOn: '2026-03-05' })
})

test('an edit to such a day is refused, too, and the row stays as it was', async () => {
  const { id } = await log(bo, '2026-03-01')
  await team.settle()
  bo.clock.pass(365 * DAY)
  await bo.client.learnings.edit({ id, changes: { happenedOn: '2026-12-24' } })
  await until('the refusal', async () => (await waiting(bo)).length === 1)
  expect(await team.admin.client.learnings.get({ id })).toMatchObject({ happenedOn: '2026-03-01' })
})

test('the rule knows every such field, and room is left for clocks and for where the sun is up first', () => {
  for (const [entity, fields] of Object.entries(PAST_DAYS)) {
    for (const field of fields) {
      expect(Object.keys(shapeOf(entity)!.fields)).toContain(field)
      expect(Object.keys(en.sync.field)).toContain(field)
      expect(futureField(entity, { [field]: '2026-03-06' }, START)).toBe(field)
      expect(futureField(entity, { [field]: '2026-03-05' }, START)).toBeNull()
      expect(futureField(entity, { [field]: null }, START)).toBeNull()
    }
  }
  expect(futureField('actionItem', { dueOn: '2030-01-01' }, START)).toBeNull()
  expect(CLOCKS_APART).toBe(DAY)
})
