// Peers of other versions: kinds of messages that one of them does not know are not sent to it.
import { describe, expect, it } from 'vitest'
import { createPresence } from '../../electron/core/sync/presence.ts'
import { ToDevice, ToHub } from '../../shared/protocol.ts'

const ID = '01980000-0000-7000-8000-000000000000'

describe('a hub or a device that is older', () => {
  it('and does not know of presence is told nothing of it', () => {
    const said: ToHub[] = []
    const due: (() => void)[] = []
    const pass = () => {
      for (const act of due.splice(0)) act()
    }
    const presence = createPresence({
      after: (_ms, act) => {
        due.push(act)
        return () => {}
      },
    })
    presence.enter(`idea:${ID}`, 'reading', () => {})
    presence.greeted(new Set(['files']), (message) => said.push(message))
    pass()
    expect(said).toEqual([])
    presence.lost()
    presence.greeted(new Set(['presence']), (message) => said.push(message))
    pass()
    expect(said).toEqual([{ t: 'here', places: [{ at: `idea:${ID}`, doing: 'reading' }] }])
  })

  it('says nothing of features, and one that is newer may say more than is known here', () => {
    const hello = { t: 'hello', protocol: 1, schema: 1, app: '0.1.0', token: 'x'.repeat(40), dev: ID, conn: ID }
    const welcome = { t: 'welcome', epoch: ID, epochHead: 0, floor: 0, head: 0, lastN: 0, lastOp: null, schemaMin: 1, schemaMax: 1, now: 0, member: ID }
    expect(ToHub.parse(hello)).toEqual(hello)
    expect(ToDevice.parse(welcome)).toEqual(welcome)
    expect(ToHub.parse({ ...hello, features: ['presence', 'telepathy'], mood: 'good' })).toEqual({ ...hello, features: ['presence', 'telepathy'] })
    expect(ToDevice.parse({ ...welcome, features: ['presence', 'telepathy'], mood: 'good' })).toEqual({ ...welcome, features: ['presence', 'telepathy'] })
  })
})
