// Metrics and their readings through the contract.
import { describe, expect, it } from 'vitest'
import { goalOn } from '../../shared/domain/metrics.ts'
import { metricFacts } from '../../electron/core/store/meetings/agenda.ts'
import { START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const problems = (error: unknown) => (error as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field}: ${code}`)

describe('a metric', () => {
  it('needs a name only', async () => {
    const metric = await core.client.metrics.create({ name: 'Boxes sent back' })
    expect(metric).toMatchObject({ name: 'Boxes sent back', kind: 'own', unit: '', higherIsBetter: true, target: null, readings: [], example: false })
    expect(await core.client.metrics.list({})).toEqual([metric])
  })

  it('has a name of its own', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    await expect(core.client.metrics.create({ name: 'nps' }).catch(problems)).resolves.toEqual(['name: name-taken'])
    const other = await core.client.metrics.create({ name: 'CSAT', kind: 'csat' })
    await expect(core.client.metrics.edit({ id: other.id, changes: { name: 'NPS' } }).catch(problems)).resolves.toEqual(['name: name-taken'])
    expect(await core.client.metrics.edit({ id, changes: { name: 'nps' } })).toMatchObject({ name: 'nps', kind: 'nps' })
  })

  it('has a target on its scale', async () => {
    await expect(core.client.metrics.create({ name: 'NPS', kind: 'nps', target: 140 }).catch(problems)).resolves.toEqual(['target: out-of-scale'])
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
    await expect(core.client.metrics.edit({ id, changes: { target: -101 } }).catch(problems)).resolves.toEqual(['target: out-of-scale'])
    expect(await core.client.metrics.edit({ id, changes: { target: null } })).toMatchObject({ target: null })
  })

  it('cannot become of a kind on whose scale its readings do not lie', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    await core.client.metrics.read({ metricId: id, value: -20, readOn: '2026-03-01' })
    await expect(core.client.metrics.edit({ id, changes: { kind: 'csat' } }).catch(problems)).resolves.toEqual(['kind: out-of-scale'])
    expect(await core.client.metrics.edit({ id, changes: { kind: 'own' } })).toMatchObject({ kind: 'own' })
  })

  it('can be deleted and brought back with its readings', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    await core.client.metrics.read({ metricId: id, value: 20, readOn: '2026-03-01' })
    await core.client.metrics.delete({ id })
    expect(await core.client.metrics.list({})).toEqual([])
    await expect(core.client.metrics.delete({ id })).rejects.toMatchObject({ code: 'unknown-metric' })
    await expect(core.client.metrics.read({ metricId: id, value: 1, readOn: '2026-03-01' })).rejects.toMatchObject({ code: 'unknown-metric' })
    expect(await core.client.metrics.restore({ id })).toMatchObject({ readings: [{ value: 20 }] })
  })
})

describe('a scale of one’s own', () => {
  it('has ends that readings, targets and benchmarks lie between', async () => {
    await expect(core.client.metrics.create({ name: 'Stars', least: 5, most: 1 }).catch(problems)).resolves.toEqual(['most: range-upside-down'])
    await expect(core.client.metrics.create({ name: 'Stars', least: 1, most: 5, target: 6 }).catch(problems)).resolves.toEqual(['target: out-of-scale'])
    const { id } = await core.client.metrics.create({ name: 'Stars', least: 1, most: 5, target: 4.5 })
    await expect(core.client.metrics.read({ metricId: id, value: 5.1, readOn: '2026-03-01' }).catch(problems)).resolves.toEqual(['value: out-of-scale'])
    await core.client.metrics.read({ metricId: id, value: 4.2, readOn: '2026-03-01' })
    await expect(core.client.metrics.edit({ id, changes: { most: 4 } }).catch(problems)).resolves.toEqual(['target: out-of-scale'])
    await expect(core.client.metrics.edit({ id, changes: { most: 4, target: 3 } }).catch(problems)).resolves.toEqual(['most: out-of-scale'])
    expect(await core.client.metrics.edit({ id, changes: { most: null } })).toMatchObject({ least: 1, most: null })
    expect((await core.client.metrics.read({ metricId: id, value: 70, readOn: '2026-03-02' })).readings).toHaveLength(2)
  })

  it('is none where the kind has a scale already', async () => {
    const { id, least, most } = await core.client.metrics.create({ name: 'NPS', kind: 'nps', least: 0, most: 10 })
    expect([least, most]).toEqual([null, null])
    await core.client.metrics.edit({ id, changes: { kind: 'own', least: 0, most: 10 } })
    expect(await core.client.metrics.edit({ id, changes: { kind: 'csat' } })).toMatchObject({ least: null, most: null })
  })
})

describe('what a metric aims at', () => {
  it('may change from a day on, and every reading is measured against the target of its day', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps', target: 40, benchmark: 30 })
    await core.client.metrics.setGoal({ metricId: id, fromOn: '2026-02-01', target: 50, benchmark: null })
    await core.client.metrics.setGoal({ metricId: id, fromOn: '2026-02-01', target: 60, benchmark: 35 })
    const episode = await core.client.episodes.create({ name: 'Paying' })
    const short = async (value: number, readOn: string) => {
      await core.client.metrics.read({ metricId: id, value, readOn, episode: { id: episode.id } })
      return (await core.client.episodes.board({})).episodes[0]!.metrics.map((metric) => [metric.target, metric.short])
    }
    expect(await short(45, '2026-01-31')).toEqual([[40, 0]])
    expect(await short(45, '2026-02-01')).toEqual([[60, 15]])
    expect(goalOn((await core.client.metrics.list({}))[0]!, '2026-02-01')).toMatchObject({ target: 60, benchmark: 35 })
    const { goals } = (await core.client.metrics.list({}))[0]!
    expect(goals).toMatchObject([{ fromOn: '2026-02-01', target: 60, benchmark: 35 }])
    expect(await core.client.metrics.deleteGoal({ id: goals[0]!.id })).toMatchObject({ goals: [] })
    expect(goalOn((await core.client.metrics.list({}))[0]!, '2026-02-01')).toMatchObject({ target: 40, benchmark: 30 })
    // set again after it was deleted
    expect(await core.client.metrics.setGoal({ metricId: id, fromOn: '2026-02-01', target: null, benchmark: null })).toMatchObject({ goals: [{ target: null }] })
    await expect(core.client.metrics.setGoal({ metricId: id, fromOn: '2026-03-01', target: 101, benchmark: null }).catch(problems)).resolves.toEqual(['target: out-of-scale'])
    await expect(core.client.metrics.deleteGoal({ id })).rejects.toMatchObject({ code: 'unknown-goal' })
  })
})

describe('a reading', () => {
  it('may be of one segment and one team; only those of the whole stand on the board and the agenda', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
    const team = core.context.newId()
    core.context.store.write((write) => write.put('team', team, { name: 'Oslo' }))
    await core.client.metrics.read({ metricId: id, value: 50, readOn: '2026-03-01', episode: { name: 'Paying' }, sampleSize: 200 })
    const { readings } = await core.client.metrics.read({ metricId: id, value: 10, readOn: '2026-03-02', episode: { name: 'Paying' }, segment: { name: 'Retail' }, teamId: team, sampleSize: 12 })
    expect(readings[0]).toMatchObject({ segment: { name: 'Retail' }, team: { name: 'Oslo' }, sampleSize: 12, few: true })
    expect((await core.client.episodes.board({})).episodes).toMatchObject([{ metrics: [{ value: 50, short: 0, change: null }], weak: false }])
    expect(metricFacts(core.context.store.read).map(({ latest }) => latest.value)).toEqual([50])
    await expect(core.client.metrics.read({ metricId: id, value: 10, readOn: '2026-03-02', teamId: id }).catch(problems)).resolves.toEqual(['teamId: unknown-team'])
  })

  it('is kept by day, newest first, with its episode made as it is typed', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    await core.client.metrics.read({ metricId: id, value: 35, readOn: '2026-03-01', episode: { name: 'Paying' }, sampleSize: 80, note: 'By phone' })
    await core.client.metrics.read({ metricId: id, value: 47, readOn: '2026-02-01', episode: { name: 'paying' } })
    const { readings } = await core.client.metrics.read({ metricId: id, value: 40, readOn: '2026-03-01' })
    expect(readings.map(({ value, episode, readOn }) => [value, episode?.name ?? null, readOn])).toEqual([[40, null, '2026-03-01'], [35, 'Paying', '2026-03-01'], [47, 'Paying', '2026-02-01']])
    expect(readings[1]).toMatchObject({ sampleSize: 80, note: 'By phone', createdAt: START })
  })

  it('lies on the scale of its kind', async () => {
    const { create, read } = core.client.metrics
    const edges = [['nps', -100, 100], ['enps', -100, 100], ['csat', 0, 100], ['churn', 0, 100], ['ces', 1, 7]] as const
    for (const [kind, least, most] of edges) {
      const { id } = await create({ name: kind, kind })
      for (const value of [least, most]) await read({ metricId: id, value, readOn: '2026-03-01' })
      for (const value of [least - 0.1, most + 0.1]) await expect(read({ metricId: id, value, readOn: '2026-03-01' }).catch(problems), `${kind} ${value}`).resolves.toEqual(['value: out-of-scale'])
    }
    const { id } = await create({ name: 'Calls', kind: 'contact-rate' })
    expect(await read({ metricId: id, value: 123_456, readOn: '2026-03-01' })).toMatchObject({ readings: [{ value: 123_456 }] })
  })

  it('is not of tomorrow, and of an episode that is there', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    await expect(core.client.metrics.read({ metricId: id, value: 1, readOn: '2026-03-09' }).catch(problems)).resolves.toEqual(['readOn: date-in-future'])
    await expect(core.client.metrics.read({ metricId: id, value: 1, readOn: '2026-03-01', episode: { id } })).rejects.toMatchObject({ code: 'unknown-episode' })
    expect((await core.client.metrics.list({}))[0]?.readings).toEqual([])
  })

  it('can be deleted', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    const { readings } = await core.client.metrics.read({ metricId: id, value: 20, readOn: '2026-03-01' })
    expect(await core.client.metrics.deleteReading({ id: readings[0]!.id })).toMatchObject({ id, readings: [] })
    await expect(core.client.metrics.deleteReading({ id: readings[0]!.id })).rejects.toMatchObject({ code: 'unknown-reading' })
    expect(await core.client.metrics.restoreReading({ id: readings[0]!.id })).toMatchObject({ readings })
  })

  it('comes along up to the newest hundred', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    for (let n = 0; n < 105; n++) await core.client.metrics.read({ metricId: id, value: n % 100, readOn: `2025-${String(1 + Math.floor(n / 28)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}` })
    const [metric] = await core.client.metrics.list({})
    expect(metric?.readings).toHaveLength(100)
    expect(metric?.readings[0]).toMatchObject({ readOn: '2025-04-21' })
  })
})
