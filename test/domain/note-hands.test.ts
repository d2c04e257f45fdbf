// Who wrote what in a note: each hand's sentences, and a note of several hands in pieces.
import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteTogether, piecesOf, wroteIn } from '../../shared/domain/agenda/note-hands.ts'

const ada = { id: 'a', name: 'Ada' }
const maja = { id: 'm', name: 'Maja' }

describe('the sentences of a hand', () => {
  it('are those it put in, and no longer those it took out or another changed', () => {
    expect(wroteIn('', '', 'Ask the landlord. Two offers.')).toBe('Ask the landlord.\nTwo offers.')
    expect(wroteIn('Ask the landlord.\nTwo offers.', 'Ask the landlord. Two offers.', 'Ask the landlord. Three offers.')).toBe('Ask the landlord.\nThree offers.')
    expect(wroteIn('', 'Ask the landlord.', 'Ask the landlord. It costs 40,000.')).toBe('It costs 40,000.')
    expect(wroteIn('Two offers.', 'Two offers.', '')).toBe('')
  })
})

describe('a note', () => {
  it('of one hand, or of none that is known, has no pieces', () => {
    expect(piecesOf('Ask the landlord.', [{ by: ada, wrote: 'Ask the landlord.' }])).toEqual([])
    expect(piecesOf('Ask the landlord.', [])).toEqual([])
    expect(piecesOf('', [{ by: ada, wrote: '' }])).toEqual([])
  })

  it('of several hands names each, and nobody where both wrote the same', () => {
    const hands = [{ by: ada, wrote: 'Ask the landlord.\nBoth.' }, { by: maja, wrote: 'Two offers.\nBoth.' }]
    expect(piecesOf('Ask the landlord. Two offers.\nBoth.', hands)).toEqual([{ by: ada, text: 'Ask the landlord.' }, { by: maja, text: 'Two offers.' }, { by: null, text: 'Both.' }])
  })

  it('is whole in its pieces, whoever wrote them, and keeps what both wrote at once', () => {
    const note = array(constantFrom('One.', 'Two.', 'Three.', 'Four.', 'Five.'), { maxLength: 6 }).map((parts) => parts.join(' '))
    assert(
      property(note, note, note, (was, mine, theirs) => {
        const together = noteTogether(was, mine, theirs)
        const pieces = piecesOf(together, [{ by: ada, wrote: wroteIn('', was, mine) }, { by: maja, wrote: wroteIn('', was, theirs) }])
        const words = (text: string) => text.split(/\s+/).filter(Boolean)
        expect(pieces.length === 0 ? words(together) : pieces.flatMap(({ text }) => words(text))).toEqual(words(together))
      }),
    )
  })
})
