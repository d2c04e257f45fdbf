// The built screen as files: it holds the styles of every part of the kit that it uses, and its first load stays small.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/machine.mjs'
import { expect, test } from '../support/app.ts'
import { firstLoadBytes } from '../support/first-load.ts'

const built = path.join(root, 'out/renderer')
const assets = (ending: string) => readdirSync(path.join(built, 'assets')).filter((name) => name.endsWith(ending)).map((name) => readFileSync(path.join(built, 'assets', name), 'utf8')).join('\n')

/** The classes that have a rule in the kit at all: some parts name one and style nothing. */
const STYLED = new Set(readFileSync(path.join(root, 'node_modules/@mantine/core/styles.css'), 'utf8').match(/m_[0-9a-f]{6,8}/g))

test.describe('the built screen', { tag: '@only-local-host' }, () => {
  test('has the styles of every part of the kit in it', () => {
    const rules = assets('.css')
    const used = [...new Set(assets('.js').match(/\bm_[0-9a-f]{6,8}\b/g))]
    expect(used.length).toBeGreaterThan(30)
    expect(used.filter((name) => STYLED.has(name) && !rules.includes(name))).toEqual([])
  })

  test('needs at most 300 kB, compressed, for its first page', () => {
    const bytes = firstLoadBytes()
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThanOrEqual(300_000)
  })
})
