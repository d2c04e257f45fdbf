// The router: every procedure of the contract and the service that answers it, table by table. What arrives is checked at the one door, `admit` in shared/rpc.ts.
import type { AppContract } from '../../shared/contract/contract.ts'
import type { Router } from '../../shared/rpc.ts'
import { ideaRoutes } from './routes/ideas.ts'
import { listeningRoutes } from './routes/listening.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { ownRoutes } from './routes/own.ts'
import type { Routes } from './routes/routes.ts'
import { teamRoutes } from './routes/team.ts'
import { valueRoutes } from './routes/value.ts'
import type { Context } from './services/context.ts'

const ROUTES: Routes<keyof AppContract> = { ...ownRoutes, ...listeningRoutes, ...ideaRoutes, ...meetingRoutes, ...valueRoutes, ...teamRoutes }

type Act = (context: Context, ...rest: unknown[]) => unknown

export function createRouter(context: Context): Router<AppContract> {
  const given = (verbs: object) => Object.fromEntries(Object.entries(verbs as Record<string, Act>).map(([verb, act]) => [verb, (...rest: unknown[]) => act(context, ...rest)]))
  return Object.fromEntries(Object.entries(ROUTES).map(([noun, verbs]) => [noun, given(verbs)])) as unknown as Router<AppContract>
}
