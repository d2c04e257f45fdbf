// What the form of a benefit says to the core.
import { expect, test } from 'vitest'
import type { Benefit } from '../../shared/contract/benefits.ts'
import { blank, changesOf, draftOf, problemIn, saidBy } from '../../renderer/pages/value/benefit-draft.ts'

const entry: Benefit = {
  id: '019cb8a0-0000-7000-8000-000000000001', ideaId: '019cb8a0-0000-7000-8000-000000000002', state: 'realised', gainer: 'customer', kind: 'revenue', hard: true, low: 900, high: 900, currency: 'SEK', unit: '', cost: 50, rate: null, rateTo: null, proof: 'The bill',
  learningId: null, readingId: null, measuredOn: '2026-03-01', learning: null, reading: null, enteredBy: { id: 'bo', name: 'Bo' }, confirmedBy: null, confirmedAt: null, changedSince: false, mine: true, outdone: false, example: false,
}

test('of an entry only what was changed', () => {
  const draft = draftOf(entry, 'SEK')
  expect(changesOf(draft, 'realised', 'SEK', entry)).toEqual({})
  expect(changesOf({ ...draft, high: 800, proof: 'The bill of May' }, 'realised', 'SEK', entry)).toEqual({ low: 800, high: 800, proof: 'The bill of May' })
})

test('an entry from before the workspace’s currency changed is reworded as it is, and needs a rate once its money changes', () => {
  const draft = { ...draftOf(entry, 'EUR'), proof: 'The bill of May' }
  expect([changesOf(draft, 'realised', 'EUR', entry), problemIn(draft, 'realised', 'EUR', entry)]).toEqual([{ proof: 'The bill of May' }, null])
  expect(problemIn({ ...draft, currency: 'USD' }, 'realised', 'EUR', entry)).toBe('rate-missing')
  expect(problemIn({ ...draft, rate: 0.09 }, 'realised', 'EUR', entry)).toBeNull()
  // one that was counted with a rate to the currency of then
  const counted = { ...entry, currency: 'EUR', rate: 11, rateTo: 'SEK' }
  expect(problemIn({ ...draftOf(counted, 'EUR'), proof: 'Reworded' }, 'realised', 'EUR', counted)).toBeNull()
  expect(problemIn({ ...draft, proof: '' }, 'realised', 'EUR', entry)).toBe('proof-missing')
})

test('a new one with the rules of the workspace’s currency, and with an id of its own', () => {
  const draft = { ...blank('realised', 'EUR'), kind: 'revenue' as const, high: 5, proof: 'Seen' }
  expect(saidBy(draft, 'realised', 'EUR')).toMatchObject({ low: 5, high: 5, currency: 'EUR', rate: null })
  expect(problemIn(draft, 'realised', 'EUR', null)).toBeNull()
  expect(problemIn({ ...draft, currency: 'sek' }, 'realised', 'EUR', null)).toBe('rate-missing')
  expect(draft.id).toMatch(/^[0-9a-f-]{36}$/)
})
