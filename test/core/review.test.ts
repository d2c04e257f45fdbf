// The review queue and scoring on one device: what waits, in which order, what counts as an answer, and several ideas at once.
import { beforeEach, describe, expect, it } from 'vitest'
import { scoreOf } from '../../shared/domain/scoring.ts'
import { SCORINGS, type Scoring } from '../../shared/domain/workspace-rules.ts'
import { joinedId } from '../../electron/core/store/write.ts'
import { DAY, HOUR, MINUTE, type TestCore } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
let me: string
let bo: string
beforeEach(async () => {
  me = (await core.client.session.get({})).member!.id
  bo = core.context.newId()
  core.context.store.write((write) => write.put('member', bo, { name: 'Bo', role: 'employee', teamId: null, createdAt: core.clock.now }))
  await core.client.rules.edit({ changes: { timeZone: 'UTC' } })
})

const ANSWERS = { customers: 'All who pay by card', delight: 'They are done at once' }
/** An idea of Bo, handed in now. */
async function idea(title: string): Promise<string> {
  const { id } = await core.client.ideas.create({ title, answers: ANSWERS })
  core.context.database.prepare('UPDATE idea SET authorId = ? WHERE id = ?').run(bo, id)
  return id
}
const queue = async (input: Parameters<TestCore['client']['review']['list']>[0] = {}) => (await core.client.review.list(input)).rows
const titles = async () => (await queue()).map(({ title, awaits }) => `${title}: ${awaits}`)

describe('the queue', () => {
  it('has what waits for its first answer or for a decision, the oldest promise first', async () => {
    const old = await idea('Old, answered')
    await core.client.ideas.comment({ id: old, text: 'Thank you, we look at it on Friday.' })
    core.clock.pass(13 * DAY)
    await idea('New')
    await core.client.ideas.create({ title: 'A draft', answers: ANSWERS, submit: false })
    const parked = await idea('Parked')
    await core.client.ideas.move({ id: parked, from: 'submitted', to: 'parked' })
    expect(await titles()).toEqual(['Old, answered: decision', 'New: answer'])
    core.clock.pass(6 * DAY)
    const [first, second] = await queue()
    expect([first!.left < 0, second!.left < 0]).toEqual([true, true])
    expect(await core.client.review.counts({})).toEqual({ waiting: 2, overdue: { answer: 1, decision: 1 }, owners: [{ owner: null, overdue: 2 }] })
  })

  it('says when each promise is due in working time', async () => {
    // Wednesday, 4 March 2026, 09:00 UTC
    await idea('One')
    expect((await queue())[0]).toMatchObject({ dueAt: Date.UTC(2026, 2, 6, 17), left: 24 * HOUR })
    core.clock.pass(5 * DAY + 2 * HOUR)
    expect((await queue())[0]).toMatchObject({ left: -2 * HOUR })
  })

  it('comes in pages that neither skip nor repeat anything, by owner too', async () => {
    const expected: string[] = []
    for (let n = 0; n < 25; n += 1) {
      const id = await idea(`Idea ${n}`)
      if (n % 3 === 0) await core.client.ideas.comment({ id, text: 'Thank you.' })
      if (n % 2 === 0) await core.client.review.assign({ ids: [id], ownerId: me })
      core.clock.pass(n % 4 === 0 ? 0 : 9 * HOUR)
      expected.push(id)
    }
    for (const view of ['all', 'mine', 'unowned'] as const) {
      const seen: string[] = []
      const dues: number[] = []
      for (let cursor: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof core.client.review.list>> = await core.client.review.list({ view, cursor, limit: 4 })
        seen.push(...page.rows.map(({ id }) => id))
        dues.push(...page.rows.map(({ dueAt }) => dueAt))
        if ((cursor = page.next) === null) break
      }
      expect(seen.toSorted()).toEqual(expected.filter((_, n) => view === 'all' || (view === 'mine') === (n % 2 === 0)).toSorted())
      expect(dues).toEqual(dues.toSorted((a, b) => a - b))
    }
    await expect(core.client.review.list({ cursor: '{"answer":1}' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('a first answer', () => {
  const answeredAt = async (id: string) => core.context.store.read.value<number | null>('SELECT answeredAt FROM idea WHERE id = ?', [id])

  it('is what somebody says who may decide, not what the author says; taken back, it is none', async () => {
    const id = await idea('One')
    const own = (await core.client.ideas.create({ title: 'My own', answers: ANSWERS })).id
    core.clock.pass(HOUR)
    const { discussion } = await core.client.ideas.comment({ id, text: 'Thank you.' })
    await core.client.ideas.comment({ id: own, text: 'I thought of one more thing.' })
    expect([await answeredAt(id), await answeredAt(own)]).toEqual([core.clock.now, null])
    await core.client.ideas.deleteComment({ id: discussion[0]!.id })
    expect(await answeredAt(id)).toBeNull()
  })

  it('is a decision too, unless it was a slip; beginning to review is none', async () => {
    const id = await idea('One')
    await core.client.ideas.move({ id, from: 'submitted', to: 'in-review' })
    expect(await answeredAt(id)).toBeNull()
    core.clock.pass(HOUR)
    const { history } = await core.client.ideas.move({ id, from: 'in-review', to: 'parked' })
    expect(await answeredAt(id)).toBe(core.clock.now)
    core.clock.pass(MINUTE)
    await core.client.ideas.undoMove({ id, changeId: history.at(-1)!.id })
    expect(await answeredAt(id)).toBeNull()
    core.clock.pass(MINUTE)
    await core.client.ideas.move({ id, from: 'in-review', to: 'declined', reason: 'The lift is too old.' })
    const decided = core.clock.now
    core.clock.pass(DAY)
    await core.client.ideas.move({ id, from: 'declined', to: 'in-review' })
    expect(await answeredAt(id)).toBe(decided)
  })

  it('is the word of a meeting: “need more” leaves it waiting for the decision', async () => {
    const id = await idea('One')
    const { nextMeeting } = await core.client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'UTC', minutes: 60 })
    await core.client.meetings.decide({ meetingId: nextMeeting!.id, subject: `idea:${id}`, decision: 'need-more', reason: 'Which lift?' })
    expect(await titles()).toEqual(['One: decision'])
  })
})

describe('several at once', () => {
  it('are moved, what is refused is told, and all of it is taken back', async () => {
    const [one, two, three] = [await idea('One'), await idea('Two'), await idea('Three')]
    await core.client.ideas.move({ id: two, from: 'submitted', to: 'parked' })
    const { done, refused } = await core.client.review.move({ ideas: [one, two, three].map((id) => ({ id, from: 'submitted' as const })), to: 'declined', reason: 'Not this year.' })
    expect(done.map(({ id }) => id)).toEqual([one, three])
    expect(refused).toEqual([{ id: two, title: 'Two', code: 'stale-stage' }])
    expect(await titles()).toEqual([])
    core.clock.pass(MINUTE)
    expect(await core.client.review.undoMove({ moves: done })).toEqual({ refused: [] })
    expect(await titles()).toEqual(['One: answer', 'Three: answer'])
    await expect(core.client.review.move({ ideas: [{ id: one, from: 'submitted' }], to: 'declined', reason: ' ' })).rejects.toMatchObject({ code: 'reason-missing' })
  })

  it('get an owner, and each the one back that it had', async () => {
    const [one, two] = [await idea('One'), await idea('Two')]
    await core.client.review.assign({ ids: [one], ownerId: bo })
    const { done } = await core.client.review.assign({ ids: [one, two], ownerId: me })
    expect(await queue({ view: 'mine' })).toHaveLength(2)
    await core.client.review.unassign({ owners: done })
    expect((await queue()).map(({ owner }) => owner?.name ?? null)).toEqual(['Bo', null])
    await expect(core.client.review.assign({ ids: [one], ownerId: core.context.newId() })).rejects.toMatchObject({ code: 'unknown-member' })
  })
})

describe('tags', () => {
  it('are set, told what they were before, and shown in the queue', async () => {
    const id = await idea('One')
    expect(await core.client.review.tag({ id, tags: ['Till', '#card'] })).toEqual({ before: [] })
    expect(await core.client.review.tag({ id, tags: ['till', 'queue'] })).toEqual({ before: ['till', 'card'] })
    expect((await queue())[0]!.tags).toEqual(['till', 'queue'])
    await core.client.review.tag({ id, tags: ['card', 'till'] })
    expect((await core.client.review.tags({ id })).toSorted()).toEqual(['card', 'till'])
  })
})

describe('a score', () => {
  const review = (id: string, by: string, [impact, reach, confidence, effort]: readonly number[]) =>
    core.context.store.write((write) => write.ensure('review', joinedId('review', id, by), { ideaId: id, memberId: by, impact: impact!, reach: reach!, confidence: confidence!, effort: effort!, comment: '', createdAt: core.clock.now }))

  it('is made of all reviews, says where they disagree, and is the order of the list', async () => {
    const [one, two, three] = [await idea('One'), await idea('Two'), await idea('Three')]
    const said = { impact: 5, reach: 4, confidence: 4, effort: 1, comment: 'Two weeks at most.' }
    expect(await core.client.review.judge({ id: two, ...said })).toMatchObject({ score: 88.9, apart: [], reviews: [{ mine: true, comment: 'Two weeks at most.' }] })
    review(two, bo, [5, 4, 1, 5])
    review(one, bo, [1, 1, 1, 5])
    expect(await core.client.review.score({ id: two })).toMatchObject({ score: 69.4, apart: [{ criterion: 'effort', least: 1, most: 5 }, { criterion: 'confidence', least: 1, most: 4 }] })
    const { rows } = await core.client.ideas.list({ sort: 'score' })
    expect(rows.map(({ title, score }) => [title, score])).toEqual([['Two', 69.4], ['One', 0], ['Three', null]])
    expect(await core.client.review.unjudge({ id: two })).toMatchObject({ reviews: [{ mine: false }] })
    expect(await core.client.review.restoreJudgement({ id: two })).toMatchObject({ score: 69.4 })
    await expect(core.client.review.unjudge({ id: three })).rejects.toMatchObject({ code: 'unknown-review' })
  })

  it('is a reason on the agenda when it is high and two reviewers agree on it, and only then', async () => {
    const [high, alone, apart, low] = [await idea('High'), await idea('Alone'), await idea('Apart'), await idea('Low')]
    const best = [5, 5, 4, 1] as const
    for (const by of [bo, me]) {
      review(high, by, best)
      review(apart, by, by === bo ? best : [5, 5, 5, 3])
      review(low, by, [2, 3, 3, 3])
    }
    review(alone, bo, best)
    const { id: seriesId } = await core.client.meetings.createSeries({ name: 'Weekly', weekday: 5, time: '10:00', timeZone: 'UTC', minutes: 240 })
    const agenda = await core.client.meetings.preview({ seriesId })
    const items = agenda.segments.find(({ key }) => key === 'ideas')!.items
    expect(items).toHaveLength(4)
    expect(items.filter(({ reasons }) => reasons.some(({ code }) => code === 'idea-score')).map(({ title, reasons }) => [title, reasons.find(({ code }) => code === 'idea-score')!.params])).toEqual([['High', { score: 94, count: 2 }]])
  })

  it('is the same in the database as by the rule, for every way of scoring, and follows the rules of the workspace', async () => {
    const id = await idea('One')
    const weights = { impact: 7, reach: 0, confidence: 3, effort: 1 }
    const said = [[3, 2, 5, 2], [4, 2, 4, 3], [1, 5, 3, 4]] as const
    for (const [n, points] of said.entries()) review(id, [me, bo, core.context.newId()][n]!, points)
    const { means } = await core.client.review.score({ id })
    const stored = () => core.context.store.read.value<number>('SELECT score FROM idea WHERE id = ?', [id])
    const seen = new Set<number>()
    for (const scoring of SCORINGS as readonly Scoring[]) {
      await core.client.rules.edit({ changes: { scoring, weights } })
      expect(stored()).toBe(scoreOf(means!, scoring, weights))
      seen.add(stored()!)
    }
    expect(seen.size).toBe(3)
  })

  it('out of range is refused at its field', async () => {
    const id = await idea('One')
    await expect(core.client.review.judge({ id, impact: 6, reach: 0, confidence: 2.5, effort: 3 })).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: 'impact', code: 'points-out-of-range' }, { field: 'reach', code: 'points-out-of-range' }, { field: 'confidence', code: 'points-out-of-range' }] })
  })
})
