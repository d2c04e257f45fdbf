// What a hub does with the files of attachments, whatever its database: run on SQLite and on a real PostgreSQL.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import type { FileState } from '../../hub/blobs/attachments.ts'
import { startServer } from '../../hub/server.ts'
import { LARGEST_ATTACHMENT } from '../../shared/contract/fields.ts'
import type { PushResult } from '../../shared/protocol.ts'
import { DAY, temporaryFolder } from '../support/core.ts'
import { ask, invited, joinFirst, makes, openTestHub, testDevice, type Answer, type TestDevice, type TestHub } from '../support/hub.ts'
import type { TestPostgres } from '../support/postgres.ts'

const MIB = 1024 * 1024
const codeOf = (result: PushResult | undefined): string => (result === undefined ? 'nothing' : 'code' in result ? result.code : 'done')
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function attachmentsAcceptance(postgres: () => TestPostgres | null): void {
  let hub: TestHub
  let folder: string
  let ada: Joined
  let bo: Joined
  let device: TestDevice

  beforeEach(async () => {
    folder = temporaryFolder()
    hub = await openTestHub({ postgres: postgres(), folder, blobQuota: 60 * MIB })
    ada = await joinFirst(hub)
    bo = await invited(hub, ada, 'employee', 'Bo')
    device = testDevice(hub, ada)
    await device.hello()
  })
  afterEach(() => hub.dispose())

  /** An attachment's row of Ada's, on a learning of hers. Gives its id. */
  async function attached(bytes: Uint8Array, { visibility = 'everyone', size = bytes.length, sha256 = hashOf(bytes), by = device, of = ada }: { visibility?: string; size?: number; sha256?: string; by?: TestDevice; of?: Joined } = {}): Promise<string> {
    const learning = makes.learning(of.member.id, { visibility })
    const rowId = uuid7()
    const results = await by.results([learning, { entity: 'attachment', kind: 'put', rowId, patch: { ofNoun: 'learning', ofId: learning.rowId, name: 'photo.png', mime: 'image/png', size, sha256 } }])
    expect(results.map(codeOf)).toEqual(['done', 'done'])
    return rowId
  }

  const stateOf = (who: Joined, id: string) => ask<FileState>(hub, 'GET', `/v1/attachments/${id}`, { token: who.access })
  async function send(who: Joined, id: string, offset: number, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer<FileState>> {
    const response = await hub.api.request(`/v1/attachments/${id}/file`, { method: 'PATCH', body, duplex: 'half', headers: { authorization: `Bearer ${who.access}`, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...headers } } as RequestInit, { address: '10.0.0.1' })
    return { status: response.status, body: (await response.json()) as Answer<FileState>['body'] }
  }
  async function sendAll(who: Joined, id: string, bytes: Uint8Array): Promise<Answer<FileState>> {
    for (let at = 0; ; at += 4 * MIB) {
      const answer = await send(who, id, at, bytes.slice(at, at + 4 * MIB))
      if (answer.status !== 200 || answer.body.complete) return answer
    }
  }
  async function fetchFile(who: Joined, id: string, headers: Record<string, string> = {}) {
    const response = await hub.api.request(`/v1/attachments/${id}/file`, { headers: { authorization: `Bearer ${who.access}`, ...headers } }, { address: '10.0.0.1' })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  function onDisk(): string[] {
    const blobs = path.join(folder, 'blobs')
    return existsSync(blobs) ? readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name) : []
  }

  describe('files of attachments', () => {
    test('come in pieces, and are there for everybody who may see the attachment, whole or in part', async () => {
      const bytes = randomBytes(300_000)
      const id = await attached(bytes)
      expect((await stateOf(bo, id)).body).toEqual({ size: 300_000, offset: 0, complete: false })
      expect((await fetchFile(bo, id)).status).toBe(404)
      expect((await send(ada, id, 0, bytes.subarray(0, 100_000))).body).toEqual({ size: 300_000, offset: 100_000, complete: false })
      expect((await stateOf(ada, id)).body.offset).toBe(100_000)
      expect((await send(ada, id, 100_000, bytes.subarray(100_000))).body).toEqual({ size: 300_000, offset: 300_000, complete: true })
      expect((await stateOf(bo, id)).body.complete).toBe(true)

      const whole = await fetchFile(bo, id)
      expect([whole.status, whole.headers.get('content-type'), whole.headers.get('content-disposition')]).toEqual([200, 'application/octet-stream', 'attachment'])
      expect(whole.bytes.equals(bytes)).toBe(true)
      for (const [range, from, to] of [['bytes=0-9', 0, 10], ['bytes=299990-', 299_990, 300_000], ['bytes=-5', 299_995, 300_000], ['bytes=100-9999999', 100, 300_000]] as const) {
        const part = await fetchFile(bo, id, { range })
        expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to - 1}/300000`])
        expect(part.bytes.equals(bytes.subarray(from, to))).toBe(true)
      }
      expect((await fetchFile(bo, id, { range: 'bytes=300000-' })).status).toBe(416)
      expect((await fetchFile(bo, id, { range: 'pages=1-2' })).status).toBe(200)
    })

    test('the largest file goes through; a larger one is refused by name, in its row and in its bytes', async () => {
      const bytes = randomBytes(LARGEST_ATTACHMENT)
      const id = await attached(bytes)
      expect((await sendAll(ada, id, bytes)).body.complete).toBe(true)
      expect(hashOf((await fetchFile(bo, id)).bytes)).toBe(hashOf(bytes))

      const learning = makes.learning(ada.member.id)
      const row = { ofNoun: 'learning', ofId: learning.rowId, name: 'film.mp4', mime: 'video/mp4', size: LARGEST_ATTACHMENT + 1, sha256: hashOf(bytes) }
      expect((await device.results([learning, { entity: 'attachment', kind: 'put', patch: row }])).map(codeOf)).toEqual(['done', 'out-of-range'])
      const small = await attached(randomBytes(10))
      const more = await send(ada, small, 0, randomBytes(11))
      expect([more.status, more.body.error.code]).toEqual([413, 'too-large'])
      const piece = await send(ada, await attached(randomBytes(10), { size: 20 * MIB, sha256: hashOf(randomBytes(1)) }), 0, randomBytes(4 * MIB + 1))
      expect([piece.status, piece.body.error.code]).toEqual([413, 'too-large'])
    })

    test('an empty file is a file', async () => {
      const id = await attached(new Uint8Array(0))
      expect((await send(ada, id, 0, new Uint8Array(0))).body).toEqual({ size: 0, offset: 0, complete: true })
      const got = await fetchFile(bo, id)
      expect([got.status, got.bytes.length]).toEqual([200, 0])
    })

    test('a wrong hash is refused by name, nothing of it stays, and the right file can follow', async () => {
      const bytes = randomBytes(1000)
      const id = await attached(bytes)
      const wrong = await send(ada, id, 0, randomBytes(1000))
      expect([wrong.status, wrong.body.error.code]).toEqual([422, 'hash-wrong'])
      expect(onDisk()).toEqual([])
      expect((await stateOf(ada, id)).body).toEqual({ size: 1000, offset: 0, complete: false })
      expect((await send(ada, id, 0, bytes)).body.complete).toBe(true)
      expect(onDisk()).toEqual([hashOf(bytes)])
    })

    test('what came before a cut stays, and the upload goes on from there', async () => {
      const bytes = randomBytes(200_000)
      const id = await attached(bytes)
      let given = 0
      const cut = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (given === 0) controller.enqueue(bytes.subarray(0, (given = 70_000)))
          else controller.error(new Error('the line is gone'))
        },
      })
      expect((await send(ada, id, 0, cut)).body.error.code).toBe('cut-off')
      const { offset } = (await stateOf(ada, id)).body
      expect(offset).toBe(70_000)
      const early = await send(ada, id, 0, bytes)
      expect([early.status, early.body.error]).toMatchObject([409, { code: 'upload-offset', params: { offset: 70_000 } }])
      expect((await send(ada, id, offset, bytes.subarray(offset))).body.complete).toBe(true)
    })

    test('two devices that send one file at the same moment leave one file, and it is whole', async () => {
      const bytes = randomBytes(3 * MIB)
      const id = await attached(bytes)
      const second = await invited(hub, ada, 'employee', 'ignored', { memberId: ada.member.id })
      const answers = await Promise.all([ada, second, ada].map((who) => send(who, id, 0, bytes)))
      expect(answers.filter(({ body }) => body.complete).length).toBeGreaterThanOrEqual(1)
      expect(answers.map(({ body }) => (body.complete ? 'complete' : body.error.code)).filter((word) => !['complete', 'upload-busy', 'upload-offset'].includes(word))).toEqual([])
      expect(onDisk()).toEqual([hashOf(bytes)])
      expect((await fetchFile(bo, id)).bytes.equals(bytes)).toBe(true)
    })

    test('a private file is not there for others: not by its id, and not by naming its hash', async () => {
      const bytes = randomBytes(5000)
      const id = await attached(bytes, { visibility: 'private' })
      expect((await send(ada, id, 0, bytes)).body.complete).toBe(true)
      for (const answer of [await stateOf(bo, id), await send(bo, id, 0, bytes)]) expect([answer.status, answer.body.error.code]).toEqual([404, 'unknown-attachment'])
      expect((await fetchFile(bo, id)).status).toBe(404)
      // whoever knows or guesses the hash gets no file by it, nor learns that it is here
      const bos = testDevice(hub, bo)
      await bos.hello()
      const own = await attached(bytes, { by: bos, of: bo })
      expect((await stateOf(bo, own)).body).toEqual({ size: 5000, offset: 0, complete: false })
      expect((await fetchFile(bo, own)).status).toBe(404)
      // who has it may send it, and it lies there once
      expect((await send(bo, own, 0, bytes)).body.complete).toBe(true)
      expect(onDisk()).toEqual([hashOf(bytes)])
      // and a file that everybody may see needs no second sending
      const again = await attached(bytes, { by: bos, of: bo })
      expect((await stateOf(bo, again)).body.complete).toBe(true)
    })

    test('when a learning becomes private its file goes out of sight with it', async () => {
      const learning = makes.learning(ada.member.id)
      const bytes = randomBytes(100)
      const rowId = uuid7()
      const results = await device.results([learning, { entity: 'attachment', kind: 'put', rowId, patch: { ofNoun: 'learning', ofId: learning.rowId, name: 'a.txt', mime: 'text/plain', size: 100, sha256: hashOf(bytes) } }])
      await send(ada, rowId, 0, bytes)
      expect((await fetchFile(bo, rowId)).status).toBe(200)
      await device.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, base: (results[0] as { ver: number }).ver, patch: { visibility: 'private' } }])
      expect((await fetchFile(bo, rowId)).status).toBe(404)
      expect((await fetchFile(ada, rowId)).status).toBe(200)
    })

    test.each(['../../hub.sqlite', '..%2F..%2Fhub.sqlite', 'a'.repeat(64), '%00', "' OR 1=1 --", randomUUID()])('an id that is %j is refused', async (id) => {
      for (const method of ['GET', 'PATCH']) {
        const answer = await ask(hub, method, `/v1/attachments/${encodeURI(id)}/file`, { token: ada.access, headers: method === 'PATCH' ? { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' } : {} })
        expect(answer.status).toBe(404)
      }
      expect(onDisk()).toEqual([])
    })

    test('strangers, other content types, foreign pages and offsets that are none are refused by name', async () => {
      const bytes = randomBytes(100)
      const id = await attached(bytes)
      const stranger = { ...ada, access: 'x'.repeat(40) }
      expect([(await stateOf(stranger, id)).body.error.code, (await send(stranger, id, 0, bytes)).body.error.code]).toEqual(['signed-out', 'signed-out'])
      expect((await send(ada, id, 0, bytes, { 'content-type': 'multipart/form-data' })).body.error.code).toBe('wrong-type')
      expect((await send(ada, id, 0, bytes, { origin: 'https://evil.example' })).status).toBe(404)
      for (const offset of ['-1', '1e3', 'NaN', '99999999999']) expect((await send(ada, id, 0, bytes, { 'upload-offset': offset })).body.error.code).toBe('bad-input')
      expect((await send(ada, id, 50, bytes)).body.error.code).toBe('upload-offset')
      expect(onDisk().filter((name) => name === hashOf(bytes))).toEqual([])
    })

    test('no more than the workspace may keep', async () => {
      for (let at = 0; at < 2; at += 1) {
        const bytes = randomBytes(LARGEST_ATTACHMENT)
        expect((await sendAll(ada, await attached(bytes), bytes)).body.complete).toBe(true)
      }
      const bytes = randomBytes(LARGEST_ATTACHMENT)
      const full = await sendAll(ada, await attached(bytes), bytes)
      expect([full.status, full.body.error.code]).toEqual([507, 'files-full'])
    })

    test('a file goes 30 days after the last attachment that named it, a part upload after one day', async () => {
      const [kept, dropped, half] = [randomBytes(100), randomBytes(101), randomBytes(102)]
      const keptId = await attached(kept)
      const droppedId = await attached(dropped)
      const halfId = await attached(half)
      await sendAll(ada, keptId, kept)
      await sendAll(ada, droppedId, dropped)
      await send(ada, halfId, 0, half.subarray(0, 50))
      hub.clock.now = Date.now()
      await device.results([{ entity: 'attachment', kind: 'del', rowId: droppedId, base: 999 }])
      expect(await hub.attachments!.tidy()).toEqual({ files: 0, parts: 0 })
      hub.clock.pass(DAY + 1000)
      expect(await hub.attachments!.tidy()).toEqual({ files: 0, parts: 1 })
      hub.clock.pass(30 * DAY)
      expect(await hub.attachments!.tidy()).toEqual({ files: 1, parts: 0 })
      expect(onDisk()).toEqual([hashOf(kept)])
      // brought back, its file is asked for again
      await device.results([{ entity: 'attachment', kind: 'restore', rowId: droppedId, base: 999 }])
      const caller = { memberId: ada.member.id, sessionId: ada.session, name: 'Ada', role: 'admin' as const, address: '' }
      expect(await hub.attachments!.state(caller, droppedId)).toEqual({ size: 101, offset: 0, complete: false })
    })

    test.skipIf(!existsSync('/dev/full'))('a full disk is told by name, nothing is there in part, and there is no harm when there is room again', async () => {
      const bytes = randomBytes(5000)
      const id = await attached(bytes)
      // the kernel says of this device what it says of a full disk
      const part = path.join(folder, 'blobs/parts', `${hashOf(bytes)}.${ada.session}`)
      mkdirSync(path.dirname(part), { recursive: true })
      symlinkSync('/dev/full', part)
      const full = await send(ada, id, 0, bytes)
      expect([full.status, full.body.error.code]).toEqual([507, 'hub-disk-full'])
      rmSync(part)
      expect((await stateOf(ada, id)).body).toEqual({ size: 5000, offset: 0, complete: false })
      expect((await send(ada, id, 0, bytes)).body.complete).toBe(true)
    })

    test('an answer that comes before the whole piece leaves the connection fit for the next request', async () => {
      const bytes = randomBytes(MIB)
      const id = await attached(bytes)
      await send(ada, id, 0, bytes)
      const server = await startServer(hub, { host: '127.0.0.1', port: 0 })
      try {
        const codes: number[] = []
        for (let times = 0; times < 30; times += 1) {
          const piece = await fetch(`${server.url}/v1/attachments/${times % 2 === 0 ? id : uuid7()}/file`, { method: 'PATCH', body: bytes, headers: { authorization: `Bearer ${ada.access}`, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' } })
          await piece.text()
          codes.push(piece.status, (await fetch(`${server.url}/v1/health`)).status)
        }
        expect(new Set(codes)).toEqual(new Set([200, 404]))
      } finally {
        await server.close()
        hub = await hub.reopen()
      }
    }, 20_000)

    test('a client that sends a byte now and then is cut off, and what it sent counts', async () => {
      const id = await attached(randomBytes(1000))
      const server = await startServer(hub, { host: '127.0.0.1', port: 0, requestMs: 300 })
      const { port } = new URL(server.url)
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(`PATCH /v1/attachments/${id}/file HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer ${ada.access}\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nContent-Length: 1000\r\n\r\n12345`))
        let heard = ''
        socket.on('data', (data) => (heard += data.toString()))
        socket.on('close', () => resolve(heard))
      })
      expect(answer).toMatch(/^HTTP\/1\.1 408/)
      await expect.poll(async () => (await stateOf(ada, id)).body.offset).toBe(5)
      await server.close()
      hub = await hub.reopen()
    }, 20_000)
  })
}
