// The rule by which learnings become themes: nobody is moved by what comes later, and a day can be taken back without a trace.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { goBack, markOf, newGrouping, takeDay, themeFor, type Text } from '../../electron/core/themes/grouping.ts'
import type { Grouping } from '../../electron/core/themes/nearness.ts'
import { isWord, unitsOf } from '../../electron/core/themes/units.ts'
import { SMALL, trendOf } from '../../shared/domain/themes.ts'

const SUBJECTS = [
  ['invoice', 'rows', 'unreadable', 'family', 'month'],
  ['dock', 'full', 'station', 'morning', 'train'],
  ['screen', 'reader', 'button', 'map', 'blind'],
  ['tram', 'driver', 'greeted', 'passengers', 'ramp'],
  ['battery', 'hill', 'gears', 'dies', 'pushes'],
]
/** A text of one subject, or of none. */
const text = fc.record({ subject: fc.integer({ min: 0, max: SUBJECTS.length }), words: fc.subarray([0, 1, 2, 3, 4], { minLength: 3 }), noise: fc.integer({ min: 0, max: 500 }) }).map(({ subject, words, noise }) => [...words.map((word) => SUBJECTS[subject]?.[word] ?? `lone${noise}${word}`), `noise${noise}`].join(' '))
const days = fc.array(fc.array(text, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 })

function take(grouping: Grouping, texts: readonly Text[], of: Map<number, string>): void {
  const told: [number, number][] = []
  for (const _ of takeDay(grouping, texts, (pk, theme) => void told.push([pk, theme])));
  // keys of newborn themes are known at the end of the day
  for (const [pk, theme] of told) of.set(pk, grouping.themes[theme]!.key)
}

let lastPk = 0
const toTexts = (day: readonly string[]): Text[] => day.map((words) => ({ pk: ++lastPk, name: `n${lastPk}`, units: unitsOf(words) }))
const shape = ({ themes, waiting, texts }: Grouping) => ({ texts, themes: themes.map(({ key, size, units, weights }) => ({ key, size, units, weights })), waiting: [...waiting.keys()] })

test('whatever later days bring, who is in a theme stays in it', () => {
  fc.assert(
    fc.property(days, (given) => {
      const [grouping, of] = [newGrouping(), new Map<number, string>()]
      for (const day of given) {
        const before = new Map(of)
        take(grouping, toTexts(day), of)
        for (const [pk, key] of before) expect(of.get(pk)).toBe(key)
      }
    }),
    { numRuns: 150 },
  )
})

test('the same days give the same themes, with the same keys', () => {
  fc.assert(
    fc.property(days, (given) => {
      const shapes = [0, 1].map(() => {
        lastPk = 0
        const [grouping, of] = [newGrouping(), new Map<number, string>()]
        for (const day of given) take(grouping, toTexts(day), of)
        return { ...shape(grouping), of: [...of] }
      })
      expect(shapes[1]).toEqual(shapes[0])
    }),
    { numRuns: 60 },
  )
})

test('a day that is taken back and taken otherwise leaves no trace of how it was first', () => {
  fc.assert(
    fc.property(days, fc.array(text, { minLength: 1, maxLength: 12 }), fc.array(text, { minLength: 1, maxLength: 12 }), days, (before, first, second, after) => {
      const run = (detour: boolean) => {
        lastPk = 0
        const [grouping, of] = [newGrouping(), new Map<number, string>()]
        for (const day of before) take(grouping, toTexts(day), of)
        if (detour) {
          const mark = markOf(grouping)
          const texts = toTexts(first)
          mark.texts.push(...texts)
          take(grouping, texts, new Map())
          goBack(grouping, mark)
          lastPk -= first.length
        }
        const rest = new Map<number, string>()
        for (const day of [second, ...after]) take(grouping, toTexts(day), rest)
        return { ...shape(grouping), rest: [...rest] }
      }
      expect(run(true)).toEqual(run(false))
    }),
    { numRuns: 100 },
  )
})

test('what is alike becomes a theme, what is not waits, and what comes later joins', () => {
  const [grouping, of] = [newGrouping(), new Map<number, string>()]
  lastPk = 0
  take(grouping, toTexts(['the docks at the station are full every morning', 'full docks at the station again', 'docks full at the station before eight', 'the soup in the canteen was cold', 'a violin was found']), of)
  expect([...of.keys()].sort((a, b) => a - b)).toEqual([1, 2, 3])
  // it goes by the first of them
  expect(of.get(3)).toBe('n1')
  expect(new Set(of.values()).size).toBe(1)
  expect([...grouping.waiting.keys()]).toEqual([4, 5])
  take(grouping, toTexts(['station docks were full']), of)
  expect(of.get(6)).toBe(of.get(1))
  expect(themeFor(grouping, unitsOf('are the docks of the station full?'))).toBe(0)
  expect(themeFor(grouping, unitsOf('somebody sang'))).toBe(-1)
})

test('what means the same in another language or script is the same', () => {
  const words = (given: string) => [...unitsOf(given)].filter(isWord)
  expect(words('invoice')).toEqual(words('faktura'))
  expect(words('račun')).toEqual(words('рачун'))
  expect(words('发票')).toEqual(expect.arrayContaining(words('anfoneb')))
  expect(words('the of and 2026')).toEqual([])
})

test('a trend is of customers, needs more than chance, and says when there are few', () => {
  const counted = (customers: number, learnings = customers) => ({ customers, learnings })
  expect(trendOf(counted(20), counted(6), 400).kind).toBe('rising')
  expect(trendOf(counted(6), counted(20), 400).kind).toBe('falling')
  expect(trendOf(counted(12), counted(10), 400).kind).toBe('steady')
  // one customer who writes ten times is one customer
  expect(trendOf(counted(1, 10), counted(1, 1), 400).kind).toBe('steady')
  expect(trendOf(counted(3), counted(0), 10).kind).toBe('new')
  expect(trendOf(counted(0), counted(0), 400).kind).toBe('quiet')
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (now, then) => {
      const { kind, small } = trendOf(counted(now), counted(then), 400)
      expect(small).toBe(now + then < SMALL)
      expect((kind !== 'rising' || now > then) && (kind !== 'falling' || now < then)).toBe(true)
      // seen from the other side it is the other way round
      const other = trendOf(counted(then), counted(now), 400).kind
      expect(other).toBe(kind === 'rising' ? 'falling' : kind === 'falling' ? 'rising' : kind)
    }),
  )
})
