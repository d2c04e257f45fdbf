// What is built, by plain Vite: the screen, and one file for each program that Node or Electron runs. `scripts/build.ts` runs it.
import { builtinModules } from 'node:module'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

/** Stays outside the bundles: the runtime itself, and the database with its native part. */
const EXTERNAL = ['electron', 'better-sqlite3', 'pg-native', ...builtinModules, /^node:/]

const quiet: InlineConfig = { configFile: false, logLevel: 'warn', envDir: false }

export const screen: InlineConfig = {
  ...quiet,
  root: 'renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' }, // electron/content.ts puts a fresh one into each page
  build: {
    target: 'chrome144',
    outDir: '../out/renderer',
    emptyOutDir: true,
    manifest: true, // what the first load consists of: the bench weighs it
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    // The first load in one file: the browser would ask for eighty small ones.
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
}

const program = (entry: string, file: string): InlineConfig => ({
  ...quiet,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
  build: {
    target: 'node24',
    outDir: 'out',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    lib: { entry, formats: [file.endsWith('.cjs') ? 'cjs' : 'es'], fileName: () => file },
    // what is only needed when it is asked for (Word files) lies beside the program in a file of its own, and is not read at its start
    rolldownOptions: { platform: 'node', external: EXTERNAL, output: file.endsWith('.cjs') ? { codeSplitting: false } : { chunkFileNames: `${file.replace(/\.js$/, '')}-[name].js` } },
  },
})

/** Name of the target, its source, and how it is built. */
export const TARGETS: Readonly<Record<string, { source: string; config: InlineConfig }>> = {
  renderer: { source: 'renderer/index.html', config: screen },
  main: { source: 'electron/main.ts', config: program('electron/main.ts', 'main.js') },
  preload: { source: 'electron/preload.ts', config: program('electron/preload.ts', 'preload.cjs') }, // a sandboxed preload is one CommonJS file
  'core-process': { source: 'electron/core-process.ts', config: program('electron/core-process.ts', 'core-process.js') },
  'local-host': { source: 'electron/local-host.ts', config: program('electron/local-host.ts', 'local-host.js') },
  cli: { source: 'electron/cli.ts', config: program('electron/cli.ts', 'cli.js') },
  hub: { source: 'hub/main.ts', config: program('hub/main.ts', 'hub.js') },
}

export default screen
