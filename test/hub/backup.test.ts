// Backups of a hub: whole, movable between the databases, refused when damaged; and what a restored hub says to its devices.
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { backup, restore } from '../../hub/backup.ts'
import type { Joined, Tokens } from '../../hub/auth/sessions.ts'
import { resumeText } from '../../shared/sync/resume.ts'
import type { RowPage } from '../../shared/protocol.ts'
import { temporaryFolder } from '../support/core.ts'
import { ask, joinFirst, makes, openTestHub, testDevice, type TestHub } from '../support/hub.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'

const bin = findPostgres()
let server: TestPostgres | null = null
beforeAll(async () => {
  server = bin ? await startPostgres(bin) : null
}, 60_000)
afterAll(() => server?.remove(), 30_000)

const rowsOf = (pages: readonly RowPage[]) => pages.flatMap(({ rows }) => rows)
const codeOf = (error: unknown) => (error as { code?: string }).code

/** A hub with members, rows and deletions, and what its first member's device reads. */
async function filled(postgres: TestPostgres | null) {
  const hub = await openTestHub({ postgres })
  const ada = await joinFirst(hub)
  const device = testDevice(hub, ada)
  await device.hello()
  const ops = Array.from({ length: 1200 }, (_, at) => ({ ...makes.customer(`Kund ${at} åäö 中`), opId: uuid7() }))
  for (let at = 0; at < ops.length; at += 400) await device.results(ops.slice(at, at + 400))
  await device.results([{ entity: 'customer', kind: 'del', rowId: ops[0]!.rowId, base: 9999 }])
  return { hub, ada, device, rows: rowsOf(await device.pull(0)) }
}

async function into(hub: TestHub, file: string) {
  const { seq } = await restore(hub.context.store, file, { replace: false, now: 0 })
  return seq
}

describe('a restored hub', () => {
  test('lets a device go on that renewed its tokens since the backup, by its key, once; a stranger not', async () => {
    const hub = await openTestHub()
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const join = await ask<Joined>(hub, 'POST', '/v1/join', { body: { code: await hub.setupCode(), name: 'Ada', device: 'laptop', key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url') } })
    const file = path.join(temporaryFolder(), 'hub.backup')
    await backup(hub.context.store, file, 0)
    const ada = join.body
    const { refresh } = (await ask<Tokens>(hub, 'POST', '/v1/refresh', { body: { refresh: ada.refresh } })).body
    const early = await ask(hub, 'POST', '/v1/resume', { body: { session: ada.session } })
    expect(early.body.error.code).toBe('signed-out')
    await restore(hub.context.store, file, { replace: true, now: hub.clock.now })

    expect((await ask(hub, 'POST', '/v1/refresh', { body: { refresh } })).body.error.code).toBe('signed-out')
    const challenge = async () => (await ask<{ challenge: string }>(hub, 'POST', '/v1/resume', { body: { session: ada.session } })).body.challenge
    const answer = async (text: string, key = privateKey) => ask<Tokens>(hub, 'POST', '/v1/resume', { body: { session: ada.session, signature: sign(null, resumeText(ada.session, text), key).toString('base64url') } })
    expect((await answer(await challenge(), generateKeyPairSync('ed25519').privateKey)).body.error.code).toBe('signed-out')
    const old = await challenge()
    const fresh = await challenge()
    expect((await answer(old)).body.error.code).toBe('signed-out')
    const tokens = (await answer(fresh)).body
    expect((await ask<{ id: string }>(hub, 'GET', '/v1/me', { token: tokens.access })).body.id).toBe(ada.member.id)
    expect((await answer(fresh)).body.error.code).toBe('signed-out')
    await hub.dispose()
  })
})

describe('a backup', () => {
  const pairs: [boolean, boolean][] = [[false, false], ...(bin ? ([[false, true], [true, false]] as [boolean, boolean][]) : [])]
  test.each(pairs)('taken on PostgreSQL: %s, restored on PostgreSQL: %s, holds every row; devices see a new epoch and go on', async (from, to) => {
    const { hub, ada, device, rows } = await filled(from ? server : null)
    const file = path.join(temporaryFolder(), 'hub.backup')
    expect(await backup(hub.context.store, file, 0)).toMatchObject({ rows: 1201, seq: 1202 })
    const { epoch } = (await hub.context.store.read.get<{ epoch: string }>('SELECT epoch FROM workspace'))!
    await hub.dispose()

    const fresh = await openTestHub({ postgres: to ? server : null })
    expect(await into(fresh, file)).toBe(1202)
    const again = testDevice(fresh, ada, device.id, { n: 1201, last: null })
    const welcome = await again.hello({ epoch })
    expect(welcome).toMatchObject({ epochHead: 1202, head: 1202, lastN: 1201 })
    expect(welcome.epoch).not.toBe(epoch)
    expect(rowsOf(await again.pull(0))).toEqual(rows)
    expect(await again.push([makes.customer('After')], { prev: welcome.lastOp })).toMatchObject({ t: 'ack', head: 1203 })
    await fresh.dispose()
  }, 60_000)

  test('does not overwrite a file, nor a used database unless told to', async () => {
    const { hub } = await filled(null)
    const file = path.join(temporaryFolder(), 'hub.backup')
    await backup(hub.context.store, file, 0)
    expect(codeOf(await backup(hub.context.store, file, 0).catch((error: unknown) => error))).toBe('file-exists')
    expect(codeOf(await restore(hub.context.store, file, { replace: false, now: 0 }).catch((error: unknown) => error))).toBe('database-used')
    expect(await restore(hub.context.store, file, { replace: true, now: 0 })).toMatchObject({ rows: 1201 })
    await hub.dispose()
  })

  test('that is cut, changed or something else is refused, and changes nothing', async () => {
    const { hub, device, rows } = await filled(null)
    const folder = temporaryFolder()
    const file = path.join(folder, 'hub.backup')
    await backup(hub.context.store, file, 0)
    const whole = readFileSync(file)
    const flipped = Buffer.from(whole)
    flipped[Math.floor(whole.length / 2)]! ^= 0xff
    const bad: Record<string, Buffer> = { cut: whole.subarray(0, Math.floor(whole.length * 0.7)), flipped, text: Buffer.from('a,b\n1,2\n'), empty: Buffer.alloc(0) }
    for (const [name, bytes] of Object.entries(bad)) {
      const damaged = path.join(folder, name)
      writeFileSync(damaged, bytes)
      expect([name, codeOf(await restore(hub.context.store, damaged, { replace: true, now: 0 }).catch((error: unknown) => error))]).toEqual([name, expect.stringMatching(/^(backup-damaged|not-a-backup)$/)])
    }
    expect(codeOf(await restore(hub.context.store, path.join(folder, 'nowhere'), { replace: true, now: 0 }).catch((error: unknown) => error))).toBe('file-unreadable')
    expect(rowsOf(await device.pull(0))).toEqual(rows)
    await hub.dispose()
  })

  test('taken while devices write is of one moment: every version up to its own, and none after', async () => {
    const { hub, device } = await filled(null)
    const file = path.join(temporaryFolder(), 'hub.backup')
    const writing = (async () => {
      for (let round = 0; round < 20; round += 1) await device.results([makes.customer('Meanwhile')])
    })()
    const { seq } = await backup(hub.context.store, file, 0)
    await writing
    await hub.dispose()
    const fresh = await openTestHub()
    await into(fresh, file)
    const { newest, rows } = (await fresh.context.store.read.get<{ newest: number; rows: number }>('SELECT max(ver) AS newest, count(*) AS rows FROM record'))!
    expect([newest, rows]).toEqual([seq, seq - 1]) // one version went to the deletion
    await fresh.dispose()
  })
})
