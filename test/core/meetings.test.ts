// Meetings and their agendas through the contract, as a meeting lead would use them.
import { describe, expect, it } from 'vitest'
import type { Agenda, AgendaItem, Series } from '../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../shared/domain/agenda-lists.ts'
import { DAY, HOUR, MINUTE, openTestCore, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const WEEKLY = { name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 }
/** Wednesday 4 March, 10:30 in Stockholm: half an hour after the test begins. */
const FIRST = START + 30 * MINUTE

const newSeries = (more: Partial<typeof WEEKLY & { team: string }> = {}) => core.client.meetings.createSeries({ ...WEEKLY, ...more })
const meetingOf = ({ nextMeeting }: Series) => nextMeeting!.id
async function nextMeeting(name = 'Weekly'): Promise<string> {
  return meetingOf((await core.client.meetings.listSeries({})).find((series) => series.name === name)!)
}
const agendaOf = (meetingId: string) => core.client.meetings.agenda({ meetingId })
const itemsOn = (agenda: Agenda) => agenda.segments.flatMap(({ items }) => items)
const itemOf = (agenda: Agenda, subject: string): AgendaItem | undefined => itemsOn(agenda).find((item) => item.subject === subject)
const titlesIn = (agenda: Agenda, key: AgendaSegmentKey) => agenda.segments.find((segment) => segment.key === key)!.items.map(({ title }) => title)
const codes = (item: AgendaItem | undefined) => item?.reasons.map(({ code }) => code)
const newIdea = (title: string) => core.client.ideas.create({ title, answers: { customers: 'All', delight: 'It saves a call' } })
const logStory = () => core.client.learnings.log({ text: 'They print every invoice twice', quote: 'I print it twice', customer: { name: 'Nordvik AB' } })

describe('the agenda that writes itself', () => {
  it('has what was logged today, with its reason', async () => {
    const meetingId = meetingOf(await newSeries())
    await logStory()
    const { id } = await core.client.learnings.log({ text: 'The lift hums', sentiment: 'good', customer: { name: 'Lindholm' } })
    const agenda = await agendaOf(meetingId)
    expect(agenda.meeting).toMatchObject({ name: 'Weekly', startsAt: FIRST, minutes: 60, state: 'planned', team: null })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['They print every invoice twice'])
    expect(agenda.segments[0]!.items[0]).toMatchObject({ quote: 'I print it twice', customer: 'Nordvik AB', by: 'Ada' })
    expect(codes(itemOf(agenda, `learning:${id}`))).toEqual(['not-discussed'])
  })

  it('is the same, byte for byte, when nothing changed', async () => {
    const meetingId = meetingOf(await newSeries())
    await logStory()
    await newIdea('One clear invoice')
    expect(JSON.stringify(await agendaOf(meetingId))).toBe(JSON.stringify(await agendaOf(meetingId)))
  })

  it('gathers numbers, promises, ideas, bad news, wow moments and actions', async () => {
    const meetingId = meetingOf(await newSeries())
    for (const customer of ['Lindholm', 'Nordvik', 'Berg']) await core.client.learnings.log({ text: `${customer} waits for a refund`, customer: { name: customer }, area: { name: 'Billing' }, sentiment: 'bad', waits: customer === 'Berg' })
    await core.client.learnings.log({ text: 'Mira drove the part to the farm herself', wow: true })
    const metric = await core.client.metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
    await core.client.metrics.read({ metricId: metric.id, value: 47, readOn: '2026-02-01', episode: { name: 'Paying' } })
    await core.client.metrics.read({ metricId: metric.id, value: 35, readOn: '2026-03-01', episode: { name: 'Paying' } })
    const idea = await newIdea('Pay back within a day')
    const { rows } = await core.client.learnings.list({})
    await core.client.ideas.link({ id: idea.id, learningId: rows.find(({ text }) => text.startsWith('Lindholm'))!.id, linked: true })
    await core.client.meetings.act({ meetingId: null, title: 'Ask the bank' })

    const agenda = await agendaOf(meetingId)
    const reasons = (key: AgendaSegmentKey) => agenda.segments.find((segment) => segment.key === key)!.items[0]?.reasons
    expect(reasons('numbers')).toEqual([
      { code: 'metric-fell-points', params: { metric: 'NPS', episode: 'Paying', context: 'episode', unit: '', count: 12 } },
      { code: 'metric-below-target', params: { count: 5, unit: '' } },
      { code: 'metric-reading', params: { value: 35, unit: '', on: Date.UTC(2026, 2, 1, 12) } },
    ])
    expect(reasons('promises')?.[0]).toEqual({ code: 'promise-due', params: { on: Date.UTC(2026, 2, 5, 12) } })
    expect(reasons('ideas')?.slice(0, 2)).toEqual([{ code: 'idea-customers', params: { count: 1 } }, { code: 'idea-learnings', params: { count: 1 } }])
    expect(reasons('prevent')).toEqual([
      { code: 'area-bad', params: { count: 3, area: 'Billing', customers: 3, since: 'weeks', context: 'customers' } },
      { code: 'area-idea', params: { idea: 'Pay back within a day', stage: 'submitted' } },
    ])
    expect(titlesIn(agenda, 'wow')).toEqual(['Mira drove the part to the farm herself'])
    expect(titlesIn(agenda, 'actions')).toEqual(['Ask the bank'])
  })

  it('never tells what was logged as private', async () => {
    const meetingId = meetingOf(await newSeries())
    await core.client.learnings.log({ text: 'for my eyes only', quote: 'hush', visibility: 'private', waits: true, wow: true, area: { name: 'Billing' }, sentiment: 'bad' })
    expect(JSON.stringify(await agendaOf(meetingId))).not.toContain('my eyes')
  })

  it('of a team leaves out what belongs to another team', async () => {
    const sales = await newSeries({ name: 'Sales', team: 'Sales' })
    const support = await newSeries({ name: 'Support', team: 'Support' })
    const me = (await core.client.session.people({}))[0]!
    core.context.store.write((write) => write.patch('member', me.id, { teamId: sales.team!.id }))
    await core.client.learnings.log({ text: 'Of Sales' })
    expect(titlesIn(await agendaOf(meetingOf(sales)), 'empty-chair')).toEqual(['Of Sales'])
    expect(titlesIn(await agendaOf(meetingOf(support)), 'empty-chair')).toEqual([])
  })

  it('falls back on everything when the last two weeks brought nothing', async () => {
    await core.client.learnings.log({ text: 'Of old' })
    core.clock.pass(60 * DAY)
    const agenda = await core.client.meetings.preview({})
    expect(agenda.meeting.since).toBeNull()
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Of old'])
  })
})

describe('an agenda without a meeting', () => {
  it('is made for any length and time', async () => {
    await logStory()
    const agenda = await core.client.meetings.preview({ minutes: 15, at: START + 3 * DAY })
    expect(agenda.meeting).toMatchObject({ id: null, name: '', minutes: 15, startsAt: START + 3 * DAY })
    expect(titlesIn(agenda, 'empty-chair')).toHaveLength(1)
    expect(await core.client.meetings.preview({ minutes: 15, at: START + 3 * DAY })).toEqual(agenda)
  })

  it('of a series has what was pinned for its next meeting', async () => {
    const series = await newSeries()
    const { id } = await newIdea('One clear invoice')
    await core.client.meetings.choose({ meetingId: meetingOf(series), subject: `idea:${id}`, pinned: true })
    const agenda = await core.client.meetings.preview({ seriesId: series.id, minutes: 20 })
    expect(agenda.meeting).toMatchObject({ minutes: 20, name: 'Weekly' })
    expect(itemOf(agenda, `idea:${id}`)).toMatchObject({ pinned: true })
    await expect(core.client.meetings.preview({ seriesId: id })).rejects.toMatchObject({ code: 'unknown-series' })
  })
})

describe('deciding', () => {
  it('moves the idea, which does not come back', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await newIdea('One clear invoice')
    const agenda = await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'pilot', reason: 'With Nordvik first' })
    expect(itemOf(agenda, `idea:${id}`)).toMatchObject({ stage: 'pilot', discussedAt: START, decisions: [{ kind: 'pilot', reason: 'With Nordvik first', by: { name: 'Ada' } }] })
    expect((await core.client.ideas.get({ id })).history.at(-1)).toMatchObject({ from: 'submitted', to: 'pilot', reason: 'With Nordvik first' })
    await core.client.meetings.close({ meetingId })
    core.clock.pass(DAY)
    expect(itemOf(await agendaOf(await nextMeeting()), `idea:${id}`)).toBeUndefined()
  })

  it('with "need more" keeps it in review until something about it changed', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await newIdea('One clear invoice')
    await core.client.meetings.discuss({ meetingId, subject: `idea:${id}`, discussed: true, note: 'Which customers?' })
    await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'need-more' })
    expect(await core.client.ideas.get({ id })).toMatchObject({ stage: 'in-review' })
    await core.client.meetings.close({ meetingId })
    core.clock.pass(2 * DAY)
    const next = await nextMeeting()
    expect(itemOf(await agendaOf(next), `idea:${id}`)).toBeUndefined()
    await core.client.ideas.support({ id, support: true })
    await core.client.ideas.comment({ id, text: 'Nordvik asked again' })
    expect(itemOf(await agendaOf(next), `idea:${id}`)?.reasons.slice(0, 3)).toEqual([
      { code: 'changed-supporters', params: { count: 1, on: Date.UTC(2026, 2, 4, 12) } },
      { code: 'changed-comments', params: { count: 1, on: Date.UTC(2026, 2, 4, 12) } },
      { code: 'idea-supporters', params: { count: 1 } },
    ])
  })

  it('to decline needs a reason, and says where it is missing', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await newIdea('One clear invoice')
    await expect(core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'decline' })).rejects.toMatchObject({ code: 'reason-missing', fields: [{ field: 'reason' }] })
    expect(itemOf(await agendaOf(meetingId), `idea:${id}`)).toMatchObject({ decisions: [], discussedAt: null })
    await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'decline', reason: 'The law forbids it' })
    expect(await core.client.ideas.get({ id })).toMatchObject({ stage: 'declined' })
  })

  it('refuses what the pipeline does not allow, and records nothing of it', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await core.client.ideas.create({ title: 'Half a thought', submit: false })
    await expect(core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'approve' })).rejects.toMatchObject({ code: 'illegal-move' })
    await expect(core.client.meetings.decide({ meetingId, subject: `idea:${meetingId}`, decision: 'approve' })).rejects.toMatchObject({ code: 'unknown-idea' })
    expect(core.context.store.read.value('SELECT count(*) FROM decision')).toBe(0)
  })

  it('can be taken further in the same meeting: approved, then into a pilot', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await newIdea('One clear invoice')
    await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'approve' })
    core.clock.pass(MINUTE)
    await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'approve' })
    core.clock.pass(MINUTE)
    const agenda = await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'pilot' })
    expect(itemOf(agenda, `idea:${id}`)?.decisions.map(({ kind }) => kind)).toEqual(['approve', 'approve', 'pilot'])
    expect(await core.client.ideas.get({ id })).toMatchObject({ stage: 'pilot' })
  })
})

describe('what was chosen by hand', () => {
  const manyIdeas = async (count: number) => {
    const ids: string[] = []
    for (let n = 1; n <= count; n++) ids.push((await newIdea(`Idea ${n}`)).id)
    return ids.map((id) => `idea:${id}`)
  }

  it('survives new facts: pinned, dropped, ordered, timed and added', async () => {
    const meetingId = meetingOf(await newSeries())
    const [first, second, third, fourth] = (await manyIdeas(4)) as [string, string, string, string]
    const { choose, order, addItem } = core.client.meetings
    await choose({ meetingId, subject: first, pinned: true })
    await choose({ meetingId, subject: second, dropped: true })
    await order({ meetingId, segment: 'ideas', subjects: [fourth, third, first] })
    await choose({ meetingId, subject: third, minutes: 9 })
    const added = await addItem({ meetingId, segment: 'wow', title: 'Cake for Mira', minutes: 4 })
    const before = titlesIn(added, 'ideas')
    expect(before).toEqual(['Idea 4', 'Idea 3', 'Idea 1'])

    const { id } = await newIdea('A better one')
    for (const name of ['Nordvik', 'Berg', 'Lindholm']) await core.client.ideas.edit({ id, changes: { customers: [{ name }] } })
    await logStory()
    const agenda = await agendaOf(meetingId)
    expect(titlesIn(agenda, 'ideas')).toEqual([...before, 'A better one'])
    expect(itemOf(agenda, third)).toMatchObject({ minutes: 9, byHand: true })
    expect(itemOf(agenda, first)).toMatchObject({ pinned: true })
    expect(agenda.dropped.map(({ subject }) => subject)).toEqual([second])
    expect(titlesIn(agenda, 'wow')).toEqual(['Cake for Mira'])
  })

  it('is taken back as easily: unpinned, undropped, untimed', async () => {
    const meetingId = meetingOf(await newSeries())
    const [first, second] = (await manyIdeas(2)) as [string, string]
    const { choose } = core.client.meetings
    await choose({ meetingId, subject: first, pinned: true, minutes: 20 })
    await choose({ meetingId, subject: first, pinned: false, minutes: null })
    await choose({ meetingId, subject: second, dropped: true })
    const agenda = await choose({ meetingId, subject: second, dropped: false })
    expect(itemOf(agenda, first)).toMatchObject({ pinned: false, byHand: false, minutes: 5 })
    expect(itemOf(agenda, second)).toMatchObject({ byHand: false })
  })

  it('is forgotten when the agenda is written again, all but what was added and recorded', async () => {
    const meetingId = meetingOf(await newSeries())
    const [first, second, third] = (await manyIdeas(3)) as [string, string, string]
    const { choose, addItem, discuss, regenerate } = core.client.meetings
    await choose({ meetingId, subject: first, dropped: true })
    await choose({ meetingId, subject: second, minutes: 17 })
    await discuss({ meetingId, subject: third, discussed: true, note: 'Yes' })
    await addItem({ meetingId, segment: 'actions', title: 'Summer party' })
    const agenda = await regenerate({ meetingId })
    expect(agenda.dropped).toEqual([])
    expect(itemOf(agenda, second)).toMatchObject({ minutes: 5, byHand: false })
    expect(itemOf(agenda, third)).toMatchObject({ note: 'Yes', discussedAt: START })
    expect(titlesIn(agenda, 'actions')).toEqual(['Summer party'])
  })

  it('puts any idea on the agenda, at whatever stage', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await core.client.ideas.create({ title: 'Half a thought', submit: false })
    expect(itemOf(await core.client.meetings.choose({ meetingId, subject: `idea:${id}`, pinned: true }), `idea:${id}`)).toMatchObject({ stage: 'draft', pinned: true })
    await core.client.ideas.delete({ id })
    expect(itemsOn(await agendaOf(meetingId))).toEqual([])
    await core.client.ideas.restore({ id })
    expect(itemOf(await agendaOf(meetingId), `idea:${id}`)).toMatchObject({ pinned: true })
  })

  it('keeps the pinned story in the chair', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await logStory()
    await core.client.meetings.choose({ meetingId, subject: `learning:${id}`, pinned: true })
    await core.client.learnings.log({ text: 'A louder one', quote: 'Now!', customer: { name: 'Berg' }, waits: true, sentiment: 'bad' })
    expect(titlesIn(await agendaOf(meetingId), 'empty-chair')).toEqual(['They print every invoice twice'])
  })

  it('carries a learning from the chair to the front line', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await logStory()
    const agenda = await core.client.meetings.order({ meetingId, segment: 'front-line', subjects: [`learning:${id}`] })
    expect(titlesIn(agenda, 'front-line')).toEqual(['They print every invoice twice'])
    expect(titlesIn(agenda, 'empty-chair')).toEqual([])
  })
})

describe('what is recorded', () => {
  it('stays on the item: discussed, a note, an action', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await logStory()
    const subject = `learning:${id}`
    await core.client.meetings.discuss({ meetingId, subject, discussed: true, note: 'Ask them for a copy' })
    const action = await core.client.meetings.act({ meetingId, subject, title: 'Call Nordvik', dueOn: '2026-03-06' })
    expect(itemOf(await agendaOf(meetingId), subject)).toMatchObject({ discussedAt: START, note: 'Ask them for a copy', actions: [{ id: action.id, title: 'Call Nordvik' }] })
    const undone = await core.client.meetings.discuss({ meetingId, subject, discussed: false })
    expect(itemOf(undone, subject)).toMatchObject({ discussedAt: null, note: 'Ask them for a copy' })
  })

  it('lets actions be finished, reopened and deleted', async () => {
    const meetingId = meetingOf(await newSeries())
    const member = (await core.client.session.people({}))[0]!
    const { id } = await core.client.meetings.act({ meetingId, title: 'Call Nordvik', ownerId: member.id, dueOn: '2026-03-06' })
    expect(await core.client.meetings.listActions({})).toMatchObject([{ id, owner: { name: 'Ada' }, dueOn: '2026-03-06', doneAt: null, meetingId }])
    expect(await core.client.meetings.finishAction({ id, done: true })).toMatchObject({ doneAt: START })
    expect(await core.client.meetings.listActions({})).toEqual([])
    expect(await core.client.meetings.listActions({ open: false })).toMatchObject([{ id }])
    expect(await core.client.meetings.finishAction({ id, done: false })).toMatchObject({ doneAt: null })
    await core.client.meetings.deleteAction({ id })
    await expect(core.client.meetings.finishAction({ id, done: true })).rejects.toMatchObject({ code: 'unknown-action' })
    await expect(core.client.meetings.act({ meetingId, title: 'x', ownerId: meetingId })).rejects.toMatchObject({ code: 'unknown-member' })
  })

  it('carries open actions over, overdue first, until they are done', async () => {
    const meetingId = meetingOf(await newSeries())
    await core.client.meetings.act({ meetingId, title: 'Some day' })
    const { id } = await core.client.meetings.act({ meetingId, title: 'By Friday', dueOn: '2026-03-06' })
    expect((await agendaOf(meetingId)).segments.at(-1)!.items.map(({ title, minutes }) => [title, minutes])).toEqual([['Some day', 0], ['By Friday', 0]])
    await core.client.meetings.close({ meetingId })
    core.clock.pass(7 * DAY)
    const next = await nextMeeting()
    expect(titlesIn(await agendaOf(next), 'actions')).toEqual(['By Friday', 'Some day'])
    expect(codes((await agendaOf(next)).segments.at(-1)!.items[0])).toEqual(['action-overdue', 'action-open'])
    await core.client.meetings.finishAction({ id, done: true })
    await core.client.meetings.close({ meetingId: next })
    core.clock.pass(DAY)
    expect(titlesIn(await agendaOf(await nextMeeting()), 'actions')).toEqual(['Some day'])
  })
})

describe('ending a meeting', () => {
  it('keeps its agenda as it was, and the next one reflects it', async () => {
    const meetingId = meetingOf(await newSeries())
    const told = await logStory()
    const left = await newIdea('Left over')
    core.clock.pass(HOUR)
    await core.client.meetings.discuss({ meetingId, subject: `learning:${told.id}`, discussed: true })
    const held = await core.client.meetings.close({ meetingId })
    expect(held.meeting.state).toBe('held')
    core.clock.pass(DAY)
    await core.client.ideas.edit({ id: left.id, changes: { title: 'Quite another' } })
    await core.client.learnings.delete({ id: told.id })
    expect(await agendaOf(meetingId)).toEqual(held)

    const next = await agendaOf(await nextMeeting())
    expect(next.meeting).toMatchObject({ startsAt: FIRST + 7 * DAY, since: FIRST })
    expect(itemOf(next, `idea:${left.id}`)).toMatchObject({ carriedOver: true, title: 'Quite another' })
    expect(codes(itemOf(next, `idea:${left.id}`))?.[0]).toBe('left-over')
    expect(itemOf(next, `learning:${told.id}`)).toBeUndefined()
    expect(await core.client.meetings.history({})).toMatchObject([{ id: meetingId, series: { name: 'Weekly' }, heldAt: START + HOUR, discussed: 1, decisions: 0, actions: 0 }])
  })

  it('lets nobody change it afterwards', async () => {
    const meetingId = meetingOf(await newSeries())
    const { id } = await newIdea('One clear invoice')
    await core.client.meetings.close({ meetingId })
    const held = { code: 'meeting-held' }
    await expect(core.client.meetings.close({ meetingId })).rejects.toMatchObject(held)
    await expect(core.client.meetings.choose({ meetingId, subject: `idea:${id}`, pinned: true })).rejects.toMatchObject(held)
    await expect(core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'pilot' })).rejects.toMatchObject(held)
    await expect(core.client.meetings.discuss({ meetingId, subject: `idea:${id}`, discussed: true })).rejects.toMatchObject(held)
    expect(await core.client.ideas.get({ id })).toMatchObject({ stage: 'submitted' })
  })

  it('tells another customer’s story next time', async () => {
    const meetingId = meetingOf(await newSeries())
    for (const name of ['Nordvik', 'Berg', 'Lindholm']) await core.client.learnings.log({ text: `${name} said`, quote: 'So it is', customer: { name } })
    const stories = [titlesIn(await agendaOf(meetingId), 'empty-chair')]
    for (let week = 1; week <= 3; week++) {
      await core.client.meetings.close({ meetingId: await nextMeeting() })
      core.clock.pass(7 * DAY)
      stories.push(titlesIn(await agendaOf(await nextMeeting()), 'empty-chair'))
    }
    expect(new Set(stories.slice(0, 3).flat()).size).toBe(3)
    expect(stories[3]).toEqual(stories[0])
  })

  it('lets what was logged while it ran be new to the next', async () => {
    const meetingId = meetingOf(await newSeries())
    core.clock.pass(HOUR)
    await core.client.learnings.log({ text: 'Heard in the room' })
    core.clock.pass(30 * MINUTE)
    await core.client.meetings.close({ meetingId })
    core.clock.pass(DAY)
    expect(JSON.stringify(await agendaOf(await nextMeeting()))).toContain('Heard in the room')
  })
})

describe('a series', () => {
  it('plans its next meeting by the clock of its place', async () => {
    const series = await newSeries()
    expect(series).toMatchObject({ nextMeeting: { startsAt: FIRST }, held: 0, team: null })
    expect((await core.client.meetings.listSeries({}))[0]).toEqual(series)
    expect(await newSeries({ name: 'Early', time: '09:00' })).toMatchObject({ nextMeeting: { startsAt: Date.UTC(2026, 2, 11, 8) } })
  })

  it('keeps its wall-clock time when the clocks change', async () => {
    const meetingId = meetingOf(await newSeries())
    core.clock.now = Date.UTC(2026, 2, 25, 12)
    await core.client.meetings.close({ meetingId })
    expect((await core.client.meetings.listSeries({}))[0]?.nextMeeting?.startsAt).toBe(Date.UTC(2026, 3, 1, 8, 30))
  })

  it('forgets a meeting to which nobody came, but not what was pinned and added for it', async () => {
    const series = await newSeries()
    const { id } = await newIdea('One clear invoice')
    await core.client.meetings.choose({ meetingId: meetingOf(series), subject: `idea:${id}`, pinned: true })
    await core.client.meetings.addItem({ meetingId: meetingOf(series), segment: 'wow', title: 'Cake for Mira' })
    core.clock.pass(9 * DAY)
    const [after] = await core.client.meetings.listSeries({})
    expect(after).toMatchObject({ nextMeeting: { startsAt: FIRST + 14 * DAY }, held: 0 })
    await expect(agendaOf(meetingOf(series))).rejects.toMatchObject({ code: 'unknown-meeting' })
    const agenda = await agendaOf(meetingOf(after!))
    expect(itemOf(agenda, `idea:${id}`)).toMatchObject({ pinned: true })
    expect(titlesIn(agenda, 'wow')).toEqual(['Cake for Mira'])
  })

  it('keeps a meeting that runs over, and one that nobody ended until the next one’s day', async () => {
    const series = await newSeries()
    const { id } = await newIdea('One clear invoice')
    core.clock.pass(5 * HOUR)
    expect(await nextMeeting()).toBe(meetingOf(series))
    await core.client.meetings.discuss({ meetingId: meetingOf(series), subject: `idea:${id}`, discussed: true })
    core.clock.pass(3 * DAY)
    expect(await nextMeeting()).toBe(meetingOf(series))
    core.clock.pass(4 * DAY)
    expect(await nextMeeting()).not.toBe(meetingOf(series))
    expect(await core.client.meetings.history({})).toMatchObject([{ id: meetingOf(series), state: 'held', heldAt: START + 5 * HOUR, discussed: 1 }])
  })

  it('moves its next meeting along when its day, time or length changes, with what was chosen for it', async () => {
    const series = await newSeries()
    const { id } = await newIdea('One clear invoice')
    await core.client.meetings.choose({ meetingId: meetingOf(series), subject: `idea:${id}`, pinned: true })
    const edited = await core.client.meetings.editSeries({ id: series.id, changes: { weekday: 5, time: '14:00', minutes: 30 } })
    expect(edited).toMatchObject({ weekday: 5, nextMeeting: { startsAt: Date.UTC(2026, 2, 6, 13) } })
    const agenda = await agendaOf(meetingOf(edited))
    expect(agenda.meeting.minutes).toBe(30)
    expect(itemOf(agenda, `idea:${id}`)).toMatchObject({ pinned: true })
    const renamed = await core.client.meetings.editSeries({ id: series.id, changes: { name: 'Fridays' } })
    expect(renamed.nextMeeting).toEqual(edited.nextMeeting)
  })

  it('never plans a second meeting on a day that had one', async () => {
    const series = await newSeries()
    await core.client.meetings.close({ meetingId: meetingOf(series) })
    const edited = await core.client.meetings.editSeries({ id: series.id, changes: { time: '16:00' } })
    expect(edited.nextMeeting?.startsAt).toBe(Date.UTC(2026, 2, 11, 15))
  })

  it('has a name of its own', async () => {
    const { id } = await newSeries()
    await expect(newSeries({ name: 'weekly' })).rejects.toMatchObject({ code: 'name-taken', fields: [{ field: 'name' }] })
    expect(await core.client.meetings.editSeries({ id, changes: { name: 'WEEKLY' } })).toMatchObject({ name: 'WEEKLY' })
  })

  it('can be deleted and brought back with its meetings', async () => {
    const series = await newSeries()
    await core.client.meetings.close({ meetingId: meetingOf(series) })
    await core.client.meetings.deleteSeries({ id: series.id })
    expect(await core.client.meetings.listSeries({})).toEqual([])
    expect(await core.client.meetings.history({})).toEqual([])
    await expect(core.client.meetings.deleteSeries({ id: series.id })).rejects.toMatchObject({ code: 'unknown-series' })
    expect(await core.client.meetings.restoreSeries({ id: series.id })).toMatchObject({ held: 1, nextMeeting: { startsAt: FIRST + 7 * DAY } })
    expect(await core.client.meetings.history({})).toHaveLength(1)
  })

  it('refuses what cannot be, and names the field', async () => {
    const fields = (error: unknown) => (error as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field}: ${code}`)
    await expect(newSeries({ name: ' ', time: '25:00', timeZone: 'Mars/Olympus', minutes: 4, weekday: 8 }).catch(fields)).resolves.toEqual(expect.arrayContaining(['name: required', 'time: bad-time', 'timeZone: bad-time-zone', 'minutes: minutes-out-of-range']))
  })

  it('plans the same meeting on every device', async () => {
    const series = await newSeries()
    const other = await openTestCore({ name: 'Bo' })
    const row = core.context.store.read.get<Record<string, string | number | null>>('SELECT name, weekday, time, timeZone, minutes, teamId, createdAt FROM series WHERE id = ?', [series.id])!
    other.context.store.write((write) => write.put('series', series.id, row))
    expect((await other.client.meetings.listSeries({}))[0]?.nextMeeting).toEqual(series.nextMeeting)
    await other.dispose()
  })
})
