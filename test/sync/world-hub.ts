// The real hub in the world: on SQLite, in process, with the world's clock and chance. It can be stopped, killed (also on either side of a commit),
// restored from a backup, and made to forget deletions. Everything it does by itself runs on the world's timers, so that a seed repeats.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { backup, restore } from '../../hub/backup.ts'
import { createHub, type Hub } from '../../hub/hub.ts'
import { HUB_FILE, openSqlite } from '../../hub/store/sqlite.ts'
import type { Store } from '../../hub/store/store.ts'
import { fromRecord, type RecordRow, type Stored } from '../../hub/sync/records.ts'
import { tidy } from '../../hub/workspace.ts'
import type { Role } from '../../shared/domain/rights.ts'
import type { Joined } from '../../hub/auth/sessions.ts'
import type { ToDevice, ToHub } from '../../shared/protocol.ts'
import { ask, invited, joinFirst } from '../support/hub.ts'
import type { Chance } from './chance.ts'
import type { Hubside, Timers } from './network.ts'

/** What the hub once said of an operation: kept by the world through every restore. */
export interface Judged { readonly opId: string; readonly ver: number | null; readonly code: string | null; readonly entity: string; readonly rowId: string; readonly kind: string; readonly patch: string; readonly deviceId: string }

export interface WorldHub extends Hubside {
  /** Lets everything that the hub began come to its end. */
  settle(): Promise<void>
  join(role: Role, name: string, memberId?: string): Promise<Joined>
  /** Says good-bye, and is back after so many milliseconds. */
  restart(away: number): Promise<void>
  /** `now`: between two messages. Else at the next push: its transaction is rolled back, or committed and never answered. */
  kill(when: 'now' | 'before-commit' | 'after-commit', away: number): Promise<void>
  backup(): Promise<void>
  /** False when there is no backup. */
  restore(): Promise<boolean>
  /** Deleted rows are forgotten for good; gives their texts. */
  forget(): Promise<string[]>
  setRole(memberId: string, role: Role): Promise<void>
  rows(): Promise<Stored[]>
  head(): Promise<number>
  /** Every operation it ever judged, also those that a restored backup does not know. */
  judged(): Promise<ReadonlyMap<string, Judged>>
  /** Operations that a restored hub took though it had taken them before the backup. */
  readonly errors: readonly string[]
  readonly up: boolean
  close(): Promise<void>
}

interface Running { readonly hub: Hub; readonly store: Store; alive: boolean; readonly peers: Set<() => void> }
class Killed extends Error {}

export interface WorldHubOptions { timers: Timers; chance: Chance; pageRows: number; unseenBytes: number; opsBurst: number; opsPerSecond: number }

/** Milliseconds in which moves are gathered into one. */
const GATHER_MS = 3
const FOREVER = 9e15
/** The disk is not what is tested here. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
let template: Buffer | null = null

export async function worldHub({ timers, chance, pageRows, unseenBytes, opsBurst, opsPerSecond }: WorldHubOptions): Promise<WorldHub> {
  const folder = mkdtempSync(path.join(MEMORY, 'empty-chair-world-'))
  if (template) writeFileSync(path.join(folder, HUB_FILE), template)
  const errors: string[] = []
  const outcomes = new Map<string, Judged>()
  let running: Running | null = null
  const busy = { snapshots: 0 }
  let armed: 'before-commit' | 'after-commit' | null = null
  let away = 0
  let backups = 0
  let kept: string | null = null
  let admin: Joined

  async function start(): Promise<void> {
    if (running) return
    const inner = openSqlite(folder, { durable: false, gatherMs: 0 })
    const listeners = new Set<(seq: number) => void>()
    const mine: { current: Running | null } = { current: null }
    const store: Store = {
      ...inner,
      async write(act) {
        const fault = armed
        // only what a device sends: other writes are the world's own
        if (fault === null || mine.current === null) return inner.write(act)
        armed = null
        const die = () => {
          mine.current!.alive = false
          return new Killed()
        }
        const result = await inner.write(async (tx) => {
          const value = await act(tx)
          if (fault === 'before-commit') throw die()
          return value
        })
        void result
        throw die()
      },
      async snapshot(act) {
        busy.snapshots++
        try {
          return await inner.snapshot(act)
        } finally {
          busy.snapshots--
        }
      },
      onMoved: (listener) => void listeners.add(listener),
      moved: (seq) =>
        void timers.after(GATHER_MS, () => {
          if (mine.current?.alive) for (const listener of listeners) listener(seq)
        }),
    }
    const fail = (text: string, details: unknown) => {
      if (mine.current?.alive !== false) errors.push(`hub: ${text} ${JSON.stringify(details)}`)
    }
    const log = { error: fail, info: () => {}, debug: () => {} }
    const hub = await createHub({ store, now: () => timers.now, newId: chance.id, log, opsBurst, opsPerSecond, pageRows, unseenBytes, packFrom: Infinity, ownMs: 0, helloMs: 2 ** 30 })
    running = mine.current = { hub, store: inner, alive: true, peers: new Set() }
  }

  /** Whatever was on its way from it is lost. */
  async function end(pause: number): Promise<void> {
    if (!running) return
    const { hub, peers } = running
    running.alive = false
    await remember()
    running = null
    for (const gone of peers) gone()
    await hub.close()
    timers.after(pause, start)
  }

  async function settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    while (busy.snapshots > 0)
    if (running && !running.alive) await end(away)
  }

  async function remember(): Promise<void> {
    for (const one of await running!.store.read.all<Judged>('SELECT "opId", ver, code, entity, "rowId", kind, patch, "deviceId" FROM op')) outcomes.set(one.opId, one)
  }

  function connect(_member: string, send: (message: ToDevice) => void, close: () => void): { receive(message: ToHub): void; closed(): void } {
    const mine = running
    if (!mine) {
      close()
      return { receive() {}, closed() {} }
    }
    let hear = (_frame: string | Uint8Array): void => {}
    let hangUp = () => {}
    const gone = () => {
      hangUp()
      close()
    }
    mine.peers.add(gone)
    mine.hub.accept({
      address: '10.0.0.2', unsent: 0, pause() {}, resume() {},
      send: (frame) => {
        if (mine.alive) send(JSON.parse(frame as string) as ToDevice)
      },
      close: () => {
        mine.peers.delete(gone)
        close()
      },
      onFrame: (listener) => (hear = listener),
      onClose: (listener) => (hangUp = listener),
    })
    return {
      receive: (message) => {
        if (mine.alive) hear(JSON.stringify(message))
      },
      closed() {
        mine.peers.delete(gone)
        hangUp()
      },
    }
  }

  await start()
  // the tables of a new hub are made once for all
  if (!template) {
    const copy = path.join(folder, 'template')
    const database = new Database(path.join(folder, HUB_FILE), { readonly: true })
    database.prepare('VACUUM INTO ?').run(copy)
    database.close()
    template = readFileSync(copy)
  }
  return {
    connect, settle, errors,
    get up() {
      return running !== null
    },
    async join(role, name, memberId) {
      const { hub, store } = running!
      const who = admin ? await invited(hub, admin, role, name, memberId === undefined ? {} : { memberId }) : (admin = await joinFirst(hub, name))
      // renewing tokens is tested elsewhere
      await store.write((tx) => tx.run('UPDATE session SET "accessUntil" = ?', [FOREVER]))
      return who
    },
    async restart(pause) {
      if (!running) return
      const { hub, peers } = running
      await remember()
      await hub.close()
      running = null
      for (const gone of peers) gone()
      timers.after(pause, start)
    },
    async kill(when, pause) {
      away = pause
      if (when === 'now') await end(pause)
      else armed = when
    },
    async backup() {
      if (!running) return
      kept = path.join(folder, `backup-${++backups}`)
      await backup(running.store, kept, timers.now)
    },
    async restore() {
      if (!kept || !running) return false
      const file = kept
      kept = null
      await end(FOREVER)
      const store = openSqlite(folder, { durable: false, gatherMs: 0 })
      await restore(store, file, { replace: true, now: timers.now })
      await store.close()
      await start()
      return true
    },
    async forget() {
      if (!running) return []
      const { store, hub } = running
      const gone = await store.read.all<{ data: string }>(`SELECT data FROM record WHERE deleted = 1 AND entity <> 'member'`)
      await store.write((tx) => tx.run('UPDATE record SET "changedAt" = 0 WHERE deleted = 1'))
      await tidy({ ...hub.context, store })
      return gone.map(({ data }) => data)
    },
    async setRole(memberId, role) {
      if (running) await ask(running.hub, 'PATCH', `/v1/members/${memberId}`, { token: admin.access, body: { role } })
    },
    rows: async () => (await running!.store.read.all<RecordRow>('SELECT * FROM record')).map(fromRecord),
    head: async () => (running ? (await running.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!.seq : -1),
    async judged() {
      await remember()
      return outcomes
    },
    async close() {
      if (running) await end(FOREVER)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
