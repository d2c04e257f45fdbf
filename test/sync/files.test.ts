// The files of attachments between real cores and a real hub: they arrive whole, whatever comes between.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LARGEST_ATTACHMENT } from '../../shared/contract/fields.ts'
import { attachmentFile, partFile } from '../../electron/core/store/attachment-files.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { openTestTeam, until, type TestTeam, type TestTeamOptions } from '../support/team.ts'

let team: TestTeam
let maja: TestCore
afterEach(() => team.dispose())

async function two(options?: TestTeamOptions): Promise<void> {
  team = await openTestTeam(options)
  maja = await team.add('Maja')
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A learning with a file on it. Gives the attachment's id. */
async function attach(core: TestCore, bytes: Uint8Array<ArrayBuffer>, { name = 'photo.png', mime = 'image/png', visibility = 'everyone' }: { name?: string; mime?: string; visibility?: 'everyone' | 'private' } = {}): Promise<string> {
  const stored = await core.client.settings.putAttachment({ name, mime, bytes })
  const learning = await core.client.learnings.log({ text: `About ${name}`, attachments: [stored], visibility })
  return learning.attachments[0]!.id
}
const stateOf = async (core: TestCore, id: string) => (await core.client.attachments.states({ ids: [id] }))[0]
const reached = (core: TestCore, id: string, state: string) => until(`${state} of ${id}`, async () => (await stateOf(core, id))?.state === state)
const get = async (core: TestCore, id: string) => (await core.client.settings.getAttachment({ id })).bytes
const codeOf = (promise: Promise<unknown>) => promise.then(() => 'none', (error: { code: string }) => error.code)
const isHere = (core: TestCore, bytes: Uint8Array) => existsSync(attachmentFile(core.dataDir, hashOf(bytes)))

/** Lets each connection carry so many bytes each way, and cuts it in the middle of whatever it carries. */
async function cutting(target: string, bytes: number): Promise<{ url: string; cuts: () => number; close: () => void }> {
  let cuts = 0
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [[near, far], [far, near]] as const) {
      open.add(from)
      let carried = 0
      from.on('data', (chunk: Buffer) => {
        to.write(chunk.subarray(0, Math.max(0, bytes - carried)))
        carried += chunk.length
        if (carried <= bytes || from.destroyed) return
        cuts += 1
        for (const socket of [near, far]) socket.destroy()
      })
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cuts: () => cuts,
    close() {
      proxy.close()
      for (const socket of open) socket.destroy()
    },
  }
}

describe('a file that is attached', () => {
  it('comes to the hub by itself, and to another device when it is opened there', async () => {
    await two()
    const bytes = randomBytes(3_000_000)
    const id = await attach(team.admin, bytes, { name: 'contract.pdf', mime: 'application/pdf' })
    await reached(team.admin, id, 'here')
    await team.settle()
    expect(await stateOf(maja, id)).toEqual({ id, sha256: hashOf(bytes), state: 'away', share: 0, problem: null })
    expect(isHere(maja, bytes)).toBe(false)
    expect(Buffer.compare(await get(maja, id), bytes)).toBe(0)
    expect(await stateOf(maja, id)).toMatchObject({ state: 'here' })
    expect(isHere(maja, bytes)).toBe(true)
  })

  it('is there ahead of time when it is a small picture, so that it is there offline', async () => {
    await two()
    const [small, large] = [randomBytes(20_000), randomBytes(1_500_000)]
    const id = await attach(team.admin, small)
    const largeId = await attach(team.admin, large, { name: 'large.png' })
    await reached(maja, id, 'here')
    await reached(team.admin, largeId, 'here')
    await team.goOffline()
    await until('both to notice', () => maja.context.connection.status().state === 'unreachable')
    expect(Buffer.compare(await get(maja, id), small)).toBe(0)
    expect(await codeOf(get(maja, largeId))).toBe('attachment-offline')
    expect(await stateOf(maja, largeId)).toMatchObject({ state: 'away', problem: 'attachment-offline' })
    await team.goOnline()
    await until('the hub again', async () => (await stateOf(maja, largeId))?.problem === null)
    expect(Buffer.compare(await get(maja, largeId), large)).toBe(0)
  })

  it('waits while the hub is away, counts as waiting, and goes when it is back', async () => {
    await two()
    await team.settle()
    await team.goOffline()
    await until('to notice', () => team.admin.context.connection.status().state === 'unreachable')
    const id = await attach(team.admin, randomBytes(5000), { name: 'a.txt', mime: 'text/plain' })
    await until('one more than the rows', () => team.admin.context.connection.status().waiting === 3)
    expect((await stateOf(team.admin, id))?.state).toBe('waiting')
    await team.goOnline()
    await reached(team.admin, id, 'here')
    await team.settle()
    expect(team.admin.context.connection.status()).toMatchObject({ state: 'up-to-date', waiting: 0 })
    expect((await get(maja, id)).length).toBe(5000)
  })

  it('that was attached while working alone is taken along', async () => {
    await two()
    const erik = await team.add('Erik', 'employee', { name: 'Erik' })
    await erik.client.sync.leave({})
    const id = await attach(erik, randomBytes(700))
    expect(await stateOf(erik, id)).toMatchObject({ state: 'here' })
    await erik.client.sync.join({ address: team.url, code: await team.invite({ memberId: (await erik.client.session.get({})).member!.id }), name: 'Erik' })
    await reached(maja, id, 'here')
  })

  it('goes through when it is as large as it may be, and is refused by name when it is larger', async () => {
    await two()
    const bytes = randomBytes(LARGEST_ATTACHMENT)
    const id = await attach(team.admin, bytes, { name: 'film.mp4', mime: 'video/mp4' })
    await reached(team.admin, id, 'here')
    await team.settle()
    expect(hashOf(await get(maja, id))).toBe(hashOf(bytes))
    await expect(team.admin.client.settings.putAttachment({ name: 'film.mp4', mime: 'video/mp4', bytes: randomBytes(LARGEST_ATTACHMENT + 1) })).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: 'bytes', code: 'too-large' }] })
  }, 60_000)

  it('of a private learning stays with its author', async () => {
    await two()
    const secret = randomBytes(900)
    const id = await attach(team.admin, secret, { visibility: 'private' })
    await reached(team.admin, id, 'here')
    await team.settle()
    expect(await maja.client.attachments.states({ ids: [id] })).toEqual([])
    expect(await codeOf(get(maja, id))).toBe('unknown-attachment')
    await expect(maja.context.connection.account.call('GET', `/v1/attachments/${id}`)).rejects.toMatchObject({ code: 'unknown-attachment' })
    expect(isHere(maja, secret)).toBe(false)
  })

  it('that two people attach at the same moment is there once, for both', async () => {
    await two()
    const bytes = randomBytes(2_500_000)
    const ids = await Promise.all([team.admin, maja].map((core) => attach(core, bytes, { name: 'same.bin', mime: '' })))
    await reached(team.admin, ids[0]!, 'here')
    await reached(maja, ids[1]!, 'here')
    const erik = await team.add('Erik')
    await team.settle()
    for (const id of ids) expect(hashOf(await get(erik, id))).toBe(hashOf(bytes))
  })

  it('whose author has not sent it says so, and comes when it has been sent', async () => {
    // a device that cannot read its own file cannot send it
    await two()
    const bytes = randomBytes(4000)
    const stored = await team.admin.client.settings.putAttachment({ name: 'photo.png', mime: 'image/png', bytes })
    const file = attachmentFile(team.admin.dataDir, stored.sha256)
    truncateSync(file, 10)
    const learning = await team.admin.client.learnings.log({ text: 'With a picture', attachments: [stored] })
    const { id } = learning.attachments[0]!
    await reached(maja, id, 'not-sent')
    expect(await codeOf(get(maja, id))).toBe('attachment-not-sent')
    expect(await stateOf(team.admin, id)).toMatchObject({ state: 'waiting', problem: 'attachment-damaged' })
    writeFileSync(file, bytes)
    await reached(maja, id, 'here')
    expect(Buffer.compare(await get(maja, id), bytes)).toBe(0)
  })
})

describe('a line that cuts every connection after some hundred kilobytes', () => {
  it('lets a file through all the same, there and back, and nothing is sent twice', async () => {
    team = await openTestTeam()
    const line = await cutting(team.url, 300_000)
    const far = await openTestCore({ name: 'Farah' })
    try {
      await far.client.sync.join({ address: line.url, code: await team.invite(), name: 'Farah' })
      const bytes = randomBytes(2_000_000)
      const id = await attach(far, bytes, { name: 'a.bin', mime: '' })
      await reached(far, id, 'here')
      expect(line.cuts()).toBeGreaterThan(2)
      await team.settle(team.admin)
      expect(Buffer.compare(await get(team.admin, id), bytes)).toBe(0)
      const cuts = line.cuts()
      rmSync(attachmentFile(far.dataDir, hashOf(bytes)))
      await until('the file by that line', async () => (await codeOf(get(far, id))) === 'none')
      expect(Buffer.compare(await get(far, id), bytes)).toBe(0)
      expect(line.cuts()).toBeGreaterThan(cuts + 2)
    } finally {
      await far.dispose()
      line.close()
    }
  })
})

describe('a file that is damaged', () => {
  it('on this device is fetched anew from the hub', async () => {
    await two()
    const bytes = randomBytes(50_000)
    const id = await attach(team.admin, bytes)
    await reached(maja, id, 'here')
    writeFileSync(attachmentFile(maja.dataDir, hashOf(bytes)), randomBytes(50_000))
    expect(Buffer.compare(await get(maja, id), bytes)).toBe(0)
  })

  it('is told by name where there is no hub to fetch it from', async () => {
    await two()
    const bytes = randomBytes(50_000)
    const id = await attach(team.admin, bytes)
    await reached(maja, id, 'here')
    await team.goOffline()
    await until('to notice', () => maja.context.connection.status().state === 'unreachable')
    writeFileSync(attachmentFile(maja.dataDir, hashOf(bytes)), randomBytes(50_000))
    expect(await codeOf(get(maja, id))).toBe('attachment-damaged')
  })

  it('on its way to this device is noticed, and had whole the next time', async () => {
    await two()
    const bytes = randomBytes(100_000)
    const id = await attach(team.admin, bytes, { name: 'a.bin', mime: '' })
    await reached(team.admin, id, 'here')
    await team.settle()
    // what was fetched before a crash, written wrongly
    const part = partFile(maja.dataDir, hashOf(bytes))
    await get(maja, id)
    rmSync(attachmentFile(maja.dataDir, hashOf(bytes)))
    writeFileSync(part, randomBytes(40_000))
    expect(await codeOf(get(maja, id))).toBe('attachment-damaged')
    expect(Buffer.compare(await get(maja, id), bytes)).toBe(0)
  })

  it('that was fetched in part goes on from there', async () => {
    await two()
    const bytes = randomBytes(100_000)
    const id = await attach(team.admin, bytes, { name: 'a.bin', mime: '' })
    await reached(team.admin, id, 'here')
    await team.settle()
    const part = partFile(maja.dataDir, hashOf(bytes))
    await get(maja, id)
    rmSync(attachmentFile(maja.dataDir, hashOf(bytes)))
    writeFileSync(part, bytes.subarray(0, 60_000))
    expect(Buffer.compare(await get(maja, id), bytes)).toBe(0)
    expect(existsSync(part)).toBe(false)
    expect(team.hub.context.metrics.text()).toContain('hub_file_bytes_total{way="out"} 140000')
  })
})

describe('a device whose disk is full', () => {
  it.skipIf(!existsSync('/dev/full'))('says so, keeps nothing in part, and has the file when there is room', async () => {
    await two()
    const bytes = randomBytes(20_000)
    const id = await attach(team.admin, bytes, { name: 'a.bin', mime: '' })
    await reached(team.admin, id, 'here')
    await team.settle()
    const part = partFile(maja.dataDir, hashOf(bytes))
    mkdirSync(path.dirname(part), { recursive: true })
    symlinkSync('/dev/full', part)
    expect(await codeOf(get(maja, id))).toBe('storage-full')
    expect(isHere(maja, bytes)).toBe(false)
    rmSync(part)
    expect(Buffer.compare(await get(maja, id), bytes)).toBe(0)
  })
})

describe('the check of the data', () => {
  it('misses no file that has not been fetched, and one that was attached here', async () => {
    await two()
    const id = await attach(team.admin, randomBytes(5000), { name: 'a.bin', mime: '' })
    await reached(team.admin, id, 'here')
    await team.settle()
    expect(await maja.client.settings.check({})).toMatchObject({ ok: true })
    const own = randomBytes(3000)
    await team.goOffline()
    await attach(maja, own, { name: 'own.bin', mime: '' })
    rmSync(attachmentFile(maja.dataDir, hashOf(own)))
    expect((await maja.client.settings.check({})).ok).toBe(false)
  })
})

describe('a hub', () => {
  it('that lost its files gets them again from the devices, after a restore', async () => {
    await two()
    const bytes = randomBytes(30_000)
    const id = await attach(team.admin, bytes)
    await reached(maja, id, 'here')
    await team.settle()
    await team.goOffline()
    const blobs = path.join(team.hub.folder, 'blobs')
    rmSync(blobs, { recursive: true })
    await team.goOnline()
    await team.hub.context.store.write((tx) => tx.run('UPDATE workspace SET "epochBefore" = epoch, epoch = ?, "epochHead" = seq', [crypto.randomUUID()]))
    await team.goOffline()
    await team.goOnline()
    await until('the file', () => existsSync(blobs) && readdirSync(blobs, { recursive: true }).some((name) => String(name).endsWith(hashOf(bytes))))
    expect(statSync(path.join(blobs, hashOf(bytes).slice(0, 2), hashOf(bytes))).size).toBe(30_000)
  })

  it('that has no room says so, and the file stays here', async () => {
    await two({ hub: { blobQuota: 1000 } })
    const id = await attach(team.admin, randomBytes(2000))
    await until('the word for it', async () => (await stateOf(team.admin, id))?.problem === 'files-full')
    expect(await stateOf(team.admin, id)).toMatchObject({ state: 'waiting' })
    expect((await get(team.admin, id)).length).toBe(2000)
  })
})
