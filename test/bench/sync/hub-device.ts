// A device of this app as the sync bench drives it: the real store, the real loop, the real WebSocket, without a screen.
import { mkdirSync } from 'node:fs'
import { v7 as uuid7 } from 'uuid'
import { silentLog } from '../../../electron/core/log.ts'
import { openDatabase } from '../../../electron/core/store/database.ts'
import { createStore } from '../../../electron/core/store/store.ts'
import { connectToHub } from '../../../electron/core/sync/hub-link.ts'
import { startLoop, type Loop } from '../../../electron/core/sync/loop.ts'
import { setState } from '../../../electron/core/sync/state.ts'
import type { ToDevice } from '../../../shared/protocol.ts'
import type { Adapter, BenchDevice } from './adapter.ts'
import type { BenchRecord } from './records.ts'

/** The hub's address, and the members whose devices take part. */
export interface HubInfo { readonly url: string; readonly members: readonly { id: string; access: string }[] }

interface HubDevice extends BenchDevice {
  /** How far it has read when nothing waits and everything that it knows of is here; else null. */
  settled(): number | null
  start(): void
}

const fieldsOf = ({ id: _id, ...fields }: BenchRecord) => ({ ...fields, segmentId: null, episodeId: null, teamId: null })

async function open({ folder, device, info }: Parameters<Adapter['open']>[0]): Promise<HubDevice> {
  const { url, members } = info as HubInfo
  mkdirSync(folder, { recursive: true })
  const { database } = openDatabase({ dataDir: folder, readOnly: false, afterCrash: false, now: Date.now, log: silentLog })
  const store = createStore({ database, dataDir: folder, now: Date.now, newId: uuid7, log: silentLog })
  store.write((write) => setState(write, { hub: url }))
  let loop: Loop | null = null
  let heard: (message: ToDevice) => void = () => {}

  function start(): void {
    loop ??= startLoop({
      store, log: { ...silentLog, error: (text, details) => process.stderr.write(`${text} ${JSON.stringify(details)}\n`) }, app: 'bench', now: Date.now, newId: uuid7, random: Math.random,
      after(ms, act) {
        const timer = setTimeout(act, ms)
        return () => clearTimeout(timer)
      },
      token: async () => members[device]!.access,
      refused: () => process.stderr.write('the hub refused the token\n'),
      wiped: () => {},
      connect: (address, handlers) =>
        connectToHub(address, {
          ...handlers,
          message(message) {
            handlers.message(message)
            heard(message)
          },
        }),
    })
  }
  const outboxEmpty = () => store.read.value('SELECT 1 FROM outbox LIMIT 1') === undefined
  function settled(): number | null {
    if (!outboxEmpty()) return null
    const { state, progress } = loop!.status()
    return state === 'up-to-date' || state === 'needs-you' ? progress.cursor : null
  }
  /** Starts the loop and waits for a message after which `done` holds. */
  const until = (done: (message: ToDevice) => boolean) =>
    new Promise<void>((resolve) => {
      heard = (message) => {
        if (done(message)) resolve()
      }
      start()
    })

  return {
    start,
    settled,
    put: (record) => store.write((write) => write.put('learning', record.id, fieldsOf(record))),
    putMany: (records) =>
      store.write((write) => {
        for (const record of records) {
          write.unit()
          write.put('learning', record.id, fieldsOf(record))
        }
      }),
    edit: (id, field, value) => store.write((write) => void write.patch('learning', id, { [field]: value })),
    value: (id, field) => store.read.value<string>(`SELECT ${field} FROM learning WHERE id = ?`, [id])!,
    upload: () => until((message) => message.t === 'ack' && outboxEmpty()),
    download: () => until((message) => message.t === 'rows' && message.to >= message.head),
    async live(told) {
      await until((message) => message.t === 'rows' && message.to >= message.head)
      heard = (message) => {
        if (message.t === 'rows') for (const [, id, , , data] of message.rows) for (const [field, value] of Object.entries(data)) told(id, field, value)
      }
    },
    count: () => store.read.value<number>('SELECT count(*) FROM learning')!,
    conflicts: () => store.read.all<{ value: string }>('SELECT value FROM conflict').map(({ value }) => JSON.parse(value) as string),
    close() {
      loop?.stop()
      database.close()
    },
  }
}

export const hubDevices: Adapter = {
  open,
  async converge(a, b) {
    const devices = [a, b] as [HubDevice, HubDevice]
    for (const device of devices) device.start()
    const together = () => {
      const [one, other] = devices.map((device) => device.settled())
      return one !== null && one === other
    }
    while (!together()) await new Promise((resolve) => setTimeout(resolve, 2))
  },
}
