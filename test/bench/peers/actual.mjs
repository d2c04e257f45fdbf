// Actual Budget's CRDT sync: @actual-app/crdt (clock, Merkle tree, messages) and the real @actual-app/sync-server. The device's loop follows that of
// Actual's core over better-sqlite3: a message for each field, applied by last writer wins. It has no push channel: the other device is woken at once.
import { mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { create, deserializeClock, fromBinary, makeClientId, makeClock, merkle, MessageEnvelopeSchema, MessageSchema, serializeClock, setClock, SyncRequestSchema, SyncResponseSchema, Timestamp, toBinary } from '@actual-app/crdt'
import Database from 'better-sqlite3'

const FIELDS = ['text', 'quote', 'customerId', 'channel', 'sentiment', 'areaId', 'happenedOn', 'waits', 'wow', 'visibility', 'authorId', 'createdAt']
const BEGIN = new Timestamp(0, 0, '0').toString()
const devices = []
let asked = 0

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
const toText = (value) => (value === null ? '0:' : typeof value === 'number' ? `N:${value}` : `S:${value}`)
const fromText = (text) => (text[0] === '0' ? null : text[0] === 'N' ? Number(text.slice(2)) : text.slice(2))
const toColumn = (value) => (typeof value === 'boolean' ? Number(value) : value)

async function answer(response) {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 200)}`)
  return JSON.parse(text).data ?? JSON.parse(text)
}

function open(folder, file) {
  mkdirSync(folder, { recursive: true })
  const database = new Database(path.join(folder, file))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(`CREATE TABLE IF NOT EXISTS record (id TEXT PRIMARY KEY, ${FIELDS.join(', ')});
    CREATE TABLE IF NOT EXISTS messages_crdt (id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, row TEXT NOT NULL, column TEXT NOT NULL, value BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS messages_crdt_search ON messages_crdt (dataset, row, column, timestamp);
    CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT)`)
  return database
}

export const adapter = {
  async serve(folder) {
    mkdirSync(folder, { recursive: true })
    const port = await freePort()
    const limits = Object.fromEntries(['SYNC_SIZE', 'SYNC_ENCRYPTED_FILE_SYNC_SIZE', 'SIZE'].map((name) => [`ACTUAL_UPLOAD_FILE_${name}_LIMIT_MB`, '500']))
    Object.assign(process.env, limits, { ACTUAL_UPLOAD_SYNC_ENCRYPTED_FILE_SYNC_SIZE_LIMIT_MB: '500', ACTUAL_DATA_DIR: folder, ACTUAL_PORT: String(port), ACTUAL_HOSTNAME: '127.0.0.1', ACTUAL_TRUSTED_PROXIES: '127.0.0.1', NODE_ENV: 'production' })
    const home = path.join(import.meta.dirname, 'node_modules/@actual-app/sync-server')
    process.chdir(home)
    const app = await import(path.join(home, 'build/app.js'))
    await (app.run ?? app.default?.run)?.()
    const url = `http://127.0.0.1:${port}`
    for (let tries = 0; tries < 200; tries += 1) {
      if (await fetch(`${url}/info`).then(({ status }) => status < 500, () => false)) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const { token } = await answer(await fetch(`${url}/account/bootstrap`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ password: 'bench' }) }))
    const fileId = `bench-${Date.now()}`
    const headers = { 'x-actual-token': token, 'x-actual-file-id': fileId, 'x-actual-name': 'bench', 'x-actual-format': '2', 'content-type': 'application/encrypted-file' }
    const { groupId } = await answer(await fetch(`${url}/sync/upload-user-file`, { method: 'POST', headers, body: Buffer.from('zip') }))
    return {
      info: { port, token, fileId, groupId },
      count() {
        const file = readdirSync(path.join(folder, 'user-files')).find((name) => name.startsWith('group-') && name.endsWith('.sqlite'))
        if (!file) return 0
        const database = new Database(path.join(folder, 'user-files', file), { readonly: true })
        const messages = database.prepare('SELECT count(*) FROM messages_binary').pluck().get()
        database.close()
        return Math.floor(messages / FIELDS.length)
      },
    }
  },

  async open({ folder, info: { port, token, fileId, groupId } }) {
    const database = open(folder, 'device.sqlite')
    const kept = (name) => database.prepare('SELECT value FROM kept WHERE name = ?').pluck().get(name)
    const keep = (name, value) => database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?)').run(name, value)
    const saved = kept('clock')
    const clock = saved ? deserializeClock(saved) : makeClock(new Timestamp(0, 0, makeClientId()))
    const later = database.prepare('SELECT timestamp FROM messages_crdt WHERE dataset = ? AND row = ? AND column = ? AND timestamp >= ?')
    const addMessage = database.prepare('INSERT INTO messages_crdt (timestamp, dataset, row, column, value) VALUES (?, ?, ?, ?, ?)')
    const has = database.prepare('SELECT 1 FROM record WHERE id = ?').pluck()
    const insert = Object.fromEntries(FIELDS.map((field) => [field, database.prepare(`INSERT INTO record (id, ${field}) VALUES (?, ?)`)]))
    const update = Object.fromEntries(FIELDS.map((field) => [field, database.prepare(`UPDATE record SET ${field} = ? WHERE id = ?`)]))
    const since = database.prepare('SELECT timestamp, dataset, row, column, value FROM messages_crdt WHERE timestamp > ?')
    let told = () => {}
    let syncing = Promise.resolve()

    const apply = database.transaction((messages) => {
      let tree = clock.merkle
      const fresh = []
      for (const message of messages) {
        const timestamp = message.timestamp.toString()
        const known = later.all(message.dataset, message.row, message.column, timestamp)
        if (known.length === 0) fresh.push({ ...message, text: timestamp })
        else if (known[0].timestamp !== timestamp) fresh.push({ ...message, text: timestamp, old: true })
      }
      for (const { old, text, dataset, row, column, value, timestamp } of fresh.sort((one, other) => (one.text < other.text ? -1 : 1))) {
        if (!old && has.get(row)) update[column].run(value, row)
        else if (!old) insert[column].run(row, value)
        addMessage.run(text, dataset, row, column, toText(value))
        tree = merkle.insert(tree, timestamp)
      }
      tree = merkle.prune(tree)
      keep('clock', serializeClock({ ...clock, merkle: tree }))
      return tree
    })
    function write(messages) {
      setClock(clock)
      clock.merkle = apply(messages.map((message) => ({ ...message, timestamp: Timestamp.send() })))
    }
    const messagesOf = (record) => FIELDS.map((field) => ({ dataset: 'record', row: record.id, column: field, value: toColumn(record[field]) }))

    async function sync(from = kept('last') ?? BEGIN, tries = 0) {
      const messages = since.all(from).map(({ timestamp, dataset, row, column, value }) => create(MessageEnvelopeSchema, { timestamp, isEncrypted: false, content: toBinary(MessageSchema, create(MessageSchema, { dataset, row, column, value: value.toString() })) }))
      const body = toBinary(SyncRequestSchema, create(SyncRequestSchema, { messages, fileId, groupId, keyId: '', since: from }))
      // the server takes 500 requests a minute of one address, and believes a proxy on this machine whose they are
      const address = `10.3.${(asked >> 15) & 255}.${(asked >> 7) & 255}`
      asked += 1
      const response = await fetch(`http://127.0.0.1:${port}/sync/sync`, { method: 'POST', headers: { 'content-type': 'application/actual-sync', 'x-actual-token': token, 'x-forwarded-for': address }, body })
      if (!response.ok) throw new Error(`sync: ${response.status} ${(await response.text()).slice(0, 200)}`)
      const { messages: arrived, merkle: theirs } = fromBinary(SyncResponseSchema, new Uint8Array(await response.arrayBuffer()))
      if (arrived.length > 0) {
        setClock(clock)
        const read = arrived.map(({ timestamp, content }) => {
          const { dataset, row, column, value } = fromBinary(MessageSchema, content)
          return { timestamp: Timestamp.parse(timestamp), dataset, row, column, value: fromText(value) }
        })
        for (const { timestamp } of read) Timestamp.recv(timestamp)
        clock.merkle = apply(read)
        for (const { row, column, value } of read) told(row, column, value)
      }
      const difference = merkle.diff(JSON.parse(theirs), clock.merkle)
      if (difference !== null) {
        if (tries >= 100) throw new Error('out of sync')
        return sync(new Timestamp(difference, 0, '0').toString(), tries + 1)
      }
      keep('last', clock.timestamp.toString())
    }

    let living = false
    const device = {
      sync,
      put: (record) => write(messagesOf(record)),
      putMany: (records) => write(records.flatMap(messagesOf)),
      edit(id, field, value) {
        write([{ dataset: 'record', row: id, column: field, value }])
        if (living) syncing = syncing.then(() => sync()).then(() => Promise.all(devices.filter((other) => other !== device).map((other) => other.sync())))
      },
      value: (id, field) => database.prepare(`SELECT ${field} FROM record WHERE id = ?`).pluck().get(id),
      upload: () => sync(BEGIN),
      download: () => sync(BEGIN),
      async live(listener) {
        told = listener
        living = true
        devices.push(device)
      },
      count: () => database.prepare('SELECT count(*) FROM record').pluck().get(),
      async close() {
        await syncing.catch(() => {})
        database.close()
      },
    }
    return device
  },

  async converge(a, b) {
    await a.sync()
    await b.sync()
    await a.sync()
  },
}
