// A private PostgreSQL server for tests: in a temporary folder, on a free port, run by an unprivileged user when the tests run as root.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'

/** Where Debian and Ubuntu keep the server's programs; `PGBIN` names another place. */
const ROOT = '/usr/lib/postgresql'

/** The newest installed server's folder of programs, or null. */
export function findPostgres(): string | null {
  const own = process.env['PGBIN']
  const places = [...(own ? [own] : []), ...(existsSync(ROOT) ? readdirSync(ROOT).sort((a, b) => Number(b) - Number(a)).map((version) => path.join(ROOT, version, 'bin')) : [])]
  return places.find((place) => existsSync(path.join(place, 'initdb'))) ?? null
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return { uid: Number(user![2]), gid: Number(user![3]) }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

export interface TestPostgres {
  readonly url: string
  /** A fresh, empty database on it. */
  database(): Promise<string>
  /** Stops at once, without a checkpoint: the next start recovers. */
  crash(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

export async function startPostgres(bin: string): Promise<TestPostgres> {
  const user = unprivileged()
  const folder = mkdtempSync(path.join(tmpdir(), 'empty-chair-pg-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!)
  const data = path.join(folder, 'data')
  const options = { ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, cwd: folder }
  const made = spawnSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'], { ...options, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  // since 15 a database is written to the log page by page unless it is told to copy files
  const copies = Number(/\d+/.exec(spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout)) >= 15 ? 'STRATEGY FILE_COPY' : ''
  const port = await freePort()
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  let server: ChildProcess
  let databases = 0

  async function start(): Promise<void> {
    const log = openSync(path.join(folder, 'log'), 'a')
    const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off' /* a crash of the process, not of the machine */, '-c', 'full_page_writes=off', '-c', 'wal_level=minimal', '-c', 'max_wal_senders=0', '-c', `port=${port}`], { ...options, stdio: ['ignore', log, log] })
    server = child
    for (let tries = 0; tries < 400; tries += 1) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL stopped: ${readFileSync(path.join(folder, 'log'), 'utf8').slice(-1000)}`)
      const client = new Client({ connectionString: url('postgres') })
      client.on('error', () => {})
      try {
        await client.connect()
        await client.end()
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    }
    throw new Error('PostgreSQL did not start')
  }
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve()
      server.once('exit', () => resolve())
      server.kill(signal)
    })

  await start()
  return {
    url: url('postgres'),
    start,
    crash: () => end('SIGQUIT'),
    async database() {
      const client = new Client({ connectionString: url('postgres') })
      await client.connect()
      const name = `hub${++databases}`
      await client.query(`CREATE DATABASE ${name} ${copies}`)
      await client.end()
      return url(name)
    },
    async remove() {
      // what is thrown away needs no checkpoint
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
