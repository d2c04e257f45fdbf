// The hub killed (-9) at any moment, as a real process on a real port: everything it acknowledged is there, once; nothing is there in part.
// `HUB_KILLS=100 npx vitest run test/hub/kill.test.ts` kills more often.
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/core.ts'
import { disagreements, everyRow, joinProcess, killed, startHubProcess, writer } from '../support/hub-process.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'

const KILLS = Number(process.env['HUB_KILLS'] ?? 3)
const bin = findPostgres()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
let server: TestPostgres | null = null
afterAll(() => server?.remove(), 30_000)

describe.each(['sqlite', ...(bin ? ['postgres'] : [])])('a hub on %s', (kind) => {
  test(`killed ${KILLS} times while two devices write loses nothing and doubles nothing`, async () => {
    if (kind === 'postgres') server = await startPostgres(bin!)
    const args = kind === 'postgres' ? ['--database', await server!.database()] : ['--data', temporaryFolder()]
    let hub = await startHubProcess(args)
    const ada = await joinProcess(hub)
    const writers = [writer(ada, () => hub.url), writer(ada, () => hub.url)]
    for (let kills = 0; kills < KILLS; kills += 1) {
      await pause(100 + Math.random() * 400)
      await killed(hub.child)
      hub = await startHubProcess(args)
    }
    await pause(300)
    await Promise.all(writers.map(({ stop }) => stop()))
    const rows = await everyRow(ada, hub.url)
    await killed(hub.child)

    const written = writers.map((one) => one.acknowledged)
    expect(written.flat().length).toBeGreaterThan(KILLS * 10)
    expect(disagreements(rows, written)).toEqual([])
    process.stdout.write(`${kind}: ${KILLS} kills, ${written.flat().length} operations acknowledged, 0 lost, 0 doubled, 0 in part\n`)
  }, 30_000 + KILLS * 5_000)
})
