// Ideas through the contract, as a person would use them.
import { describe, expect, it } from 'vitest'
import { me } from '../../electron/core/services/context.ts'
import { addIdea } from '../../electron/core/services/ideas.ts'
import { IdeaInput } from '../../shared/contract/ideas.ts'
import { STAGES, type Stage } from '../../shared/domain/ideas.ts'
import { DAY, HOUR, START, type TestCore } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const codes = (error: unknown) => (error as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field}: ${code}`)
const problem = (error: unknown) => ({ code: (error as { code: string }).code, params: (error as { params: object }).params })
const ANSWERS = { customers: 'Everybody who pays by invoice', delight: 'They are done in one minute' }

/** A colleague whose rows came from another device. */
function colleague(name: string): string {
  const id = core.context.newId()
  core.context.store.write((write) => write.put('member', id, { name, role: 'employee', teamId: null, createdAt: core.clock.now }))
  return id
}

/** An idea that stands in a stage already, written by somebody. */
function idea(title: string, { stage = 'submitted', authorId = me(core.context), customers = [] }: { stage?: Stage; authorId?: string; customers?: { name: string }[] } = {}): string {
  const id = core.context.newId()
  core.context.store.write((write) => addIdea(write, core.context, id, IdeaInput.parse({ title, answers: ANSWERS, customers }), { authorId, createdAt: core.clock.now, stage, reason: 'so it was' }))
  return id
}

describe('writing an idea down', () => {
  it('twice, because the answer to the first was lost, makes one', async () => {
    const id = '019cb8a0-0000-7000-8000-0000000000aa'
    await core.client.ideas.create({ id, title: 'Once', answers: ANSWERS })
    expect(await core.client.ideas.create({ id, title: 'Once', answers: ANSWERS })).toMatchObject({ id, stage: 'submitted' })
    expect(await core.client.ideas.count({})).toMatchObject({ total: 1 })
  })

  it('needs a title only while it is a draft', async () => {
    const draft = await core.client.ideas.create({ title: 'One invoice a month', submit: false })
    expect(draft).toMatchObject({ title: 'One invoice a month', stage: 'draft', author: { name: 'Ada' }, history: [], moves: ['submitted'], supporters: 0, affects: { customers: [], segments: [] } })
  })

  it('needs both answers to be submitted, and names the ones that are missing', async () => {
    await expect(core.client.ideas.create({ title: 'One invoice' }).catch(codes)).resolves.toEqual(['answers.customers: answer-missing-customers', 'answers.delight: answer-missing-delight'])
    await expect(core.client.ideas.create({ title: 'One invoice', customers: [{ name: 'Nordvik AB' }] }).catch(codes)).resolves.toEqual(['answers.delight: answer-missing-delight'])
    await expect(core.client.ideas.create({ title: 'One invoice', answers: { ...ANSWERS, customers: ' ' } }).catch(problem)).resolves.toMatchObject({ code: 'answers-missing' })
    expect(await core.client.ideas.count({})).toEqual({ count: 0, total: 0 })
    expect(await core.client.customers.suggest({ lookup: 'customer' })).toEqual([])
  })

  it('takes picked customers or segments for the first answer', async () => {
    const { delight } = ANSWERS
    expect(await core.client.ideas.create({ title: 'a', customers: [{ name: 'Nordvik AB' }, { name: 'nordvik ab' }], answers: { delight } })).toMatchObject({ stage: 'submitted', affects: { customers: [{ name: 'Nordvik AB' }] }, customers: 1 })
    expect(await core.client.ideas.create({ title: 'b', segments: [{ name: 'Retail' }], answers: { delight } })).toMatchObject({ stage: 'submitted', affects: { segments: [{ name: 'Retail' }] } })
  })

  it('keeps everything that can be told about it', async () => {
    const learning = await core.client.learnings.log({ text: 'Pays twice by mistake', customer: { name: 'Fjord' } })
    const sha256 = await core.client.settings.putAttachment({ name: 'sketch.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) })
    const created = await core.client.ideas.create({
      title: 'One invoice', description: 'In one file', answers: { ...ANSWERS, who: 'The bookkeeper', experience: 'One mail' }, customers: [{ name: 'Nordvik AB' }], evidence: [learning.id],
      expectedBenefit: 'Fewer calls', effort: 'weeks', attachments: [sha256],
    })
    expect(created).toMatchObject({
      description: 'In one file', answers: { ...ANSWERS, who: 'The bookkeeper', experience: 'One mail' }, evidence: [{ id: learning.id, customer: { name: 'Fjord' } }], learnings: 1, customers: 2,
      expectedBenefit: 'Fewer calls', effort: 'weeks', attachments: [{ name: 'sketch.png' }],
    })
    expect((await core.client.learnings.get({ id: learning.id })).ideas).toEqual([{ id: created.id, title: 'One invoice', stage: 'submitted' }])
  })

  it('says which thing it does not know, and writes nothing', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const [changes, code] of [[{ evidence: [unknown] }, 'unknown-learning'], [{ customers: [{ id: unknown }] }, 'unknown-customer'], [{ segments: [{ id: unknown }] }, 'unknown-segment'], [{ ownerId: unknown }, 'unknown-member']] as const) {
      await expect(core.client.ideas.create({ title: 'x', submit: false, ...structuredClone(changes) as object })).rejects.toMatchObject({ code })
    }
    expect((await core.client.ideas.list({})).rows).toEqual([])
  })

  it('keeps emoji, right-to-left text and markup as they are, and refuses what is empty or too long', async () => {
    const title = '👩‍🦽 מחכה <script>alert(1)</script>'
    expect((await core.client.ideas.create({ title: `\u0000${title}`, submit: false })).title).toBe(title)
    await expect(core.client.ideas.create({ title: ' \u0000 ', submit: false }).catch(codes)).resolves.toEqual(['title: required'])
    await expect(core.client.ideas.create({ title: 'x'.repeat(1_000_000), submit: false }).catch(codes)).resolves.toEqual(['title: too-long'])
  })
})

describe('changing an idea', () => {
  it('changes only what is given, answers question by question', async () => {
    const { id } = await core.client.ideas.create({ title: 'before', description: 'stays', answers: { ...ANSWERS, who: 'taken back' }, customers: [{ name: 'Nordvik AB' }] })
    const after = await core.client.ideas.edit({ id, changes: { title: 'after', answers: { delight: 'No more waiting', who: '' } } })
    expect(after).toMatchObject({ title: 'after', description: 'stays', affects: { customers: [{ name: 'Nordvik AB' }] } })
    expect(after.answers).toEqual({ customers: ANSWERS.customers, delight: 'No more waiting' })
  })

  it('does not empty a required answer of what is submitted, but lets a draft be', async () => {
    const { id } = await core.client.ideas.create({ title: 'x', answers: { delight: 'y' }, customers: [{ name: 'Nordvik AB' }] })
    await expect(core.client.ideas.edit({ id, changes: { answers: { delight: '' } } }).catch(codes)).resolves.toEqual(['answers.delight: answer-missing-delight'])
    await expect(core.client.ideas.edit({ id, changes: { customers: [], title: 'gone' } }).catch(codes)).resolves.toEqual(['answers.customers: answer-missing-customers'])
    expect(await core.client.ideas.get({ id })).toMatchObject({ title: 'x', answers: { delight: 'y' }, customers: 1 })
    const draft = await core.client.ideas.create({ title: 'd', submit: false, answers: ANSWERS })
    expect((await core.client.ideas.edit({ id: draft.id, changes: { answers: { delight: '' } } })).answers).toEqual({ customers: ANSWERS.customers })
  })

  it('brings a deleted idea back whole', async () => {
    const id = idea('x', { customers: [{ name: 'Nordvik AB' }] })
    await core.client.ideas.support({ id, support: true })
    await core.client.ideas.comment({ id, text: 'Yes' })
    const before = await core.client.ideas.get({ id })
    await core.client.ideas.delete({ id })
    await expect(core.client.ideas.get({ id })).rejects.toMatchObject({ code: 'unknown-idea' })
    expect(await core.client.ideas.stages({})).toEqual(STAGES.map((stage) => expect.objectContaining({ stage, count: 0, total: 0, limit: null }) as unknown))
    expect(await core.client.ideas.restore({ id })).toEqual(before)
  })

  it('links and unlinks evidence once, whoever does it twice', async () => {
    const id = idea('x')
    const { id: learningId } = await core.client.learnings.log({ text: 'heard', customer: { name: 'Fjord' } })
    await core.client.ideas.link({ id, learningId, linked: true })
    expect(await core.client.ideas.link({ id, learningId, linked: true })).toMatchObject({ learnings: 1, customers: 1, evidence: [{ text: 'heard' }] })
    expect(await core.client.ideas.link({ id, learningId, linked: false })).toMatchObject({ learnings: 0, customers: 0, evidence: [] })
    expect(await core.client.ideas.link({ id, learningId, linked: true })).toMatchObject({ learnings: 1 })
    expect(core.context.store.read.value('SELECT count(*) FROM evidence')).toBe(1)
  })

  it('counts only the evidence that is still there', async () => {
    const { id: learningId } = await core.client.learnings.log({ text: 'heard', customer: { name: 'Fjord' } })
    const id = idea('x')
    await core.client.ideas.link({ id, learningId, linked: true })
    await core.client.learnings.delete({ id: learningId })
    expect((await core.client.ideas.list({})).rows[0]).toMatchObject({ learnings: 0, customers: 0 })
    await core.client.ideas.edit({ id, changes: { evidence: [] } })
    await core.client.learnings.restore({ id: learningId })
    expect((await core.client.ideas.list({})).rows[0]).toMatchObject({ learnings: 1, customers: 1 })
  })
})

describe('moving an idea', () => {
  it('keeps who moved it, when and why', async () => {
    const { id } = await core.client.ideas.create({ title: 'x', answers: ANSWERS })
    core.clock.pass(HOUR)
    await core.client.ideas.move({ id, from: 'submitted', to: 'in-review' })
    core.clock.pass(HOUR)
    const declined = await core.client.ideas.move({ id, from: 'in-review', to: 'declined', reason: 'Nobody asked for it' })
    expect(declined).toMatchObject({ stage: 'declined', stageAt: START + 2 * HOUR, moves: ['in-review'] })
    expect(declined.history).toMatchObject([
      { from: 'draft', to: 'submitted', by: { name: 'Ada' }, at: START, reason: '' },
      { from: 'submitted', to: 'in-review', at: START + HOUR },
      { from: 'in-review', to: 'declined', at: START + 2 * HOUR, reason: 'Nobody asked for it' },
    ])
  })

  it('needs a reason to decline', async () => {
    const id = idea('x')
    await expect(core.client.ideas.move({ id, from: 'submitted', to: 'declined', reason: '  ' }).catch(codes)).resolves.toEqual(['reason: reason-missing'])
    expect((await core.client.ideas.get({ id })).stage).toBe('submitted')
  })

  it('needs the two answers to leave draft', async () => {
    const { id } = await core.client.ideas.create({ title: 'x', submit: false })
    await expect(core.client.ideas.move({ id, from: 'draft', to: 'submitted' }).catch(codes)).resolves.toEqual(['answers.customers: answer-missing-customers', 'answers.delight: answer-missing-delight'])
    await core.client.ideas.edit({ id, changes: { answers: ANSWERS } })
    expect((await core.client.ideas.move({ id, from: 'draft', to: 'submitted' })).stage).toBe('submitted')
  })

  it('is refused when somebody else moved it first, with who and when', async () => {
    const id = idea('x')
    core.clock.pass(HOUR)
    await core.client.ideas.move({ id, from: 'submitted', to: 'approved' })
    await expect(core.client.ideas.move({ id, from: 'submitted', to: 'parked' }).catch(problem)).resolves.toEqual({ code: 'stale-stage', params: { stage: 'approved', by: 'Ada', at: START + HOUR } })
  })

  it('is refused where the pipeline has no way', async () => {
    const id = idea('x')
    await expect(core.client.ideas.move({ id, from: 'submitted', to: 'measured' }).catch(problem)).resolves.toEqual({ code: 'illegal-move', params: { from: 'submitted', to: 'measured' } })
    await expect(core.client.ideas.move({ id, from: 'submitted', to: 'merged' })).rejects.toMatchObject({ code: 'illegal-move' })
  })

  it('writes the row, its history and their operations together or not at all', async () => {
    const id = idea('x')
    const before = core.context.store.read.value<number>('SELECT max(n) FROM outbox')!
    core.clock.pass(HOUR)
    await core.client.ideas.move({ id, from: 'submitted', to: 'pilot' })
    const ops = core.context.store.read.all<{ entity: string; txn: string; patch: string }>('SELECT entity, txn, patch FROM outbox WHERE n > ? ORDER BY n', [before])
    expect(ops.map((op) => op.entity)).toEqual(['idea', 'stageChange'])
    expect(new Set(ops.map((op) => op.txn)).size).toBe(1)
    expect(JSON.parse(ops[0]!.patch)).toEqual({ stage: 'pilot', stageAt: START + HOUR })
  })
})

describe('taking a move back', () => {
  const submitted = async () => (await core.client.ideas.create({ title: 'x', answers: ANSWERS })).id
  const lastChange = async (id: string) => (await core.client.ideas.get({ id })).history.at(-1)!.id

  it('works where the pipeline has no way back, and gives the idea back its waiting time', async () => {
    const id = await submitted()
    core.clock.pass(DAY)
    await core.client.ideas.move({ id, from: 'submitted', to: 'declined', reason: 'A slip of the hand' })
    core.clock.pass(HOUR)
    const back = await core.client.ideas.undoMove({ id, changeId: await lastChange(id) })
    expect(back).toMatchObject({ stage: 'submitted', stageAt: START })
    expect(back.history.map(({ from, to }) => [from, to])).toEqual([['draft', 'submitted'], ['submitted', 'declined'], ['declined', 'submitted']])
    expect(core.context.store.read.value('SELECT submittedAt FROM idea WHERE id = ?', [id])).toBe(START)
  })

  it('makes a draft again of what was submitted by mistake', async () => {
    const { id } = await core.client.ideas.create({ title: 'x', answers: ANSWERS, submit: false })
    core.clock.pass(HOUR)
    await core.client.ideas.move({ id, from: 'draft', to: 'submitted' })
    expect(await core.client.ideas.undoMove({ id, changeId: await lastChange(id) })).toMatchObject({ stage: 'draft', stageAt: START })
    expect(core.context.store.read.value('SELECT submittedAt FROM idea WHERE id = ?', [id])).toBeNull()
  })

  it('brings a declined idea back with the reason for which it was declined', async () => {
    const id = await submitted()
    await core.client.ideas.move({ id, from: 'submitted', to: 'declined', reason: 'Too dear' })
    core.clock.pass(HOUR)
    await core.client.ideas.move({ id, from: 'declined', to: 'in-review' })
    core.clock.pass(HOUR)
    const back = await core.client.ideas.undoMove({ id, changeId: await lastChange(id) })
    expect(back).toMatchObject({ stage: 'declined', stageAt: START })
    expect(back.history.at(-1)).toMatchObject({ from: 'in-review', to: 'declined', reason: 'Too dear' })
  })

  it('brings nothing back to where it may not stand any more: without its answers, or without its proof', async () => {
    const id = await submitted()
    await core.client.ideas.move({ id, from: 'submitted', to: 'draft' })
    await core.client.ideas.edit({ id, changes: { answers: { delight: '' } } })
    await expect(core.client.ideas.undoMove({ id, changeId: await lastChange(id) })).rejects.toMatchObject({ code: 'answers-missing', fields: [{ field: 'answers.delight' }] })
    await core.client.ideas.edit({ id, changes: { answers: { delight: 'Much' } } })
    expect(await core.client.ideas.undoMove({ id, changeId: await lastChange(id) })).toMatchObject({ stage: 'submitted' })
    for (const [from, to] of [['submitted', 'approved'], ['approved', 'implemented']] as const) await core.client.ideas.move({ id, from, to })
    const { entries } = await core.client.benefits.add({ ideaId: id, state: 'none', gainer: 'customer', kind: 'other', low: 0, high: 0, proof: 'Nobody came' })
    await core.client.ideas.move({ id, from: 'implemented', to: 'measured' })
    await core.client.ideas.move({ id, from: 'measured', to: 'implemented' })
    await core.client.benefits.delete({ id: entries[0]!.id })
    await expect(core.client.ideas.undoMove({ id, changeId: await lastChange(id) })).rejects.toMatchObject({ code: 'benefit-missing' })
  })

  it('is refused when the idea has moved on, or somebody else moved it', async () => {
    const id = await submitted()
    await core.client.ideas.move({ id, from: 'submitted', to: 'in-review' })
    const change = await lastChange(id)
    core.clock.pass(HOUR)
    await core.client.ideas.move({ id, from: 'in-review', to: 'approved' })
    await expect(core.client.ideas.undoMove({ id, changeId: change })).rejects.toMatchObject({ code: 'stale-stage', params: { stage: 'approved' } })
    const theirs = idea('theirs', { authorId: colleague('Berit') })
    await expect(core.client.ideas.undoMove({ id: theirs, changeId: await lastChange(theirs) })).rejects.toMatchObject({ code: 'not-yours' })
  })
})

describe('support and comments', () => {
  it('count others: the author is not a supporter until they say so by name', async () => {
    const { id } = await core.client.ideas.create({ title: 'x', answers: ANSWERS })
    expect(await core.client.ideas.get({ id })).toMatchObject({ supporters: 0, supported: false })
    await core.client.ideas.support({ id, support: true })
    expect(await core.client.ideas.support({ id, support: true })).toMatchObject({ supporters: 1, supported: true, supportedBy: [{ name: 'Ada' }] })
    expect(await core.client.ideas.support({ id, support: false })).toMatchObject({ supporters: 0, supported: false, supportedBy: [] })
    expect(await core.client.ideas.support({ id, support: true })).toMatchObject({ supporters: 1 })
  })

  it('keep comments in order, and let only their author take one back', async () => {
    const id = idea('x')
    await core.client.ideas.comment({ id, text: 'First' })
    core.clock.pass(HOUR)
    const { discussion } = await core.client.ideas.comment({ id, text: 'Second' })
    expect(discussion).toMatchObject([{ text: 'First', mine: true }, { text: 'Second', author: { name: 'Ada' } }])
    await core.client.ideas.deleteComment({ id: discussion[0]!.id })
    expect(await core.client.ideas.get({ id })).toMatchObject({ comments: 1, discussion: [{ text: 'Second' }] })
    await expect(core.client.ideas.deleteComment({ id: discussion[0]!.id })).rejects.toMatchObject({ code: 'unknown-comment' })

    const theirs = core.context.newId()
    const authorId = colleague('Berit')
    core.context.store.write((write) => write.put('comment', theirs, { ideaId: id, authorId, text: 'Mine', createdAt: core.clock.now }))
    await expect(core.client.ideas.deleteComment({ id: theirs })).rejects.toMatchObject({ code: 'not-yours' })
    await expect(core.client.ideas.comment({ id, text: '  ' }).catch(codes)).resolves.toEqual(['text: required'])
  })
})

describe('the list', () => {
  const titles = async (input: Parameters<TestCore['client']['ideas']['list']>[0]) => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<TestCore['client']['ideas']['list']>> = await core.client.ideas.list({ ...input, cursor, limit: 7 })
      seen.push(...page.rows.map((row) => row.title))
      cursor = page.next
    } while (cursor !== null && seen.length < 1000)
    return seen
  }

  it('pages through everything once, in order, by each sort and through any stages', async () => {
    const ids = Array.from({ length: 30 }, (_, n) => {
      core.clock.pass(n % 3 === 0 ? DAY : 0)
      return idea(`idea ${n}`, { stage: (['submitted', 'in-review', 'approved'] as const)[n % 3]! })
    })
    for (const n of [4, 11, 12, 25]) {
      core.clock.pass(HOUR)
      await core.client.ideas.support({ id: ids[n]!, support: true })
      await core.client.ideas.move({ id: ids[n]!, from: (['submitted', 'in-review', 'approved'] as const)[n % 3]!, to: 'parked' })
    }
    const newest = Array.from({ length: 30 }, (_, n) => `idea ${29 - n}`)
    expect(await titles({})).toEqual(newest)
    const moved = ['idea 25', 'idea 12', 'idea 11', 'idea 4']
    expect(await titles({ sort: 'moved' })).toEqual([...moved, ...newest.filter((title) => !moved.includes(title))])
    expect(await titles({ sort: 'supporters' })).toEqual([...moved, ...newest.filter((title) => !moved.includes(title))])
    expect(await titles({ filters: { stages: ['parked'] }, sort: 'newest' })).toEqual(moved)
    const some = newest.filter((title) => Number(title.slice(5)) % 3 !== 2 && !moved.includes(title))
    expect(await titles({ filters: { stages: ['in-review', 'submitted', 'in-review'] } })).toEqual(some)
    expect(await titles({ filters: { stages: ['declined'] } })).toEqual([])
  })

  it('finds words in the title, the description and the affected customers, whatever capitals and accents they have', async () => {
    await core.client.ideas.create({ title: 'Žarko čeka', description: 'račun', answers: ANSWERS, customers: [{ name: 'Ångström' }] })
    idea('nothing of the kind')
    for (const text of ['zarko', 'RACUN zarko', 'angstrom', 'Ångström čeka']) {
      expect((await core.client.ideas.list({ filters: { text } })).rows).toHaveLength(1)
      expect(await core.client.ideas.count({ filters: { text } })).toEqual({ count: 1, total: 2 })
      expect((await core.client.ideas.stages({ filters: { text } })).filter((stage) => stage.count > 0)).toMatchObject([{ stage: 'submitted', count: 1 }])
    }
  })

  it('finds the ideas of a customer, named or heard, and those of an author', async () => {
    const named = await core.client.ideas.create({ title: 'named', answers: ANSWERS, customers: [{ name: 'Fjord' }] })
    const learning = await core.client.learnings.log({ text: 'said so', customer: { name: 'Fjord' } })
    await core.client.ideas.create({ title: 'heard', answers: ANSWERS, evidence: [learning.id] })
    const authorId = colleague('Berit')
    idea('theirs', { authorId })
    const customerId = named.affects.customers[0]!.id
    expect(await titles({ filters: { customerId } })).toEqual(['heard', 'named'])
    expect(await core.client.ideas.count({ filters: { customerId, stages: ['submitted'] } })).toEqual({ count: 2, total: 3 })
    expect(await titles({ filters: { authorId } })).toEqual(['theirs'])
    expect(await titles({ filters: { authorId, text: 'heir' }, sort: 'moved' })).toEqual(['theirs'])
    expect(await core.client.ideas.count({ filters: { authorId } })).toEqual({ count: 1, total: 3 })
  })

  it('looks at a bounded number of rows a call and still finds the last one', async () => {
    const authorId = colleague('Berit')
    core.context.database.transaction(() => {
      const insert = core.context.database.prepare(`INSERT INTO idea (id, title, description, stage, authorId, expectedBenefit, createdAt, stageAt, folded, updatedAt) VALUES (?, ?, '', ?, ?, '', ?, ?, ?, 0)`)
      for (let n = 0; n < 20_000; n++) insert.run(`idea-${n}`, `idea ${n}`, n % 2 ? 'submitted' : 'approved', authorId, n, n, `idea ${n}`)
    })()
    expect(await core.client.ideas.list({ filters: { text: 'not one' } })).toEqual({ rows: [], next: expect.any(String) as unknown })
    expect(await titles({ filters: { text: 'not one' } })).toEqual([])
    for (const sort of ['newest', 'moved', 'supporters'] as const) {
      const found: string[] = []
      let calls = 0
      for (let cursor: string | null = null; calls < 10; ) {
        const page = await core.client.ideas.list({ filters: { authorId, text: '19', stages: ['approved', 'submitted', 'draft'] }, sort, cursor, limit: 500 })
        calls += 1
        found.push(...page.rows.map((row) => row.title))
        cursor = page.next
        if (cursor === null) break
      }
      expect(found).toHaveLength((await core.client.ideas.count({ filters: { authorId, text: '19' } })).count)
      expect(new Set(found).size).toBe(found.length)
      expect(found.at(-1)).toBe('idea 19')
    }
  })

  it('refuses a cursor that no page made', async () => {
    await expect(core.client.ideas.list({ cursor: '{"a":1}' }).catch(codes)).resolves.toEqual(['cursor: not-valid'])
  })
})

describe('adding an idea that has a past', () => {
  it('puts it where it stands, with the day it came there', async () => {
    const id = core.context.newId()
    core.context.store.write((write) => addIdea(write, core.context, id, IdeaInput.parse({ title: 'old', answers: ANSWERS }), { authorId: colleagueIn(write), createdAt: START - 90 * DAY, stage: 'implemented', stageAt: START - 30 * DAY }))
    expect(await core.client.ideas.get({ id })).toMatchObject({ stage: 'implemented', author: { name: 'Berit' }, createdAt: START - 90 * DAY, stageAt: START - 30 * DAY, history: [{ from: 'draft', to: 'implemented', at: START - 30 * DAY }] })
  })

  it('keeps the rules: answers outside draft, a reason for declined, no way into merged', () => {
    const add = (input: object, stage: Stage) => () => core.context.store.write((write) => addIdea(write, core.context, core.context.newId(), IdeaInput.parse({ title: 'x', ...input }), { authorId: core.context.newId(), createdAt: START, stage }))
    expect(add({}, 'approved')).toThrow('answers-missing')
    expect(add({ answers: ANSWERS }, 'declined')).toThrow('reason-missing')
    expect(add({ answers: ANSWERS }, 'merged')).toThrow('illegal-move')
  })

  it('keeps all of an example idea out of the outbox', () => {
    const before = core.context.store.read.value('SELECT max(n) FROM outbox')
    core.context.store.write((write) => addIdea(write, core.context, core.context.newId(), IdeaInput.parse({ title: 'x', answers: ANSWERS, customers: [{ name: 'Made up' }] }), { authorId: core.context.newId(), createdAt: START, stage: 'submitted', example: true }))
    expect(core.context.store.read.value('SELECT max(n) FROM outbox')).toBe(before)
    for (const table of ['idea', 'ideaAnswer', 'ideaCustomer', 'customer', 'stageChange']) expect(core.context.store.read.value(`SELECT min(example) FROM ${table}`)).toBe(1)
  })
})

function colleagueIn(write: { put: (table: 'member', id: string, fields: Record<string, string | number | null>) => void }): string {
  const id = core.context.newId()
  write.put('member', id, { name: 'Berit', role: 'employee', teamId: null, createdAt: START })
  return id
}

it('says that ideas changed after a move, a support, a comment and a new attachment', async () => {
  const id = idea('x')
  const attachment = await core.client.settings.putAttachment({ name: 'a.txt', mime: 'text/plain', bytes: new Uint8Array([1]) })
  const changes = core.client.session.watchChanges({})
  for (const act of [
    () => core.client.ideas.move({ id, from: 'submitted', to: 'in-review' }),
    () => core.client.ideas.support({ id, support: true }),
    () => core.client.ideas.comment({ id, text: 'Yes' }),
    () => core.client.ideas.edit({ id, changes: { attachments: [attachment] } }),
  ]) {
    const next = changes.next()
    await act()
    expect((await next).value?.nouns).toContain('ideas')
  }
  await changes.return?.()
})
