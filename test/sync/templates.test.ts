// The template of a series in a team: two leads edit it apart from each other, and nothing of either is lost.
import { beforeEach, expect, test } from 'vitest'
import type { Template, TemplateSegment } from '../../shared/contract/templates.ts'
import type { AgendaSegmentKey } from '../../shared/domain/agenda-lists.ts'
import { USUAL } from '../../shared/domain/agenda/template-edit.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'lead'])
let seriesId: string
beforeEach(async () => {
  seriesId = (await team.admin.client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 })).id
  await team.settle()
})

const of = async (core: TestCore) => (await core.client.meetings.template({ seriesId })).template
const segmentIn = (template: Template, key: AgendaSegmentKey) => template.segments.find(({ segment }) => segment === key)!
const changed = (template: Template, key: AgendaSegmentKey, changes: Partial<TemplateSegment>): Template => ({ ...template, segments: template.segments.map((segment) => (segment.segment === key ? { ...segment, ...changes } : segment)) })
const moved = (template: Template, key: AgendaSegmentKey, place: number): Template => {
  const rest = template.segments.filter(({ segment }) => segment !== key)
  return { ...template, segments: [...rest.slice(0, place), segmentIn(template, key), ...rest.slice(place)] }
}
async function edit(core: TestCore, change: (template: Template) => Template): Promise<void> {
  for (const one of [team.admin, bo, cy]) one.clock.pass(1000)
  const from = await of(core)
  await core.client.meetings.editTemplate({ seriesId, from, template: change(from) })
}
const order = ({ segments }: Template) => segments.map(({ segment }) => segment)

test('what two leads change while apart comes together field by field, also in a segment that both begin, and nobody is asked', async () => {
  await team.goOffline()
  await edit(team.admin, (template) => moved(changed(changed(template, 'ideas', { title: 'Decide', filters: { ...USUAL.segments[0]!.filters, channel: ['call'] } }), 'numbers', { shown: false }), 'actions', 1))
  await edit(cy, (template) => moved(changed(template, 'ideas', { most: 3 }), 'prevent', 3))
  await edit(cy, (template) => changed(template, 'promises', { filters: { ...USUAL.segments[0]!.filters, tag: ['refund'] } }))
  await edit(team.admin, (template) => changed(template, 'promises', { filters: { ...USUAL.segments[0]!.filters, tag: ['lift'] } }))
  await team.goOnline()
  await team.settle()
  const found = await of(cy)
  expect(found).toEqual(await of(team.admin))
  expect(found).toEqual(await of(bo))
  expect(segmentIn(found, 'ideas')).toMatchObject({ title: 'Decide', most: 3 })
  expect(segmentIn(found, 'numbers').shown).toBe(false)
  expect(segmentIn(found, 'promises').filters.tag).toEqual(['lift', 'refund'])
  expect(order(found)).toEqual(['empty-chair', 'actions', 'front-line', 'numbers', 'prevent', 'promises', 'ideas', 'wow'])
  for (const core of [team.admin, cy]) expect((await core.client.ledger.conflicts({})).rows).toEqual([])
})

test('the customer comes first again when one lead takes the reason away while another moves more before them', async () => {
  const reason = 'A guest has to leave early'
  await edit(cy, (template) => ({ ...moved(template, 'front-line', 0), reason }))
  await team.settle()
  await team.goOffline()
  await edit(team.admin, (template) => moved(template, 'empty-chair', 0))
  await edit(cy, (template) => moved(template, 'wow', 0))
  await team.goOnline()
  await team.settle()
  expect((await of(cy)).reason).toBe('')
  for (const core of [team.admin, bo, cy]) {
    const agenda = await core.client.meetings.preview({ seriesId })
    expect([agenda.segments[0]!.key, agenda.customerLater]).toEqual(['empty-chair', ''])
  }
})

test('leads and admins edit it; others are told that they may not, and read it', async () => {
  await expect(edit(bo, (template) => changed(template, 'ideas', { most: 3 }))).rejects.toMatchObject({ code: 'leads-only' })
  await edit(cy, (template) => changed(template, 'ideas', { most: 3 }))
  await team.settle()
  expect(segmentIn(await of(bo), 'ideas').most).toBe(3)
})
