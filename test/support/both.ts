// Suites that run on SQLite and on a real PostgreSQL server, where one is installed.
import { afterAll, beforeAll, describe } from 'vitest'
import { findPostgres, startPostgres, type TestPostgres } from './postgres.ts'

export function onBoth(name: string, suite: (postgres: () => TestPostgres | null) => void): void {
  describe(`${name} on SQLite`, () => {
    suite(() => null)
  })
  const bin = findPostgres()
  if (!bin) process.stderr.write(`Skipped: ${name} on PostgreSQL. No server is installed in /usr/lib/postgresql, and PGBIN names none.\n`)
  describe.skipIf(!bin)(`${name} on PostgreSQL`, () => {
    let server: TestPostgres
    beforeAll(async () => {
      server = await startPostgres(bin!)
    }, 60_000)
    afterAll(() => server.remove(), 60_000)
    suite(() => server)
  })
}
