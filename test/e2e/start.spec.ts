// `npm start` as a newcomer types it: it opens, or says in one line why it opens in the browser. Built, but without a browser.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../../scripts/machine.mjs'

// it runs no page, so one shell's turn is enough
test.describe('npm start', { tag: '@only-local-host' }, () => {
  test.skip(process.platform !== 'linux', 'the reasons are those of Linux')
  let folder: string
  test.beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'empty-chair-start-'))
  })
  test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

  /** Where the tests run as root, `npm start` must think it does not. */
  const AS_A_PERSON = `--import "data:text/javascript,process.getuid=()=>1000"`

  const DIRECT = [process.execPath, path.join(root, 'scripts/start.mjs')]
  interface Run { stdout: string; stderr: string; code: number | null }
  /** Runs until it prints its link and `opened` is there, then presses Ctrl+C; or until it ends by itself. */
  function start(args: string[], env: Record<string, string> = {}, [program, ...first] = DIRECT, opened?: string): Promise<Run> {
    const child = spawn(program!, [...first, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ELECTRON_OVERRIDE_DIST_PATH: '', KEEP_BUILD: '1', ...env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      if (stdout.includes('/open?t=')) pressCtrlC()
    })
    const pressCtrlC = () => {
      // a program that is only just being started would get the signal too
      if (opened && !existsSync(opened) && child.exitCode === null) setTimeout(pressCtrlC, 20)
      else process.kill(-child.pid!, 'SIGINT') // to the whole group, as a terminal does
    }
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    return new Promise((resolve) => child.on('close', (code) => resolve({ stdout, stderr, code })))
  }

  /** A program in the place of Electron. */
  function electron(script: string): Record<string, string> {
    writeFileSync(path.join(folder, 'electron'), `#!/bin/sh\n${script}\n`)
    chmodSync(path.join(folder, 'electron'), 0o755)
    return { ELECTRON_OVERRIDE_DIST_PATH: folder, DISPLAY: ':99', NODE_OPTIONS: AS_A_PERSON }
  }
  const OPEN = /^Empty Chair is open at http:\/\/127\.0\.0\.1:\d+\/open\?t=[\w-]{43}\n$/

  test('prints one line, and ends cleanly with Ctrl+C', async () => {
    const { stdout, stderr, code } = await start(['--browser', '--no-open', '--port', '0', '--data', 'data'])
    expect(stdout).toMatch(OPEN)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(existsSync(path.join(folder, 'data/empty-chair.sqlite'))).toBe(true)
    expect(existsSync(path.join(folder, 'data/in-use.json'))).toBe(false)
  })

  test('through npm takes a relative folder from where the person is', async () => {
    const { stdout } = await start(['--prefix', root, '--silent', '--', '--browser', '--no-open', '--data', 'elsewhere'], {}, ['npm', 'start'])
    expect(stdout).toMatch(OPEN)
    expect(existsSync(path.join(folder, 'elsewhere/empty-chair.sqlite'))).toBe(true)
    expect(existsSync(path.join(folder, 'elsewhere/in-use.json'))).toBe(false)
  })

  test('for root says why it opens in the browser', async () => {
    const { stdout, stderr } = await start(['--no-open', '--data', 'data'], { NODE_OPTIONS: '--import "data:text/javascript,process.getuid=()=>0"', DISPLAY: ':99' })
    expect(stdout).toMatch(OPEN)
    expect(stderr).toBe("Opening in the browser, because the window's sandbox does not work for the root user.\n")
  })

  test('without a screen says why it opens in the browser', async () => {
    const { stdout, stderr } = await start(['--no-open', '--data', 'data'], { NODE_OPTIONS: AS_A_PERSON })
    expect(stdout).toMatch(OPEN)
    expect(stderr).toBe('Opening in the browser, because this session has no screen to put a window on.\n')
  })

  test('with a runtime opens the window with the same data folder, and ends as it ends', async () => {
    const { stdout, stderr, code } = await start(['--data', path.join(folder, 'data')], electron(`printf '%s|' "$@" > "${folder}/args"; exit 3`))
    expect(readFileSync(path.join(folder, 'args'), 'utf8').split('|')).toEqual([root, '--data', path.join(folder, 'data'), ''])
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: '', code: 3 })
  })

  test('with a runtime that cannot come up opens in the browser and says so', async () => {
    const { stdout, stderr } = await start(['--no-open', '--data', 'data'], electron('kill -ABRT $$'))
    expect(stdout).toMatch(OPEN)
    expect(stderr).toBe("Opening in the browser, because the window's runtime (Electron) could not start: SIGABRT.\n")
  })

  test('with a runtime that cannot be downloaded says so, and does not try again at each start', async () => {
    test.skip(existsSync(path.join(root, 'node_modules/electron/path.txt')), 'the runtime is on this computer')
    const note = path.join(root, 'node_modules/.cache/empty-chair/no-electron.txt')
    rmSync(note, { force: true })
    // nobody listens there, so it fails at once, with and without a network
    const env = { DISPLAY: ':99', NODE_OPTIONS: AS_A_PERSON, ELECTRON_MIRROR: 'http://127.0.0.1:9/', electron_config_cache: path.join(folder, 'cache') }
    const first = await start(['--no-open', '--data', 'data'], env)
    expect(first.stdout).toMatch(OPEN)
    expect(first.stderr).toMatch(/^Opening in the browser, because the window's runtime \(Electron\) is not on this computer and could not be downloaded from github\.com \(.+\); npx install-electron tries again\.\n$/)
    writeFileSync(note, 'as before')
    expect((await start(['--no-open', '--data', 'data'], env)).stderr).toContain('(as before)')
    rmSync(note, { force: true })
  })

  test('opens the link in the system browser', async () => {
    const opened = path.join(folder, 'opened')
    writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" > "${opened}"\n`)
    chmodSync(path.join(folder, 'xdg-open'), 0o755)
    const { stdout } = await start(['--browser', '--data', 'data'], { DISPLAY: ':99', PATH: `${folder}:${process.env['PATH']}` }, DIRECT, opened)
    await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toBe(stdout.replace('Empty Chair is open at ', ''))
  })

  test('refuses a wrong flag by its name', async () => {
    const { stdout, stderr, code } = await start(['--browser', '--port', 'http'])
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toMatch(/^--port needs a number from 0 to 65535, not "http"/)
  })
})

test.describe('the command line', { tag: '@only-local-host' }, () => {
  test('hands the exit code on, and says nothing of its own', () => {
    const run = (...args: string[]) => spawnSync(process.execPath, [path.join(root, 'bin/empty-chair.mjs'), ...args], { encoding: 'utf8', env: { ...process.env, KEEP_BUILD: '1' } })
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
    expect(run('nonsense')).toMatchObject({ status: 2, stdout: '' })
  })
})
