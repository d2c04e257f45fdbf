// `import`, `export`, `backup` and `check` in a real process.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/core.ts'
import { runCli } from '../support/cli.ts'

let folder: string
let dataDir: string
beforeEach(() => {
  folder = temporaryFolder()
  dataDir = path.join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => runCli([...args, '--data', dataDir])
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}

describe('import', () => {
  it('guesses the columns and says so, tells what was refused, and repeats nothing', async () => {
    const mails = file('mails.csv', 'Message;From;Date received\nFirst;Nordvik AB;2026-01-02\nSecond;Lind;someday\n')
    const first = await run('import', 'learnings', mails, '--name', 'Ada')
    expect(first).toMatchObject({ code: 0, out: '2 lines read: 1 imported, 0 there already, 1 refused.\n' })
    expect(first.err).toContain('Columns, as guessed (choose with --map): Message → text, Date received → date')
    const mapped = await run('import', 'learnings', mails, '--map', 'message=text,From=customer', '--map', 'Date received=date', '--json')
    expect(mapped.json()).toMatchObject({ state: 'done', read: 2, imported: 1, refused: 1, problems: [{ line: 3, field: 'Date received', code: 'bad-date', value: 'someday' }], map: { Message: 'text', From: 'customer', 'Date received': 'date' } })
    expect(readFileSync(mapped.json<{ refusedFile: string }>().refusedFile, 'utf8')).toContain('Second,Lind,someday,3,')
    expect((await run('import', 'learnings', mails, '--map', 'Message=text,From=customer,Date received=date', '--json')).json()).toMatchObject({ imported: 0, repeated: 1, refused: 1 })
  })

  it('takes column names with commas in them', async () => {
    const odd = file('odd.csv', '"What, exactly",b\nthis,that\n')
    expect((await run('import', 'learnings', odd, '--map', String.raw`What\, exactly=text,b=tags`, '--json')).json()).toMatchObject({ imported: 1 })
  })

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), [], 'not-text'],
    ['an empty file', '', [], 'empty-file'],
    ['a column that is not there', 'text\nx\n', ['--map', 'txt=text'], 'unknown-column'],
    ['a field that is none', 'text\nx\n', ['--map', 'text=words'], 'unknown-field'],
    ['a map without the text', 'text,a\nx,y\n', ['--map', 'a=quote'], 'field-not-mapped'],
  ])('refuses %s', async (_name, content, args, code) => {
    const ran = await run('import', 'learnings', file('table.csv', content), ...args, '--json')
    expect(ran.code).toBe(1)
    expect(ran.json()).toMatchObject({ error: { code } })
  })

  it('ends with 1 when nothing of the file could be imported, and when there is none', async () => {
    expect(await run('import', 'learnings', file('bad.csv', 'text,date\nx,never\n'))).toMatchObject({ code: 1 })
    expect(await run('import', 'learnings', path.join(folder, 'nowhere.csv'))).toMatchObject({ code: 1, err: 'There is no file nowhere.csv. Check its name and folder.\n' })
  })

  it('imports ideas', async () => {
    const ideas = file('ideas.csv', 'title,customers,delight\nOne bill,A,They see it\nBare,,\n')
    expect((await run('import', 'ideas', ideas, '--json')).json()).toMatchObject({ noun: 'ideas', imported: 2 })
    expect((await run('list', 'ideas', '--json')).json<{ title: string; stage: string }[]>().map(({ title, stage }) => `${title} ${stage}`).toSorted()).toEqual(['Bare draft', 'One bill submitted'])
  })
})

describe('export, backup and check', () => {
  it('move a workspace to another folder, whole, without anybody beginning there first', async () => {
    await run('learn', 'x', '--customer', 'A', '--name', 'Ada')
    const out = path.join(folder, 'out')
    expect(await run('export', out)).toMatchObject({ code: 0, out: `4 files written to ${out}\n` })
    expect(await run('export', out)).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') as string })
    const other = path.join(folder, 'other')
    expect(await runCli(['import', 'workspace', path.join(out, 'workspace.jsonl'), '--data', other])).toMatchObject({ code: 0, out: '3 rows imported, 0 there already.\n' })
    expect(await runCli(['import', 'workspace', path.join(out, 'workspace.jsonl'), '--data', other, '--json']).then((ran) => ran.json())).toEqual({ imported: 0, repeated: 3 })
    await runCli(['export', path.join(folder, 'again'), '--data', other])
    const rows = (name: string) => readFileSync(path.join(folder, name, 'workspace.jsonl'), 'utf8').split('\n').slice(1)
    expect(rows('again')).toEqual(rows('out'))
    expect(await runCli(['learn', 'y', '--data', other])).toMatchObject({ code: 0, err: '' }) // Ada came along
  })

  it('back up into a file that was not there', async () => {
    await run('learn', 'x')
    const copy = path.join(folder, 'backups', 'copy.sqlite')
    expect((await run('backup', copy, '--json')).json()).toMatchObject({ file: copy })
    const database = new Database(copy, { readonly: true })
    expect(database.prepare('SELECT text FROM learning').all()).toEqual([{ text: 'x' }])
    database.close()
    expect(await run('backup', copy)).toMatchObject({ code: 1, err: expect.stringContaining('There is a file') as string })
    expect(await run('backup', path.join(copy, 'inside.sqlite'))).toMatchObject({ code: 1, err: expect.stringContaining('Nothing can be written') as string })
  })

  it('find what is wrong, in words and for programs', async () => {
    await run('learn', 'x', '--customer', 'A')
    expect((await run('check', '--json')).json()).toMatchObject({ ok: true, problems: [], rows: { learning: 1, customer: 1 } })
    const database = new Database(path.join(dataDir, 'empty-chair.sqlite'))
    database.exec('DELETE FROM customer')
    database.close()
    const spoilt = await run('check')
    expect(spoilt.code).toBe(1)
    expect(spoilt.out).toMatch(/^learning [0-9a-f-]{36}: “customerId” names a row that is not there \(customer\)\.\n1 problem found\./)
    expect(await run('check', '--json')).toMatchObject({ code: 1 })
  })

  it('say that there is nothing to export, back up or check', async () => {
    for (const args of [['export', path.join(folder, 'o')], ['backup', path.join(folder, 'b.sqlite')], ['check']]) expect(await run(...args)).toMatchObject({ code: 1, err: `There is no Empty Chair data in ${dataDir}. Name the right folder with --data DIR.\n` })
  })

  it('say that a database is damaged, and change nothing', async () => {
    await run('learn', 'x')
    const database = path.join(dataDir, 'empty-chair.sqlite')
    writeFileSync(database, readFileSync(database).subarray(0, 5000))
    const before = readFileSync(database)
    for (const args of [['list', 'learnings'], ['check'], ['learn', 'y']]) expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining('is damaged') as string })
    expect(readFileSync(database).equals(before)).toBe(true)
  })
})
