// The template of a series' agendas through the contract, as a meeting lead edits it.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { exportWorkspace } from '../../electron/core/services/exports.ts'
import { readWorkspace } from '../../electron/core/services/imports/import-workspace.ts'
import type { Agenda } from '../../shared/contract/meetings.ts'
import type { Template, TemplateSegment } from '../../shared/contract/templates.ts'
import { AGENDA_SEGMENTS, type AgendaSegmentKey } from '../../shared/domain/agenda-lists.ts'
import { USUAL } from '../../shared/domain/agenda/template-edit.ts'
import { DAY, MINUTE, openTestCore, temporaryFolder } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
let seriesId: string
let meetingId: string
beforeEach(async () => {
  const series = await core.client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 })
  seriesId = series.id
  meetingId = series.nextMeeting!.id
})

const now = async () => (await core.client.meetings.template({ seriesId })).template
const agenda = () => core.client.meetings.agenda({ meetingId })
const keys = ({ segments }: Agenda) => segments.map(({ key }) => key)
const titlesIn = ({ segments }: Agenda, key: AgendaSegmentKey) => segments.find((segment) => segment.key === key)!.items.map(({ title }) => title)
const changed = (template: Template, key: AgendaSegmentKey, changes: Partial<TemplateSegment>): Template => ({ ...template, segments: template.segments.map((segment) => (segment.segment === key ? { ...segment, ...changes } : segment)) })
const ordered = (template: Template, order: readonly AgendaSegmentKey[]): Template => ({ ...template, segments: order.map((key) => template.segments.find(({ segment }) => segment === key)!) })
async function edit(change: (template: Template) => Template): Promise<Template> {
  const from = await now()
  return (await core.client.meetings.editTemplate({ seriesId, from, template: change(from) })).template
}
const LATER = ['front-line', 'empty-chair', ...AGENDA_SEGMENTS.slice(2)] as AgendaSegmentKey[]

describe('a series’ template', () => {
  it('is the default until somebody changes it', async () => {
    expect(await core.client.meetings.template({ seriesId })).toEqual({ series: { id: seriesId, name: 'Weekly', example: false }, minutes: 60, template: USUAL, usual: true })
    await expect(core.client.meetings.template({ seriesId: meetingId })).rejects.toMatchObject({ code: 'unknown-series' })
  })

  it('decides the agenda: what is on, in which order, and in which words', async () => {
    const wanted = ['empty-chair', 'ideas', 'front-line', 'numbers', 'promises', 'prevent', 'wow', 'actions'] as const
    const after = await edit((template) => changed(changed(ordered(template, wanted), 'wow', { shown: false }), 'empty-chair', { title: 'Voice of the patient', intro: 'One minute of silence first' }))
    expect(after.segments.map(({ segment }) => segment)).toEqual(wanted)
    expect(keys(await agenda())).toEqual(wanted.filter((key) => key !== 'wow'))
    expect((await agenda()).segments[0]).toMatchObject({ title: 'Voice of the patient', intro: 'One minute of silence first' })
    expect((await core.client.meetings.template({ seriesId })).usual).toBe(false)
    const { text } = await core.client.meetings.export({ meetingId, format: 'markdown', language: 'en' })
    expect(text).toContain('## 1. Voice of the patient')
    expect(text).toContain('One minute of silence first')
  })

  it('goes back to what it was, and to the default, byte for byte', async () => {
    const before = await edit((template) => changed(ordered(template, ['empty-chair', 'actions', ...AGENDA_SEGMENTS.slice(1, 7)]), 'ideas', { most: 3, filters: { ...USUAL.segments[0]!.filters, team: [] } }))
    const after = await edit((template) => changed(ordered(template, AGENDA_SEGMENTS.toSorted()), 'ideas', { most: 5, share: 40, title: 'Decide' })).catch((error: { code: string }) => error.code)
    expect(after).toBe('customer-later')
    const moved = await edit((template) => changed(ordered(template, ['empty-chair', 'wow', 'actions', ...AGENDA_SEGMENTS.slice(1, 6)]), 'ideas', { most: 5, share: 40, title: 'Decide' }))
    expect((await core.client.meetings.editTemplate({ seriesId, from: moved, template: before })).template).toEqual(before)
    expect(await core.client.meetings.editTemplate({ seriesId, from: before, template: USUAL })).toMatchObject({ template: USUAL, usual: true })
  })

  it('is taken over from another series', async () => {
    await edit((template) => changed(template, 'numbers', { length: 3, shown: true, title: 'Figures' }))
    const other = await core.client.meetings.createSeries({ name: 'Other', weekday: 1, time: '09:00', timeZone: 'UTC', minutes: 30 })
    const mine = await now()
    expect((await core.client.meetings.editTemplate({ seriesId: other.id, from: USUAL, template: mine })).template).toEqual(mine)
  })

  it('may be moved and moved again without end', async () => {
    let order: AgendaSegmentKey[] = [...AGENDA_SEGMENTS]
    for (let step = 0; step < 120; step++) {
      // always the last between the second and the third
      order = [...order.slice(0, 2), order.at(-1)!, ...order.slice(2, -1)]
      expect((await edit((template) => ordered(template, order))).segments.map(({ segment }) => segment)).toEqual(order)
    }
  })

  it('leaves the agendas of held meetings as they were', async () => {
    await core.client.learnings.log({ text: 'They print every invoice twice', quote: 'I print it twice' })
    await core.client.meetings.close({ meetingId })
    const held = await agenda()
    await edit((template) => changed(changed(template, 'wow', { shown: false }), 'empty-chair', { title: 'Somebody' }))
    expect(await agenda()).toEqual(held)
    expect(keys(held)).toEqual(AGENDA_SEGMENTS)
  })

  it('can be tried before it is saved', async () => {
    const tried = await core.client.meetings.preview({ seriesId, template: changed(USUAL, 'ideas', { shown: false }) })
    expect([keys(tried).includes('ideas'), keys(await agenda()).includes('ideas')]).toEqual([false, true])
    expect((await core.client.meetings.preview({ seriesId })).segments).toEqual((await agenda()).segments)
  })

  it('takes no segment twice, and no numbers that mean nothing', async () => {
    const wrong: Template[] = [{ ...USUAL, segments: [...USUAL.segments.slice(1), USUAL.segments[1]!] }, changed(USUAL, 'ideas', { length: 0 }), changed(USUAL, 'ideas', { share: 101 }), changed(USUAL, 'ideas', { minutes: 1.5 })]
    for (const template of wrong) await expect(core.client.meetings.editTemplate({ seriesId, from: USUAL, template })).rejects.toMatchObject({ code: 'bad-input' })
    const nothing = { ...USUAL, reason: 'Why not', segments: USUAL.segments.map((segment) => ({ ...segment, shown: false })) }
    await expect(core.client.meetings.editTemplate({ seriesId, from: USUAL, template: nothing })).rejects.toMatchObject({ code: 'nothing-shown' })
  })
})

describe('the customer', () => {
  it('comes first; before anything else does, a reason is asked for, kept and printed', async () => {
    await expect(edit((template) => ordered(template, LATER))).rejects.toMatchObject({ code: 'customer-later', fields: [{ field: 'template.reason', code: 'customer-later' }] })
    expect(keys(await agenda())[0]).toBe('empty-chair')
    await edit((template) => ({ ...ordered(template, LATER), reason: 'The ward round ends at half past' }))
    const found = await agenda()
    expect([keys(found).slice(0, 2), found.customerLater]).toEqual([['front-line', 'empty-chair'], 'The ward round ends at half past'])
    const { text } = await core.client.meetings.export({ meetingId, format: 'markdown', language: 'en' })
    expect(text).toContain('The customer does not come first here: The ward round ends at half past')
    await edit((template) => ordered(template, AGENDA_SEGMENTS))
    expect([(await now()).reason, (await agenda()).customerLater, (await core.client.meetings.template({ seriesId })).usual]).toEqual(['', '', true])
  })

  it('is not turned off without one either, and their turns in the chair are counted wherever it stands', async () => {
    await expect(edit((template) => changed(template, 'empty-chair', { shown: false }))).rejects.toMatchObject({ code: 'customer-later' })
    await edit((template) => ({ ...ordered(template, LATER), reason: 'As agreed' }))
    await core.client.learnings.log({ text: 'First', quote: 'One', customer: { name: 'Nordvik' } })
    await core.client.meetings.close({ meetingId })
    core.clock.pass(7 * DAY)
    await core.client.learnings.log({ text: 'Again', quote: 'Two', customer: { name: 'Nordvik' } })
    core.clock.pass(MINUTE)
    await core.client.learnings.log({ text: 'Another', quote: 'Three', customer: { name: 'Lindholm' }, happenedOn: '2026-01-01' })
    const next = (await core.client.meetings.listSeries({}))[0]!.nextMeeting!.id
    expect(titlesIn(await core.client.meetings.agenda({ meetingId: next }), 'empty-chair')).toEqual(['Another'])
  })
})

describe('what a template asks for', () => {
  const only = (filters: Partial<TemplateSegment['filters']>): TemplateSegment['filters'] => ({ ...USUAL.segments[0]!.filters, ...filters })

  it('is found among much that is newer', async () => {
    await core.client.learnings.log({ text: 'The bill is wrong', area: { name: 'Billing' }, channel: 'call', sentiment: 'bad', tags: ['refund'], segment: { name: 'Retail' } })
    core.clock.pass(MINUTE)
    for (let n = 0; n < 130; n++) await core.client.learnings.log({ text: `Other ${n}`, area: { name: 'Lifts' }, sentiment: n % 2 ? 'good' : 'bad', channel: 'email', quote: 'So it is' })
    const area = (await core.client.customers.suggest({ lookup: 'area', text: 'Billing', limit: 1 }))[0]!
    const segment = (await core.client.customers.suggest({ lookup: 'segment', text: 'Retail', limit: 1 }))[0]!
    const asked: Partial<TemplateSegment['filters']>[] = [{ area: [{ id: area.id, name: '' }] }, { segment: [{ id: segment.id, name: '' }] }, { channel: ['call', 'visit'] }, { tag: ['refund'] }, { area: [{ id: area.id, name: '' }], channel: ['call'] }]
    for (const filters of asked) {
      await edit((template) => changed(template, 'front-line', { filters: only(filters) }))
      expect(titlesIn(await agenda(), 'front-line')).toEqual(['The bill is wrong'])
    }
    const kept = (await now()).segments[1]!.filters
    expect(kept).toEqual(only({ area: [{ id: area.id, name: 'Billing' }], channel: ['call'] }))
    await edit((template) => changed(template, 'empty-chair', { filters: only({ area: [{ id: area.id, name: '' }] }) }))
    expect([titlesIn(await agenda(), 'empty-chair'), titlesIn(await agenda(), 'front-line')]).toEqual([['The bill is wrong'], []])
  })

  it('holds for ideas by the customers they affect, and for promises by what they are about', async () => {
    const { ideas, learnings, customers } = core.client
    await learnings.log({ text: 'Waits for the refund', customer: { name: 'Berg' }, segment: { name: 'Retail' }, area: { name: 'Billing' }, waits: true })
    await learnings.log({ text: 'Waits for the lift', customer: { name: 'Nord' }, area: { name: 'Lifts' }, waits: true })
    for (const segments of [[{ name: 'Retail' }], []]) await ideas.create({ title: segments.length ? 'For shops' : 'For all', answers: { customers: 'All', delight: 'Peace' }, segments })
    const retail = (await customers.suggest({ lookup: 'segment', text: 'Retail', limit: 1 }))[0]!
    const lifts = (await customers.suggest({ lookup: 'area', text: 'Lifts', limit: 1 }))[0]!
    await edit((template) => changed(changed(template, 'ideas', { filters: only({ segment: [{ id: retail.id, name: '' }] }) }), 'promises', { filters: only({ area: [{ id: lifts.id, name: '' }] }) }))
    expect([titlesIn(await agenda(), 'ideas'), titlesIn(await agenda(), 'promises')]).toEqual([['For shops'], ['Waits for the lift']])
    const promise = (await core.client.followUps.list({})).rows.find(({ learning }) => learning.text === 'Waits for the refund')!
    expect((await core.client.meetings.whyNot({ meetingId, subject: `follow-up:${promise.id}` })).reasons[0]).toEqual({ code: 'why-filter', params: { segment: 'promises', context: 'area' } })
  })

  it('is told as the reason of what went', async () => {
    await core.client.ideas.create({ title: 'Clear bills', answers: { customers: 'All', delight: 'Peace' } })
    await core.client.meetings.seen({ meetingId })
    await edit((template) => changed(template, 'ideas', { shown: false }))
    expect((await core.client.meetings.difference({ meetingId })).went).toMatchObject([{ title: 'Clear bills', reasons: [{ code: 'why-segment-off', params: { segment: 'ideas' } }] }])
  })
})

it('goes out and comes in with the workspace', async () => {
  const folder = temporaryFolder()
  const other = await openTestCore({ name: null })
  try {
    await core.client.learnings.log({ text: 'The bill', area: { name: 'Billing' } })
    const area = (await core.client.customers.suggest({ lookup: 'area', text: 'Billing', limit: 1 }))[0]!
    await edit((template) => ({ ...changed(changed(ordered(template, LATER), 'ideas', { most: 2, title: 'Decide' }), 'prevent', { filters: { ...USUAL.segments[0]!.filters, area: [{ id: area.id, name: '' }] } }), reason: 'As agreed' }))
    const { folder: into } = await exportWorkspace(core.context, path.join(folder, 'out'))
    await readWorkspace(other.context, { file: path.join(into, 'workspace.jsonl'), name: 'workspace.jsonl' }, new AbortController().signal)
    expect(await other.client.meetings.template({ seriesId })).toEqual(await core.client.meetings.template({ seriesId }))
  } finally {
    await other.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
})
