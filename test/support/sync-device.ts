// A core as a process of its own that joins a hub and stays in sync: `sync-device.ts FOLDER HUB CODE [write]`. With `write` it logs learnings as fast as it
// can and says the id of each that was saved; without, it says how far it has read. Until it is killed.
import { createCore } from '../../electron/core/core.ts'

const [dataDir = '', address = '', code = '', mode] = process.argv.slice(2)
const core = createCore({ dataDir, shell: 'test', version: '0.0.0' })
if (core.context.connection.status().hub === null) await core.client.sync.join({ address, code, name: 'Maja' })
core.client.sync.hurry({}).catch(() => {})
if (mode === 'write') {
  for (let n = 0; ; n++) {
    const { id } = await core.client.learnings.log({ text: `learning ${n}`, tags: ['crash'], customer: { name: `Customer ${n % 7}` } })
    process.stdout.write(`${id}\n`)
    if (n % 5 === 0) await core.client.learnings.edit({ id, changes: { text: `learning ${n}, edited` } })
    await new Promise((resolve) => setTimeout(resolve, 3)) // the connection gets its turn
  }
}
for (let cursor = -1; ; await new Promise((resolve) => setTimeout(resolve, 2))) {
  const { progress } = core.context.connection.status()
  if (progress.cursor !== cursor) process.stdout.write(`${(cursor = progress.cursor)}\n`)
}
