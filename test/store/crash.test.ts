// What was saved survives the app being killed at any moment.
import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { crashAgainAndAgain } from '../support/crash.ts'
import { temporaryFolder } from '../support/core.ts'

it('loses nothing and doubles nothing when it is killed while writing', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const { saved, lost, apart } = await crashAgainAndAgain(folder, 6, Math.random)
  rmSync(folder, { recursive: true, force: true })
  expect(saved).toBeGreaterThan(6)
  expect({ lost, apart }).toEqual({ lost: 0, apart: 0 })
})
