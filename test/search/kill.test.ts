// The index survives a process that is killed while it indexes: nothing is missing, stale or left over, and what was saved is found.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openTestCore } from '../support/core.ts'
import { fillWorkspace } from '../support/large-workspace.ts'

const KILLS = 5

it('agrees with the rows after the indexing process was killed again and again', { timeout: 60_000 }, async () => {
  let core = await openTestCore()
  await fillWorkspace(core, { learnings: 1000, ideas: 300, seed: 3 })
  await core.close()
  const saved: string[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const writer = spawn(process.execPath, [fileURLToPath(new URL('../support/index-writer.ts', import.meta.url)), core.dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    let rest = ''
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()!
      saved.push(...lines)
    })
    await once(writer.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
    writer.kill('SIGKILL')
    await once(writer, 'close')
  }
  core = await openTestCore({ dataDir: core.dataDir })
  await core.context.search.settle()
  expect(saved.length).toBeGreaterThanOrEqual(KILLS)
  expect(await core.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  const { hits } = await core.client.search.find({ text: 'gloves', limit: 200 })
  expect(hits.map(({ id }) => id)).toContain(saved.at(-1))
  await core.dispose()
})
