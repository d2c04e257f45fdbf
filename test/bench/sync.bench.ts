// Sync, measured as people meet it: many records written, sent and fetched the first time, single edits seen elsewhere, two who were offline.
// Real device stores, the real loop and its WebSocket, and a real hub process on SQLite and on a private PostgreSQL, beside the floor (the same rows with
// no protocol) and other people's sync in the same run.
import { chmodSync, existsSync } from 'node:fs'
import path from 'node:path'
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { ms, type Figure } from './measure.ts'
import { PEERS, type Kind } from './sync/adapter.ts'
import { buildPrograms } from './sync/built.ts'
import { benchCrowd } from './sync/crowd.bench.ts'
import type { Done } from './sync/phase.ts'
import { benchFolder, removeFolder, runPhase, startHub, startServer, type Server } from './sync/rig.ts'
import type { Metered } from './sync/meter.ts'

const NAMES: Readonly<Record<Kind, string>> = { floor: 'floor', sqlite: 'hub on SQLite', postgres: 'hub on PostgreSQL', yjs: 'Yjs + Hocuspocus', pouch: 'PouchDB', actual: 'Actual' }
const LARGE = 100_000
const LIVE_EDITS = 1000
/** Each is done so often, in turns, and the median counts. */
const ROUNDS = 3

type Run = Done & { server: Metered }
interface Runs { write: Run; upload: Run; download: Run; live: Run | null; offline: Run | null }
interface Place { readonly root: string; readonly postgres: TestPostgres | null }

export interface SyncOptions {
  /** 1: as the goals say; 0.1 for a quick look. */
  readonly scale: number
  readonly say: (text: string) => void
  /** One of them only. */
  readonly part?: Part | undefined
}

/** First readings and single edits at 10,000 records; at 100,000; many devices. */
export const PARTS = ['first', 'large', 'crowd'] as const
export type Part = (typeof PARTS)[number]

const number = (value: number) => Math.round(value).toLocaleString('en')

function open(kind: Kind, { postgres }: Place, folder: string): Promise<Server> | null {
  if (kind === 'sqlite') return startHub(kind, path.join(folder, 'hub'))
  if (kind === 'postgres') return postgres && postgres.database().then((url) => startHub(kind, url))
  if (kind !== 'floor' && !existsSync(path.join(import.meta.dirname, 'peers/node_modules'))) return null
  return startServer(kind, path.join(folder, 'server'))
}

/** One round of one kind: a fresh server and fresh devices. */
async function round(kind: Kind, place: Place, count: number, live: number, apart: boolean): Promise<Runs | null> {
  const folder = path.join(place.root, `${kind}-${process.hrtime.bigint()}`)
  const server = await open(kind, place, folder)
  if (!server) return null
  const run = (phase: 'write' | 'upload' | 'download' | 'live' | 'offline', device: number, records = count) => runPhase(server, { phase, device, folder, count: records, first: 0 })
  try {
    return {
      write: await run('write', 0),
      upload: await run('upload', 0),
      download: await run('download', 1),
      live: live > 0 ? await run('live', 0, live) : null,
      offline: apart && kind !== 'floor' && count >= 1500 ? await run('offline', 0) : null,
    }
  } finally {
    await server.stop()
    removeFolder(folder)
  }
}

/** 100,000 records on the server, written by two devices, and fetched by a third. */
async function large(kind: Kind, place: Place, count: number): Promise<{ download: Run; upload: number } | null> {
  const folder = path.join(place.root, `${kind}-large`)
  const server = await open(kind, place, folder)
  if (!server) return null
  try {
    let upload = 0
    for (const device of [0, 1]) {
      await runPhase(server, { phase: 'fill', device, folder, count: count / 2, first: (device * count) / 2 })
      upload += (await runPhase(server, { phase: 'upload', device, folder, count: count / 2, first: 0 })).took
    }
    return { upload, download: await runPhase(server, { phase: 'download', device: 2, folder, count, first: 0 }) }
  } finally {
    await server.stop()
    removeFolder(folder)
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

interface Compared { readonly kind: Kind; readonly runs: readonly Runs[]; readonly floor: readonly Runs[]; readonly count: number }

/** The figures of one kind. Goals are for the hub; a peer has none. */
function figuresOf({ kind, runs, floor, count }: Compared): Figure[] {
  const ours = kind === 'sqlite' || kind === 'postgres'
  const of = (from: readonly Runs[], phase: 'write' | 'upload' | 'download') => median(from.map((run) => run[phase].took))
  const compare = (what: string, phase: 'write' | 'upload' | 'download', most: number): Figure => {
    const [took, least] = [of(runs, phase), of(floor, phase)]
    const { server } = runs[0]![phase]
    const each = (from: readonly Runs[]) => `${ms(median(from.map((run) => run.write.p50!)) * 1000)} / ${ms(median(from.map((run) => run.write.p99!)) * 1000)} µs each (p50 / p99)`
    const wire = phase === 'write' ? `, ${each(runs)}` : `, ${number((server.received + server.sent) / 1024)} KiB on the wire`
    const under = phase === 'write' ? `, ${each(floor)}` : ''
    return { what: `${NAMES[kind]}: ${what}`, measured: `${ms(took)} ms${wire}`, raw: `${ms(least)} ms${under}`, ratio: took / least, goal: ours ? `at most ${most} x` : '', met: !ours || took / least <= most }
  }
  const megabytes = Math.max(...runs.flatMap((run) => [run.upload.megabytes, run.download.megabytes]))
  const figures = [
    compare(`${number(count)} records written one by one, durable`, 'write', 2),
    compare(`first push of ${number(count)}`, 'upload', 3),
    compare(`first pull of ${number(count)} by an empty device`, 'download', 2),
    { what: `${NAMES[kind]}: peak memory of app and server at ${number(count)}`, measured: `${number(megabytes)} and ${number(Math.max(...runs.map((run) => run.download.server.megabytes)))} MB`, goal: '', met: true },
  ]
  const [{ live: edits, offline }] = runs as [Runs]
  if (edits) {
    const most = kind === 'sqlite' ? 5 : 15
    const seen = (from: readonly Runs[], part: 'p50' | 'p99') => median(from.map((run) => run.live![part]!))
    const ratio = seen(runs, 'p50') / seen(floor, 'p50')
    const both = (from: readonly Runs[]) => `${ms(seen(from, 'p50'))} / ${ms(seen(from, 'p99'))} ms`
    figures.push({ what: `${NAMES[kind]}: ${number(LIVE_EDITS)} edits seen by the other device (p50 / p99)`, measured: both(runs), raw: both(floor), ratio, goal: ours ? `p50 at most ${most} x` : '', met: !ours || ratio <= most })
  }
  if (offline) figures.push({ what: `${NAMES[kind]}: two offline devices, 1,000 edits each, 250 of them against another`, measured: `${ms(offline.took)} ms to converge, ${offline.lost} values lost, ${offline.conflicts} conflicts kept`, goal: ours ? '0 lost, 250 kept' : '', met: !ours || (offline.lost === 0 && offline.conflicts === 250) })
  return figures
}

export async function benchSync({ scale, say, part }: SyncOptions): Promise<Figure[]> {
  const root = benchFolder()
  chmodSync(root, 0o755) // PostgreSQL runs as somebody else
  process.env['TMPDIR'] = root
  await buildPrograms()
  const bin = findPostgres()
  const postgres = bin === null ? null : await startPostgres(bin)
  if (!postgres) say('No PostgreSQL is installed here: its figures are left out. Set PGBIN to the folder of its programs.')
  if (!existsSync(path.join(import.meta.dirname, 'peers/node_modules'))) say('Yjs, PouchDB and Actual are not installed, so they are left out. To compare with them: npm ci --prefix test/bench/peers')
  const place = { root, postgres }
  const count = 10_000 * scale
  const figures: Figure[] = []
  try {
    if (part === undefined || part === 'first') figures.push(...(await benchFirst(place, count, LIVE_EDITS * scale, say)))
    if (part === undefined || part === 'large') figures.push(...(await benchLarge(place, LARGE * scale, say)))
    if (part === undefined || part === 'crowd') figures.push(...(await benchCrowd({ root, postgres, scale, say })))
  } finally {
    await postgres?.remove()
    removeFolder(root)
  }
  return figures
}

async function benchFirst(place: Place, count: number, live: number, say: (text: string) => void): Promise<Figure[]> {
  // in turns, so that all meet the same moods of the machine
  const runs = new Map<Kind, Runs[]>()
  const unmeasured: Figure[] = []
  for (let at = 0; at < ROUNDS; at += 1) {
    for (const kind of ['floor', 'sqlite', 'postgres', ...(at === 0 ? PEERS : [])] as Kind[]) {
      say(`  ${NAMES[kind]}, round ${at + 1}`)
      const done = await round(kind, place, count, live, at === 0).catch((error: unknown) => {
        if (!(PEERS as readonly Kind[]).includes(kind)) throw error
        say(`  ${NAMES[kind]} could not be measured: ${String(error)}`)
        unmeasured.push({ what: NAMES[kind], measured: `could not be measured: ${String(error)}`, goal: '', met: true })
        return null
      })
      if (!done) continue
      const { write, upload, download, live: edits, offline } = done
      say(`    written in ${ms(write.took)}, pushed in ${ms(upload.took)}, pulled in ${ms(download.took)}${edits ? `, live ${ms(edits.p50!)} / ${ms(edits.p99!)}` : ''}${offline ? `, converged in ${ms(offline.took)}` : ''} ms`)
      runs.set(kind, [...(runs.get(kind) ?? []), done])
    }
  }
  const floor = runs.get('floor')!
  return [...[...runs].flatMap(([kind, own]) => (kind === 'floor' ? [] : figuresOf({ kind, runs: own, floor, count }))), ...unmeasured]
}

async function benchLarge(place: Place, count: number, say: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  say(`  ${number(count)} records`)
  const floor = (await large('floor', place, count))!
  for (const kind of ['sqlite', 'postgres'] as const) {
    const run = await large(kind, place, count)
    if (!run) continue
    const ratio = run.download.took / floor.download.took
    const { megabytes, server } = run.download
    figures.push(
      { what: `${NAMES[kind]}: first push of ${number(count)} by two devices`, measured: `${ms(run.upload)} ms`, raw: `${ms(floor.upload)} ms`, ratio: run.upload / floor.upload, goal: '', met: true },
      { what: `${NAMES[kind]}: first pull of ${number(count)}`, measured: `${ms(run.download.took)} ms, ${number((server.received + server.sent) / 1024)} KiB on the wire`, raw: `${ms(floor.download.took)} ms`, ratio, goal: 'at most 3 x', met: ratio <= 3 },
      { what: `${NAMES[kind]}: peak memory of app and hub at ${number(count)}`, measured: `${number(megabytes)} and ${number(server.megabytes)} MB`, goal: 'app < 200 MB', met: megabytes < 200 },
    )
  }
  return figures
}
