// `npm run dist`: builds, packs the unpacked directory for this computer, and looks into it. Installers: `npm run dist -- --installers`.
// Where Electron's runtime is not to be had, a stand-in takes its place: then everything is real but the program that would run it.
import { fork, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { listAsar, type Packed } from './asar.ts'
import { electronRuntime, root } from './machine.mjs'

process.chdir(root)
const temporary = mkdtempSync(path.join(tmpdir(), 'empty-chair-dist-'))
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** How the folder of the packed app is called for this computer, and where its resources are. Names: electron-builder's. */
const PLACES: Partial<Record<NodeJS.Platform, { folder: string; program: string; resources: string }>> = {
  linux: { folder: process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`, program: 'empty-chair', resources: 'resources' },
  win32: { folder: process.arch === 'x64' ? 'win-unpacked' : `win-${process.arch}-unpacked`, program: 'Empty Chair.exe', resources: 'resources' },
  darwin: { folder: process.arch === 'x64' ? 'mac' : `mac-${process.arch}`, program: 'Empty Chair.app', resources: 'Empty Chair.app/Contents/Resources' },
}

function node(args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${args[0]} failed`)
}

/** A folder in the shape of Electron's: a program that only says what it is, with a fuse wire to set as in the real one. */
function standIn(): string {
  const folder = path.join(temporary, 'stand-in')
  for (const inside of ['resources', 'locales']) mkdirSync(path.join(folder, inside), { recursive: true })
  const wire = Buffer.concat([Buffer.from('\n# dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('1'.repeat(9))])
  writeFileSync(path.join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\necho "This is a stand-in for the Electron runtime. It runs nothing." >&2\nexit 1\n'), wire]))
  chmodSync(path.join(folder, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) writeFileSync(path.join(folder, name), '')
  return folder
}

/** The packed core, with nothing around it but what was packed, opens a database. */
async function startCore(files: readonly Packed[]): Promise<void> {
  const app = path.join(temporary, 'app')
  for (const { name, read } of files) {
    mkdirSync(path.dirname(path.join(app, name)), { recursive: true })
    writeFileSync(path.join(app, name), read())
  }
  const core = fork(path.join(app, 'out/core-process.js'), [], { cwd: temporary, execArgv: ['--import', path.join(root, 'test/support/electron-double/parent-port.ts')], serialization: 'advanced' })
  core.send({ type: 'message', message: { type: 'start', dataDir: path.join(temporary, 'data') }, ports: [] })
  const answer = await new Promise<string>((resolve) => {
    core.once('message', (message) => resolve(JSON.stringify(message)))
    core.once('exit', (code) => resolve(`it ended with ${code}`))
  })
  core.kill()
  check(`the packed core starts and opens a database in Node ${process.versions.node} (${answer})`, answer.includes('"ready"'))
}

let failed = 0
function check(what: string, holds: boolean): void {
  say(`${holds ? 'yes' : 'NO '}  ${what}`)
  if (!holds) failed += 1
}

async function inspect({ folder, program, resources }: NonNullable<(typeof PLACES)[NodeJS.Platform]>): Promise<void> {
  const unpacked = path.join('dist', folder)
  say(`\nInside ${unpacked}:`)
  const files = listAsar(path.join(unpacked, resources, 'app.asar'))
  const names = files.map(({ name }) => name)
  const modules = new Set(names.filter((name) => name.startsWith('node_modules/')).map((name) => name.split('/')[1]))
  check(`the only module is better-sqlite3: no development dependency, no Node of npm's (${[...modules].join(', ')})`, modules.size === 1 && modules.has('better-sqlite3'))
  const natives = files.filter(({ name }) => name.endsWith('.node'))
  check(`there is one native binary, that of this platform, beside the archive (${natives.map(({ name }) => path.basename(name)).join(', ')})`, natives.length === 1 && natives[0]!.unpacked && path.basename(natives[0]!.name) === `${process.platform}-${process.arch}.node`)
  const needed = ['package.json', 'out/main.js', 'out/preload.cjs', 'out/core-process.js', 'out/renderer/index.html', 'out/icons/tray.png']
  check(`everything the window needs is there (${needed.length} files and the screen)`, needed.every((name) => names.includes(name)))
  const stray = names.filter((name) => !/^(package\.json|out\/|node_modules\/better-sqlite3\/)/.test(name) || /\.(map|ts|tsx)$/.test(name))
  check(`nothing else is (${stray.length === 0 ? 'no sources, maps or tests' : stray.join(', ')})`, stray.length === 0)
  const wire = await getCurrentFuseWire(path.join(unpacked, program))
  const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.GrantFileProtocolExtraPrivileges]
  const on = [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.EnableCookieEncryption]
  check('the fuses are set', off.every((fuse) => wire[fuse] === FuseState.DISABLE) && on.every((fuse) => wire[fuse] === FuseState.ENABLE))
  await startCore(files)
}

async function dist(): Promise<void> {
  const installers = process.argv.includes('--installers')
  const runtime = electronRuntime()
  const place = PLACES[process.platform]
  if (!place || (!runtime && (installers || process.platform !== 'linux'))) throw new Error('This needs the Electron runtime. Get it with: npx install-electron')
  node(['scripts/build.ts'])
  const folder = runtime ? (process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(root, 'node_modules/electron/dist')) : standIn()
  node(['node_modules/electron-builder/cli.js', ...(installers ? [] : ['--dir']), `-c.electronDist=${folder}`])
  await inspect(place)
  if (!runtime) say('\nThe Electron runtime is not on this computer: a stand-in that runs nothing was packed in its place. This shows what the package holds, not that it starts.')
  if (failed > 0) throw new Error(`${failed} of these do not hold`)
}

try {
  await dist()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
