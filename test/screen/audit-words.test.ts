// Everything that the hub writes into its audit log has words on the screen.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import team from '../../shared/locales/en/team.json' with { type: 'json' }

/** The acts as they stand in the hub's source: `act: 'join'`, `command(context, caller, 'add-webhook', …)`, and those made of two words. */
function acts(): string[] {
  const files = readdirSync('hub', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const source = files.map((name) => readFileSync(path.join('hub', name), 'utf8')).join('\n')
  const said = [...source.matchAll(/\baudit\([^;]*?\bact: (?:\w+ \? '([a-z-]+)' : )?'([a-z-]+)'|command\(context, caller, '([a-z-]+)'|event\(caller, (?:\w+ \? '([a-z-]+)' : )?'([a-z-]+)'/g)].flatMap((found) => found.slice(1).filter(Boolean))
  const made = [...source.matchAll(/act: `(erase|export)-\$\{/g)].flatMap(([, verb]) => ['customer', 'member'].map((what) => `${verb}-${what}`))
  return [...new Set([...said, ...made])] as string[]
}

test('every act of the audit log', () => {
  const found = acts()
  expect(found.length).toBeGreaterThan(15)
  expect(found.filter((act) => !Object.hasOwn(team.act, act))).toEqual([])
})
