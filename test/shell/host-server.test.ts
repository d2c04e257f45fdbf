// The local host keeps strangers out: other programs and people on this computer, and pages on the web.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { wordsFor } from '../../electron/core/words.ts'
import { startHost, type Host } from '../../electron/host-server.ts'
import type { Wire } from '../../shared/rpc.ts'

const words = await wordsFor('en')
let root: string
let host: Host
let served: Wire[]
const frames: unknown[] = []

const start = (port = 0) =>
  startHost({
    root,
    port,
    words,
    newSecret: () => randomBytes(32).toString('base64url'),
    serve(wire) {
      served.push(wire)
      wire.onFrame((frame) => {
        frames.push(frame)
        wire.send({ id: 1, ok: frame })
      })
    },
  })

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'empty-chair-host-'))
  writeFileSync(path.join(root, 'index.html'), '<p>the screen</p>')
  served = []
  frames.length = 0
  host = await start()
})
afterEach(async () => {
  await host.close()
  rmSync(root, { recursive: true, force: true })
})

interface Answer { status: number; body: string; headers: http.IncomingHttpHeaders }
/** A request as it is written: nothing is made tidy on the way. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(host.origin)
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: target, headers, method, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode!, body, headers: response.headers }))
    })
    request.on('error', reject)
    request.end()
  })
}

/** The different statuses that come back. */
async function statuses(values: string[], request: (value: string) => Promise<Answer>): Promise<number[]> {
  return [...new Set((await Promise.all(values.map(request))).map(({ status }) => status))]
}

async function letIn(): Promise<{ cookie: string }> {
  const { headers } = await ask(new URL(host.newLink()).pathname + new URL(host.newLink()).search)
  const [cookie = ''] = headers['set-cookie'] ?? []
  return { cookie: cookie.split(';')[0]! }
}

function socket(headers: Record<string, string>, target = '/rpc'): Promise<WebSocket | string> {
  return new Promise((resolve) => {
    const made = new WebSocket(host.origin.replace('http', 'ws') + target, { headers })
    made.on('open', () => resolve(made))
    made.on('error', (error) => resolve(error.message))
  })
}

describe('a one-time link', () => {
  it('lets one browser in, by a cookie that no script can read and no other site can send', async () => {
    const link = new URL(host.newLink())
    const answer = await ask(link.pathname + link.search)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^empty-chair-[\w-]{12}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)])
  })

  it('is used up by that: a second browser is refused in words', async () => {
    const link = new URL(host.newLink())
    await ask(link.pathname + link.search)
    const again = await ask(link.pathname + link.search)
    expect(again.status).toBe(403)
    expect(again.body).toContain('This link was used before')
    expect(again.body).toContain('press Enter')
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('opened again by the browser that is in leads to the app', async () => {
    const link = new URL(host.newLink())
    const { headers } = await ask(link.pathname + link.search)
    const again = await ask(link.pathname + link.search, { cookie: headers['set-cookie']![0]!.split(';')[0]! })
    expect(again.status).toBe(303)
    expect(again.headers.location).toBe('/')
  })

  it('that nobody used stops working when a fresh one is made', async () => {
    const old = new URL(host.newLink())
    host.newLink()
    expect((await ask(old.pathname + old.search)).status).toBe(403)
  })

  it('is not used up by a program that only looks whether it leads anywhere', async () => {
    const link = new URL(host.newLink())
    for (const method of ['HEAD', 'POST', 'OPTIONS']) expect((await ask(link.pathname + link.search, {}, method)).headers['set-cookie']).toBeUndefined()
    expect((await ask(link.pathname + link.search)).status).toBe(303)
  })

  it('cannot be guessed or left out', async () => {
    expect(await statuses(['/open', '/open?t=', '/open?t=undefined', `/open?t=${'a'.repeat(43)}`, '/open?t[]=1'], (target) => ask(target))).toEqual([403])
  })

  it('lets as many browsers in as there are links, and none throws another out', async () => {
    const first = await letIn()
    const second = await letIn()
    expect(first.cookie).not.toBe(second.cookie)
    expect((await ask('/', first)).body).toContain('the screen')
    expect((await ask('/', second)).body).toContain('the screen')
  })
})

describe('a request', () => {
  it('without a session gets no screen, and is told what to do', async () => {
    const answer = await ask('/')
    expect(answer.status).toBe(401)
    expect(answer.body).toContain('Open the link that Empty Chair printed')
    expect(answer.body).not.toContain('the screen')
  })

  it('with a cookie of another run is refused', async () => {
    const { cookie } = await letIn()
    const [name, value] = cookie.split('=')
    expect((await ask('/', { cookie: `${name}=${'x'.repeat(value!.length)}` })).status).toBe(401)
    expect((await ask('/', { cookie: `other-${name}=${value}` })).status).toBe(401)
    expect((await ask('/', { cookie: `a=1; ${name}=${value}; b=2` })).status).toBe(200)
  })

  it('for another host is refused, so a name that was bent to 127.0.0.1 opens nothing', async () => {
    const session = await letIn()
    expect(await statuses(['evil.example', 'localhost', `localhost:${new URL(host.origin).port}`, '127.0.0.1'], (name) => ask('/', { ...session, host: name }))).toEqual([421])
    expect((await ask('http://evil.example/', session)).status).toBe(421)
    expect((await ask('/', { host: 'localhost' })).body).toContain(`It begins with ${host.origin}`)
  })

  it('from a page of another origin is refused', async () => {
    const session = await letIn()
    expect((await ask('/', { ...session, origin: 'https://evil.example' })).status).toBe(421)
    expect((await ask('/', { ...session, origin: 'null' })).status).toBe(421)
    expect((await ask('/', { ...session, origin: host.origin })).status).toBe(200)
  })

  it('cannot leave the folder of the screen', async () => {
    const session = await letIn()
    for (const target of ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '//evil.example/x.js', '/\\..\\x.js', '/./../..//etc/passwd', '/%00.html']) {
      const { status, body } = await ask(target, session)
      expect({ target, status, leaks: /root:|dependencies/.test(body) }).toEqual({ target, status: 404, leaks: false })
    }
  })

  it('may only read', async () => {
    const session = await letIn()
    expect(await statuses(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'], (method) => ask('/', session, method))).toEqual([405])
    const head = await ask('/', session, 'HEAD')
    expect(head.status).toBe(200)
    expect(head.body).toBe('')
  })

  it('that is refused still carries the guards, and its words run nothing', async () => {
    const answer = await ask('/')
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin' })
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('that never ends is cut off', { timeout: 15_000 }, async () => {
    const { port } = new URL(host.origin)
    const started = Date.now()
    const slow = net.connect(Number(port), '127.0.0.1')
    slow.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `)
    const drip = setInterval(() => slow.write('a'), 200)
    slow.on('error', () => {})
    slow.resume()
    await new Promise((resolve) => {
      slow.once('close', resolve)
    })
    clearInterval(drip)
    expect(Date.now() - started).toBeLessThan(9_000)
  })
})

describe('the wire', () => {
  it('opens for the page that is in', async () => {
    const made = await socket({ ...(await letIn()), origin: host.origin })
    expect(made).toBeInstanceOf(WebSocket)
    expect(served).toHaveLength(1)
    ;(made as WebSocket).terminate()
  })

  it('stays shut for everybody else', async () => {
    const session = await letIn()
    expect(await socket({ origin: host.origin })).toContain('401')
    expect(await socket({ ...session, origin: 'https://evil.example' })).toContain('403')
    expect(await socket(session)).toContain('403')
    expect(await socket({ ...session, origin: 'null' })).toContain('403')
    expect(await socket({ ...session, origin: host.origin, host: 'evil.example' })).toContain('421')
    expect(await socket({ ...session, origin: host.origin }, '/other')).toContain('404')
    expect(served).toHaveLength(0)
  })

  it('drops a peer that sends too much, and no other', async () => {
    const headers = { ...(await letIn()), origin: host.origin }
    const greedy = (await socket(headers)) as WebSocket
    const other = (await socket(headers)) as WebSocket
    const dropped = new Promise((resolve) => {
      greedy.once('close', resolve)
    })
    greedy.send(Buffer.alloc(64 * 1024 * 1024 + 1))
    expect(await dropped).toBe(1009)
    other.send(JSON.stringify({ id: 1, call: 'x' }))
    const answer = await new Promise((resolve) => {
      other.once('message', (data: Buffer) => resolve(JSON.parse(data.toString())))
    })
    expect(answer).toEqual({ id: 1, ok: { id: 1, call: 'x' } })
    other.terminate()
  })

  it('ignores what is no frame', async () => {
    const made = (await socket({ ...(await letIn()), origin: host.origin })) as WebSocket
    for (const rubbish of ['not json', '', Buffer.from([0, 0, 0]), Buffer.from([255, 255, 255, 255, 1]), Buffer.alloc(0)]) made.send(rubbish)
    made.send(JSON.stringify({ id: 2 }))
    await new Promise((resolve) => {
      made.once('message', resolve)
    })
    expect(frames).toEqual([{ id: 2 }])
    made.terminate()
  })
})

describe('a port', () => {
  it('that is taken is named, with the remedy', async () => {
    await expect(start(Number(new URL(host.origin).port))).rejects.toMatchObject({ code: 'port-taken', params: { port: Number(new URL(host.origin).port) } })
  })

  it('is free again after closing, also with open connections', async () => {
    const port = Number(new URL(host.origin).port)
    const made = (await socket({ ...(await letIn()), origin: host.origin })) as WebSocket
    const dropped = new Promise((resolve) => {
      made.once('close', resolve)
    })
    await host.close()
    await dropped
    host = await start(port)
    expect(host.origin).toBe(`http://127.0.0.1:${port}`)
  })
})
