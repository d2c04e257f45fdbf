// What every test of a file has anew: a core of its own, or a team with its devices. Each is gone after the test.
//
// `const core = coreOfEachTest()` and `const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'lead'])` stand at the beginning of a file or of a `describe`.
// What they give is filled before each test. A test that opens one again (`reopen`) or in another way keeps it in a variable of its own.
import { afterEach, beforeEach } from 'vitest'
import type { Role } from '../../shared/domain/rights.ts'
import { openTestCore, type TestCore } from './core.ts'
import { openTestTeam, type TestTeam } from './team.ts'

export function coreOfEachTest(): TestCore {
  const core = {} as TestCore
  beforeEach(async () => fill(core, await openTestCore()))
  afterEach(() => core.dispose())
  return core
}

/** A team whose admin is Ada, and the devices of these members, who join in this order. */
export function teamOfEachTest<const Members extends readonly (readonly [name: string, role: Role])[]>(...members: Members): [TestTeam, ...{ -readonly [Index in keyof Members]: TestCore }] {
  const team = {} as TestTeam
  const devices = members.map(() => ({}) as TestCore)
  beforeEach(async () => {
    fill(team, await openTestTeam())
    for (const [at, [name, role]] of members.entries()) fill(devices[at]!, await team.add(name, role))
  })
  afterEach(() => team.dispose())
  return [team, ...devices] as [TestTeam, ...{ -readonly [Index in keyof Members]: TestCore }]
}

/** With getters as they are: a team's hub is another one after it was offline. */
function fill<T extends object>(empty: T, opened: T): void {
  Object.defineProperties(empty, Object.getOwnPropertyDescriptors(opened))
}
