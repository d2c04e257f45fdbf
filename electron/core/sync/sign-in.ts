// Signing in with the company's account, as the device does it: it asks the hub to begin, listens on loopback for where the browser comes back to,
// and hands what came to the hub (hub/auth/oidc.ts draws it whole).
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { ConnectStep, SignInStep } from '../../../shared/contract/sync.ts'
import type { Connection } from './connection.ts'
import { askHub } from './hub-http.ts'

/** How long the browser may take, milliseconds; the hub forgets what it began as soon. */
const PATIENCE = 10 * 60_000
/** The page that the browser ends on: words only. */
const PAGE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const Begun = z.object({ url: z.url().max(8000), state: z.string().min(20).max(200) })

export interface SignInWords { readonly title: string; readonly text: string }

interface Listener {
  readonly redirect: string
  /** What came back for this state, after the `?`. Throws `sign-in-expired` when nothing came in time. */
  answer(state: string): Promise<string>
  close(): void
}

/** Listens on loopback only, on any free port, for one answer. */
async function listen({ title, text }: SignInWords, signal: AbortSignal): Promise<Listener> {
  let wanted: string | null = null
  let take: (query: string) => void = () => {}
  const answered = new Promise<string>((resolve) => {
    take = resolve
  })
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', 'http://127.0.0.1')
    // other programs and pages of this computer may call, too: only what names the state is the answer
    const ours = request.method === 'GET' && url?.pathname === '/signed-in' && wanted !== null && url.searchParams.get('state') === wanted
    if (!ours) {
      response.writeHead(404, { 'Content-Security-Policy': PAGE_POLICY }).end()
      return
    }
    const page = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main>`
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', Connection: 'close' }).end(page)
    take(url.search.slice(1))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    redirect: `http://127.0.0.1:${(server.address() as AddressInfo).port}/signed-in`,
    async answer(state) {
      wanted = state
      let stop = () => {}
      const over = new Promise<never>((_resolve, reject) => {
        const timer = setTimeout(() => reject(new AppError('sign-in-expired')), PATIENCE)
        const left = () => reject(new AppError('sign-in-expired'))
        signal.addEventListener('abort', left, { once: true })
        stop = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', left)
        }
      })
      return Promise.race([answered, over]).finally(stop)
    },
    close() {
      server.close()
      server.closeIdleConnections()
    },
  }
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** The page that the system's browser is asked to open: encrypted, or on this computer where the hub itself is. */
function needSafe(url: string, hub: string): void {
  const { protocol, hostname } = new URL(url)
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) && new URL(hub).protocol === 'http:'
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) throw new AppError('sign-in-failed')
}

/** What the browser brought back for what was begun, and what shows the hub that this device began it. */
interface Brought { readonly state: string; readonly query: string; readonly proof: string }

/** `finish` gets what begins at a hub, and gives what came of it. First the page to open is told, then that. Leaving the stream gives up. */
async function* browse<T>(finish: (begin: (hub: string) => Promise<Brought>) => Promise<T>, words: SignInWords, signal: AbortSignal): AsyncGenerator<{ step: 'open'; url: string } | { step: 'done'; what: T }> {
  const listener = await listen(words, signal)
  const proof = randomBytes(32).toString('base64url')
  let open: (url: string) => void = () => {}
  const opening = new Promise<string>((resolve) => {
    open = resolve
  })
  try {
    const finishing = finish(async (hub) => {
      const { success, data } = Begun.safeParse(await askHub(hub, { method: 'POST', path: '/v1/oidc/begin', body: { redirect: listener.redirect, challenge: createHash('sha256').update(proof).digest('base64url') } }))
      if (!success) throw new AppError('not-a-hub', { address: hub })
      needSafe(data.url, hub)
      open(data.url)
      return { state: data.state, query: await listener.answer(data.state), proof }
    })
    // a failure before there is a page to open ends the stream; one after it is met below
    yield { step: 'open', url: await Promise.race([opening, finishing.then(() => '')]) }
    yield { step: 'done', what: await finishing }
  } finally {
    listener.close()
  }
}

/**
 * First the address that the person's browser must open, then the membership. Throws what `joinBy` throws, and `no-company-sign-in`, `sign-in-expired`,
 * `sign-in-refused`, `sign-in-failed`, `provider-unreachable`, `email-not-allowed`, `no-admin-yet`. Leaving the stream gives up.
 */
export async function* signIn({ joinBy, account }: Pick<Connection, 'joinBy' | 'account'>, address: string, words: SignInWords, signal: AbortSignal): AsyncGenerator<SignInStep> {
  const steps = browse((begin) => joinBy(address, async (hub, device) => account.signIn(hub, '/v1/oidc/finish', { ...(await begin(hub)), ...device })), words, signal)
  for await (const step of steps) yield step.step === 'open' ? step : { step: 'joined', membership: step.what }
}

/** The same for a member who is in already: their account brings them in as themselves from then on. Also throws `account-taken`. */
export async function* connectAccount({ account }: Pick<Connection, 'account'>, hub: string, words: SignInWords, signal: AbortSignal): AsyncGenerator<ConnectStep> {
  const steps = browse(async (begin) => account.call('POST', '/v1/oidc/link', await begin(hub)), words, signal)
  for await (const step of steps) yield step.step === 'open' ? step : { step: 'connected' }
}
