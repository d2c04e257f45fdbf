// What the routes of one noun are given by the API: who asks, for what, with which body.
import type { Context } from 'hono'
import type * as z from 'zod'
import type { Caller } from './context.ts'

/** What the socket knows of a request. */
export interface ApiEnv { Bindings: { address: string } }
export type Call = Context<ApiEnv>

export interface RouteOptions {
  /** Who asks, by their session. Throws `signed-out`, `revoked`. */
  readonly caller: (call: Call) => Promise<Caller>
  /** The id in the path. Throws `not-found` when it is none. */
  readonly idOf: (call: Call) => string
  /** The checked body. Throws `wrong-type`, `bad-input`. */
  readonly body: <T>(call: Call, schema: z.ZodType<T>) => Promise<T>
}
