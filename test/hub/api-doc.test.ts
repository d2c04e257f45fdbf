// The examples of docs/api.md, run by a shell against a real hub, as they stand.
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { SCOPES } from '../../hub/programs/tokens.ts'
import { startServer } from '../../hub/server.ts'
import { ENDPOINTS } from '../../hub/programs/endpoints.ts'
import { EVENTS } from '../../hub/webhooks/events.ts'
import { joinFirst, openTestHub, testDevice } from '../support/hub.ts'
import { program } from '../support/programs.ts'

const run = promisify(execFile)
const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]!)
const curl = spawnSync('curl', ['--version']).status === 0
if (!curl) process.stderr.write('Skipped: the examples of docs/api.md. There is no curl on this computer.\n')

test.skipIf(!curl)('the examples of the page do what they say', async () => {
  const hub = await openTestHub()
  const ada = await joinFirst(hub)
  const server = await startServer(hub, { host: '127.0.0.1', port: 0 })
  const device = testDevice(hub, ada)
  await device.hello()
  await device.results([
    { entity: 'metric', kind: 'put', rowId: uuid7(), patch: { name: 'NPS', kind: 'nps', unit: '', higherIsBetter: true, target: null, createdAt: 0 } },
    { entity: 'step', kind: 'put', rowId: uuid7(), patch: { stage: 'approved', name: 'Planned', position: 1 } },
  ])
  const { token } = await program(hub, ada)
  const printed: string[] = []
  for (const example of examples) {
    const { stdout } = await run('sh', ['-eu', '-c', example], { env: { PATH: process.env['PATH'], HUB: server.url, TOKEN: token, no_proxy: '*' } })
    printed.push(stdout)
  }
  expect(printed).toHaveLength(5)
  expect(printed[3]).toContain('"customer":{"id"')
  expect(printed[2]).toMatch(/"steps":\[\{"id":"[^"]+","name":"Planned"\}\]/)
  expect(printed[4]).toMatch(/"stage":"submitted"[\s\S]*"effort":"days"[\s\S]*"stage":"approved","step":null[\s\S]*"stage":"approved","step":{"id":"[^"]+","name":"Planned"}[\s\S]*"value":41/)
  const entities = (await hub.context.store.read.all<{ entity: string }>('SELECT DISTINCT entity FROM record')).map(({ entity }) => entity)
  expect(entities).toEqual(expect.arrayContaining(['learning', 'customer', 'followUp', 'idea', 'ideaAnswer', 'stageChange', 'reading']))
  await server.close()
}, 60_000)

test('the page names every scope, event and list that there is', () => {
  const paths = ENDPOINTS.filter(({ gives }) => gives === 'page' || gives === 'list').map(({ path }) => path)
  expect([...SCOPES, ...EVENTS, ...paths].filter((name) => !page.includes(name))).toEqual([])
})
