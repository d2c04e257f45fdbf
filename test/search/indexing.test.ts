// The index while it is written by its thread: what changes meanwhile is right in the end, and whoever throws it away in the midst gets a whole one.
import { expect, it } from 'vitest'
import { coreOfEachTest } from '../support/each-test.ts'
import { fillWorkspace } from '../support/large-workspace.ts'
import { seededRandom } from '../support/seeded-random.ts'

const core = coreOfEachTest()
const turns = (count: number) => Array.from({ length: count }).reduce<Promise<void>>((before) => before.then(() => new Promise((resolve) => void setImmediate(resolve))), Promise.resolve())
const titles = async (text: string) => (await core.client.search.find({ text, limit: 200 })).hits.map(({ title }) => title.text)

it('agrees with the rows after they were edited, removed and brought back while it was made, thrown away in the midst again and again', async () => {
  const { learnings, ideas } = await fillWorkspace(core, { learnings: 3000, ideas: 400, seed: 4 })
  const chance = seededRandom(5)
  const one = (ids: readonly string[]) => ids[Math.floor(chance() * ids.length)]!
  for (let round = 0; round < 12; round++) {
    core.context.search.startOver()
    const settled = core.context.search.settle()
    await turns(Math.floor(chance() * 60))
    for (let edit = 0; edit < 20; edit++) {
      const id = one(learnings)
      await core.client.learnings.edit({ id, changes: { text: `gloves of round ${round}` } })
    }
    const id = one(ideas)
    await core.client.ideas.delete({ id })
    await core.client.ideas.restore({ id })
    if (round % 2 === 0) await core.client.ideas.delete({ id })
    expect((await titles(`gloves round ${round}`))[0]).toBe(`gloves of round ${round}`)
    if (round % 3 === 0) await settled
  }
  await core.context.search.settle()
  expect(await core.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  expect((await titles('gloves round 11'))[0]).toBe('gloves of round 11')
})

it('is given up by its thread when the core is closed as soon as it began, and goes on at the next start', async () => {
  await fillWorkspace(core, { learnings: 3000, ideas: 0, seed: 4 })
  let again = await core.reopen()
  for (let start = 0; start < 3; start++) {
    void again.context.search.settle()
    await turns(start * 20)
    again = await again.reopen()
  }
  await again.context.search.settle()
  expect(again.context.search.built()).toBeNull()
  expect(await again.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  await again.close()
})
