// Personal data and programs through the core: what the hub is asked, and what a member sees of it.
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, berit] = teamOfEachTest(['Berit', 'employee'])
let admin: TestCore

beforeEach(() => {
  admin = team.admin
})

const codeOf = (failing: Promise<unknown>) => failing.then(() => null, (error: { code: string }) => error.code)
async function heard(): Promise<string> {
  const { customer } = await berit.client.learnings.log({ text: 'Mira Karlsson waited an hour', customer: { name: 'Mira Karlsson' } })
  await team.settle()
  return customer!.id
}
const me = async (core: TestCore) => (await core.client.session.get({})).member!.id

describe('erasing', () => {
  it('says how much it would change, changes it everywhere, and tells which devices have confirmed', async () => {
    const id = await heard()
    expect(await admin.client.privacy.preview({ what: 'customer', id })).toMatchObject({ rows: 2, attachments: 0 })
    const begun = await admin.client.privacy.erase({ what: 'customer', id })
    expect(begun).toMatchObject({ what: 'customer', by: { name: 'Ada' }, devices: { expected: 2 } })
    await until('every device to confirm', async () => {
      const [erasure] = await admin.client.privacy.erasures({})
      return erasure!.state === 'done' && erasure!.devices.confirmed === 2
    })
    expect((await admin.client.privacy.erasures({}))[0]!.devices.open).toEqual([])
    expect(JSON.stringify(berit.context.store.read.all('SELECT text FROM learning'))).not.toContain('Mira')
  })

  it('names a device that was not heard of since', async () => {
    const id = await heard()
    berit.context.connection.close()
    await until('the hub to lose it', () => team.hub.connections() === 1)
    await admin.client.privacy.erase({ what: 'customer', id })
    await until('the other to confirm', async () => (await admin.client.privacy.erasures({}))[0]!.devices.confirmed === 1)
    expect((await admin.client.privacy.erasures({}))[0]!.devices.open).toMatchObject([{ member: 'Berit' }])
  })

  it('is for admins, and never of oneself', async () => {
    const id = await heard()
    expect(await codeOf(berit.client.privacy.erase({ what: 'customer', id }))).toBe('admins-only')
    expect(await codeOf(berit.client.privacy.erasures({}))).toBe('admins-only')
    expect(await codeOf(admin.client.privacy.erase({ what: 'member', id: await me(admin) }))).toBe('cannot-erase-oneself')
  })
})

describe('exporting', () => {
  it('writes what the hub holds of oneself, or for admins of anybody, as a file', async () => {
    const id = await heard()
    const own = await berit.client.privacy.export({})
    expect(own.file.startsWith(berit.dataDir)).toBe(true)
    const text = readFileSync(own.file, 'utf8')
    expect([text.includes('Mira Karlsson waited an hour'), Buffer.byteLength(text)]).toEqual([true, own.bytes])
    const { file } = await admin.client.privacy.export({ of: { what: 'customer', id } })
    expect(readFileSync(file, 'utf8')).toContain('Mira Karlsson')
    expect(await codeOf(berit.client.privacy.export({ of: { what: 'member', id: await me(admin) } }))).toBe('admins-only')
  })
})

describe('programs', () => {
  it('get a token that is told once, and is over when it is revoked', async () => {
    const { token } = await berit.client.programs.createToken({ name: 'Our survey', scopes: ['learnings:write'], days: 30 })
    expect(token).toMatch(/^ec_/)
    const [made] = await berit.client.programs.tokens({})
    expect(made).toMatchObject({ name: 'Our survey', prefix: token.slice(0, 8), scopes: ['learnings:write'], member: { name: 'Berit' }, revokedAt: null })
    expect(JSON.stringify(made)).not.toContain(token)
    expect(await admin.client.programs.tokens({})).toEqual([])
    await berit.client.programs.revokeToken({ id: made!.id })
    expect((await berit.client.programs.tokens({}))[0]!.revokedAt).not.toBeNull()
  })

  it('are told of events by webhooks, which admins look after', async () => {
    expect(await admin.client.programs.addWebhook({ url: 'http://127.0.0.1/x', events: ['*'] }).catch((error: { fields: unknown }) => error.fields)).toMatchObject([{ field: 'url' }])
    const { secret } = await admin.client.programs.addWebhook({ url: 'https://hook.invalid/x', events: ['idea.submitted'], note: 'Chat' })
    expect(secret.length).toBeGreaterThan(20)
    const [hook] = await admin.client.programs.webhooks({})
    expect(hook).toMatchObject({ url: 'https://hook.invalid/x', events: ['idea.submitted'], note: 'Chat', state: 'active' })
    await admin.client.programs.testWebhook({ id: hook!.id })
    expect(await admin.client.programs.deliveries({ id: hook!.id })).toMatchObject([{ event: 'ping' }])
    await admin.client.programs.setActive({ id: hook!.id, active: false })
    expect((await admin.client.programs.webhooks({}))[0]!.state).toBe('paused')
    await admin.client.programs.removeWebhook({ id: hook!.id })
    expect(await admin.client.programs.webhooks({})).toEqual([])
    expect(await codeOf(berit.client.programs.webhooks({}))).toBe('admins-only')
  })
})
