// `statement` and `episodes` in a real process: what reports and automation build on.
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Overview, Statement } from '../../shared/contract/causes.ts'
import { openTestCore, temporaryFolder } from '../support/core.ts'
import { runCli } from '../support/cli.ts'

let dataDir: string
beforeEach(() => {
  dataDir = path.join(temporaryFolder(), 'data')
})
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }))

const run = (...args: string[]) => runCli([...args, '--data', dataDir])

describe('statement', () => {
  it('tells of one area and of all, to people and to programs', async () => {
    const core = await openTestCore({ dataDir })
    await core.client.causes.create({ name: 'card_arrival', area: { name: 'Logistics' }, remedy: 'self-serve' })
    await core.client.causes.setCost({ fromMonth: '2026-01', amount: 7.5, currency: 'EUR' })
    await core.close()
    const file = path.join(path.dirname(dataDir), 'contacts.csv')
    writeFileSync(file, 'text,category,day\nWhere is my card?,card_arrival,2026-02-03\nWhen does it come?,card_arrival,2026-02-04\nWhy this rate?,exchange_rate,2026-02-05\n')
    expect(await run('import', 'learnings', file, '--map', 'text=text,category=cause,day=date')).toMatchObject({ code: 0 })

    const one = await run('statement', '--area', 'logistics', '--month', '2026-02')
    expect(one).toMatchObject({ code: 0, err: '' })
    expect(one.out).toContain('Logistics, February 2026\n\nContacts: 2\nCost: €15.00\nRemovable: 100%\n')
    expect(one.out).toMatch(/card_arrival +2 +€15\.00 +100%/)
    expect((await run('statement', '--area', 'Logistics', '--month', '2026-02', '--json')).json<Statement>()).toMatchObject({ area: { name: 'Logistics' }, total: { contacts: 2, amounts: [{ currency: 'EUR', amount: 15 }] } })
    const all = await run('statement', '--month', '2026-02')
    expect(all.out).toMatch(/Logistics +2 +€15\.00 +100%\n\n1 more contact is charged to nobody/)
    expect((await run('statement', '--month', '2026-02', '--json')).json<Overview>()).toMatchObject({ unattributed: 1 })
  })

  it('says what is wrong', async () => {
    expect(await run('statement', '--month', '2026-13')).toMatchObject({ code: 2, out: '' })
    expect((await run('statement', '--month', 'March')).err).toContain('--month needs a month as year-month, such as 2026-10, not “March”.')
    expect(await run('statement', '--area', 'Nowhere')).toMatchObject({ code: 1 })
    expect((await run('statement', '--area', 'Nowhere')).err).toContain('There is no product area “Nowhere”, nor any other yet.')
    expect((await run('statement')).out).toContain('No contacts in')
  })
})

describe('episodes', () => {
  it('are told with their numbers, read from a survey', async () => {
    const core = await openTestCore({ dataDir })
    await core.client.metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
    await core.close()
    const file = path.join(path.dirname(dataDir), 'answers.csv')
    writeFileSync(file, 'score,date,episode\n9,2026-02-03,Paying\n3,2026-02-04,Paying\n12,2026-02-04,Paying\n')
    expect(await run('import', 'survey', file, '--metric', 'nps')).toMatchObject({ code: 0, out: '2 answers taken: 1 new readings, 0 here already; 1 lines refused.\n' })
    expect((await run('import', 'survey', file, '--metric', 'nps', '--json')).json()).toMatchObject({ repeated: 1, readings: 0 })
    expect(await run('import', 'survey', file, '--metric', 'CSAT')).toMatchObject({ code: 1 })
    expect((await run('episodes', '--json')).json<object[]>()).toMatchObject([{ name: 'Paying', metrics: [{ name: 'NPS', value: 0, target: 40, short: 40, few: true }], ideas: 0, weak: true }])
    const { out } = await run('episodes')
    expect(out).toContain('Paying\n  nobody answers for it yet\n  NPS 0, target 40')
    expect(out).toContain('Weak, and no idea')
  })
})
