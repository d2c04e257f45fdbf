// News in a team: what one does is told to those who have to do with it, what one has seen is seen on all of one's devices, and nothing tells what it must not.
import { describe, expect, it } from 'vitest'
import { joinedId } from '../../electron/core/store/write.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'champion'], ['Cy', 'employee'])
const answers = { customers: 'Nurses', delight: 'They sleep longer' }
const idOf = async (core: TestCore) => (await core.client.session.get({})).member!.id
const told = async (core: TestCore) => (await core.client.home.news({})).groups.map(({ title, unseen, items }) => ({ title, unseen, kinds: items.map(({ kind }) => kind) }))
const rows = (core: TestCore, table: string) => core.context.store.read.all<Record<string, unknown>>(`SELECT * FROM ${table} WHERE deletedAt IS NULL`)

describe('news of a team', () => {
  it('come to the author and to who follows, also what was written offline and comes late', async () => {
    const { admin } = team
    const idea = await cy.client.ideas.create({ title: 'Evening slots', answers })
    await team.settle()
    await admin.client.home.follow({ ideaId: idea.id, follows: true })
    bo.clock.pass(60_000)
    await bo.client.ideas.comment({ id: idea.id, text: 'How many nurses, @Cy?', mentions: [{ id: await idOf(cy), written: 'Cy' }] })
    cy.clock.pass(60 * 60 * 1000)
    await cy.client.ideas.comment({ id: idea.id, text: 'To be seen' })
    admin.clock.pass(60 * 60 * 1000)
    await team.settle()
    await until('what the follower hears', async () => (await told(admin))[0]?.unseen === 2)
    expect(await told(admin)).toEqual([{ title: 'Evening slots', unseen: 2, kinds: ['commented', 'answered'] }])
    expect(await told(cy)).toEqual([{ title: 'Evening slots', unseen: 1, kinds: ['mentioned'] }])
    await cy.client.home.see({})
    expect((await told(cy))[0]!.unseen).toBe(0)
    // by Bo's clock long before Cy looked
    await bo.client.ideas.comment({ id: idea.id, text: 'And this came late' })
    await team.settle()
    await until('the late word', async () => (await told(cy))[0]?.unseen === 1)
    expect((await cy.client.home.news({})).groups[0]!.items.map(({ text, unseen }) => [text, unseen])).toEqual(expect.arrayContaining([['And this came late', true], ['How many nurses, @Cy?', false]]))
  })

  it('tell a new owner who made them that', async () => {
    const idea = await cy.client.ideas.create({ title: 'Evening slots', answers })
    await team.settle()
    await bo.client.review.assign({ ids: [idea.id], ownerId: await idOf(team.admin) })
    await team.settle()
    await until('the new owner', async () => (await told(team.admin)).length === 1)
    team.admin.clock.pass(60_000)
    const [group] = (await team.admin.client.home.news({})).groups
    expect(group).toMatchObject({ title: 'Evening slots', why: 'owner' })
    expect(group!.items.find(({ kind }) => kind === 'assigned')).toMatchObject({ task: 'own', by: { name: 'Bo' } })
    expect(await told(bo)).toEqual([])
  })
})

describe('what is one’s own', () => {
  it('is nobody else’s: neither what was seen, nor what one does not want to hear of; who follows is told to all, until they do not', async () => {
    const idea = await cy.client.ideas.create({ title: 'Evening slots', answers })
    await team.settle()
    await bo.client.home.follow({ ideaId: idea.id, follows: true })
    await cy.client.home.setSwitch({ kind: 'commented', on: false })
    await team.settle()
    expect((await cy.client.home.following({ ideaId: idea.id })).followers.map(({ name }) => name)).toEqual(['Bo'])
    await bo.client.home.follow({ ideaId: idea.id, follows: false })
    await team.settle()
    for (const other of [team.admin, cy]) {
      await until('the follower to go', () => rows(other, 'follow').length === 0)
      expect((await other.client.home.following({ ideaId: idea.id })).followerCount).toBe(0)
    }
    expect(rows(bo, 'newsMark')).toEqual([])
    expect(rows(cy, 'newsMark')).toMatchObject([{ about: 'kind:commented', off: 1 }])
    for (const core of [team.admin, bo, cy]) expect(core.context.store.read.all(`SELECT 1 FROM ledger WHERE entity IN ('follow', 'newsMark')`)).toEqual([])
  })

  it('cannot be written for somebody else, and the refusal does not tell whether they have said anything', async () => {
    const idea = await cy.client.ideas.create({ title: 'Evening slots', answers })
    await team.settle()
    await bo.client.home.follow({ ideaId: idea.id, follows: false })
    await team.settle()
    const forge = (memberId: string) => {
      const op = { opId: team.admin.context.newId(), txn: null, entity: 'follow', rowId: joinedId('follow', idea.id, memberId), kind: 'put', patch: JSON.stringify({ ideaId: idea.id, memberId, follows: true, createdAt: 1 }), base: 0, dep: null, hlc: cy.clock.now * 1000, schema: 1, was: null }
      cy.context.database.prepare(`INSERT INTO outbox (${Object.keys(op).join(', ')}) VALUES (${Object.keys(op).map(() => '?').join(', ')})`).run(...Object.values(op))
    }
    forge(await idOf(bo))
    forge(await idOf(team.admin))
    await cy.client.learnings.log({ text: 'They print every invoice twice' })
    const codes = () => cy.context.store.read.all<{ code: string }>(`SELECT code FROM rejected WHERE op ->> 'entity' = 'follow'`).map(({ code }) => code)
    await until('both refusals', () => codes().length === 2)
    expect(codes()).toEqual(['as-another', 'as-another'])
  })

  it('does not tell who wrote an idea without a name: neither by muting it, nor by what they hear', async () => {
    const idea = await cy.client.ideas.create({ title: 'Without a name', answers, nameless: true })
    await team.settle()
    await cy.client.home.follow({ ideaId: idea.id, follows: false })
    await cy.client.home.follow({ ideaId: idea.id, follows: null })
    await bo.client.ideas.comment({ id: idea.id, text: 'Where is that?', asks: true })
    await team.settle()
    await until('the question', async () => (await told(cy)).length === 1)
    cy.clock.pass(60_000)
    expect((await told(cy))[0]!.kinds).toEqual(['asked'])
    await cy.client.home.see({ about: `idea:${idea.id}` })
    await cy.client.ideas.comment({ id: idea.id, text: 'In the north' })
    await team.settle()
    const cyId = await idOf(cy)
    for (const other of [team.admin, bo]) expect(JSON.stringify(['follow', 'newsMark', 'comment', 'idea'].map((table) => rows(other, table)))).not.toContain(cyId)
    const heard = (await bo.client.home.news({})).groups.flatMap(({ items }) => items)
    expect(heard.map(({ kind, by }) => [kind, by?.name])).toEqual([['commented', '']])
  })

  it('is seen on all of one’s devices at once, and so is what is switched off', async () => {
    const idea = await cy.client.ideas.create({ title: 'Evening slots', answers })
    await team.settle()
    await bo.client.ideas.comment({ id: idea.id, text: 'Good' })
    await team.settle()
    const phone = await openTestCore({ name: null })
    try {
      await phone.client.sync.join({ address: team.url, code: await team.invite({ memberId: await idOf(cy) }), name: 'Cy' })
      phone.clock.pass(60_000)
      cy.clock.pass(60_000)
      for (const device of [phone, cy]) await until('the word', async () => (await told(device))[0]?.unseen === 1)
      await phone.client.home.see({ about: `idea:${idea.id}` })
      await until('the mark', async () => (await told(cy))[0]?.unseen === 0)
      await cy.client.home.setSwitch({ kind: 'answered', on: false })
      await until('the switch', async () => (await told(phone)).length === 0)
      expect(await phone.client.home.switches({})).toEqual({ off: ['answered'] })
    } finally {
      await phone.dispose()
    }
  })

  it('comes along from when one worked alone, under the id that the hub knows one by', async () => {
    const phone = await openTestCore({ name: 'Cy' })
    try {
      const idea = await phone.client.ideas.create({ title: 'From alone', answers })
      await phone.client.home.follow({ ideaId: idea.id, follows: true })
      await phone.client.home.setSwitch({ kind: 'scored', on: false })
      const cyId = await idOf(cy)
      await phone.client.sync.join({ address: team.url, code: await team.invite({ memberId: cyId }), name: 'Cy' })
      await until('the follower', async () => (await team.admin.client.ideas.list({})).rows.length === 1 && (await team.admin.client.home.following({ ideaId: idea.id })).followerCount === 1)
      await until('the switch', async () => (await cy.client.home.switches({})).off.length === 1)
      expect((await team.admin.client.home.following({ ideaId: idea.id })).followers).toEqual([{ id: cyId, name: 'Cy' }])
      expect(phone.context.store.read.all('SELECT 1 FROM rejected')).toEqual([])
    } finally {
      await phone.dispose()
    }
  })

  it('goes with whoever is erased, and their name with it where others wrote it', async () => {
    const idea = await bo.client.ideas.create({ title: 'Evening slots', answers })
    await team.settle()
    const cyId = await idOf(cy)
    await cy.client.home.follow({ ideaId: idea.id, follows: false })
    await cy.client.home.setSwitch({ kind: 'scored', on: false })
    await bo.client.ideas.comment({ id: idea.id, text: 'Ask @Cyrus', mentions: [{ id: cyId, written: 'Cyrus' }] })
    await cy.client.session.rename({ name: 'Cyrus' })
    await team.settle()
    await team.admin.client.privacy.erase({ what: 'member', id: cyId, texts: 'erase', mentions: true })
    await until('the name to go', async () => JSON.stringify(rows(bo, 'comment')).includes('▒▒▒'))
    const left = await team.hub.context.store.read.all<{ entity: string; deleted: number; data: string }>(`SELECT entity, deleted, data FROM record WHERE entity IN ('follow', 'newsMark', 'comment')`)
    expect(left.filter(({ entity, deleted }) => entity !== 'comment' && deleted === 0)).toEqual([])
    await until('the hub to be rid of it', async () => !JSON.stringify(await team.hub.context.store.read.all(`SELECT data FROM record WHERE entity = 'comment'`)).includes('Cyrus'))
    const [comment] = (await bo.client.ideas.get({ id: idea.id })).discussion
    expect(comment).toMatchObject({ text: 'Ask @▒▒▒' })
    expect(comment!.mentions.every(({ gone }) => gone)).toBe(true)
  })
})
