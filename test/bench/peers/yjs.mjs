// Yjs 13 with Hocuspocus 4: one document, a map of records, each a map of its 12 fields. The server stores the whole document, debounced, as it does by
// default; the device appends each update to a table of SQLite, as y-indexeddb does in a browser, and folds them when it opens.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { HocuspocusProvider } from '@hocuspocus/provider'
import { Server } from '@hocuspocus/server'
import Database from 'better-sqlite3'
import * as Y from 'yjs'

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function until(holds) {
  while (!(await holds())) await pause(3)
}

function open(folder, file) {
  mkdirSync(folder, { recursive: true })
  const database = new Database(path.join(folder, file))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  return database
}

export const adapter = {
  async serve(folder) {
    const database = open(folder, 'server.sqlite')
    database.exec('CREATE TABLE IF NOT EXISTS doc (name TEXT PRIMARY KEY, data BLOB)')
    let loaded = null
    const server = new Server({
      port: 0,
      address: '127.0.0.1',
      quiet: true,
      async onLoadDocument({ document, documentName }) {
        loaded = document
        const data = database.prepare('SELECT data FROM doc WHERE name = ?').pluck().get(documentName)
        if (data) Y.applyUpdate(document, data)
        return document
      },
      async onStoreDocument({ document, documentName }) {
        database.prepare('INSERT OR REPLACE INTO doc VALUES (?, ?)').run(documentName, Buffer.from(Y.encodeStateAsUpdate(document)))
      },
    })
    await server.listen()
    return { info: { port: server.httpServer.address().port }, count: () => loaded?.getMap('records').size ?? 0 }
  },

  async open({ folder, info, serverCount }) {
    const database = open(folder, 'device.sqlite')
    database.exec('CREATE TABLE IF NOT EXISTS piece (n INTEGER PRIMARY KEY, data BLOB)')
    const doc = new Y.Doc()
    const records = doc.getMap('records')
    const pieces = database.prepare('SELECT data FROM piece ORDER BY n').pluck().all()
    if (pieces.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(pieces), 'kept')
    const keep = database.prepare('INSERT INTO piece (data) VALUES (?)')
    doc.on('update', (update, origin) => origin !== 'kept' && keep.run(Buffer.from(update)))
    let provider = null
    const put = ({ id, ...fields }) => {
      const record = new Y.Map()
      for (const [field, value] of Object.entries(fields)) record.set(field, value)
      records.set(id, record)
    }
    const connect = () => new Promise((resolve) => (provider = new HocuspocusProvider({ url: `ws://127.0.0.1:${info.port}`, name: 'bench', document: doc, onSynced: resolve })))
    return {
      doc,
      connect,
      quiet: () => provider.unsyncedChanges === 0,
      put: (record) => doc.transact(() => put(record)),
      putMany: (all) => doc.transact(() => all.forEach(put)),
      edit: (id, field, value) => void records.get(id).set(field, value),
      value: (id, field) => records.get(id).get(field),
      async upload() {
        await connect()
        await until(async () => provider.unsyncedChanges === 0 && (await serverCount()) === records.size)
      },
      async download(total) {
        await connect()
        await until(() => records.size === total)
      },
      async live(told) {
        records.observeDeep((events) => {
          for (const event of events) if (event.path.length === 1) for (const field of event.keysChanged ?? []) told(event.path[0], field, event.target.get(field))
        })
        await connect()
      },
      count: () => records.size,
      close() {
        provider?.destroy()
        database.close()
      },
    }
  },

  async converge(a, b) {
    await Promise.all([a.connect(), b.connect()])
    const state = ({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex')
    await until(() => a.quiet() && b.quiet() && state(a) === state(b))
  },
}
