// Kudos in a team: thanks in words to whoever wrote something, on every device and in the feed; nobody thanks themselves, and no name is given away.
import { expect, test } from 'vitest'
import { NAMELESS } from '../../shared/domain/rights.ts'
import { joinedId } from '../../electron/core/store/write.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'employee'])
const ANSWERS = { customers: 'All', delight: 'Much' }
const told = async (core: TestCore) => (await core.client.feed.list({ kinds: ['kudos'] })).rows.map(({ text, by, answer, ideaId, learningId }) => [text, by?.name, answer, ideaId ?? learningId])
const me = async (core: TestCore) => (await core.client.session.get({})).member!.id

test('thanks for a learning, an idea and a comment are on every device, and in the feed', async () => {
  const learningId = (await bo.client.learnings.log({ text: 'Five invoices', happenedOn: '2026-03-01' })).id
  const { id: ideaId } = await bo.client.ideas.create({ title: 'One invoice', answers: ANSWERS })
  await team.settle()
  const commented = await bo.client.ideas.comment({ id: ideaId, text: 'The bookkeeper says yes' })
  await team.settle()
  expect((await cy.client.kudos.of({ ofNoun: 'learning', ofId: learningId })).thankable).toMatchObject({ name: 'Bo' })
  await cy.client.kudos.give({ ofNoun: 'learning', ofId: learningId, text: 'Well heard' })
  cy.clock.pass(1000)
  await cy.client.kudos.give({ ofNoun: 'idea', ofId: ideaId, text: 'Finally' })
  cy.clock.pass(1000)
  await cy.client.kudos.give({ ofNoun: 'comment', ofId: commented.discussion[0]!.id, text: 'Good to know' })
  await team.settle()
  for (const core of [bo, cy, team.admin]) expect(await told(core)).toEqual([['Good to know', 'Cy', 'Bo', ideaId], ['Finally', 'Cy', 'Bo', ideaId], ['Well heard', 'Cy', 'Bo', learningId]])
  expect((await bo.client.feed.list({ limit: 2 })).next).not.toBeNull()
  expect(await bo.client.kudos.of({ ofNoun: 'idea', ofId: ideaId })).toMatchObject({ kudos: [{ text: 'Finally', from: { name: 'Cy' }, mine: false }], thankable: null })
  const { id } = (await cy.client.kudos.of({ ofNoun: 'idea', ofId: ideaId })).kudos[0]!
  await expect(bo.client.kudos.takeBack({ id })).rejects.toMatchObject({ code: 'not-yours' })
  await cy.client.kudos.takeBack({ id })
  await team.settle()
  expect((await told(bo)).map(([text]) => text)).toEqual(['Good to know', 'Well heard'])
})

test('nobody thanks themselves, not even the author of an idea without a name, who is thanked as such', async () => {
  const { id: ideaId } = await bo.client.ideas.create({ title: 'One invoice', answers: ANSWERS, nameless: true })
  await team.settle()
  await expect(bo.client.kudos.give({ ofNoun: 'idea', ofId: ideaId, text: 'Well done, me' })).rejects.toMatchObject({ code: 'kudos-own' })
  await expect(bo.client.kudos.give({ ofNoun: 'idea', ofId: joinedId('idea', 'none'), text: 'x' })).rejects.toMatchObject({ code: 'kudos-none' })
  await cy.client.kudos.give({ ofNoun: 'idea', ofId: ideaId, text: 'Whoever you are' })
  await team.settle()
  expect(await told(bo)).toEqual([['Whoever you are', 'Cy', '', ideaId]])
  expect(cy.context.store.read.value('SELECT toId FROM kudos')).toBe(NAMELESS)
  // and the hub takes none to oneself
  const bosId = await me(bo)
  expect(() => bo.context.store.write((write) => write.put('kudos', bo.context.newId(), { ofNoun: 'idea', ofId: ideaId, toId: bosId, fromId: bosId, text: 'x', createdAt: 1 }))).toThrow(expect.objectContaining({ code: 'kudos-own' }))
})

test('comments are thanked for where they stand, also those that came along with a merged idea', async () => {
  const { id: ideaId } = await bo.client.ideas.create({ title: 'One invoice', answers: ANSWERS, submit: true })
  const { id: otherId } = await cy.client.ideas.create({ title: 'A single invoice', answers: ANSWERS, submit: true })
  await team.settle()
  const [commentId] = (await bo.client.ideas.comment({ id: otherId, text: 'The bookkeeper says yes' })).discussion.map(({ id }) => id)
  await team.settle()
  await team.admin.client.ideas.merge({ id: otherId, intoId: ideaId })
  await cy.client.kudos.give({ ofNoun: 'comment', ofId: commentId!, text: 'Good to know' })
  await team.settle()
  for (const core of [bo, cy, team.admin]) expect((await core.client.kudos.onComments({ ideaId })).map(({ commentId: of, text, from, mine }) => [of, text, from.name, mine])).toEqual([[commentId, 'Good to know', 'Cy', core === cy]])
  await bo.client.ideas.deleteComment({ id: commentId! })
  expect(await bo.client.kudos.onComments({ ideaId })).toEqual([])
})

test('whoever answers on their idea without a name does not thank themselves for it, and is thanked by others', async () => {
  const { id: ideaId } = await bo.client.ideas.create({ title: 'One invoice', answers: ANSWERS, nameless: true })
  await team.settle()
  const commentId = (await bo.client.ideas.comment({ id: ideaId, text: 'By the way' })).discussion[0]!.id
  await team.settle()
  await expect(bo.client.kudos.give({ ofNoun: 'comment', ofId: commentId, text: 'Well done, me' })).rejects.toMatchObject({ code: 'kudos-own' })
  expect((await bo.client.kudos.of({ ofNoun: 'comment', ofId: commentId })).thankable).toBeNull()
  expect((await cy.client.kudos.of({ ofNoun: 'comment', ofId: commentId })).thankable).toMatchObject({ id: NAMELESS })
  // a device that does not ask its core: the hub knows who wrote the idea
  const bosId = await me(bo)
  bo.context.store.write((write) => write.put('kudos', bo.context.newId(), { ofNoun: 'idea', ofId: ideaId, toId: NAMELESS, fromId: bosId, text: 'Well done, me', createdAt: 1 }))
  await team.settle()
  expect(await told(cy)).toEqual([])
})
