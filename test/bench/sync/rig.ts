// Servers and devices of the sync bench, each in a process of its own, with their data in memory (tmpfs) where the machine has it.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Kind } from './adapter.ts'
import { builtFile } from './built.ts'
import type { CrowdDone, CrowdTask } from './crowd.ts'
import type { HubInfo } from './hub-device.ts'
import type { Metered } from './meter.ts'
import type { Done, Task } from './phase.ts'

const METER = ['--import', builtFile('meter')]
const LIMIT_MS = 5 * 60_000

/** A folder in memory, so that the disk's moods are not measured; `BENCH_DATA` names another place. */
export function benchFolder(): string {
  const place = process.env['BENCH_DATA'] ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
  mkdirSync(place, { recursive: true })
  return mkdtempSync(path.join(place, 'empty-chair-bench-'))
}

export interface Server {
  readonly kind: Kind
  readonly info: unknown
  meter(): Promise<Metered>
  count(): Promise<number>
  stop(): Promise<void>
}

/** The next message of a child that has `name`. */
function said<T>(child: ChildProcess, name: string, limit = LIMIT_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = (error: Error) => {
      clearTimeout(timer)
      child.off('message', take)
      child.off('exit', ended)
      reject(error)
    }
    const timer = setTimeout(() => over(new Error(`no ${name} within ${limit} ms`)), limit)
    const ended = (code: number | null) => over(new Error(`ended with ${code} before it said ${name}`))
    const take = (message: unknown) => {
      if (typeof message !== 'object' || message === null || !(name in message)) return
      clearTimeout(timer)
      child.off('message', take)
      child.off('exit', ended)
      resolve((message as Record<string, T>)[name]!)
    }
    child.on('message', take)
    child.once('exit', ended)
  })
}

function serverOf(kind: Kind, child: ChildProcess, info: unknown): Server {
  const ask = <T>(what: string) => {
    const answer = said<T>(child, what)
    child.send(what)
    return answer
  }
  return {
    kind,
    info,
    meter: () => ask('meter'),
    count: () => ask('count'),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** The server of the floor or of a peer. */
export async function startServer(kind: Kind, folder: string): Promise<Server> {
  mkdirSync(folder, { recursive: true })
  const child = fork(builtFile('serve'), [kind, folder], { execArgv: METER, stdio: ['ignore', 'ignore', process.env['BENCH_SHOW'] ? 'inherit' : 'ignore', 'ipc'] })
  return serverOf(kind, child, await said(child, 'info'))
}

/** A hub as people run it, and members who joined it: an admin, and champions, who may change what the admin wrote. */
export async function startHub(kind: 'sqlite' | 'postgres', place: string, { members = 3, joined }: { members?: number; joined?: HubInfo } = {}): Promise<Server & { info: HubInfo }> {
  const where = kind === 'sqlite' ? ['--data', place] : ['--database', place]
  const child = fork(builtFile('hub'), [...where, '--port', '0', '--log', 'error', '--behind-proxy'], { execArgv: METER, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const out = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout!.on('data', (data: Buffer) => {
      text += data.toString('utf8')
      if (/http:\/\/\S+/.test(text) && (joined || /once: \S+/.test(text))) resolve(text)
    })
    child.once('exit', (code) => reject(new Error(`the hub ended with ${code}`)))
  })
  const url = /http:\/\/\S+/.exec(out)![0]
  const info = { url, members: joined?.members ?? (await join(url, /once: (\S+)/.exec(out)![1]!, members)) }
  return { ...serverOf(kind, child, info), info }
}

async function join(url: string, code: string, members: number): Promise<HubInfo['members']> {
  let address = 0
  const post = async <T>(where: string, body: object, token?: string): Promise<T> => {
    // everybody has an address of their own, as behind a proxy: joining is limited by address
    const from = `10.1.${++address >> 8}.${address & 255}`
    const response = await fetch(url + where, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...(token !== undefined && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${where}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  interface Answer { access: string; member: { id: string } }
  const first = await post<Answer>('/v1/join', { code, name: 'Member 1', device: 'bench' })
  const joined = [{ id: first.member.id, access: first.access }]
  while (joined.length < members) {
    const { code: invitation } = await post<{ code: string }>('/v1/invitations', { role: 'champion' }, first.access)
    const { access, member } = await post<Answer>('/v1/join', { code: invitation, name: `Member ${joined.length + 1}`, device: 'bench' })
    joined.push({ id: member.id, access })
  }
  return joined
}

/** Runs one phase against a server, and tells what it cost on both sides. */
export async function runPhase(server: Server, task: Omit<Task, 'kind' | 'info' | 'authorId'>): Promise<Done & { server: Metered }> {
  const before = await server.meter()
  // whoever writes a learning is its author
  const authorId = (server.info as Partial<HubInfo>).members?.[task.phase === 'fill' ? task.device : 0]!.id ?? '019cb8a0-0000-7000-8000-000000000000'
  const whole: Task = { ...task, kind: server.kind, info: server.info, authorId }
  const child = fork(builtFile('phase'), [JSON.stringify(whole)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.on('message', (message) => {
    if (message === 'count') void server.count().then((count) => child.send({ count }))
  })
  try {
    const done = await said<Done>(child, 'done')
    const { received, sent, megabytes, cpu } = await server.meter()
    return { ...done, server: { received: received - before.received, sent: sent - before.sent, megabytes, cpu: cpu - before.cpu } }
  } finally {
    setTimeout(() => child.kill('SIGKILL'), 5000).unref()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}

export async function runCrowd(task: CrowdTask): Promise<CrowdDone> {
  const child = fork(builtFile('crowd'), [JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  try {
    return await said<CrowdDone>(child, 'done')
  } finally {
    child.kill('SIGKILL')
  }
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
