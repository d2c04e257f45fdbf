// The example workspace: alive whenever it is added, and gone without a trace of it in what is real.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { STAGES } from '../../shared/domain/ideas.ts'
import { TABLES, type TableName } from '../../electron/core/store/tables.ts'
import { DAY, HOUR, openTestCore, START, type TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

const tables = Object.keys(TABLES) as TableName[]
const read = () => core.context.store.read
const countExamples = () => tables.reduce((sum, table) => sum + read().value<number>(`SELECT count(*) FROM ${table} WHERE example = 1`)!, 0)
/** What the outbox says about one row, in order. */
const opsOf = (id: string) => read().all<{ kind: string }>('SELECT kind FROM outbox WHERE rowId = ? ORDER BY n', [id]).map(({ kind }) => kind)
const nextAgenda = async () => {
  const [series] = await core.client.meetings.listSeries({})
  return core.client.meetings.agenda({ meetingId: series!.nextMeeting!.id })
}

describe('adding it', () => {
  it('brings sixty learnings, twenty-five ideas in every stage and three held meetings, all marked', async () => {
    expect(await core.client.session.addExample({})).toMatchObject({ example: true, member: { name: 'Ada' } })
    expect(await core.client.learnings.count({})).toEqual({ count: 60, total: 60 })
    expect(await core.client.ideas.count({})).toEqual({ count: 25, total: 25 })
    expect((await core.client.ideas.stages({})).filter(({ count }) => count > 0).map(({ stage }) => stage)).toEqual(STAGES)
    const held = await core.client.meetings.history({})
    expect(held.map(({ decisions, actions }) => ({ decisions, actions }))).toEqual([{ decisions: 3, actions: 3 }, { decisions: 2, actions: 2 }, { decisions: 2, actions: 2 }])
    expect(held.every(({ example, discussed }) => example && discussed > 5)).toBe(true)
    expect((await core.client.learnings.list({ limit: 500 })).rows.every(({ example }) => example)).toBe(true)
    expect((await core.client.learnings.list({ limit: 500 })).rows.every(({ createdAt, author }) => createdAt <= START && author.name !== '' && author.name !== 'Ada')).toBe(true)
  })

  it('fills every capability: a campaign that runs and one that was closed, pilots with verdicts, thanks for all sorts of things, a saved view, scores, categories', async () => {
    await core.client.session.addExample({})
    const campaigns = await core.client.campaigns.list({})
    expect(campaigns.map(({ name, audience, ideas, closing, example, asked }) => [name, audience, ideas, closing !== '', example, asked])).toEqual([['The dark months', 'teams', 3, false, true, false], ['The first ride', 'area', 3, true, true, false]])
    expect(campaigns[0]).toMatchObject({ teams: [{ name: 'Customer care' }, { name: 'Field crew' }, { name: 'Product' }], startsAt: expect.toSatisfy((at: number) => at < START), endsAt: expect.toSatisfy((at: number) => at > START) })
    expect(await core.client.campaigns.get({ id: campaigns[0]!.id })).toMatchObject({ askedCount: 5, askedAuthors: 3 })
    const byTitle = async (title: string) => (await core.client.ideas.list({ filters: { text: title } })).rows[0]!.id
    expect((await core.client.pilot.of({ ideaId: await byTitle('Pause instead of cancel') })).count.said).toEqual({ works: 1, mixed: 1, fails: 0 })
    expect((await core.client.feed.list({ kinds: ['kudos'] })).rows.map(({ by, answer, learningId, example }) => [by!.name, answer, learningId !== null, example])).toContainEqual(['Mila Stojanac', 'Rhodri Penhale', true, true])
    expect((await core.client.kudos.onComments({ ideaId: await byTitle('dock has not clicked') })).map(({ from, to }) => [from.name, to.name])).toEqual([['Tobias Ekvall', '陈雨澜']])
    expect(await core.client.views.list({})).toMatchObject([{ name: 'Whose turn is it', shared: true }])
    const { places, unscored } = await core.client.board.places({})
    expect([places.reduce((sum, { count }) => sum + count, 0), unscored]).toEqual([10, 15])
    expect((await core.client.categories.list({})).map(({ name, ideas }) => [name, ideas])).toEqual([['Getting help', 6], ['Paying and changing', 5], ['Riding and parking', 10]])
    expect(read().all('SELECT DISTINCT entity FROM outbox')).toEqual([{ entity: 'member' }])
  })

  it('speaks four languages and more scripts than one', async () => {
    await core.client.session.addExample({})
    const words = (await core.client.learnings.list({ limit: 500 })).rows.map(({ text, quote }) => `${text} ${quote}`)
    for (const script of [/\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /[åäö]/, /[čćšž]/, /\b(mae|roedd|nid yw)\b/i]) expect(words.filter((text) => script.test(text)).length).toBeGreaterThanOrEqual(3)
  })

  it('opens an agenda with something in every segment, on whatever day and hour it is added', { timeout: 60_000 }, async () => {
    for (const passed of [0, DAY + HOUR, 2 * DAY + 9 * HOUR, 3 * DAY + 15 * HOUR, 4 * DAY, 5 * DAY + 3 * HOUR, 6 * DAY + 14 * HOUR, 200 * DAY]) {
      core.clock.now = START + passed
      await core.client.session.addExample({})
      const agenda = await nextAgenda()
      expect(agenda.segments.filter(({ items }) => items.length === 0).map(({ key }) => key)).toEqual([])
      expect(agenda.minutesUsed).toBeLessThanOrEqual(60)
      expect(agenda.meeting.startsAt).toBeGreaterThan(core.clock.now)
      const items = agenda.segments.flatMap((segment) => segment.items)
      expect(items.every(({ reasons }) => reasons.length > 0)).toBe(true)
      expect(items.some(({ carriedOver }) => carriedOver)).toBe(true)
      expect((await core.client.followUps.list({})).overdue).toBeGreaterThanOrEqual(2)
      await core.client.session.removeExample({})
    }
  })

  it('has something at home for whoever looks around: news of ideas that they follow, and a promise', async () => {
    await core.client.session.addExample({})
    const { groups } = await core.client.home.news({})
    expect(groups.map(({ title, why, example }) => [title, why, example])).toEqual(expect.arrayContaining([['Pause instead of cancel', 'following', true], ['A child seat for an afternoon', 'following', true]]))
    expect((await core.client.home.get({})).promises).toMatchObject({ reviewCount: 1, reviews: [{ title: 'Say so a month before the student price ends', owner: { name: 'Ada' } }] })
    await core.client.session.removeExample({})
    expect((await core.client.home.news({})).groups).toEqual([])
    expect(core.context.store.read.value('SELECT count(*) FROM follow')).toBe(0)
  })

  it('keeps the example out of the outbox, also what is added to it by hand', async () => {
    await core.client.session.addExample({})
    const idea = (await core.client.ideas.list({ filters: { stages: ['submitted'] } })).rows[0]!
    await core.client.ideas.support({ id: idea.id, support: true })
    await core.client.ideas.comment({ id: idea.id, text: 'I agree' })
    await core.client.ideas.move({ id: idea.id, from: 'submitted', to: 'approved' })
    expect(read().all('SELECT DISTINCT entity FROM outbox')).toEqual([{ entity: 'member' }])
  })

  it('is refused while one is there, and works again after it was removed', async () => {
    await core.client.session.addExample({})
    await expect(core.client.session.addExample({})).rejects.toMatchObject({ code: 'example-present' })
    await core.client.session.removeExample({})
    expect(await core.client.session.addExample({})).toMatchObject({ example: true })
  })

  it('comes with the first run when it is asked for', async () => {
    await core.dispose()
    core = await openTestCore({ name: null })
    expect(await core.client.session.begin({ name: 'Ada', language: 'sv', example: true })).toMatchObject({ example: true, member: { name: 'Ada' } })
  })
})

describe('removing it', () => {
  it('leaves what is real as it was, to the byte', async () => {
    await core.client.learnings.log({ text: 'real', customer: { name: 'Real AB' }, segment: { name: 'Commuters' }, tags: ['x'], waits: true })
    await core.client.ideas.create({ title: 'Real idea', answers: { customers: 'all', delight: 'much' } })
    const everything = () => JSON.stringify(tables.map((table) => [table, read().all(`SELECT * FROM ${table} ORDER BY pk`)]))
    const before = everything()
    const outbox = read().value('SELECT count(*) FROM outbox')
    await core.client.session.addExample({})
    const { removed, kept } = await core.client.session.removeExample({})
    expect({ kept, example: (await core.client.session.get({})).example, left: countExamples() }).toEqual({ kept: 0, example: false, left: 0 })
    expect(removed).toBeGreaterThan(85)
    expect(everything()).toBe(before)
    expect(read().value('SELECT count(*) FROM outbox')).toBe(outbox)
  })

  it('keeps what real things use, and makes it known', async () => {
    await core.client.session.addExample({})
    const learning = await core.client.learnings.log({ text: 'real', customer: { name: 'Norrby Hospital' }, area: { name: 'Billing' } })
    const ingrid = (await core.client.session.people({})).find(({ name }) => name === 'Ingrid Sandhult')!
    const idea = await core.client.ideas.create({ title: 'Real idea', answers: { delight: 'much' }, customers: [{ name: 'Hanna Bergfalk' }], ownerId: ingrid.id })
    expect(await core.client.session.removeExample({})).toMatchObject({ kept: 7 }) // two customers, their two segments, an area, Ingrid and her team

    expect(await core.client.learnings.get({ id: learning.id })).toMatchObject({ customer: { name: 'Norrby Hospital' }, segment: { name: 'Employers' }, area: { name: 'Billing' } })
    expect(await core.client.ideas.get({ id: idea.id })).toMatchObject({ owner: { name: 'Ingrid Sandhult' }, affects: { customers: [{ name: 'Hanna Bergfalk' }] } })
    expect((await core.client.customers.list({})).rows.map(({ name }) => name).toSorted()).toEqual(['Hanna Bergfalk', 'Norrby Hospital'])
    for (const id of [learning.customer!.id, learning.segment!.id, learning.area!.id, ingrid.id]) expect(opsOf(id)).toEqual(['put'])
    expect(countExamples()).toBe(0)
    expect((await core.client.learnings.list({})).rows).toHaveLength(1)
  })

  it('takes the links between real and example things away, and says so', async () => {
    await core.client.session.addExample({})
    const example = (await core.client.learnings.list({})).rows[0]!
    const idea = await core.client.ideas.create({ title: 'Real idea', answers: { customers: 'all', delight: 'much' }, evidence: [example.id] })
    const link = read().value<string>('SELECT id FROM evidence WHERE ideaId = ?', [idea.id])!
    const action = await core.client.meetings.act({ meetingId: null, subject: `learning:${example.id}`, title: 'Call them' })
    await core.client.session.removeExample({})
    expect(await core.client.ideas.get({ id: idea.id })).toMatchObject({ learnings: 0, evidence: [] })
    expect(opsOf(link)).toEqual(['put', 'del'])
    expect(await core.client.meetings.listActions({})).toMatchObject([{ id: action.id, title: 'Call them', subject: null }])
    expect(countExamples()).toBe(0)
  })

  it('changes nothing when there is none', async () => {
    expect(await core.client.session.removeExample({})).toEqual({ removed: 0, kept: 0 })
  })
})
