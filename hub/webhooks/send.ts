// One delivery: signed as Standard Webhooks says, sent once, within bounds. Source: github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md.
import { createHmac, randomBytes } from 'node:crypto'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { guardedLookup, checkAddress } from './addresses.ts'

/** From the first try to connect to the head of the answer. */
export const ANSWER_MS = 15_000
const SECRET_PREFIX = 'whsec_'

export function newSecret(): string {
  return SECRET_PREFIX + randomBytes(32).toString('base64')
}

/** The value of `webhook-signature`. `seconds` since 1970. */
export function signature(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
}

export interface Message { readonly url: string; readonly secret: string; readonly id: string; readonly body: string; readonly now: number; readonly allowInside: boolean; readonly answerMs?: number; readonly signal: AbortSignal }
/** `error`: a word of ours, null when it was taken. */
export interface Sent { readonly status: number | null; readonly error: string | null }

/** Never throws. Redirects are not followed; of the answer only the status is read. */
export function send({ url: address, secret, id, body, now, allowInside, answerMs = ANSWER_MS, signal }: Message): Promise<Sent> {
  return new Promise((resolve) => {
    let url: URL
    try {
      url = checkAddress(address, allowInside)
    } catch {
      return resolve({ status: null, error: 'inside-address' })
    }
    const seconds = Math.floor(now / 1000)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'empty-chair-hub', 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signature(secret, id, seconds, body) }
    const options = { method: 'POST', headers, agent: false, maxHeaderSize: 16 * 1024, signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]), ...(!allowInside && { lookup: guardedLookup }) }
    const sending = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, (response) => {
      const status = response.statusCode ?? 0
      response.on('error', () => {}) // what follows the head is not read
      sending.destroy()
      resolve({ status, error: status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? 'redirected' : 'refused' })
    })
    sending.on('error', (error: NodeJS.ErrnoException) => resolve({ status: null, error: wordOf(error) }))
    sending.end(body)
  })
}

function wordOf({ code = '', name }: NodeJS.ErrnoException): string {
  if (code === 'EINSIDE') return 'inside-address'
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'too-slow'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'not-found'
  if (code === 'ECONNREFUSED') return 'not-listening'
  if (/CERT|SIGNATURE|ALTNAME|SELF_SIGNED|SSL|TLS/.test(code)) return 'not-trusted'
  return 'unreachable'
}
