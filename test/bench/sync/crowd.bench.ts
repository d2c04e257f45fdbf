// 500 devices on one hub process, and on two that share one PostgreSQL: how many edits a second are taken, and how long each waits for its answer while
// everything is also fed to the 499 others.
import path from 'node:path'
import type { TestPostgres } from '../../support/postgres.ts'
import { ms, type Figure } from '../measure.ts'
import type { CrowdDone, CrowdTask } from './crowd.ts'
import { runCrowd, startHub } from './rig.ts'

interface CrowdOptions { readonly root: string; readonly postgres: TestPostgres | null; readonly scale: number; readonly say: (text: string) => void }

const DEVICES = 500
/** An edit every two seconds: people type slower. */
const PACE_MS = 2000

interface Crowded extends CrowdDone { readonly megabytes: number }

async function crowd(kind: 'sqlite' | 'postgres', processes: number, { root, postgres, scale }: CrowdOptions): Promise<Crowded> {
  const place = kind === 'sqlite' ? path.join(root, `crowd-${processes}`) : await postgres!.database()
  const first = await startHub(kind, place, { members: Math.round(DEVICES * Math.max(scale, 0.2)) })
  const hubs = [first]
  while (hubs.length < processes) hubs.push(await startHub(kind, place, { joined: first.info }))
  const task: CrowdTask = { urls: hubs.map(({ info }) => info.url), members: first.info.members, rushSeconds: 8 * Math.max(scale, 0.5), pacedSeconds: 10 * Math.max(scale, 0.5), paceMs: PACE_MS }
  try {
    const done = await runCrowd(task)
    const megabytes = Math.max(...(await Promise.all(hubs.map((hub) => hub.meter()))).map((metered) => metered.megabytes))
    return { ...done, megabytes }
  } finally {
    for (const hub of hubs) await hub.stop()
  }
}

const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')} ops/s`

export async function benchCrowd(options: CrowdOptions): Promise<Figure[]> {
  const figures: Figure[] = []
  const cases = [
    { name: 'hub on SQLite', kind: 'sqlite', processes: 1 },
    { name: 'hub on PostgreSQL', kind: 'postgres', processes: 1 },
    { name: 'two hubs on one PostgreSQL', kind: 'postgres', processes: 2 },
  ] as const
  const devices = Math.round(DEVICES * Math.max(options.scale, 0.2))
  let alone = 0
  for (const { name, kind, processes } of cases) {
    if (kind === 'postgres' && !options.postgres) continue
    options.say(`  ${devices} devices, ${name}`)
    const { onlineMs, rush, paced, megabytes } = await crowd(kind, processes, options)
    if (kind === 'postgres' && processes === 1) alone = rush.opsPerSecond
    figures.push(
      { what: `${name}: ${devices} devices come online at once`, measured: `${ms(onlineMs)} ms until each has read everything`, goal: '', met: true },
      { what: `${name}: ${devices} devices write as fast as they are answered`, measured: `${perSecond(rush.opsPerSecond)}, answered in ${ms(rush.p50)} / ${ms(rush.p99)} ms (p50 / p99), ${Math.round(megabytes)} MB`, ...(processes === 2 && { raw: `${perSecond(alone)} with one`, ratio: rush.opsPerSecond / alone }), goal: '', met: true },
      { what: `${name}: ${devices} devices, each an edit every 2 s`, measured: `${perSecond(paced.opsPerSecond)}, answered in ${ms(paced.p50)} / ${ms(paced.p99)} ms (p50 / p99)`, goal: 'p99 < 1 s', met: paced.p99 < 1000 },
    )
  }
  return figures
}
