// Ways to look at ideas in a team: who sees a saved view, who limits a stage, and that every device counts the same.
import { beforeEach, expect, test } from 'vitest'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { past, refusals } from '../support/past.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'champion'])
beforeEach(() => team.settle())

const VIEW = 'board/lanes=owner'
const names = async (core: TestCore) => (await core.client.views.list({})).map(({ name }) => name)
const limit = async (core: TestCore) => (await core.client.ideas.stages({})).find(({ stage }) => stage === 'pilot')!.limit
const meOf = (core: TestCore) => core.context.store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)!

test('a view of one’s own is on no other member’s device; one for everybody is on all of them, and goes again when it is taken back', async () => {
  await bo.client.views.save({ name: 'What I wrote', view: 'list/mine=yes' })
  const shared = await cy.client.views.save({ name: 'By owner', view: VIEW, shared: true })
  await team.settle()
  expect([await names(bo), await names(cy), await names(team.admin)]).toEqual([['What I wrote', 'By owner'], ['By owner'], ['By owner']])
  expect((await bo.client.views.list({}))[1]).toMatchObject({ view: VIEW, by: { name: 'Cy' }, mine: false })
  await team.admin.client.views.edit({ id: shared.id, changes: { name: 'By whose it is' } })
  await team.settle()
  expect(await names(cy)).toEqual(['By whose it is'])
  await cy.client.views.edit({ id: shared.id, changes: { shared: false } })
  await team.settle()
  expect([await names(bo), await names(cy), await names(team.admin)]).toEqual([['What I wrote'], ['By whose it is'], []])
  for (const core of [bo, team.admin]) expect(core.context.store.read.value('SELECT 1 FROM savedView WHERE id = ?', [shared.id])).toBeUndefined()
})

test('who is no champion makes no view for everybody and changes nobody’s; nor does the hub take it', async () => {
  await expect(bo.client.views.save({ name: 'For all', view: VIEW, shared: true })).rejects.toMatchObject({ code: 'champions-only' })
  const { id } = await cy.client.views.save({ name: 'By owner', view: VIEW, shared: true })
  const own = await bo.client.views.save({ name: 'Mine', view: VIEW })
  await team.settle()
  await expect(bo.client.views.edit({ id, changes: { name: 'Mine now' } })).rejects.toMatchObject({ code: 'not-yours' })
  past(bo, (write) => write.put('savedView', bo.context.newId(), { name: 'For all', view: VIEW, shared: true, memberId: meOf(bo), createdAt: 1 }))
  past(bo, (write) => write.patch('savedView', own.id, { shared: true }))
  past(bo, (write) => write.put('savedView', bo.context.newId(), { name: 'In another’s name', view: VIEW, shared: false, memberId: meOf(cy), createdAt: 1 }))
  await team.settle()
  expect(refusals(bo)).toEqual(['champions-only', 'champions-only', 'as-another'])
  expect(await names(cy)).toEqual(['By owner'])
})

test('champions limit a stage, two of them one each; employees do not, and the hub takes no limit that is none', async () => {
  await team.goOffline()
  await cy.client.board.setLimit({ stage: 'pilot', most: 3 })
  await team.admin.client.board.setLimit({ stage: 'in-review', most: 4 })
  await team.goOnline()
  await team.settle()
  for (const core of [bo, cy, team.admin]) expect((await core.client.ideas.stages({})).flatMap(({ stage, limit: most }) => (most === null ? [] : [[stage, most]]))).toEqual([['in-review', 4], ['pilot', 3]])
  await expect(bo.client.board.setLimit({ stage: 'pilot', most: 9 })).rejects.toMatchObject({ code: 'champions-only' })
  past(bo, (write) => write.patch('stageLimit', idOfJoined('stageLimit', ['pilot']), { most: 9 }))
  past(cy, (write) => write.patch('stageLimit', idOfJoined('stageLimit', ['pilot']), { most: 0 }))
  await team.settle()
  expect([refusals(bo), refusals(cy), await limit(bo)]).toEqual([['champions-only'], ['out-of-range'], 3])
})

test('lanes and places are counted the same on every device, though nothing of them is sent', async () => {
  const { id } = await bo.client.ideas.create({ title: 'One invoice', answers: { customers: 'All', delight: 'Less to do' } })
  const learning = await bo.client.learnings.log({ text: 'It was wrong again', area: { name: 'Billing' } })
  await bo.client.ideas.link({ id, learningId: learning.id, linked: true })
  await team.settle()
  await cy.client.review.judge({ id, impact: 5, reach: 3, confidence: 3, effort: 1, comment: '' })
  await cy.client.benefits.add({ ideaId: id, state: 'expected', gainer: 'employee', kind: 'other', low: 1, high: 2, unit: 'hours' })
  await team.settle()
  const seen = async (core: TestCore) => [
    (await core.client.board.lanes({ by: 'area' })).lanes.map(({ name }) => name),
    (await core.client.board.lanes({ by: 'gainer' })).lanes.map(({ id: of }) => of),
    (await core.client.board.places({})).places,
  ]
  for (const core of [bo, cy, team.admin]) expect(await seen(core)).toEqual([['Billing'], ['employee'], [{ impact: 5, effort: 1, count: 1, titles: ['One invoice'] }]])
})
