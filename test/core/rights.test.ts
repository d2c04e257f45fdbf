// Who may do what in a team's workspace, through the core's contract: refused before anything is written, with the hub's own code.
import { beforeEach, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../shared/domain/rights.ts'
import type { TestCore } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const ANSWERS = { customers: 'All who wait', delight: 'They stop waiting' }

const core = coreOfEachTest()
/** What is Ada's, and what is Berit's. */
let mine: Things
let theirs: Things
interface Things { learning: string; promise: string; idea: string; comment: string; action: string }
let meeting: string
let metric: string
let customer: string
/** Ada's, without her name. */
let nameless: { id: string }

beforeEach(async () => {
  const ada = (await core.client.session.get({})).member!.id
  const berit = core.context.newId()
  core.context.store.write((write) => write.put('member', berit, { name: 'Berit', role: 'employee', teamId: null, createdAt: core.clock.now }))
  mine = await things()
  beMember(berit)
  theirs = await things()
  beMember(ada)
  meeting = (await core.client.meetings.createSeries({ name: 'Monday', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })).nextMeeting!.id
  metric = (await core.client.metrics.create({ name: 'Trust', kind: 'nps', unit: '', higherIsBetter: true, target: null })).id
  customer = (await core.client.customers.suggest({ lookup: 'customer', text: '', limit: 1 }))[0]!.id
})

const beMember = (id: string) => core.context.store.write((write) => void write.run(`UPDATE meta SET value = ? WHERE key = 'me'`, [id]))

async function things(): Promise<Things> {
  const { client } = core
  const learning = await client.learnings.log({ text: 'Waited an hour', customer: { name: 'Mira' }, waits: true, tags: ['till'] })
  const idea = await client.ideas.create({ title: 'Call back', answers: ANSWERS })
  const { discussion } = await client.ideas.comment({ id: idea.id, text: 'Good' })
  const action = await client.meetings.act({ meetingId: null, title: 'Ask Mira' })
  return { learning: learning.id, promise: learning.followUp!.id, idea: idea.id, comment: discussion[0]!.id, action: action.id }
}

/** From now on the workspace is a team's, in which Ada has this role. */
async function joinAs(role: Role): Promise<void> {
  core.context.store.write((write) => void write.run(`INSERT INTO meta (key, value) VALUES ('sync.epoch', '"019cb8a0-0000-7000-8000-000000000001"')`))
  nameless = await core.client.ideas.create({ title: 'Call back at night', answers: ANSWERS, nameless: true })
  core.context.store.write((write) => void write.run(`UPDATE member SET role = ? WHERE name = 'Ada'`, [role]))
}

type Act = (client: TestCore['client']) => Promise<unknown>
const subject = () => `idea:${theirs.idea}`

/** Each act, and who may: a letter for employee, lead, champion, admin, or `-`. */
const ACTS: readonly (readonly [string, string, Act])[] = [
  ['log a learning', 'ELCA', ({ learnings }) => learnings.log({ text: 'Heard', customer: { name: 'Somebody new' }, tags: ['a'] })],
  ['edit one’s own learning', 'ELCA', ({ learnings }) => learnings.edit({ id: mine.learning, changes: { text: 'Waited two hours', tags: ['queue'], waits: false } })],
  ['edit another’s learning', '--CA', ({ learnings }) => learnings.edit({ id: theirs.learning, changes: { text: 'Waited two hours' } })],
  ['tag another’s learning', '--CA', ({ learnings }) => learnings.edit({ id: theirs.learning, changes: { tags: ['queue'] } })],
  ['delete one’s own learning', 'ELCA', ({ learnings }) => learnings.delete({ id: mine.learning })],
  ['delete another’s learning', '--CA', ({ learnings }) => learnings.delete({ id: theirs.learning })],
  ['keep one’s own promise', 'ELCA', ({ followUps }) => followUps.resolve({ id: mine.promise, answer: 'Called' })],
  ['keep another’s promise', '-LCA', ({ followUps }) => followUps.resolve({ id: theirs.promise, answer: 'Called' })],
  ['hand over one’s own promise', 'ELCA', async ({ followUps, session }) => followUps.handOver({ id: mine.promise, to: (await session.people({})).find(({ me }) => !me)!.id })],
  ['hand over another’s promise', '-LCA', async ({ followUps, session }) => followUps.handOver({ id: theirs.promise, to: (await session.people({})).find(({ me }) => me)!.id })],
  ['note something about a customer', 'ELCA', ({ customers }) => customers.addFact({ customerId: customer, kind: 'fact', text: 'Two shops' })],
  ['write an idea', 'ELCA', ({ ideas }) => ideas.create({ title: 'New', answers: ANSWERS, evidence: [theirs.learning], customers: [{ name: 'Mira' }] })],
  ['edit one’s own idea', 'ELCA', ({ ideas }) => ideas.edit({ id: mine.idea, changes: { title: 'Call back at once', answers: { delight: 'Joy' }, segments: [{ name: 'Bakers' }] } })],
  ['edit another’s idea', '--CA', ({ ideas }) => ideas.edit({ id: theirs.idea, changes: { title: 'Mine now' } })],
  ['answer for another’s idea', '--CA', ({ ideas }) => ideas.edit({ id: theirs.idea, changes: { answers: { delight: 'Joy' } } })],
  ['delete another’s idea', '--CA', ({ ideas }) => ideas.delete({ id: theirs.idea })],
  ['take one’s own idea back', 'ELCA', ({ ideas }) => ideas.move({ id: mine.idea, from: 'submitted', to: 'draft' })],
  ['approve one’s own idea', '--CA', ({ ideas }) => ideas.move({ id: mine.idea, from: 'submitted', to: 'approved' })],
  ['decline another’s idea', '--CA', ({ ideas }) => ideas.move({ id: theirs.idea, from: 'submitted', to: 'declined', reason: 'No' })],
  ['write an idea without a name', 'ELCA', ({ ideas }) => ideas.create({ title: 'New', answers: ANSWERS, customers: [{ name: 'Somebody new' }], nameless: true })],
  ['edit one’s own idea without a name', 'ELCA', async ({ ideas }) => {
    const { id } = await ideas.create({ title: 'New', answers: ANSWERS, nameless: true })
    await ideas.edit({ id, changes: { title: 'Newer', answers: { delight: 'Joy' } } })
    await ideas.move({ id, from: 'submitted', to: 'draft' })
    await ideas.comment({ id, text: 'As its author' })
    await ideas.delete({ id })
  }],
  ['approve one’s own idea without a name', '--CA', async ({ ideas }) => {
    const { id } = nameless
    await ideas.move({ id, from: 'submitted', to: 'approved' })
  }],
  ['ask the author of an idea that has a name', '--CA', ({ ideas }) => ideas.comment({ id: theirs.idea, text: 'Who?', asks: true })],
  ['score another’s idea', '--CA', ({ review }) => review.judge({ id: theirs.idea, impact: 3, reach: 3, confidence: 3, effort: 3 })],
  ['tag another’s idea', '--CA', ({ review }) => review.tag({ id: theirs.idea, tags: ['queue'] })],
  ['set the rules of the workspace', '---A', ({ rules }) => rules.edit({ changes: { answerHours: 8 } })],
  ['keep a note among champions', '--CA', ({ ideas }) => ideas.addNote({ id: theirs.idea, text: 'Ask Mira' })],
  ['support an idea', 'ELCA', ({ ideas }) => ideas.support({ id: theirs.idea, support: true })],
  ['comment', 'ELCA', ({ ideas }) => ideas.comment({ id: theirs.idea, text: 'Good' })],
  ['delete one’s own comment', 'ELCA', ({ ideas }) => ideas.deleteComment({ id: mine.comment })],
  ['delete another’s comment', '---A', ({ ideas }) => ideas.deleteComment({ id: theirs.comment })],
  ['link evidence to another’s idea', 'ELCA', ({ ideas }) => ideas.link({ id: theirs.idea, learningId: mine.learning, linked: true })],
  ['take one’s own link back', 'ELCA', async ({ ideas }) => {
    await ideas.link({ id: theirs.idea, learningId: mine.learning, linked: true })
    await ideas.link({ id: theirs.idea, learningId: mine.learning, linked: false })
  }],
  ['rename a customer', '-LCA', ({ customers }) => customers.rename({ lookup: 'customer', id: customer, name: 'Mira K.' })],
  ['make a metric', '-LCA', ({ metrics }) => metrics.create({ name: 'Ease', kind: 'ces', unit: '', higherIsBetter: true, target: null })],
  ['add a reading', '-LCA', ({ metrics }) => metrics.read({ metricId: metric, episode: null, value: 3, sampleSize: null, readOn: '2026-03-02', note: '' })],
  ['begin a meeting series', '-LCA', ({ meetings }) => meetings.createSeries({ name: 'Friday', weekday: 5, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 30, team: 'Care' })],
  ['pin an item', '-LCA', ({ meetings }) => meetings.choose({ meetingId: meeting, subject: subject(), pinned: true })],
  ['note what was said', '-LCA', ({ meetings }) => meetings.discuss({ meetingId: meeting, subject: subject(), discussed: true })],
  ['decide in a meeting', '-LCA', ({ meetings }) => meetings.decide({ meetingId: meeting, subject: subject(), decision: 'approve' })],
  ['end a meeting', '-LCA', ({ meetings }) => meetings.close({ meetingId: meeting })],
  ['promise to do something', 'ELCA', ({ meetings }) => meetings.act({ meetingId: meeting, title: 'Call the baker' })],
  ['tick off one’s own action', 'ELCA', ({ meetings }) => meetings.finishAction({ id: mine.action, done: true })],
  ['rename oneself', 'ELCA', ({ session }) => session.rename({ name: 'Ada L.' })],
]

const CODES = ['not-yours', 'leads-only', 'champions-only', 'admins-only']

describe.each(ROLES.map((role) => [role] as const))('a member who is %s', (role) => {
  beforeEach(() => joinAs(role))

  it.each(ACTS)('%s: %s', async (_name, who, act) => {
    const outbox = () => core.context.store.read.value<number>('SELECT count(*) FROM outbox')
    const before = outbox()
    const code = await act(core.client).then(() => null, (error: { code: string }) => error.code)
    const may = who[ROLES.indexOf(role)] !== '-'
    expect({ done: code === null, refused: CODES.includes(code ?? ''), written: outbox()! > before! }).toEqual({ done: may, refused: !may, written: may })
  })
})

describe('in a team', () => {
  it('a lead takes back what they decided in a meeting', async () => {
    await joinAs('lead')
    await core.client.meetings.decide({ meetingId: meeting, subject: subject(), decision: 'approve' })
    const { history } = await core.client.ideas.get({ id: theirs.idea })
    expect(await core.client.ideas.undoMove({ id: theirs.idea, changeId: history.at(-1)!.id })).toMatchObject({ stage: 'submitted' })
  })

  it('an employee sees the next meeting, also when no lead has looked since the last, and writes nothing by looking', async () => {
    await joinAs('employee')
    core.clock.pass(30 * 24 * 60 * 60_000)
    const written = () => core.context.store.read.value<number>('SELECT count(*) FROM outbox')
    const before = written()
    const [series] = await core.client.meetings.listSeries({})
    // 30 days after Wednesday 4 March is Good Friday; the Monday after it is the 6th
    expect(series).toMatchObject({ name: 'Monday', nextMeeting: { startsAt: Date.UTC(2026, 3, 6, 7) } })
    expect((await core.client.meetings.agenda({ meetingId: series!.nextMeeting!.id })).meeting).toMatchObject({ name: 'Monday', state: 'planned' })
    expect(written()).toBe(before)
  })

  it('what somebody else linked stays, for an employee', async () => {
    await core.client.ideas.link({ id: theirs.idea, learningId: mine.learning, linked: true })
    core.context.store.write((write) => void write.run('DELETE FROM made')) // as on a device to which the link came from the hub
    await joinAs('employee')
    await expect(core.client.ideas.link({ id: theirs.idea, learningId: mine.learning, linked: false })).rejects.toMatchObject({ code: 'not-yours' })
  })

  it('the examples come and go for everybody, also when real work hangs on them', async () => {
    await joinAs('employee')
    await core.client.session.addExample({})
    const { rows } = await core.client.learnings.list({ filters: { text: '' }, cursor: null, limit: 100 })
    const example = rows.find((row) => row.example && row.customer)!
    await core.client.learnings.log({ text: 'Heard again', customer: { id: example.customer!.id } })
    expect(await core.client.session.removeExample({})).toMatchObject({ kept: 2 }) // the customer and its segment
  })
})

describe('alone', () => {
  it('one may do everything, whatever role one once had', async () => {
    core.context.store.write((write) => void write.run(`UPDATE member SET role = 'employee' WHERE name = 'Ada'`))
    expect(await core.client.ideas.move({ id: theirs.idea, from: 'submitted', to: 'approved' })).toMatchObject({ stage: 'approved' })
    expect((await core.client.session.get({})).inTeam).toBe(false)
  })
})
