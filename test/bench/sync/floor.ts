// The floor: the same rows, between the same tables with the same indexes, over the same parts (better-sqlite3, ws, Zstandard), with no protocol at all:
// no outbox, no versions of rows, no merging, no rights, no answers to single operations. Nothing that syncs can be faster.
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { WebSocket, WebSocketServer } from 'ws'
import { fold } from '../../../electron/core/search/fold.ts'
import { MIGRATIONS as DEVICE } from '../../../electron/core/store/migrations/migrations.ts'
import { TABLES } from '../../../electron/core/store/tables.ts'
import { MIGRATIONS as HUB } from '../../../hub/store/migrations.ts'
import type { Adapter, BenchDevice } from './adapter.ts'
import type { BenchRecord } from './records.ts'

type Row = Record<string, string | number | null>
type Message = { t: 'rows'; rows: Row[] } | { t: 'all' | 'ok' | 'end' } | { t: 'set'; id: string; field: string; value: string }

const PAGE = 1000
const FIELDS = TABLES.learning.fields
const pack = (text: string): string | Uint8Array => (text.length < 2048 ? text : zstdCompressSync(text))
const unpack = (data: Buffer, binary: boolean) => JSON.parse((binary ? zstdDecompressSync(data) : data).toString('utf8')) as Message
const OPTIONS = { perMessageDeflate: false, maxPayload: 1 << 28 }

function open(folder: string, file: string, schema: readonly string[]): Database.Database {
  mkdirSync(folder, { recursive: true })
  const database = new Database(path.join(folder, file))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('cache_size = -32000')
  if (database.pragma('user_version', { simple: true }) === 0) for (const sql of schema) database.exec(sql)
  database.pragma('user_version = 1')
  return database
}

export const floor: Adapter = {
  async serve(folder) {
    const database = open(folder, 'server.sqlite', HUB.map((sql) => sql.replaceAll('int8', 'INTEGER').replace(/^\);$/gm, ') STRICT;')))
    const put = database.prepare(`INSERT INTO record (id, entity, ver, before, deleted, data, stamps, "changedAt") VALUES (?, 'learning', ?, 0, 0, ?, '', 0) ON CONFLICT (id) DO UPDATE SET ver = excluded.ver, data = excluded.data`)
    const page = database.prepare<[number], { ver: number; data: string }>(`SELECT ver, data FROM record WHERE ver > ? ORDER BY ver LIMIT ${PAGE}`)
    const count = database.prepare<[], number>('SELECT count(*) FROM record').pluck()
    let seq = 0
    const putAll = database.transaction((rows: readonly Row[]) => {
      for (const row of rows) put.run(row['id'], ++seq, JSON.stringify(row))
    })
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...OPTIONS })
    await once(server, 'listening')
    server.on('connection', (socket) =>
      socket.on('message', (data: Buffer, binary) => {
        const message = unpack(data, binary)
        if (message.t === 'rows') {
          putAll(message.rows)
          socket.send('{"t":"ok"}')
        } else if (message.t === 'all') {
          for (let from = 0; ; ) {
            const rows = page.all(from)
            if (rows.length === 0) break
            from = rows.at(-1)!.ver
            socket.send(pack(`{"t":"rows","rows":[${rows.map(({ data }) => data).join()}]}`))
          }
          socket.send('{"t":"end"}')
        } else if (message.t === 'set') {
          database.prepare(`UPDATE record SET ver = ?, data = json_set(data, '$.' || ?, ?) WHERE id = ?`).run(++seq, message.field, message.value, message.id)
          for (const other of server.clients) if (other !== socket) other.send(data.toString('utf8'))
        }
      }),
    )
    return { info: { port: (server.address() as AddressInfo).port }, count: () => count.get()! }
  },

  async open({ folder, info }) {
    const database = open(folder, 'device.sqlite', DEVICE)
    const columns = ['id', ...FIELDS, 'folded', 'updatedAt']
    const insert = database.prepare(`INSERT INTO learning (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`)
    const page = database.prepare<[number], Row>(`SELECT pk, id, ${FIELDS.join(', ')} FROM learning WHERE pk > ? ORDER BY pk LIMIT ${PAGE}`)
    const set = new Map<string, Database.Statement>()
    const valueOf = (row: Row, field: string) => (typeof row[field] === 'boolean' ? Number(row[field]) : (row[field] ?? null))
    const write = (row: Row) => void insert.run(row['id'], ...FIELDS.map((field) => valueOf(row, field)), fold(`${row['text']}\n${row['quote']}`), Date.now())
    const writeAll = database.transaction((rows: readonly Row[]) => {
      for (const row of rows) write(row)
    })
    const change = (id: string, field: string, value: string) => {
      if (!set.has(field)) set.set(field, database.prepare(`UPDATE learning SET ${field} = ?, updatedAt = ? WHERE id = ?`))
      set.get(field)!.run(value, Date.now(), id)
    }
    let socket: WebSocket | null = null
    let answered = () => {}
    let told: Parameters<BenchDevice['live']>[0] = () => {}
    async function connect(): Promise<WebSocket> {
      const opened = new WebSocket(`ws://127.0.0.1:${(info as { port: number }).port}`, OPTIONS)
      opened.on('message', (data: Buffer, binary) => {
        const message = unpack(data, binary)
        if (message.t === 'rows') writeAll(message.rows)
        else if (message.t === 'set') {
          change(message.id, message.field, message.value)
          told(message.id, message.field, message.value)
        } else answered()
      })
      await once(opened, 'open')
      return (socket = opened)
    }
    const ask = (socket: WebSocket, text: string) =>
      new Promise<void>((resolve) => {
        answered = resolve
        socket.send(pack(text))
      })
    return {
      put: (record: BenchRecord) => write(record as unknown as Row),
      putMany: (records) => writeAll(records as unknown as Row[]),
      edit(id, field, value) {
        change(id, field, value)
        socket?.send(JSON.stringify({ t: 'set', id, field, value }))
      },
      value: (id, field) => database.prepare<[string], string>(`SELECT ${field} FROM learning WHERE id = ?`).pluck().get(id)!,
      async upload() {
        const opened = await connect()
        for (let from = 0; ; ) {
          const rows = page.all(from)
          if (rows.length === 0) return
          from = rows.at(-1)!['pk'] as number
          await ask(opened, JSON.stringify({ t: 'rows', rows }))
        }
      },
      download: async () => ask(await connect(), '{"t":"all"}'),
      async live(listener) {
        told = listener
        await connect()
      },
      count: () => database.prepare<[], number>('SELECT count(*) FROM learning').pluck().get()!,
      close() {
        socket?.terminate()
        database.close()
      },
    }
  },
  // without a protocol nothing can be offline
  converge: async () => {},
}
