// Merging in a team, on a real hub: what travels, who may, and two people who merge the same ideas at once.
import { afterEach, expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { openTestTeam, until, type TestTeam } from '../support/team.ts'

const ANSWERS = { customers: 'All who wait', delight: 'They stop waiting' }

let team: TestTeam
afterEach(() => team.dispose())

const idea = async ({ client }: TestCore, title: string, more: object = {}) => (await client.ideas.create({ title, answers: ANSWERS, ...more })).id
const get = ({ client }: TestCore, id: string) => client.ideas.get({ id })
const code = (act: Promise<unknown>) => act.then(() => 'done', (error: { code: string }) => error.code)
const refused = async ({ client }: TestCore) => (await client.ledger.rejections({ open: true })).rows

/** Everybody sees the same of an idea, apart from what is their own. */
async function alike(cores: readonly TestCore[], id: string): Promise<void> {
  const seen = await Promise.all(cores.map(async (core) => {
    const { supporters, comments, learnings, customers, stage, mergedInto, credits, discussion } = await get(core, id)
    return { supporters, comments, learnings, customers, stage, mergedInto, credits: credits.map(({ id: of, author, by }) => [of, author, by]), discussion: discussion.map(({ text, saidOn }) => [text, saidOn]) }
  }))
  for (const other of seen) expect(other).toEqual(seen[0])
}

test('a merge, what is said on the merged idea meanwhile, and its taking back reach everybody', async () => {
  team = await openTestTeam()
  const { admin } = team
  const [berit, cem] = [await team.add('Berit'), await team.add('Cem')]
  const kept = await idea(berit, 'A second counter', { customers: [{ name: 'Mira' }] })
  const dup = await idea(cem, 'Open another till', { customers: [{ name: 'Nordvik' }] })
  await berit.client.ideas.support({ id: kept, support: true })
  await team.settle()
  await team.goOffline()
  await admin.client.ideas.merge({ id: dup, intoId: kept, reason: 'The same' })
  // they have not heard of it
  await berit.client.ideas.support({ id: dup, support: true })
  await cem.client.ideas.support({ id: dup, support: true })
  await cem.client.ideas.comment({ id: dup, text: 'Soon, please' })
  await team.goOnline()
  await team.settle()
  await alike([admin, berit, cem], kept)
  expect(await get(berit, kept)).toMatchObject({ supporters: 2, comments: 1, customers: 2, supported: true, credits: [{ author: { name: 'Cem' }, by: { name: 'Ada' } }] })
  expect(await get(cem, dup)).toMatchObject({ stage: 'merged', mergedInto: { id: kept } })
  expect((await get(cem, dup)).history.at(-1)).toMatchObject({ to: 'merged', reason: 'The same', by: { name: 'Ada' } })
  const entries = (await cem.client.ledger.list({ kinds: ['received'] })).rows
  expect(entries.some(({ entity, changes }) => entity === 'idea' && changes.some(({ field, after }) => field === 'mergedIntoId' && after?.text === 'A second counter'))).toBe(true)

  await admin.client.ideas.unmerge({ id: dup })
  await team.settle()
  for (const id of [kept, dup]) await alike([admin, berit, cem], id)
  expect(await get(berit, dup)).toMatchObject({ stage: 'submitted', supporters: 2, comments: 1, mergedInto: null })
  expect(await get(cem, kept)).toMatchObject({ supporters: 1, comments: 0, customers: 1 })
  for (const core of [admin, berit, cem]) expect(await refused(core)).toEqual([])
})

test('of two people who merge two ideas into each other, the hub keeps the first, and says the other why', async () => {
  team = await openTestTeam()
  const { admin } = team
  const carl = await team.add('Carl', 'champion')
  const [a, b] = [await idea(admin, 'A second counter'), await idea(admin, 'Open another till')]
  await admin.client.ideas.comment({ id: a, text: 'On A' })
  await admin.client.ideas.comment({ id: b, text: 'On B' })
  await team.settle()
  await team.goOffline()
  await admin.client.ideas.merge({ id: a, intoId: b })
  await carl.client.ideas.merge({ id: b, intoId: a })
  await team.goOnline()
  await until('one of them to be told', async () => [...(await refused(admin)), ...(await refused(carl))].length === 1)
  await team.settle()
  const loser = (await refused(carl)).length === 1 ? carl : admin
  const [rejection] = await refused(loser)
  expect(rejection).toMatchObject({ code: 'merge-circle', move: { from: 'submitted', to: 'merged' }, resendable: true })
  const [merged, survivor] = loser === carl ? [a, b] : [b, a]
  for (const id of [a, b]) await alike([admin, carl], id)
  expect(await get(loser, survivor)).toMatchObject({ stage: 'submitted', comments: 2, credits: [{ id: merged }] })
  // sent again it is refused here, until the other is taken back
  expect(await code(loser.client.ledger.resend({ id: rejection!.id, values: [] }))).toBe('merge-circle')
  await loser.client.ideas.unmerge({ id: merged })
  await loser.client.ledger.resend({ id: rejection!.id, values: [] })
  await team.settle()
  await alike([admin, carl], merged)
  expect(await get(admin, survivor)).toMatchObject({ stage: 'merged', mergedInto: { id: merged } })
})

test('a longer circle, made by three at once, is opened where it closes', async () => {
  team = await openTestTeam()
  const { admin } = team
  const [carl, dora] = [await team.add('Carl', 'champion'), await team.add('Dora', 'champion')]
  const ids = [await idea(admin, 'One'), await idea(admin, 'Two'), await idea(admin, 'Three')] as const
  await team.settle()
  await team.goOffline()
  const cores = [admin, carl, dora]
  for (const [n, core] of cores.entries()) await core.client.ideas.merge({ id: ids[n]!, intoId: ids[(n + 1) % 3]! })
  await team.goOnline()
  await until('one of them to be told', async () => (await Promise.all(cores.map(refused))).flat().length === 1)
  await team.settle()
  for (const id of ids) await alike(cores, id)
  const stages = await Promise.all(ids.map(async (id) => (await get(admin, id)).stage))
  expect(stages.filter((stage) => stage === 'merged')).toHaveLength(2)
  const survivor = ids[stages.indexOf('submitted')]!
  expect((await get(dora, survivor)).credits).toHaveLength(2)
})

test('champions merge; others only what they wrote twice, before anybody has begun on it', async () => {
  team = await openTestTeam()
  const { admin } = team
  const berit = await team.add('Berit')
  const [one, two, begun] = [await idea(berit, 'A second counter'), await idea(berit, 'One more counter'), await idea(berit, 'Counters')]
  const adas = await idea(admin, 'Open another till')
  await team.settle()
  await admin.client.ideas.move({ id: begun, from: 'submitted', to: 'in-review' })
  await team.settle()
  expect(await code(berit.client.ideas.merge({ id: one, intoId: adas }))).toBe('champions-only')
  expect(await code(berit.client.ideas.merge({ id: adas, intoId: one }))).toBe('champions-only')
  expect(await code(berit.client.ideas.merge({ id: begun, intoId: one }))).toBe('champions-only')
  await berit.client.ideas.merge({ id: two, intoId: one })
  await team.settle()
  expect(await get(admin, one)).toMatchObject({ credits: [{ id: two }] })
  await berit.client.ideas.unmerge({ id: two })
  await admin.client.ideas.merge({ id: one, intoId: adas })
  await team.settle()
  expect(await code(berit.client.ideas.unmerge({ id: one }))).toBe('champions-only')
  expect(await refused(berit)).toEqual([])
})

test('an author without a name stays without one, on both ideas', async () => {
  team = await openTestTeam()
  const { admin } = team
  const berit = await team.add('Berit')
  const kept = await idea(admin, 'A second counter')
  const dup = await idea(berit, 'Open another till', { nameless: true })
  await berit.client.ideas.comment({ id: dup, text: 'I stood there myself' })
  await team.settle()
  await admin.client.ideas.merge({ id: dup, intoId: kept })
  await team.settle()
  expect((await get(admin, kept)).credits).toMatchObject([{ nameless: true, mine: false, author: { name: '' } }])
  expect((await get(admin, kept)).discussion).toMatchObject([{ author: { name: '' }, mine: false, saidOn: dup }])
  expect(await get(berit, kept)).toMatchObject({ credits: [{ mine: true }], discussion: [{ mine: true }] })
  // two ideas without a name need not be of one author: who wrote both asks a champion
  const other = await idea(berit, 'Tills', { nameless: true })
  await admin.client.ideas.unmerge({ id: dup })
  await team.settle()
  expect(await code(berit.client.ideas.merge({ id: other, intoId: dup }))).toBe('champions-only')
  // the words of those who have no name are nowhere beside a name
  const hub = await team.hub.context.store.read.all<{ data: string; stamps: string }>(`SELECT data, stamps FROM record WHERE entity IN ('idea', 'comment', 'stageChange')`)
  const id = (await berit.client.session.get({})).member!.id
  expect(hub.filter(({ data, stamps }) => data.includes(id) || stamps.includes(id))).toEqual([])
})

test('of a merge and a deletion of the one that was to stay, either the merge is refused or the deletion can be taken back with all in it', async () => {
  team = await openTestTeam()
  const { admin } = team
  const carl = await team.add('Carl', 'champion')
  const [kept, dup] = [await idea(admin, 'A second counter'), await idea(admin, 'Open another till')]
  await admin.client.ideas.comment({ id: dup, text: 'Please' })
  await team.settle()
  await team.goOffline()
  await admin.client.ideas.delete({ id: kept })
  await carl.client.ideas.merge({ id: dup, intoId: kept })
  await team.goOnline()
  await team.settle()
  await alike([admin, carl], dup)
  const codes = (await refused(carl)).map(({ code: why }) => why)
  expect(codes.length === 1 ? { codes, ...(await get(carl, dup)).mergedInto } : (await get(carl, dup)).mergedInto).toMatchObject(codes.length === 1 ? { codes: ['parent-deleted'] } : { id: kept, gone: true })
  await admin.client.ideas.restore({ id: kept })
  await team.settle()
  expect((await get(carl, kept)).comments).toBe(codes.length === 1 ? 0 : 1)
})
