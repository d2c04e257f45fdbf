// Killed (-9) in the middle of a file, as real processes: the device, and the hub. The file goes on where it was cut and arrives whole.
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startServer } from '../../hub/server.ts'
import { LARGEST_ATTACHMENT } from '../../shared/contract/fields.ts'
import { openTestCore, temporaryFolder } from '../support/core.ts'
import { openTestHub } from '../support/hub.ts'
import { until } from '../support/team.ts'

const CHILD = path.join(import.meta.dirname, '../support/core-child.ts')
const HUB = path.join(import.meta.dirname, '../../hub/main.ts')
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const ends: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function started(args: readonly string[], ready: RegExp): Promise<{ said: () => string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  ends.push(kill)
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()))
  await until(`${args[0]} to start`, () => {
    if (child.exitCode !== null) throw new Error(said)
    return ready.test(said)
  })
  return { said: () => said, kill }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Bytes of the part upload that lies on the hub. */
function inPart(blobs: string): number {
  const parts = path.join(blobs, 'parts')
  return existsSync(parts) ? readdirSync(parts).reduce((sum, name) => sum + (statSync(path.join(parts, name), { throwIfNoEntry: false })?.size ?? 0), 0) : 0
}

/** Killed when a good part of the file has come, and not all of it. */
const partly = (blobs: string) => until('a part of the file', () => inPart(blobs) > LARGEST_ATTACHMENT / 5)

describe('a large file', () => {
  it('goes on where the device was killed, and is whole in the end', async () => {
    const hub = await openTestHub()
    const server = await startServer(hub, { host: '127.0.0.1', port: 0 })
    ends.push(() => hub.dispose(), () => server.close())
    const dataDir = temporaryFolder()
    ends.push(() => rmSync(dataDir, { recursive: true, force: true }))
    const core = await openTestCore({ dataDir })
    await core.client.sync.join({ address: server.url, code: (await hub.setupCode())!, name: 'Ada' })
    await until('to be level', () => core.context.connection.status().state === 'up-to-date')
    await core.close()

    const bytes = randomBytes(LARGEST_ATTACHMENT)
    const writer = await openTestCore({ dataDir })
    const stored = await writer.client.settings.putAttachment({ name: 'film.mp4', mime: 'video/mp4', bytes })
    await writer.client.learnings.log({ text: 'With a film', attachments: [stored] })
    await writer.close()

    const blobs = path.join(hub.folder, 'blobs')
    const whole = path.join(blobs, hashOf(bytes).slice(0, 2), hashOf(bytes))
    let kept = 0
    for (let kills = 0; kills < 2; kills += 1) {
      const device = await started([CHILD, dataDir], /open/)
      await until('more than last time', () => existsSync(whole) || inPart(blobs) > kept + LARGEST_ATTACHMENT / 6)
      await device.kill()
      expect(existsSync(whole)).toBe(false)
      kept = inPart(blobs)
    }
    await started([CHILD, dataDir], /open/)
    await until('the whole file', () => existsSync(whole))
    expect(hashOf(readFileSync(whole))).toBe(hashOf(bytes))
    // sent again from the beginning it would be more than its size
    const received = Number(/hub_file_bytes_total\{way="in"\} (\d+)/.exec(hub.context.metrics.text())?.[1])
    expect(received).toBeLessThanOrEqual(LARGEST_ATTACHMENT)
  }, 60_000)

  it('goes on when the hub was killed, and is whole in the end', async () => {
    const folder = temporaryFolder()
    ends.push(() => rmSync(folder, { recursive: true, force: true }))
    const port = String(await freePort())
    const start = () => started([HUB, '--data', folder, '--port', port, '--log', 'error'], /listens at/)
    let hub = await start()
    const code = await until('the code', () => /once: (\S+)/.exec(hub.said())?.[1])
    const core = await openTestCore({ now: Date.now })
    ends.push(() => core.dispose())
    await core.client.sync.join({ address: `http://127.0.0.1:${port}`, code, name: 'Ada' })
    await until('to be level', () => core.context.connection.status().state === 'up-to-date')
    const bytes = randomBytes(LARGEST_ATTACHMENT)
    const stored = await core.client.settings.putAttachment({ name: 'film.mp4', mime: 'video/mp4', bytes })
    const { attachments } = await core.client.learnings.log({ text: 'With a film', attachments: [stored] })
    const blobs = path.join(folder, 'blobs')
    await partly(blobs)
    await hub.kill()
    expect(inPart(blobs)).toBeGreaterThan(0)
    hub = await start()
    core.context.connection.hurry()
    await until('the file on the hub', async () => (await core.client.attachments.states({ ids: [attachments[0]!.id] }))[0]?.state === 'here')
    expect(hashOf(readFileSync(path.join(blobs, hashOf(bytes).slice(0, 2), hashOf(bytes))))).toBe(hashOf(bytes))
  }, 60_000)
})
