// The keeper of the core's process: ports reach a running core only, a crash is made good, too many crashes are told.
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { keepCore } from '../../electron/core-keeper.ts'
import type { FromCore, ToCore } from '../../electron/core-process.ts'
import type { AppError } from '../../shared/app-error.ts'

interface Process {
  got: (ToCore & { ports?: string[] })[]
  killed: boolean
  say(message: FromCore): void
  exit(code: number): void
}

function world() {
  const processes: Process[] = []
  const failed: AppError[] = []
  const stopped: { times: number; again: () => void }[] = []
  let now = 0
  const keeper = keepCore<string>({
    dataDir: '/data',
    now: () => now,
    keychain: (act, text) => (text === 'broken' ? null : `${act} ${text}`),
    onFailed: (error) => void failed.push(error),
    onStopped: (times, again) => void stopped.push({ times, again }),
    fork() {
      const events = new EventEmitter()
      const made: Process = { got: [], killed: false, say: (message) => void events.emit('message', message), exit: (code) => void events.emit('exit', code) }
      processes.push(made)
      return Object.assign(events, {
        postMessage: (message: ToCore, ports?: string[]) => void made.got.push({ ...message, ...(ports && { ports }) }),
        kill: () => {
          made.killed = true
        },
      })
    },
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { processes, failed, stopped, keeper, settle, wait: (ms: number) => (now += ms) }
}

describe('the core in a process of its own', () => {
  it('has secrets sealed by the main process, and is told when that cannot be', async () => {
    const { processes } = world()
    processes[0]!.say({ type: 'keychain', id: 7, act: 'seal', text: 'secret' })
    processes[0]!.say({ type: 'keychain', id: 8, act: 'open', text: 'broken' })
    expect(processes[0]!.got.slice(1)).toEqual([{ type: 'keychain', id: 7, text: 'seal secret' }, { type: 'keychain', id: 8, text: null }])
  })

  it('is told its folder, and gets ports once it is ready', async () => {
    const { processes, keeper, settle } = world()
    void keeper.connect('a')
    await settle()
    expect(processes[0]!.got).toEqual([{ type: 'start', dataDir: '/data' }])
    processes[0]!.say({ type: 'ready' })
    await settle()
    expect(processes[0]!.got.at(-1)).toEqual({ type: 'connect', ports: ['a'] })
  })

  it('is started again after a crash, and ports that were asked for meanwhile go to the new one', async () => {
    const { processes, keeper, settle } = world()
    processes[0]!.say({ type: 'ready' })
    processes[0]!.exit(137)
    void keeper.connect('b')
    await settle()
    expect(processes).toHaveLength(2)
    expect(processes[1]!.got).toEqual([{ type: 'start', dataDir: '/data' }])
    processes[1]!.say({ type: 'ready' })
    await settle()
    expect(processes[0]!.got.some(({ ports }) => ports)).toBe(false)
    expect(processes[1]!.got.at(-1)).toEqual({ type: 'connect', ports: ['b'] })
  })

  it('is given up after three crashes within a minute, until somebody says again', () => {
    const { processes, stopped } = world()
    for (let at = 0; at < 3; at++) processes[at]!.exit(1)
    expect(processes).toHaveLength(3)
    expect(stopped).toMatchObject([{ times: 3 }])
    stopped[0]!.again()
    expect(processes).toHaveLength(4)
  })

  it('is never given up for crashes that are far apart', () => {
    const { processes, stopped, wait } = world()
    for (let at = 0; at < 10; at++) {
      processes[at]!.exit(1)
      wait(31_000)
    }
    expect(stopped).toHaveLength(0)
    expect(processes).toHaveLength(11)
  })

  it('that cannot start tells why, and is not tried again', () => {
    const { processes, failed } = world()
    processes[0]!.say({ type: 'failed', code: 'storage-full', params: { folder: '/data' } })
    processes[0]!.exit(1)
    expect(failed).toMatchObject([{ code: 'storage-full', params: { folder: '/data' } }])
    expect(processes).toHaveLength(1)
  })

  it('is asked to stop and waited for; that is no crash', async () => {
    const { processes, keeper, settle } = world()
    processes[0]!.say({ type: 'ready' })
    let over = false
    void keeper.stop().then(() => (over = true))
    await settle()
    expect(processes[0]!.got.at(-1)).toEqual({ type: 'stop' })
    expect(over).toBe(false)
    processes[0]!.exit(0)
    await settle()
    expect(over).toBe(true)
    expect(processes).toHaveLength(1)
    expect(processes[0]!.killed).toBe(false)
  })
})
