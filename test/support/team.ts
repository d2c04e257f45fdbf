// A real hub on a port of this machine, and real cores that join it: the way of a team, without windows.
import { startServer, type HubServer } from '../../hub/server.ts'
import type { SyncStatus } from '../../shared/contract/sync.ts'
import type { Role } from '../../shared/domain/rights.ts'
import { openTestCore, type TestCore, type TestCoreOptions } from './core.ts'
import { openTestHub, type TestHub, type TestHubOptions } from './hub.ts'

/** How long something that goes over the network may take before a test says what it waited for, milliseconds. */
const PATIENCE = 15_000

export interface TestTeam {
  readonly hub: TestHub
  readonly url: string
  /** The first member, an admin. */
  readonly admin: TestCore
  /** Another core, which joins by an invitation of the admin. */
  add(name: string, role?: Role, options?: TestCoreOptions): Promise<TestCore>
  invite(options?: { role?: Role; memberId?: string }): Promise<string>
  /** Until all that these cores have written is on the hub and back on each of them. */
  settle(...cores: TestCore[]): Promise<void>
  /** The hub stops, and starts again on the same port. */
  goOffline(): Promise<void>
  /** `hurry`: the cores try at once instead of after their pause. */
  goOnline(options?: { hurry?: boolean }): Promise<void>
  dispose(): Promise<void>
}

export interface TestTeamOptions { hub?: TestHubOptions; admin?: TestCoreOptions }

/** Waits until `check` gives something true. Throws with `what` when it does not come. */
export async function until<T>(what: string, check: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const value = await check()
    if (value) return value
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Until a core's sync stands so. */
export async function untilStatus(core: TestCore, what: string, check: (status: SyncStatus) => boolean): Promise<SyncStatus> {
  const seen: string[] = []
  return until(what, () => {
    const status = core.context.connection.status()
    if (seen.at(-1) !== JSON.stringify(status)) seen.push(JSON.stringify(status))
    return check(status) ? status : null
  }).catch((error: Error) => {
    throw new Error(`${error.message}; the status was ${seen.slice(-5).join('\n')}`)
  })
}

export async function openTestTeam({ hub: hubOptions, admin: adminOptions }: TestTeamOptions = {}): Promise<TestTeam> {
  let hub = await openTestHub(hubOptions)
  let server: HubServer = await startServer(hub, { host: '127.0.0.1', port: 0 })
  const { url } = server
  const cores: TestCore[] = []
  const open = async (name: string, code: string, options: TestCoreOptions = {}) => {
    const core = await openTestCore({ name, ...options })
    cores.push(core)
    await core.client.sync.join({ address: url, code, name })
    return core
  }
  const admin = await open('Ada', (await hub.setupCode())!, adminOptions)

  const team: TestTeam = {
    get hub() {
      return hub
    },
    url,
    admin,
    async invite({ role = 'employee', memberId } = {}) {
      return ((await admin.context.connection.account.call('POST', '/v1/invitations', { role, ...(memberId && { memberId }) })) as { code: string }).code
    },
    async add(name, role = 'employee', options) {
      return open(name, await team.invite({ role }), options)
    },
    async settle(...which) {
      const all = which.length > 0 ? which : cores
      await until('all cores to be level with the hub', async () => {
        const { seq } = (await hub.context.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!
        return all.every((core) => {
          const { state, waiting, progress } = core.context.connection.status()
          return (state === 'up-to-date' || state === 'needs-you') && waiting === 0 && progress.cursor >= seq
        })
      })
    },
    async goOffline() {
      await server.close()
    },
    async goOnline({ hurry = true } = {}) {
      hub = await hub.reopen()
      server = await startServer(hub, { host: '127.0.0.1', port: Number(new URL(url).port) })
      if (hurry) for (const core of cores) core.context.connection.hurry()
    },
    async dispose() {
      for (const core of cores) await core.dispose()
      await server.close()
      await hub.dispose()
    },
  }
  return team
}
