// What the first page of the screen loads: it speaks only words that come with it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { enScreenLater } from '../../shared/locales/en/screen-later.ts'
import { root } from '../../scripts/machine.mjs'

/** The files that `entry` imports, and what those import, without types and without what is loaded later. */
function importedBy(entry: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(entry)) return found
  const source = readFileSync(entry, 'utf8')
  found.set(entry, source)
  for (const [, from, alone] of source.matchAll(/^(?:import|export)\s(?!type\b)[^'"]*?from '(\.[^']+\.tsx?)'|^import '(\.[^']+\.tsx?)'/gm)) importedBy(path.join(path.dirname(entry), from ?? alone!), found)
  return found
}

test('no part of the first load uses words that are loaded later', () => {
  const files = importedBy(path.join(root, 'renderer/main.tsx'))
  expect(files.size).toBeGreaterThan(50)
  const later = new RegExp(`['"\`](${Object.keys(enScreenLater).join('|')}):[a-zA-Z$]`)
  expect([...files].filter(([, source]) => later.test(source)).map(([file]) => path.relative(root, file))).toEqual([])
})
