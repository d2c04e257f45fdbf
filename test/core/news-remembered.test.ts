// News that keep what they have read say the same as those that read everything again, whatever happened in between.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { newsGroups } from '../../electron/core/services/home/news.ts'
import { DAY, HOUR, MINUTE } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
const answers = { customers: 'All', delight: 'Peace' }

/** As told by a store that has kept nothing. */
const fresh = () => JSON.stringify(newsGroups({ ...core.context, store: { ...core.context.store } }))
const kept = () => JSON.stringify(newsGroups(core.context))

const put = (table: Parameters<Parameters<Parameters<typeof core.context.store.write>[0]>[0]['put']>[0], fields: Record<string, string | number | boolean | null>): string => {
  const id = core.context.newId()
  core.context.store.write((write) => write.put(table, id, fields))
  return id
}

it('is the same after any sequence of what one does oneself and what others do', async () => {
  const { learnings, ideas, home, meetings, followUps, session } = core.client
  const me = (await session.get({})).member!.id
  const bo = put('member', { name: 'Bo', role: 'champion', teamId: null, createdAt: core.clock.now })
  await meetings.createSeries({ name: 'Weekly', weekday: 5, time: '10:30', timeZone: 'UTC', minutes: 45 })
  const di = put('member', { name: 'Di', role: 'employee', teamId: null, createdAt: core.clock.now })
  const nordvik = put('customer', { name: 'Nordvik', segmentId: null, mergedIntoId: null })
  const made: Record<'learning' | 'idea' | 'comment' | 'support' | 'pilot', string[]> = { learning: [], idea: [], comment: [], support: [], pilot: [] }
  const idea = (n: number) => made.idea[n % made.idea.length]!
  const learning = (n: number) => made.learning[n % made.learning.length]!
  const at = () => core.clock.now
  const patch = (id: string, changes: Record<string, string | number | null>) => core.context.store.write((write) => write.patch('idea', id, changes))
  const own = async (n: number) => made.idea.push((await ideas.create({ title: `Own ${n}`, answers, evidence: made.learning.slice(0, n % 2) })).id)
  const heard = async (n: number) => made.learning.push((await learnings.log({ text: `Heard ${n}`, quote: n % 2 ? 'So it is' : '', customer: { name: `Customer ${n % 4}` }, sentiment: 'bad', waits: n % 3 === 0 })).id)
  const acts: ((n: number) => unknown)[] = [
    heard,
    own,
    (n) => made.idea.push(put('idea', { title: `Bo's ${n}`, description: '', stage: 'submitted', authorId: bo, ownerId: n % 3 ? null : me, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt: at(), submittedAt: at(), stageAt: at() })),
    (n) => made.comment.push(put('comment', { ideaId: idea(n), authorId: bo, text: `Said ${n}`, createdAt: at(), asks: n % 5 === 0, answers: n % 2 === 0, mentions: n % 4 ? null : JSON.stringify([[me, 'Ada']]) })),
    (n) => core.context.store.write((write) => void (made.comment.length && write.remove('comment', made.comment[n % made.comment.length]!))),
    (n) => put('stageChange', { ideaId: idea(n), fromStage: 'submitted', toStage: 'in-review', reason: '', memberId: bo, meetingId: null, createdAt: at() - (n % 3) * HOUR }),
    (n) => put('review', { ideaId: idea(n), memberId: bo, impact: 4, reach: 3, confidence: 3, effort: 2, comment: 'Cheap', createdAt: at() }),
    (n) => ideas.support({ id: idea(n), support: n % 2 === 0 }),
    (n) => home.follow({ ideaId: idea(n), follows: [true, false, null][n % 3]! }),
    (n) => made.learning.length && ideas.link({ id: idea(n), learningId: learning(n), linked: n % 3 > 0 }),
    (n) => made.learning.length && learnings.edit({ id: learning(n), changes: { text: `Heard otherwise ${n}` } }),
    (n) => made.learning.length && learnings.delete({ id: learning(n) }),
    (n) => ideas.merge({ id: idea(n), intoId: idea(n + 1) }),
    (n) => ideas.delete({ id: idea(n) }),
    (n) => patch(idea(n), { ownerId: [me, null, di][n % 3]! }),
    (n) => patch(idea(n), { title: `Renamed ${n}`, description: `Other words ${n}` }),
    (n) => put('decision', { meetingId: core.context.newId(), subject: `idea:${idea(n)}`, kind: 'approve', reason: '', memberId: bo, createdAt: at(), ownerId: null, dueOn: null, objection: '', voiceId: null, customerId: null }),
    (n) => home.see(n % 2 ? {} : { about: `idea:${idea(n)}` }),
    (n) => home.setSwitch({ kind: n % 2 ? 'commented' : 'agenda', on: n % 3 > 0 }),
    async () => Promise.all((await followUps.list({})).rows.slice(0, 1).map(({ id }) => followUps.resolve({ id, answer: 'Told them' }))),
    (n) => core.clock.pass((n % 30) * HOUR),
    (n) => {
      made.support.push(put('support', { ideaId: idea(n), memberId: bo, createdAt: at() }))
      if (n % 2) put('supportFor', { ideaId: idea(n), memberId: bo, customerId: nordvik, createdAt: at() })
    },
    (n) => core.context.store.write((write) => void (made.support.length && write.remove('support', made.support[n % made.support.length]!))),
    (n) => put('kudos', { ofNoun: n % 2 ? 'idea' : 'learning', ofId: n % 2 ? idea(n) : learning(n), toId: me, fromId: bo, text: `Thanks ${n}`, createdAt: at() }),
    (n) => {
      const rowId = put('pilotCustomer', { ideaId: idea(n), customerId: nordvik, verdict: 'works', words: '', saidOn: null, saidById: bo, message: '', toldAt: null, toldById: null, createdAt: at() })
      put('ideaChange', { ideaId: idea(n), entity: 'pilotCustomer', rowId, field: 'verdict', before: null, after: 'works', memberId: bo, at: at() })
      made.pilot.push(rowId)
    },
    (n) => core.context.store.write((write) => void (made.pilot.length && write.patch('pilotCustomer', made.pilot[n % made.pilot.length]!, { verdict: n % 2 ? 'fails' : 'works' }))),
    (n) => {
      patch(idea(n), { ownerId: di })
      put('ideaChange', { ideaId: idea(n), entity: 'idea', rowId: idea(n), field: 'ownerId', before: null, after: di, memberId: bo, at: at() })
    },
    (n) => put('campaign', { name: `Storm ${n}`, question: 'What now?', audience: 'everybody', areaId: null, segmentId: null, startsAt: at(), endsAt: at() + (1 + (n % 3)) * DAY, closing: n % 4 ? '' : 'Thank you', closedAt: n % 4 ? null : at() + HOUR, createdAt: at() }),
    (n) => core.context.store.write((write) => void write.run('UPDATE customer SET name = ? WHERE id = ?', [`Nordvik ${n}`, nordvik])),
    (n) => core.context.store.write((write) => void write.run('UPDATE comment SET text = ? WHERE ideaId = ?', [`Cleaned ${n}`, idea(n)])),
  ]
  await heard(0)
  await own(1)
  await own(2)
  const steps = fc.sample(fc.tuple(fc.nat(acts.length - 1), fc.nat(40)), { numRuns: 240, seed: 11 })
  const apart: string[] = []
  let told = 0
  const kinds = new Set<string>()
  for (const [act, n] of steps) {
    try {
      await acts[act]!(n)
    } catch {
      // what is not legal at this moment
    }
    core.clock.pass(MINUTE)
    const now = kept()
    told = Math.max(told, now.length)
    for (const [, kind] of now.matchAll(/"kind":"(\w+)"/g)) kinds.add(kind!)
    if (now !== fresh()) apart.push(`after act ${act}`)
  }
  expect(apart).toEqual([])
  expect(told).toBeGreaterThan(2000)
  expect([...kinds].filter((kind) => ['supported', 'thanked', 'pilot', 'owner', 'campaign', 'commented', 'scored'].includes(kind))).toHaveLength(7)
  core.clock.pass(70 * DAY)
  expect(kept()).toBe(fresh())
})

it('what stands on an agenda is told at once when an idea changed, and a minute after a learning at the latest', async () => {
  const meeting = (await core.client.meetings.createSeries({ name: 'Weekly', weekday: 4, time: '10:30', timeZone: 'UTC', minutes: 45 })).nextMeeting!
  const onAgenda = async () => (await core.client.home.news({})).groups.filter(({ items }) => items.some(({ kind }) => kind === 'agenda')).map(({ title }) => title)
  expect(await onAgenda()).toEqual([])
  const { id } = await core.client.ideas.create({ title: 'Evening slots', answers })
  expect(await onAgenda()).toEqual(['Evening slots'])
  await core.client.meetings.choose({ meetingId: meeting.id, subject: `idea:${id}`, dropped: true })
  expect(await onAgenda()).toEqual([])
  await core.client.meetings.choose({ meetingId: meeting.id, subject: `idea:${id}`, pinned: true })
  await core.client.learnings.log({ text: 'They wait too long' })
  core.clock.pass(MINUTE)
  expect(await onAgenda()).toEqual(['Evening slots'])
})
