// Who is where, and which files arrived, as the hub tells its devices: run on SQLite and on a real PostgreSQL.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import { FEATURES, MOST_PLACES } from '../../shared/protocol.ts'
import { invited, joinFirst, makes, openTestHub, testDevice, type TestDevice, type TestHub } from '../support/hub.ts'
import type { TestPostgres } from '../support/postgres.ts'

const features = [...FEATURES]

const othersHeard = (device: TestDevice) => device.heard.filter(({ t }) => t === 'others').length
/** Whatever was said until now has been dealt with. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 250))

async function ideaOf(device: TestDevice, who: Joined): Promise<string> {
  const idea = makes.idea(who.member.id)
  await device.results([idea])
  return `idea:${idea.rowId}`
}

export function presenceAcceptance(postgres: () => TestPostgres | null): void {
  let hub: TestHub
  let ada: Joined
  let bo: Joined
  beforeEach(async () => {
    hub = await openTestHub({ postgres: postgres() })
    ada = await joinFirst(hub)
    bo = await invited(hub, ada, 'employee', 'Bo')
  })
  afterEach(() => hub.dispose())

  async function connected(who: Joined, known: string[] | null = features, on: TestHub = hub): Promise<TestDevice> {
    const device = testDevice(on, who)
    await device.hello(known ? { features: known } : {})
    return device
  }

  describe('who is where', () => {
    test('is told to those at the same place, and again when it changes, until they leave', async () => {
      const [adas, bos] = [await connected(ada), await connected(bo)]
      const at = await ideaOf(adas, ada)
      adas.say({ t: 'here', places: [{ at, doing: 'reading' }] })
      bos.say({ t: 'here', places: [{ at, doing: 'writing' }] })
      expect(await adas.next('others')).toEqual({ t: 'others', at, people: [{ member: bo.member.id, doing: 'writing' }] })
      expect(await bos.next('others')).toEqual({ t: 'others', at, people: [{ member: ada.member.id, doing: 'reading' }] })
      bos.say({ t: 'here', places: [{ at, doing: 'reading' }] })
      expect((await adas.next('others')).people).toEqual([{ member: bo.member.id, doing: 'reading' }])
      bos.close()
      expect((await adas.next('others')).people).toEqual([])
    })

    test('one person on two devices is there once, and not told of themselves', async () => {
      const [adas, phone, bos] = [await connected(ada), await connected(ada), await connected(bo)]
      const at = await ideaOf(adas, ada)
      adas.say({ t: 'here', places: [{ at, doing: 'reading' }] })
      phone.say({ t: 'here', places: [{ at, doing: 'writing' }] })
      bos.say({ t: 'here', places: [{ at, doing: 'reading' }] })
      expect((await bos.next('others')).people).toEqual([{ member: ada.member.id, doing: 'writing' }])
      expect((await phone.next('others')).people).toEqual([{ member: bo.member.id, doing: 'reading' }])
    })

    test('what somebody may not see is not announced to them, nor what is not there', async () => {
      const [adas, bos] = [await connected(ada), await connected(bo)]
      const at = await ideaOf(adas, ada)
      await hub.context.store.write((tx) => tx.run('UPDATE record SET audience = ? WHERE id = ?', [ada.member.id, at.slice(5)]))
      const nowhere = `idea:${uuid7()}`
      const learning = makes.learning(ada.member.id)
      await adas.results([learning])
      for (const device of [adas, bos]) device.say({ t: 'here', places: [{ at, doing: 'reading' }, { at: nowhere, doing: 'reading' }, { at: `agenda:${learning.rowId}`, doing: 'reading' }] })
      await settled()
      expect([othersHeard(adas), othersHeard(bos)]).toEqual([0, 0])
    })

    test('a device that does not know of it hears nothing of it, and may still say hello', async () => {
      const [old, bos] = [await connected(ada, null), await connected(bo)]
      const at = await ideaOf(old, ada)
      bos.say({ t: 'here', places: [{ at, doing: 'reading' }] })
      await settled()
      expect(othersHeard(old)).toBe(0)
      expect(old.closed).toBe(false)
    })

    test('who says it all the time is heard less often, and the last word counts', async () => {
      const [adas, bos] = [await connected(ada), await connected(bo)]
      const at = await ideaOf(adas, ada)
      adas.say({ t: 'here', places: [{ at, doing: 'reading' }] })
      for (let times = 0; times < 300; times += 1) bos.say({ t: 'here', places: times % 2 === 0 ? [{ at, doing: 'writing' }] : [] })
      await settled()
      expect(othersHeard(adas)).toBeLessThan(10)
    })

    test.each([
      ['more places than there may be', Array.from({ length: MOST_PLACES + 1 }, () => ({ at: `idea:${uuid7()}`, doing: 'reading' }))],
      ['a path', [{ at: 'idea:../../etc/passwd', doing: 'reading' }]],
      ['another noun', [{ at: `member:${uuid7()}`, doing: 'reading' }]],
      ['another act', [{ at: `idea:${uuid7()}`, doing: '<script>' }]],
    ])('%s is no message', async (_what, places) => {
      const device = await connected(bo)
      device.say(JSON.stringify({ t: 'here', places }))
      expect(await device.next('bye')).toMatchObject({ code: 'bad-message' })
    })
  })

  describe('a file that arrived', () => {
    test('is told to those who may see its attachment', async () => {
      const [adas, bos, old] = [await connected(ada), await connected(bo), await connected(bo, null)]
      const send = async (visibility: string) => {
        const bytes = Buffer.from(`${visibility} bytes`)
        const learning = makes.learning(ada.member.id, { visibility })
        const id = uuid7()
        await adas.results([learning, { entity: 'attachment', kind: 'put', rowId: id, patch: { ofNoun: 'learning', ofId: learning.rowId, name: 'a', mime: '', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } }])
        await hub.api.request(`/v1/attachments/${id}/file`, { method: 'PATCH', body: bytes, headers: { authorization: `Bearer ${ada.access}`, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' } }, { address: '10.0.0.1' })
        return id
      }
      const [secret, open] = [await send('private'), await send('everyone')]
      expect(await bos.next('file')).toEqual({ t: 'file', id: open })
      expect(await adas.next('file')).toEqual({ t: 'file', id: secret })
      await settled()
      expect(old.heard.filter(({ t }) => t === 'file')).toEqual([])
    })
  })
}
