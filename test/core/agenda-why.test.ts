// Why something is not on an agenda, and what is different since it was seen, through the contract.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Agenda } from '../../shared/contract/meetings.ts'
import { DAY } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
let meetingId: string
beforeEach(async () => {
  meetingId = (await core.client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 30 })).nextMeeting!.id
})

const idea = (title: string, submit = true) => {
  core.clock.pass(1000)
  return core.client.ideas.create({ title, answers: { customers: 'All', delight: 'It saves a call' }, submit })
}
const why = async (subject: string) => {
  const { state, title, reasons } = await core.client.meetings.whyNot({ meetingId, subject })
  return { state, title, codes: reasons.map(({ code }) => code) }
}
const hold = async () => {
  const agenda = await core.client.meetings.agenda({ meetingId })
  for (const { subject } of agenda.segments.flatMap(({ items }) => items)) await core.client.meetings.discuss({ meetingId, subject, discussed: true })
  await core.client.meetings.close({ meetingId })
  core.clock.pass(2 * DAY)
  meetingId = (await core.client.meetings.listSeries({}))[0]!.nextMeeting!.id
  return agenda
}
const titles = (agenda: Agenda) => agenda.segments.flatMap(({ items }) => items).map(({ title }) => title)

describe('why not', () => {
  it('says that it is on, and why', async () => {
    const { id } = await idea('One clear invoice')
    expect(await why(`idea:${id}`)).toMatchObject({ state: 'on', title: 'One clear invoice' })
  })

  it('names the place of what did not fit, and what was dropped', async () => {
    const made = []
    for (let n = 0; n < 14; n++) made.push(await idea(`Idea ${n}`))
    const agenda = await core.client.meetings.agenda({ meetingId })
    const off = agenda.parked.find(({ kind }) => kind === 'idea')!
    expect(await why(off.subject)).toMatchObject({ state: 'parked', codes: expect.arrayContaining(['no-time', 'place', 'others-on']) })
    await core.client.meetings.choose({ meetingId, subject: `idea:${made[0]!.id}`, dropped: true })
    expect(await why(`idea:${made[0]!.id}`)).toMatchObject({ state: 'dropped', codes: expect.arrayContaining(['dropped']) })
  })

  it('names the rule: a draft, decided, discussed, private, deleted, unknown', async () => {
    const draft = await idea('A draft', false)
    const decided = await idea('Decided')
    await core.client.ideas.move({ id: decided.id, from: 'submitted', to: 'declined', reason: 'Too dear' })
    const told = await core.client.learnings.log({ text: 'They print it twice', quote: 'Twice' })
    const seen = await idea('Discussed')
    await hold()
    const old = await core.client.learnings.log({ text: 'Secret', visibility: 'private' })
    const gone = await core.client.learnings.log({ text: 'Deleted', quote: 'Gone' })
    await core.client.learnings.delete({ id: gone.id })
    expect([await why(`idea:${draft.id}`), await why(`idea:${decided.id}`), await why(`learning:${told.id}`), await why(`idea:${seen.id}`), await why(`learning:${old.id}`), await why(`learning:${gone.id}`), await why('learning:00000000-0000-4000-8000-000000000000')]).toEqual([
      { state: 'out', title: 'A draft', codes: ['why-draft'] },
      { state: 'out', title: 'Decided', codes: ['why-decided'] },
      { state: 'out', title: 'They print it twice', codes: ['why-discussed'] },
      { state: 'out', title: 'Discussed', codes: ['why-discussed'] },
      { state: 'out', title: 'Secret', codes: ['why-private'] },
      { state: 'out', title: 'Deleted', codes: ['gone'] },
      { state: 'out', title: '', codes: ['why-unknown'] },
    ])
  })

  it('of a held meeting tells what its agenda had', async () => {
    const { id } = await idea('One clear invoice')
    const held = meetingId
    await hold()
    const later = await idea('Later')
    const ask = (subject: string) => core.client.meetings.whyNot({ meetingId: held, subject })
    expect(await ask(`idea:${id}`)).toMatchObject({ state: 'on' })
    expect(await ask(`idea:${later.id}`)).toMatchObject({ state: 'out', reasons: [{ code: 'why-held' }] })
  })
})

describe('what is different', () => {
  const difference = () => core.client.meetings.difference({ meetingId })

  it('is nothing before the agenda was seen, and nothing right after', async () => {
    await idea('One clear invoice')
    expect(await difference()).toEqual({ since: null, came: [], went: [], moved: [] })
    await core.client.meetings.seen({ meetingId })
    expect(await difference()).toEqual({ since: core.clock.now, came: [], went: [], moved: [] })
  })

  it('tells what came, what went with the rule that keeps it out, and what moved because more speaks for it', async () => {
    const [first, second, third] = [await idea('First'), await idea('Second'), await idea('Third')]
    await core.client.meetings.seen({ meetingId })
    const seenAt = core.clock.now
    core.clock.pass(60_000)
    const story = await core.client.learnings.log({ text: 'They print it twice', quote: 'Twice', customer: { name: 'Nordvik AB' } })
    await core.client.ideas.link({ id: third.id, learningId: story.id, linked: true })
    await core.client.ideas.move({ id: first.id, from: 'submitted', to: 'parked', reason: 'Not now' })
    const { since, came, went, moved } = await difference()
    expect(since).toBe(seenAt)
    expect(came.map(({ title, segment }) => [title, segment])).toEqual([['They print it twice', 'empty-chair']])
    expect(went.map(({ title, reasons }) => [title, reasons[0]?.code])).toEqual([['First', 'why-decided']])
    expect(moved.map(({ title, reasons }) => [title, reasons.map(({ code }) => code)])).toEqual([['Third', ['news-customers', 'news-learnings']]])
    expect(titles(await core.client.meetings.agenda({ meetingId }))).toEqual(['They print it twice', 'Third', 'Second'])
    expect(second.title).toBe('Second')
    await core.client.meetings.seen({ meetingId })
    expect((await difference()).came).toEqual([])
  })

  it('is not what the person did to it themselves', async () => {
    const [first] = [await idea('First'), await idea('Second')]
    await core.client.meetings.seen({ meetingId })
    await core.client.meetings.choose({ meetingId, subject: `idea:${first.id}`, dropped: true })
    expect(await difference()).toMatchObject({ came: [], went: [], moved: [] })
  })

  it('of a held meeting is none', async () => {
    await idea('First')
    await core.client.meetings.seen({ meetingId })
    const held = meetingId
    await hold()
    expect(await core.client.meetings.difference({ meetingId: held })).toEqual({ since: null, came: [], went: [], moved: [] })
  })
})

describe('turns', () => {
  it('pass from meeting to meeting: who spoke last time lets the others go first', async () => {
    const log = (text: string, customer: string) => core.client.learnings.log({ text, customer: { name: customer }, sentiment: 'bad' })
    await core.client.learnings.log({ text: 'The story', quote: 'So it was', customer: { name: 'Berg' } })
    await log('Nordvik calls', 'Nordvik')
    await hold()
    await core.client.learnings.log({ text: 'Another story', quote: 'So it is', customer: { name: 'Ek' } })
    await log('Nordvik calls again', 'Nordvik')
    core.clock.pass(60_000)
    await log('Lind calls', 'Lind')
    const agenda = await core.client.meetings.agenda({ meetingId })
    const news = agenda.segments.find(({ key }) => key === 'front-line')!.items
    expect(news.map(({ title }) => title)).toEqual(['Lind calls', 'Nordvik calls again'])
    expect(news[0]!.reasons).toContainEqual({ code: 'turn', params: { name: 'Lind' } })
  })

  it('come in the end to what did not fit: it is as good as new next time', async () => {
    for (let n = 0; n < 30; n++) await core.client.learnings.log({ text: `News ${n}`, sentiment: 'neutral' })
    const first = await hold()
    const next = await core.client.meetings.agenda({ meetingId })
    const again = next.segments.find(({ key }) => key === 'front-line')!.items
    expect(again.length).toBeGreaterThan(3)
    expect(again.every(({ title, reasons }) => !titles(first).includes(title) && reasons.some(({ code }) => code === 'parked-before'))).toBe(true)
  })

  it('are given up by what stood on three agendas and was never reached', async () => {
    const never = await idea('Never reached')
    for (let n = 0; n < 4; n++) {
      const agenda = await core.client.meetings.agenda({ meetingId })
      const item = agenda.segments.flatMap(({ items }) => items).find(({ subject }) => subject === `idea:${never.id}`)
      expect(item?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(n === 0 ? ['not-discussed'] : n < 3 ? ['left-over'] : ['left-often']))
      await core.client.meetings.close({ meetingId })
      core.clock.pass(7 * DAY)
      meetingId = (await core.client.meetings.listSeries({}))[0]!.nextMeeting!.id
    }
  })
})

describe('what is deleted while it stands on an agenda', () => {
  it('stays with what was decided about it, in the minutes too', async () => {
    const { id } = await idea('A bell at the desk')
    await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'park', reason: 'Not now' })
    await core.client.ideas.delete({ id })
    const agenda = await core.client.meetings.close({ meetingId })
    const [item] = agenda.segments.find(({ key }) => key === 'ideas')!.items
    expect(item).toMatchObject({ title: 'A bell at the desk', reasons: [{ code: 'gone' }], decisions: [{ kind: 'park', reason: 'Not now' }] })
  })

  it('when it was pinned, stands on the parking list and says so', async () => {
    const { id } = await idea('A bell at the desk')
    await core.client.meetings.choose({ meetingId, subject: `idea:${id}`, pinned: true })
    await core.client.ideas.delete({ id })
    const agenda = await core.client.meetings.agenda({ meetingId })
    expect(agenda.parked).toMatchObject([{ title: 'A bell at the desk', pinned: true, reasons: [{ code: 'gone' }] }])
    await core.client.ideas.restore({ id })
    expect(titles(await core.client.meetings.agenda({ meetingId }))).toEqual(['A bell at the desk'])
  })
})
