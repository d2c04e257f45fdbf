// The built screen as files: it holds the styles of every part of the kit that it uses, and its first load stays small.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/machine.mjs'
import { expect, test } from '../support/app.ts'

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
    interface Chunk { file: string; css?: string[]; imports?: string[] }
    const manifest = JSON.parse(readFileSync(path.join(built, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
    const files = new Set<string>()
    const gather = (name: string) => {
      const chunk = manifest[name]!
      if (files.has(chunk.file)) return
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
      for (const other of chunk.imports ?? []) gather(other)
    }
    gather('index.html')
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file)), { level: 9 }).length, 0)
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThanOrEqual(300_000)
  })
})
