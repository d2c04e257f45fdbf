// What the shells serve to the page, and what they never do.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHandler } from '../../electron/content.ts'

let folder: string
let nonces = 0
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'empty-chair-content-'))
  mkdirSync(path.join(folder, 'screen/assets'), { recursive: true })
  writeFileSync(path.join(folder, 'screen/index.html'), '<meta property="csp-nonce" nonce="__NONCE__"><script type="module" src="./assets/a.js" nonce="__NONCE__"></script>')
  writeFileSync(path.join(folder, 'screen/assets/a.js'), '1')
  writeFileSync(path.join(folder, 'screen/icon.svg'), '<svg/>')
  writeFileSync(path.join(folder, 'screen/notes.sqlite'), 'private')
  writeFileSync(path.join(folder, 'secret.js'), 'secret')
  mkdirSync(path.join(folder, 'screen-twin'))
  writeFileSync(path.join(folder, 'screen-twin/a.js'), 'secret')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const handler = (connect: string[] = []) => contentHandler({ root: path.join(folder, 'screen'), host: 'ui', newNonce: () => `nonce${(nonces += 1)}`, connect })
const get = (url: string, init?: RequestInit) => handler()(new Request(url, init))

describe('the screen', () => {
  it('is served with its type, and never sniffed', async () => {
    const answer = await get('app://ui/assets/a.js')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe('1')
  })

  it('is the start page at the root', async () => {
    const answer = await get('app://ui/')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('gets a fresh nonce in each page, the same in the page and in its policy', async () => {
    const seen = new Set<string>()
    for (let at = 0; at < 3; at++) {
      const answer = await get('app://ui/')
      const [, nonce] = /style-src-elem 'self' 'nonce-(\w+)'/.exec(answer.headers.get('content-security-policy')!)!
      const page = await answer.text()
      expect(page).not.toContain('__NONCE__')
      expect(page.split(`"${nonce}"`)).toHaveLength(3)
      seen.add(nonce!)
    }
    expect(seen.size).toBe(3)
  })

  it('is forbidden to run inline or evaluated scripts, to be framed, and to reach anything but its own shell', async () => {
    const answer = await handler(['ws://127.0.0.1:1'])(new Request('app://ui/'))
    const policy = Object.fromEntries(answer.headers.get('content-security-policy')!.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]))
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self' ws://127.0.0.1:1",
      'frame-ancestors': "'none'",
      'form-action': "'none'",
      'base-uri': "'none'",
      'object-src': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'default',
    })
    expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/)
  })

  it('answers HEAD with the headers alone', async () => {
    const answer = await get('app://ui/', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
  })

  it('lets only names with a hash be kept for ever', async () => {
    expect((await get('app://ui/assets/a.js')).headers.get('cache-control')).toContain('immutable')
    expect((await get('app://ui/icon.svg')).headers.get('cache-control')).toBe('no-cache')
  })
})

describe('what is not served', () => {
  it.each([
    'app://ui/../secret.js',
    'app://ui/%2e%2e/secret.js',
    'app://ui/..%2fsecret.js',
    'app://ui/..%2f..%2f..%2f..%2fetc%2fpasswd',
    'app://ui/assets/..%2f..%2fsecret.js',
    'app://ui/%2e%2e%2fscreen-twin%2fa.js',
    'app://ui/..%5csecret.js',
    'app://ui/%5c%5chost%5cshare%5ca.js',
    'app://ui/%2fetc%2fpasswd',
    'app://ui//etc/passwd',
    'app://ui/index.html%00.js',
    'app://ui/%c0%ae%c0%ae/secret.js',
    'app://ui/%',
    'app://ui/notes.sqlite',
    'app://ui/assets',
    'app://ui/assets/',
    'app://ui/missing.js',
    'app://ui/%252e%252e/secret.js',
  ])('%s', async (url) => {
    const answer = await get(url)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
  })

  it('anything for another host', async () => {
    expect((await get('app://other/index.html')).status).toBe(421)
    expect((await get('app://ui.evil/index.html')).status).toBe(421)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('anything by %s', async (method) => {
    expect((await get('app://ui/', { method })).status).toBe(405)
  })
})
