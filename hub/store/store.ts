// What the hub needs of a database. SQLite and PostgreSQL both give it; the acceptance suite in test/hub runs on both.

/** A value of a column. Whole numbers only; JSON is kept as text. */
export type Column = string | number | null

/**
 * Statements are written once for both databases: `?` for each value, `= ANY(?)` for a list of them,
 * and camelCase names in double quotes.
 */
export interface Sql {
  all<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>
  get<Row>(sql: string, params?: readonly unknown[]): Promise<Row | undefined>
  /** The number of rows changed. */
  run(sql: string, params?: readonly unknown[]): Promise<number>
  /** Adds many rows at once; one whose `key` is there is replaced, or with no `key` refused. */
  putMany(table: TableName, rows: readonly Readonly<Record<string, Column>>[], key?: readonly string[]): Promise<void>
}

export interface Snapshot {
  all<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>
  /** Rows in pieces, all as they were when the snapshot began. */
  pieces<Row>(sql: string): AsyncIterable<Row[]>
}

export interface Store {
  readonly kind: 'sqlite' | 'postgres'
  /** Each statement sees what was committed when it began. */
  readonly read: Sql
  /**
   * One transaction that has the workspace to itself, also against other hub processes: versions become visible in their order (R2).
   * It may be run again after a collision, so it must not act on anything but the database.
   */
  write<T>(act: (tx: Sql) => Promise<T>): Promise<T>
  snapshot<T>(act: (snapshot: Snapshot) => Promise<T>): Promise<T>
  /** Overwrites what was freed, as far as the database can: after personal data was erased. Takes a while. */
  scrub(): Promise<void>
  /** Told the workspace's newest version some milliseconds after it grew, here or in another process. A hint: it may come late or twice. */
  onMoved(listener: (seq: number) => void): void
  /** Says that versions up to `seq` are committed. */
  moved(seq: number): void
  /** Says something to the other hub processes on this database, if there are any. A hint: it may be lost. At most 7,500 bytes. */
  whisper(text: string): void
  /** Told what other processes whisper; where there are several also what this one does. */
  onWhisper(listener: (text: string) => void): void
  close(): Promise<void>
}

/** Columns of every table, and whether they hold whole numbers. Backups and `putMany` are written from this; DDL is in migrations.ts. */
export const TABLES = {
  workspace: { id: 'int', uuid: 'text', name: 'text', seq: 'int', epoch: 'text', epochHead: 'int', epochBefore: 'text', floor: 'int', restoredAt: 'int', setup: 'text', createdAt: 'int' },
  record: { id: 'text', entity: 'text', ver: 'int', before: 'int', deleted: 'int', parent: 'text', audience: 'text', data: 'text', stamps: 'text', plainBy: 'text', mergedInto: 'text', changedAt: 'int' },
  device: { id: 'text', sessionId: 'text', memberId: 'text', lastN: 'int', lastOp: 'text', conn: 'text', createdAt: 'int', seenAt: 'int' },
  op: { opId: 'text', deviceId: 'text', n: 'int', ver: 'int', before: 'int', code: 'text', params: 'text', memberId: 'text', entity: 'text', rowId: 'text', kind: 'text', patch: 'text', at: 'int' },
  session: { id: 'text', memberId: 'text', name: 'text', access: 'text', accessUntil: 'int', refresh: 'text', previous: 'text', confirmed: 'int', key: 'text', challenge: 'text', resumed: 'text', createdAt: 'int', seenAt: 'int', revokedAt: 'int', revokedWhy: 'text' },
  spent: { hash: 'text', sessionId: 'text', at: 'int' },
  invitation: { id: 'text', hash: 'text', role: 'text', teamId: 'text', memberId: 'text', note: 'text', createdBy: 'text', createdAt: 'int', expiresAt: 'int', usedAt: 'int', usedBy: 'text', revokedAt: 'int' },
  file: { rowId: 'text', sha256: 'text', at: 'int' },
  audit: { id: 'text', at: 'int', memberId: 'text', sessionId: 'text', address: 'text', act: 'text', subject: 'text', detail: 'text' },
  identity: { id: 'text', memberId: 'text', createdAt: 'int', seenAt: 'int' },
  signIn: { id: 'text', nonce: 'text', verifier: 'text', redirect: 'text', challenge: 'text', expiresAt: 'int' },
  token: { id: 'text', memberId: 'text', hash: 'text', prefix: 'text', name: 'text', scopes: 'text', createdAt: 'int', expiresAt: 'int', usedAt: 'int', revokedAt: 'int' },
  written: { key: 'text', body: 'text', rowId: 'text', at: 'int' },
  webhook: { id: 'text', url: 'text', events: 'text', note: 'text', secret: 'text', state: 'text', createdBy: 'text', createdAt: 'int', cursor: 'int', failingSince: 'int', lease: 'text', leaseUntil: 'int' },
  delivery: { id: 'text', webhookId: 'text', event: 'text', ver: 'int', entity: 'text', rowId: 'text', state: 'text', attempts: 'int', nextAt: 'int', status: 'int', error: 'text', ms: 'int', createdAt: 'int', doneAt: 'int' },
  erasure: { id: 'text', what: 'text', subject: 'text', texts: 'text', mentions: 'int', by: 'text', at: 'int', state: 'text', terms: 'text', leaseUntil: 'int', doneAt: 'int', ver: 'int', rows: 'int' },
  erased: { erasureId: 'text', sessionId: 'text', at: 'int' },
} as const satisfies Record<string, Record<string, 'text' | 'int'>>

export type TableName = keyof typeof TABLES

export const quoted = (name: string): string => `"${name}"`
