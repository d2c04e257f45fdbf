// `join`, `sync` and `status` in real processes, against a real hub.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCore, temporaryFolder } from '../support/core.ts'
import { runCli } from '../support/cli.ts'
import { startingNow } from '../support/hub.ts'
import { openTestTeam, type TestTeam } from '../support/team.ts'

let team: TestTeam
let dataDir: string
beforeEach(async () => {
  team = await openTestTeam({ hub: { clock: startingNow() } })
  dataDir = path.join(temporaryFolder(), 'data')
})
afterEach(async () => {
  await team.dispose()
  rmSync(path.dirname(dataDir), { recursive: true, force: true })
})

const run = (...args: string[]) => runCli([...args, '--data', dataDir])
const status = async () => (await run('status', '--json')).json()

describe('a team in a terminal', () => {
  it('joins, sends what was written alone, and receives what the others wrote', async () => {
    await run('learn', 'Written alone', '--name', 'Erik')
    await team.admin.client.learnings.log({ text: 'By the admin' })
    expect(await status()).toEqual({ state: 'alone', hub: null, workspace: null, waiting: 0, conflicts: 0, rejections: 0, lastVerified: null })
    expect(await run('join', team.url, await team.invite(), '--name', 'Maja')).toMatchObject({ code: 0, out: 'Maja has joined Empty Chair as employee. Now: empty-chair sync\n', err: '' })
    expect(await status()).toMatchObject({ state: 'waiting', hub: team.url, waiting: 1 })
    expect(await run('sync')).toMatchObject({ code: 0, out: `In step with ${team.url}: nothing waits, and both sides were compared.\n`, err: '' })
    expect((await run('list', 'learnings', '--json')).json<{ text: string; author: string }[]>().map(({ text, author }) => `${author}: ${text}`).sort()).toEqual(['Ada: By the admin', 'Maja: Written alone'])
    expect(await status()).toMatchObject({ state: 'up-to-date', waiting: 0, conflicts: 0, rejections: 0, lastVerified: expect.stringMatching(/^20/) as string })
    await team.settle()
    expect((await team.admin.client.learnings.list({})).rows).toHaveLength(2)
  })

  it('says how many changes were not accepted: here those of a lead who is none any more', async () => {
    await run('join', team.url, await team.invite({ role: 'lead' }), '--name', 'Maja')
    await run('sync')
    const alone = await openTestCore({ dataDir, live: false })
    await alone.client.metrics.create({ name: 'NPS', kind: 'nps', higherIsBetter: true })
    const me = (await alone.client.session.get({})).member!.id
    await alone.close()
    await team.admin.context.connection.account.call('PATCH', `/v1/members/${me}`, { role: 'employee' })
    const { code, out } = await run('sync')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Decide about them in the window: 0 conflicts, 1 change not accepted.') as string })
    expect(await status()).toMatchObject({ state: 'needs-you', rejections: 1 })
  })

  it('ends with code 1 and the reason when the hub is away, when nobody joined, and when the code is wrong', async () => {
    expect(await run('sync')).toMatchObject({ code: 1, out: '', err: 'This workspace is used alone: there is no hub. Join one first.\n' })
    expect(await run('join', team.url, 'NO-SUCH-CODE', '--name', 'Maja')).toMatchObject({ code: 1, err: expect.stringContaining('CODE: This code is not known') as string })
    expect(await run('join', 'http://hub.example.com', 'X', '--name', 'Maja')).toMatchObject({ code: 1, err: expect.stringContaining('ADDRESS: The hub http://hub.example.com answers without encryption') as string })
    expect(await run('join', team.url, 'X')).toMatchObject({ code: 2, err: expect.stringContaining('--name') as string })
    await run('join', team.url, await team.invite(), '--name', 'Maja')
    await team.goOffline()
    const { code, json } = await run('sync', '--json')
    expect({ code, error: json() }).toMatchObject({ code: 1, error: { error: { code: 'hub-refuses', message: expect.stringContaining(team.url) as string } } })
    expect(await status()).toMatchObject({ state: 'up-to-date', waiting: 0 })
    await team.goOnline()
  })

  it('says that it was signed out', async () => {
    await run('join', team.url, await team.invite(), '--name', 'Maja')
    await run('sync')
    const me = (await team.admin.context.connection.account.call('GET', '/v1/members')) as { id: string; name: string }[]
    await team.admin.context.connection.account.call('PATCH', `/v1/members/${me.find(({ name }) => name === 'Maja')!.id}`, { active: false })
    expect((await run('sync', '--json')).json()).toMatchObject({ error: { code: 'revoked' } })
  })
})
