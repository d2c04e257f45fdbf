// Steps where whole workspaces go: into a file and out of it, into a team, through an erasure, and beside the example.
import path from 'node:path'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportWorkspace } from '../../electron/core/services/exports.ts'
import { readWorkspace } from '../../electron/core/services/imports/import-workspace.ts'
import { openTestCore, temporaryFolder, type TestCore } from '../support/core.ts'
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

  it('of a champion, who may not make steps, leaves them behind: what stood in them is given back with the reason, and moves on to the stage when it is sent again', async () => {
    await fill(core)
    team = await openTestTeam()
    await core.client.sync.join({ address: team.url, code: await team.invite({ role: 'champion' }), name: 'Erik' })
    const rejected = async () => (await core.client.ledger.rejections({ open: true })).rows
    const move = await until('the refusal', async () => (await rejected()).find(({ code }) => code === 'step-gone'))
    await team.settle(core, team.admin)
    expect([await stepsOf(core), await stepsOf(team.admin), await stands(team.admin)]).toEqual([[], [], [['Card at the door', 'submitted', null]]])
    await core.client.ledger.resend({ id: move.id, values: [] })
    await team.settle(core, team.admin)
    for (const one of [core, team.admin]) expect(await stands(one)).toEqual([['Card at the door', 'in-review', null]])
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
