// One phase of the sync bench in a process of its own, so that its peak of memory is its own: JSON of a Task as the only argument.
import path from 'node:path'
import { percentiles } from '../measure.ts'
import { adapterOf, type BenchDevice, type Kind } from './adapter.ts'
import { peakMegabytes } from '../peak-memory.ts'
import { editValue, recordOf } from './records.ts'

export interface Task {
  readonly kind: Kind
  readonly phase: 'write' | 'fill' | 'upload' | 'download' | 'live' | 'offline'
  /** Which device does it; `live` and `offline` take the first two. */
  readonly device: number
  readonly folder: string
  readonly info: unknown
  /** Records, or edits. */
  readonly count: number
  /** Number of the first record. */
  readonly first: number
  /** Author of the records. */
  readonly authorId: string
}

export interface Done {
  /** What was measured, milliseconds. */
  readonly took: number
  readonly p50?: number
  readonly p99?: number
  readonly lost?: number
  readonly conflicts?: number
  /** Peak of resident memory, MB. */
  readonly megabytes: number
  /** Time on the processor, all threads, milliseconds; the start of the process is not in it. */
  readonly cpu: number
}

type Measured = Omit<Done, 'megabytes' | 'cpu'>

const EDITS = 1000
const task = JSON.parse(process.argv[2]!) as Task
const { kind, phase, count, first, authorId } = task
const adapter = await adapterOf(kind)

const waiting: ((count: number) => void)[] = []
process.on('message', ({ count }: { count: number }) => waiting.shift()?.(count))
const serverCount = () =>
  new Promise<number>((resolve) => {
    waiting.push(resolve)
    process.send!('count')
  })
const open = (device: number) => adapter.open({ folder: path.join(task.folder, `device-${device}`), device, info: task.info, serverCount })

async function timed(act: () => unknown): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

async function write(device: BenchDevice): Promise<Measured> {
  const records = Array.from({ length: count }, (_, index) => recordOf(first + index, authorId))
  const times: number[] = []
  for (const record of records) times.push(await timed(() => device.put(record)))
  const { p50, p99 } = percentiles(times)
  return { took: times.reduce((sum, time) => sum + time, 0), p50, p99 }
}

async function fill(device: BenchDevice): Promise<Measured> {
  for (let from = 0; from < count; from += 1000) await device.putMany(Array.from({ length: Math.min(1000, count - from) }, (_, index) => recordOf(first + from + index, authorId)))
  return { took: 0 }
}

/** Single edits from one device to the other, each when the last has arrived. */
async function live(a: BenchDevice, b: BenchDevice): Promise<Measured> {
  let expected = { id: '', value: '', arrived: () => {} }
  await a.live(() => {})
  await b.live((id, _field, value) => {
    if (id === expected.id && value === expected.value) expected.arrived()
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  const times: number[] = []
  for (let edit = 0; edit < count; edit += 1) {
    const [id, value] = [recordOf(edit, authorId).id, editValue(2, edit)]
    times.push(
      await timed(async () => {
        const arrived = new Promise<void>((resolve) => (expected = { id, value, arrived: resolve }))
        await a.edit(id, 'areaId', value)
        await arrived
      }),
    )
  }
  const { p50, p99 } = percentiles(times)
  return { took: times.reduce((sum, time) => sum + time, 0), p50, p99 }
}

/**
 * Two devices that were offline change 1,000 records each, half of them the same; of those, half in the same field. A value is lost when it is
 * neither in the record on both devices nor kept as the loser of a conflict.
 */
async function offline(a: BenchDevice, b: BenchDevice): Promise<Measured> {
  const edits = Array.from({ length: 2 * EDITS }, (_, at) => {
    const device = at < EDITS ? 0 : 1
    const index = device === 0 ? at : at - EDITS / 2
    const field = device === 0 || index < (EDITS * 3) / 4 ? ('areaId' as const) : ('customerId' as const)
    return { device, id: recordOf(index, authorId).id, field, value: editValue(device, at) }
  })
  for (const { device, id, field, value } of edits) await (device === 0 ? a : b).edit(id, field, value)
  const took = await timed(() => adapter.converge(a, b))
  const kept = new Set([...(a.conflicts?.() ?? []), ...(b.conflicts?.() ?? [])])
  let lost = 0
  for (const { id, field, value } of edits) {
    const [one, other] = [await a.value(id, field), await b.value(id, field)]
    if (one !== other) throw new Error(`${kind}: the devices have not converged at ${id}`)
    if (one !== value && !kept.has(value)) lost += 1
  }
  return { took, lost, conflicts: new Set(a.conflicts?.() ?? []).size }
}

async function run(): Promise<Measured> {
  const device = await open(task.device)
  const other = phase === 'live' || phase === 'offline' ? await open(task.device + 1) : null
  try {
    if (phase === 'write') return await write(device)
    if (phase === 'fill') return await fill(device)
    if (phase === 'live') return await live(device, other!)
    if (phase === 'offline') return await offline(device, other!)
    const took = await timed(() => (phase === 'upload' ? device.upload() : device.download(count)))
    const here = await device.count()
    if (phase === 'download' && here !== count) throw new Error(`${kind}: ${here} records instead of ${count}`)
    return { took }
  } finally {
    await device.close()
    await other?.close()
  }
}

const before = process.cpuUsage()
const measured = await run()
const { user, system } = process.cpuUsage(before)
const done: Done = { ...measured, cpu: (user + system) / 1000, megabytes: peakMegabytes() }
process.send!({ done }, () => process.exit(0))
