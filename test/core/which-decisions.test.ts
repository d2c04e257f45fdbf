// Which answers and decisions count for promises and key figures (docs/pipeline.md): not those of an earlier handing in, not slips, not merges that were taken back, not what came from elsewhere.
import { beforeEach, describe, expect, it } from 'vitest'
import { me } from '../../electron/core/services/context.ts'
import { addIdea } from '../../electron/core/services/ideas.ts'
import type { Stage } from '../../shared/domain/ideas.ts'
import { DAY, HOUR, MINUTE, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
let bo: string
beforeEach(async () => {
  await core.client.rules.edit({ changes: { timeZone: 'UTC' } })
  bo = core.context.newId()
  core.context.store.write((write) => write.put('member', bo, { name: 'Bo', role: 'employee', teamId: null, createdAt: START - DAY }))
})

const NOTHING = { title: 'Answer within the hour', description: '', answers: { customers: 'All', delight: 'Much' }, customers: [], segments: [], evidence: [], attachments: [], expectedBenefit: '', effort: null, ownerId: null, categoryId: null, campaignId: null }
function idea(stage: Stage = 'submitted', createdAt = core.clock.now): string {
  const id = core.context.newId()
  core.context.store.write((write) => addIdea(write, core.context, id, NOTHING, { authorId: bo, createdAt, stage, ...(stage === 'declined' && { reason: 'Too dear' }) }))
  return id
}
async function go(id: string, ...stages: Stage[]) {
  for (const to of stages) await core.client.ideas.move({ id, from: (await core.client.ideas.get({ id })).stage, to, reason: 'Because' })
}
async function takeBack(id: string) {
  await core.client.ideas.undoMove({ id, changeId: (await core.client.ideas.get({ id })).history.at(-1)!.id })
}
const figures = async () => {
  const { whole } = await core.client.kpis.get({ from: '2026-01-01', to: '2026-12-31' })
  const { decided, processingDays, answerHours, implemented, declined } = whole
  return { decided, processingDays, answerHours, implemented, declined }
}
const NONE = { decided: 0, processingDays: null, answerHours: null, implemented: 0, declined: 0 }
const awaits = async () => (await core.client.review.list({})).rows.map((row) => row.awaits)

describe('what counts of an idea', () => {
  it('that was handed in anew is what came after that: its promises begin anew', async () => {
    const id = idea()
    core.clock.pass(2 * DAY)
    await core.client.ideas.comment({ id, text: 'Which lift?' })
    await go(id, 'approved', 'in-review', 'submitted', 'draft')
    core.clock.pass(10 * DAY)
    await go(id, 'submitted')
    expect([await awaits(), await figures()]).toEqual([['answer'], NONE])
    core.clock.pass(2 * DAY)
    await go(id, 'approved')
    // from Monday to Wednesday
    expect(await figures()).toEqual({ ...NONE, decided: 1, processingDays: 2, answerHours: 16 })
  })

  it('is still there when it was taken back to Draft by a slip only', async () => {
    const id = idea()
    core.clock.pass(HOUR)
    await core.client.ideas.comment({ id, text: 'Which lift?' })
    await go(id, 'draft')
    core.clock.pass(MINUTE)
    await takeBack(id)
    expect([await awaits(), (await figures()).answerHours]).toEqual([['decision'], 1])
  })

  it('is no decision that was a slip', async () => {
    const id = idea()
    core.clock.pass(HOUR)
    await go(id, 'declined')
    core.clock.pass(MINUTE)
    await takeBack(id)
    expect([await awaits(), await figures()]).toEqual([['answer'], NONE])
    core.clock.pass(10 * DAY - HOUR - MINUTE)
    await go(id, 'approved')
    expect(await figures()).toMatchObject({ decided: 1, processingDays: 10 })
    // nor was it done when somebody only said so for a moment
    await go(id, 'implemented')
    await takeBack(id)
    core.clock.pass(60 * DAY)
    await go(id, 'implemented')
    const { trend } = await core.client.kpis.get({ from: '2026-01-01', to: '2026-12-31' })
    expect(trend.flatMap(({ key, implemented }) => (implemented > 0 ? [key] : []))).toEqual(['2026-05'])
  })

  it('is no merge that was taken back, however late', async () => {
    const [id, intoId] = [idea(), idea()]
    core.clock.pass(HOUR)
    await core.client.ideas.merge({ id, intoId })
    expect(await figures()).toMatchObject({ decided: 1, answerHours: 1 })
    core.clock.pass(2 * DAY)
    await core.client.ideas.unmerge({ id })
    expect([await awaits(), await figures()]).toEqual([['answer', 'answer'], NONE])
  })

  it('that came decided from elsewhere is its end, not how long it took', async () => {
    idea('declined', START - 3 * DAY)
    idea('implemented', START - 3 * DAY)
    expect(await figures()).toMatchObject({ decided: 0, processingDays: null, implemented: 1, declined: 1 })
  })

  it('is not the word of who only agreed, by a clock that is behind', async () => {
    const id = idea()
    core.clock.pass(2 * DAY)
    await go(id, 'approved')
    // as the hub keeps it: from that stage to itself
    core.context.store.write((write) => {
      write.tidying()
      write.put('stageChange', core.context.newId(), { ideaId: id, fromStage: 'approved', toStage: 'approved', reason: '', memberId: me(core.context), meetingId: null, createdAt: START + HOUR })
    })
    expect(await figures()).toEqual({ ...NONE, decided: 1, processingDays: 2, answerHours: 16 })
  })
})
