// Steps within stages on one device: added, named, ordered and deleted; ideas stand in them, are found by them, and keep everything that their stage means.
import { describe, expect, it } from 'vitest'
import { MOST_STEPS } from '../../shared/domain/steps.ts'
import type { Stage } from '../../shared/domain/ideas.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
const codesOf = (promise: Promise<unknown>) => promise.then(() => [], (error: { code: string; params: object; fields: { field: string; code: string }[] }) => [error.code, error.params, ...error.fields.map(({ field, code }) => `${field}: ${code}`)])
const idea = (title: string) => core.client.ideas.create({ title, answers: { customers: 'All', delight: 'They smile' } })
const stepsOf = async (key: Stage) => (await core.client.stages.list({})).find((stage) => stage.key === key)!.steps
async function step(stage: Stage, name: string): Promise<string> {
  await core.client.stages.addStep({ stage, name })
  return (await stepsOf(stage)).find((one) => one.name === name)!.id
}
/** An idea that is in review. */
async function reviewed(title: string): Promise<string> {
  const { id } = await idea(title)
  await core.client.ideas.move({ id, from: 'submitted', to: 'in-review' })
  return id
}
const into = (id: string, stepId: string | null) => core.client.ideas.move({ id, from: 'in-review', to: 'in-review', stepId })
const titles = async (filters: object, sort: 'newest' | 'moved' | 'supporters' = 'moved') => (await core.client.ideas.list({ filters, sort })).rows.map(({ title }) => title).toSorted()

describe('a step', () => {
  it('is added to a stage, renamed, put elsewhere, deleted and brought back', async () => {
    const technical = await step('in-review', 'Technical check')
    const legal = await step('in-review', 'Legal check')
    expect((await stepsOf('in-review')).map(({ name }) => name)).toEqual(['Technical check', 'Legal check'])
    await core.client.stages.placeStep({ id: legal, before: technical })
    await core.client.stages.renameStep({ id: technical, name: 'Can we build it?' })
    expect((await stepsOf('in-review')).map(({ name }) => name)).toEqual(['Legal check', 'Can we build it?'])
    await core.client.stages.placeStep({ id: legal, before: null })
    await core.client.stages.deleteStep({ id: technical })
    expect((await stepsOf('in-review')).map(({ name }) => name)).toEqual(['Legal check'])
    await core.client.stages.restoreStep({ id: technical })
    expect((await stepsOf('in-review')).map(({ name }) => name)).toEqual(['Can we build it?', 'Legal check'])
  })

  it('has a name that no other step and no stage has, whatever its case', async () => {
    await core.client.stages.rename({ key: 'pilot', name: 'Trial' })
    const legal = await step('in-review', 'Legal check')
    const taken = (name: string) => ['name-taken', { name }, 'name: name-taken']
    expect(await codesOf(core.client.stages.addStep({ stage: 'approved', name: 'legal CHECK' }))).toEqual(taken('legal CHECK'))
    expect(await codesOf(core.client.stages.addStep({ stage: 'approved', name: 'trial' }))).toEqual(taken('trial'))
    expect(await codesOf(core.client.stages.rename({ key: 'approved', name: 'Legal check' }))).toEqual(taken('Legal check'))
    await core.client.stages.deleteStep({ id: legal })
    await step('approved', 'Legal check')
    expect(await codesOf(core.client.stages.restoreStep({ id: legal }))).toEqual(taken('Legal check'))
  })

  it('is one of few, of a stage that may have steps', async () => {
    for (let n = 1; n <= MOST_STEPS; n++) await step('in-review', `Check ${n}`)
    expect(await codesOf(core.client.stages.addStep({ stage: 'in-review', name: 'One more' }))).toEqual(['too-many-steps', { count: MOST_STEPS }, 'name: too-many-steps'])
    for (const stage of ['draft', 'declined', 'merged'] as const) expect(await codesOf(core.client.stages.addStep({ stage, name: 'Never' }))).toEqual(['stage-without-steps', {}])
  })

  it('in use is not deleted: it is said how many ideas are to be moved first', async () => {
    const legal = await step('in-review', 'Legal check')
    const id = await reviewed('Card at the door')
    await into(id, legal)
    expect(await codesOf(core.client.stages.deleteStep({ id: legal }))).toEqual(['step-in-use', { count: 1, name: 'Legal check' }])
    await into(id, null)
    await core.client.stages.deleteStep({ id: legal })
    expect(await codesOf(into(id, legal))).toEqual(['unknown-step', {}])
  })
})

describe('an idea', () => {
  it('goes from step to step like any edit, and leaves them with its stage', async () => {
    const [technical, legal] = [await step('in-review', 'Technical check'), await step('in-review', 'Legal check')]
    const { id } = await idea('Card at the door')
    const moved = await core.client.ideas.move({ id, from: 'submitted', to: 'in-review', stepId: technical })
    expect([moved.stage, moved.step]).toEqual(['in-review', { id: technical, name: 'Technical check' }])
    const next = await into(id, legal)
    expect([next.step?.name, next.stageAt, next.history.length]).toEqual(['Legal check', moved.stageAt, moved.history.length])
    expect(await codesOf(into(id, legal))).toEqual(['illegal-move', { from: 'in-review', to: 'in-review' }])
    const approved = await core.client.ideas.move({ id, from: 'in-review', to: 'approved' })
    expect([approved.stage, approved.step]).toEqual(['approved', null])
    const back = await core.client.ideas.undoMove({ id, changeId: approved.history.at(-1)!.id, stepId: legal })
    expect([back.stage, back.step?.name]).toEqual(['in-review', 'Legal check'])
    expect(await codesOf(core.client.ideas.move({ id, from: 'in-review', to: 'approved', stepId: legal }))).toEqual(['unknown-step', {}])
  })

  it('that is merged and taken out again stands in its step again', async () => {
    const legal = await step('in-review', 'Legal check')
    const [one, other] = [await reviewed('Card at the door'), await reviewed('A card for the door')]
    await into(one, legal)
    await core.client.ideas.merge({ id: one, intoId: other })
    expect((await core.client.ideas.get({ id: one })).step).toBeNull()
    // what is merged stands in no step, so nothing is in the way of deleting it
    expect((await stepsOf('in-review'))[0]).toMatchObject({ ideas: 0 })
    expect((await core.client.ideas.unmerge({ id: one })).step?.name).toBe('Legal check')
  })

  it('is listed and counted by step, by stage with its steps, and by stage without them, in every order', async () => {
    const [technical, legal] = [await step('in-review', 'Technical check'), await step('in-review', 'Legal check')]
    const [a, b] = [await reviewed('A'), await reviewed('B')]
    await reviewed('C')
    await idea('D')
    await into(a, technical)
    await into(b, legal)
    for (const sort of ['moved', 'newest', 'supporters'] as const) {
      expect(await titles({ steps: [technical] }, sort)).toEqual(['A'])
      expect(await titles({ steps: [technical, legal] }, sort)).toEqual(['A', 'B'])
      expect(await titles({ stages: ['in-review'] }, sort)).toEqual(['A', 'B', 'C'])
      expect(await titles({ stages: ['in-review'], unstepped: true }, sort)).toEqual(['C'])
      expect(await titles({ stages: ['in-review'], steps: [legal] }, sort)).toEqual(['A', 'B', 'C'])
      expect(await titles({ stages: ['submitted'], steps: [legal] }, sort)).toEqual(['B', 'D'])
    }
    expect(await core.client.ideas.count({ filters: { stages: ['submitted'], steps: [legal] } })).toEqual({ count: 2, total: 4 })
    expect(await core.client.ideas.count({ filters: { stages: ['in-review'], steps: [legal] } })).toEqual({ count: 3, total: 4 })
    const rows = await core.client.ideas.stages({ filters: {} })
    expect(rows.find(({ stage }) => stage === 'in-review')).toEqual({ stage: 'in-review', count: 3, total: 3, limit: null, steps: [{ id: technical, count: 1 }, { id: legal, count: 1 }] })
    const filtered = await core.client.ideas.stages({ filters: { text: 'B' } })
    expect(filtered.find(({ stage }) => stage === 'in-review')).toMatchObject({ count: 1, steps: [{ id: technical, count: 0 }, { id: legal, count: 1 }] })
    const { lanes } = await core.client.board.lanes({ by: 'owner', filters: {} })
    expect(lanes).toMatchObject([{ id: 'none', count: 4, stages: { 'in-review': 3, submitted: 1 }, steps: { [technical]: 1, [legal]: 1 } }])
    expect((await core.client.board.lanes({ by: 'owner', filters: { text: 'A' } })).lanes).toMatchObject([{ count: 1, steps: { [technical]: 1 } }])
  })

  it('is moved on and back by step with others of the queue', async () => {
    const legal = await step('in-review', 'Legal check')
    const [a, b] = [await reviewed('A'), await reviewed('B')]
    await into(b, legal)
    const { done, refused } = await core.client.review.move({ ideas: [{ id: a, from: 'in-review' }, { id: b, from: 'in-review' }], to: 'in-review', stepId: legal })
    expect([done, refused]).toEqual([[{ id: a, changeId: null, stepId: null }], [{ id: b, title: 'B', code: 'illegal-move' }]])
    const on = await core.client.review.move({ ideas: [{ id: a, from: 'in-review' }], to: 'approved' })
    expect(on.done).toMatchObject([{ id: a, stepId: legal }])
    expect(await core.client.review.undoMove({ moves: on.done })).toEqual({ refused: [] })
    expect((await core.client.ideas.get({ id: a })).step?.name).toBe('Legal check')
    expect(await core.client.review.undoMove({ moves: done })).toEqual({ refused: [] })
    expect((await core.client.ideas.get({ id: a })).step).toBeNull()
  })

  it('adds what it is worth to its step, and not to the stage', async () => {
    const legal = await step('in-review', 'Legal check')
    const id = await reviewed('A')
    await into(id, legal)
    await core.client.benefits.add({ ideaId: id, state: 'expected', gainer: 'customer', kind: 'revenue', hard: true, low: 1000, high: 2000, currency: 'EUR' })
    expect((await core.client.board.sums({ filters: {} })).map(({ stage, stepId, expected }) => [stage, stepId, expected.map(({ high }) => high)])).toEqual([['in-review', legal, [2000]]])
  })
})
