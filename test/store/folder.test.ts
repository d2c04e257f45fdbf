// The data folder and the database file: what is refused, in which words, and that nothing is harmed by it.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCore } from '../../electron/core/core.ts'
import { silentLog } from '../../electron/core/log.ts'
import { backupDaily, backupTo, DATABASE_FILE, openDatabase } from '../../electron/core/store/database.ts'
import { defaultDataFolder, listBackups, syncedBy } from '../../electron/core/store/data-folder.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { DAY, openTestCore, START, temporaryFolder } from '../support/core.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (dataDir = folder) => createCore({ dataDir, shell: 'test', version: '0.0.0', now: () => START })
const file = () => path.join(folder, DATABASE_FILE)
const withOneLearning = async () => {
  const core = await openTestCore({ dataDir: folder })
  await core.client.learnings.log({ text: 'must not be lost' })
  await core.close()
}

describe('the usual place', () => {
  it('is the same for all shells on each platform', () => {
    expect(defaultDataFolder('linux', {}, '/home/ada')).toBe('/home/ada/.local/share/empty-chair')
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/ada')).toBe('/data/empty-chair')
    expect(defaultDataFolder('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Application Support/Empty Chair')
    expect(defaultDataFolder('win32', { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, 'C:\\Users\\ada')).toBe('C:\\Users\\ada\\AppData\\Local\\Empty Chair')
  })
})

describe('a folder that a service syncs', () => {
  it.each([
    ['/home/ada/Dropbox/notes', 'Dropbox'],
    ['/home/ada/OneDrive - Nordvik AB/data', 'OneDrive'],
    ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/data', 'iCloud Drive'],
    ['/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.com/My Drive', 'Google Drive'],
    ['/home/ada/Nextcloud/x', 'Nextcloud'],
    ['/home/ada/onedrivers/x', null],
    ['/home/ada/documents', null],
  ])('%s is known as %s', (place, service) => expect(syncedBy(place, {})).toBe(service))

  it('is refused with the name of the service before anything is written', () => {
    const synced = path.join(folder, 'Dropbox', 'data')
    expect(() => open(synced)).toThrow(expect.objectContaining({ code: 'data-folder-synced', params: { folder: synced, service: 'Dropbox' } }))
    expect(existsSync(synced)).toBe(false)
  })
})

describe('a folder that cannot be used', () => {
  it('is refused when it is a file', () => {
    writeFileSync(path.join(folder, 'file'), '')
    expect(() => open(path.join(folder, 'file'))).toThrow(expect.objectContaining({ code: 'data-folder-is-a-file' }))
  })

  it('is refused when it may not be written', () => {
    const locked = path.join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o500)
    // root may write there all the same; not even root may make a folder in the kernel's own
    const place = process.getuid?.() === 0 ? '/sys/empty-chair' : locked
    expect(() => open(place)).toThrow(expect.objectContaining({ code: 'data-folder-not-writable', params: { folder: place } }))
  })
})

describe('two shells on one folder', () => {
  it('the second says who holds it and changes nothing; when the first has closed it may open', async () => {
    const first = open()
    expect(() => open()).toThrow(expect.objectContaining({ code: 'data-folder-in-use', params: { folder, shell: 'test', pid: process.pid } }))
    await first.close()
    await open().close()
    expect(existsSync(path.join(folder, 'in-use.json'))).toBe(false)
  })

  it('the second may look while the first works', async () => {
    const first = await openTestCore({ dataDir: folder })
    await first.client.learnings.log({ text: 'seen by both' })
    const second = createCore({ dataDir: folder, shell: 'terminal', version: '0.0.0', readOnly: true })
    expect((await second.client.learnings.list({})).rows).toHaveLength(1)
    await second.close()
    await first.client.learnings.log({ text: 'and it goes on' })
    await first.close()
  })
})

describe('a database that cannot be read', () => {
  it('of a newer version is refused and left as it is', async () => {
    await withOneLearning()
    const database = new Database(file())
    database.pragma('user_version = 99')
    database.close()
    const before = readFileSync(file())
    expect(() => open()).toThrow(expect.objectContaining({ code: 'database-newer', params: expect.objectContaining({ found: 99, known: MIGRATIONS.length }) }))
    expect(readFileSync(file()).equals(before)).toBe(true)
  })

  it('that was cut off is refused with the newest backup named', async () => {
    await withOneLearning()
    const database = new Database(file())
    await backupTo(database, path.join(folder, 'backups', 'daily-1.sqlite'))
    database.close()
    truncateSync(file(), Math.floor(statSync(file()).size / 2))
    expect(() => open()).toThrow(expect.objectContaining({ code: 'database-damaged', params: expect.objectContaining({ backup: path.join(folder, 'backups', 'daily-1.sqlite') }) }))
    copyFileSync(path.join(folder, 'backups', 'daily-1.sqlite'), file())
    const restored = await openTestCore({ dataDir: folder })
    expect((await restored.client.learnings.list({})).rows).toMatchObject([{ text: 'must not be lost' }])
    await restored.close()
  })

  it('that is something else is refused', () => {
    writeFileSync(file(), 'these are not the pages you are looking for'.repeat(100))
    expect(() => open()).toThrow(expect.objectContaining({ code: 'database-damaged' }))
  })

  it('that another program holds refuses the save in words, and takes it once it is let go', async () => {
    const core = await openTestCore({ dataDir: folder })
    const other = new Database(file())
    other.exec('BEGIN IMMEDIATE')
    await expect(core.client.learnings.log({ text: 'again' })).rejects.toMatchObject({ code: 'storage-locked', params: { folder } })
    other.exec('ROLLBACK')
    other.close()
    await core.client.learnings.log({ text: 'again' })
    expect((await core.client.learnings.list({})).rows).toHaveLength(1)
    await core.close()
  })
})

describe('migrations', () => {
  const next = [...MIGRATIONS, 'ALTER TABLE learning ADD COLUMN mood TEXT']
  const openWith = (migrations: readonly string[]) => openDatabase({ dataDir: folder, readOnly: false, afterCrash: false, now: () => START, log: silentLog, migrations })

  it('run once, after a backup, and keep what was there', async () => {
    await withOneLearning()
    const { database, notices } = openWith(next)
    expect(database.pragma('user_version', { simple: true })).toBe(next.length)
    expect(database.prepare('SELECT text, mood FROM learning').get()).toEqual({ text: 'must not be lost', mood: null })
    expect(notices).toEqual(['migrated'])
    database.close()
    expect(readdirSync(path.join(folder, 'backups'))).toEqual([`before-version-${next.length}-2026-03-04T09-00-00.sqlite`])
    openWith(next).database.close()
    expect(listBackups(folder)).toHaveLength(1)
  })

  it('that fail leave the database as it was', async () => {
    await withOneLearning()
    expect(() => openWith([...MIGRATIONS, 'ALTER TABLE learning ADD COLUMN mood TEXT; SELECT nonsense'])).toThrow('nonsense')
    const { database } = openWith(MIGRATIONS)
    expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
    expect(database.prepare('SELECT text FROM learning').get()).toEqual({ text: 'must not be lost' })
    database.close()
  })
})

describe('backups', () => {
  it('are made once a day, and the oldest daily ones go', async () => {
    const { database } = openDatabase({ dataDir: folder, readOnly: false, afterCrash: false, now: () => START, log: silentLog })
    const real = Date.now()
    for (let day = 0; day < 10; day++) await backupDaily(database, folder, real + day * (DAY + 1000))
    // files carry the time they were written, so only the first of these was a day old
    expect(listBackups(folder).length).toBeGreaterThan(0)
    expect(listBackups(folder).length).toBeLessThanOrEqual(7)
    expect(await backupDaily(database, folder, real)).toBeNull()
    database.close()
  })
})

describe('a disk that is full', () => {
  it('refuses the save, says so, and goes on once there is room', async () => {
    const mount = path.join(folder, 'small')
    mkdirSync(mount)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', mount], { stdio: 'ignore' })
    } catch {
      // not root: SQLite's own page limit fills the database instead
      return fillByLimit()
    }
    try {
      const core = await openTestCore({ dataDir: mount })
      await core.client.learnings.log({ text: 'before' })
      const filler = path.join(mount, 'filler')
      let written = 0
      try {
        for (; written < 100; written++) writeFileSync(`${filler}${written}`, Buffer.alloc(64 * 1024))
      } catch {
        // now it is full
      }
      const text = 'x'.repeat(40_000)
      await expect(core.client.learnings.log({ text })).rejects.toMatchObject({ code: 'storage-full', params: { folder: mount } })
      for (let n = 0; n <= written; n++) rmSync(`${filler}${n}`, { force: true })
      await core.client.learnings.log({ text })
      expect((await core.client.learnings.list({})).rows).toHaveLength(2)
      await core.close()
    } finally {
      execFileSync('umount', ['-l', mount])
    }
  })
})

it.runIf(process.platform === 'linux')('a disk on which not even the note of who is here has room is named, and the folder is free again', async () => {
  const note = path.join(folder, 'in-use.json')
  // a device of the system that is always full
  symlinkSync('/dev/full', note)
  await expect(openTestCore({ dataDir: folder })).rejects.toMatchObject({ code: 'storage-full', params: { folder } })
  rmSync(note)
  const core = await openTestCore({ dataDir: folder })
  await core.close()
})

/** Without the right to mount: SQLite's own limit of pages stands for the full disk. */
async function fillByLimit(): Promise<void> {
  const core = await openTestCore({ dataDir: folder })
  await core.client.learnings.log({ text: 'before' })
  core.context.database.pragma(`max_page_count = ${core.context.database.pragma('page_count', { simple: true }) as number}`)
  await expect(core.client.learnings.log({ text: 'x'.repeat(50_000) })).rejects.toMatchObject({ code: 'storage-full', params: { folder } })
  core.context.database.pragma('max_page_count = 1000000')
  await core.client.learnings.log({ text: 'x'.repeat(50_000) })
  expect((await core.client.learnings.list({})).rows).toHaveLength(2)
  await core.close()
}
