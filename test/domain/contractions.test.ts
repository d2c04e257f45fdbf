// Words that are written together with an apostrophe say no halves of themselves to themes.
import { describe, expect, it } from 'vitest'
import { withoutContractions } from '../../electron/core/themes/contractions.ts'
import { nameIn } from '../../electron/core/themes/forms.ts'
import { isWord, unitsOf, unitsOfWord } from '../../electron/core/themes/units.ts'

const left = (text: string) => withoutContractions(text).trim().split(/\s+/).join(' ')

describe('a contraction', () => {
  it('of a small word and "not" goes as a whole, however the apostrophe is written, or left out', () => {
    expect(left("It hasn't arrived, it isn’t here, I CAN'T see it")).toBe('It arrived, it here, I see it')
    expect(left('The app doesn´t start')).toBe('The app start')
    for (const word of ['didnt', 'wont', 'cant', 'arent']) expect(unitsOfWord(word)).toEqual([])
  })

  it('leaves the word that something small is written onto: English behind it, French and Italian before it', () => {
    expect(left("The customer's card that they've ordered")).toBe('The customer card that they ordered')
    expect(left("L’écran de l'application jusqu'à aujourd'hui, qu'il n'ouvre pas")).toBe('écran de application à , il ouvre pas')
    expect(left("All'ingresso dell'ufficio quest'anno")).toBe('ingresso ufficio anno')
  })

  it('is no part of a longer word, and names and words that only look so stay', () => {
    for (const text of ["O'Brien", 'Haven won the quest', 'Don and Dell', "rock'n'roll", 'the count wanted a cantata', 'significant', 'ants', 'mental', 'fakturan har elva rader']) expect(left(text)).toBe(text)
  })

  it('has no halves among the units of a text', () => {
    const words = (text: string) => [...unitsOf(text)].filter(isWord)
    for (const [text, half] of [["hasn't arrived", 'hasn'], ['doesn’t work', 'doesn'], ["jusqu'ici", 'jusqu'], ["aujourd'hui fermé", 'aujourd'], ["dell'ordine", 'dell']] as const) {
      expect(unitsOfWord(half).length).toBeGreaterThan(0)
      expect(words(text).some((unit) => unitsOfWord(half).includes(unit))).toBe(false)
    }
    expect(words("the docks aren't full")).toEqual(words('the docks full'))
  })

  it('is no name of a theme, and a word beside it keeps its accents', () => {
    const texts = ["L'écran n'affiche rien, it hasn't loaded", "L’écran hasn't changed", "Écran: hasn't started"]
    const makers = ['ecran', 'hasn'].flatMap((word) => [...unitsOfWord(word)])
    expect(nameIn(texts, makers, { most: 3, share: 3 })).toEqual(['écran'])
  })
})
