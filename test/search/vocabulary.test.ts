// The words of the index: what is kept of them on the disk says, after a restart, in about how many texts each of them stands.
import { expect, it } from 'vitest'
import { createVocabulary } from '../../electron/core/search/vocabulary.ts'

const NOUN = 1
const unitsOf = (word: string) => Uint16Array.from(word, (letter) => letter.charCodeAt(0))

it('knows after a restart in about how many texts a word stands, though it was new long before', () => {
  const vocabulary = createVocabulary()
  const kept: [string, number, number][] = []
  const keep = () => kept.push(...vocabulary.takeChanged().map((id): [string, number, number] => [vocabulary.word(id), vocabulary.texts(id), vocabulary.marks(id)]))
  const say = (word: string, times: number) => {
    for (let time = 0; time < times; time++) {
      vocabulary.add(unitsOf(word), 0, word.length, NOUN)
      if (time % 10 === 0) keep()
    }
    keep()
  }
  say('invoice', 900)
  say('glove', 1)
  const restarted = createVocabulary()
  for (const [word, texts, marks] of kept) restarted.restore(word, texts, marks)
  const texts = (word: string) => restarted.texts(restarted.find(word))
  expect(texts('invoice')).toBeGreaterThan(450)
  expect(texts('invoice')).toBeLessThanOrEqual(900)
  expect(texts('glove')).toBe(1)
  expect(restarted.beginning('i', 5).map((id) => restarted.word(id))).toEqual(['invoice'])
})

it('takes what is told of known words when there is no room for new ones', () => {
  const full = createVocabulary(1)
  full.restore('invoice', 1, NOUN)
  full.restore('glove', 1, NOUN)
  full.restore('invoice', 64, NOUN)
  expect([full.size, full.find('glove'), full.texts(full.find('invoice'))]).toEqual([1, -1, 64])
})
