// The digest in the terminal: for people, as a mail, and for programs.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestCore, temporaryFolder } from '../support/core.ts'
import { runCli } from '../support/cli.ts'

let folder: string
beforeEach(async () => {
  folder = temporaryFolder()
  const core = await openTestCore({ dataDir: folder, name: 'Ada' })
  const now = (core.clock.now = Date.now())
  const bo = core.context.newId()
  const idea = await core.client.ideas.create({ title: 'Evening slots', answers: { customers: 'Nurses', delight: 'They sleep' } })
  core.context.store.write((write) => {
    write.put('member', bo, { name: 'Bo', role: 'champion', teamId: null, createdAt: now })
    write.put('comment', core.context.newId(), { ideaId: idea.id, authorId: bo, text: 'We try it', createdAt: now - 3 * 86_400_000, asks: null, answers: true, mentions: null })
  })
  await core.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('prints what happened as Markdown, text, a mail and JSON', async () => {
  const ran = (...args: string[]) => runCli(['digest', '--data', folder, ...args])
  const md = await ran()
  expect([md.code, md.out]).toEqual([0, expect.stringContaining('- Bo answered: We try it')])
  expect(md.out).toMatch(/^# What happened, /)
  expect((await ran('--period', 'daily', '--format', 'text')).out).toContain('Nothing happened to what you have to do with.')
  expect((await ran('--mail')).out).toMatch(/^Subject: Your digest, /)
  expect((await ran('--json')).json()).toMatchObject({ news: [{ title: 'Evening slots', items: [{ kind: 'answered', text: 'We try it' }] }], home: { ideaCount: 1 } })
  const file = path.join(folder, 'digest.md')
  expect(await ran('--out', file)).toMatchObject({ code: 0, out: '' })
  expect(readFileSync(file, 'utf8')).toContain('Evening slots')
})

it('refuses what it cannot answer, with the way out', async () => {
  const ran = (...args: string[]) => runCli(['digest', '--data', folder, ...args])
  expect(await ran('--since', '2026-02-30')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--since') })
  expect(await ran('--since', '2026-02-01', '--period', 'daily')).toMatchObject({ code: 2, err: expect.stringContaining('not both') })
  expect(await ran('--period', 'yearly')).toMatchObject({ code: 2, err: expect.stringContaining('daily, weekly') })
  expect(await ran('--since', '2199-01-01')).toMatchObject({ code: 1, err: expect.stringContaining('has not come yet') })
  expect(await runCli(['digest', '--data', path.join(folder, 'nothing')])).toMatchObject({ code: 1, out: '' })
})
