#!/usr/bin/env node
// `npx empty-chair`: the command line, on Node 24, built when its sources are newer.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildStale, onNode24, root } from '../scripts/machine.mjs'

if (onNode24(import.meta.url)) {
  buildStale(['cli'])
  const program = path.join(root, 'out/cli.js')
  process.argv[1] = program
  await import(pathToFileURL(program).href)
}
