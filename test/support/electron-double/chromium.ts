// A Chromium of its own, spoken to by its debugging protocol. The test attaches to the same one.
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { WebSocket } from 'ws'
import { CHROMIUM_FLAGS, findChromium } from '../chromium.ts'

const FLAGS = ['--remote-debugging-port=0', '--no-startup-window', '--lang=en-GB', '--accept-lang=en-GB']

type Params = Record<string, unknown>

export interface Chromium {
  readonly endpoint: string
  send(method: string, params?: Params, sessionId?: string): Promise<Record<string, unknown>>
  /** Events of one page (`sessionId`) or of the browser (''), by the name of the event. */
  events(sessionId: string): EventEmitter
  /** Resolves when its process is gone, and its hold on the profile with it. */
  end(): Promise<void>
}

export async function startChromium(profile: string): Promise<Chromium> {
  const child = spawn(findChromium()!, [...CHROMIUM_FLAGS, ...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const endpoint = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(printed)
      if (found) resolve(found[1]!)
    })
    void gone.then(() => reject(new Error(`Chromium ended: ${printed}`)))
  })
  const socket = new WebSocket(endpoint, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const waiting = new Map<number, { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }>()
  const emitters = new Map<string, EventEmitter>()
  const events = (sessionId: string) => {
    const known = emitters.get(sessionId) ?? new EventEmitter()
    emitters.set(sessionId, known)
    return known
  }
  let lastId = 0
  socket.on('message', (raw: Buffer) => {
    const { id, result, error, method, params, sessionId = '' } = JSON.parse(raw.toString()) as { id?: number; result?: Record<string, unknown>; error?: { message: string }; method?: string; params?: Params; sessionId?: string }
    if (id === undefined) events(sessionId).emit(method!, params)
    const call = waiting.get(id ?? 0)
    waiting.delete(id ?? 0)
    if (error) call?.reject(new Error(error.message))
    else call?.resolve(result ?? {})
  })
  return {
    endpoint,
    events,
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) }))
      }),
    async end() {
      child.kill()
      await gone
    },
  }
}
