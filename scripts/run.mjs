// Runs a script of this project on Node 24, also where `node` is an older one: `node scripts/run.mjs test/bench/bench.ts --json`.
// npm puts the Node 24 that it brought along first in the path, but older npm versions fail to link it.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { onNode24, root } from './machine.mjs'

if (onNode24(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2)
  process.argv = [process.execPath, path.resolve(root, script), ...args]
  await import(pathToFileURL(process.argv[1]).href)
}
