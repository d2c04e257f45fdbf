// Episodes and surveys in a team: the catalogue and its readings are the same on every device, and each role may do what it may.
import { expect, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { takeSurvey } from '../../electron/core/services/episodes/import-survey.ts'
import { joinedId } from '../../electron/core/store/write.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'lead'])

test('the board is the same on every device, with readings of a survey, owners and the order', async () => {
  const me = (await cy.client.session.get({})).member!.id
  const help = await cy.client.episodes.create({ name: 'Getting help', ownerId: me })
  const paying = await bo.client.episodes.create({ name: 'Paying' })
  const metric = await cy.client.metrics.create({ name: 'NPS', kind: 'nps', target: 40, benchmark: 30, benchmarkOf: 'Others' })
  await team.settle()
  const file = path.join(cy.dataDir, 'answers.csv')
  writeFileSync(file, 'score,date,episode\n9,2026-02-03,Paying\n3,2026-02-04,Paying\n10,2026-02-04,Getting help\n')
  await takeSurvey(cy.context, { file, name: 'answers.csv' }, metric.id, new AbortController().signal)
  const { id } = await bo.client.learnings.log({ text: 'Charged twice', sentiment: 'bad', waits: true, episode: { id: paying.id } })
  const idea = await bo.client.ideas.create({ title: 'Say it before', answers: { customers: 'All', delight: 'No surprise' } })
  await bo.client.ideas.link({ id: idea.id, learningId: id, linked: true })
  await cy.client.episodes.place({ id: paying.id, before: help.id })
  await team.settle()
  await cy.client.metrics.setGoal({ metricId: metric.id, fromOn: '2026-02-04', target: 50, benchmark: 35 })
  await cy.client.metrics.read({ metricId: metric.id, value: 12, readOn: '2026-02-05', segment: { name: 'Retail' } })
  await team.settle()
  const board = await cy.client.episodes.board({})
  expect(board.episodes).toMatchObject([{ name: 'Paying', metrics: [{ value: 0, margin: 138.6, few: true }], heard: { bad: 1 }, waiting: 1, ideas: 1 }, { name: 'Getting help', owner: { name: 'Cy' }, metrics: [{ value: 100 }] }])
  for (const core of [bo, team.admin]) {
    expect(await core.client.episodes.board({})).toEqual(board)
    expect(await core.client.metrics.list({})).toEqual(await cy.client.metrics.list({}))
  }
})

test('everybody may name an episode; leads order and own them and read surveys; champions delete', async () => {
  const paying = await bo.client.episodes.create({ name: 'Paying' })
  const metric = await cy.client.metrics.create({ name: 'NPS', kind: 'nps' })
  await team.settle()
  await expect(bo.client.episodes.edit({ id: paying.id, changes: { name: 'Bills' } })).rejects.toMatchObject({ code: 'leads-only' })
  const other = await bo.client.episodes.create({ name: 'Getting help' })
  await expect(bo.client.episodes.place({ id: other.id, before: paying.id })).rejects.toMatchObject({ code: 'leads-only' })
  const file = path.join(bo.dataDir, 'answers.csv')
  writeFileSync(file, 'score\n9\n')
  await expect(takeSurvey(bo.context, { file, name: 'answers.csv' }, metric.id, new AbortController().signal)).rejects.toMatchObject({ code: 'leads-only' })
  await expect(cy.client.episodes.delete({ id: paying.id })).rejects.toMatchObject({ code: 'champions-only' })
  expect(await team.admin.client.episodes.delete({ id: paying.id })).toEqual({ moved: 0 })
})

test('the hub, too, refuses readings and targets outside an own scale', async () => {
  const metric = await cy.client.metrics.create({ name: 'Stars', least: 1, most: 5 })
  await team.settle()
  // a device that does not look
  cy.context.store.write((write) => write.put('reading', cy.context.newId(), { metricId: metric.id, episodeId: null, value: 6, sampleSize: null, readOn: '2026-02-01', note: '', createdAt: 1, variance: null, segmentId: null, teamId: null }))
  cy.context.store.write((write) => write.put('metricGoal', joinedId('metricGoal', metric.id, '2026-02-01'), { metricId: metric.id, fromOn: '2026-02-01', target: 0, benchmark: null, createdAt: 1 }))
  await team.settle()
  expect((await cy.client.ledger.rejections({})).rows.map(({ code }) => code)).toEqual(['out-of-scale', 'out-of-scale'])
  expect((await bo.client.metrics.list({}))[0]).toMatchObject({ least: 1, most: 5, readings: [], goals: [] })
})
