// The check finds what is wrong, each with the row it is about; backups are whole.
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { attachmentFile } from '../../electron/core/services/attachments.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const problems = async () => (await core.client.settings.check({})).problems
const spoil = (sql: string, ...params: unknown[]) => void core.context.database.prepare(sql).run(...params)

describe('the check', () => {
  it('finds nothing wrong with work that came through the contract, nor with the example', async () => {
    await core.client.session.addExample({})
    const attachment = await core.client.settings.putAttachment({ name: 'a.txt', mime: 'text/plain', bytes: new Uint8Array([1]) })
    const { id } = await core.client.learnings.log({ text: 'x', customer: { name: 'A' }, tags: ['t'], waits: true, attachments: [attachment] })
    await core.client.learnings.delete({ id })
    const { ok, problems: found, rows } = await core.client.settings.check({})
    expect({ ok, found }).toEqual({ ok: true, found: [] })
    expect(rows).toMatchObject({ member: 1, customer: 1, learning: 0 })
  })

  it('names rows that name something that is not there', async () => {
    const { id } = await core.client.learnings.log({ text: 'x', customer: { name: 'A' } })
    spoil('DELETE FROM customer')
    expect(await problems()).toEqual([`learning ${id}: “customerId” names a row that is not there (customer).`])
  })

  it('names rows that no hub would ever hear of', async () => {
    const { id } = await core.client.learnings.log({ text: 'x' })
    spoil('DELETE FROM outbox WHERE rowId = ?', id)
    expect(await problems()).toEqual([`learning ${id} would never reach the hub: nothing in the outbox tells of it.`])
  })

  it('names values out of bounds, stale columns and wrong counts', async () => {
    const { id } = await core.client.learnings.log({ text: 'Måne' })
    const idea = await core.client.ideas.create({ title: 'I', answers: { customers: 'a', delight: 'b' } })
    spoil(`UPDATE learning SET channel = 'pigeon', folded = 'Måne' WHERE id = ?`, id)
    spoil('UPDATE idea SET supporters = 7 WHERE id = ?', idea.id)
    expect(await problems()).toEqual([`learning ${id}: “channel” holds what it must not hold.`, `learning ${id}: “folded” is not what it is computed to be. Saving that entry again mends it.`, `idea ${idea.id}: “supporters” is counted wrongly.`])
  })

  it('names attached files that are missing or changed', async () => {
    const one = await core.client.settings.putAttachment({ name: 'one.txt', mime: 'text/plain', bytes: new Uint8Array([1]) })
    const two = await core.client.settings.putAttachment({ name: 'two.txt', mime: 'text/plain', bytes: new Uint8Array([2]) })
    await core.client.learnings.log({ text: 'x', attachments: [one, two] })
    rmSync(attachmentFile(core.dataDir, one.sha256))
    writeFileSync(attachmentFile(core.dataDir, two.sha256), 'something else')
    expect((await problems()).toSorted()).toEqual(['The attached file “one.txt” is missing.', 'The attached file “two.txt” is not what was attached: its contents changed.'])
  })

  it('finds an index that disagrees with its table', async () => {
    await core.client.learnings.log({ text: 'x', customer: { name: 'A' } })
    const { database } = core.context
    database.unsafeMode(true)
    database.pragma('writable_schema = ON')
    spoil(`UPDATE sqlite_schema SET sql = replace(sql, '(createdAt, pk)', '(happenedOn, pk)') WHERE name = 'learningCreated'`)
    database.pragma('writable_schema = RESET')
    expect((await problems()).join()).toMatch(/The database file is damaged: .*learningCreated/)
  })

  it('tells twenty of a kind and counts the others', async () => {
    for (let n = 0; n < 23; n++) await core.client.learnings.log({ text: `${n}`, customer: { name: 'A' } })
    spoil('DELETE FROM customer')
    const found = await problems()
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toBe('… and 3 more like these.')
  })
})

describe('a backup', () => {
  it('is a whole database, and is listed', async () => {
    await core.client.learnings.log({ text: 'kept' })
    const { file, bytes } = await core.client.settings.backup({})
    expect(await core.client.settings.listBackups({})).toMatchObject([{ file, bytes }])
    const copy = new Database(file, { readonly: true })
    expect(copy.prepare('SELECT text FROM learning').all()).toEqual([{ text: 'kept' }])
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    copy.close()
    expect(path.basename(file)).toBe('by-hand-2026-03-04T09-00-00.sqlite')
  })
})
