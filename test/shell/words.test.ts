// The words outside the window: each error that can be thrown has some, and names the thing.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorWords, languageOf, wordsFor } from '../../electron/core/words.ts'
import { AppError } from '../../shared/app-error.ts'
import { en } from '../../shared/locales/en/index.ts'

const root = path.join(import.meta.dirname, '../..')
const t = await wordsFor('en')

describe('errors', () => {
  const thrown = globSync('{electron,shared}/**/*.ts', { cwd: root })
    .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/new AppError\(\s*'([a-z-]+)'/g)].map(([, code]) => code!))
  it.each([...new Set(thrown)].sort())('%s has words', (code) => {
    // alone, or one for each number and each thing that it may be about
    expect(Object.keys(en.errors).some((key) => key === code || key.startsWith(`${code}_`))).toBe(true)
  })

  it('name the thing and say the remedy', () => {
    expect(errorWords(t, new AppError('data-folder-in-use', { folder: '/data', shell: 'electron', pid: 12 }))).toBe(
      'The data folder /data is already open in the Empty Chair window (process 12). Close that one first, or use another folder with --data DIR.',
    )
    expect(errorWords(t, new AppError('data-folder-in-use', { folder: '/data', shell: 'unknown', pid: 0 }))).toContain('in another Empty Chair')
  })

  it('point to the newest backup when there is one', () => {
    const damaged = (backup: string) => errorWords(t, new AppError('database-damaged', { folder: '/data', file: '/data/f', backup }))
    expect(damaged('/data/backups/b')).toContain('/data/backups/b')
    expect(damaged('')).toContain('there is no backup')
  })

  it('of a code that has no words say at least that something went wrong', () => {
    expect(errorWords(t, new AppError('never-heard-of'))).toContain('Something went wrong')
  })

  it('show names of folders as they are', () => {
    expect(errorWords(t, new AppError('storage-full', { folder: '/a/<b>&{{folder}}$t(errors:internal)' }))).toContain('/a/<b>&{{folder}}$t(errors:internal)')
  })
})

describe('the language before anybody chose one', () => {
  it.each([
    ['en-GB', 'en'],
    ['de-DE', 'en'],
    ['sv-FI', 'sv'],
    ['cy', 'cy'],
    ['sr', 'sr-Cyrl'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['sr-ME', 'sr-Latn'],
    ['zh-CN', 'zh-Hans'],
    ['C', 'en'],
    ['', 'en'],
  ])('of the system %s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })
})
