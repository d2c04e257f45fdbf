// The scripts that start everything: what they say on a computer that lacks something, and when they build. Run in a copy, on any Node.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const modules = (name: string) => path.join(copy, 'node_modules', name)
const platform = process.platform === 'win32' ? 'win' : process.platform
let copy: string

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'empty-chair-copy-'))
  for (const name of ['scripts', 'bin', 'shared/locales', 'package.json']) cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

/** Runs a script of the copy; `pretend` changes its process before it begins. */
function run(script: string, { pretend = '', env = {} }: { pretend?: string; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, path.join(copy, script)], { encoding: 'utf8', env: { ...process.env, KEEP_BUILD: '', ELECTRON_OVERRIDE_DIST_PATH: '', ...env } })
  return { status, stdout, stderr }
}
const OLD = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } }); Object.defineProperty(process, 'version', { value: 'v20.19.0' })"

/** A value of machine.mjs in the copy. */
function value(expression: string, env: Record<string, string> = {}): unknown {
  writeFileSync(path.join(copy, 'probe.mjs'), `import * as machine from './scripts/machine.mjs'\nprocess.stdout.write(JSON.stringify(${expression}) ?? 'undefined')`)
  const { stdout, stderr } = run('probe.mjs', { env })
  return stdout ? JSON.parse(stdout) : stderr
}

describe.each(['scripts/start.mjs', 'bin/empty-chair.mjs', 'scripts/test.mjs'])('%s', (script) => {
  it('on an older Node says which one it needs and how to get it, in one line', () => {
    mkdirSync(modules(''), { recursive: true })
    expect(run(script, { pretend: OLD })).toEqual({ status: 1, stdout: '', stderr: 'Empty Chair needs Node.js 24, and this is v20.19.0. Run npm ci (it brings Node 24 along on Linux and Windows), or install Node 24 from nodejs.org.\n' })
  })

  it('before anything is installed says so, in one line', () => {
    expect(run(script, { pretend: OLD })).toEqual({ status: 1, stdout: '', stderr: 'The parts of Empty Chair are not installed yet. Run this first: npm ci\n' })
  })

  it.skipIf(process.platform === 'win32')('on an older Node goes on in the Node that npm brought, and ends as it ends', () => {
    const node = modules(`node-${platform}-${process.arch}/bin/node`)
    mkdirSync(path.dirname(node), { recursive: true })
    writeFileSync(node, '#!/bin/sh\necho "24 runs $1"\nexit 7\n')
    chmodSync(node, 0o755)
    expect(run(script, { pretend: OLD })).toEqual({ status: 7, stdout: `24 runs ${path.join(copy, script)}\n`, stderr: '' })
  })
})

describe('npm start on Node 24', () => {
  it('before anything is installed says so', () => {
    expect(run('scripts/start.mjs')).toEqual({ status: 1, stdout: '', stderr: 'The parts of Empty Chair are not installed yet. Run this first: npm ci\n' })
  })
})

describe('the Electron runtime', () => {
  it('is not there unless its own note says where', () => {
    mkdirSync(modules('electron/dist'), { recursive: true })
    writeFileSync(modules('electron/dist/electron'), '')
    expect(value('machine.electronRuntime()')).toBe(null)
    writeFileSync(modules('electron/path.txt'), 'electron')
    expect(value('machine.electronRuntime()')).toBe(modules('electron/dist/electron'))
  })

  it('that is named but gone is not there', () => {
    mkdirSync(modules('electron'), { recursive: true })
    writeFileSync(modules('electron/path.txt'), 'electron')
    expect(value('machine.electronRuntime()')).toBe(null)
  })

  it('may be somewhere else', () => {
    mkdirSync(modules('electron'), { recursive: true })
    writeFileSync(modules('electron/path.txt'), 'electron')
    writeFileSync(path.join(copy, 'electron'), '')
    expect(value('machine.electronRuntime()', { ELECTRON_OVERRIDE_DIST_PATH: copy })).toBe(path.join(copy, 'electron'))
  })
})

describe('a build', () => {
  const at = (name: string, seconds: number) => {
    mkdirSync(path.dirname(path.join(copy, name)), { recursive: true })
    writeFileSync(path.join(copy, name), '')
    for (let part = name; part !== '.'; part = path.dirname(part)) utimesSync(path.join(copy, part), seconds, seconds)
  }
  const built = (seconds: number) => {
    for (const name of ['renderer', 'main', 'preload', 'core-process', 'local-host', 'cli']) at(`out/.built-${name}`, seconds)
  }
  beforeEach(() => {
    for (const folder of ['shared', 'package.json']) rmSync(path.join(copy, folder), { recursive: true, force: true })
    for (const name of ['electron/main.ts', 'electron/core/core.ts', 'renderer/main.tsx', 'shared/rpc.ts', 'package.json']) at(name, 1000)
  })

  it('that was never made is stale', () => {
    expect(value('machine.staleTargets()')).toHaveLength(6)
  })

  it('that is newer than its sources is fresh', () => {
    built(2000)
    expect(value('machine.staleTargets()')).toEqual([])
  })

  it('is stale where a source of its own is newer', () => {
    built(2000)
    at('renderer/pages/log.tsx', 3000)
    expect(value('machine.staleTargets()')).toEqual(['renderer'])
    at('electron/core/store/write.ts', 3000)
    expect(value("machine.staleTargets(['cli', 'renderer'])")).toEqual(['cli', 'renderer'])
  })

  it('is stale as a whole when what all share is newer', () => {
    built(2000)
    at('shared/domain/agenda.ts', 3000)
    expect(value('machine.staleTargets()')).toHaveLength(6)
  })
})
