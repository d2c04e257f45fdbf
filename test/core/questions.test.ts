// The idea questions on one device: reworded, left out, added and put in order; and what ideas that answered them go on showing.
import { describe, expect, it } from 'vitest'
import { agendaWords } from '../../electron/core/services/meetings/agenda-words.ts'
import { ownWords } from '../../electron/core/store/pipeline/own-words.ts'
import type { Question } from '../../shared/domain/ideas.ts'
import { coreOfEachTest } from '../support/each-test.ts'
import { START } from '../support/core.ts'

const core = coreOfEachTest()
const codesOf = (promise: Promise<unknown>) => promise.then(() => [], (error: { code: string; fields: { field: string; code: string }[] }) => [error.code, ...error.fields.map(({ field, code }) => `${field}: ${code}`)])
const answers = { customers: 'All who pay by card', delight: 'They wait no longer' }
const keys = async () => (await core.client.questions.list({})).filter(({ shown }) => shown).map(({ key }) => key)
const ofIdea = async (id: string) => Object.fromEntries((await core.client.ideas.get({ id })).answered.map(({ key, words }) => [key, words]))
const own = async (words: string): Promise<Question> => (await core.client.questions.add({ words })).at(-1)!.key

describe('where nobody changed anything', () => {
  it('the two that every idea answers come first, then the six of depth, in the words of the app', async () => {
    const asked = await core.client.questions.list({})
    expect(asked.map(({ key }) => key)).toEqual(['customers', 'delight', 'who', 'problem', 'benefit', 'evidence', 'experience', 'leftOut'])
    expect(asked.every(({ words, shown, versions }) => words === null && shown && versions === 0)).toBe(true)
    expect(asked.filter(({ required }) => required).map(({ key }) => key)).toEqual(['customers', 'delight'])
  })
})

describe('a reworded question', () => {
  it('is asked so from now on; an idea goes on showing the words that it answered, also when its answer is edited', async () => {
    const before = await core.client.ideas.create({ title: 'Card at the door', answers })
    await core.client.questions.reword({ key: 'delight', words: 'What will they tell their friends?' })
    const after = await core.client.ideas.create({ title: 'Receipts by mail', answers })
    await core.client.questions.reword({ key: 'delight', words: 'Why would they smile?' })
    await core.client.ideas.edit({ id: after.id, changes: { answers: { delight: 'No paper' } } })
    expect([(await ofIdea(before.id))['delight'], (await ofIdea(after.id))['delight']]).toEqual([null, 'What will they tell their friends?'])
    expect((await core.client.questions.list({})).find(({ key }) => key === 'delight')).toMatchObject({ words: 'Why would they smile?', versions: 2 })
    expect(await core.client.questions.answers({})).toContainEqual({ key: 'delight', ideas: 2 })
    expect(await core.client.questions.answers({})).toContainEqual({ key: 'customers', ideas: 2 })
    // chosen, not written; and chosen as well as written counts once
    await core.client.ideas.create({ title: 'Bread at six', customers: [{ name: 'Kiosk Lund' }, { name: 'Bageri Solros' }], segments: [{ name: 'Bakeries' }], answers: { delight: 'Warm' } })
    await core.client.ideas.edit({ id: before.id, changes: { customers: [{ name: 'Kiosk Lund' }] } })
    expect(await core.client.questions.answers({})).toContainEqual({ key: 'customers', ideas: 3 })
    expect((await agendaWords('en', ownWords(core.context.store.read))).say('ideas:question.delight')).toBe('Why would they smile?')
  })

  it('is asked in the words of the app again when they are taken back', async () => {
    await core.client.questions.reword({ key: 'who', words: 'Whom do we mean?' })
    expect((await core.client.questions.reword({ key: 'who', words: null })).find(({ key }) => key === 'who')).toMatchObject({ words: null, versions: 2 })
  })

  it('by a clock that is behind counts all the same', async () => {
    await core.client.questions.reword({ key: 'who', words: 'First' })
    core.clock.now = START - 1000
    await core.client.questions.reword({ key: 'who', words: 'Second' })
    expect((await core.client.questions.list({})).find(({ key }) => key === 'who')!.words).toBe('Second')
  })
})

describe('the required two', () => {
  it('are neither left out nor moved, only reworded; and still every idea answers them', async () => {
    expect(await codesOf(core.client.questions.show({ key: 'customers', shown: false }))).toEqual(['question-required'])
    expect(await codesOf(core.client.questions.place({ key: 'delight', before: 'who' }))).toEqual(['question-required'])
    await core.client.questions.reword({ key: 'customers', words: 'Whom does it help?' })
    expect(await codesOf(core.client.ideas.create({ title: 'Without', answers: { delight: 'Yes' } }))).toEqual(['answers-missing', 'answers.customers: answer-missing-customers'])
  })
})

describe('a question of one’s own', () => {
  it('is asked last, answered, found by search, and needs words that no other has', async () => {
    const key = await own('What does the law say?')
    expect((await keys()).at(-1)).toBe(key)
    expect(await codesOf(core.client.questions.add({ words: 'what does the LAW say?' }))).toEqual(['question-there', 'words: question-there'])
    expect(await codesOf(core.client.questions.reword({ key, words: null }))).toEqual(['words-missing', 'words: words-missing'])
    const idea = await core.client.ideas.create({ title: 'Keep it for ten years', answers: { ...answers, [key]: 'Bookkeeping act, chapter seven' } })
    expect(idea.answers[key]).toBe('Bookkeeping act, chapter seven')
    expect(await ofIdea(idea.id)).toMatchObject({ [key]: 'What does the law say?' })
    expect((await core.client.search.find({ text: 'bookkeeping', typing: false })).hits.map(({ id }) => id)).toEqual([idea.id])
  })

  it('that is left out stays where it was answered, and takes no new answers', async () => {
    const key = await own('What does the law say?')
    const { id } = await core.client.ideas.create({ title: 'Keep it', answers: { ...answers, [key]: 'Nothing' } })
    const other = await core.client.ideas.create({ title: 'Drop it', answers })
    await core.client.questions.show({ key, shown: false })
    expect(await keys()).not.toContain(key)
    expect(await ofIdea(id)).toMatchObject({ [key]: 'What does the law say?' })
    expect((await core.client.ideas.edit({ id, changes: { answers: { [key]: 'A little' } } })).answers[key]).toBe('A little')
    expect(await codesOf(core.client.ideas.edit({ id: other.id, changes: { answers: { [key]: 'Too late' } } }))).toEqual(['unknown-question', `answers.${key}: unknown-question`])
    expect(await codesOf(core.client.ideas.create({ title: 'Made up', answers: { ...answers, [core.context.newId()]: 'x' } }))).toHaveLength(2)
  })

  it('takes any place among the optional ones', async () => {
    const key = await own('What does the law say?')
    await core.client.questions.place({ key, before: 'problem' })
    expect((await keys()).slice(0, 5)).toEqual(['customers', 'delight', 'who', key, 'problem'])
    await core.client.questions.place({ key, before: 'who' })
    expect((await keys()).slice(0, 4)).toEqual(['customers', 'delight', key, 'who'])
    await core.client.questions.place({ key, before: null })
    expect((await keys()).at(-1)).toBe(key)
  })
})

describe('a required question', () => {
  it('hinders an idea that leaves Draft and says so at its field; what was submitted before is left alone', async () => {
    const early = await core.client.ideas.create({ title: 'Card at the door', answers, submit: true })
    const draft = await core.client.ideas.create({ title: 'Receipts by mail', answers, submit: false })
    const key = await own('What does the law say?')
    expect((await core.client.questions.require({ key, required: true })).at(-1)).toMatchObject({ key, required: true, fixed: false })
    await core.client.questions.require({ key: 'problem', required: true })
    const wanted = new Set(['answers-missing', 'answers.problem: answer-missing', `answers.${key}: answer-missing`])
    expect(new Set(await codesOf(core.client.ideas.create({ title: 'New', answers, submit: true })))).toEqual(wanted)
    expect(new Set(await codesOf(core.client.ideas.move({ id: draft.id, from: 'draft', to: 'submitted' })))).toEqual(wanted)
    // an old idea keeps what it answered, can be edited and goes on
    expect((await core.client.ideas.edit({ id: early.id, changes: { title: 'Card at every door', answers: { delight: 'No coins' } } })).answers.delight).toBe('No coins')
    expect((await core.client.ideas.move({ id: early.id, from: 'submitted', to: 'in-review' })).stage).toBe('in-review')
    await core.client.ideas.edit({ id: draft.id, changes: { answers: { problem: 'Paper', [key]: 'Nothing' } } })
    expect((await core.client.ideas.move({ id: draft.id, from: 'draft', to: 'submitted' })).stage).toBe('submitted')
    // what was required and answered is reworded and not emptied
    expect(await codesOf(core.client.ideas.edit({ id: draft.id, changes: { answers: { [key]: '' } } }))).toEqual(['answers-missing', `answers.${key}: answer-missing`])
    expect(await codesOf(core.client.ideas.edit({ id: draft.id, changes: { answers: { [key]: 'Little' } } }))).toEqual([])
  })

  it('that is made optional again, or left out, hinders nobody', async () => {
    const key = await own('What does the law say?')
    await core.client.questions.require({ key, required: true })
    await core.client.questions.require({ key: 'who', required: true })
    await core.client.questions.require({ key, required: false })
    expect((await core.client.questions.show({ key: 'who', shown: false })).find((question) => question.key === 'who')).toMatchObject({ shown: false, required: false })
    expect((await core.client.ideas.create({ title: 'New', answers, submit: true })).stage).toBe('submitted')
    expect((await core.client.questions.show({ key: 'who', shown: true })).find((question) => question.key === 'who')).toMatchObject({ required: true })
  })

  it('is not one of the two, which always are; and not one that is not there', async () => {
    expect(await codesOf(core.client.questions.require({ key: 'delight', required: false }))).toEqual(['question-required'])
    expect(await codesOf(core.client.questions.require({ key: core.context.newId() as Question, required: true }))).toEqual(['unknown-question'])
  })

})
