// Key figures and the executives' page in the terminal: for people, for programs, and as a file for a nightly job.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../electron/cli/pdf.ts'
import { openTestCore, temporaryFolder } from '../support/core.ts'
import { runCli } from '../support/cli.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function withExample(): Promise<string> {
  const dataDir = path.join(folder, 'data')
  mkdirSync(dataDir)
  const core = await openTestCore({ dataDir })
  core.clock.now = Date.now()
  await core.client.session.addExample({})
  await core.close()
  return dataDir
}

describe('kpis', () => {
  it('prints figures with their trend, and all of them as JSON', async () => {
    const data = await withExample()
    const { code, out } = await runCli(['kpis', '--data', data])
    expect([code, out]).toEqual([0, expect.stringMatching(/Participation +\d+%/)])
    expect(out).toContain('Customer care')
    const json = await runCli(['kpis', '--data', data, '--json'])
    expect(json.json()).toMatchObject({ by: 'month', currency: 'EUR', whole: { members: 7, ideas: expect.any(Number) }, trend: expect.any(Array) })
    const team = await runCli(['kpis', '--data', data, '--json', '--team', 'customer care', '--by', 'quarter'])
    expect(team.json()).toMatchObject({ team: { name: 'Customer care' }, by: 'quarter', teams: [] })
  })

  it('refuses what it cannot answer, with the way out', async () => {
    const data = await withExample()
    const ran = (...args: string[]) => runCli(['kpis', '--data', data, ...args])
    expect(await ran('--from', '2026-02-30')).toMatchObject({ code: 2, out: '' })
    expect(await ran('--from', '2026-02-02', '--to', '2026-02-01')).toMatchObject({ code: 2, err: expect.stringContaining('Turn them round') })
    expect(await ran('--team', 'Nobody')).toMatchObject({ code: 1, err: expect.stringContaining('Customer care') })
    expect((await ran('--team', 'Nobody', '--json')).json()).toMatchObject({ error: { code: 'unknown-team-name' } })
    expect(await ran('--by', 'week')).toMatchObject({ code: 2 })
  })
})

describe('report', () => {
  it('is Markdown for a nightly job, also of a workspace with nothing in it', async () => {
    const data = await withExample()
    const out = path.join(folder, 'report.md')
    expect(await runCli(['report', '--data', data, '--out', out])).toMatchObject({ code: 0, out: '' })
    const text = readFileSync(out, 'utf8')
    expect(text).toMatch(/^# /)
    for (const part of ['What customers gained', 'Tri slike na svakom stalku', '2,300 contacts', 'Key figures', 'Trend', 'By team']) expect(text).toContain(part)
    const empty = await runCli(['report', '--data', path.join(folder, 'nothing')])
    expect(empty).toMatchObject({ code: 0, out: expect.stringContaining('No benefit for customers') })
  })

  it('needs a file and a browser for a PDF, and says so', async () => {
    const data = await withExample()
    expect(await runCli(['report', '--data', data, '--format', 'pdf'])).toMatchObject({ code: 2, err: expect.stringContaining('--out') })
    const broken = path.join(folder, 'broken')
    writeFileSync(broken, '#!/bin/sh\nexit 3\n')
    chmodSync(broken, 0o755)
    const out = path.join(folder, 'report.pdf')
    expect(await runCli(['report', '--data', data, '--format', 'pdf', '--out', out, '--browser', broken])).toMatchObject({ code: 1, err: expect.stringContaining(broken) })
    expect(existsSync(out)).toBe(false)
  })

  it.skipIf(findBrowser() === null)('is one page as a PDF where a browser is installed', async () => {
    const data = await withExample()
    const out = path.join(folder, 'report.pdf')
    expect(await runCli(['report', '--data', data, '--format', 'pdf', '--out', out])).toMatchObject({ code: 0, err: expect.stringContaining(out) })
    const pdf = readFileSync(out, 'latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })
})
