// The hub on a real PostgreSQL server passes the acceptance suite; and what only PostgreSQL does: two hub processes, a server that crashes.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { FEATURES } from '../../shared/protocol.ts'
import { temporaryFolder } from '../support/core.ts'
import { invited, joinFirst, makes, openTestHub, testDevice, type TestHub } from '../support/hub.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { hubAcceptance } from './acceptance.ts'
import { attachmentsAcceptance } from './attachments.ts'
import { campaignsAcceptance } from './campaigns.ts'
import { presenceAcceptance } from './presence.ts'
import { unseenAcceptance } from './unseen.ts'

const bin = findPostgres()
if (!bin) process.stderr.write('Skipped: the hub on PostgreSQL. No server is installed in /usr/lib/postgresql, and PGBIN names none.\n')

describe.skipIf(!bin)('a hub on PostgreSQL', () => {
  let server: TestPostgres
  beforeAll(async () => {
    server = await startPostgres(bin!)
  }, 60_000)
  afterAll(() => server.remove(), 60_000)

  hubAcceptance(() => server)
  attachmentsAcceptance(() => server)
  presenceAcceptance(() => server)
  unseenAcceptance(() => server)
  campaignsAcceptance(() => server)

  test('who is where, and a file that arrived, are told across hub processes, until the other one says that they left', async () => {
    const url = await server.database()
    const one = await openTestHub({ postgres: server, url })
    const two = await openTestHub({ postgres: server, url, clock: one.clock })
    const ada = await joinFirst(one)
    const bo = await invited(one, ada, 'employee', 'Bo')
    const [adas, bos] = [testDevice(one, ada), testDevice(two, bo)]
    for (const device of [adas, bos]) await device.hello({ features: [...FEATURES] })
    const idea = makes.idea(ada.member.id)
    await adas.results([idea])
    const at = `idea:${idea.rowId}`
    // a process may not be listening yet when the first is said; it is said again
    await expect.poll(async () => {
      for (const device of [adas, bos]) device.say({ t: 'here', places: [] })
      for (const device of [adas, bos]) device.say({ t: 'here', places: [{ at, doing: 'writing' }] })
      await new Promise((resolve) => setTimeout(resolve, 500))
      return [adas, bos].map(({ heard }) => heard.findLast((message) => message.t === 'others')?.people)
    }, { timeout: 10_000 }).toEqual([[{ member: bo.member.id, doing: 'writing' }], [{ member: ada.member.id, doing: 'writing' }]])
    two.context.store.whisper(JSON.stringify({ from: uuid7(), file: idea.rowId }))
    expect(await adas.next('file')).toEqual({ t: 'file', id: idea.rowId })
    bos.close()
    await expect.poll(() => adas.heard.findLast((message) => message.t === 'others')?.people).toEqual([])
    await Promise.all([one, two].map((hub) => hub.dispose()))
  }, 20_000)

  test('two hub processes on one database: what one takes, the devices of the other get', async () => {
    const url = await server.database()
    const one = await openTestHub({ postgres: server, url })
    const two = await openTestHub({ postgres: server, url, clock: one.clock })
    const ada = await joinFirst(one)
    const [mine, theirs] = [testDevice(one, ada), testDevice(two, ada)]
    await mine.hello()
    await theirs.hello()
    await theirs.pull(0)
    const from = performance.now()
    await mine.results([makes.customer('Acme')])
    expect((await theirs.next('rows')).rows.map(([, , , , data]) => data['name'])).toEqual(['Acme'])
    expect(performance.now() - from).toBeLessThan(1000)
    await Promise.all([one, two].map((hub) => hub.dispose()))
  })

  test('two hub processes with one folder of files: an upload that begins at one goes on at the other', async () => {
    const url = await server.database()
    const folder = temporaryFolder()
    const one = await openTestHub({ postgres: server, url, folder })
    const two = await openTestHub({ postgres: server, url, folder, clock: one.clock })
    const ada = await joinFirst(one)
    const device = testDevice(one, ada)
    await device.hello()
    const bytes = Buffer.from('half of it here, the other half there')
    const learning = makes.learning(ada.member.id)
    const id = uuid7()
    await device.results([learning, { entity: 'attachment', kind: 'put', rowId: id, patch: { ofNoun: 'learning', ofId: learning.rowId, name: 'a', mime: '', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } }])
    const send = async (hub: TestHub, from: number, to: number) =>
      (await hub.api.request(`/v1/attachments/${id}/file`, { method: 'PATCH', body: bytes.subarray(from, to), headers: { authorization: `Bearer ${ada.access}`, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) } }, { address: '10.0.0.1' })).json()
    expect(await send(one, 0, 16)).toMatchObject({ offset: 16, complete: false })
    expect(await send(two, 16, bytes.length)).toMatchObject({ complete: true })
    const response = await one.api.request(`/v1/attachments/${id}/file`, { headers: { authorization: `Bearer ${ada.access}` } }, { address: '10.0.0.1' })
    expect(await response.text()).toBe(bytes.toString())
    await Promise.all([one, two].map((hub) => hub.dispose()))
  })

  test('two hub processes give every version once, in order, whoever writes', async () => {
    const url = await server.database()
    const one = await openTestHub({ postgres: server, url })
    const two = await openTestHub({ postgres: server, url, clock: one.clock })
    const ada = await joinFirst(one)
    const devices = [one, two, one, two].map((hub) => testDevice(hub, ada))
    for (const device of devices) await device.hello()
    const versions = (await Promise.all(devices.map(async (device) => {
      const got: number[] = []
      for (let round = 0; round < 10; round += 1) for (const result of await device.results([makes.customer('A'), makes.customer('B')])) if ('ver' in result) got.push(result.ver)
      return got
    }))).flat().sort((a, b) => a - b)
    expect(versions).toEqual(Array.from({ length: 80 }, (_, at) => at + 2)) // 1 is Ada
    await Promise.all([one, two].map((hub) => hub.dispose()))
  })

  test('PostgreSQL crashes and comes back: what was answered is there, and the hub goes on by itself', async () => {
    const hub = await openTestHub({ postgres: server })
    const ada = await joinFirst(hub)
    const device = testDevice(hub, ada)
    await device.hello()
    const op = { ...makes.customer('Acme'), opId: uuid7() }
    await device.results([op])
    await server.crash()
    expect((await hub.api.request('/v1/health', {}, { address: '127.0.0.1' })).status).toBe(200)
    expect((await hub.api.request('/v1/ready', {}, { address: '127.0.0.1' })).status).toBe(503)
    expect(await device.push([makes.customer('Lost')])).toMatchObject({ t: 'bye', code: 'internal' })
    await server.start()
    const again = testDevice(hub, ada, device.id, { n: 1, last: op.opId })
    expect(await again.hello()).toMatchObject({ lastN: 1, lastOp: op.opId })
    expect(await again.push([makes.customer('Beta')])).toMatchObject({ t: 'ack' })
    expect((await again.pull(0)).flatMap(({ rows }) => rows).map(([, , , , data]) => data['name'])).toEqual(['Ada', 'Acme', 'Beta'])
    await hub.dispose()
  }, 60_000)
})
