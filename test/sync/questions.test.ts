// The idea questions in a team: two admins who edit them apart agree, answers arrive with their wording, and the hub takes no answer to what is not asked.
import { beforeEach, expect, test } from 'vitest'
import { joinedId } from '../../electron/core/store/write.ts'
import type { Question } from '../../shared/domain/ideas.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'admin'], ['Cy', 'employee'])
beforeEach(() => team.settle())

const asked = (core: TestCore) => core.client.questions.list({})
const answers = { customers: 'All who pay by card', delight: 'They wait no longer' }

test('two admins who edit the questions apart from each other end with the same ones, and nothing to decide about', async () => {
  await team.goOffline()
  await team.admin.client.questions.reword({ key: 'delight', words: 'Why would they smile?' })
  const law = (await team.admin.client.questions.add({ words: 'What does the law say?' })).at(-1)!.key
  await team.admin.client.questions.show({ key: 'who', shown: false })
  bo.clock.now += 1
  await bo.client.questions.reword({ key: 'delight', words: 'What will they tell their friends?' })
  await bo.client.questions.add({ words: 'What does it cost them?' })
  await bo.client.questions.place({ key: 'who', before: 'benefit' })
  const early = await bo.client.ideas.create({ title: 'Written while apart', answers })
  await team.goOnline()
  await team.settle()
  expect(await asked(bo)).toEqual(await asked(team.admin))
  expect(await asked(cy)).toEqual(await asked(bo))
  const list = await asked(bo)
  expect(list.find(({ key }) => key === 'delight')).toMatchObject({ words: 'What will they tell their friends?', versions: 2 })
  expect(list.find(({ key }) => key === 'who')).toMatchObject({ shown: false })
  expect(list.map(({ key }) => key).slice(0, 5)).toEqual(['customers', 'delight', 'problem', 'who', 'benefit'])
  expect(list.map(({ words }) => words)).toEqual(expect.arrayContaining(['What does the law say?', 'What does it cost them?']))
  for (const core of [team.admin, bo]) expect((await core.client.ledger.conflicts({})).rows).toEqual([])
  // a later wording does not reach back
  await team.admin.client.questions.reword({ key: 'delight', words: 'And now?' })
  await cy.client.ideas.create({ title: 'By law', answers: { ...answers, [law]: 'Nothing' } })
  await team.settle()
  for (const core of [team.admin, cy]) expect((await core.client.ideas.get({ id: early.id })).answered).toContainEqual({ key: 'delight', words: 'What will they tell their friends?' })
  const [byLaw] = (await bo.client.ideas.list({ filters: { text: 'By law' } })).rows
  expect((await bo.client.ideas.get({ id: byLaw!.id })).answered).toContainEqual({ key: law, words: 'What does the law say?' })
})

test('only admins set them; the hub refuses an answer to a question that nobody asked', async () => {
  await expect(cy.client.questions.add({ words: 'May I?' })).rejects.toMatchObject({ code: 'admins-only' })
  await expect(cy.client.questions.reword({ key: 'delight', words: 'May I?' })).rejects.toMatchObject({ code: 'admins-only' })
  const { id } = await cy.client.ideas.create({ title: 'Mine', answers })
  await team.settle()
  const question = cy.context.newId() as Question
  cy.context.store.write((write) => write.put('ideaAnswer', joinedId('ideaAnswer', id, question), { ideaId: id, question, text: 'To nothing', wordsId: null }))
  const codes = () => cy.context.store.read.all<{ code: string }>(`SELECT code FROM rejected WHERE op ->> 'entity' = 'ideaAnswer'`).map(({ code }) => code)
  await until('the refusal', () => codes().length === 1)
  expect(codes()).toEqual(['unknown-question'])
})

test('a question that is required reaches everybody; whoever handed in before they could know of it is not held up, and loses nothing', async () => {
  const known = await cy.client.ideas.create({ title: 'Known to all', answers, submit: false })
  await team.settle()
  await team.goOffline()
  await team.admin.client.questions.require({ key: 'problem', required: true })
  const early = await cy.client.ideas.create({ title: 'Handed in at once', answers, submit: true })
  await cy.client.ideas.move({ id: known.id, from: 'draft', to: 'submitted' })
  await team.goOnline()
  await team.settle()
  for (const { id } of [known, early]) expect((await team.admin.client.ideas.get({ id })).stage).toBe('submitted')
  expect(cy.context.store.read.value('SELECT count(*) FROM rejected')).toBe(0)
  await expect(cy.client.ideas.create({ title: 'Now known', answers, submit: true })).rejects.toMatchObject({ code: 'answers-missing', fields: [{ field: 'answers.problem', code: 'answer-missing' }] })
  await expect(cy.client.questions.require({ key: 'problem', required: false })).rejects.toMatchObject({ code: 'admins-only' })
})

test('the hub refuses a move out of Draft by a device that had read of the question and did not ask its core', async () => {
  await team.admin.client.questions.require({ key: 'problem', required: true })
  await team.settle()
  const { id } = await cy.client.ideas.create({ title: 'Mine', answers, submit: false })
  await team.settle()
  const memberId = (await cy.client.session.get({})).member!.id
  cy.context.store.write((write) => {
    write.patch('idea', id, { stage: 'submitted', stageAt: 1, submittedAt: 1 })
    write.put('stageChange', cy.context.newId(), { ideaId: id, fromStage: 'draft', toStage: 'submitted', reason: '', memberId, meetingId: null, createdAt: 1 })
  })
  await team.settle()
  expect(cy.context.store.read.all<{ code: string }>('SELECT code FROM rejected ORDER BY code').map(({ code }) => code)).toContain('answers-missing')
  expect((await team.admin.client.ideas.get({ id })).stage).toBe('draft')
  await cy.client.ideas.edit({ id, changes: { answers: { problem: 'They pay twice' } } })
  await cy.client.ideas.move({ id, from: (await cy.client.ideas.get({ id })).stage, to: 'submitted' })
  await team.settle()
  expect((await team.admin.client.ideas.get({ id })).stage).toBe('submitted')
})
