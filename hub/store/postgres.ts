// The hub on PostgreSQL: any number of processes on one database. The lock of the workspace's row orders their writes;
// LISTEN is a hint between them, and a poll covers every hint that was lost.
import { Client, Pool, types, type PoolClient } from 'pg'
import { AppError } from '../../shared/app-error.ts'
import type { Log } from '../../shared/log.ts'
import { gather } from './gather.ts'
import { groupCommit } from './group-commit.ts'
import { numberList, textList } from './postgres-lists.ts'
import { MIGRATIONS } from './migrations.ts'
import { quoted, TABLES, type Column, type Sql, type Store, type TableName } from './store.ts'

/** Connections of one process. */
const POOL = 8
/** Milliseconds in which moves are gathered into one, here and for other processes: never NOTIFY inside the transaction, it costs half of the writes. */
const GATHER_MS = 5
const POLL_MS = 1500
const RECONNECT_MS = 500
const PIECE = 1000
/** Type of 64-bit numbers: versions and times stay exact as JavaScript numbers. */
const { INT8 } = types.builtins
const CHANNEL = 'empty_chair_hub'
const ASIDE = 'empty_chair_aside'
/** Key of the advisory lock that lets one process at a time migrate. */
const MIGRATION_LOCK = 4_372_616
/** Collisions that running again cures. Source: postgresql.org/docs/current/errcodes-appendix.html. */
const AGAIN = new Set(['40001', '40P01'])
const TRIES = 4

/** Opens the database, made if need be. Throws an AppError: `hub-database-unreachable`, `hub-database-newer`. */
export async function openPostgres(url: string, log: Log): Promise<Store> {
  const settings = '-c lock_timeout=5s -c statement_timeout=20s -c idle_in_transaction_session_timeout=20s'
  const pool = new Pool({ connectionString: url, max: POOL, pipeline: true, types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) }, options: settings, connectionTimeoutMillis: 5000 })
  // a connection that breaks while it is in use says so by itself, and would end the hub if nobody listened; whoever uses it is told by the statement
  pool.on('connect', (client) => void client.on('error', (error) => log.info('a connection to the database broke', { error: error.message })))
  pool.on('error', (error) => log.info('a connection to the database was lost', { error: error.message }))
  try {
    await migrate(pool)
  } catch (error) {
    await pool.end()
    if (error instanceof AppError) throw error
    throw new AppError('hub-database-unreachable', { detail: (error as Error).message })
  }

  const listeners = new Set<(seq: number) => void>()
  let told = 0
  const tell = (seq: number) => {
    if (seq <= told) return
    told = seq
    for (const listener of listeners) listener(seq)
  }
  const whispered = new Set<(text: string) => void>()
  const hints = listen(url, log, (channel, text) => {
    if (channel === CHANNEL) tell(Number(text))
    else for (const listener of whispered) listener(text)
  })
  const poll = setInterval(() => {
    pool.query<{ seq: number }>('SELECT seq FROM workspace').then(({ rows }) => tell(rows[0]?.seq ?? 0), () => {}) // the next poll tries again
  }, POLL_MS)
  let notifying: Promise<unknown> = Promise.resolve()
  const moves = gather({ most: GATHER_MS }, tell)
  const notices = gather({ least: GATHER_MS, most: GATHER_MS }, (newest) => {
    notifying = pool.query('SELECT pg_notify($1, $2)', [CHANNEL, String(newest)]).catch(() => {}) // only a hint: others poll
  })

  const group = groupCommit<{ client: PoolClient; sql: Sql }>({
    async begin() {
      const client = await pool.connect()
      try {
        await client.query('BEGIN; SELECT seq FROM workspace FOR UPDATE')
      } catch (error) {
        client.release(error as Error)
        throw error
      }
      return { client, sql: sqlOf(client) }
    },
    async commit({ client }) {
      await client.query('COMMIT')
      client.release()
    },
    async rollback({ client }) {
      try {
        await client.query('ROLLBACK')
        client.release()
      } catch (error) {
        client.release(error as Error)
      }
    },
    async apart({ client }, act) {
      await client.query('SAVEPOINT apart')
      try {
        const value = await act()
        await client.query('RELEASE SAVEPOINT apart')
        return value
      } catch (error) {
        await client.query('ROLLBACK TO SAVEPOINT apart')
        throw error
      }
    },
  })

  return {
    kind: 'postgres',
    read: sqlOf(pool),
    async write(act) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await group.write(({ sql }) => act(sql))
        } catch (error) {
          if (tries === TRIES || !AGAIN.has(String((error as { code?: unknown }).code))) throw error
        }
      }
    },
    async snapshot(act) {
      const client = await pool.connect()
      try {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
        await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0')
        return await act({
          all: (sql, params) => sqlOf(client).all(sql, params),
          async *pieces<Row>(sql: string) {
            await client.query(`DECLARE piece NO SCROLL CURSOR FOR ${sql}`)
            for (;;) {
              const { rows } = await client.query(`FETCH ${PIECE} FROM piece`)
              if (rows.length === 0) break
              yield rows as Row[]
            }
            await client.query('CLOSE piece')
          },
        })
      } finally {
        await client.query('ROLLBACK').catch(() => {})
        client.release()
      }
    },
    async scrub() {
      const client = await pool.connect()
      try {
        await client.query('SET statement_timeout = 0')
        await client.query('VACUUM record, op, session, invitation, audit, token, erasure')
        await client.query('RESET statement_timeout')
        client.release()
      } catch (error) {
        client.release(error as Error)
        throw error
      }
    },
    onMoved: (listener) => void listeners.add(listener),
    moved(seq) {
      moves.add(seq)
      notices.add(seq)
    },
    whisper(text) {
      pool.query('SELECT pg_notify($1, $2)', [ASIDE, text]).catch(() => {}) // only a hint
    },
    onWhisper: (listener) => void whispered.add(listener),
    async close() {
      moves.stop()
      notices.stop()
      clearInterval(poll)
      await group.idle()
      await notifying
      await hints.close()
      await pool.end()
    },
  }
}

async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query('CREATE TABLE IF NOT EXISTS "emptyChairVersion" (version int8 NOT NULL)')
    const version = (await client.query<{ version: number }>('SELECT version FROM "emptyChairVersion"')).rows[0]?.version ?? 0
    if (version > MIGRATIONS.length) throw new AppError('hub-database-newer', { found: version, known: MIGRATIONS.length })
    for (const sql of MIGRATIONS.slice(version)) await client.query(sql)
    if (version < MIGRATIONS.length) {
      await client.query('DELETE FROM "emptyChairVersion"')
      await client.query('INSERT INTO "emptyChairVersion" VALUES ($1)', [MIGRATIONS.length])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

function listen(url: string, log: Log, tell: (channel: string, text: string) => void): { close(): Promise<void> } {
  let client: Client | null = null
  let closed = false
  let again: NodeJS.Timeout | null = null
  function start(): void {
    const own = new Client({ connectionString: url })
    client = own
    let lost = false
    const retry = () => {
      if (lost || closed) return
      lost = true
      own.end().catch(() => {})
      again = setTimeout(start, RECONNECT_MS)
    }
    own.on('error', retry)
    own.on('end', retry)
    own.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    own.connect().then(() => own.query(`LISTEN ${CHANNEL}; LISTEN ${ASIDE}`)).catch((error: Error) => {
      log.debug('not listening', { error: error.message })
      retry()
    })
  }
  start()
  return {
    async close() {
      closed = true
      if (again) clearTimeout(again)
      await client?.end().catch(() => {})
    },
  }
}

/** Statements that were numbered before, by their text with `?`. */
const numbered = new Map<string, { text: string; name: string }>()

function sqlOf(client: Pool | PoolClient): Sql {
  function query(sql: string, params: readonly unknown[]) {
    let found = numbered.get(sql)
    if (!found) {
      let at = 0
      numbered.set(sql, (found = { text: sql.replace(/\?/g, () => `$${++at}`), name: `s${numbered.size}` }))
    }
    return client.query({ ...found, values: [...params] })
  }
  return {
    all: async <Row>(sql: string, params: readonly unknown[] = []) => (await query(sql, params)).rows as Row[],
    get: async <Row>(sql: string, params: readonly unknown[] = []) => (await query(sql, params)).rows[0] as Row | undefined,
    run: async (sql, params = []) => (await query(sql, params)).rowCount ?? 0,
    async putMany(table: TableName, rows: readonly Readonly<Record<string, Column>>[], key?: readonly string[]) {
      if (rows.length === 0) return
      const types: Record<string, 'text' | 'int'> = TABLES[table]
      const columns = Object.keys(types)
      const replace = key ? ` ON CONFLICT (${key.map(quoted).join(', ')}) DO UPDATE SET ${columns.filter((column) => !key.includes(column)).map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ')}` : ''
      const lists = columns.map((column) => (types[column] === 'int' ? '?::int8[]' : '?::text[]')).join(', ')
      await query(`INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) SELECT * FROM unnest(${lists})${replace}`, columns.map((column) => {
        const values = rows.map((row) => row[column] ?? null)
        return types[column] === 'int' ? numberList(values as (number | null)[]) : textList(values as (string | null)[])
      }))
    },
  }
}
