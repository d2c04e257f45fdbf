// Serves the built screen: a Request comes in, a Response goes out. Knows neither Electron nor HTTP servers, so both shells and the tests use it.
import { readFile } from 'node:fs/promises'
import path from 'node:path'

export interface ContentOptions {
  /** The folder that holds the built screen. Nothing outside is ever served. */
  readonly root: string
  /** The only host that is answered: `ui` under `app://`, `127.0.0.1:PORT` on the local host. */
  readonly host: string
  /** A fresh value for each page, unguessable: marks the styles that are the page's own. */
  readonly newNonce: () => string
  /** Besides its own origin, where the page may connect to. */
  readonly connect?: readonly string[]
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** On every answer, also a refusal. */
export const GUARD_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const

/** The page may load, run and reach nothing but its own build; markup made from text is refused by the browser (Trusted Types). */
export function contentPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

const refuse = (status: number) => new Response(null, { status, headers: GUARD_HEADERS })

export function contentHandler({ root, host, newNonce, connect }: ContentOptions): (request: Request) => Promise<Response> {
  const folder = path.resolve(root)
  return async (request) => {
    const url = new URL(request.url)
    if (url.host !== host) return refuse(421)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const file = fileOf(folder, url.pathname)
    const type = file && TYPES[path.extname(file)]
    if (!file || !type) return refuse(404)
    let bytes: Buffer<ArrayBuffer>
    try {
      bytes = await readFile(file)
    } catch {
      return refuse(404)
    }
    const headers: Record<string, string> = { ...GUARD_HEADERS, 'content-type': type }
    if (type.startsWith('text/html')) {
      const nonce = newNonce()
      bytes = Buffer.from(bytes.toString('utf8').replaceAll('__NONCE__', nonce))
      headers['content-security-policy'] = contentPolicy(nonce, connect)
      headers['cache-control'] = 'no-store'
    } else {
      // only names that hold a hash of their content may be kept for ever
      headers['cache-control'] = path.basename(path.dirname(file)) === 'assets' ? 'max-age=31536000, immutable' : 'no-cache'
    }
    return new Response(request.method === 'HEAD' ? null : bytes, { headers })
  }
}

/** The file that a path of a URL names, or null when it names nothing inside the folder. */
function fileOf(folder: string, pathname: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const file = path.resolve(folder, `.${path.posix.normalize(name === '/' ? '/index.html' : name)}`)
  return file.startsWith(folder + path.sep) ? file : null
}
