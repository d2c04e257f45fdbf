// The text of a search: its tokens are found where they stand, completed and taken out, and nothing that was typed beside them is lost.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pieceAt, piecesOf, tokenText, withInstead, withoutPiece, withToken } from '../../shared/domain/search-text.ts'

const tokens = (text: string) => piecesOf(text).flatMap(({ key, value }) => (key === null ? [] : [`${key}=${value}`]))

describe('tokens', () => {
  it.each([
    ['late invoice', []],
    ['late stage:approved invoice', ['stage=approved']],
    ['customer:"Nordvik AB" late', ['customer=Nordvik AB']],
    ['customer:“Nordvik AB” от:кога', ['customer=Nordvik AB']],
    ['Stage：pilot', ['stage=pilot']],
    ['customer:"Nordvik', ['customer=Nordvik']],
    ['stage: from:', ['stage=', 'from=']],
    ['colour:blue http://x.org', []],
    ['"stage:pilot"', []],
  ])('of %s', (text, expected) => {
    expect(tokens(text)).toEqual(expected)
  })

  it('are read back from how they are written, whatever the value', () => {
    fc.assert(fc.property(fc.constantFrom('customer', 'tag', 'author'), fc.string({ minLength: 1 }), (key, value) => {
      const clean = value.replace(/["“”„«»]/g, ' ').replaceAll('：', ':').replace(/\s+/g, ' ').trim()
      expect(tokens(tokenText(key as 'tag', value))).toEqual([`${key}=${clean}`])
    }))
  })

  it('go, and leave the words as they were', () => {
    const text = 'late stage:approved  invoice'
    expect(withoutPiece(text, piecesOf(text)[1]!)).toBe('late invoice')
    expect(withoutPiece('stage:approved', piecesOf('stage:approved')[0]!)).toBe('')
  })

  it('come at the end, once', () => {
    expect(withToken('late', 'in', 'ideas')).toBe('late in:ideas ')
    expect(withToken('in:learnings late in:customers', 'in', 'ideas')).toBe('late in:ideas ')
    expect(withToken('', 'customer', 'Nordvik AB')).toBe('customer:"Nordvik AB" ')
  })
})

describe('the piece at the caret', () => {
  it('is the one that is being typed, not the one after it', () => {
    expect(pieceAt('late sta', 8)?.text).toBe('sta')
    expect(pieceAt('late sta', 4)?.text).toBe('late')
    expect(pieceAt('late  sta', 5)).toBeNull()
    expect(pieceAt('customer:"Nordvik A', 19)).toMatchObject({ key: 'customer', value: 'Nordvik A' })
    expect(pieceAt('stage:', 6)).toMatchObject({ key: 'stage', value: '' })
  })

  it('gives way to what completes it, with the caret after it', () => {
    const text = 'late sta invoice'
    expect(withInstead(text, pieceAt(text, 8)!, 'stage:')).toEqual({ text: 'late stage: invoice', caret: 11 })
    expect(withInstead('stage:ap', pieceAt('stage:ap', 8)!, 'stage:approved')).toEqual({ text: 'stage:approved ', caret: 15 })
  })

  it('covers the text without gaps but spaces and marks', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let last = 0
      for (const { from, to } of piecesOf(text)) {
        expect(text.slice(last, from).trim()).toBe('')
        last = to
      }
      expect(text.slice(last).trim()).toBe('')
    }))
  })
})
