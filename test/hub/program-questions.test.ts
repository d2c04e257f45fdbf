// Programs and what a workspace sets of its ideas: its own questions, categories, campaigns, and stages that it does without.
import { expect, test } from 'vitest'
import type { Joined } from '../../hub/auth/sessions.ts'
import { v7 as uuid7 } from 'uuid'
import { joinFirst, once, openTestHub, testDevice } from '../support/hub.ts'
import { program } from '../support/programs.ts'

interface Idea { id: string; answers: Record<string, string>; asked: Record<string, string | null>; category: { name: string } | null; campaign: { name: string } | null; stage: string; step: { id: string; name: string } | null }

test('an idea answers a question of the workspace’s own in the words of now, and is sorted; what is not there is refused', async () => {
  const hub = await openTestHub()
  const ada: Joined = await joinFirst(hub)
  const device = testDevice(hub, ada)
  await device.hello()
  const [law, category, campaign] = [uuid7(), uuid7(), uuid7()]
  const results = await device.results([
    { entity: 'question', kind: 'put', rowId: once('question', law), patch: { key: law, position: 9 } },
    { entity: 'questionWords', kind: 'put', rowId: uuid7(), patch: { key: law, wording: 'What does the law say?', createdAt: 1 } },
    { entity: 'questionWords', kind: 'put', rowId: uuid7(), patch: { key: law, wording: 'Is it lawful?', createdAt: 2 } },
    { entity: 'category', kind: 'put', rowId: category, patch: { name: 'Loyalty' } },
    { entity: 'campaign', kind: 'put', rowId: campaign, patch: { name: 'Storm', question: 'What now?', audience: 'everybody', areaId: null, startsAt: 1, endsAt: 2, closing: '', closedAt: null, createdAt: 1 } },
    { entity: 'stage', kind: 'put', rowId: once('stage', 'parked'), patch: { key: 'parked', shown: false } },
  ])
  expect(results.filter((result) => 'code' in result)).toEqual([])
  const script = await program(hub, ada)
  const idea = { title: 'Stamps', answers: { customers: 'All', delight: 'They smile', [law]: 'Yes' }, category: { id: category }, campaign: { name: 'storm' } }
  const made = await script.ask<Idea>('POST', '/v1/ideas', idea)
  expect(made.body).toMatchObject({ answers: { customers: 'All', who: '', [law]: 'Yes' }, asked: { customers: null, [law]: 'Is it lawful?' }, category: { name: 'Loyalty' }, campaign: { name: 'Storm' } })
  const changed = await script.ask<Idea>('PATCH', `/v1/ideas/${made.body.id}`, { answers: { [law]: 'It is' }, category: null })
  expect(changed.body).toMatchObject({ answers: { [law]: 'It is' }, category: null, campaign: { name: 'Storm' } })
  const code = async (path: string, body: object) => (await script.ask('POST', path, body)).body.error.code
  expect(await code('/v1/ideas', { ...idea, answers: { ...idea.answers, [uuid7()]: 'x' } })).toBe('unknown-question')
  expect(await code('/v1/ideas', { ...idea, answers: { ...idea.answers, because: 'x' } })).toBe('unknown-question')
  expect(await code('/v1/ideas', { ...idea, category: { id: uuid7() } })).toBe('unknown-category')
  expect(await code('/v1/ideas', { ...idea, campaign: { name: 'Hail' } })).toBe('unknown-campaign')
  expect(await code(`/v1/ideas/${made.body.id}/moves`, { to: 'parked' })).toBe('stage-left-out')
  await hub.dispose()
})

test('an idea goes into a step of a stage, from one to another and out of them; what is not of that stage is refused', async () => {
  const hub = await openTestHub()
  const ada: Joined = await joinFirst(hub)
  const device = testDevice(hub, ada)
  await device.hello()
  const [technical, legal] = [uuid7(), uuid7()]
  await device.results([
    { entity: 'step', kind: 'put', rowId: technical, patch: { stage: 'in-review', name: 'Technical check', position: 1 } },
    { entity: 'step', kind: 'put', rowId: legal, patch: { stage: 'in-review', name: 'Legal check', position: 2 } },
  ])
  const script = await program(hub, ada)
  const { body: { id, ...made } } = await script.ask<Idea>('POST', '/v1/ideas', { title: 'Stamps', answers: { customers: 'All', delight: 'They smile' } })
  expect([made.stage, made.step]).toEqual(['submitted', null])
  const move = async (body: object) => (await script.ask<Idea>('POST', `/v1/ideas/${id}/moves`, body)).body
  const stands = async (body: object) => {
    const { stage, step } = await move(body)
    return [stage, step]
  }
  expect(await stands({ to: 'in-review', step: { id: technical } })).toEqual(['in-review', { id: technical, name: 'Technical check' }])
  expect(await stands({ to: 'in-review', step: { name: 'legal CHECK' } })).toEqual(['in-review', { id: legal, name: 'Legal check' }])
  expect((await script.ask<{ items: Idea[] }>('GET', '/v1/ideas')).body.items.map(({ step }) => step)).toEqual([{ id: legal, name: 'Legal check' }])
  const code = async (body: object) => (await move(body) as unknown as { error: { code: string } }).error.code
  expect(await code({ to: 'in-review', step: { id: legal } })).toBe('illegal-move')
  expect(await code({ to: 'approved', step: { id: legal } })).toBe('unknown-step')
  expect(await code({ to: 'in-review', step: { name: 'Nobody’s check' } })).toBe('unknown-step')
  expect(await stands({ to: 'in-review' })).toEqual(['in-review', null])
  await move({ to: 'in-review', step: { id: technical } })
  expect(await stands({ to: 'approved' })).toEqual(['approved', null])
  await device.results([{ entity: 'step', kind: 'del', rowId: technical, base: 999, patch: {} }])
  expect(await code({ to: 'in-review', step: { id: technical } })).toBe('unknown-step')
  await hub.dispose()
})

test('what the workspace requires, a program answers before it submits an idea, or moves it out of Draft', async () => {
  const hub = await openTestHub()
  const ada: Joined = await joinFirst(hub)
  const device = testDevice(hub, ada)
  await device.hello()
  await device.results([
    { entity: 'question', kind: 'put', rowId: once('question', 'problem'), patch: { key: 'problem', required: true } },
    { entity: 'question', kind: 'put', rowId: once('question', 'who'), patch: { key: 'who', required: true, shown: false } },
  ])
  const script = await program(hub, ada)
  const idea = { title: 'Stamps', answers: { customers: 'All', delight: 'They smile' } }
  const refused = await script.ask('POST', '/v1/ideas', idea)
  expect([refused.status, refused.body.error.code, refused.body.error.fields]).toEqual([400, 'answers-missing', [{ field: 'answers.problem', code: 'answer-missing', message: expect.stringContaining('wants this answered') }]])
  const draft = await script.ask<Idea>('POST', '/v1/ideas', { ...idea, submit: false })
  expect(draft.body.stage).toBe('draft')
  const move = () => script.ask<Idea>('POST', `/v1/ideas/${draft.body.id}/moves`, { to: 'submitted' })
  expect((await move()).body.error.fields).toMatchObject([{ field: 'answers.problem' }])
  await script.ask('PATCH', `/v1/ideas/${draft.body.id}`, { answers: { problem: 'They forget' } })
  expect((await move()).body.stage).toBe('submitted')
  await hub.dispose()
})

test('what the workspace has set for ideas is listed, with the ids, names and questions that an idea is written with', async () => {
  const hub = await openTestHub()
  const ada: Joined = await joinFirst(hub)
  const device = testDevice(hub, ada)
  await device.hello()
  const [technical, legal, gone, law, category, campaign] = [uuid7(), uuid7(), uuid7(), uuid7(), uuid7(), uuid7()]
  const results = await device.results([
    { entity: 'stage', kind: 'put', rowId: once('stage', 'parked'), patch: { key: 'parked', shown: false } },
    { entity: 'stage', kind: 'put', rowId: once('stage', 'approved'), patch: { key: 'approved', name: 'Yes' } },
    { entity: 'step', kind: 'put', rowId: legal, patch: { stage: 'in-review', name: 'Legal check', position: 2 } },
    { entity: 'step', kind: 'put', rowId: technical, patch: { stage: 'in-review', name: 'Technical check', position: 1 } },
    { entity: 'step', kind: 'put', rowId: gone, patch: { stage: 'pilot', name: 'Gone', position: 1 } },
    { entity: 'question', kind: 'put', rowId: once('question', 'who'), patch: { key: 'who', shown: false } },
    { entity: 'question', kind: 'put', rowId: once('question', law), patch: { key: law, position: 9, required: true } },
    { entity: 'questionWords', kind: 'put', rowId: uuid7(), patch: { key: law, wording: 'Is it lawful?', createdAt: 2 } },
    { entity: 'category', kind: 'put', rowId: category, patch: { name: 'Stores' } },
    { entity: 'category', kind: 'put', rowId: uuid7(), patch: { name: 'Loyalty' } },
    { entity: 'campaign', kind: 'put', rowId: campaign, patch: { name: 'Storm', question: 'What now?', audience: 'everybody', areaId: null, startsAt: 1, endsAt: 2, closing: '', closedAt: null, createdAt: 1 } },
  ])
  expect(results.filter((result) => 'code' in result)).toEqual([])
  await device.results([{ entity: 'step', kind: 'del', rowId: gone, base: 999, patch: {} }])
  const script = await program(hub, ada)
  const listed = async <T>(path: string) => (await script.ask<{ items: T[] }>('GET', path)).body.items
  const stages = await listed<{ stage: string; name: string | null; leftOut: boolean; steps: { id: string; name: string }[] }>('/v1/stages')
  expect(stages.map(({ stage, name, leftOut, steps }) => [stage, name ?? '', leftOut, ...steps.map((step) => step.name)].filter(Boolean).join(' '))).toEqual(['draft', 'submitted', 'in-review Technical check Legal check', 'approved Yes', 'pilot', 'implemented', 'measured', 'declined', 'parked true', 'merged'])
  expect(await listed('/v1/categories')).toMatchObject([{ name: 'Loyalty' }, { id: category, name: 'Stores' }])
  expect(await listed('/v1/campaigns')).toEqual([{ id: campaign, name: 'Storm', question: 'What now?', startsAt: '1970-01-01T00:00:00.001Z', endsAt: '1970-01-01T00:00:00.002Z' }])
  const questions = await listed<{ question: string; words: string | null; leftOut: boolean; required: boolean }>('/v1/questions')
  expect(questions.slice(0, 2)).toEqual(['customers', 'delight'].map((question) => ({ question, words: null, leftOut: false, required: true })))
  expect(questions.filter(({ question }) => [law, 'who'].includes(question))).toEqual([{ question: 'who', words: null, leftOut: true, required: false }, { question: law, words: 'Is it lawful?', leftOut: false, required: true }])
  // what is listed is what is written
  const { body: idea } = await script.ask<Idea>('POST', '/v1/ideas', { title: 'Stamps', answers: Object.fromEntries(questions.filter(({ leftOut }) => !leftOut).map(({ question }) => [question, 'All'])), category: { id: category } })
  const step = stages.find(({ stage }) => stage === 'in-review')!.steps[1]!
  expect((await script.ask<Idea>('POST', `/v1/ideas/${idea.id}/moves`, { to: 'in-review', step: { id: step.id } })).body).toMatchObject({ step, category: { name: 'Stores' } })
  // to a token that reads learnings they are closed, and they take no parameters
  expect((await (await program(hub, ada, ['learnings:read'])).ask('GET', '/v1/stages')).body.error.code).toBe('scope-missing')
  expect((await script.ask('GET', '/v1/categories?limit=1')).body.error.code).toBe('bad-input')
  await hub.dispose()
})
