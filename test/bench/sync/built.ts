// The processes of the sync bench, each bundled into one file as the app's and the hub's are shipped: run from sources, Node's compiler of TypeScript takes 50 MB of each.
import path from 'node:path'
import { build } from 'vite'
import { TARGETS } from '../../../vite.config.ts'

const ROOT = path.join(import.meta.dirname, '../../..')
/** Beside `peers/`, whose modules are found from here as from the sources. */
const FOLDER = path.join(import.meta.dirname, '../built')
const SOURCES = { phase: 'test/bench/sync/phase.ts', crowd: 'test/bench/sync/crowd.ts', serve: 'test/bench/sync/serve.ts', meter: 'test/bench/sync/meter.ts', hub: 'hub/main.ts' }

export type Program = keyof typeof SOURCES

/** Where `program` lies when `buildPrograms` is through. */
export function builtFile(program: Program): string {
  return path.join(FOLDER, `${program}.js`)
}

export async function buildPrograms(): Promise<void> {
  const { config } = TARGETS['hub']!
  for (const [program, source] of Object.entries(SOURCES)) {
    const rolldownOptions = { ...config.build!.rolldownOptions, output: { chunkFileNames: `${program}-[name].js` } }
    await build({ ...config, root: ROOT, build: { ...config.build, outDir: FOLDER, lib: { entry: path.join(ROOT, source), formats: ['es'], fileName: () => `${program}.js` }, rolldownOptions } })
  }
}
