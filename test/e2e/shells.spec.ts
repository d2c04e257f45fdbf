// The shells themselves: that they open, keep strangers out, survive a crash of the core, and close cleanly.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../scripts/machine.mjs'
import { expect, test } from '../support/app.ts'
import { openDouble } from '../support/electron-double.ts'
import { startLocalHost } from '../support/local-host.ts'

/** The app is there when it asks for a name: only a core that answers makes it do so. */
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Your name' })
const learned = (page: Page) => page.getByRole('textbox', { name: 'What did you learn?' })
/** The banner: a list that was being read may say it, too. */
const lost = (page: Page) => page.getByText('The connection to your data was lost. Trying again…')

async function begin(page: Page): Promise<void> {
  await nameField(page).fill('Ada')
  await page.getByRole('button', { name: 'Start with an empty workspace' }).click()
  await expect(nameField(page)).toBeHidden()
}

test('the app opens and reaches its core', async ({ page }) => {
  await expect(page).toHaveTitle(/Empty Chair/)
  await expect(nameField(page)).toBeVisible()
})

test('the page can run and reach nothing that is not its own', async ({ page, app }) => {
  await expect(nameField(page)).toBeVisible()
  const refused = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve)) // the first turn belongs to the debugger, which may do what a page may not
    const attempt = async (act: () => unknown) => {
      try {
        await act()
        return 'done'
      } catch (error) {
        return (error as Error).name
      }
    }
    return {
      evaluate: await attempt(() => new Function('return 1')()), // oxlint-disable-line no-new-func, typescript/no-implied-eval -- that it is refused is what is tested
      markup: await attempt(() => (document.createElement('div').innerHTML = '<img src="x">')),
      elsewhere: await attempt(() => fetch('https://example.com/')),
      otherPort: await attempt(() => fetch('http://127.0.0.1:1/')),
    }
  })
  expect(refused).toEqual({ evaluate: 'EvalError', markup: 'TypeError', elsewhere: 'TypeError', otherPort: 'TypeError' })
  expect(app.faults.splice(0).length).toBeGreaterThan(0) // and each attempt was noticed
})

test('the page has no way to Node', async ({ page }) => {
  await expect(nameField(page)).toBeVisible()
  const found = await page.evaluate(() => ['require', 'process', 'module', 'exports', 'global', 'Buffer', 'ipcRenderer', 'electron', '__toMain', '__fromMain'].filter((name) => name in globalThis))
  expect(found).toEqual([])
})

test('what was saved is there after closing and opening', async ({ openApp }) => {
  const first = await openApp()
  await begin(first.page)
  expect(await first.close()).toBe(0)
  expect(existsSync(path.join(first.dataDir, 'in-use.json'))).toBe(false)
  const again = await openApp({ dataDir: first.dataDir })
  await expect(again.page.getByRole('navigation').first()).toBeVisible()
  await expect(nameField(again.page)).toBeHidden()
})

test('what was saved is there after a power cut', async ({ openApp }) => {
  const first = await openApp()
  await begin(first.page)
  await first.kill()
  expect(existsSync(path.join(first.dataDir, 'in-use.json'))).toBe(true)
  const again = await openApp({ dataDir: first.dataDir })
  await expect(again.page.getByRole('navigation').first()).toBeVisible()
})

test('a second shell on the same data says that the folder is in use, and harms nothing', async ({ openApp, shell }) => {
  const { dataDir, page } = await openApp()
  const words = { 'local-host': 'in an Empty Chair that runs in the browser', double: 'in the Empty Chair window', electron: 'in the Empty Chair window' }[shell]
  await expect(startLocalHost(dataDir)).rejects.toThrow(new RegExp(`ended with 1: .*${dataDir} is already open ${words}`))
  await begin(page)
})

test.describe('the local host', { tag: '@only-local-host' }, () => {
  let dataDir: string
  test.beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'empty-chair-'))
  })
  test.afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }))

  test('lets in the browser that opens its link, and no second one', async ({ browser }) => {
    const host = await startLocalHost(dataDir)
    const first = await (await browser.newContext()).newPage()
    await first.goto(host.link)
    await expect(nameField(first)).toBeVisible()
    expect(new URL(first.url()).search).toBe('')

    const second = await (await browser.newContext()).newPage()
    await second.goto(host.link)
    await expect(second.getByRole('heading')).toHaveText('This link was used before')
    await second.goto(host.origin)
    await expect(second.getByRole('heading')).toHaveText('This browser is not let in yet')

    await first.goto(host.link) // from the history, say
    await expect(nameField(first)).toBeVisible()
    expect(await host.stop()).toBe(0)
  })

  test('cannot be used by another site in the same browser', async ({ browser }) => {
    const host = await startLocalHost(dataDir)
    const context = await browser.newContext()
    const own = await context.newPage()
    await own.goto(host.link)
    await expect(nameField(own)).toBeVisible()

    const evil = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<title>evil</title>'))
    await new Promise<void>((resolve) => {
      evil.listen(0, resolve)
    })
    const page = await context.newPage()
    // two other sites: one that counts as foreign, and one on the same address, which shares cookies because a cookie knows no port
    for (const site of ['localhost', '127.0.0.1']) {
      await page.goto(`http://${site}:${(evil.address() as AddressInfo).port}/`)
      const got = await page.evaluate(async (origin) => {
        const socket = await new Promise((resolve) => {
          const tried = new WebSocket(`${origin.replace('http', 'ws')}/rpc`)
          tried.addEventListener('open', () => resolve('open'))
          tried.addEventListener('error', () => resolve('refused'))
        })
        const read = await fetch(origin, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        )
        const script = await new Promise((resolve) => {
          const element = document.createElement('script')
          element.src = `${origin}/`
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', () => resolve('refused'))
          document.head.append(element)
        })
        const frame = document.createElement('iframe')
        frame.src = origin
        await new Promise((resolve) => {
          frame.addEventListener('load', resolve)
          document.body.append(frame)
        })
        return { socket, read, script }
      }, host.origin)
      expect(got).toEqual({ socket: 'refused', read: 'refused', script: 'refused' })
      const framed = page.frames().find((frame) => frame.parentFrame())!
      expect(await framed.getByRole('textbox').count()).toBe(0)
    }
    evil.close()
    evil.closeAllConnections()
    expect(await host.stop()).toBe(0)
  })

  test('of one data folder does not throw out the browser of another', async ({ browser }) => {
    const other = mkdtempSync(path.join(tmpdir(), 'empty-chair-'))
    const [first, second] = await Promise.all([startLocalHost(dataDir), startLocalHost(other)])
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(first.link)
    await page.goto(second.link)
    await expect(nameField(page)).toBeVisible()
    await page.goto(first.origin)
    await expect(nameField(page)).toBeVisible()
    expect(await Promise.all([first.stop(), second.stop()])).toEqual([0, 0])
    rmSync(other, { recursive: true, force: true })
  })

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`closes cleanly on ${signal} while a page is open`, async ({ browser }) => {
      const host = await startLocalHost(dataDir)
      const page = await (await browser.newContext()).newPage()
      await page.goto(host.link)
      await begin(page)
      expect(await host.stop(signal)).toBe(0)
      expect(existsSync(path.join(dataDir, 'in-use.json'))).toBe(false)
      await expect(lost(page)).toBeVisible()
      expect(host.output().trim().split('\n')).toHaveLength(1)
    })
  }

  test('prints a fresh link when Enter is pressed in its terminal', async ({ browser }) => {
    const command = `exec "${process.execPath}" "${path.join(root, 'out/local-host.js')}" --no-open --data "${dataDir}"`
    const terminal = spawn('script', ['-qefc', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] })
    let printed = ''
    terminal.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    const links = () => printed.match(/http:\S+/g) ?? []
    await expect.poll(() => links().length).toBe(1)
    terminal.stdin.write('\r')
    await expect.poll(() => links().length).toBe(2)
    const page = await (await browser.newContext()).newPage()
    await page.goto(links()[1]!)
    await expect(nameField(page)).toBeVisible()
    terminal.stdin.write('\x03') // Ctrl+C
    expect(await new Promise((resolve) => terminal.once('exit', resolve))).toBe(0)
    expect(existsSync(path.join(dataDir, 'in-use.json'))).toBe(false)
  })

  test('refuses a port that is taken, and a flag that it does not know', async () => {
    const host = await startLocalHost(dataDir)
    const { port } = new URL(host.origin)
    const other = mkdtempSync(path.join(tmpdir(), 'empty-chair-'))
    await expect(startLocalHost(other, ['--port', port])).rejects.toThrow(`ended with 1: Port ${port} is taken by another program.`)
    expect(existsSync(path.join(other, 'in-use.json'))).toBe(false)
    await expect(startLocalHost(other, ['--prot', port])).rejects.toThrow('ended with 2: --prot is not a flag')
    rmSync(other, { recursive: true, force: true })
    expect(await host.stop()).toBe(0)
  })
})

test.describe('a data folder that cannot be used', { tag: '@only-local-host' }, () => {
  let dataDir: string
  test.beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'empty-chair-'))
  })
  test.afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }))
  const database = () => path.join(dataDir, 'empty-chair.sqlite')

  test('because it is a file is named, with the remedy', async () => {
    const file = path.join(dataDir, 'file')
    writeFileSync(file, 'precious')
    await expect(startLocalHost(file)).rejects.toThrow(`ended with 1: The data folder ${file} cannot be used: it, or a part of its path, is a file. Choose a folder`)
    await expect(startLocalHost(path.join(file, 'inside'))).rejects.toThrow('cannot be used')
    expect(readFileSync(file, 'utf8')).toBe('precious')
  })

  test('because the system denies it is named, with the remedy', async () => {
    await expect(startLocalHost('/proc/1/empty-chair')).rejects.toThrow('ended with 1: Empty Chair may not write to the data folder /proc/1/empty-chair.')
  })

  test('because another service copies it is named, with the service', async () => {
    await expect(startLocalHost(path.join(dataDir, 'Dropbox', 'team'))).rejects.toThrow(/ended with 1: .* lies inside Dropbox, .*--data DIR/)
    expect(existsSync(path.join(dataDir, 'Dropbox'))).toBe(false)
  })

  test('because its database is newer or damaged is left as it is', async () => {
    await (await startLocalHost(dataDir)).stop()
    const good = readFileSync(database())
    const newer = Buffer.from(good)
    newer.writeUInt32BE(9999, 60) // user_version; sqlite.org/fileformat.html, 1.3
    writeFileSync(database(), newer)
    await expect(startLocalHost(dataDir)).rejects.toThrow(/ended with 1: .* was written by a newer Empty Chair \(version 9999;/)
    expect(readFileSync(database()).equals(newer)).toBe(true)

    const cut = good.subarray(0, 5000)
    writeFileSync(database(), cut)
    await expect(startLocalHost(dataDir)).rejects.toThrow(/ended with 1: The database in .* is damaged/)
    expect(readFileSync(database()).equals(cut)).toBe(true)

    writeFileSync(database(), good)
    expect(await (await startLocalHost(dataDir)).stop()).toBe(0)
  })
})

test.describe('the window', { tag: '@only-double' }, () => {
  test('is sandboxed, and the page is granted next to nothing', async ({ app }) => {
    const state = await app.double!.state()
    expect(state.sandboxed).toBe(true)
    expect(state.schemes).toEqual(['app'])
    expect(state.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    expect(state.granted).toEqual(['clipboard-sanitized-write', 'fullscreen'])
  })

  test('gives the page two functions and nothing else', async ({ page }) => {
    await expect(nameField(page)).toBeVisible()
    expect(await page.evaluate(() => Object.entries((globalThis as unknown as { emptyChair: object }).emptyChair).map(([name, value]) => `${name}: ${typeof value}`))).toEqual(['connect: function', 'onOpen: function'])
  })

  test('opens secure links in the system browser, and goes nowhere itself', async ({ app }) => {
    await expect(nameField(app.page)).toBeVisible()
    for (const url of ['https://example.com/help', 'http://example.com/', 'file:///etc/passwd']) await app.page.evaluate((target) => void open(target), url)
    await app.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/docs', target: '_blank', textContent: 'Docs' })
      document.body.prepend(link)
      link.click()
    })
    await expect.poll(async () => (await app.double!.state()).external).toEqual(['https://example.com/help', 'https://example.com/docs'])
    await app.page.evaluate(() => location.assign('https://example.com/'))
    await expect(nameField(app.page)).toBeVisible()
    expect(app.page.url()).toMatch(/^https:\/\/ui\.app\.invalid\//)
    expect(app.page.context().pages()).toHaveLength(1)
  })

  test('shows the place of a link from outside, filled in and not acted on', async ({ app }) => {
    const { page, double } = app
    await begin(page)
    await double!.press('link', 'empty-chair://join?hub=https%3A%2F%2Fhub.example.com&code=7KQ2M-0ABCD-EFGHJ-KMNPQ')
    await expect(page.getByLabel('Invitation link, or address of the hub')).toHaveValue('https://hub.example.com')
    await expect(page.getByLabel('Code')).toHaveValue('7KQ2M-0ABCD-EFGHJ-KMNPQ')
    await double!.press('link', 'empty-chair://elsewhere/settings')
    await expect(page.getByLabel('Code')).toBeVisible()
  })

  test('stays when the core crashes, says so, and goes on with what was typed', async ({ app }) => {
    const { page, double } = app
    await begin(page)
    await double!.press('shortcut', 'CommandOrControl+Shift+L')
    await learned(page).fill('The till closes too early')
    const [before] = (await double!.state()).corePids
    const shown = lost(page).waitFor()
    process.kill(before!, 'SIGKILL')
    await shown
    await expect(lost(page)).toBeHidden()
    expect((await double!.state()).corePids[0]).not.toBe(before)
    await expect(learned(page)).toHaveValue('The till closes too early')
    await page.getByRole('button', { name: 'Log it' }).click()
    await expect(page.getByText('Learning saved on this computer.')).toBeVisible()
  })

  test('asks what to do when the core keeps crashing, and can go on', async ({ app }) => {
    const { page, double } = app
    await begin(page)
    for (let crash = 0; crash < 3; crash++) {
      const [pid] = (await double!.state()).corePids
      process.kill(pid!, 'SIGKILL')
      await expect.poll(async () => (await double!.state()).corePids[0] ?? pid).not.toBe(pid)
    }
    expect((await double!.state()).dialogs).toEqual([expect.stringContaining('stopped 3 times within a minute')])
    await double!.press('shortcut', 'CommandOrControl+Shift+L')
    await expect(lost(page)).toBeHidden()
    await learned(page).fill('The till closes too early')
    await page.getByRole('button', { name: 'Log it' }).click()
    await expect(page.getByText('Learning saved on this computer.')).toBeVisible()
  })

  test('gets a new port after reloading', async ({ page }) => {
    await begin(page)
    await page.reload()
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await expect(nameField(page)).toBeHidden()
  })

  test('comes up to log a learning by the shortcut that works everywhere', async ({ app }) => {
    await begin(app.page)
    expect((await app.double!.state()).shortcuts).toEqual(['CommandOrControl+Shift+L'])
    await app.double!.press('shortcut', 'CommandOrControl+Shift+L')
    await expect(app.page).toHaveURL(/#\/log$/)
  })

  test('saves the page as PDF', async ({ app }) => {
    await begin(app.page)
    const file = path.join(app.dataDir, 'agenda.pdf')
    await app.double!.press('answer', { filePath: file })
    await app.double!.press('menu', 'Save as PDF…')
    await expect.poll(() => existsSync(file) && readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  })

  test('says in words where a PDF could not be saved', async ({ app }) => {
    await begin(app.page)
    await app.double!.press('answer', { filePath: path.join(app.dataDir, 'missing', 'agenda.pdf') })
    await app.double!.press('menu', 'Save as PDF…')
    await expect.poll(async () => (await app.double!.state()).dialogs).toEqual([expect.stringMatching(/agenda\.pdf could not be written \(ENOENT\)/)])
  })

  test('has a menu in words of the catalogue', async ({ app }) => {
    const { menu } = await app.double!.state()
    expect(menu).toEqual(expect.arrayContaining(['File', 'Log a learning', 'Save as PDF…', 'Print…', 'Quit Empty Chair', 'Edit', 'View', 'Help']))
  })

  test('says why it cannot open, and ends', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'empty-chair-'))
    const host = await startLocalHost(dataDir)
    // a window may be there before the core says so
    const said = await openDouble(dataDir).then(
      async ({ double }) => `ended with ${await double!.ended}: ${double!.output()}`,
      (error: Error) => error.message,
    )
    expect(said).toMatch(/ended with 1: .* is already open in an Empty Chair that runs in the browser/)
    expect(await host.stop()).toBe(0)
    for (const left of [dataDir, `${dataDir}.profile`]) rmSync(left, { recursive: true, force: true })
  })
})
