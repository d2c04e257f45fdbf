// PouchDB 9 on LevelDB, against express-pouchdb on LevelDB: the replication protocol of CouchDB. A document has one winning revision; the loser of two
// stays as a leaf that the app would have to look for, so what it held counts as lost here.
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const OPTIONS = { batch_size: 1000, batches_limit: 10 }
const toDocument = ({ id, ...fields }) => ({ _id: id, ...fields })

export const adapter = {
  async serve(folder) {
    mkdirSync(folder, { recursive: true })
    process.chdir(folder)
    const PouchDB = require('pouchdb').defaults({ prefix: `${folder}/` })
    const app = require('express')()
    app.use('/', require('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', logPath: path.join(folder, 'log.txt'), configPath: path.join(folder, 'config.json') }))
    const server = await new Promise((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
    })
    const database = new PouchDB('records')
    await database.info()
    return { info: { port: server.address().port }, count: async () => (await database.info()).doc_count }
  },

  async open({ folder, info }) {
    mkdirSync(folder, { recursive: true })
    const PouchDB = require('pouchdb')
    const database = new PouchDB(path.join(folder, 'pouch'))
    const remote = new PouchDB(`http://127.0.0.1:${info.port}/records`)
    let replicating = null
    let changes = null
    return {
      put: (record) => database.put(toDocument(record)),
      putMany: (records) => database.bulkDocs(records.map(toDocument)),
      async edit(id, field, value) {
        await database.put({ ...(await database.get(id)), [field]: value })
      },
      value: async (id, field) => (await database.get(id))[field],
      upload: () => database.replicate.to(remote, OPTIONS),
      download: () => database.replicate.from(remote, OPTIONS),
      both: () => database.sync(remote, OPTIONS),
      async live(told) {
        changes = database.changes({ since: 'now', live: true, include_docs: true }).on('change', ({ id, doc }) => {
          for (const [field, value] of Object.entries(doc)) told(id, field, value)
        })
        replicating = database.sync(remote, { live: true, retry: true })
        replicating.on('error', () => {})
      },
      count: async () => (await database.info()).doc_count,
      async close() {
        changes?.cancel()
        replicating?.cancel()
        await new Promise((resolve) => setTimeout(resolve, 100))
        await database.close().catch(() => {})
      },
    }
  },

  async converge(a, b) {
    for (let round = 0; round < 2; round += 1) {
      await a.both()
      await b.both()
    }
  },
}
