// First answers, tags, reviews and scores in a team: the same on every device, whoever said them and in whatever order they came.
import { beforeEach, expect, test } from 'vitest'
import { joinedId } from '../../electron/core/store/write.ts'
import { HOUR, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'lead'])
let id: string
const ANSWERS = { customers: 'All who pay by card', delight: 'They are done at once' }
beforeEach(async () => {
  id = (await bo.client.ideas.create({ title: 'Open a second counter', answers: ANSWERS })).id
  await team.settle()
})

const all = () => [team.admin, bo, cy]
const column = (core: TestCore, name: 'answeredAt' | 'score') => core.context.store.read.value<number | null>(`SELECT ${name} FROM idea WHERE id = ?`, [id])
const said = { impact: 5, reach: 4, confidence: 4, effort: 2 }

test('an idea is answered when a lead speaks, not when its author or a colleague does', async () => {
  const di = await team.add('Di')
  await team.settle()
  await bo.client.ideas.comment({ id, text: 'Near the door, I mean.' })
  await di.client.ideas.comment({ id, text: 'I would use it every day.' })
  await team.settle()
  expect(all().map((core) => column(core, 'answeredAt'))).toEqual([null, null, null])
  cy.clock.pass(HOUR)
  const at = cy.clock.now
  await cy.client.ideas.comment({ id, text: 'We look at it on Friday.' })
  await team.settle()
  expect(all().map((core) => column(core, 'answeredAt'))).toEqual([at, at, at])
  for (const core of all()) expect((await core.client.review.list({})).rows).toMatchObject([{ awaits: 'decision', answeredAt: at }])
  // who answered may lose the role: the answer stays one, also for whoever comes later
  await team.admin.client.team.change({ id: (await cy.client.session.get({})).member!.id, role: 'employee' })
  const ed = await team.add('Ed')
  await team.settle()
  expect(column(ed, 'answeredAt')).toBe(at)
})

test('two champions score apart; the score is one everywhere, and only champions give one', async () => {
  const di = await team.add('Di', 'champion')
  await team.settle()
  await team.goOffline()
  await team.admin.client.review.judge({ id, ...said, comment: 'Cheap.' })
  await di.client.review.judge({ id, ...said, effort: 5 })
  await expect(cy.client.review.judge({ id, ...said })).rejects.toMatchObject({ code: 'champions-only' })
  await team.goOnline()
  await team.settle()
  const scores = await Promise.all([...all(), di].map((core) => core.client.review.score({ id })))
  expect(new Set(scores.map(({ score }) => score)).size).toBe(1)
  expect(scores[1]).toMatchObject({ apart: [{ criterion: 'effort', least: 2, most: 5 }], reviews: [{ by: { name: 'Ada' } }, { by: { name: 'Di' } }] })
  await team.admin.client.rules.edit({ changes: { scoring: 'ice' } })
  await team.settle()
  expect(new Set([...all(), di].map((core) => column(core, 'score')))).toEqual(new Set([Math.round((1000 * (5 * 4 * 2.5)) / 125)]))
})

test('nobody scores their own idea; the hub takes no forged answer, and no score out of range', async () => {
  const own = (await team.admin.client.ideas.create({ title: 'My own', answers: ANSWERS })).id
  await team.settle()
  await expect(team.admin.client.review.judge({ id: own, ...said })).rejects.toMatchObject({ code: 'own-idea' })
  const me = async (core: TestCore) => (await core.client.session.get({})).member!.id
  const forge = (core: TestCore, entity: string, rowId: string, patch: object) => {
    const op = { opId: core.context.newId(), txn: null, entity, rowId, kind: 'put', patch: JSON.stringify(patch), base: 0, dep: null, hlc: core.clock.now * 1000, schema: 1, was: null }
    core.context.database.prepare(`INSERT INTO outbox (${Object.keys(op).join(', ')}) VALUES (${Object.keys(op).map(() => '?').join(', ')})`).run(...Object.values(op))
  }
  const [boId, adaId] = [await me(bo), await me(team.admin)]
  forge(bo, 'comment', bo.context.newId(), { ideaId: own, authorId: boId, text: 'Answered!', createdAt: 1, answers: true })
  await bo.client.learnings.log({ text: 'They print every invoice twice' })
  forge(team.admin, 'review', joinedId('review', id, adaId), { ideaId: id, memberId: adaId, ...said, impact: 9, comment: '', createdAt: 1 })
  await team.admin.client.learnings.log({ text: 'They fold every invoice twice' })
  const codes = (core: TestCore) => core.context.store.read.all<{ code: string }>('SELECT code FROM rejected').map(({ code }) => code)
  await until('the refusals', () => codes(bo).length === 1 && codes(team.admin).length === 1)
  expect([codes(bo), codes(team.admin)]).toEqual([['leads-only'], ['out-of-range']])
})

test('tags of two people come together, and a question of a champion reaches the author by name', async () => {
  const di = await team.add('Di', 'champion')
  await team.settle()
  await team.goOffline()
  await bo.client.review.tag({ id, tags: ['counter'] })
  await di.client.review.tag({ id, tags: ['queue'] })
  await di.client.ideas.comment({ id, text: 'Which shop do you mean?', asks: true })
  await team.goOnline()
  await team.settle()
  expect((await bo.client.review.tags({ id })).toSorted()).toEqual(['counter', 'queue'])
  expect(await bo.client.ideas.questions({})).toMatchObject([{ ideaId: id, text: 'Which shop do you mean?', by: { name: 'Di' } }])
  await bo.client.ideas.comment({ id, text: 'All of them.' })
  expect(await bo.client.ideas.questions({})).toEqual([])
})
