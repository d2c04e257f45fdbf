// Root causes and the polluter pays, through the contract.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importTable } from '../../electron/core/services/imports/imports.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const bad = (text: string, more: object = {}) => core.client.learnings.log({ text, sentiment: 'bad', happenedOn: '2026-02-10', ...more })
const areaId = async (name: string) => (await core.client.customers.suggest({ lookup: 'area', text: name })).find((area) => area.name === name)!.id
const causeId = async (name: string) => (await core.client.causes.list({})).find((cause) => cause.name === name)!.id

/** The counts that the write keeps, and the same computed from the rows. */
function counts() {
  const { read } = core.context.store
  const keys = `substr(l.happenedOn, 1, 7) AS month, coalesce(r.areaId, '') AS areaId, coalesce(r.causeId, '') AS causeId, iif(r.areaId IS NULL, coalesce(l.areaId, ''), '') AS heardAreaId`
  const from = `FROM learning l LEFT JOIN rootCause r ON r.learningId = l.id AND r.deletedAt IS NULL WHERE l.deletedAt IS NULL AND l.visibility = 'everyone'`
  const charged = `AND (r.areaId IS NOT NULL OR r.causeId IS NOT NULL OR l.sentiment = 'bad')`
  return {
    kept: [
      read.all('SELECT * FROM charged WHERE contacts <> 0 ORDER BY 1, 2, 3, 4, 5, 6'),
      read.all('SELECT * FROM received WHERE contacts <> 0 ORDER BY 1, 2, 3, 4, 5'),
      read.all('SELECT * FROM heard WHERE learnings <> 0 ORDER BY 1, 2, 3'),
      read.all('SELECT r.id, r.happenedOn FROM rootCause r WHERE EXISTS (SELECT 1 FROM learning WHERE id = r.learningId) ORDER BY r.id'),
    ],
    computed: [
      read.all(`SELECT ${keys}, coalesce(l.channel, '') AS channel, coalesce(r.remedy, '') AS remedy, count(*) AS contacts ${from} ${charged} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`),
      read.all(`SELECT ${keys}, coalesce(l.teamId, '') AS teamId, count(*) AS contacts ${from} ${charged} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`),
      read.all(`SELECT l.happenedOn AS day, coalesce(l.episodeId, '') AS episodeId, coalesce(l.sentiment, '') AS sentiment, count(*) AS learnings FROM learning l WHERE l.deletedAt IS NULL AND l.visibility = 'everyone' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`),
      read.all(`SELECT r.id, l.happenedOn FROM rootCause r JOIN learning l ON l.id = r.learningId ORDER BY r.id`),
    ],
  }
}

describe('how a learning came about', () => {
  it('is told in five whys, a cause, the area that caused it, a remedy and what would prevent it', async () => {
    const { id } = await bad('Charged twice')
    const idea = await core.client.ideas.create({ title: 'Check the dock before the bill', answers: { customers: 'All who ride', delight: 'No wrong bills' } })
    expect(await core.client.causes.of({ learningId: id })).toBeNull()
    const told = await core.client.causes.tell({ learningId: id, changes: { cause: { name: 'Ride not ended' }, area: { name: 'Docks' }, remedy: 'eliminate', why1: 'The bill was wrong', why5: 'The bolt is worn', prevention: 'Change bolts every spring', ideaId: idea.id } })
    expect(told).toMatchObject({ cause: { name: 'Ride not ended' }, path: ['Ride not ended'], owner: { name: 'Docks' }, remedyTaken: 'eliminate', why1: 'The bill was wrong', why2: '', why5: 'The bolt is worn', idea: { title: 'Check the dock before the bill' }, again: null })
    expect(await core.client.causes.tell({ learningId: id, changes: { why2: 'The dock had not clicked' } })).toMatchObject({ why1: 'The bill was wrong', why2: 'The dock had not clicked', prevention: 'Change bolts every spring' })
  })

  it('can be forgotten and recalled whole, and said anew', async () => {
    const { id } = await bad('Charged twice')
    const told = await core.client.causes.tell({ learningId: id, changes: { cause: { name: 'Ride not ended' }, why1: 'So it is' } })
    await core.client.causes.forget({ learningId: id })
    expect(await core.client.causes.of({ learningId: id })).toBeNull()
    expect(await core.client.causes.recall({ learningId: id })).toEqual(told)
    await core.client.causes.forget({ learningId: id })
    expect(await core.client.causes.tell({ learningId: id, changes: { remedy: 'delight' } })).toMatchObject({ cause: null, why1: '', remedy: 'delight' })
  })

  it('names what is there', async () => {
    const { id } = await bad('Charged twice')
    await expect(core.client.causes.tell({ learningId: id, changes: { ideaId: id } })).rejects.toMatchObject({ code: 'unknown-idea' })
    await expect(core.client.causes.tell({ learningId: id, changes: { cause: { id } } })).rejects.toMatchObject({ code: 'unknown-cause' })
    await core.client.learnings.delete({ id })
    await expect(core.client.causes.of({ learningId: id })).rejects.toMatchObject({ code: 'unknown-learning' })
    await expect(core.client.causes.tell({ learningId: id, changes: {} })).rejects.toMatchObject({ code: 'unknown-learning' })
  })
})

describe('the tree of causes', () => {
  it('hands the area and the remedy down to causes without their own', async () => {
    const { causes } = core.client
    const top = await causes.create({ name: 'Bill not understood', area: { name: 'Billing' }, remedy: 'self-serve' })
    const own = await causes.create({ name: 'Two currencies', parentId: top.id, area: { name: 'Payments' } })
    const leaf = await causes.create({ name: 'Eleven rows', parentId: top.id })
    expect((await causes.list({})).map(({ name }) => name)).toEqual(['Bill not understood', 'Eleven rows', 'Two currencies'])
    const { id } = await bad('Nobody understands the bill')
    expect(await causes.tell({ learningId: id, changes: { cause: { id: leaf.id } } })).toMatchObject({ path: ['Bill not understood', 'Eleven rows'], area: null, owner: { name: 'Billing' }, remedyTaken: 'self-serve' })
    expect(await causes.tell({ learningId: id, changes: { cause: { id: own.id } } })).toMatchObject({ owner: { name: 'Payments' }, remedyTaken: 'self-serve' })
    expect(await causes.tell({ learningId: id, changes: { area: { name: 'Docks' } } })).toMatchObject({ owner: { name: 'Docks' } })
  })

  it('has no circles and no two causes of one name', async () => {
    const { causes } = core.client
    const a = await causes.create({ name: 'A' })
    const b = await causes.create({ name: 'B', parentId: a.id })
    await expect(causes.edit({ id: a.id, changes: { parentId: b.id } })).rejects.toMatchObject({ code: 'cause-circle', fields: [{ field: 'parentId' }] })
    await expect(causes.edit({ id: a.id, changes: { parentId: a.id } })).rejects.toMatchObject({ code: 'cause-circle' })
    await expect(causes.create({ name: 'a' })).rejects.toMatchObject({ code: 'name-taken' })
    await expect(causes.create({ name: 'C', removedOn: '2026-04-01' })).rejects.toMatchObject({ code: 'date-in-future' })
    expect(await causes.edit({ id: b.id, changes: { parentId: null, name: 'B2' } })).toMatchObject({ name: 'B2', parentId: null })
  })

  it('tells who was heard again after a cause was said to be gone', async () => {
    const { causes } = core.client
    const { id } = await causes.create({ name: 'Dock does not click', removedOn: '2026-01-31' })
    const below = await causes.create({ name: 'Dock frozen', parentId: id })
    const say = async (customer: string | null, happenedOn: string, cause = id) => {
      const learning = await bad('The dock again', { happenedOn, ...(customer && { customer: { name: customer } }) })
      await causes.tell({ learningId: learning.id, changes: { cause: { id: cause } } })
      return learning.id
    }
    await say('Hanna', '2026-01-31')
    expect((await causes.list({}))[0]).toMatchObject({ again: null })
    for (const customer of ['Hanna', 'Oskar', 'Iris', 'Iris']) await say(customer, '2026-02-03')
    await say(null, '2026-02-05', below.id)
    const last = await say('Nils', '2026-02-04')
    expect((await causes.list({}))[0]!.again).toEqual({ contacts: 6, customers: 4, firstOn: '2026-02-03', lastOn: '2026-02-05' })
    expect(await causes.of({ learningId: last })).toMatchObject({ again: { customers: 4, removedOn: '2026-01-31' } })
    await core.client.learnings.delete({ id: last })
    expect((await causes.overview({ month: '2026-02' })).again).toMatchObject([{ cause: { name: 'Dock does not click' }, again: { contacts: 5, customers: 3 } }])
  })
})

describe('the statement of an area', () => {
  it('charges contacts times the unit cost to whoever caused them, not to who received them', async () => {
    const { causes } = core.client
    await causes.create({ name: 'Card late', area: { name: 'Logistics' }, remedy: 'eliminate' })
    await causes.create({ name: 'Card delight', area: { name: 'Logistics' }, remedy: 'delight' })
    await causes.setCost({ fromMonth: '2026-01', amount: 8, currency: 'EUR' })
    await causes.setCost({ channel: 'chat', fromMonth: '2026-01', amount: 3.1, currency: 'EUR' })
    for (const [channel, cause] of [['call', 'Card late'], ['call', 'Card late'], ['chat', 'Card late'], ['chat', 'Card delight']] as const) {
      // bad or not: somebody said who caused it; it was heard about the app
      const { id } = await core.client.learnings.log({ text: 'Where is my card?', happenedOn: '2026-02-10', channel, area: { name: 'App' } })
      await causes.tell({ learningId: id, changes: { cause: { name: cause } } })
    }
    await bad('The card came bent', { area: { name: 'Logistics' } })
    await bad('Somebody is unhappy')
    await core.client.learnings.log({ text: 'Lovely card', sentiment: 'good', area: { name: 'Logistics' }, happenedOn: '2026-02-10' })
    const statement = await causes.statement({ areaId: await areaId('Logistics'), month: '2026-02' })
    // 2 calls and 1 without a channel at 8, 2 chats at 3.10
    expect(statement.total).toMatchObject({ contacts: 5, presumed: 1, amounts: [{ currency: 'EUR', amount: 30.2 }], unpriced: 0, removable: 3, removableAmounts: [{ currency: 'EUR', amount: 19.1 }], undecided: 1, removableShare: 0.75 })
    expect(statement.causes.map(({ cause, sum }) => [cause?.name ?? null, sum.contacts])).toEqual([['Card late', 3], [null, 1], ['Card delight', 1]])
    expect(statement.channels.map(({ channel, unit, sum }) => [channel, unit?.amount, sum.contacts])).toEqual([['call', 8, 2], ['chat', 3.1, 2], [null, 8, 1]])
    expect(statement.trend).toHaveLength(12)
    expect(statement.trend.at(-1)).toEqual({ month: '2026-02', contacts: 5, removable: 3, amounts: [{ currency: 'EUR', amount: 30.2 }] })
    expect(statement.voices.map(({ text, cause }) => [text, cause])).toEqual([['Where is my card?', 'Card late'], ['The card came bent', null], ['Where is my card?', 'Card delight']])
    // heard about the app, caused elsewhere: no word of it in the app's own statement
    expect(await causes.statement({ areaId: await areaId('App'), month: '2026-02' })).toMatchObject({ total: { contacts: 0 }, causes: [], voices: [] })
    const overview = await causes.overview({ month: '2026-02' })
    expect(overview).toMatchObject({ first: '2026-02', last: '2026-02', unattributed: 1, areas: [{ area: { name: 'Logistics' }, sum: { contacts: 5 }, before: 0 }] })
    expect(await causes.overview({})).toMatchObject({ month: '2026-02' })
  })

  it('never adds up different currencies, and ranks by contacts then', async () => {
    const { causes } = core.client
    const costs = [['Billing', 100, 'SEK'], ['Docks', 50, 'EUR']] as const
    for (const [area, amount, currency] of costs) {
      await causes.setCost({ area: { name: area }, fromMonth: '2026-01', amount, currency })
      await bad(`About ${area}`, { area: { name: area } })
    }
    await bad('About Docks', { area: { name: 'Docks' } })
    const { areas, total } = await causes.overview({ month: '2026-02' })
    expect(total.amounts).toEqual([{ currency: 'EUR', amount: 100 }, { currency: 'SEK', amount: 100 }])
    expect(areas.map(({ area }) => area.name)).toEqual(['Docks', 'Billing'])
    await causes.setCost({ area: { name: 'Billing' }, fromMonth: '2026-01', amount: 900, currency: 'EUR' })
    expect((await causes.overview({ month: '2026-02' })).areas.map(({ area }) => area.name)).toEqual(['Billing', 'Docks'])
  })

  it('names what is to be done about most contacts of a cause, as their root causes say', async () => {
    const { causes } = core.client
    for (const remedy of ['eliminate', 'eliminate', 'delight', null] as const) {
      const { id } = await bad('The dock again')
      await causes.tell({ learningId: id, changes: { cause: { name: 'Dock does not click' }, area: { name: 'Docks' }, remedy } })
    }
    const statement = await causes.statement({ areaId: await areaId('Docks'), month: '2026-02' })
    expect(statement).toMatchObject({ causes: [{ remedy: 'eliminate', sum: { removable: 2, undecided: 1 } }], total: { removableShare: 2 / 3 } })
  })

  it('takes the cost of its own month, and says what has none', async () => {
    const { causes } = core.client
    await bad('January', { area: { name: 'Billing' }, happenedOn: '2026-01-31' })
    await bad('February', { area: { name: 'Billing' }, happenedOn: '2026-02-01' })
    await causes.setCost({ fromMonth: '2026-02', amount: 5, currency: 'EUR' })
    const first = await causes.setCost({ fromMonth: '2026-03', amount: 9, currency: 'EUR' })
    const of = async (month: string) => (await causes.statement({ areaId: await areaId('Billing'), month })).total
    expect(await of('2026-02')).toMatchObject({ amounts: [{ amount: 5 }], unpriced: 0 })
    expect(await of('2026-01')).toMatchObject({ amounts: [], unpriced: 1 })
    expect(await causes.setCost({ fromMonth: '2026-03', amount: 7, currency: 'SEK' })).toMatchObject({ id: first.id, amount: 7, currency: 'SEK' })
    await causes.deleteCost({ id: first.id })
    expect(await causes.costs({})).toHaveLength(1)
    expect(await causes.restoreCost({ id: first.id })).toMatchObject({ amount: 7 })
    await expect(causes.setCost({ fromMonth: '2026-13', amount: 7, currency: 'SEK' })).rejects.toMatchObject({ fields: [{ field: 'fromMonth', code: 'bad-month' }] })
    await expect(causes.setCost({ fromMonth: '2026-03', amount: 7, currency: 'kr' })).rejects.toMatchObject({ fields: [{ field: 'currency', code: 'bad-currency' }] })
    await expect(causes.setCost({ fromMonth: '2026-03', amount: -7, currency: 'SEK' })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('leaves out what is private, and follows what changes', async () => {
    const { causes, learnings } = core.client
    const { id } = await bad('Mine', { area: { name: 'Billing' }, visibility: 'private' })
    const billing = await areaId('Billing')
    const contacts = async () => (await causes.statement({ areaId: billing, month: '2026-02' })).total.contacts
    expect(await contacts()).toBe(0)
    await learnings.edit({ id, changes: { visibility: 'everyone' } })
    expect(await contacts()).toBe(1)
    await learnings.edit({ id, changes: { sentiment: 'neutral' } })
    expect(await contacts()).toBe(0)
    await causes.tell({ learningId: id, changes: { area: { id: billing } } })
    expect(await contacts()).toBe(1)
    await learnings.edit({ id, changes: { happenedOn: '2026-01-10' } })
    expect(await contacts()).toBe(0)
    await expect(causes.statement({ areaId: id, month: '2026-02' })).rejects.toMatchObject({ code: 'unknown-area' })
  })

  it('counts by the write what a plain query counts, whatever happens', async () => {
    const { client } = core
    const ids: string[] = []
    const pick = <T>(list: readonly T[], n: number) => list[n % list.length]!
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(9), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 12 }), async (acts) => {
        for (const [act, n, m] of acts) {
          if (act < 3 || ids.length === 0) ids.push((await client.learnings.log({ text: `Heard ${n}`, happenedOn: `2026-0${1 + (n % 2)}-0${1 + (m % 9)}`, sentiment: pick(['bad', 'good', null], m), channel: pick(['call', null], n), area: pick([{ name: 'A' }, { name: 'B' }, null], n), episode: pick([{ name: 'E' }, null], m), visibility: pick(['everyone', 'everyone', 'private'], n + m) })).id)
          const learningId = pick(ids, n)
          // what it is about may be gone: nothing else may go wrong
          const may = async (doing: Promise<unknown>) => expect(await doing.then(() => 'unknown-learning', (error: { code: string }) => error.code)).toBe('unknown-learning')
          if (act === 3 || act === 4) await may(client.causes.tell({ learningId, changes: { cause: pick([{ name: 'X' }, { name: 'Y' }, null], m), area: pick([{ name: 'A' }, null], n + m), remedy: pick(['eliminate', null], m) } }))
          if (act === 5) await may(client.causes.forget({ learningId }))
          if (act === 6) await may(client.learnings.delete({ id: learningId }))
          if (act === 7) await may(client.learnings.restore({ id: learningId }))
          if (act === 8) await may(client.learnings.edit({ id: learningId, changes: { sentiment: pick(['bad', 'good'], m), area: pick([{ name: 'B' }, null], m), happenedOn: `2026-01-1${m % 9}` } }))
          if (act === 9) core.context.store.write((write) => void write.run(pick(['DELETE FROM rootCause WHERE learningId = ?', 'DELETE FROM learning WHERE id = ?'], m), [learningId]))
        }
        const { kept, computed } = counts()
        expect(kept).toEqual(computed)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the agenda', () => {
  it('takes up the area with the largest statement of last month, and leaves it to others when it was discussed', async () => {
    const { causes, meetings } = core.client
    await causes.setCost({ fromMonth: '2026-01', amount: 8, currency: 'EUR' })
    for (const customer of ['Hanna', 'Oskar', 'Iris']) await bad('Billing just now', { area: { name: 'Billing' }, happenedOn: '2026-03-03', customer: { name: customer } })
    core.clock.pass(1000)
    await causes.create({ name: 'Card late', area: { name: 'Logistics' }, remedy: 'eliminate' })
    for (let n = 0; n < 4; n++) {
      const { id } = await core.client.learnings.log({ text: `Where is card ${n}?`, happenedOn: '2026-02-10' })
      await causes.tell({ learningId: id, changes: { cause: { name: 'Card late' } } })
    }
    const { nextMeeting } = await meetings.createSeries({ name: 'Weekly', weekday: 4, time: '10:00', timeZone: 'UTC', minutes: 60 })
    const prevent = async (meetingId: string) => (await meetings.agenda({ meetingId })).segments.find(({ key }) => key === 'prevent')!.items.map(({ title, reasons }) => [title, ...reasons.map(({ code }) => code)])
    expect(await prevent(nextMeeting!.id)).toEqual([['Logistics', 'area-charged', 'area-removable', 'area-no-idea']])
    const { reasons } = (await meetings.agenda({ meetingId: nextMeeting!.id })).segments.find(({ key }) => key === 'prevent')!.items[0]!
    expect(reasons[0]).toEqual({ code: 'area-charged', params: { count: 4, on: Date.UTC(2026, 1, 1, 12), amount: 32, currency: 'EUR', context: 'cost' } })
    expect(reasons[1]).toEqual({ code: 'area-removable', params: { count: 4 } })
    await meetings.discuss({ meetingId: nextMeeting!.id, subject: `area:${await areaId('Logistics')}`, discussed: true })
    core.clock.now = nextMeeting!.startsAt
    await meetings.close({ meetingId: nextMeeting!.id })
    core.clock.pass(24 * 60 * 60 * 1000)
    const [series] = await meetings.listSeries({})
    const next = series!.nextMeeting!.id
    expect((await prevent(next)).map(([title]) => title)).not.toContain('Logistics')
    // a month later there is another statement
    core.clock.now = Date.UTC(2026, 3, 2, 9)
    expect((await prevent(next))[0]).toEqual(['Billing', 'area-charged', 'area-no-idea'])
  })
})

describe('deleting what is in use', () => {
  it('is refused with the reason, and done when something takes its place', async () => {
    const { causes, customers } = core.client
    const { id } = await bad('About billing', { area: { name: 'Billing' } })
    await causes.create({ name: 'Bill late', area: { name: 'Billing' } })
    await causes.setCost({ area: { name: 'Billing' }, fromMonth: '2026-01', amount: 5, currency: 'EUR' })
    const billing = await areaId('Billing')
    await expect(causes.deleteArea({ id: billing })).rejects.toMatchObject({ code: 'in-use', params: { name: 'Billing', count: 2, context: 'area' } })
    await expect(causes.deleteArea({ id: billing, moveTo: billing })).rejects.toMatchObject({ code: 'move-to-itself' })
    await bad('About docks', { area: { name: 'Docks' } })
    const docks = await areaId('Docks')
    expect(await causes.deleteArea({ id: billing, moveTo: docks })).toEqual({ moved: 2 })
    expect(await core.client.learnings.get({ id })).toMatchObject({ area: { name: 'Docks' } })
    expect((await customers.suggest({ lookup: 'area' })).map(({ name }) => name)).toEqual(['Docks'])
    expect(await causes.costs({})).toEqual([])
    expect((await causes.statement({ areaId: docks, month: '2026-02' })).total.contacts).toBe(2)
    await expect(causes.deleteArea({ id: billing })).rejects.toMatchObject({ code: 'unknown-area' })
  })

  it('moves the causes below and the learnings of a cause', async () => {
    const { causes } = core.client
    const { id } = await bad('About billing')
    await causes.tell({ learningId: id, changes: { cause: { name: 'Bill late' } } })
    const [late, wrong] = [await causeId('Bill late'), (await causes.create({ name: 'Bill wrong', parentId: await causeId('Bill late') })).id]
    await expect(causes.delete({ id: late })).rejects.toMatchObject({ code: 'in-use', params: { count: 2 } })
    expect(await causes.delete({ id: late, moveTo: wrong })).toEqual({ moved: 2 })
    expect(await causes.list({})).toMatchObject([{ name: 'Bill wrong', parentId: null, contacts: 1 }])
    expect(await causes.of({ learningId: id })).toMatchObject({ cause: { name: 'Bill wrong' } })
    await causes.forget({ learningId: id })
    expect(await causes.delete({ id: wrong })).toEqual({ moved: 0 })
    expect(await causes.restore({ id: wrong })).toMatchObject({ name: 'Bill wrong' })
  })
})

describe('a table of contacts', () => {
  it('is imported with a column as the cause', async () => {
    const file = path.join(core.dataDir, 'contacts.csv')
    writeFileSync(file, 'text,category\nWhere is my card?,card_arrival\nWhen does it come?,card_arrival\nWhy this rate?,exchange_rate\n')
    const { causes } = core.client
    await causes.create({ name: 'card_arrival', area: { name: 'Logistics' }, remedy: 'self-serve' })
    const told: object[] = []
    for await (const progress of importTable(core.context, { file, name: 'contacts.csv' }, 'learnings', { text: 'text', category: 'cause' }, new AbortController().signal)) told.push(progress)
    expect(told.at(-1)).toMatchObject({ imported: 3, refused: 0 })
    expect((await causes.list({})).map(({ name, contacts }) => [name, contacts])).toEqual([['card_arrival', 2], ['exchange_rate', 1]])
    const overview = await causes.overview({ month: '2026-03' })
    expect(overview).toMatchObject({ unattributed: 1, areas: [{ area: { name: 'Logistics' }, sum: { contacts: 2, removable: 2 } }] })
    expect(counts().kept).toEqual(counts().computed)
  })
})
