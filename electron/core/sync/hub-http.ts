// Requests to the hub besides the sync connection: JSON over HTTP, the hub's refusals as errors of the catalogue.
import { networkInterfaces } from 'node:os'
import { AppError, type FieldProblem } from '../../../shared/app-error.ts'

const ANSWER_MS = 20_000
/** Bytes of an answer; the longest are exports, which are read as streams. */
const LARGEST_ANSWER = 16 * 1024 * 1024

/**
 * The address of a hub as a person writes it, as `https://host[:port]`. Without a scheme: plain on this computer, encrypted elsewhere.
 * Throws an AppError `hub-address-bad` for what is no address, `hub-not-secure` for plain http elsewhere than on this computer.
 */
export function hubAddress(typed: string): string {
  const text = typed.trim()
  const wrong = (code: string) => new AppError(code, { address: text }, [{ field: 'address', code }])
  const loopback = (host: string) => ['127.0.0.1', '[::1]', 'localhost'].includes(host)
  let url: URL
  try {
    url = new URL(/^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `https://${text}`)
    if (!text.includes('://') && loopback(url.hostname)) url.protocol = 'http:'
  } catch {
    throw wrong('hub-address-bad')
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password || !url.hostname) throw wrong('hub-address-bad')
  if (url.protocol === 'http:' && !loopback(url.hostname)) throw wrong('hub-not-secure')
  return url.origin
}

/** True when the machine has a network besides itself. */
export function hasNetwork(interfaces = networkInterfaces()): boolean {
  return Object.values(interfaces).some((addresses) => addresses?.some(({ internal }) => !internal))
}

/** Why the hub was not reached, as a code of the catalogue. */
export function reachProblem(error: unknown, address: string): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const { code = '' } = (cause ?? {}) as { code?: string }
  const loopback = /^(http|ws):\/\/(127\.0\.0\.1|\[::1\]|localhost)/.test(address)
  if (!loopback && !hasNetwork()) return 'no-network'
  if (code === 'ECONNREFUSED') return 'hub-refuses'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'hub-not-found'
  if (/CERT|SIGNATURE|ALTNAME|SELF_SIGNED/.test(code)) return 'hub-not-trusted'
  return 'hub-unreachable'
}

export interface HubRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Begins with `/v1/`. */
  readonly path: string
  readonly body?: unknown
  readonly token?: string
}

/** One request. Throws an AppError with the hub's own code, with one of `reachProblem`, or `not-a-hub` when what answers is none. */
export async function askHub(hub: string, { method, path, body, token }: HubRequest): Promise<unknown> {
  let response: Response
  let text: string
  try {
    response = await fetch(new URL(path, hub), {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    text = await readText(response)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(reachProblem(error, hub), { address: hub })
  }
  const answer = parse(text)
  if (response.ok && answer !== undefined) return answer
  throw refused(response.status, answer, hub)
}

/** What a refusal says whose body has not been read. */
export async function refusalOf(response: Response, hub: string): Promise<AppError> {
  return refused(response.status, parse(await readText(response).catch(() => '')), hub)
}

function refused(status: number, answer: unknown, hub: string): AppError {
  const refusal = refusalIn(answer)
  // a proxy whose hub is down answers in its place
  if (!refusal && status >= 502 && status <= 504) return new AppError('hub-unreachable', { address: hub })
  return refusal ?? new AppError('not-a-hub', { address: hub }, [{ field: 'address', code: 'not-a-hub' }])
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > LARGEST_ANSWER) throw new AppError('not-a-hub', { address: new URL(response.url).origin })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What another program says is looked at piece by piece: it may be no hub. */
function refusalIn(answer: unknown): AppError | null {
  const { error } = (typeof answer === 'object' && answer !== null ? answer : {}) as { error?: { code?: unknown; params?: unknown; fields?: unknown } }
  if (typeof error?.code !== 'string' || !/^[a-z-]{1,64}$/.test(error.code)) return null
  const params = Object.fromEntries(Object.entries(error.params ?? {}).filter(([, value]) => typeof value === 'string' || typeof value === 'number')) as Record<string, string | number>
  const fields = (Array.isArray(error.fields) ? error.fields : []).filter((one: unknown): one is FieldProblem => typeof (one as FieldProblem | null)?.field === 'string' && typeof (one as FieldProblem).code === 'string')
  return new AppError(error.code, params, fields)
}
