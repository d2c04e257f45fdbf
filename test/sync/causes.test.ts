// Root causes in a team: what one device says is on every other, counted the same, and the rights of each are kept.
import { expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'champion'])

const bad = async (core: TestCore, text: string, more: object = {}) => (await core.client.learnings.log({ text, sentiment: 'bad', happenedOn: '2026-02-10', ...more })).id
const counted = (core: TestCore) => ['charged', 'received', 'heard'].map((table) => core.context.store.read.all(`SELECT * FROM ${table} WHERE ${table === 'heard' ? 'learnings' : 'contacts'} <> 0 ORDER BY 1, 2, 3, 4`))

test('a statement says the same on every device, whoever told the cause and in whatever order it came', async () => {
  const cause = await cy.client.causes.create({ name: 'Dock does not click', area: { name: 'Docks' }, remedy: 'eliminate' })
  await cy.client.causes.setCost({ fromMonth: '2026-01', amount: 8, currency: 'EUR' })
  await team.settle()
  await team.goOffline()
  const first = await bad(bo, 'Charged for six hours', { channel: 'call', customer: { name: 'Hanna' } })
  await bo.client.causes.tell({ learningId: first, changes: { cause: { id: cause.id }, why1: 'The dock had not clicked' } })
  await bad(cy, 'The dock is frozen', { area: { name: 'Docks' } })
  await cy.client.causes.edit({ id: cause.id, changes: { removedOn: '2026-02-01' } })
  await bad(bo, 'Nobody may see this', { area: { name: 'Docks' }, visibility: 'private' })
  await team.goOnline()
  await team.settle()
  const docks = (await cy.client.customers.suggest({ lookup: 'area', text: 'Docks' }))[0]!.id
  const statement = await cy.client.causes.statement({ areaId: docks, month: '2026-02' })
  expect(statement).toMatchObject({ total: { contacts: 2, presumed: 1, amounts: [{ amount: 16 }] }, again: [{ again: { contacts: 1, customers: 1 } }] })
  for (const core of [bo, team.admin]) {
    expect(await core.client.causes.statement({ areaId: docks, month: '2026-02' })).toEqual(statement)
    expect(counted(core)).toEqual(counted(cy))
    expect(await core.client.causes.of({ learningId: first })).toMatchObject({ why1: 'The dock had not clicked', cause: { name: 'Dock does not click' } })
  }
})

test('two who tell the causes of one learning apart are both heard, field by field', async () => {
  const id = await bad(bo, 'Charged for six hours')
  await team.settle()
  await team.goOffline()
  await bo.client.causes.tell({ learningId: id, changes: { why1: 'The dock had not clicked', cause: { name: 'Dock does not click' } } })
  await cy.client.causes.tell({ learningId: id, changes: { why2: 'The bolt was worn', remedy: 'eliminate' } })
  await team.goOnline()
  await team.settle()
  for (const core of [bo, cy, team.admin]) {
    expect(await core.client.causes.of({ learningId: id })).toMatchObject({ why1: 'The dock had not clicked', why2: 'The bolt was worn', cause: { name: 'Dock does not click' }, remedy: 'eliminate' })
    expect(counted(core)).toEqual(counted(cy))
  }
})

test('everybody tells a cause; leads change the tree; champions set what a contact costs and delete', async () => {
  const id = await bad(cy, 'Charged for six hours', { area: { name: 'Billing' } })
  await team.settle()
  await bo.client.causes.tell({ learningId: id, changes: { cause: { name: 'Dock does not click' } } })
  const cause = (await bo.client.causes.list({}))[0]!.id
  const area = (await bo.client.customers.suggest({ lookup: 'area' }))[0]!.id
  await expect(bo.client.causes.edit({ id: cause, changes: { remedy: 'delight' } })).rejects.toMatchObject({ code: 'leads-only' })
  await expect(bo.client.causes.delete({ id: cause, moveTo: null })).rejects.toMatchObject({ code: 'in-use' })
  await expect(bo.client.causes.forget({ learningId: id })).rejects.toMatchObject({ code: 'not-yours' })
  await expect(bo.client.causes.setCost({ fromMonth: '2026-01', amount: 8, currency: 'EUR' })).rejects.toMatchObject({ code: 'champions-only' })
  const other = await cy.client.learnings.log({ text: 'Else', area: { name: 'Docks' } })
  await team.settle()
  await expect(bo.client.causes.deleteArea({ id: area, moveTo: other.area!.id })).rejects.toMatchObject({ code: 'not-yours' })
  await cy.client.causes.deleteArea({ id: area, moveTo: other.area!.id })
  await team.settle()
  expect(await bo.client.learnings.get({ id })).toMatchObject({ area: { name: 'Docks' } })
  expect(await bo.client.causes.of({ learningId: id })).toMatchObject({ cause: { name: 'Dock does not click' } })
})

test('erasing a customer takes the whys of their learnings along, on every device', async () => {
  const id = await bad(bo, 'Charged for six hours', { customer: { name: 'Hanna Bergfalk' } })
  await bo.client.causes.tell({ learningId: id, changes: { why1: 'Hanna Bergfalk had not pushed it in', prevention: 'Tell Hanna Bergfalk', cause: { name: 'Dock does not click' } } })
  await team.settle()
  const customer = (await team.admin.client.customers.suggest({ lookup: 'customer' }))[0]!.id
  const preview = await team.admin.client.privacy.preview({ what: 'customer', id: customer })
  expect(preview).toBeTruthy()
  await team.admin.client.privacy.erase({ what: 'customer', id: customer, ...('confirm' in preview ? { confirm: preview.confirm } : {}) } as never)
  await team.settle()
  for (const core of [bo, cy, team.admin]) {
    const told = await core.client.causes.of({ learningId: id })
    expect(told).toMatchObject({ cause: { name: 'Dock does not click' } })
    expect(JSON.stringify(told)).not.toContain('Hanna')
  }
})
