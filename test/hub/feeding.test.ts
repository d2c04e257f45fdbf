// Pages to a device: what happens when messages cross while a page is being read, and when a device does not take what it is sent.
import { expect, test } from 'vitest'
import { createHub } from '../../hub/hub.ts'
import { openSqlite } from '../../hub/store/sqlite.ts'
import type { Store } from '../../hub/store/store.ts'
import { START, temporaryFolder } from '../support/core.ts'
import { joinFirst, makes, testDevice } from '../support/hub.ts'

/** A store whose next reading of a page waits until it is let go. */
function gated(store: Store): { store: Store; hold(): void; letGo(): void } {
  let held: Promise<void> | null = null
  let letGo = () => {}
  return {
    store: {
      ...store,
      read: {
        ...store.read,
        async all<Row>(sql: string, params?: readonly unknown[]) {
          const rows = await store.read.all<Row>(sql, params)
          if (sql.includes('LEFT JOIN device')) await held
          return rows
        },
      },
    },
    hold: () => void (held = new Promise((resolve) => (letGo = resolve))),
    letGo: () => {
      held = null
      letGo()
    },
  }
}

test('a pull that comes while a page is being read is answered, though nothing is new', async () => {
  const { store, hold, letGo } = gated(openSqlite(temporaryFolder(), { durable: false, gatherMs: 0 }))
  const hub = await createHub({ store, now: () => START })
  const ada = await joinFirst(hub)
  const [mine, theirs] = [testDevice(hub, ada), testDevice(hub, ada)]
  await mine.hello()
  await theirs.hello()
  const { to } = (await theirs.pull(0)).at(-1)!
  hold()
  await mine.results([makes.customer('Acme')])
  // the hub begins to read the page that the new row makes; the device asks again meanwhile
  await new Promise((resolve) => setTimeout(resolve, 20))
  theirs.say({ t: 'pull', cursor: to + 1 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  letGo()
  expect(await theirs.next('rows')).toMatchObject({ from: to + 1, to: to + 1, rows: [] })
  await hub.close()
})
