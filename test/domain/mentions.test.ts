// Names in a comment: which are kept, how they are shown, and when a name is being typed.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionsIn, mentionsOf, mentionsText, nameBeingTyped, piecesOf } from '../../shared/domain/mentions.ts'

const ada = { id: 'a', written: 'Ada' }
const adaBerg = { id: 'b', written: 'Ada Berg' }

describe('names in a text', () => {
  it('are kept while the text holds them, each once', () => {
    expect(mentionsIn('@Ada and @Ada Berg', [ada, adaBerg, ada])).toEqual([ada, adaBerg])
    expect(mentionsIn('Ada and @Bo', [ada, adaBerg])).toEqual([])
  })

  it('are found in the text, of two that begin alike the longer', () => {
    expect(piecesOf('To @Ada Berg, @Ada and a@Adab.se', [ada, adaBerg])).toEqual(['To ', adaBerg, ', ', ada, ' and a', ada, 'b.se'])
    expect(piecesOf('@Ada', [ada])).toEqual([ada])
    expect(piecesOf('nobody', [])).toEqual(['nobody'])
  })

  it('lose no letter of the text', () => {
    const names = fc.array(fc.record({ id: fc.uuid(), written: fc.string({ maxLength: 6 }) }), { maxLength: 4 })
    fc.assert(fc.property(names, fc.array(fc.oneof(fc.string(), fc.constant('@')), { maxLength: 8 }), (mentions, parts) => {
      const text = [...parts, ...mentions.map(({ written }) => `@${written}`)].join('')
      expect(piecesOf(text, mentions).map((piece) => (typeof piece === 'string' ? piece : `@${piece.written}`)).join('')).toBe(text)
      expect(mentionsOf(mentionsText(mentions))).toEqual(mentions)
    }))
  })

  it('that were erased name nobody', () => {
    for (const stored of ['▒▒▒', '[1,["a"]]', '{}', '']) expect(mentionsOf(stored)).toEqual([])
  })
})

describe('a name', () => {
  it('is being typed behind an @ that begins a word', () => {
    expect(nameBeingTyped('Ask @ad', 7)).toEqual({ at: 4, typed: 'ad' })
    expect(nameBeingTyped('@', 1)).toEqual({ at: 0, typed: '' })
    expect(nameBeingTyped('Ask @Ada Be', 11)).toEqual({ at: 4, typed: 'Ada Be' })
    for (const text of ['mail@ad', 'Ask @ad\nthen', 'Ask @ ad', 'Ask', `@${'a'.repeat(41)}`]) expect(nameBeingTyped(text, text.length)).toBeNull()
  })
})
