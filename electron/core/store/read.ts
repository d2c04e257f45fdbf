// Reading: statements prepared once, slow ones logged. Services and store files read through this handle only.
import type { Database, Statement } from 'better-sqlite3'
import type { Log } from '../log.ts'

/** A statement that takes longer is logged: at 100,000 rows none should. */
export const SLOW_MS = 40

export type Params = readonly unknown[] | Record<string, unknown>

export interface Read {
  all<Row>(sql: string, params?: Params): Row[]
  get<Row>(sql: string, params?: Params): Row | undefined
  /** The first column of the first row. */
  value<T>(sql: string, params?: Params): T | undefined
  /** What was read and holds until it is written anew or its transaction is undone; absent where other connections may write. */
  readonly kept?: Map<string, unknown> | undefined
  /** Rows one by one, for what must not be in memory at once. The database cannot be written meanwhile. */
  iterate<Row>(sql: string, params?: Params): IterableIterator<Row>
}

const bind = (params: Params = []): unknown[] => (Array.isArray(params) ? params : [params])

export function reading(database: Database, log: Log): Read & { statement(sql: string): Statement } {
  const prepared = new Map<string, Statement>()
  function statement(sql: string) {
    let found = prepared.get(sql)
    if (!found) prepared.set(sql, (found = database.prepare(sql)))
    return found
  }
  function timed<T>(sql: string, act: () => T): T {
    const from = performance.now()
    const result = act()
    const took = performance.now() - from
    if (took > SLOW_MS) log.info('slow statement', { ms: Math.round(took), sql: sql.replace(/\s+/g, ' ').slice(0, 300) })
    return result
  }
  return {
    statement,
    all: <Row>(sql: string, params?: Params) => timed(sql, () => statement(sql).all(...bind(params)) as Row[]),
    get: <Row>(sql: string, params?: Params) => timed(sql, () => statement(sql).get(...bind(params)) as Row | undefined),
    value: <T>(sql: string, params?: Params) => timed(sql, () => Object.values((statement(sql).get(...bind(params)) as object | undefined) ?? {})[0] as T | undefined),
    iterate: <Row>(sql: string, params?: Params) => database.prepare(sql).iterate(...bind(params)) as IterableIterator<Row>,
  }
}
