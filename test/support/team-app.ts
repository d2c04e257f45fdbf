// For journeys of a team: a real hub with its admin Ada, and a window for each who joins.
import type { Role } from '../../shared/domain/rights.ts'
import { test as base, type App } from './app.ts'
import { ready } from './begin.ts'
import { openTestCore } from './core.ts'
import { openTestTeam, type TestTeam } from './team.ts'

interface TeamFixtures {
  team: TestTeam
  /** Joins as `name`, and opens their window. */
  windowOf: (name: string, role: Role) => Promise<App>
}

/** The hub's clock is the real one, as the app's. */
export const test = base.extend<TeamFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures a fixture needs
  async team({}, use) {
    const team = await openTestTeam({ hub: { clock: { get now() { return Date.now() }, pass() {} } }, admin: { now: Date.now } })
    await use(team)
    await team.dispose()
  },
  async windowOf({ openApp, team }, use) {
    await use(async (name, role) => {
      const core = await openTestCore({ name: null, now: Date.now })
      await core.client.sync.join({ address: team.url, code: await team.invite({ role }), name })
      await core.close()
      const app = await openApp({ dataDir: core.dataDir })
      await ready(app.page)
      return app
    })
  },
})
