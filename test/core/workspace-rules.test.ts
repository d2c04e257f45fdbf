// The rules of the workspace on one device: what counts where nobody said anything, what is refused, and what is stored.
import { describe, expect, it } from 'vitest'
import { promiseTimes } from '../../electron/core/services/closing/due.ts'
import { officeIn, rulesOf } from '../../electron/core/store/pipeline/rules.ts'
import { USUAL_RULES } from '../../shared/domain/workspace-rules.ts'
import { HOUR, START, type TestCore } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const edit = (changes: Parameters<TestCore['client']['rules']['edit']>[0]['changes']) => core.client.rules.edit({ changes })
const fieldsOf = (promise: Promise<unknown>) => promise.then(() => [], (error: { fields: { field: string; code: string }[] }) => error.fields.map(({ field, code }) => `${field}: ${code}`))

describe('where nobody set anything', () => {
  it('the usual rules count, in the zone of the oldest series of meetings', async () => {
    expect((await core.client.rules.get({})).rules).toMatchObject({ ...USUAL_RULES, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone })
    await core.client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Pacific/Auckland', minutes: 60 })
    expect((await core.client.rules.get({})).rules.timeZone).toBe('Pacific/Auckland')
  })
})

describe('what is set', () => {
  it('counts, and the rest stays as usual; the row holds only what was said', async () => {
    await edit({ weekdays: [5, 1, 2, 1], answerHours: 8, weights: { impact: 5, reach: 0, confidence: 1, effort: 1 }, timeZone: 'Asia/Tokyo', followUpInOffice: true })
    expect((await core.client.rules.get({})).rules).toEqual({ ...USUAL_RULES, weekdays: [1, 2, 5], answerHours: 8, weights: { impact: 5, reach: 0, confidence: 1, effort: 1 }, timeZone: 'Asia/Tokyo', followUpInOffice: true })
    expect(JSON.parse(core.context.store.read.value<string>(`SELECT patch FROM outbox WHERE entity = 'workspaceRules'`)!)).toEqual({ key: 'workspace', weekdays: '1,2,5', answerHours: 8, weights: '5,0,1,1', timeZone: 'Asia/Tokyo', followUpInOffice: true })
  })

  it('gives the criteria names of the workspace’s own, until they are taken back', async () => {
    await edit({ impactName: '  Delight ', effortName: 'Cost' })
    expect((await core.client.rules.get({})).rules).toMatchObject({ impactName: 'Delight', reachName: '', effortName: 'Cost' })
    await edit({ impactName: '' })
    expect((await core.client.rules.get({})).rules).toMatchObject({ impactName: '', effortName: 'Cost' })
    expect(await fieldsOf(edit({ reachName: 'x'.repeat(61) }))).toEqual(['changes.reachName: too-long'])
  })

  it('is refused with the reason at its field when it cannot be', async () => {
    expect(await fieldsOf(edit({ answerHours: 0 }))).toEqual(['changes.answerHours: out-of-range'])
    expect(await fieldsOf(edit({ silenceWeeks: 53 }))).toEqual(['changes.silenceWeeks: out-of-range'])
    expect(await fieldsOf(edit({ wowCap: -1 }))).toEqual(['changes.wowCap: out-of-range'])
    expect(await fieldsOf(edit({ currency: 'euro' }))).toEqual(['changes.currency: bad-currency'])
    expect(await fieldsOf(edit({ weekdays: [] }))).toEqual(['changes.weekdays: office-closed'])
    expect(await fieldsOf(edit({ timeZone: 'Mars/Olympus' }))).toEqual(['changes.timeZone: bad-time-zone'])
    expect(await fieldsOf(edit({ closesAt: '08:00' }))).toEqual(['changes.closesAt: office-closed'])
    expect(await fieldsOf(edit({ weights: { impact: 0, reach: 0, confidence: 0, effort: 0 } }))).toEqual(['changes.weights: no-weight'])
    expect((await core.client.rules.get({})).rules).toMatchObject(USUAL_RULES)
  })

  it('makes the office, without the days that are free for all', async () => {
    // Wednesday, 4 March 2026
    await edit({ timeZone: 'UTC', opensAt: '08:00', closesAt: '12:00' })
    await core.client.meetings.addFreeDays({ seriesId: null, days: [{ day: '2026-03-05', lastDay: '2026-03-06', name: 'Stocktaking' }] })
    const { read } = core.context.store
    expect(new Date(officeIn(read).dueAfter(START, 4 * HOUR)).toISOString()).toBe('2026-03-09T09:00:00.000Z')
    expect(promiseTimes(read, START).answerBy).toBe(START + 24 * HOUR)
    await edit({ followUpInOffice: true, followUpHours: 4 })
    expect(new Date(promiseTimes(read, START).answerBy).toISOString()).toBe('2026-03-09T09:00:00.000Z')
    expect(rulesOf(read).opensAt).toBe('08:00')
  })
})
