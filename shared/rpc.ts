// Calls and streams over any transport that carries messages: a MessagePort, a WebSocket, or nothing at all (in process).
//
//   caller                                  server
//   { id, call: 'noun.verb', input }   ->   { id, ok } | { id, error }
//   { id, call: 'noun.watchX', input } ->   { id, item }*  then { id, end: true } | { id, error }
//   { id, more: n }                    ->   lets the server send n more items: it never runs further ahead than the caller reads
//   { id, cancel: true }               ->   stops a call or a stream
//
// A frame that is none of these is ignored: a broken or hostile peer cannot stop the other calls.
import type * as z from 'zod'
import { AppError, type FieldProblem } from './app-error.ts'
import type { Call, Contract, Procedure, Stream } from './contract/procedure.ts'

/** Items a server may send before the caller asks for more. */
const FIRST_CREDIT = 64
const MORE_CREDIT = 32

export interface Wire {
  send(frame: unknown): void
  onFrame(listener: (frame: unknown) => void): void
  onClose(listener: () => void): void
}

type Input<P extends Procedure> = z.input<P['in']>
type Output<P extends Procedure> = z.output<P['out']>
interface CallOptions { signal?: AbortSignal }

export type Client<C extends Contract> = {
  readonly [Noun in keyof C]: {
    readonly [Verb in keyof C[Noun]]: C[Noun][Verb] extends Stream
      ? (input: Input<C[Noun][Verb]>, options?: CallOptions) => AsyncIterableIterator<Output<C[Noun][Verb]>>
      : C[Noun][Verb] extends Call
        ? (input: Input<C[Noun][Verb]>, options?: CallOptions) => Promise<Output<C[Noun][Verb]>>
        : never
  }
}

export type Router<C extends Contract> = {
  readonly [Noun in keyof C]: {
    readonly [Verb in keyof C[Noun]]: C[Noun][Verb] extends Stream
      ? (input: z.output<C[Noun][Verb]['in']>, signal: AbortSignal) => AsyncIterable<Output<C[Noun][Verb]>>
      : (input: z.output<C[Noun][Verb]['in']>, signal: AbortSignal) => Output<C[Noun][Verb]> | Promise<Output<C[Noun][Verb]>>
  }
}

type Handler = (input: unknown, signal: AbortSignal) => unknown
type LogError = (error: unknown, procedure: string) => void

interface Frame {
  id: number
  call?: string
  input?: unknown
  more?: number
  cancel?: boolean
  ok?: unknown
  item?: unknown
  end?: boolean
  error?: { code: string; params: Record<string, string | number>; fields: FieldProblem[] }
}

function asFrame(frame: unknown): Frame | null {
  return typeof frame === 'object' && frame !== null && Number.isSafeInteger((frame as Frame).id) ? (frame as Frame) : null
}

function find(contract: Contract, router: unknown, name: unknown): { procedure: Procedure; handler: Handler } | null {
  if (typeof name !== 'string') return null
  const [noun = '', verb = '', rest] = name.split('.')
  if (rest !== undefined || !Object.hasOwn(contract, noun)) return null
  const procedures = contract[noun]!
  if (!Object.hasOwn(procedures, verb)) return null
  return { procedure: procedures[verb]!, handler: (router as Record<string, Record<string, Handler>>)[noun]![verb]! }
}

/** Checks what arrives against the procedure's input schema: the one door. */
function admit(procedure: Procedure, input: unknown): unknown {
  const parsed = procedure.in.safeParse(input)
  if (parsed.success) return parsed.data
  throw new AppError('bad-input', {}, parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), code: /^[a-z-]+$/.test(issue.message) ? issue.message : 'not-valid' })))
}

function frameError(error: unknown, log: LogError, procedure: string): NonNullable<Frame['error']> {
  if (error instanceof AppError) return { code: error.code, params: { ...error.params }, fields: [...error.fields] }
  log(error, procedure)
  return { code: 'internal', params: {}, fields: [] }
}

/** Calls a procedure without a wire, with the same checks as over one. For the terminal shell and tests. */
export function inProcessClient<C extends Contract>(contract: C, router: Router<C>, log: LogError): Client<C> {
  const wrap = (error: unknown, name: string) => (error instanceof AppError ? error : toError(frameError(error, log, name)))
  return clientOf((name, input, options) => {
    const found = find(contract, router, name)
    if (!found) throw new AppError('unknown-procedure', { name })
    const signal = options?.signal ?? new AbortController().signal
    if (found.procedure.kind === 'stream') {
      return (async function* () {
        try {
          yield* found.handler(admit(found.procedure, input), signal) as AsyncIterable<unknown>
        } catch (error) {
          throw wrap(error, name)
        }
      })()
    }
    return (async () => {
      try {
        return await found.handler(admit(found.procedure, input), signal)
      } catch (error) {
        throw wrap(error, name)
      }
    })()
  })
}

/** Serves `router` to one peer until its wire closes. Outputs are not checked here: the router's types and the tests do that. */
export function serve<C extends Contract>(contract: C, router: Router<C>, wire: Wire, log: LogError): void {
  const running = new Map<number, { abort: AbortController; credit: number; wake: () => void }>()
  wire.onClose(() => {
    for (const call of running.values()) call.abort.abort()
    running.clear()
  })
  wire.onFrame((raw) => {
    const frame = asFrame(raw)
    if (!frame) return
    if (frame.cancel === true) return running.get(frame.id)?.abort.abort()
    if (typeof frame.more === 'number') {
      const call = running.get(frame.id)
      if (call && frame.more > 0 && frame.more <= 10_000) {
        call.credit += frame.more
        call.wake()
      }
      return
    }
    if (frame.call !== undefined && !running.has(frame.id)) void answer(frame)
  })

  async function answer({ id, call: asked, input }: Frame): Promise<void> {
    const name = typeof asked === 'string' ? asked.slice(0, 100) : typeof asked
    const found = find(contract, router, name)
    if (!found) return wire.send({ id, error: { code: 'unknown-procedure', params: { name }, fields: [] } })
    const call = { abort: new AbortController(), credit: FIRST_CREDIT, wake: () => {} }
    const { signal } = call.abort
    running.set(id, call)
    try {
      const result = found.handler(admit(found.procedure, input), signal)
      if (found.procedure.kind === 'call') {
        const ok = await result
        if (!signal.aborted) wire.send({ id, ok })
        return
      }
      for await (const item of result as AsyncIterable<unknown>) {
        if (signal.aborted) break
        wire.send({ id, item })
        call.credit -= 1
        if (call.credit <= 0) {
          await new Promise<void>((resolve) => {
            call.wake = resolve
            signal.addEventListener('abort', () => resolve(), { once: true })
          })
        }
      }
      if (!signal.aborted) wire.send({ id, end: true })
    } catch (error) {
      if (!signal.aborted) wire.send({ id, error: frameError(error, log, name) })
    } finally {
      running.delete(id)
    }
  }
}

/** The caller's side. After the wire has closed every call, open or new, fails with `disconnected`. */
export function connect<C extends Contract>(wire: Wire): Client<C> {
  const waiting = new Map<number, (frame: Frame) => void>()
  let lastId = 0
  let closed = false
  const disconnected: NonNullable<Frame['error']> = { code: 'disconnected', params: {}, fields: [] }
  wire.onFrame((raw) => {
    const frame = asFrame(raw)
    if (frame) waiting.get(frame.id)?.(frame)
  })
  wire.onClose(() => {
    closed = true
    for (const [id, receive] of waiting) receive({ id, error: disconnected })
    waiting.clear()
  })

  function callOnce(name: string, input: unknown, options?: CallOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(toError(disconnected))
      options?.signal?.throwIfAborted()
      const id = ++lastId
      const onAbort = () => {
        waiting.delete(id)
        wire.send({ id, cancel: true })
        reject(options!.signal!.reason as Error)
      }
      waiting.set(id, (frame) => {
        waiting.delete(id)
        options?.signal?.removeEventListener('abort', onAbort)
        if (frame.error) reject(toError(frame.error))
        else resolve(frame.ok)
      })
      options?.signal?.addEventListener('abort', onAbort, { once: true })
      wire.send({ id, call: name, input })
    })
  }

  function openStream(name: string, input: unknown, options?: CallOptions): AsyncIterableIterator<unknown> {
    const id = ++lastId
    const arrived: Frame[] = []
    let wake = () => {}
    let over = false
    let read = 0
    const finish = () => {
      over = true
      waiting.delete(id)
      options?.signal?.removeEventListener('abort', stop)
      wake()
    }
    const stop = () => {
      if (!over && !closed) wire.send({ id, cancel: true })
      finish()
    }
    if (closed) arrived.push({ id, error: disconnected })
    else {
      waiting.set(id, (frame) => {
        arrived.push(frame)
        wake()
      })
      options?.signal?.addEventListener('abort', stop, { once: true })
      wire.send({ id, call: name, input })
    }
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      async next() {
        for (;;) {
          const frame = arrived.shift()
          if (frame?.error) {
            finish()
            throw toError(frame.error)
          }
          if (frame?.end === true || (!frame && over)) {
            finish()
            return { done: true, value: undefined }
          }
          if (frame) {
            read += 1
            if (read % MORE_CREDIT === 0 && !over) wire.send({ id, more: MORE_CREDIT })
            return { done: false, value: frame.item }
          }
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      },
      async return() {
        stop()
        return { done: true, value: undefined }
      },
    }
  }

  return clientOf((name, input, options) => (/\.watch/.test(name) ? openStream(name, input, options) : callOnce(name, input, options)))
}

/** `client.noun.verb(input)` without holding the contract: the screen imports it as types only. */
function clientOf<C extends Contract>(act: (name: string, input: unknown, options?: CallOptions) => unknown): Client<C> {
  const nouns = new Map<string, object>()
  return new Proxy({} as Client<C>, {
    get(_target, noun) {
      if (typeof noun !== 'string' || noun === 'then') return undefined
      let verbs = nouns.get(noun)
      if (!verbs) {
        verbs = new Proxy({}, { get: (_verbs, verb) => (typeof verb === 'string' && verb !== 'then' ? (input: unknown, options?: CallOptions) => act(`${noun}.${verb}`, input, options) : undefined) })
        nouns.set(noun, verbs)
      }
      return verbs
    },
  })
}

function toError(error: NonNullable<Frame['error']>): AppError {
  return new AppError(error.code, error.params, error.fields)
}
