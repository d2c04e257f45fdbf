// A hub that is restored twice while a device is away: it tells the device what both still have in common, or that it cannot tell.
import path from 'node:path'
import { expect, test } from 'vitest'
import { backup, restore } from '../../hub/backup.ts'
import { temporaryFolder } from '../support/core.ts'
import { joinFirst, makes, openTestHub, testDevice } from '../support/hub.ts'

test('the last version in common is told to a device of the epoch before, and to no older one', async () => {
  const hub = await openTestHub()
  const { store } = hub.context
  const ada = await joinFirst(hub)
  const meet = async (epoch: string | null) => testDevice(hub, ada).hello({ epoch })
  const writer = testDevice(hub, ada)
  const { epoch: first } = await writer.hello()
  await writer.results([makes.customer('Acme')])
  const again = async (name: string) => {
    const file = path.join(temporaryFolder(), name)
    await backup(store, file, hub.clock.now)
    await restore(store, file, { replace: true, now: hub.clock.now })
  }
  await again('one')
  const { epoch: second, epochHead, head } = await meet(first)
  expect([second === first, epochHead, head]).toEqual([false, 2, 2])
  await again('two')
  expect((await meet(second)).epochHead).toBe(2)
  expect((await meet(first)).epochHead).toBe(0)
  await hub.dispose()
})
