// A full disk, on the device and on the hub: what cannot be kept is refused in words, nothing is there in part, and when there is room again all goes on.
import { afterEach, expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { openTestTeam, until, untilStatus, type TestTeam } from '../support/team.ts'

let team: TestTeam
afterEach(() => team.dispose())

/** No page more than there is now; SQLite says what it says of a full disk. */
const fill = ({ context: { database } }: TestCore) => void database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`)
const makeRoom = ({ context: { database } }: TestCore) => void database.pragma('max_page_count = 1000000')
const counts = ({ context: { store } }: TestCore) => ['learning', 'learningTag', 'outbox', 'customer'].map((table) => store.read.value<number>(`SELECT count(*) FROM ${table}`)!)
/** More than the free space of a page. */
const long = (word: string) => `${word} ${'waits '.repeat(2500)}`.trim()

test('a device whose disk is full refuses to save, says so, and keeps what it has', async () => {
  team = await openTestTeam()
  const { admin } = team
  await admin.client.learnings.log({ text: 'Before' })
  await team.settle()
  fill(admin)
  const before = counts(admin)
  await expect(admin.client.learnings.log({ text: long('One'), tags: ['full'], customer: { name: 'New customer' } })).rejects.toMatchObject({ code: 'storage-full' })
  expect(counts(admin)).toEqual(before)
  makeRoom(admin)
  const { id } = await admin.client.learnings.log({ text: long('One'), tags: ['full'] })
  await team.settle()
  expect(await team.hub.context.store.read.get('SELECT id FROM record WHERE id = ?', [id])).toBeTruthy()
})

test('a device whose disk is full cannot receive: it says so, takes no page in part, and catches up when there is room', async () => {
  team = await openTestTeam()
  const maja = await team.add('Maja')
  await team.settle()
  fill(maja)
  const { cursor } = maja.context.connection.status().progress
  for (let n = 0; n < 3; n += 1) await team.admin.client.learnings.log({ text: long(`Learning ${n}`) })
  await team.settle(team.admin)
  const status = await untilStatus(maja, 'the full disk to be told', ({ reason }) => reason === 'storage-full')
  expect(status.state).toBe('unreachable')
  const { rows } = await maja.client.learnings.list({})
  // what came before the full page is whole
  expect(rows.every(({ text }) => text.length > 10_000)).toBe(true)
  expect(maja.context.connection.status().progress.cursor).toBe(cursor + rows.length)
  makeRoom(maja)
  maja.context.connection.hurry()
  await team.settle()
  expect((await maja.client.learnings.list({})).rows).toHaveLength(3)
  expect(maja.context.connection.status()).toMatchObject({ state: 'up-to-date', reason: null })
})

test('a hub whose disk is full takes nothing in part and says so; devices keep what they wrote and send it when there is room', async () => {
  team = await openTestTeam()
  const { admin } = team
  const { store } = team.hub.context
  await admin.client.learnings.log({ text: 'Before' })
  await team.settle()
  const everything = () => store.read.all('SELECT id, ver FROM record ORDER BY ver')
  const pragma = (sql: string) => store.write((tx) => tx.get<Record<string, number>>(sql))
  const { page_count: pages } = (await pragma('PRAGMA page_count'))!
  await pragma(`PRAGMA max_page_count = ${pages}`)
  const before = await everything()
  for (let n = 0; n < 3; n += 1) await admin.client.learnings.log({ text: long(`Learning ${n}`), tags: ['full'] })
  const status = await untilStatus(admin, 'the full hub to be told', ({ reason }) => reason === 'hub-full')
  expect([status.state, status.rejections]).toEqual(['unreachable', 0])
  expect(status.waiting).toBeGreaterThan(0)
  expect(await everything()).toEqual(before)
  expect(team.hub.logged.some((line) => line.includes('"level":"error"') && line.includes('full'))).toBe(true)
  await pragma('PRAGMA max_page_count = 1000000')
  admin.context.connection.hurry()
  await team.settle()
  await until('every learning', async () => (await store.read.all(`SELECT id FROM record WHERE entity = 'learning'`)).length === 4)
  expect(admin.context.connection.status()).toMatchObject({ state: 'up-to-date', waiting: 0, rejections: 0 })
})
