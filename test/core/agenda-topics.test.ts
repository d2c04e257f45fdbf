// Learnings without a product area are spread and counted by their tags, so that an import sorted by tag does not fill the agenda with one topic.
import { expect, it } from 'vitest'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

it('gives every busy tag its turn on the front line and says how many learnings carry it', async () => {
  for (const [tag, times] of [['returns', 5], ['login', 20], ['cards', 60]] as const) {
    for (let n = 0; n < times; n++) await core.client.learnings.log({ text: `${tag} ${n}`, tags: [tag] })
  }
  const agenda = await core.client.meetings.preview({ minutes: 60 })
  const news = agenda.segments.find(({ key }) => key === 'front-line')!.items
  const topics = new Set(news.map(({ title }) => title.split(' ')[0]))
  expect(topics).toEqual(new Set(['cards', 'login', 'returns']))
  expect(news.flatMap(({ reasons }) => reasons)).toContainEqual(expect.objectContaining({ code: 'area-learnings', params: expect.objectContaining({ area: '#login', count: 20 }) }))
})

it('blames no tag for bad news: only a product area has an owner who can prevent it', async () => {
  for (let n = 0; n < 5; n++) await core.client.learnings.log({ text: `no ${n}`, tags: ['fees'], sentiment: 'bad' })
  const agenda = await core.client.meetings.preview({ minutes: 60 })
  expect(agenda.segments.find(({ key }) => key === 'prevent')!.items).toEqual([])
})
