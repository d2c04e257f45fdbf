// The first page of learnings, pages with filters, typing in the text filter, and opening the core on a full database.
import path from 'node:path'
import Database from 'better-sqlite3'
import { createCore } from '../../electron/core/core.ts'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import type { TestCore } from '../support/core.ts'
import { longestBlock, ms, repeat, spread, type Figure } from './measure.ts'

export async function benchList(core: TestCore): Promise<Figure[]> {
  const { learnings, customers } = core.client
  const [customer] = await customers.suggest({ lookup: 'customer', text: '', limit: 1 })
  const first = await repeat(500, () => learnings.list({ limit: 50 }))
  const bare = await bareFirstPage(core)
  const cursors = [null as string | null]
  for (let page = 0; page < 200 && cursors.at(-1) !== undefined; page++) cursors.push((await learnings.list({ cursor: cursors.at(-1)!, limit: 100 })).next)
  const deep = await repeat(200, (index) => learnings.list({ cursor: cursors[index % cursors.length]!, limit: 100 }))
  const filtered = await repeat(200, () => learnings.list({ filters: { customerId: customer!.id }, limit: 50 }))
  const typed = 'printer invoice zzz'
  const typing = await repeat(200, (index) => learnings.list({ filters: { text: typed.slice(0, 1 + (index % typed.length)) }, limit: 50 }))
  const block = await longestBlock(() => learnings.count({ filters: { text: 'nothing like this' } }))
  return [
    { what: 'first page of learnings, 50 rows (p50 / p99 / worst)', measured: spread(first), raw: spread(bare), ratio: first.p50 / bare.p50, goal: 'p99 < 5 ms', met: first.p99 < 5 },
    { what: 'pages of 100 down the list', measured: spread(deep), goal: 'p99 < 5 ms', met: deep.p99 < 5 },
    { what: 'first page of one customer', measured: spread(filtered), goal: 'p99 < 5 ms', met: filtered.p99 < 5 },
    { what: 'key press in the text filter: one slice of the list', measured: spread(typing), goal: 'p99 < 2 frames (33 ms)', met: typing.p99 < 33 },
    { what: 'longest block of the core while counting matches of a text', measured: `${ms(block)} ms`, goal: '< 100 ms', met: block < 100 },
  ]
}

async function bareFirstPage(core: TestCore) {
  const database = new Database(path.join(core.dataDir, DATABASE_FILE), { readonly: true })
  const page = database.prepare('SELECT * FROM learning WHERE deletedAt IS NULL ORDER BY happenedOn DESC, pk DESC LIMIT 50')
  const measured = await repeat(500, () => page.all())
  database.close()
  return measured
}

/** Opens and closes the folder that `core` had. */
export async function benchStart(dataDir: string): Promise<Figure[]> {
  const opened = await repeat(7, async () => {
    const core = createCore({ dataDir, shell: 'test', version: '0.0.0' })
    await core.client.session.get({})
    await core.client.learnings.list({ limit: 50 })
    await core.close()
  })
  return [{ what: 'open the core, first page, close', measured: spread(opened), goal: '< 300 ms', met: opened.p50 < 300 }]
}
