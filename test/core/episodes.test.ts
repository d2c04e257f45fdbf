// The catalogue of episodes, its board, and surveys, through the contract.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeSurvey } from '../../electron/core/services/episodes/import-survey.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const names = async () => (await core.client.episodes.board({})).episodes.map(({ name }) => name)
const episode = async (name: string) => (await core.client.episodes.board({})).episodes.find((one) => one.name === name)!

describe('the catalogue of episodes', () => {
  it('has an order, owners, and no two of one name', async () => {
    const { episodes } = core.client
    await core.client.learnings.log({ text: 'Typed first', episode: { name: 'Paying' } })
    const signing = await episodes.create({ name: 'Signing up' })
    const help = await episodes.create({ name: 'Getting help' })
    expect(await names()).toEqual(['Signing up', 'Getting help', 'Paying'])
    await episodes.place({ id: help.id, before: signing.id })
    expect(await names()).toEqual(['Getting help', 'Signing up', 'Paying'])
    await episodes.place({ id: help.id, before: null })
    expect(await names()).toEqual(['Signing up', 'Paying', 'Getting help'])
    await episodes.place({ id: help.id, before: (await episode('Paying')).id })
    expect(await names()).toEqual(['Signing up', 'Getting help', 'Paying'])
    const me = (await core.client.session.get({})).member!.id
    await episodes.edit({ id: help.id, changes: { ownerId: me, name: 'Help' } })
    expect(await episode('Help')).toMatchObject({ owner: { name: 'Ada' } })
    await expect(episodes.create({ name: 'help' })).rejects.toMatchObject({ code: 'name-taken' })
    await expect(episodes.edit({ id: help.id, changes: { ownerId: help.id } })).rejects.toMatchObject({ code: 'unknown-member' })
  })

  it('lets go of an episode in use only when another takes its place, with its readings', async () => {
    const { episodes, metrics } = core.client
    const { id: metricId } = await metrics.create({ name: 'NPS', kind: 'nps' })
    await metrics.read({ metricId, value: 30, readOn: '2026-03-01', episode: { name: 'Paying' }, segment: { name: 'Retail' }, sampleSize: 80 })
    // as an import of answers leaves it
    core.context.store.write((write) => write.run('UPDATE reading SET variance = 4000'))
    const learning = await core.client.learnings.log({ text: 'About paying', episode: { name: 'Paying' } })
    const [old, other] = [await episode('Paying'), await episodes.create({ name: 'Billing' })]
    await expect(episodes.delete({ id: old.id })).rejects.toMatchObject({ code: 'in-use', params: { count: 2, context: 'episode' } })
    expect(await episodes.delete({ id: old.id, moveTo: other.id })).toEqual({ moved: 2 })
    expect(await names()).toEqual(['Billing'])
    expect((await core.client.learnings.get({ id: learning.id })).episode).toMatchObject({ name: 'Billing' })
    expect((await metrics.list({}))[0]!.readings).toMatchObject([{ value: 30, sampleSize: 80, margin: 13.9, segment: { name: 'Retail' }, episode: { name: 'Billing' } }])
    expect(await episodes.delete({ id: (await episodes.create({ name: 'Unused' })).id })).toEqual({ moved: 0 })
  })
})

describe('the board', () => {
  it('shows the number against its target beside what was heard, who waits and the ideas', async () => {
    const { metrics, learnings, ideas } = core.client
    const { id: metricId } = await metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
    await metrics.read({ metricId, value: 35, readOn: '2026-02-01', episode: { name: 'Paying' } })
    await metrics.read({ metricId, value: 18, readOn: '2026-03-01', episode: { name: 'Paying' }, sampleSize: 12 })
    const { id } = await learnings.log({ text: 'Charged twice', sentiment: 'bad', waits: true, episode: { name: 'Paying' } })
    await learnings.log({ text: 'Long ago', sentiment: 'good', happenedOn: '2025-03-01', episode: { name: 'Paying' } })
    await learnings.log({ text: 'Mine', sentiment: 'bad', visibility: 'private', episode: { name: 'Paying' } })
    expect(await episode('Paying')).toMatchObject({ metrics: [{ name: 'NPS', value: 18, change: -17, short: 22, few: true, target: 40 }], heard: { good: 0, bad: 1, neutral: 0, unknown: 0 }, waiting: 1, ideas: 0, weak: true })
    const idea = await ideas.create({ title: 'Say it before the bill', answers: { customers: 'All', delight: 'No surprise' } })
    await ideas.link({ id: idea.id, learningId: id, linked: true })
    expect(await episode('Paying')).toMatchObject({ ideas: 1, weak: true })
    await ideas.move({ id: idea.id, from: 'submitted', to: 'declined', reason: 'No' })
    expect(await episode('Paying')).toMatchObject({ ideas: 0 })
    await metrics.read({ metricId, value: 41, readOn: '2026-03-02', episode: { name: 'Paying' } })
    expect(await episode('Paying')).toMatchObject({ metrics: [{ short: 0 }], weak: false })
  })

  it('counts ideas by the write as a plain query does, whatever happens', async () => {
    const { learnings, ideas } = core.client
    const ideaIds: string[] = []
    for (const title of ['One', 'Two']) ideaIds.push((await ideas.create({ title, answers: { customers: 'All', delight: 'Joy' } })).id)
    const ids: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(6), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 10 }), async (acts) => {
        for (const [act, n, m] of acts) {
          const named = [{ name: 'A' }, { name: 'B' }, null][m % 3]!
          if (act < 2 || ids.length === 0) ids.push((await learnings.log({ text: `Heard ${n}`, episode: named })).id)
          const learningId = ids[n % ids.length]!
          // what it is about may be gone: nothing else may go wrong
          const may = async (doing: Promise<unknown>) => expect(await doing.then(() => 'unknown-', (error: { code: string }) => error.code)).toMatch(/^unknown-/)
          if (act === 2 || act === 3) await may(ideas.link({ id: ideaIds[m % 2]!, learningId, linked: act === 2 }))
          if (act === 4) await may(learnings.edit({ id: learningId, changes: { episode: named } }))
          if (act === 5) core.context.store.write((write) => void write.run('DELETE FROM learning WHERE id = ?', [learningId]))
          if (act === 6) core.context.store.write((write) => void write.run('DELETE FROM evidence WHERE learningId = ?', [learningId]))
        }
        const { read } = core.context.store
        expect(read.all('SELECT * FROM episodeIdea WHERE links <> 0 ORDER BY 1, 2')).toEqual(read.all('SELECT e.ideaId, l.episodeId, count(*) AS links FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.deletedAt IS NULL AND l.episodeId IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2'))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a survey', () => {
  const file = (text: string) => {
    const name = path.join(core.dataDir, 'survey.csv')
    writeFileSync(name, text)
    return { file: name, name: 'survey.csv' }
  }
  const take = (metricId: string, text: string, map?: Record<string, string>) => takeSurvey(core.context, file(text), metricId, new AbortController().signal, map)
  const readings = async () => (await core.client.metrics.list({}))[0]!.readings.map(({ value, sampleSize, readOn, episode, margin, few }) => ({ value, sampleSize, readOn, episode: episode?.name ?? null, margin, few }))

  it('becomes a reading for each month and episode, with its margin of error', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    const lines = [...Array<string>(20).fill('10,2026-01-10,Paying'), ...Array<string>(10).fill('7,2026-01-31,Paying'), ...Array<string>(10).fill('0,2026-01-05,Paying'), '9,2026-02-03,Paying', '3,2026-02-04,', ',2026-02-05,Paying']
    expect(await take(id, `Score,Date,Episode\n${lines.join('\n')}\n`)).toEqual({ columns: { score: 'Score', date: 'Date', episode: 'Episode', segment: null, team: null }, answers: 42, readings: 3, repeated: 0, replaced: 0, refused: 0, problems: [] })
    // 20 promoters, 10 detractors of 40: 25, and 1.96 x the root of 10,000 x (0.75 - 0.0625) / 40
    expect(await readings()).toEqual([
      { value: -100, sampleSize: 1, readOn: '2026-02-04', episode: null, margin: 0, few: true },
      { value: 100, sampleSize: 1, readOn: '2026-02-03', episode: 'Paying', margin: 0, few: true },
      { value: 25, sampleSize: 40, readOn: '2026-01-31', episode: 'Paying', margin: 25.7, few: false },
    ])
  })

  it('is recognised when it comes again, and takes the place of what it said before', async () => {
    const { id } = await core.client.metrics.create({ name: 'CSAT', kind: 'csat' })
    await core.client.metrics.read({ metricId: id, value: 80, readOn: '2026-02-20' })
    expect(await take(id, 'rating\tdate\n5\t2026-02-01\n2\t2026-02-02\n')).toMatchObject({ readings: 1 })
    expect(await take(id, 'date;score\n2026-02-02;2\n2026-02-01;5\n')).toMatchObject({ readings: 0, repeated: 1 })
    expect(await take(id, 'rating,date\n5,2026-02-01\n2,2026-02-02\n4,2026-02-03\n')).toMatchObject({ readings: 1, replaced: 1 })
    expect((await readings()).map(({ value, sampleSize }) => [value, sampleSize])).toEqual([[80, null], [66.7, 3]])
  })

  it('is read by the columns that somebody chose, by segment and by the teams that are there', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    core.context.store.write((write) => write.put('team', core.context.newId(), { name: 'Oslo' }))
    const text = 'When,Who,Shop,Q1,Q2\n2026-01-10,Retail,oslo,10,0\n2026-01-11,retail,Oslo,9,0\n2026-01-12,,Oslo,8,0\n2026-01-12,,Bergen,8,0\n'
    await expect(take(id, text, { Q1: 'score', Q2: 'score' })).rejects.toMatchObject({ code: 'field-mapped-twice' })
    await expect(take(id, text, { Q3: 'score' })).rejects.toMatchObject({ code: 'unknown-column' })
    await expect(take(id, text, { Who: 'segment' })).rejects.toMatchObject({ code: 'survey-no-score' })
    const map = { When: 'date', Who: 'segment', Shop: 'team', Q1: 'score' }
    expect(await take(id, text, map)).toMatchObject({ columns: { score: 'Q1', date: 'When', segment: 'Who', team: 'Shop', episode: null }, answers: 3, readings: 2, refused: 1, problems: [{ line: 5, code: 'no-such-team', value: 'Bergen' }] })
    expect((await core.client.metrics.list({}))[0]!.readings.map(({ value, sampleSize, segment, team }) => [value, sampleSize, segment?.name ?? null, team?.name ?? null])).toEqual([[0, 1, null, 'Oslo'], [100, 2, 'Retail', 'Oslo']])
    expect(await take(id, text, map)).toMatchObject({ readings: 0, repeated: 2 })
    // columns are guessed by their names, and by what stands in them
    expect(await take(id, 'Segment,Day,x\nRetail,2026-02-01,9\n')).toMatchObject({ columns: { score: 'x', date: 'Day', segment: 'Segment' } })
  })

  it('refuses what is off the scale, in the future or no day, line by line, and takes the rest', async () => {
    const { id } = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    const result = await take(id, 'score,date\n11,2026-01-01\n-1,2026-01-01\n9.5,2026-01-01\n9,2026-05-01\n9,someday\n9,2026-01-01\n')
    expect(result).toMatchObject({ answers: 1, readings: 1, refused: 5 })
    expect(result.problems.map(({ line, code }) => [line, code])).toEqual([[2, 'answer-out-of-scale'], [3, 'answer-out-of-scale'], [4, 'answer-out-of-scale'], [5, 'date-in-future'], [6, 'bad-date']])
    await expect(take(id, 'score\n11\n')).rejects.toMatchObject({ code: 'survey-no-answers', params: { count: 1 } })
    await expect(take(id, 'colour,date\nred,2026-01-01\n')).rejects.toMatchObject({ code: 'survey-no-score' })
    await expect(take(id, '')).rejects.toMatchObject({ code: 'empty-file' })
    const own = await core.client.metrics.create({ name: 'Boxes' })
    await expect(take(own.id, 'score\n1\n')).rejects.toMatchObject({ code: 'not-a-survey-metric' })
    await expect(take('00000000-0000-4000-8000-000000000000', 'score\n1\n')).rejects.toMatchObject({ code: 'unknown-metric' })
  })
})

describe('a benchmark', () => {
  it('lies on the scale of its metric', async () => {
    const { metrics } = core.client
    await expect(metrics.create({ name: 'NPS', kind: 'nps', benchmark: 140 })).rejects.toMatchObject({ code: 'out-of-scale', fields: [{ field: 'benchmark' }] })
    const { id } = await metrics.create({ name: 'NPS', kind: 'nps', benchmark: 30, benchmarkOf: 'Banks' })
    expect(await metrics.edit({ id, changes: { benchmark: 35 } })).toMatchObject({ benchmark: 35, benchmarkOf: 'Banks' })
    await expect(metrics.edit({ id, changes: { benchmark: -101 } })).rejects.toMatchObject({ code: 'out-of-scale' })
  })
})
