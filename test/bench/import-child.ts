// Imports a file into a folder in a process of its own, so that its peak of memory is the import's: `FILE FOLDER`. Prints JSON.
import { createReadStream } from 'node:fs'
import { createCore } from '../../electron/core/core.ts'
import { longestBlock } from './measure.ts'
import { peakMegabytes } from './peak-memory.ts'

const [file, dataDir] = process.argv.slice(2) as [string, string]
const core = createCore({ dataDir, shell: 'test', version: '0.0.0' })
await core.client.session.begin({ name: 'Ada', language: 'en' })
const { token } = await core.client.settings.openUpload({ name: 'bench.csv' })
for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) await core.client.settings.upload({ token, bytes: new Uint8Array(chunk as Buffer) })
const from = performance.now()
let imported = 0
const block = await longestBlock(async () => {
  const map = { text: 'text', customer: 'customer', area: 'area', sentiment: 'sentiment', date: 'date' }
  for await (const progress of core.client.settings.watchImport({ token, noun: 'learnings', map })) imported = progress.imported
})
const seconds = (performance.now() - from) / 1000
await core.close()
process.stdout.write(JSON.stringify({ imported, seconds, block, megabytes: peakMegabytes() }))
