// The benefit ledger in a team: what one device enters is on every other, somebody else confirms it, and the hub holds to the same rules as the devices.
import { expect, test } from 'vitest'
import type { BenefitInput } from '../../shared/contract/benefits.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { past, refusals } from '../support/past.ts'
import { untilStatus } from '../support/team.ts'

const [team, bo, cy, di] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'champion'], ['Di', 'champion'])

const ANSWERS = { customers: 'All', delight: 'Much' }
const saved = (more: Partial<BenefitInput> = {}): BenefitInput => ({ state: 'realised', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 900, high: 900, currency: 'EUR', proof: 'The invoices of May', ...more })
async function implemented(more: object = {}): Promise<string> {
  const { id } = await bo.client.ideas.create({ title: 'Invoices in a minute', answers: ANSWERS, ...more })
  await team.settle()
  await cy.client.ideas.move({ id, from: 'submitted', to: 'approved' })
  await cy.client.ideas.move({ id, from: 'approved', to: 'implemented' })
  await team.settle()
  return id
}
const first = async (core: TestCore, ideaId: string) => (await core.client.benefits.of({ ideaId })).entries[0]!

test('its author enters it, a champion confirms it, and every device shows both', async () => {
  const ideaId = await implemented()
  await bo.client.benefits.add({ ideaId, ...saved() })
  await team.settle()
  const { id } = await first(cy, ideaId)
  await expect(bo.client.benefits.confirm({ id, confirmed: true })).rejects.toMatchObject({ code: 'confirm-own' })
  await cy.client.benefits.confirm({ id, confirmed: true })
  await cy.client.ideas.move({ id: ideaId, from: 'implemented', to: 'measured' })
  await team.settle()
  for (const core of [bo, cy, di]) expect(await core.client.benefits.of({ ideaId })).toMatchObject({ entries: [{ enteredBy: { name: 'Bo' }, confirmedBy: { name: 'Cy' } }], realised: [{ high: 900, confirmed: 900 }] })
})

test('a confirmation falls away when the value changes, also when both happened apart', async () => {
  const ideaId = await implemented()
  await bo.client.benefits.add({ ideaId, ...saved() })
  await team.settle()
  const { id } = await first(cy, ideaId)
  await team.goOffline()
  await cy.client.benefits.confirm({ id, confirmed: true })
  await bo.client.benefits.edit({ id, changes: { low: 9000, high: 9000 } })
  await team.goOnline()
  await team.settle()
  for (const core of [bo, cy, di]) expect(await first(core, ideaId)).toMatchObject({ high: 9000, confirmedBy: null, changedSince: true })
  // whoever changed it has entered it
  await cy.client.benefits.edit({ id, changes: { low: 800, high: 800 } })
  await expect(cy.client.benefits.confirm({ id, confirmed: true })).rejects.toMatchObject({ code: 'confirm-own' })
  await team.settle()
  await di.client.benefits.confirm({ id, confirmed: true })
  await team.settle()
  expect(await first(bo, ideaId)).toMatchObject({ high: 800, enteredBy: { name: 'Cy' }, confirmedBy: { name: 'Di' } })
})

test('others neither enter nor change nor confirm', async () => {
  const ideaId = await implemented()
  const el = await team.add('El')
  await bo.client.benefits.add({ ideaId, ...saved() })
  await team.settle()
  const { id } = await first(el, ideaId)
  await expect(el.client.benefits.add({ ideaId, ...saved() })).rejects.toMatchObject({ code: 'not-yours' })
  await expect(el.client.benefits.edit({ id, changes: { low: 1, high: 1 } })).rejects.toMatchObject({ code: 'not-yours' })
  await expect(el.client.benefits.confirm({ id, confirmed: true })).rejects.toMatchObject({ code: 'not-yours' })
  await expect(el.client.benefits.delete({ id })).rejects.toMatchObject({ code: 'not-yours' })
})

test('the hub refuses what the devices refuse: no proof, another’s name, one’s own confirmation, a currency without a rate', async () => {
  const ideaId = await implemented()
  const row = (more: object = {}) => ({ ideaId, ...saved(), unit: '', cost: 0, rate: null, rateTo: null, learningId: null, readingId: null, measuredOn: '2026-03-01', enteredById: '', confirmedById: null, confirmedAt: null, confirmedTerms: null, createdAt: 1, ...more }) as never
  const meOf = (core: TestCore) => core.context.store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)!
  past(cy, (write) => {
    write.patch('idea', ideaId, { stage: 'measured', stageAt: 5 })
    write.put('stageChange', cy.context.newId(), { ideaId, fromStage: 'implemented', toStage: 'measured', reason: '', memberId: meOf(cy), meetingId: null, createdAt: 5 })
  })
  past(cy, (write) => write.put('benefit', cy.context.newId(), row({ enteredById: meOf(bo) })))
  past(cy, (write) => write.put('benefit', cy.context.newId(), row({ enteredById: meOf(cy), currency: 'SEK' })))
  past(cy, (write) => write.put('benefit', cy.context.newId(), row({ enteredById: meOf(cy), low: 1 })))
  const own = cy.context.newId()
  past(cy, (write) => write.put('benefit', own, row({ enteredById: meOf(cy) })))
  await untilStatus(cy, 'it to be on the hub', ({ waiting }) => waiting === 0)
  past(cy, (write) => write.patch('benefit', own, { confirmedById: meOf(cy), confirmedAt: 1, confirmedTerms: '' }))
  await untilStatus(cy, 'everything to be answered', ({ waiting, state }) => waiting === 0 && state === 'needs-you')
  expect(refusals(cy).filter((code) => code !== 'together')).toEqual(['benefit-missing', 'as-another', 'rate-missing', 'one-value', 'confirm-own'])
})

test('the last proof of a measured idea stays, also when two delete one each apart', async () => {
  const ideaId = await implemented()
  await bo.client.benefits.add({ ideaId, ...saved() })
  await bo.client.benefits.add({ ideaId, ...saved({ low: 5, high: 5 }) })
  await team.settle()
  await cy.client.ideas.move({ id: ideaId, from: 'implemented', to: 'measured' })
  await team.settle()
  const [one, other] = (await cy.client.benefits.of({ ideaId })).entries
  await team.goOffline()
  await cy.client.benefits.delete({ id: one!.id })
  await di.client.benefits.delete({ id: other!.id })
  await team.goOnline()
  await team.settle()
  expect([...refusals(cy), ...refusals(di)]).toEqual(['benefit-needed'])
  expect((await bo.client.benefits.of({ ideaId })).entries).toHaveLength(1)
})

test('who wrote without a name enters without one, and does not confirm it by name', async () => {
  const { id: ideaId } = await di.client.ideas.create({ title: 'Nameless', answers: ANSWERS, nameless: true })
  await team.settle()
  await di.client.benefits.add({ ideaId, ...saved({ state: 'realised' }) })
  await team.settle()
  const entry = await first(cy, ideaId)
  expect(entry).toMatchObject({ enteredBy: { name: '' }, mine: false })
  await expect(di.client.benefits.confirm({ id: entry.id, confirmed: true })).rejects.toMatchObject({ code: 'confirm-own' })
  await cy.client.benefits.confirm({ id: entry.id, confirmed: true })
  await team.settle()
  expect(await first(di, ideaId)).toMatchObject({ mine: true, confirmedBy: { name: 'Cy' } })
})

test('erasing a customer takes their name out of the evidence, on every device', async () => {
  const { customer } = await bo.client.learnings.log({ text: 'She was glad', customer: { name: 'Hanna Bergfalk' } })
  const ideaId = await implemented()
  await bo.client.benefits.add({ ideaId, ...saved({ proof: 'Hanna Bergfalk pays in a minute now' }) })
  await team.settle()
  const preview = await team.admin.client.privacy.preview({ what: 'customer', id: customer!.id })
  await team.admin.client.privacy.erase({ what: 'customer', id: customer!.id, ...('confirm' in preview ? { confirm: preview.confirm } : {}) } as never)
  await team.settle()
  for (const core of [bo, cy]) expect((await first(core, ideaId)).proof).toBe('▒▒▒ pays in a minute now')
})

test('of a none and a value that were entered apart both stay: the value counts everywhere, the none says so, and deleting either settles it', async () => {
  const ideaId = await implemented()
  await team.goOffline()
  await bo.client.benefits.add({ ideaId, state: 'none', gainer: 'bottom-line', kind: 'other', low: 0, high: 0, proof: 'Nobody used it' })
  await cy.client.benefits.add({ ideaId, ...saved() })
  await team.goOnline()
  await team.settle()
  const said = async (core: TestCore) => (await core.client.benefits.of({ ideaId })).entries.map(({ state, outdone }) => `${state} ${outdone}`).toSorted((a, b) => (a < b ? -1 : 1))
  const nothing = async (core: TestCore) => (await core.client.kpis.report({})).nothing.map(({ proof }) => proof)
  for (const core of [bo, cy, di]) {
    expect([await said(core), await nothing(core)]).toEqual([['none true', 'realised false'], []])
    expect(await core.client.benefits.of({ ideaId })).toMatchObject({ realised: [{ high: 900 }] })
  }
  // measured by either, and one of them may go
  await cy.client.ideas.move({ id: ideaId, from: 'implemented', to: 'measured' })
  await team.settle()
  const value = (await bo.client.benefits.of({ ideaId })).entries.find(({ state }) => state === 'realised')!
  await cy.client.benefits.delete({ id: value.id })
  await team.settle()
  for (const core of [bo, cy, di]) expect([await said(core), await nothing(core)]).toEqual([['none false'], ['Nobody used it']])
  await cy.client.benefits.restore({ id: value.id })
  await team.settle()
  const none = (await bo.client.benefits.of({ ideaId })).entries.find(({ state }) => state === 'none')!
  await bo.client.benefits.delete({ id: none.id })
  await team.settle()
  for (const core of [bo, cy, di]) expect(await said(core)).toEqual(['realised false'])
})
