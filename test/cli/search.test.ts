// `search`, `similar` and `check --repair` in a real process.
import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCore } from '../../electron/core/core.ts'
import { INDEX_FILE, mirrored } from '../../electron/core/search/index-file.ts'
import { runCli } from '../support/cli.ts'
import { openTestCore, temporaryFolder } from '../support/core.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = path.join(temporaryFolder(), 'data')
  const core = await openTestCore({ dataDir })
  await core.client.learnings.log({ text: 'Räntan var otydlig', customer: { name: 'Nordvik AB' } })
  await core.client.learnings.log({ text: 'Late invoice' })
  await core.client.ideas.create({ title: 'Send the invoice by e-mail', submit: false })
  await core.close()
})
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }))

const run = (...args: string[]) => runCli([...args, '--data', dataDir])
interface Item { noun: string; id: string; title: string; score: number }

describe('search', () => {
  it('gives an array, best first, no longer than asked', async () => {
    const { code, json } = await run('search', 'invoice', '--json')
    const items = json<Item[]>()
    expect(code).toBe(0)
    expect(items.map(({ noun, title }) => `${noun} ${title}`).toSorted()).toEqual(['idea Send the invoice by e-mail', 'learning Late invoice'])
    expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).toSorted((a, b) => b - a))
    for (const { id } of items) expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect((await run('search', 'invoice', '--json', '--limit', '1')).json<Item[]>()).toEqual(items.slice(0, 1))
    expect((await run('search', 'rantan', '--json')).json<Item[]>().map(({ title }) => title)).toEqual(['Räntan var otydlig'])
  })

  it('answers an empty array for what is not there and for nonsense, and says so to people', async () => {
    for (const text of ['zeppelin', '"', 'NEAR(', '']) expect((await run('search', text, '--json')).json()).toEqual([])
    expect(await run('search', 'zeppelin')).toMatchObject({ code: 0, out: '', err: 'Nothing found.\n' })
  })

  it('finds beside a shell that holds the folder, also what that has not indexed yet', async () => {
    const core = createCore({ dataDir, shell: 'browser', version: '0.0.0' })
    await core.client.learnings.log({ text: 'Umbrella written a moment ago' })
    try {
      expect((await run('search', 'umbrel')).out).toBe('learning  Umbrella written a moment ago\n')
    } finally {
      await core.close()
    }
  })
})

describe('similar', () => {
  it('gives ideas or learnings that say the same', async () => {
    expect((await run('similar', 'Email the invoices', '--json')).json<Item[]>()).toMatchObject([{ noun: 'idea', title: 'Send the invoice by e-mail' }])
    expect((await run('similar', 'The invoice was late', '--noun', 'learning', '--json', '--limit', '3')).json<Item[]>()).toMatchObject([{ noun: 'learning', title: 'Late invoice' }])
    expect((await run('similar', 'x', '--noun', 'customer')).code).toBe(2)
  })
})

describe('check', () => {
  it('finds an index that does not agree with the rows, and --repair makes it anew', async () => {
    await run('search', 'invoice')
    const index = new Database(path.join(dataDir, INDEX_FILE))
    index.exec(`DELETE FROM words_learning WHERE rowid = ${mirrored(1)}`)
    index.close()
    expect(await run('check')).toMatchObject({ code: 1, out: expect.stringContaining('Search does not find learning 1') as string })
    expect(await run('check', '--repair')).toMatchObject({ code: 0 })
    expect((await run('search', 'räntan', '--json')).json()).toHaveLength(1)
  })
})
