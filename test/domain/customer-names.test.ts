// Which names are probably one customer's.
import { describe, expect, it } from 'vitest'
import { alikeNames, nameKey } from '../../shared/domain/customer-names.ts'

const pairs = (...names: string[]) => alikeNames(names.map((name, at) => ({ id: String(at), folded: name }))).map(({ a, b, why }) => [a.folded, b.folded, why])

describe('the key of a name', () => {
  it('leaves out legal forms, punctuation and the order of words', () => {
    for (const [one, other] of [['nordvik ab', 'nordvik'], ['nordvik a/s', 'nordvik as'], ['petrovic d.o.o.', 'petrovic'], ['nilsen, kari', 'kari nilsen'], ['dalen & co.', 'dalen'], ['the green shop ltd', 'green shop']]) expect(nameKey(one!)).toBe(nameKey(other!))
  })

  it('keeps what nothing else would be left of, and numbers', () => {
    expect(nameKey('ab')).toBe('ab')
    expect(nameKey('store 12')).not.toBe(nameKey('store 13'))
    expect(nameKey('!!!')).toBe('')
  })
})

describe('names that are alike', () => {
  it('are told as pairs, each once, those of the same words first', () => {
    expect(pairs('solros cafe', 'nordvik', 'solrose cafe', 'nordvik ab', 'bergen')).toEqual([['nordvik', 'nordvik ab', 'same-words'], ['solros cafe', 'solrose cafe', 'one-letter']])
  })

  it('may have one letter more, less or another, or two neighbours swapped; not two, no digit, and not when they are short', () => {
    expect(pairs('lindberg', 'lindborg')).toHaveLength(1)
    expect(pairs('lindberg', 'lindebrg')).toHaveLength(1)
    expect(pairs('lindberg', 'lindbrg')).toHaveLength(1)
    expect(pairs('lindberg', 'landborg')).toEqual([])
    expect(pairs('store 12', 'store 13')).toEqual([])
    expect(pairs('berg', 'borg')).toEqual([])
    expect(pairs('!!!', '???')).toEqual([])
  })

  it('are left out when somebody told the two apart; of several of one name each is compared with the next', () => {
    const rows = ['nordvik', 'nordvik ab', 'nordvik as'].map((folded) => ({ id: folded, folded }))
    const without = (...apart: [string, string][]) => alikeNames(rows, (a, b) => apart.some((two) => two.includes(a.id) && two.includes(b.id))).map(({ a, b }) => `${a.id} = ${b.id}`)
    expect(without()).toEqual(['nordvik = nordvik ab', 'nordvik = nordvik as'])
    expect(without(['nordvik', 'nordvik ab'])).toEqual(['nordvik = nordvik as'])
    expect(without(['nordvik', 'nordvik ab'], ['nordvik as', 'nordvik'])).toEqual(['nordvik ab = nordvik as'])
    expect(alikeNames([{ id: 'a', folded: 'lindberg' }, { id: 'b', folded: 'lindborg' }], () => true)).toEqual([])
  })
})
