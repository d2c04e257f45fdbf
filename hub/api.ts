// The hub over HTTP: joining and sessions, the admins' commands, health and metrics. Sync itself is the WebSocket (sync/connection.ts).
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { AppError } from '../shared/app-error.ts'
import { id, name } from '../shared/contract/fields.ts'
import { ROLES } from '../shared/domain/rights.ts'
import { parseStrictly } from '../shared/strict-json.ts'
import { changeMember, endSession, invite, listInvitations, listMembers, listSessions, putTeam, readAudit, withdrawInvitation } from './auth/admin.ts'
import { authenticate, join, publicKey, refresh, resume, resumeChallenge } from './auth/sessions.ts'
import { oidcRoutes } from './auth/oidc-routes.ts'
import type { Oidc } from './auth/oidc.ts'
import { attachmentRoutes } from './blobs/attachment-routes.ts'
import type { Attachments } from './blobs/attachments.ts'
import type { Caller, HubContext } from './context.ts'
import { JOIN_PAGE_POLICY, joinPage } from './join-page.ts'
import { addressKey, buckets } from './limits.ts'
import { hubWords } from './words.ts'
import { serveProgramRequests, type ProgramOptions } from './programs/serve.ts'
import { STATUS_OF } from './programs/status.ts'
import { tokenRoutes } from './programs/token-routes.ts'
import { erasureRoutes } from './erasure/erasure-routes.ts'
import type { Erasures } from './erasure/erase.ts'
import { errorBody } from './programs/words.ts'
import type { ApiEnv, Call } from './routes.ts'
import { webhookRoutes, type WebhookOptions } from './webhooks/webhook-routes.ts'

/** Bytes of a request's body; none of ours is near. */
const LARGEST_BODY = 64 * 1024
const LONGEST_INVITATION_HOURS = 30 * 24

/** Status of each code that is not simply a bad request. */
const STATUS: Readonly<Record<string, ContentfulStatusCode>> = {
  'signed-out': 401, revoked: 401, wiped: 401, 'token-copied': 401, 'bad-code': 403, 'code-used': 403, 'code-expired': 403, 'admins-only': 403, 'sign-in-refused': 403, 'sign-in-failed': 403, 'sign-in-expired': 403, 'email-not-allowed': 403, 'no-admin-yet': 403,
  'unknown-member': 404, 'unknown-team': 404, 'unknown-session': 404, 'unknown-invitation': 404, 'not-found': 404, 'no-company-sign-in': 404, 'wrong-method': 405,
  'unknown-attachment': 404, 'file-not-here': 404, 'upload-offset': 409, 'upload-busy': 409, 'hash-wrong': 422, 'files-full': 507, 'hub-disk-full': 507,
  'last-admin': 409, 'member-gone': 409, 'account-taken': 409, 'too-large': 413, 'wrong-type': 415, 'too-many': 429, internal: 500, 'provider-unreachable': 502, 'not-ready': 503,
}

const code = z.string().max(200)
const key = z.string().max(200).refine((value) => {
  try {
    return Boolean(publicKey(value))
  } catch {
    return false
  }
}, 'bad-key')
const JoinBody = z.strictObject({ code, name, device: name, memberId: z.uuid().optional(), key: key.optional() })
const ResumeBody = z.strictObject({ session: z.uuid(), signature: z.string().max(200).optional() })
const RefreshBody = z.strictObject({ refresh: z.string().max(200) })
const InviteBody = z.strictObject({ role: z.enum(ROLES).default('employee'), teamId: id.nullable().default(null), memberId: id.nullable().default(null), note: z.string().max(200).default(''), hours: z.number().int().min(1).max(LONGEST_INVITATION_HOURS).default(72) })
const MemberBody = z.strictObject({ name: name.optional(), role: z.enum(ROLES).optional(), teamId: id.nullable().optional(), active: z.boolean().optional() })
const TeamBody = z.strictObject({ name: name.optional(), deleted: z.boolean().optional() })

interface ApiOptions {
  /** Called when sessions may have ended, so that their connections end too. */
  readonly sessionsEnded: () => void
  /** False while starting and stopping. */
  readonly ready: () => Promise<boolean>
  /** Bearer token of /metrics; without one only this machine may read them. */
  readonly metricsToken: string | null
  readonly programs?: ProgramOptions | undefined
  readonly webhooks: WebhookOptions
  readonly erasures: Erasures
  /** The files of attachments; null when this hub keeps none. */
  readonly attachments: Attachments | null
  /** Signing in with the company's account; null when this hub offers none. */
  readonly oidc: Oidc | null
}

export function createApi(context: HubContext, { sessionsEnded, ready, metricsToken, programs, webhooks, erasures, attachments, oidc }: ApiOptions): Hono<ApiEnv> {
  const { log, metrics, now } = context
  const anybody = buckets({ burst: 200, perSecond: 50, now })
  // codes and tokens cannot be guessed (100 bits and more); this keeps the noise and the logs small
  const strangers = buckets({ burst: 20, perSecond: 0.2, now })
  const words = hubWords()
  const app = new Hono<ApiEnv>()

  function limit(limiter: typeof anybody, call: Call): void {
    const wait = limiter.take(addressKey(call.env.address))
    if (wait > 0) throw new AppError('too-many', { seconds: Math.ceil(wait / 1000) })
  }
  async function caller(call: Call): Promise<Caller> {
    const token = /^Bearer ([\w-]{20,200})$/.exec(call.req.header('authorization') ?? '')?.[1]
    if (!token) throw new AppError('signed-out')
    return authenticate(context, token, call.env.address)
  }
  const idOf = (call: Call): string => {
    const parsed = z.uuid().safeParse(call.req.param('id'))
    if (!parsed.success) throw new AppError('not-found')
    return parsed.data
  }

  app.use(async (call, next) => {
    await next()
    call.header('Cache-Control', 'no-store')
    call.header('X-Content-Type-Options', 'nosniff')
    if (!call.res.headers.has('Content-Security-Policy')) call.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    metrics.add('hub_requests_total', 1, { status: String(call.res.status) })
  })
  app.get('/v1/health', (call) => call.json({ ok: true, workspace: context.workspace }))
  app.get('/v1/ready', async (call) => {
    if (!(await ready())) throw new AppError('not-ready')
    return call.json({ ok: true })
  })
  app.get('/metrics', (call) => {
    const allowed = metricsToken === null ? ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(call.env.address) : call.req.header('authorization') === `Bearer ${metricsToken}`
    if (!allowed) throw new AppError('not-found')
    return call.text(metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4' })
  })

  serveProgramRequests(app, context, programs)
  // for people: where invitation links lead
  app.get('/join', async (call) => {
    limit(anybody, call)
    const { name } = (await context.store.read.get<{ name: string }>('SELECT name FROM workspace'))!
    return call.html(joinPage(await words, name), 200, { 'Content-Security-Policy': JOIN_PAGE_POLICY, 'Referrer-Policy': 'no-referrer' })
  })

  app.use('/v1/*', async (call, next) => {
    limit(anybody, call)
    // no page of a browser has business here; programs send no Origin
    if (call.req.header('origin') !== undefined) throw new AppError('not-found')
    await next()
  })
  // before the limit of other bodies: pieces of files are larger
  attachmentRoutes(app, context, { attachments, caller, idOf })
  app.use('/v1/*', bodyLimit({ maxSize: LARGEST_BODY, onError: () => { throw new AppError('too-large') } }))

  app.post('/v1/join', async (call) => {
    limit(strangers, call)
    return call.json(await join(context, { ...(await body(call, JoinBody)), address: call.env.address }))
  })
  oidcRoutes(app, oidc, { body, caller, key, limit: (call) => limit(strangers, call) })
  app.post('/v1/refresh', async (call) => {
    try {
      return call.json(await refresh(context, (await body(call, RefreshBody)).refresh, call.env.address))
    } catch (error) {
      if (error instanceof AppError && error.code === 'token-copied') sessionsEnded()
      limit(strangers, call)
      throw error
    }
  })
  app.post('/v1/resume', async (call) => {
    limit(strangers, call)
    const { session, signature } = await body(call, ResumeBody)
    return call.json(signature === undefined ? await resumeChallenge(context, session) : await resume(context, session, signature, call.env.address))
  })
  app.get('/v1/me', async (call) => {
    const { memberId, sessionId, name: own, role } = await caller(call)
    return call.json({ id: memberId, name: own, role, session: sessionId, account: oidc === null ? 'none' : (await oidc.linked(memberId)) ? 'connected' : 'offered' })
  })
  app.get('/v1/members', async (call) => {
    await caller(call)
    return call.json(await listMembers(context))
  })
  app.patch('/v1/members/:id', async (call) => {
    const changed = await changeMember(context, await caller(call), idOf(call), await body(call, MemberBody))
    sessionsEnded()
    return call.json(changed)
  })
  app.post('/v1/teams', async (call) => call.json(await putTeam(context, await caller(call), null, await body(call, TeamBody))))
  app.patch('/v1/teams/:id', async (call) => call.json(await putTeam(context, await caller(call), idOf(call), await body(call, TeamBody))))
  app.get('/v1/invitations', async (call) => call.json(await listInvitations(context, await caller(call))))
  app.post('/v1/invitations', async (call) => call.json(await invite(context, await caller(call), await body(call, InviteBody))))
  app.delete('/v1/invitations/:id', async (call) => {
    await withdrawInvitation(context, await caller(call), idOf(call))
    return call.json({})
  })
  app.get('/v1/sessions', async (call) => call.json(await listSessions(context, await caller(call), call.req.query('all') === '1')))
  app.delete('/v1/sessions/:id', async (call) => {
    await endSession(context, await caller(call), idOf(call))
    sessionsEnded()
    return call.json({})
  })
  app.get('/v1/audit', async (call) => {
    const before = Number(call.req.query('before') ?? now() + 1)
    return call.json(await readAudit(context, await caller(call), Number.isSafeInteger(before) ? before : 0, 200))
  })

  tokenRoutes(app, context, { caller, idOf, body })
  erasureRoutes(app, context, { caller, idOf, body }, erasures)
  webhookRoutes(app, context, { caller, idOf, body }, webhooks)

  app.notFound((call) => answer(call, new AppError('not-found')))
  app.onError((error, call) => answer(call, error))

  function answer(call: Call, error: Error): Response {
    const known = error instanceof AppError ? error : new AppError('internal')
    if (known !== error) log.error('a request failed', { path: call.req.path.slice(0, 200), error: error.stack ?? error.message })
    else log.info('a request was refused', { path: call.req.path.slice(0, 200), method: call.req.method, code: known.code, address: call.env.address })
    metrics.add('hub_refusals_total', 1, { code: known.code })
    return call.json(errorBody(known), STATUS[known.code] ?? STATUS_OF[known.code] ?? 400)
  }
  return app
}

async function body<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json(;|$)/i.test(call.req.header('content-type') ?? '')) throw new AppError('wrong-type')
  const text = await call.req.text()
  let value: unknown
  try {
    value = parseStrictly(text)
  } catch {
    throw new AppError('bad-input')
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new AppError('bad-input', {}, parsed.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: /^[a-z-]+$/.test(issue.message) ? issue.message : 'not-valid' })))
  return parsed.data
}
