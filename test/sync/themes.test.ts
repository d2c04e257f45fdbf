// Themes in a team: every device makes the same of the same learnings, and what a lead decides is seen by all.
import { expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const DOCKS = ['The docks at the station are full every morning', 'Full docks at the station again, he missed his train', 'All docks full at the station before eight']
const BILLS = ['Fakturan har elva rader och ingen förstår den', 'Nobody understands the rows of the invoice', 'The invoice has rows that nobody understands']

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'lead'])

async function log(core: TestCore, text: string, more: object = {}): Promise<string> {
  for (const one of [team.admin, bo, cy]) one.clock.pass(1000)
  return (await core.client.learnings.log({ text, ...more })).id
}

/** Each theme with its learnings, and what is in none. */
async function shape(core: TestCore) {
  await core.context.themes.settle()
  const { themes, loose } = await core.client.themes.list({})
  const all = await Promise.all(themes.map(async ({ id, name, words, customers, pinned }) => ({ id, name, words, customers, pinned, ids: (await core.client.themes.learnings({ id })).rows.map((row) => row.id).sort() })))
  return { loose, themes: all }
}

test('devices that wrote apart, one of them offline, make the same themes of it', async () => {
  await log(bo, DOCKS[0]!, { customer: { name: 'Hanna' } })
  await log(cy, BILLS[0]!)
  await team.settle()
  await team.goOffline()
  await log(bo, DOCKS[1]!)
  await log(cy, DOCKS[2]!)
  await log(bo, BILLS[1]!)
  await log(cy, BILLS[2]!, { customer: { name: 'Oskar' } })
  // what one keeps to oneself changes nothing of what the others see
  const mine = await log(bo, 'The docks at the station: full, says nobody but me', { visibility: 'private' })
  await shape(bo)
  await team.goOnline()
  await team.settle()
  const [admin, lead, own] = [await shape(team.admin), await shape(cy), await shape(bo)]
  expect(admin.themes).toHaveLength(2)
  expect(lead).toEqual(admin)
  expect(own.themes.map(({ id }) => id).sort()).toEqual(admin.themes.map(({ id }) => id).sort())
  expect(own.themes.flatMap(({ ids }) => ids).filter((id) => id !== mine).sort()).toEqual(admin.themes.flatMap(({ ids }) => ids).sort())
})

test('what a lead decides is seen by all, and an employee decides nothing', async () => {
  const ids: string[] = []
  for (const text of [...DOCKS, ...BILLS]) ids.push(await log(bo, text))
  await team.settle()
  const { themes } = await shape(cy)
  const of = (id: string) => themes.find((theme) => theme.ids.includes(id))!.id
  const [docks, bills] = [of(ids[0]!), of(ids[3]!)]
  await shape(bo)
  await expect(bo.client.themes.rename({ id: docks, name: 'Mine' })).rejects.toMatchObject({ code: 'leads-only' })
  await expect(bo.client.themes.move({ learningIds: [ids[0]!], themeId: bills })).rejects.toMatchObject({ code: 'leads-only' })
  await cy.client.themes.rename({ id: docks, name: 'Docks are full' })
  await cy.client.themes.pin({ id: docks, pinned: true })
  await cy.client.themes.move({ learningIds: [ids[0]!], themeId: bills })
  await team.settle()
  for (const core of [bo, team.admin]) {
    const seen = await shape(core)
    expect(seen).toEqual(await shape(cy))
    expect(seen.themes.find(({ id }) => id === docks)).toMatchObject({ name: 'Docks are full', pinned: true })
    expect(seen.themes.find(({ id }) => id === bills)!.ids).toContain(ids[0])
  }
})

test('of what two leads decide about one theme while apart the later stands, and the other is kept for them to see', async () => {
  for (const text of DOCKS) await log(bo, text)
  await team.settle()
  const [theme] = (await shape(cy)).themes
  await shape(team.admin)
  await team.goOffline()
  await cy.client.themes.rename({ id: theme!.id, name: 'Docks are full' })
  team.admin.clock.pass(60_000)
  await team.admin.client.themes.rename({ id: theme!.id, name: 'Too few docks' })
  await team.admin.client.themes.pin({ id: theme!.id, pinned: true })
  team.hub.clock.pass(120_000)
  await team.goOnline()
  await team.settle()
  for (const core of [cy, team.admin, bo]) expect((await shape(core)).themes).toMatchObject([{ id: theme!.id, name: 'Too few docks', pinned: true }])
  expect((await cy.client.ledger.conflicts({})).rows.length).toBeGreaterThan(0)
})
