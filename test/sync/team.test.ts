// A team at work: real cores and a real hub over real sockets. What a member writes reaches the others; what the hub knows better reaches the member.
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'
import { openTestTeam, until, untilStatus, type TestTeam } from '../support/team.ts'

let team: TestTeam
const others: TestCore[] = []
afterEach(async () => {
  for (const core of others.splice(0)) await core.dispose()
  await team.dispose()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const texts = async (core: TestCore) => (await core.client.learnings.list({})).rows.map(({ text }) => text).sort()

describe('joining', () => {
  it('takes along what was written alone, and makes the first one admin', async () => {
    const alone = await openTestCore({ name: 'Ada' })
    await alone.client.learnings.log({ text: 'The queue is long' })
    await alone.close()
    team = await openTestTeam({ admin: { dataDir: alone.dataDir } })
    const maja = await team.add('Maja')
    await team.settle()
    expect(await texts(maja)).toEqual(['The queue is long'])
    expect(await team.admin.client.session.get({})).toMatchObject({ member: { name: 'Ada', role: 'admin' } })
    expect(await maja.client.session.get({})).toMatchObject({ member: { name: 'Maja', role: 'employee' } })
    expect((await maja.client.session.people({})).map(({ name }) => name)).toEqual(['Ada', 'Maja'])
    expect(team.admin.context.connection.status()).toMatchObject({ state: 'up-to-date', waiting: 0, rejections: 0, conflicts: 0, hub: team.url, workspace: 'Empty Chair' })
  })

  it('is also the first run of a device that nobody has used', async () => {
    team = await openTestTeam()
    await team.admin.client.learnings.log({ text: 'Known before' })
    const fresh = await openTestCore({ name: null })
    others.push(fresh)
    await expect(fresh.client.sync.join({ address: team.url, code: await team.invite({ role: 'lead' }), name: 'Erik' })).resolves.toMatchObject({ member: { name: 'Erik', role: 'lead' }, workspace: 'Empty Chair' })
    await until('the learning', async () => (await texts(fresh)).length)
    await fresh.client.learnings.log({ text: 'By Erik' })
    await team.settle(fresh, team.admin)
    expect(await texts(team.admin)).toEqual(['By Erik', 'Known before'])
  })

  it('brings a second device of a person in under the same name, with what was written on it', async () => {
    team = await openTestTeam()
    const phone = await openTestCore({ name: 'Ada on the train' })
    others.push(phone)
    const { id } = await phone.client.learnings.log({ text: 'From the train' })
    const idea = await phone.client.ideas.create({ title: 'A quiet coach', submit: false })
    await phone.client.ideas.support({ id: idea.id, support: true })
    const me = (await team.admin.client.session.get({})).member!.id
    await phone.client.sync.join({ address: team.url, code: await team.invite({ memberId: me }), name: 'whatever' })
    await team.settle(phone, team.admin)
    expect((await phone.client.session.get({})).member).toMatchObject({ id: me, name: 'Ada' })
    expect(phone.context.connection.status()).toMatchObject({ state: 'up-to-date', rejections: 0 })
    expect(await team.admin.client.learnings.get({ id })).toMatchObject({ text: 'From the train', author: { name: 'Ada' } })
    expect(await team.admin.client.ideas.get({ id: idea.id })).toMatchObject({ supportedBy: [{ name: 'Ada' }] })
  })

  it.each([
    ['hub.example.com:99999', 'hub-address-bad', 'address'],
    ['ftp://hub.example.com', 'hub-address-bad', 'address'],
    ['http://hub.example.com', 'hub-not-secure', 'address'],
    ['127.0.0.1:FREE', 'hub-refuses', 'address'],
  ])('at %s is refused with %s at its field', async (address, code, field) => {
    team = await openTestTeam()
    const maja = await openTestCore()
    others.push(maja)
    await expect(maja.client.sync.join({ address: address.replace('FREE', String(await freePort())), code: 'AAAA', name: 'Maja' })).rejects.toMatchObject({ code, fields: [{ field, code }] })
    expect(maja.context.connection.status().state).toBe('alone')
  })

  it('with a wrong code, and one that was used, is refused at the code, and works afterwards', async () => {
    team = await openTestTeam()
    const code = await team.invite()
    const [maja, erik] = [await openTestCore({ name: 'Maja' }), await openTestCore({ name: 'Erik' })]
    others.push(maja, erik)
    await expect(maja.client.sync.join({ address: team.url, code: 'WRONG-CODE', name: 'Maja' })).rejects.toMatchObject({ code: 'bad-code', fields: [{ field: 'code', code: 'bad-code' }] })
    await maja.client.sync.join({ address: team.url, code, name: 'Maja' })
    await expect(erik.client.sync.join({ address: team.url, code, name: 'Erik' })).rejects.toMatchObject({ code: 'code-used', fields: [{ field: 'code', code: 'code-used' }] })
    await expect(maja.client.sync.join({ address: team.url, code: await team.invite(), name: 'Maja' })).rejects.toMatchObject({ code: 'already-joined' })
  })

  it('another team with data of this one is refused, and uses no code up', async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja')
    await maja.client.sync.leave({})
    const second = await openTestTeam()
    try {
      const code = await second.invite()
      await expect(maja.client.sync.join({ address: second.url, code, name: 'Maja' })).rejects.toMatchObject({ code: 'other-workspace', fields: [{ field: 'address' }] })
      const erik = await openTestCore()
      others.push(erik)
      await erik.client.sync.join({ address: second.url, code, name: 'Erik' })
    } finally {
      await second.dispose()
    }
  })

  it('keeps what signs the device in where only its owner can read it', async () => {
    team = await openTestTeam()
    const file = path.join(team.admin.dataDir, 'hub-session.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const sealed = await openTestCore({ name: 'Maja', keychain: { name: 'test', seal: async (secret) => Buffer.from(secret).toString('hex'), open: async (text) => Buffer.from(text, 'hex').toString() } })
    others.push(sealed)
    await sealed.client.sync.join({ address: team.url, code: await team.invite(), name: 'Maja' })
    const kept = readFileSync(path.join(sealed.dataDir, 'hub-session.json'), 'utf8')
    expect(JSON.parse(kept)).toMatchObject({ keychain: 'test' })
    expect(kept).not.toContain('refresh')
    await sealed.close()
    // a shell without that keychain cannot sign in, and says so
    const bare = await openTestCore({ dataDir: sealed.dataDir })
    others.splice(others.indexOf(sealed), 1, bare)
    expect(await untilStatus(bare, 'the keychain to be missed', ({ state }) => state === 'signed-out')).toMatchObject({ reason: 'sealed-elsewhere' })
  })
})

describe('working', () => {
  it('goes on while the hub is away, and catches up by itself', async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja')
    await team.goOffline()
    await untilStatus(maja, 'the hub to be missed', ({ state }) => state === 'unreachable')
    await maja.client.learnings.log({ text: 'Written offline' })
    expect(maja.context.connection.status()).toMatchObject({ state: 'unreachable', waiting: 1 })
    await team.goOnline()
    await team.settle()
    expect(await texts(team.admin)).toEqual(['Written offline'])
    await untilStatus(maja, 'the comparison of both sides', ({ verifiedAt }) => verifiedAt !== null)
  })

  it('goes on at once when a request shows that the hub is back, however long the pause would be', async () => {
    team = await openTestTeam()
    await team.goOffline()
    await untilStatus(team.admin, 'the hub to be missed', ({ state }) => state === 'unreachable')
    await team.goOnline({ hurry: false })
    await team.admin.context.connection.account.call('GET', '/v1/members')
    await team.settle()
    expect(team.admin.context.connection.status().state).toBe('up-to-date')
  })

  it('goes on after closing and opening, with the same session', async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja')
    const before = readFileSync(path.join(maja.dataDir, 'hub-session.json'), 'utf8')
    await maja.client.learnings.log({ text: 'One' })
    await maja.close()
    const again = await openTestCore({ dataDir: maja.dataDir })
    others.push(again)
    await again.client.learnings.log({ text: 'Two' })
    await team.settle(again, team.admin)
    expect(await texts(team.admin)).toEqual(['One', 'Two'])
    expect(readFileSync(path.join(maja.dataDir, 'hub-session.json'), 'utf8')).not.toBe(before) // the refresh token changed with its use
    others.pop()
    await again.close()
  })

  it('renews its token when the hub takes it no more', async () => {
    team = await openTestTeam()
    team.hub.clock.pass(20 * 60_000)
    await team.goOffline()
    await team.goOnline()
    await team.admin.client.learnings.log({ text: 'After a long break' })
    await team.settle()
    const maja = await team.add('Maja')
    await team.settle()
    expect(await texts(maja)).toEqual(['After a long break'])
  })
})

describe('leaving', () => {
  it('ends the session on the hub, keeps what is here, and can be taken back by joining again', async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja')
    await maja.client.learnings.log({ text: 'Before' })
    await team.settle()
    await maja.client.sync.leave({})
    expect(maja.context.connection.status()).toMatchObject({ state: 'alone', hub: null })
    expect(existsSync(path.join(maja.dataDir, 'hub-session.json'))).toBe(false)
    await until('the connection to end', () => team.hub.connections() === 1)
    await maja.client.learnings.log({ text: 'Between' })
    const me = (await maja.client.session.get({})).member!.id
    await maja.client.sync.join({ address: team.url, code: await team.invite({ memberId: me }), name: 'Maja' })
    await team.settle()
    expect(await texts(team.admin)).toEqual(['Before', 'Between'])
  })

  it('with everything removed leaves an app that begins anew', async () => {
    team = await openTestTeam()
    await team.admin.client.learnings.log({ text: 'A secret of the team' })
    const maja = await team.add('Maja')
    await team.settle()
    await maja.client.settings.backup({})
    await maja.client.sync.leave({ wipe: true })
    expect(await maja.client.session.get({})).toMatchObject({ member: null })
    expect(await texts(maja)).toEqual([])
    expect(readFileSync(path.join(maja.dataDir, 'empty-chair.sqlite')).includes('A secret of the team')).toBe(false)
    expect(existsSync(path.join(maja.dataDir, 'backups'))).toBe(false)
  })

  it('because an admin put the device out stops it, and what is here stays', async () => {
    const maja = await putOut({ wipeRevoked: false })
    expect(await untilStatus(maja, 'to be put out', ({ state }) => state === 'signed-out')).toMatchObject({ reason: 'revoked' })
    expect(await texts(maja)).toEqual(['A secret of the team'])
  })

  it('because an admin put the device out removes its copy, if that is the policy of the hub', async () => {
    const maja = await putOut({ wipeRevoked: true })
    await until('the copy to be removed', async () => (await maja.client.session.get({})).member === null)
    expect(await texts(maja)).toEqual([])
  })
})

async function putOut({ wipeRevoked }: { wipeRevoked: boolean }): Promise<TestCore> {
  team = await openTestTeam({ hub: { wipeRevoked } })
  await team.admin.client.learnings.log({ text: 'A secret of the team' })
  const maja = await team.add('Maja')
  await team.settle()
  const me = (await maja.client.session.get({})).member!.id
  await team.admin.context.connection.account.call('PATCH', `/v1/members/${me}`, { active: false })
  return maja
}
