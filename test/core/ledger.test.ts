// The ledger on real stores and a real hub: what sync did is there to be read, and what was overwritten can be put back.
import { beforeEach, describe, expect, test } from 'vitest'
import { LEDGER_DAYS, LEDGER_ENTRIES } from '../../shared/domain/ledger.ts'
import { startNotes, tidy } from '../../electron/core/store/replica/ledger.ts'
import { DAY, START, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo] = teamOfEachTest(['Bo', 'champion'])
let ada: TestCore

beforeEach(async () => {
  ada = team.admin
  await team.settle()
})

const entries = async (core: TestCore, kinds?: ('sent' | 'received' | 'merged' | 'overwritten' | 'rejected')[]) => (await core.client.ledger.list(kinds ? { kinds } : {})).rows

async function shared(title = 'Answer within the hour') {
  const idea = await ada.client.ideas.create({ title, description: 'One. Two. Three.', answers: { customers: 'All', delight: 'Fast' } })
  await team.settle()
  return idea.id
}

/** Both write without hearing of each other; Bo's edit reaches the hub first, Ada's clock is later. */
async function apart(act: { ada: () => Promise<unknown>; bo: () => Promise<unknown> }) {
  await team.goOffline()
  bo.clock.pass(1000)
  await act.bo()
  ada.clock.pass(5000)
  await act.ada()
  team.hub.clock.pass(60_000)
  await team.goOnline()
  await team.settle()
}

describe('what was sent and received', () => {
  test('an idea with its answers is one entry on both sides, and names who added it', async () => {
    await shared()
    const [sent] = await entries(ada, ['sent'])
    expect(sent).toMatchObject({ act: 'created', entity: 'idea', count: 1, thing: { entity: 'idea', label: 'Answer within the hour', living: true } })
    const received = (await entries(bo, ['received'])).filter(({ thing }) => thing?.entity === 'idea')
    expect(received).toMatchObject([{ act: 'created', entity: 'idea', by: { name: 'Ada' } }])
  })

  test('whoever starts from nothing reads who joined, and who wrote what is there, though nobody said who sent it', async () => {
    const idea = await shared()
    const cy = await team.add('Cy')
    await team.settle()
    const told = (await entries(cy, ['received'])).map(({ act, entity, thing, by }) => [act, entity, thing?.label, by?.name])
    expect(told).toEqual(expect.arrayContaining([['created', 'member', 'Ada', 'Ada'], ['created', 'member', 'Bo', 'Bo'], ['created', 'idea', 'Answer within the hour', 'Ada']]))
    expect(idea).toBeTruthy()
  })

  test('an edit names the field, what it was and what it became', async () => {
    const id = await shared()
    await bo.client.ideas.edit({ id, changes: { title: 'Answer at once', effort: 'days' } })
    await team.settle()
    const [received] = await entries(ada, ['received'])
    expect(received).toMatchObject({ act: 'changed', entity: 'idea', by: { name: 'Bo' } })
    expect(received!.changes).toEqual([
      { field: 'title', before: { as: 'text', text: 'Answer within the hour' }, after: { as: 'text', text: 'Answer at once' } },
      { field: 'effort', before: { as: 'none', text: '' }, after: { as: 'word', text: 'days' } },
    ])
    const [sent] = await entries(bo, ['sent'])
    expect(sent!.changes.map(({ before }) => before.text)).toEqual(['Answer within the hour', ''])
  })

  test('a comment is told with its idea, three affected customers are one entry', async () => {
    const id = await shared()
    await bo.client.ideas.edit({ id, changes: { customers: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] } })
    await team.settle()
    await bo.client.ideas.comment({ id, text: 'Good.' })
    await team.settle()
    const told = (await entries(ada, ['received'])).filter(({ thing }) => thing?.id === id)
    expect(told.slice(0, 2)).toMatchObject([{ act: 'created', entity: 'comment', thing: { label: 'Answer within the hour' } }, { act: 'created', entity: 'ideaCustomer', count: 3 }])
  })

  test('a move is told once, by the stage', async () => {
    const id = await shared()
    await bo.client.ideas.move({ id, from: 'submitted', to: 'approved', reason: 'Yes' })
    await team.settle()
    const told = (await entries(ada, ['received'])).filter(({ thing }) => thing?.id === id)
    expect(told).toMatchObject([{ act: 'changed', changes: [{ field: 'stage', before: { as: 'word', text: 'submitted' }, after: { as: 'word', text: 'approved' } }] }])
  })

  test('what comes all at once is one entry that counts', async () => {
    for (let at = 0; at < 60; at++) await ada.client.learnings.log({ text: `Learning ${at}`, customer: { name: `Customer ${at % 5}` } })
    await team.settle(ada)
    const cy = await team.add('Cy')
    await team.settle(cy)
    const received = await entries(cy, ['received'])
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ act: 'many', thing: null, counts: { learning: 60, customer: 5 } })
    expect(received[0]!.count).toBeGreaterThanOrEqual(65)
  })

  test('reading everything again is no news', async () => {
    await shared()
    const before = await entries(bo)
    const folder = bo.dataDir
    expect(folder).not.toBe('')
    const { startOver } = await import('../../electron/core/sync/pages.ts')
    bo.context.store.write((write) => startOver(write))
    await team.goOffline()
    await team.goOnline()
    await team.settle()
    expect(await entries(bo)).toEqual(before)
  })
})

describe('two hands on one thing', () => {
  test('of two titles one is overwritten; both people read whose, and the loser puts theirs back with one act and takes that back', async () => {
    const id = await shared()
    await apart({ ada: () => ada.client.ideas.edit({ id, changes: { title: 'Ada’s title' } }), bo: () => bo.client.ideas.edit({ id, changes: { title: 'Bo’s title' } }) })
    for (const core of [ada, bo]) {
      const [entry] = await until('the conflict', async () => ((await entries(core, ['overwritten'])).length > 0 ? entries(core, ['overwritten']) : null))
      expect(entry).toMatchObject({ act: 'changed', entity: 'idea', thing: { id }, whose: { name: 'Bo' }, by: { name: 'Ada' }, changes: [{ field: 'title', before: { text: 'Bo’s title' }, after: null }] })
    }
    const [entry] = await entries(bo, ['overwritten'])
    expect((await bo.client.ledger.get({ n: entry!.n })).changes).toMatchObject([{ restorable: true, now: { text: 'Ada’s title' } }])
    const { replaced } = await bo.client.ledger.restore({ n: entry!.n, field: 'title' })
    await team.settle()
    expect((await ada.client.ideas.get({ id })).title).toBe('Bo’s title')
    expect((await bo.client.ledger.get({ n: entry!.n })).changes[0]!.restorable).toBe(false)
    await bo.client.ledger.undoRestore({ n: entry!.n, field: 'title', replaced })
    await team.settle()
    expect((await ada.client.ideas.get({ id })).title).toBe('Ada’s title')
  })

  test('sentences of two are put together, and one’s own version can be put back', async () => {
    const id = await shared()
    await apart({ ada: () => ada.client.ideas.edit({ id, changes: { description: 'One, by Ada. Two. Three.' } }), bo: () => bo.client.ideas.edit({ id, changes: { description: 'One. Two. Three, by Bo.' } }) })
    const who = (await entries(ada, ['merged'])).length > 0 ? ada : bo
    const [merged] = await entries(who, ['merged'])
    expect(merged).toMatchObject({ act: 'changed', entity: 'idea', changes: [{ field: 'description', after: { text: 'One, by Ada. Two. Three, by Bo.' } }] })
    await who.client.ledger.restore({ n: merged!.n, field: 'description' })
    expect((await who.client.ideas.get({ id })).description).toBe(merged!.changes[0]!.before.text)
  })

  test('what somebody deleted can be brought back, and that be taken back', async () => {
    const id = await shared()
    await bo.client.ideas.delete({ id })
    await team.settle()
    const [entry] = await entries(ada, ['received'])
    expect(entry).toMatchObject({ act: 'deleted', by: { name: 'Bo' }, thing: { living: false } })
    expect((await ada.client.ledger.get({ n: entry!.n })).revivable).toBe(true)
    const { replaced } = await ada.client.ledger.restore({ n: entry!.n, field: null })
    expect((await ada.client.ideas.get({ id })).title).toBe('Answer within the hour')
    await ada.client.ledger.undoRestore({ n: entry!.n, field: null, replaced })
    await expect(ada.client.ideas.get({ id })).rejects.toMatchObject({ code: 'unknown-idea' })
  })

  test('what somebody may not change they cannot restore either', async () => {
    const eve = await team.add('Eve')
    const id = await shared()
    await ada.client.ideas.edit({ id, changes: { title: 'Another' } })
    await team.settle()
    const [entry] = (await entries(eve, ['received'])).filter(({ act }) => act === 'changed')
    await expect(eve.client.ledger.restore({ n: entry!.n, field: 'title' })).rejects.toMatchObject({ code: 'not-yours' })
    expect((await eve.client.ideas.get({ id })).title).toBe('Another')
  })

  test('a stage is not set back by the ledger: ideas are moved', async () => {
    const id = await shared()
    await bo.client.ideas.move({ id, from: 'submitted', to: 'approved' })
    await team.settle()
    const [entry] = await entries(bo, ['sent'])
    expect((await bo.client.ledger.get({ n: entry!.n })).changes).toMatchObject([{ field: 'stage', restorable: false }])
    await expect(bo.client.ledger.restore({ n: entry!.n, field: 'stage' })).rejects.toMatchObject({ code: 'not-restorable' })
  })
})

describe('how much is kept', () => {
  test('pages follow on each other without gaps, by kind too', async () => {
    bo.context.store.write((write) => {
      for (let at = 0; at < 250; at++) {
        const notes = startNotes()
        notes.note({ kind: at % 3 === 0 ? 'sent' : 'received', act: 'changed', entity: 'idea', rowId: `row ${at}`, data: null, changes: [{ field: 'title', before: `${at}`, after: 'x' }] })
        notes.keep(write, START + at)
      }
    })
    for (const kinds of [undefined, ['sent'], ['sent', 'received']] as const) {
      const { count } = await bo.client.ledger.count(kinds ? { kinds: [...kinds] } : {})
      const seen: number[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof bo.client.ledger.list>> = await bo.client.ledger.list({ ...(kinds && { kinds: [...kinds] }), cursor, limit: 37 })
        seen.push(...page.rows.map(({ n }) => n))
        cursor = page.next
      } while (cursor !== null)
      expect(seen).toHaveLength(count)
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
    }
  })

  test('entries are forgotten when they are old or too many', async () => {
    bo.context.store.write((write) => {
      write.run('DELETE FROM ledger')
      const add = (n: number, at: number) => write.run(`INSERT INTO ledger (n, at, kind, act, entity, rowId, ofEntity, ofId, count, size) VALUES (?, ?, 'sent', 'changed', 'idea', 'r', 'idea', 'r', 1, 0)`, [n, at])
      add(1, START)
      add(10, START - LEDGER_DAYS * DAY - 1)
      add(2, START)
      add(LEDGER_ENTRIES + 2, START)
      tidy(write, START)
    })
    expect((await entries(bo)).map(({ n }) => n)).toEqual([LEDGER_ENTRIES + 2])
  })

  test('long old values are forgotten before they fill the disk', async () => {
    bo.context.store.write((write) => {
      write.run('DELETE FROM ledger')
      for (let n = 1; n <= 100; n++) write.run(`INSERT INTO ledger (n, at, kind, act, entity, rowId, ofEntity, ofId, count, size) VALUES (?, ?, 'sent', 'changed', 'idea', 'r', 'idea', 'r', 1, ?)`, [n, START, 1024 * 1024])
      tidy(write, START)
    })
    expect(await bo.client.ledger.count({})).toEqual({ count: 64 })
  })

  test('the words of a row that is out of sight leave the ledger with it', async () => {
    const learning = await ada.client.learnings.log({ text: 'A secret' })
    await team.settle()
    await ada.client.learnings.edit({ id: learning.id, changes: { text: 'Another secret' } })
    await team.settle()
    await ada.client.learnings.edit({ id: learning.id, changes: { visibility: 'private' } })
    await team.settle()
    expect(bo.context.store.read.value<number>(`SELECT count(*) FROM ledger WHERE detail LIKE '%secret%'`)).toBe(0)
    const [gone] = await entries(bo, ['received'])
    expect(gone).toMatchObject({ act: 'gone', entity: 'learning', thing: { label: '', living: false } })
  })
})

test('what waits is told, newest first, each thing once', async () => {
  const id = await shared()
  await team.goOffline()
  await ada.client.ideas.edit({ id, changes: { title: 'New' } })
  await ada.client.ideas.edit({ id, changes: { title: 'Newer' } })
  await ada.client.learnings.log({ text: 'Heard on the phone' })
  const { rows, total } = await ada.client.ledger.waiting({})
  expect(rows).toMatchObject([{ entity: 'learning', act: 'created', thing: { label: 'Heard on the phone' } }, { entity: 'idea', act: 'changed', thing: { label: 'Newer' } }])
  expect(total).toBe(3)
  await team.goOnline()
})
