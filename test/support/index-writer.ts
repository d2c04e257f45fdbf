// A process that writes learnings and indexes them, and makes the index anew now and then, until it is killed. Says each learning that was saved. Run by test/search/kill.test.ts.
import { createCore } from '../../electron/core/core.ts'

const core = createCore({ dataDir: process.argv[2]!, shell: 'test', version: '0.0.0' })
const { search } = core.context
for (let n = 0; ; n++) {
  for (let at = 0; at < 20; at++) {
    const { id } = await core.client.learnings.log({ text: `gloves number ${n} and ${at}` })
    process.stdout.write(`${id}\n`)
  }
  if (n % 3 === 2) search.startOver()
  await search.settle()
}
