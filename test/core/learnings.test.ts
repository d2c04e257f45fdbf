// Learnings through the contract, as a person would use them.
import { describe, expect, it } from 'vitest'
import { SCAN_ROWS } from '../../electron/core/store/learnings.ts'
import { HOUR, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const codes = (error: unknown) => (error as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field}: ${code}`)

describe('logging a learning', () => {
  it('needs nothing but the text', async () => {
    const learning = await core.client.learnings.log({ text: 'They print every invoice twice' })
    expect(learning).toMatchObject({ text: 'They print every invoice twice', customer: null, happenedOn: '2026-03-04', author: { name: 'Ada' }, tags: [], followUp: null })
  })

  it('that was logged already, though the answer was lost, logs it once', async () => {
    const id = '019cb8a0-0000-7000-8000-0000000000aa'
    await core.client.learnings.log({ id, text: 'Once', waits: true, customer: { name: 'Nordvik AB' } })
    expect(await core.client.learnings.log({ id, text: 'Once', waits: true, customer: { name: 'Nordvik AB' } })).toMatchObject({ id, text: 'Once' })
    expect(await core.client.learnings.count({})).toMatchObject({ total: 1 })
  })

  it('keeps everything that can be told about it', async () => {
    const learning = await core.client.learnings.log({
      text: 'Waits for the refund', quote: 'I was promised last week', customer: { name: 'Nordvik AB' }, segment: { name: 'Retail' }, channel: 'call', sentiment: 'bad',
      episode: { name: 'Paying' }, area: { name: 'Billing' }, tags: ['#Refund', 'refund', 'promise'], happenedOn: '2026-03-01', waits: true,
    })
    expect(learning).toMatchObject({ customer: { name: 'Nordvik AB' }, segment: { name: 'Retail' }, episode: { name: 'Paying' }, area: { name: 'Billing' }, tags: ['refund', 'promise'], happenedOn: '2026-03-01' })
    expect(learning.followUp).toMatchObject({ state: 'open', dueAt: START + 24 * HOUR })
  })

  it('uses the customer that is there instead of making a second one of the same name', async () => {
    await core.client.learnings.log({ text: 'one', customer: { name: 'Nordvik AB' } })
    await core.client.learnings.log({ text: 'two', customer: { name: 'nordvik ab' } })
    expect(await core.client.customers.suggest({ lookup: 'customer', text: 'nord' })).toMatchObject([{ name: 'Nordvik AB', learnings: 2 }])
  })

  it('names the field and what is wrong when the text is empty, too long or the day is impossible', async () => {
    await expect(core.client.learnings.log({ text: ' \u0000 ' }).catch(codes)).resolves.toEqual(['text: required'])
    await expect(core.client.learnings.log({ text: 'x'.repeat(1_000_000) }).catch(codes)).resolves.toEqual(['text: too-long'])
    await expect(core.client.learnings.log({ text: 'x', happenedOn: '0000-01-01' }).catch(codes)).resolves.toEqual(['happenedOn: date-out-of-range'])
    await expect(core.client.learnings.log({ text: 'x', happenedOn: '9999-12-31' }).catch(codes)).resolves.toEqual(['happenedOn: date-out-of-range'])
    await expect(core.client.learnings.log({ text: 'x', happenedOn: '2026-03-09' }).catch(codes)).resolves.toEqual(['happenedOn: date-in-future'])
    expect((await core.client.learnings.list({})).rows).toEqual([])
  })

  it('keeps emoji, right-to-left text and markup as they are, and drops only what nobody can see', async () => {
    const text = '👩‍🦽 מחכה <script>alert(1)</script>\ttwo\nlines'
    expect((await core.client.learnings.log({ text: `\u0000${text}\u0007` })).text).toBe(text)
  })
})

describe('changing a learning', () => {
  it('changes only what is given', async () => {
    const { id } = await core.client.learnings.log({ text: 'before', quote: 'as said', tags: ['a'], waits: true })
    const after = await core.client.learnings.edit({ id, changes: { text: 'after' } })
    expect(after).toMatchObject({ text: 'after', quote: 'as said', tags: ['a'], waits: true })
  })

  it('takes the promise back with "the customer waits"', async () => {
    const { id } = await core.client.learnings.log({ text: 'x', waits: true })
    expect((await core.client.learnings.edit({ id, changes: { waits: false } })).followUp).toBeNull()
    expect(await core.client.followUps.list({})).toMatchObject({ rows: [], open: 0 })
  })

  it('brings a deleted learning back whole', async () => {
    const { id } = await core.client.learnings.log({ text: 'x', tags: ['a', 'b'], waits: true })
    await core.client.learnings.delete({ id })
    await expect(core.client.learnings.get({ id })).rejects.toMatchObject({ code: 'unknown-learning' })
    expect(await core.client.followUps.list({})).toMatchObject({ open: 0 })
    expect(await core.client.learnings.restore({ id })).toMatchObject({ text: 'x', tags: ['a', 'b'], followUp: { state: 'open' } })
  })
})

describe('the list', () => {
  it('pages through everything once, in order, in both directions', async () => {
    for (let n = 0; n < 25; n++) await core.client.learnings.log({ text: `learning ${n}`, happenedOn: `2026-02-${String(1 + (n % 7)).padStart(2, '0')}` })
    const inOrder = { newest: (a: string, b: string) => b.localeCompare(a), oldest: (a: string, b: string) => a.localeCompare(b), logged: () => 0 }
    for (const sort of ['newest', 'oldest', 'logged'] as const) {
      const seen: string[] = []
      for (let cursor: string | null = null, pages = 0; pages < 10; pages++) {
        const page = await core.client.learnings.list({ sort, cursor, limit: 7 })
        seen.push(...page.rows.map((row) => row.happenedOn))
        cursor = page.next
        if (cursor === null) break
      }
      expect(seen).toHaveLength(25)
      expect(seen).toEqual(seen.toSorted(inOrder[sort]))
    }
  })

  it('finds words in text, quote and customer, whatever capitals and accents they have', async () => {
    await core.client.learnings.log({ text: 'Žarko čeka račun', customer: { name: 'Ångström' } })
    await core.client.learnings.log({ text: 'nothing of the kind' })
    for (const text of ['zarko', 'RACUN zarko', 'angstrom', 'Ångström čeka']) {
      expect((await core.client.learnings.list({ filters: { text } })).rows).toHaveLength(1)
      expect(await core.client.learnings.count({ filters: { text } })).toEqual({ count: 1, total: 2 })
    }
  })

  it('looks through many rows in several short calls and misses none at their edges', { timeout: 60_000 }, async () => {
    const { store, newId } = core.context
    const authorId = (await core.client.session.get({})).member!.id
    const rows = SCAN_ROWS * 2 + 100
    store.write((write) => {
      for (let n = 0; n < rows; n++) {
        const text = n % 1000 === 7 ? 'needle' : 'hay'
        write.put('learning', newId(), { text, quote: '', customerId: null, segmentId: null, channel: null, sentiment: null, episodeId: null, areaId: null, happenedOn: `2026-01-${10 + (n % 3)}`, waits: false, wow: false, visibility: 'everyone', authorId, teamId: null, createdAt: core.clock.now })
      }
    })
    const found = { newest: 0, oldest: 0, logged: 0 }
    let calls = 0
    for (const sort of ['newest', 'oldest', 'logged'] as const) {
      for (let cursor: string | null = '', first = true; first || cursor !== null; first = false, calls++) {
        const page: Awaited<ReturnType<typeof core.client.learnings.list>> = await core.client.learnings.list({ filters: { text: 'needle' }, sort, cursor: first ? null : cursor, limit: 4 })
        found[sort] += page.rows.length
        cursor = page.next
      }
    }
    const needles = Math.ceil((rows - 7) / 1000)
    expect(found).toEqual({ newest: needles, oldest: needles, logged: needles })
    expect(calls).toBeLessThan(30)
  })

  it('filters by what a learning is about', async () => {
    const first = await core.client.learnings.log({ text: 'a', customer: { name: 'A' }, sentiment: 'bad', tags: ['x'], wow: true })
    await core.client.learnings.log({ text: 'b', customer: { name: 'B' }, sentiment: 'good', tags: ['y'] })
    for (const filters of [{ customerId: first.customer!.id }, { sentiment: 'bad' }, { tag: 'x' }, { wow: true }] as const) {
      expect((await core.client.learnings.list({ filters })).rows.map((row) => row.text)).toEqual(['a'])
    }
  })
})

it('says that something changed after each commit', async () => {
  const changes = core.client.session.watchChanges({})
  const next = changes.next()
  await core.client.learnings.log({ text: 'x', customer: { name: 'New' } })
  expect((await next).value?.nouns.toSorted()).toEqual(['customers', 'learnings'])
  await changes.return?.()
})
