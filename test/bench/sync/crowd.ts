// Many devices in one process, as light as they can be: they hold no database and read nothing of what they are sent. JSON of a CrowdTask as the only argument.
import { v7 as uuid7 } from 'uuid'
import { WebSocket } from 'ws'
import { PROTOCOL, SYNC_PATH } from '../../../shared/protocol.ts'
import { STEPS } from '../../../shared/sync/clock.ts'
import { percentiles } from '../measure.ts'
import { recordOf } from './records.ts'

export interface CrowdTask {
  /** Hub processes that the devices are spread over. */
  readonly urls: readonly string[]
  readonly members: readonly { id: string; access: string }[]
  /** How long all write as fast as they are answered, and how long each writes at its own pace. */
  readonly rushSeconds: number
  readonly pacedSeconds: number
  /** Between two edits of a device at its own pace. */
  readonly paceMs: number
}

interface Answers { readonly opsPerSecond: number; readonly p50: number; readonly p99: number }
export interface CrowdDone {
  /** Until every device has read everything, when all connect at once. */
  readonly onlineMs: number
  readonly rush: Answers
  readonly paced: Answers
}

interface Device { push(): Promise<number>; close(): void }

const { urls, members, rushSeconds, pacedSeconds, paceMs } = JSON.parse(process.argv[2]!) as CrowdTask
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const ACK = '{"t":"ack"'
const ROWS = '{"t":"rows"'
/** Everything that was sent has been stored. */
const SEEN = JSON.stringify({ t: 'seen', cursor: Number.MAX_SAFE_INTEGER })
/** A device would try for ever. */
const TRIES = 6
let records = 0

/** Comes again after a pause when the hub was too busy to greet it, as a device does. */
async function come(url: string, member: CrowdTask['members'][number], at: number): Promise<Device> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await connect(url, member, at)
    } catch (error) {
      if (tries === TRIES) throw error
      await pause(Math.random() * 500 * 2 ** tries)
    }
  }
}

/** Connects, and resolves when it has read everything. */
function connect(url: string, { id, access }: CrowdTask['members'][number], at: number): Promise<Device> {
  return new Promise((resolve, reject) => {
    const [dev, conn] = [uuid7(), uuid7()]
    let [n, prev] = [0, null as string | null]
    let answered: (() => void) | null = null
    const socket = new WebSocket(`${url.replace('http', 'ws')}${SYNC_PATH}`, { perMessageDeflate: false, maxPayload: 1 << 26, headers: { 'x-forwarded-for': `10.2.${at >> 8}.${at & 255}` } })
    const say = (message: object) => socket.send(JSON.stringify(message))
    const device: Device = {
      push: () =>
        new Promise((done) => {
          const from = performance.now()
          const { id: rowId, ...fields } = recordOf(records++, id)
          const op = { n: ++n, opId: uuid7(), entity: 'learning', rowId, kind: 'put', patch: { ...fields, segmentId: null, episodeId: null, teamId: null }, base: 0, hlc: Date.now() * STEPS, schema: 1 }
          say({ t: 'push', conn, prev, ops: [op] })
          prev = op.opId
          answered = () => done(performance.now() - from)
        }),
      close: () => socket.terminate(),
    }
    socket.on('error', reject)
    socket.on('open', () => say({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'bench', token: access, dev, conn }))
    socket.on('message', (data: Buffer, binary) => {
      const kind = binary ? ROWS : data.toString('latin1', 0, 12)
      if (kind.startsWith(ACK)) answered?.()
      else if (kind.startsWith(ROWS)) {
        socket.send(SEEN)
        // the first page holds everybody: there is nothing else yet
        resolve(device)
      } else if (kind.startsWith('{"t":"welcome"'.slice(0, 12))) say({ t: 'pull', cursor: 0 })
      else reject(new Error(data.toString('utf8').slice(0, 300)))
    })
  })
}

async function measured(devices: readonly Device[], seconds: number, pausing: number): Promise<Answers> {
  const times: number[] = []
  const from = performance.now()
  const until = from + seconds * 1000
  await Promise.all(
    devices.map(async (device) => {
      if (pausing > 0) await pause(Math.random() * pausing)
      while (performance.now() < until) {
        times.push(await device.push())
        if (pausing > 0) await pause(pausing)
      }
    }),
  )
  const { p50, p99 } = percentiles(times)
  return { opsPerSecond: times.length / ((performance.now() - from) / 1000), p50, p99 }
}

const from = performance.now()
const devices = await Promise.all(members.map((member, at) => come(urls[at % urls.length]!, member, at)))
const onlineMs = performance.now() - from
const rush = await measured(devices, rushSeconds, 0)
await pause(1000)
const paced = await measured(devices, pacedSeconds, paceMs)
for (const device of devices) device.close()
process.send!({ done: { onlineMs, rush, paced } satisfies CrowdDone }, () => process.exit(0))
