// The catalogue and the pseudo-language made of it.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { en } from '../../shared/locales/en/index.ts'
import { isTranslated, loadLanguage } from '../../shared/locales/load.ts'
import { pseudoText } from '../../shared/locales/pseudo.ts'

function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[`${path}${key}`, value]] : texts(value as object, `${path}${key}.`)))
}

test('every text of the pseudo-language stands in brackets and keeps its placeholders', async () => {
  const pseudo = texts((await loadLanguage('en-XA', en))!)
  const english = texts(en)
  expect(pseudo.map(([key]) => key)).toEqual(english.map(([key]) => key))
  const kept = (text: string) => text.match(/\{\{[^}]*\}\}|\$t\([^)]*\)/g) ?? []
  expect(pseudo.filter(([, text]) => !/^⟦[^]*⟧$/.test(text))).toEqual([])
  expect(pseudo.map(([key, text]) => [key, ...kept(text)])).toEqual(english.map(([key, text]) => [key, ...kept(text)]))
})

test('no plain letter is left outside placeholders', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(pseudoText(text).replace(/\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>/g, '')).not.toMatch(/[a-z]/i)
  }))
})

test('a text with a count has a form for one and for more', () => {
  const keys = new Set(texts(en).map(([key]) => key))
  const alone = [...keys].filter((key) => (key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other'))) || (key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one'))))
  expect(alone).toEqual([])
})

test('no text is empty or ends in a space', () => {
  expect(texts(en).filter(([, text]) => text.trim() === '' || text !== text.trimEnd()).map(([key]) => key)).toEqual([])
})

test('a language without texts is known to have none', async () => {
  expect(isTranslated('cy')).toBe(false)
  expect(isTranslated('constructor')).toBe(false)
  expect(await loadLanguage('cy', en)).toBeNull()
})
