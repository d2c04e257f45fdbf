// A process that logs learnings as fast as it can and says each one that was saved, until it is killed. Run by crash.test.ts and the soak.
import { createCore } from '../../electron/core/core.ts'

const core = createCore({ dataDir: process.argv[2]!, shell: 'test', version: '0.0.0' })
if ((await core.client.session.get({})).member === null) await core.client.session.begin({ name: 'Ada', language: 'en' })
for (let n = 0; ; n++) {
  const { id } = await core.client.learnings.log({ text: `learning ${n}`, tags: ['crash', `n${n % 5}`], customer: { name: `Customer ${n % 7}` }, waits: n % 3 === 0 })
  if (n % 4 === 0) await core.client.learnings.edit({ id, changes: { text: `learning ${n}, edited` } })
  process.stdout.write(`${id}\n`)
}
