// Home and news: what the person hears of, what they have seen, whom they named, and the digest. Others act through rows of the example's kind: here by hand.
import { describe, expect, it } from 'vitest'
import { NEWS_KINDS } from '../../shared/domain/news.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import { coreOfEachTest } from '../support/each-test.ts'
import { DAY, HOUR, MINUTE } from '../support/core.ts'

const core = coreOfEachTest()
const answers = { customers: 'Nurses', delight: 'They sleep longer' }

/** A colleague, whose rows are put in by hand as if they had come from a hub. */
function colleague(name: string): string {
  const id = core.context.newId()
  core.context.store.write((write) => write.put('member', id, { name, role: 'champion', teamId: null, createdAt: core.clock.now }))
  return id
}
const put = (table: Parameters<Parameters<Parameters<typeof core.context.store.write>[0]>[0]['put']>[0], fields: Record<string, string | number | boolean | null>): string => {
  const id = core.context.newId()
  core.context.store.write((write) => write.put(table, id, fields))
  return id
}
const commentBy = (authorId: string, ideaId: string, text: string, more: Record<string, string | boolean | null> = {}) => put('comment', { ideaId, authorId, text, createdAt: core.clock.now, asks: null, answers: null, mentions: null, ...more })
const ideaBy = (authorId: string, title: string, more: Record<string, string | null> = {}) => {
  const at = core.clock.now
  return put('idea', { title, description: '', stage: 'submitted', authorId, ownerId: null, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt: at, submittedAt: at, stageAt: at, ...more })
}
const idOfMe = async () => (await core.client.session.get({})).member!.id
const told = async () => (await core.client.home.news({})).groups.map(({ title, why, unseen, items }) => ({ title, why, unseen, kinds: items.map(({ kind }) => kind) }))

describe('news', () => {
  it('tell the author of each step of others, newest first, and never of their own', async () => {
    const bo = colleague('Bo')
    const idea = await core.client.ideas.create({ title: 'Evening slots', answers })
    core.clock.pass(HOUR)
    commentBy(bo, idea.id, 'How many nurses?')
    core.clock.pass(HOUR)
    await core.client.ideas.comment({ id: idea.id, text: 'About forty.' })
    put('stageChange', { ideaId: idea.id, fromStage: 'submitted', toStage: 'in-review', reason: 'Worth a look', memberId: bo, meetingId: null, createdAt: core.clock.now })
    core.clock.pass(HOUR)
    commentBy(bo, idea.id, 'We will try it', { answers: true })
    core.clock.pass(MINUTE)
    expect(await told()).toEqual([{ title: 'Evening slots', why: 'author', unseen: 3, kinds: ['answered', 'moved', 'commented'] }])
    const [group] = (await core.client.home.news({})).groups
    expect(group!.items[1]).toMatchObject({ by: { id: bo, name: 'Bo' }, stage: 'in-review', text: 'Worth a look', unseen: true })
  })

  it('tell whoever supports, comments, follows, owns or heard what speaks for an idea, and nobody else', async () => {
    const bo = colleague('Bo')
    const me = await idOfMe()
    const titles = ['supported', 'commented', 'followed', 'mine to own', 'heard', 'another’s']
    const [supported, commented, followed, , heard] = titles.map((title) => ideaBy(bo, title, title === 'mine to own' ? { ownerId: me } : {}))
    const learning = await core.client.learnings.log({ text: 'The till stops when the line is down' })
    await core.client.ideas.support({ id: supported!, support: true })
    await core.client.ideas.comment({ id: commented!, text: 'Yes' })
    await core.client.home.follow({ ideaId: followed!, follows: true })
    await core.client.ideas.link({ id: heard!, learningId: learning.id, linked: true })
    core.clock.pass(HOUR)
    await core.client.home.see({})
    core.clock.pass(HOUR)
    for (const { id } of (await core.client.ideas.list({ limit: 50 })).rows) commentBy(bo, id, 'A word about this')
    core.clock.pass(MINUTE)
    const unseen = (await told()).filter(({ unseen }) => unseen > 0)
    expect(Object.fromEntries(unseen.map(({ title, why }) => [title, why]))).toEqual({ supported: 'supporter', commented: 'commenter', followed: 'following', 'mine to own': 'owner', heard: 'evidence' })
  })

  it('are seen one thing at a time, or all at once, and what comes later is new again', async () => {
    const bo = colleague('Bo')
    const [one, two] = [await core.client.ideas.create({ title: 'One', answers }), await core.client.ideas.create({ title: 'Two', answers })]
    core.clock.pass(MINUTE)
    for (const { id } of [one, two]) commentBy(bo, id, 'Hm')
    core.clock.pass(MINUTE)
    expect((await core.client.home.news({})).unseen).toBe(2)
    await core.client.home.see({ about: `idea:${one.id}` })
    expect((await told()).map(({ title, unseen }) => [title, unseen])).toEqual([['Two', 1], ['One', 0]])
    await core.client.home.see({})
    expect((await core.client.home.news({})).unseen).toBe(0)
    core.clock.pass(MINUTE)
    commentBy(bo, one.id, 'One more thing')
    core.clock.pass(MINUTE)
    expect((await told()).map(({ title, unseen }) => [title, unseen])).toEqual([['One', 1], ['Two', 0]])
  })

  it('write nothing when there was nothing new to see', async () => {
    const idea = await core.client.ideas.create({ title: 'One', answers })
    const count = () => core.context.store.read.value<number>('SELECT count(*) FROM outbox')
    const before = count()
    await core.client.home.see({ about: `idea:${idea.id}` })
    await core.client.home.see({})
    expect(count()).toBe(before)
  })

  it('leave out a kind that is switched off, and an idea that somebody does not want to hear of', async () => {
    const bo = colleague('Bo')
    const [loud, quiet] = [await core.client.ideas.create({ title: 'Loud', answers }), await core.client.ideas.create({ title: 'Quiet', answers })]
    core.clock.pass(MINUTE)
    for (const { id } of [loud, quiet]) {
      commentBy(bo, id, 'Hm')
      put('stageChange', { ideaId: id, fromStage: 'submitted', toStage: 'parked', reason: '', memberId: bo, meetingId: null, createdAt: core.clock.now })
    }
    core.clock.pass(MINUTE)
    await core.client.home.setSwitch({ kind: 'commented', on: false })
    await core.client.home.follow({ ideaId: quiet.id, follows: false })
    expect(await core.client.home.switches({})).toEqual({ off: ['commented'] })
    expect(await told()).toEqual([{ title: 'Loud', why: 'author', unseen: 1, kinds: ['moved'] }])
    expect(await core.client.home.following({ ideaId: quiet.id })).toMatchObject({ said: false, why: 'author', hears: false })
    await core.client.home.setSwitch({ kind: 'commented', on: true })
    await core.client.home.follow({ ideaId: quiet.id, follows: null })
    expect((await told()).map(({ kinds }) => kinds.length)).toEqual([2, 2])
  })

  it('know every kind by its words', async () => {
    const words = (await import('../../shared/locales/en/home.json', { with: { type: 'json' } })).default
    expect(Object.keys(words.news.kind).sort()).toEqual([...NEWS_KINDS].sort())
  })

  it('do not tell one of two who merged what, but tell the other: with the idea that stays', async () => {
    const bo = colleague('Bo')
    const mine = await core.client.ideas.create({ title: 'Evening hours', answers })
    const theirs = ideaBy(bo, 'Evening slots')
    core.clock.pass(HOUR)
    core.context.store.write((write) => write.patch('idea', mine.id, { stage: 'merged', mergedIntoId: theirs }))
    put('stageChange', { ideaId: mine.id, fromStage: 'submitted', toStage: 'merged', reason: 'The same', memberId: bo, meetingId: null, createdAt: core.clock.now })
    core.clock.pass(HOUR)
    commentBy(bo, theirs, 'Now both')
    core.clock.pass(MINUTE)
    const { groups } = await core.client.home.news({})
    expect(groups.map(({ title, id, why }) => ({ title, id, why }))).toEqual([{ title: 'Evening slots', id: theirs, why: 'author' }])
    expect(groups[0]!.items).toMatchObject([{ kind: 'commented', part: null }, { kind: 'merged', part: 'Evening hours' }])
    // taken back: it is the author's own again, and the other is none of their business
    core.context.store.write((write) => write.patch('idea', mine.id, { stage: 'submitted', mergedIntoId: null }))
    expect((await core.client.home.news({})).groups.map(({ title }) => title)).toEqual(['Evening hours'])
  })

  it('move followers along with a merge, and back', async () => {
    const bo = colleague('Bo')
    const [stays, goes] = [ideaBy(bo, 'Stays'), ideaBy(bo, 'Goes')]
    await core.client.home.follow({ ideaId: goes, follows: true })
    expect((await core.client.home.following({ ideaId: stays })).hears).toBe(false)
    await core.client.ideas.merge({ id: goes, intoId: stays, reason: 'same' })
    expect(await core.client.home.following({ ideaId: stays })).toMatchObject({ said: null, why: 'following', hears: true, followerCount: 1 })
    await core.client.ideas.unmerge({ id: goes })
    expect(await core.client.home.following({ ideaId: stays })).toMatchObject({ hears: false, followerCount: 0 })
  })
})

describe('being named', () => {
  it('is told whatever the idea is, and shows the name of today; who is gone stays as words', async () => {
    const bo = colleague('Bo Berg')
    const me = await idOfMe()
    const idea = ideaBy(bo, 'None of mine')
    core.clock.pass(MINUTE)
    commentBy(bo, idea, 'What does @Ada say? @Bo Berg asks', { mentions: JSON.stringify([[me, 'Ada'], [bo, 'Bo Berg']]) })
    core.clock.pass(MINUTE)
    expect(await told()).toEqual([{ title: 'None of mine', why: null, unseen: 1, kinds: ['mentioned'] }])
    await core.client.session.rename({ name: 'Ada Lund' })
    core.context.store.write((write) => write.remove('member', bo))
    const { discussion } = await core.client.ideas.get({ id: idea })
    expect(discussion[0]!.mentions).toEqual([{ id: me, written: 'Ada', name: 'Ada Lund', gone: false }, { id: bo, written: 'Bo Berg', name: 'Bo Berg', gone: true }])
  })

  it('keeps only those who are members and whose name the text still holds', async () => {
    const bo = colleague('Bo')
    const cy = colleague('Cy')
    const idea = await core.client.ideas.create({ title: 'Mine', answers })
    const changed = await core.client.ideas.comment({ id: idea.id, text: 'Ask @Bo and @Nobody', mentions: [{ id: bo, written: 'Bo' }, { id: cy, written: 'Cy' }, { id: core.context.newId(), written: 'Nobody' }] })
    expect(changed.discussion[0]!.mentions).toEqual([{ id: bo, written: 'Bo', name: 'Bo', gone: false }])
  })

  it('finds colleagues by the beginning of any of their names, without accents and in other scripts', async () => {
    for (const name of ['Zoë Åström', 'Јована Илић', 'Anna-Lena Zoric']) colleague(name)
    const found = async (text: string) => (await core.client.session.people({ text, others: true })).map(({ name }) => name)
    expect(await found('zo')).toEqual(['Zoë Åström', 'Anna-Lena Zoric'])
    expect(await found('jov')).toEqual(['Јована Илић'])
    expect(await found('ast')).toEqual(['Zoë Åström'])
    expect(await found('ada')).toEqual([])
  })
})

describe('home', () => {
  it('is empty for who has only begun', async () => {
    expect(await core.client.home.get({})).toMatchObject({ promises: { followUps: [], reviewCount: 0, actionCount: 0, roles: [], measure: [] }, ideas: [], ideaCount: 0, voice: { questions: [], pulse: null, ideas: [] } })
    expect(await core.client.home.news({})).toEqual({ groups: [], unseen: 0, more: false })
  })

  it('tells what is owed, what became of one’s ideas, and which ideas one’s customers wait for', async () => {
    const bo = colleague('Bo')
    const me = await idOfMe()
    const learning = await core.client.learnings.log({ text: 'They wait', customer: { name: 'Bageri Solros' }, waits: true })
    const own = await core.client.ideas.create({ title: 'Mine', answers })
    const theirs = ideaBy(bo, 'For the bakery', { ownerId: me })
    const unowned = ideaBy(bo, 'Also for the bakery')
    for (const ideaId of [theirs, unowned]) put('ideaCustomer', { ideaId, customerId: learning.customer!.id })
    put('actionItem', { meetingId: null, seriesId: null, subject: null, title: 'Call them', ownerId: me, dueOn: '2026-03-05', doneAt: null, createdAt: core.clock.now })
    const home = await core.client.home.get({})
    expect(home.promises).toMatchObject({ followUps: [{ customer: { name: 'Bageri Solros' } }], followUpCount: 1, reviews: [{ title: 'For the bakery' }], reviewCount: 1, actions: [{ title: 'Call them' }], actionCount: 1 })
    expect(home.ideas).toMatchObject([{ idea: { id: own.id }, awaits: 'answer', dueAt: expect.any(Number) as number }])
    commentBy(bo, own.id, 'We look at it', { answers: true })
    expect((await core.client.home.get({})).ideas).toMatchObject([{ awaits: 'decision', dueAt: expect.any(Number) as number }])
    expect(home.voice.ideas.map(({ idea, customer }) => [idea.title, customer])).toEqual([['Also for the bakery', 'Bageri Solros']])
    await core.client.ideas.support({ id: unowned, support: true })
    expect((await core.client.home.get({})).voice.ideas).toEqual([])
    core.clock.pass(2 * DAY)
    const due = (await core.client.home.news({})).groups.flatMap(({ noun, items }) => items.filter(({ kind }) => kind === 'due').map(({ task }) => [noun, task]))
    expect(due).toEqual(expect.arrayContaining([['follow-up', 'promise-over'], ['action', 'action-due']]))
  })
})

describe('the digest', () => {
  it('tells what happened in its span, seen or not, as a mail, Markdown and data', async () => {
    const bo = colleague('Bo')
    const idea = await core.client.ideas.create({ title: 'Evening *slots*', answers })
    core.clock.pass(HOUR)
    commentBy(bo, idea.id, 'Long ago')
    core.clock.pass(5 * DAY)
    commentBy(bo, idea.id, 'Just now', { answers: true })
    core.clock.pass(HOUR)
    await core.client.home.see({})
    const texts = async (asked: { period?: 'daily' | 'weekly'; since?: string }) => (await core.client.home.digest(asked)).news.flatMap(({ items }) => items.map(({ text }) => text))
    expect(await texts({ period: 'daily' })).toEqual(['Just now'])
    expect(await texts({})).toEqual(['Just now', 'Long ago'])
    expect(await texts({ since: '2026-03-06' })).toEqual(['Just now'])
    await expect(core.client.home.digest({ since: '2026-04-01' })).rejects.toMatchObject({ code: 'date-in-future' })
    const mail = await core.client.home.digestMail({ period: 'daily', language: 'en' })
    expect(mail.subject).toMatch(/^Your digest, 8 March 2026 to 9 March 2026/)
    expect(mail.text).toContain('Evening *slots*')
    expect(mail.text).toContain('- Bo answered: Just now')
    expect(mail.markdown).toContain('### Evening \\*slots\\*')
    expect(mail.message).toContain('X-Unsent: 1')
  })
})

describe('an idea without a name', () => {
  it('is told to its author, whose own words on it are no news to them', async () => {
    const bo = colleague('Bo')
    const me = await idOfMe()
    const ideaId = ideaBy(NAMELESS, 'Without a name')
    put('authorship', { ideaId, memberId: me })
    core.clock.pass(MINUTE)
    commentBy(NAMELESS, ideaId, 'I add')
    expect(await told()).toEqual([])
    commentBy(bo, ideaId, 'Where is that?', { asks: true })
    core.clock.pass(MINUTE)
    expect(await told()).toEqual([{ title: 'Without a name', why: 'author', unseen: 1, kinds: ['asked'] }])
  })
})
