// Steps, and what else a workspace sets for its ideas, where whole workspaces go: into a file and out of it, into a team, through an erasure, and beside the example.
import path from 'node:path'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { me } from '../../electron/core/services/context.ts'
import { exportWorkspace } from '../../electron/core/services/exports.ts'
import { addIdea } from '../../electron/core/services/ideas.ts'
import { readWorkspace } from '../../electron/core/services/imports/import-workspace.ts'
import { takeMembership } from '../../electron/core/sync/membership.ts'
import { setState } from '../../electron/core/sync/state.ts'
import { IdeaInput, type Question } from '../../shared/contract/ideas.ts'
import { DAY, openTestCore, temporaryFolder, type TestCore } from '../support/core.ts'
import { openTestTeam, until, type TestTeam } from '../support/team.ts'

let core: TestCore
let team: TestTeam | null
let folder: string
const others: TestCore[] = []
beforeEach(async () => {
  core = await openTestCore()
  team = null
  folder = temporaryFolder()
})
afterEach(async () => {
  for (const one of [core, ...others.splice(0)]) await one.dispose()
  await team?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const stepsOf = async ({ client }: TestCore) => (await client.stages.list({})).flatMap(({ key, steps }) => steps.map(({ name, ideas }) => `${key}: ${name}, ${ideas}`))
const stands = async ({ client }: TestCore) => (await client.ideas.list({})).rows.map(({ title, stage, step }) => [title, stage, step?.name ?? null])
/** Two steps, an idea in the second, and a third step that was deleted. */
async function fill({ client, context }: TestCore): Promise<{ id: string; legal: string }> {
  const [legal, gone] = [context.newId(), context.newId()]
  for (const [id, name] of [[context.newId(), 'Technical check'], [legal, 'Nordvik check'], [gone, 'Gone']] as const) await client.stages.addStep({ id, stage: 'in-review', name })
  await client.stages.deleteStep({ id: gone })
  const { id } = await client.ideas.create({ title: 'Card at the door', answers: { customers: 'All', delight: 'They smile' }, customers: [{ name: 'Nordvik' }] })
  await client.ideas.move({ id, from: 'submitted', to: 'in-review', stepId: legal })
  return { id, legal }
}
async function importIdeas({ client }: TestCore, table: string): Promise<void> {
  const { token } = await client.settings.openUpload({ name: 'ideas.csv' })
  await client.settings.upload({ token, bytes: new TextEncoder().encode(table) })
  const { map } = await client.settings.previewImport({ token, noun: 'ideas' })
  for await (const { refused } of client.settings.watchImport({ token, noun: 'ideas', map })) expect(refused).toBe(0)
}
const filled = ['in-review: Technical check, 0', 'in-review: Nordvik check, 1']

describe('a workspace that is written to a file', () => {
  it('is read with its steps and what stands in them, and can bring deleted ones back', async () => {
    await fill(core)
    const { folder: into } = await exportWorkspace(core.context, path.join(folder, 'first'))
    const other = await openTestCore({ name: null })
    others.push(other)
    await readWorkspace(other.context, { file: path.join(into, 'workspace.jsonl'), name: 'workspace.jsonl' }, new AbortController().signal)
    expect([await stepsOf(other), await stands(other)]).toEqual([filled, [['Card at the door', 'in-review', 'Nordvik check']]])
    await other.client.stages.restoreStep({ id: core.context.store.read.value<string>(`SELECT id FROM step WHERE name = 'Gone'`)! })
    expect(await stepsOf(other)).toEqual([...filled, 'in-review: Gone, 0'])
    expect(await other.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  })
})

describe('a workspace of one that goes to a team', () => {
  it('takes its steps along where it is the first', async () => {
    await fill(core)
    await core.close()
    team = await openTestTeam({ admin: { dataDir: core.dataDir } })
    const maja = await team.add('Maja')
    await team.settle()
    expect([await stepsOf(maja), await stands(maja)]).toEqual([filled, [['Card at the door', 'in-review', 'Nordvik check']]])
  })

  it('leaves behind what its person may not set there, and takes along all ideas without it: they stand in their stage, and an answer to a question of their own is kept by itself', async () => {
    const { id, legal } = await fill(core)
    const { client, context } = core
    const question = context.newId() as Question
    await client.questions.add({ id: question, words: 'What does it cost?' })
    await client.questions.reword({ key: 'delight', words: 'Why would they smile?' })
    const category = await client.categories.create({ name: 'Stores' })
    const answers = { customers: 'All', delight: 'They smile', [question]: 'Ten a day' }
    const sorted = await client.ideas.create({ title: 'Bell at the door', answers, categoryId: category.id })
    await client.ideas.move({ id: sorted.id, from: 'submitted', to: 'in-review' })
    await client.ideas.move({ id: sorted.id, from: 'in-review', to: 'in-review', stepId: legal })
    await client.ideas.edit({ id, changes: { answers: { [question]: 'Two a day' }, categoryId: category.id } })
    // as a table brings it
    context.store.write((write) => addIdea(write, context, context.newId(), IdeaInput.parse({ title: 'Light at the door', answers, categoryId: category.id }), { authorId: me(context), createdAt: context.now(), stage: 'in-review', stepId: legal }))
    team = await openTestTeam()
    await client.sync.join({ address: team.url, code: await team.invite({ role: 'champion' }), name: 'Erik' })
    await team.settle(core, team.admin)
    const standing = new Set(['Card at the door', 'Bell at the door', 'Light at the door'].map((title) => [title, 'in-review', null]))
    for (const one of [core, team.admin]) {
      expect([await stepsOf(one), new Set(await stands(one))]).toEqual([[], standing])
      expect((await one.client.ideas.get({ id: sorted.id })).category?.name).toBe('Stores')
      expect(await one.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
    }
    const refused = (await client.ledger.rejections({ open: true })).rows
    expect(refused.map(({ entity, code }) => `${entity} ${code}`).toSorted()).toEqual(['ideaAnswer unknown-question', 'ideaAnswer unknown-question', 'ideaAnswer unknown-question', 'question admins-only', 'questionWords admins-only', 'step admins-only', 'step admins-only', 'step admins-only'])
    // sent again the hub would only say the same; as a comment its words stand at the idea
    const answer = refused.find(({ entity, thing }) => entity === 'ideaAnswer' && thing.id === sorted.id)!
    expect(answer).toMatchObject({ resendable: false, commentable: true, fields: [{ mine: { text: 'Ten a day' } }] })
  })

  it('of somebody who is no champion there, leaves categories and campaigns behind too', async () => {
    const { client, clock } = core
    const category = await client.categories.create({ name: 'Stores' })
    const campaign = await client.campaigns.create({ name: 'Storm', question: 'What now?', audience: 'everybody', areaId: null, segmentId: null, startsAt: clock.now, endsAt: clock.now + DAY, teams: [] })
    const answers = { customers: 'All', delight: 'They smile' }
    await client.ideas.create({ title: 'Card at the door', answers, categoryId: category.id, campaignId: campaign.id })
    const later = await client.ideas.create({ title: 'Bell at the door', answers })
    await client.ideas.edit({ id: later.id, changes: { categoryId: category.id } })
    team = await openTestTeam()
    await client.sync.join({ address: team.url, code: await team.invite(), name: 'Erik' })
    await team.settle(core, team.admin)
    for (const one of [core, team.admin]) {
      const there = await Promise.all((await one.client.ideas.list({})).rows.map(({ id }) => one.client.ideas.get({ id })))
      expect(new Set(there.map(({ title, category: of, campaign: asked }) => [title, of, asked]))).toEqual(new Set([['Bell at the door', null, null], ['Card at the door', null, null]]))
      expect(await one.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
    }
    expect((await client.ledger.rejections({ open: true })).rows.map(({ entity, code }) => `${entity} ${code}`).toSorted()).toEqual(['campaign champions-only', 'category champions-only'])
  })

  it('takes along every idea of a table that brought new categories, also the first of each', async () => {
    await importIdeas(core, 'title,affects,delight,category\nCard at the door,All,They smile,Stores\nBell at the door,All,They smile,Stores\nLight in the train,All,They smile,Trains\n')
    team = await openTestTeam()
    await core.client.sync.join({ address: team.url, code: await team.invite(), name: 'Erik' })
    await team.settle(core, team.admin)
    for (const one of [core, team.admin]) expect(new Set((await stands(one)).map(([title]) => title))).toEqual(new Set(['Card at the door', 'Bell at the door', 'Light in the train']))
    const refused = (await core.client.ledger.rejections({ open: true })).rows
    expect(refused.map(({ entity, code, thing }) => `${entity} ${code} ${thing.label}`).toSorted()).toEqual(['category champions-only Stores', 'category champions-only Trains'])
  })

  it('of somebody who is no champion there, takes ideas along that were brought into a later stage: they stand in Submitted', async () => {
    await core.client.stages.addStep({ stage: 'in-review', name: 'Legal' })
    const table = ['title,affects,delight,stage,step,reason', 'Card at the door,All,They smile,in-review,Legal,', 'Bell at the door,All,They smile,approved,,', 'Light at the door,All,They smile,declined,,Too dear', 'Mat at the door,,,draft,,']
    await importIdeas(core, `${table.join('\n')}\n`)
    team = await openTestTeam()
    await core.client.sync.join({ address: team.url, code: await team.invite({ role: 'lead' }), name: 'Erik' })
    await team.settle(core, team.admin)
    const standing = new Set([['Card at the door', 'submitted', null], ['Bell at the door', 'submitted', null], ['Light at the door', 'submitted', null], ['Mat at the door', 'draft', null]])
    for (const one of [core, team.admin]) {
      expect(new Set(await stands(one))).toEqual(standing)
      expect(one.context.store.read.all(`SELECT DISTINCT fromStage, toStage FROM stageChange`)).toEqual([{ fromStage: 'draft', toStage: 'submitted' }])
      expect(one.context.store.read.all(`SELECT reason FROM stageChange WHERE reason <> ''`)).toEqual([{ reason: 'Too dear' }])
      expect(one.context.store.read.all('SELECT DISTINCT decidedAt, endedAt, answeredAt FROM idea')).toEqual([{ decidedAt: null, endedAt: null, answeredAt: null }])
      expect(await one.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
    }
    expect((await core.client.ledger.rejections({ open: true })).rows.map(({ entity, code }) => `${entity} ${code}`)).toEqual(['step admins-only'])
  })

  it('of somebody who is no champion there, hands them in on the day of joining, and keeps in the ledger where they stood and what they were of', async () => {
    await core.client.stages.addStep({ stage: 'in-review', name: 'Legal' })
    await importIdeas(core, 'title,affects,delight,stage,step,category,date\nCard at the door,All,They smile,implemented,,Stores,2025-09-10\nBell at the door,All,They smile,in-review,Legal,,2025-09-10\nMat at the door,All,They smile,submitted,,,2025-09-10\n')
    await core.client.ideas.move({ id: (await core.client.ideas.list({})).rows.find(({ title }) => title.startsWith('Bell'))!.id, from: 'in-review', to: 'approved' })
    team = await openTestTeam()
    const joined = core.clock.now
    await core.client.sync.join({ address: team.url, code: await team.invite(), name: 'Erik' })
    await team.settle(core, team.admin)
    const { read } = team.admin.context.store
    expect(read.all(`SELECT title FROM idea WHERE submittedAt >= ? AND stageAt = submittedAt ORDER BY title`, [joined])).toEqual([{ title: 'Bell at the door' }, { title: 'Card at the door' }])
    expect(read.all(`SELECT count(*) AS count FROM stageChange WHERE createdAt >= ?`, [joined])).toEqual([{ count: 2 }])
    expect((await team.admin.client.kpis.get({ from: '2025-07-01', to: '2025-12-31' })).whole).toMatchObject({ ideas: 1, implemented: 0 })
    const changes = (await core.client.ledger.list({ kinds: ['sent'] })).rows.filter(({ act }) => act === 'changed')
    expect(Object.fromEntries(changes.map(({ thing, changes: of }) => [thing!.label, of.map(({ field, before, after }) => [field, before.text, after!.text])]))).toEqual({
      'Card at the door': [['stage', 'implemented', 'submitted'], ['categoryId', 'Stores', '']],
      'Bell at the door': [['stage', 'in-review', 'submitted'], ['stepId', 'Legal', '']],
    })
    const moves = (await core.client.ledger.rejections({ open: true })).rows.filter(({ move }) => move !== null)
    expect(moves.map(({ code, move, thing }) => [code, move, thing.label])).toEqual([['champions-only', { from: 'submitted', to: 'approved', reason: '' }, 'Bell at the door']])
  })

  it('of a lead, goes on from Submitted with what they may do there: merging two of their own, and what led to Submitted anyway', async () => {
    await importIdeas(core, 'title,affects,delight,stage\nCard,All,They smile,in-review\nBell,All,They smile,approved\nMat,All,They smile,submitted\nLamp,All,They smile,parked\n')
    const ids = Object.fromEntries((await core.client.ideas.list({})).rows.map(({ title, id }) => [title, id]))
    await core.client.ideas.move({ id: ids['Card']!, from: 'in-review', to: 'approved' })
    await core.client.ideas.merge({ id: ids['Bell']!, intoId: ids['Mat']! })
    await core.client.ideas.edit({ id: ids['Lamp']!, changes: { title: 'Lamp at the door' } })
    await core.client.ideas.move({ id: ids['Lamp']!, from: 'parked', to: 'submitted' })
    team = await openTestTeam()
    await core.client.sync.join({ address: team.url, code: await team.invite({ role: 'lead' }), name: 'Erik' })
    await team.settle(core, team.admin)
    for (const one of [core, team.admin]) {
      expect(new Set(await stands(one))).toEqual(new Set([['Card', 'submitted', null], ['Bell', 'merged', null], ['Mat', 'submitted', null], ['Lamp at the door', 'submitted', null]]))
      expect(await one.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
    }
    expect((await core.client.ledger.rejections({ open: true })).rows.map(({ code, thing }) => `${code} ${thing.label}`)).toEqual(['champions-only Card'])
  })

  it('keeps what another hub has taken already, also where the row has not come back yet', async () => {
    const { client, context } = core
    const category = await client.categories.create({ name: 'Stores' })
    await client.ideas.create({ title: 'Card at the door', answers: { customers: 'All', delight: 'They smile' }, categoryId: category.id })
    const member = { id: context.newId(), name: 'Erik', role: 'employee' as const }
    context.store.write((write) => {
      // taken by the hub, and then this copy of the data became a device of its own
      write.run(`UPDATE outbox SET ver = n, sentN = n`)
      setState(write, { dev: context.newId() })
      takeMembership(write, { hub: 'https://hub.test', workspace: { id: context.newId(), name: 'Nordvik' }, member, now: context.now(), newId: context.newId })
    })
    expect(context.store.read.value('SELECT categoryId FROM idea')).toBe(category.id)
  })
})

describe('a workspace that is read from a file and then goes to a team', () => {
  const standing = [['Card at the door', 'in-review', 'Nordvik check'], ['Bell at the door', 'approved', null], ['Light at the door', 'submitted', null], ['Mat at the door', 'draft', null], ['Lamp at the door', 'merged', null], ['Rail at the door', 'declined', null]]
  let file: string
  beforeEach(async () => {
    const { client, context } = core
    await fill(core)
    const question = context.newId() as Question
    await client.questions.add({ id: question, words: 'What does it cost?' })
    const answers = { customers: 'All', delight: 'They smile', [question]: 'Ten a day' }
    const made: Record<string, string> = {}
    for (const title of ['Bell', 'Light', 'Lamp']) made[title] = (await client.ideas.create({ title: `${title} at the door`, answers })).id
    await client.ideas.create({ title: 'Mat at the door', answers: {}, submit: false })
    await client.ideas.move({ id: made['Bell']!, from: 'submitted', to: 'in-review' })
    await client.ideas.move({ id: made['Bell']!, from: 'in-review', to: 'parked', reason: 'Not now' })
    await client.ideas.move({ id: made['Bell']!, from: 'parked', to: 'approved' })
    await client.ideas.comment({ id: made['Bell']!, text: 'At last' })
    await client.ideas.move({ id: made['Light']!, from: 'submitted', to: 'draft' })
    await client.ideas.move({ id: made['Light']!, from: 'draft', to: 'submitted' })
    await client.ideas.merge({ id: made['Lamp']!, intoId: made['Light']! })
    await importIdeas(core, 'title,affects,delight,stage,reason\nRail at the door,All,They smile,declined,Too dear\n')
    // what is deleted can be brought back with all that hangs on it
    const photo = await client.settings.putAttachment({ name: 'photo.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) })
    const gone = await client.ideas.create({ title: 'Gone at the door', answers, attachments: [photo] })
    await client.ideas.comment({ id: gone.id, text: 'Too late' })
    await client.ideas.delete({ id: gone.id })
    const learning = await client.learnings.log({ text: 'Heard', tags: ['door'] })
    await client.learnings.delete({ id: learning.id })
    file = path.join((await exportWorkspace(context, path.join(folder, 'first'))).folder, 'workspace.jsonl')
  })
  const readInto = async (other: TestCore) => readWorkspace(other.context, { file, name: 'workspace.jsonl' }, new AbortController().signal)
  async function opened(): Promise<TestCore> {
    const other = await openTestCore({ name: null })
    others.push(other)
    await readInto(other)
    return other
  }
  const movesOf = ({ context: { store } }: TestCore) => store.read.all('SELECT i.title, s.fromStage, s.toStage, s.reason, s.createdAt FROM stageChange s JOIN idea i ON i.id = s.ideaId ORDER BY s.createdAt, s.id')
  const refused = async ({ client }: TestCore) => (await client.ledger.rejections({ open: true, limit: 100 })).rows.map(({ entity, code, thing }) => `${entity} ${code} ${thing.label}`).toSorted()

  it('comes whole where its person is the first: ideas stand where they stood, with every move and all answers', async () => {
    const other = await opened()
    await other.close()
    team = await openTestTeam({ admin: { dataDir: other.dataDir } })
    const maja = await team.add('Maja')
    await team.settle()
    for (const one of [team.admin, maja]) expect(new Set(await stands(one))).toEqual(new Set(standing))
    expect(await refused(team.admin)).toEqual([])
    await team.admin.client.ideas.restore({ id: core.context.store.read.value<string>(`SELECT id FROM idea WHERE title = 'Gone at the door'`)! })
    await team.admin.client.learnings.restore({ id: core.context.store.read.value<string>(`SELECT id FROM learning WHERE text = 'Heard'`)! })
    await team.settle()
    expect(movesOf(maja)).toEqual(movesOf(core))
    const counts = ({ context: { store } }: TestCore) => ['ideaAnswer', 'comment', 'attachment', 'learningTag', 'stageChange'].map((table) => [table, store.read.value(`SELECT count(*) FROM ${table} WHERE deletedAt IS NULL`)])
    expect(counts(maja)).toEqual(counts(core))
    for (const one of [team.admin, maja]) expect(await one.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  })

  it('comes with its stages and moves with a champion, who leaves the step behind', async () => {
    const other = await opened()
    team = await openTestTeam()
    await other.client.sync.join({ address: team.url, code: await team.invite({ role: 'champion' }), name: 'Ada2' })
    await team.settle(other, team.admin)
    for (const one of [other, team.admin]) {
      expect(new Set(await stands(one))).toEqual(new Set(standing.map(([title, stage]) => [title, stage, null])))
      expect(movesOf(one)).toEqual(movesOf(core))
      expect(await one.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
    }
    expect((await refused(other)).filter((one) => /^(idea|stageChange|comment|attachment) /.test(one))).toEqual([])
  })

  it('goes on with what was done after it was read', async () => {
    const other = await opened()
    const { read } = other.context.store
    const idOf = (title: string) => read.value<string>('SELECT id FROM idea WHERE title = ?', [`${title} at the door`])!
    await other.client.ideas.unmerge({ id: idOf('Lamp') })
    await other.client.ideas.merge({ id: idOf('Rail'), intoId: idOf('Light') })
    await other.client.ideas.move({ id: idOf('Bell'), from: 'approved', to: 'pilot' })
    await other.client.ideas.restore({ id: idOf('Gone') })
    await other.client.ideas.comment({ id: idOf('Gone'), text: 'Not too late' })
    team = await openTestTeam()
    await other.client.sync.join({ address: team.url, code: await team.invite({ role: 'champion' }), name: 'Ada2' })
    await team.settle(other, team.admin)
    for (const one of [other, team.admin]) {
      expect(new Set(await stands(one))).toEqual(new Set([['Card', 'in-review'], ['Bell', 'pilot'], ['Light', 'submitted'], ['Mat', 'draft'], ['Lamp', 'submitted'], ['Rail', 'merged'], ['Gone', 'submitted']].map(([title, stage]) => [`${title} at the door`, stage, null])))
      expect((await one.client.ideas.get({ id: idOf('Gone') })).comments).toBe(2)
    }
    expect((await refused(other)).filter((one) => /^(idea|stageChange|comment|attachment) /.test(one))).toEqual([])
  })

  it('is handed in by an employee: nothing is missing, and what was moved on is given back move by move', async () => {
    const other = await opened()
    team = await openTestTeam()
    await other.client.sync.join({ address: team.url, code: await team.invite(), name: 'Ada2' })
    await team.settle(other, team.admin)
    for (const one of [other, team.admin]) {
      expect(new Set(await stands(one))).toEqual(new Set([...['Card', 'Bell', 'Light', 'Rail'].map((title) => [`${title} at the door`, 'submitted', null]), ['Mat at the door', 'draft', null], ['Lamp at the door', 'merged', null]]))
      expect(await one.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
    }
    const moves = (await other.client.ledger.rejections({ open: true, limit: 100 })).rows.filter(({ entity }) => entity === 'stageChange')
    expect(moves.map(({ code, thing, move, resendable }) => [code, thing.label, move, resendable]).toReversed()).toEqual([
      ['champions-only', 'Card at the door', { from: 'submitted', to: 'in-review', reason: '' }, false],
      ['champions-only', 'Bell at the door', { from: 'submitted', to: 'in-review', reason: '' }, false],
      ['champions-only', 'Bell at the door', { from: 'in-review', to: 'parked', reason: 'Not now' }, false],
      ['champions-only', 'Bell at the door', { from: 'parked', to: 'approved', reason: '' }, false],
    ])
    expect((await refused(other)).filter((one) => one.startsWith('idea '))).toEqual([])
  })

  it('is not read where a team is joined already', async () => {
    team = await openTestTeam()
    await expect(readInto(team.admin)).rejects.toMatchObject({ code: 'in-a-team' })
    expect(await stands(team.admin)).toEqual([])
  })
})

describe('an erasure', () => {
  it('takes the name of a customer out of that of a step, and leaves the step and what stands in it', async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja')
    await fill(team.admin)
    await team.settle()
    const customer = (await team.admin.client.customers.list({})).rows[0]!
    await team.admin.client.privacy.erase({ what: 'customer', id: customer.id, mentions: true })
    for (const one of [team.admin, maja]) {
      await until('the erasure', async () => (await stands(one))[0]![2] === '▒▒▒ check')
      expect(await stepsOf(one)).toEqual(['in-review: Technical check, 0', 'in-review: ▒▒▒ check, 1'])
    }
  })
})

describe('the example', () => {
  it('may stand in real steps, keeps them from being deleted, and leaves them as they were when it is removed', async () => {
    const { legal } = await fill(core)
    await core.client.session.addExample({})
    const example = (await core.client.ideas.list({ filters: { stages: ['in-review'] }, limit: 50 })).rows.find((row) => row.example)!
    const sent = () => core.context.store.read.value<number>('SELECT count(*) FROM outbox')
    const before = sent()
    await core.client.ideas.move({ id: example.id, from: 'in-review', to: 'in-review', stepId: legal })
    expect([await stepsOf(core), sent()]).toEqual([['in-review: Technical check, 0', 'in-review: Nordvik check, 2'], before])
    await expect(core.client.stages.deleteStep({ id: legal })).rejects.toMatchObject({ code: 'step-in-use', params: { count: 2, name: 'Nordvik check' } })
    await core.client.session.removeExample({})
    expect([await stepsOf(core), await stands(core), sent()]).toEqual([filled, [['Card at the door', 'in-review', 'Nordvik check']], before])
  })
})
