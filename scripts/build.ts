// Builds everything into out/, or only the targets that are named: `npm run build -- cli local-host`.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { TARGETS } from '../vite.config.ts'

process.chdir(path.join(import.meta.dirname, '..'))

const named = process.argv.slice(2)
const unknown = named.find((name) => !(name in TARGETS))
if (unknown !== undefined) {
  process.stderr.write(`There is no build target "${unknown}". Targets: ${Object.keys(TARGETS).join(', ')}.\n`)
  process.exit(2)
}

mkdirSync('out', { recursive: true })
for (const [name, { source, config }] of Object.entries(TARGETS)) {
  if (named.length > 0 && !named.includes(name)) continue
  if (!existsSync(source)) {
    process.stderr.write(`Not built: ${name} (${source} is not there yet).\n`)
    continue
  }
  await build(config)
  if (name === 'main') cpSync('electron/icons', 'out/icons', { recursive: true })
  writeFileSync(path.join('out', `.built-${name}`), '') // its time tells scripts/fresh.mjs whether a source is newer
}
