// An agenda that keeps what it has read says the same as one that reads everything again, whatever was written in between.
import * as fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { agendaOf, liveAgenda } from '../../electron/core/services/meetings/close-meeting.ts'
import { gatherFacts } from '../../electron/core/services/meetings/agenda-facts.ts'
import { getMeetingRow } from '../../electron/core/store/meetings/meetings.ts'
import { standing } from '../../electron/core/services/meetings/planning.ts'
import { rememberedRead } from '../../electron/core/store/remembered.ts'
import { MINUTE } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
let meetingId: string
beforeEach(async () => {
  meetingId = (await core.client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 45 })).nextMeeting!.id
})

const fresh = () => {
  const { read } = core.context.store
  const meeting = getMeetingRow(read, meetingId)!
  return JSON.stringify(standing(read, liveAgenda(read, meeting, core.clock.now), meeting, core.clock.now))
}
const kept = async () => JSON.stringify(await core.client.meetings.agenda({ meetingId }))

it('is the same after any sequence of entries, edits, deletions, support and decisions', async () => {
  const { learnings, ideas, meetings, metrics, followUps, session } = core.client
  const made: { learning: string[]; idea: string[] } = { learning: [], idea: [] }
  const metric = await metrics.create({ name: 'NPS', kind: 'nps' })
  const acts: ((n: number) => Promise<unknown>)[] = [
    async (n) => made.learning.push((await learnings.log({ text: `News ${n}`, quote: n % 2 ? 'So it is' : '', customer: { name: `Customer ${n % 5}` }, area: { name: `Area ${n % 3}` }, sentiment: n % 3 ? 'bad' : 'good', waits: n % 4 === 0, wow: n % 7 === 0 })).id),
    async (n) => made.idea.push((await ideas.create({ title: `Idea ${n}`, answers: { customers: 'All', delight: 'Peace' } })).id),
    async (n) => made.learning.length && learnings.edit({ id: made.learning[n % made.learning.length]!, changes: { text: `Written again ${n}` } }).catch(() => null),
    async (n) => made.learning.length && learnings.delete({ id: made.learning[n % made.learning.length]! }).catch(() => null),
    async (n) => made.idea.length && made.learning.length && ideas.link({ id: made.idea[n % made.idea.length]!, learningId: made.learning[n % made.learning.length]!, linked: true }).catch(() => null),
    async (n) => made.idea.length && ideas.support({ id: made.idea[n % made.idea.length]!, support: n % 2 === 0 }).catch(() => null),
    async (n) => made.idea.length && meetings.discuss({ meetingId, subject: `idea:${made.idea[n % made.idea.length]!}`, discussed: n % 2 === 0 }),
    async (n) => meetings.act({ meetingId, title: `To do ${n}` }),
    async (n) => metrics.read({ metricId: metric.id, value: n, readOn: '2026-03-03' }),
    async () => Promise.all((await followUps.list({})).rows.slice(0, 1).map(({ id }) => followUps.resolve({ id, answer: 'Told them' }).catch(() => null))),
    async (n) => meetings.setRole({ meetingId, role: 'voice', memberId: n % 2 ? (await session.get({})).member!.id : null }),
    async (n) => meetings.moveMeeting({ meetingId, to: n % 2 ? { day: '2026-03-05', time: '11:00' } : null }),
    async (n) => core.context.store.write((write) => void write.run('UPDATE idea SET supporters = ? WHERE id = ?', [n, made.idea[0] ?? ''])),
  ]
  const steps = fc.sample(fc.tuple(fc.nat(acts.length - 1), fc.nat(40)), { numRuns: 120, seed: 7 })
  const apart: string[] = []
  for (const [act, n] of steps) {
    await acts[act]!(n)
    core.clock.pass(MINUTE)
    if ((await kept()) !== fresh()) apart.push(`after act ${act}`)
  }
  expect(apart).toEqual([])
})

it('reads fewer things again after one new learning than the first time', async () => {
  const asked: string[] = []
  const { store } = core.context
  const counting = { ...store, read: { ...store.read, all: <Row>(sql: string, params?: Parameters<typeof store.read.all>[1]) => (asked.push(sql), store.read.all<Row>(sql, params)) } }
  const gather = () => {
    asked.length = 0
    gatherFacts(rememberedRead(counting), agendaOf(store.read, getMeetingRow(store.read, meetingId)!), core.clock.now)
    return asked.length
  }
  const [first, again] = [gather(), gather()]
  await core.client.learnings.log({ text: 'Something new' })
  const after = gather()
  expect(again).toBe(0)
  expect(after).toBeGreaterThan(0)
  expect(after).toBeLessThan(first * 0.7)
})
