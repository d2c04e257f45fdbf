// Calls and streams over a real MessagePort and over packed socket frames.
import { MessageChannel } from 'node:worker_threads'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { AppError } from '../../shared/app-error.ts'
import { call, stream } from '../../shared/contract/procedure.ts'
import { connect, inProcessClient, serve, type Client, type Router, type Wire } from '../../shared/rpc.ts'
import { domPortWire, pack, unpack } from '../../shared/wires.ts'

const contract = {
  numbers: {
    double: call(z.object({ n: z.number() }), z.object({ n: z.number() })),
    fail: call(z.object({}), z.object({}), ['too-bad']),
    crash: call(z.object({}), z.object({})),
    wait: call(z.object({}), z.object({})),
    bytes: call(z.object({ bytes: z.instanceof(Uint8Array) }), z.object({ bytes: z.instanceof(Uint8Array) })),
    watchCount: stream(z.object({ to: z.number() }), z.object({ n: z.number() })),
  },
}
type TestContract = typeof contract

let produced = 0
let open = 0
let aborted = 0
const logged: string[] = []
const router: Router<TestContract> = {
  numbers: {
    double: ({ n }) => ({ n: n * 2 }),
    fail: () => {
      throw new AppError('too-bad', { why: 'so' })
    },
    crash: () => {
      throw new Error('secret path /home/ada')
    },
    wait: (_input, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted += 1
          resolve({})
        })
      }),
    bytes: ({ bytes }) => ({ bytes }),
    async *watchCount({ to }) {
      open += 1
      try {
        for (let n = 0; n < to; n++) {
          produced = n
          yield { n }
        }
      } finally {
        open -= 1
      }
    },
  },
}
const log = (error: unknown) => void logged.push(String(error))

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

function overPort(): Client<TestContract> & { port: MessageChannel['port2'] } {
  const { port1, port2 } = new MessageChannel()
  closers.push(() => port1.close())
  serve(contract, router, domPortWire(port1 as never), log)
  return Object.assign(Object.create(connect<TestContract>(domPortWire(port2 as never))) as Client<TestContract>, { port: port2 })
}

/** Two ends that pass packed messages, as a socket does. */
function overSocketFrames(): Client<TestContract> {
  const end = () => ({ frame: (_frame: unknown) => {}, close: () => {} })
  const [near, far] = [end(), end()]
  const wire = (own: typeof near, other: typeof near): Wire => ({
    send: (frame) => queueMicrotask(() => other.frame(unpack(pack(frame)))),
    onFrame: (listener) => void (own.frame = listener),
    onClose: (listener) => void (own.close = listener),
  })
  serve(contract, router, wire(near, far), log)
  return connect<TestContract>(wire(far, near))
}

describe.each([['a port', overPort], ['a socket', overSocketFrames], ['nothing', () => inProcessClient(contract, router, log)]])('over %s', (_name, open_) => {
  it('answers calls, each with its own answer', async () => {
    const client = open_()
    expect(await Promise.all([1, 2, 3].map((n) => client.numbers.double({ n })))).toEqual([{ n: 2 }, { n: 4 }, { n: 6 }])
  })

  it('carries a named error with its values', async () => {
    await expect(open_().numbers.fail({})).rejects.toMatchObject({ name: 'AppError', code: 'too-bad', params: { why: 'so' } })
  })

  it('names the field of a bad input', async () => {
    await expect(open_().numbers.double({ n: 'x' as never })).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: 'n', code: 'not-valid' }] })
  })

  it('tells nothing of an unexpected error but logs it', async () => {
    const error = (await open_().numbers.crash({}).catch((reason: unknown) => reason)) as AppError
    expect(error.code).toBe('internal')
    expect(JSON.stringify(error) + error.message).not.toContain('/home/ada')
    expect(logged.at(-1)).toContain('/home/ada')
  })

  it('carries bytes as they are', async () => {
    const bytes = new Uint8Array([0, 1, 255, 128])
    expect((await open_().numbers.bytes({ bytes })).bytes).toEqual(bytes)
  })

  it('streams to the end, and stops the source when the reader leaves', async () => {
    const client = open_()
    const seen: number[] = []
    for await (const { n } of client.numbers.watchCount({ to: 200 })) seen.push(n)
    expect(seen).toEqual(Array.from({ length: 200 }, (_, n) => n))
    for await (const { n } of client.numbers.watchCount({ to: 1e9 })) if (n === 5) break
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(open).toBe(0)
  })
})

it('never runs far ahead of a reader who has stopped reading', async () => {
  const items = overPort().numbers.watchCount({ to: 1e9 })
  await items.next()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(produced).toBeLessThan(200)
  await items.return?.()
})

it('cancels a call that nobody waits for any more', async () => {
  const leave = new AbortController()
  const call_ = overPort().numbers.wait({}, { signal: leave.signal })
  await new Promise((resolve) => setTimeout(resolve, 10))
  leave.abort(new Error('left'))
  await expect(call_).rejects.toThrow('left')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(aborted).toBe(1)
})

it('fails every call when the other side has gone, also those that come later', async () => {
  const { port1, port2 } = new MessageChannel()
  const client = connect<TestContract>(domPortWire(port2 as never))
  const waiting = client.numbers.double({ n: 1 })
  port1.close()
  await expect(waiting).rejects.toMatchObject({ code: 'disconnected' })
  await expect(client.numbers.double({ n: 1 })).rejects.toMatchObject({ code: 'disconnected' })
})

it('knows own procedures only: nothing of what every object has', async () => {
  const client = overPort() as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  for (const [noun, verb] of [['numbers', 'toString'], ['constructor', 'name'], ['__proto__', 'toString'], ['numbers', '__proto__'], ['nothing', 'at all']]) {
    await expect(client[noun!]![verb!]!({})).rejects.toMatchObject({ code: 'unknown-procedure' })
  }
})

it('goes on answering whatever frames arrive', { timeout: 60_000 }, async () => {
  const client = overPort()
  const frame = fc.oneof(
    fc.anything(),
    // its own ids, so that no answer to these is taken for an answer to the calls below
    fc.record({ id: fc.oneof(fc.integer({ min: 1e6 }), fc.string(), fc.double({ min: 1e6 })), call: fc.oneof(fc.constantFrom('numbers.double', 'numbers.watchCount', 'numbers.', '.', 'a.b.c'), fc.anything()), input: fc.anything() }, { requiredKeys: ['id'] }),
    fc.record({ id: fc.integer({ min: 1e6, max: 1e6 + 50 }), more: fc.oneof(fc.double(), fc.integer()), cancel: fc.boolean() }, { requiredKeys: ['id'] }),
  )
  for (let seed = 0; seed < 20; seed++) {
    for (const hostile of fc.sample(frame, { numRuns: 1000, seed })) {
      try {
        client.port.postMessage(hostile)
      } catch {
        // not everything can be cloned
      }
    }
    expect(await client.numbers.double({ n: seed })).toEqual({ n: seed * 2 })
  }
})

it('unpacks to what was packed, and refuses every other message', () => {
  fc.assert(fc.property(fc.record({ id: fc.integer(), input: fc.jsonValue(), bytes: fc.uint8Array() }), (frame) => {
    expect(unpack(pack(frame))).toEqual(JSON.parse(JSON.stringify({ ...frame, bytes: 0 }), (key, value: unknown) => (key === 'bytes' && value === 0 ? frame.bytes : key === '__proto__' ? undefined : value)))
  }))
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    expect(() => unpack(bytes)).not.toThrow()
  }))
  expect(unpack('{"a":')).toBeUndefined()
  expect(Object.getPrototypeOf(unpack('{"__proto__":{"admin":true}}'))).toBe(Object.prototype)
})
