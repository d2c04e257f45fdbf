// What many devices are sent alike: the same rows for all, and to each the one number that is its own.
import { expect, test } from 'vitest'
import { readFrame } from '../../electron/core/sync/frames.ts'
import { gather } from '../../hub/store/gather.ts'
import { createWaves } from '../../hub/sync/waves.ts'
import { invited, joinFirst, makes, openTestHub, testDevice, type TestDevice } from '../support/hub.ts'

/** A hub that packs everything, with two people's devices that have read what there is. */
async function team() {
  const hub = await openTestHub({ packFrom: 0 })
  const ada = await joinFirst(hub)
  const bo = await invited(hub, ada, 'champion', 'Bo')
  const devices = [testDevice(hub, ada), testDevice(hub, bo), testDevice(hub, bo)] as const
  for (const device of devices) {
    await device.hello()
    await device.pull(0)
  }
  return { hub, ada, bo, devices }
}

/** The names of the customers in the next pages, until as many have come. */
async function customers(device: TestDevice, count: number): Promise<{ names: unknown[]; lastN: number }> {
  const names: unknown[] = []
  for (;;) {
    const { rows, lastN } = await device.next('rows')
    names.push(...rows.filter(([entity]) => entity === 'customer').map(([, , , , data]) => data['name']))
    if (names.length >= count) return { names, lastN }
  }
}

test('rows for everybody reach every device that keeps up, each with the number of its own last operation', async () => {
  const { hub, devices: [a, b, c] } = await team()
  await b.results([makes.customer('from Bo')])
  expect(await customers(a, 1)).toEqual({ names: ['from Bo'], lastN: 0 })
  await a.results(Array.from({ length: 12 }, (_, n) => makes.customer(`Customer ${n}`)))
  const all = Array.from({ length: 12 }, (_, n) => `Customer ${n}`)
  expect(await customers(b, 12)).toEqual({ names: all, lastN: 1 })
  expect(await customers(c, 13)).toEqual({ names: ['from Bo', ...all], lastN: 0 })
  await hub.dispose()
})

test('a row that is not for everybody is looked at for each device', async () => {
  const { hub, ada, devices: [a, b] } = await team()
  const waves = createWaves(hub.context.store.read)
  const { seq } = (await hub.context.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!
  await a.results([makes.learning(ada.member.id, { visibility: 'private', text: 'between us' }), makes.customer('for all')])
  expect(await waves.after(seq)).toBeNull()
  expect(await customers(b, 1)).toMatchObject({ names: ['for all'] })
  expect(JSON.stringify(b.heard)).not.toContain('between us')
  await hub.dispose()
})

test('the device reads its number behind what is packed, and refuses rows without one', async () => {
  const { hub, devices: [a] } = await team()
  await a.results([makes.customer('Customer')])
  const wave = (await createWaves(hub.context.store.read, { packFrom: 0 }).after(0))!
  const frame = wave.frame(7) as Uint8Array
  expect(readFrame(frame)).toMatchObject({ t: 'rows', from: 0, to: wave.to, lastN: 7 })
  expect(() => readFrame(frame.subarray(0, frame.length - 16))).toThrow('lastN')
  expect(wave.held(a.id)).toBe(1)
  await hub.dispose()
})

test('news is told at once when it is quiet, and only the newest of what comes after', async () => {
  const told: number[] = []
  const moves = gather(20, (newest) => told.push(newest))
  for (const seq of [1, 2, 3]) moves.add(seq)
  expect(told).toEqual([1])
  await expect.poll(() => told).toEqual([1, 3])
  moves.add(3)
  moves.stop()
  expect(told).toEqual([1, 3])
})
