// What many devices are sent alike: the same rows for all, and to each the one number that is its own.
import { v7 as uuid7 } from 'uuid'
import { expect, test } from 'vitest'
import { readFrame } from '../../electron/core/sync/frames.ts'
import { gather } from '../../hub/store/gather.ts'
import { createWaves } from '../../hub/sync/waves.ts'
import { invited, joinFirst, makes, openTestHub, testDevice, type TestDevice } from '../support/hub.ts'

/** A hub that packs everything, with two people's devices that have read what there is. */
async function team() {
  const hub = await openTestHub({ packFrom: 0, ownMs: 0 })
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

test('a row for one member is out of sight for everybody else, whose devices are sent alike', async () => {
  const { hub, ada, bo, devices: [a, b, c] } = await team()
  const waves = createWaves(hub.context.store.read)
  const { seq } = (await hub.context.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!
  await a.results([makes.learning(ada.member.id, { visibility: 'private', text: 'between us' }), makes.customer('for all')])
  const wave = (await waves.after(seq))!
  expect([wave.concerns(ada.member.id), wave.concerns(bo.member.id)]).toEqual([true, false])
  expect(JSON.stringify(wave.frame(0))).not.toContain('between us')
  for (const device of [b, c]) {
    const page = await device.next('rows')
    expect(page.rows.map(([entity, , , state]) => [entity, state])).toEqual([['learning', 'gone'], ['customer', 'living']])
    expect(JSON.stringify(device.heard)).not.toContain('between us')
  }
  await hub.dispose()
})

test('a row that hangs on roles is looked at for each device', async () => {
  const { hub, ada, devices: [a] } = await team()
  const waves = createWaves(hub.context.store.read)
  const idea = makes.idea(ada.member.id)
  await a.results([idea])
  const { seq } = (await hub.context.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!
  await a.results([{ entity: 'championNote', kind: 'put', rowId: uuid7(), patch: { ideaId: idea.rowId, authorId: ada.member.id, text: 'Ask the tills first.', createdAt: 1 } }])
  expect(await waves.after(seq)).toBeNull()
  expect(await waves.after(0, seq + 1)).toBeNull()
  await hub.dispose()
})

test('who starts from nothing is sent the same first pages as others: without deletions and what is private, with what it wrote itself', async () => {
  const { hub, ada, bo, devices: [a] } = await team()
  const gone = makes.customer('Gone')
  await a.results([gone, makes.customer('Here'), makes.learning(ada.member.id, { visibility: 'private', text: 'between us' })])
  await a.results([{ ...gone, opId: uuid7(), kind: 'del', patch: {}, base: (await hub.context.store.read.get<{ ver: number }>('SELECT ver FROM record WHERE id = ?', [gone.rowId]))!.ver }])
  const newcomers = [testDevice(hub, bo), testDevice(hub, bo), testDevice(hub, ada)] as const
  const seen = await Promise.all(
    newcomers.map(async (device) => {
      await device.hello()
      return (await device.pull(0)).flatMap(({ rows }) => rows.filter(([entity]) => entity !== 'member').map(([entity, , , state, data]) => [entity, state, data['name'] ?? data['text']]))
    }),
  )
  expect(seen).toEqual([[['customer', 'living', 'Here']], [['customer', 'living', 'Here']], [['customer', 'living', 'Here'], ['learning', 'living', 'between us']]])
  await hub.dispose()
})

test('a device that is alone at work is told of several operations at once that it has everything; others hear of each at once', async () => {
  const hub = await openTestHub({ ownMs: 150 })
  const ada = await joinFirst(hub)
  const [mine, theirs] = [testDevice(hub, ada), testDevice(hub, ada)]
  for (const device of [mine, theirs]) {
    await device.hello()
    await device.pull(0)
  }
  for (const name of ['one', 'two', 'three']) {
    await mine.results([makes.customer(name)])
    expect(await customers(theirs, 1)).toMatchObject({ names: [name] })
  }
  const page = await mine.next('rows')
  expect([page.rows, page.to - page.from]).toEqual([[], 3])
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
  const moves = gather({ least: 20, most: 20 }, (newest) => told.push(newest))
  for (const seq of [1, 2, 3]) moves.add(seq)
  expect(told).toEqual([1])
  await expect.poll(() => told).toEqual([1, 3])
  moves.add(3)
  moves.stop()
  expect(told).toEqual([1, 3])
})
