// The interface for programs over HTTP: token, scope, limits, checked input, the act, and errors in codes and words.
import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { AppError } from '../../shared/app-error.ts'
import { parseStrictly } from '../../shared/strict-json.ts'
import type { ApiEnv } from '../routes.ts'
import type { HubContext } from '../context.ts'
import { addressKey, buckets } from '../limits.ts'
import { sameCustomer } from '../sync/merged-customers.ts'
import { ENDPOINTS, type Endpoint, type RowEndpoint } from './endpoints.ts'
import { openApiDocument } from './openapi.ts'
import { LISTED, present, readRow, readRows, type Wanted } from './read.ts'
import { BODIES } from './schemas.ts'
import { READ_SET } from './set.ts'
import { authenticateToken, type Program } from './tokens.ts'
import { write } from './write.ts'

/** Bytes of a request's body: a learning with both texts at their longest, in any script. */
export const LARGEST_BODY = 512 * 1024
/** Requests of a token: at once, and each second. */
const BURST = 300
const PER_SECOND = 5

type Call = Context<ApiEnv>
type Answer = ReturnType<Call['json']> | ReturnType<Call['body']>

export interface ProgramOptions {
  /** Requests of a token at once and per second. */
  readonly burst?: number
  readonly perSecond?: number
}

export function serveProgramRequests(app: Hono<ApiEnv>, context: HubContext, { burst = BURST, perSecond = PER_SECOND }: ProgramOptions = {}): void {
  const { now } = context
  const ofToken = buckets({ burst, perSecond, now })
  const strangers = buckets({ burst: 100, perSecond: 2, now })
  const document = openApiDocument()
  app.get('/v1/openapi.json', (call) => call.json(document))

  /** Who asks. Guessing tokens is hopeless (256 bits); the limit keeps its noise small. */
  async function program(call: Call): Promise<Program> {
    try {
      return await authenticateToken(context, call.req.header('authorization'), call.env.address)
    } catch (error) {
      tooMany(call, strangers.take(addressKey(call.env.address)))
      throw error
    }
  }

  function limit(call: Call, { tokenId }: Program): void {
    const wait = ofToken.take(tokenId)
    const left = ofToken.left(tokenId)
    call.header('RateLimit-Limit', String(burst))
    call.header('RateLimit-Remaining', String(Math.floor(left)))
    call.header('RateLimit-Reset', String(Math.ceil((burst - left) / perSecond)))
    tooMany(call, wait)
  }

  for (const endpoint of ENDPOINTS) {
    app.on(endpoint.method.toUpperCase(), endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (call) => {
      // no page of a browser has business here; programs send no Origin
      if (call.req.header('origin') !== undefined) throw new AppError('not-found')
      const who = await program(call)
      limit(call, who)
      if (!who.scopes.has(endpoint.scope)) throw new AppError('scope-missing', { scope: endpoint.scope })
      const query = readQuery(call, endpoint)
      if (endpoint.gives === 'list') return call.json({ items: await READ_SET[endpoint.answer](context.store.read) })
      return endpoint.act ? answerAct(context, call, endpoint, who) : answerRead(context, call, endpoint, who, query)
    })
  }
}

function tooMany(call: Call, wait: number): void {
  if (wait === 0) return
  const seconds = Math.ceil(wait / 1000)
  call.header('Retry-After', String(seconds))
  throw new AppError('too-many', { seconds })
}

async function answerRead({ store }: HubContext, call: Call, { answer, gives, fits }: RowEndpoint, { memberId }: Program, query: Readonly<Record<string, unknown>>): Promise<Answer> {
  if (gives === 'page') {
    const { customer } = query
    const asked = typeof customer === 'string' ? { ...query, customer: await sameCustomer(store.read, customer) } : query
    const { rows, next, end } = await readRows(store.read, LISTED[answer], memberId, { order: 'oldest', ...query } as unknown as Wanted, fits!(asked))
    return call.json({ items: await present(store.read, answer, rows, memberId), next, end })
  }
  const row = await readRow(store.read, LISTED[answer], memberId, idOf(call))
  return call.json((await present(store.read, answer, [row], memberId))[0] as object)
}

async function answerAct(context: HubContext, call: Call, { answer, gives, body: name, act, path, method }: RowEndpoint, who: Program): Promise<Answer> {
  const id = path.includes('{id}') ? idOf(call) : ''
  const body = name ? await readBody(call, BODIES[name] as z.ZodType) : {}
  const own = (body as { id?: string }).id
  const key = call.req.header('idempotency-key')
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('bad-idempotency-key')
  const done = await write(context, who, { key, id: gives === 'made' ? own : undefined, body: [method, path, id, body] }, (acting) => act!(acting, id, body as never))
  if (done.again) call.header('Idempotent-Replayed', 'true')
  if (gives === 'none') return call.body(null, 204)
  const { read } = context.store
  const row = await readRow(read, LISTED[answer], done.member, done.id)
  if (gives === 'made') call.header('Location', `${path}/${done.id}`)
  return call.json((await present(read, answer, [row], done.member))[0] as object, gives === 'made' ? 201 : 200)
}

function idOf(call: Call): string {
  const parsed = z.uuid().safeParse(call.req.param('id'))
  if (!parsed.success) throw new AppError('not-found')
  return parsed.data
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new AppError('bad-input', {}, parsed.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.').slice(0, 100), code: /^[a-z-]+$/.test(issue.message) ? issue.message : issue.code === 'unrecognized_keys' ? 'unknown-field' : 'not-valid' })))
  return parsed.data
}

function readQuery(call: Call, { query }: Endpoint): Readonly<Record<string, unknown>> {
  const given = [...new URL(call.req.url).searchParams]
  if (new Set(given.map(([name]) => name)).size < given.length) throw new AppError('bad-input')
  return checked(query, Object.fromEntries(given)) as Readonly<Record<string, unknown>>
}

async function readBody<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json(;|$)/i.test(call.req.header('content-type') ?? '')) throw new AppError('wrong-type')
  if (Number(call.req.header('content-length') ?? 0) > LARGEST_BODY) throw new AppError('too-large')
  const text = await bounded(call.req.raw)
  let value: unknown
  try {
    value = parseStrictly(text)
  } catch {
    throw new AppError('bad-input')
  }
  return checked(schema, value)
}

/** The body as text; a length that was not told, or not truly, does not matter. */
async function bounded(request: Request): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength
    if (bytes > LARGEST_BODY) throw new AppError('too-large')
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    throw new AppError('bad-input')
  }
}
