// The way to the core: a MessagePort in Electron, a WebSocket in the browser. Comes back by itself when the core or its host went away.
import { create } from 'zustand'
import { AppError } from '../shared/app-error.ts'
import type { AppContract } from '../shared/contract/contract.ts'
import { connect, type Client, type Wire } from '../shared/rpc.ts'
import { domPortWire, socketWire } from '../shared/wires.ts'

const FIRST_WAIT = 250
const LONGEST_WAIT = 5000
/** A port that has not come by then is asked for again. */
const PORT_WAIT = 10_000

/** `opening` until the first connection; then `open`, or `lost` while trying again. */
export const useLink = create<{ state: 'opening' | 'open' | 'lost'; tries: number }>()(() => ({ state: 'opening', tries: 0 }))

let current: Client<AppContract> | null = null
let opened: Promise<void>
let announceOpen: () => void
const newPromise = () => {
  opened = new Promise((resolve) => {
    announceOpen = resolve
  })
}
newPromise()

const listeners = new Set<() => void>()

/** Calls `listener` after every connection, the first included. */
export function onConnected(listener: () => void): void {
  listeners.add(listener)
  if (current) listener()
}

/**
 * The contract as functions: `api.learnings.log(input)`. Before the first connection a call waits for it;
 * while the connection is lost it fails with `disconnected`.
 */
export const api: Client<AppContract> = new Proxy({} as Client<AppContract>, {
  get: (_target, noun) =>
    new Proxy(
      {},
      {
        get: (_verbs, verb) => {
          const call = (client: Client<AppContract>) => (client as unknown as Record<string, Record<string, (...values: unknown[]) => unknown>>)[String(noun)]![String(verb)]!
          return (...values: unknown[]) => {
            if (current) return call(current)(...values)
            if (String(verb).startsWith('watch') || useLink.getState().state === 'lost') throw new AppError('disconnected')
            return opened.then(() => call(current!)(...values))
          }
        },
      },
    ),
})

function portWire(): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      removeEventListener('message', take)
      reject(new AppError('disconnected'))
    }, PORT_WAIT)
    function take(event: MessageEvent) {
      const port = event.ports[0]
      if (event.source !== window || event.data !== 'empty-chair:port' || !port) return
      clearTimeout(late)
      removeEventListener('message', take)
      resolve(domPortWire(port))
    }
    addEventListener('message', take)
    window.emptyChair!.connect()
  })
}

function openSocket(): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`)
    socket.addEventListener('open', () => resolve(socketWire(socket)))
    socket.addEventListener('close', () => reject(new AppError('disconnected')))
  })
}

/** Connects, and keeps connected for as long as the page lives. Called once at start. */
export function keepConnected(): void {
  void tryOnce()

  async function tryOnce(): Promise<void> {
    try {
      const wire = await (window.emptyChair ? portWire() : openSocket())
      const client = connect<AppContract>(wire)
      wire.onClose(() => {
        if (current !== client) return
        current = null
        newPromise()
        useLink.setState({ state: 'lost', tries: 0 })
        void again(0)
      })
      current = client
      useLink.setState({ state: 'open', tries: 0 })
      announceOpen()
      for (const listener of listeners) listener()
    } catch {
      const { state, tries } = useLink.getState()
      // The very first attempts are quiet: the core may still be starting.
      useLink.setState({ tries: tries + 1, state: state === 'opening' && tries < 3 ? 'opening' : 'lost' })
      void again(tries + 1)
    }
  }

  async function again(tries: number): Promise<void> {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries)
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, wait)
      // Somebody who comes back to the window should not have to wait.
      addEventListener('focus', done)
      function done() {
        clearTimeout(timer)
        removeEventListener('focus', done)
        resolve()
      }
    })
    await tryOnce()
  }
}
