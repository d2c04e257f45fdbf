// What a finished index holds in memory, in a process of its own: `FOLDER`, queries as JSON on the standard input. Prints megabytes by which the process grew when the index was opened and asked.
import { text } from 'node:stream/consumers'
import { v7 as uuid7 } from 'uuid'
import { openTestCore } from '../support/core.ts'

const [dataDir] = process.argv.slice(2) as [string]
const queries = JSON.parse(await text(process.stdin)) as string[]
const core = await openTestCore({ now: Date.now, newId: uuid7, dataDir })
const { read } = core.context.store
// the database's own pages first: a search reads rows like any list does
read.value('SELECT sum(length(text) + length(folded)) FROM learning WHERE pk % 3 = 0')
read.value('SELECT sum(length(description) + length(folded)) FROM idea WHERE pk % 3 = 0')
const resting = async () => {
  for (let time = 0; time < 4; time++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return process.memoryUsage().rss
}
const before = await resting()
await core.context.search.settle()
for (const query of queries) await core.client.search.find({ text: query })
const held = (await resting()) - before
await core.close()
process.stdout.write(JSON.stringify({ megabytes: held / 1e6 }), () => process.exit(0))
