// Foreign tables: what their columns and values mean.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessMap, nameColumns, placesOf } from '../../shared/domain/import.ts'
import { orderSpoken, readDay, readNames, readTags, readYesNo } from '../../shared/domain/import-values.ts'
import { plainWord, VALUE_WORDS } from '../../shared/domain/import-words.ts'

describe('the guess of what each column is', () => {
  it.each([
    ['text,category', { text: 'text', category: 'tags' }],
    ['Customer,What we learned,Channel,Created at', { Customer: 'customer', 'What we learned': 'text', Channel: 'channel', 'Created at': 'date' }],
    ['Kund;Vad vi lärde oss;Känsla;Datum', { Kund: 'customer', 'Vad vi lärde oss': 'text', Känsla: 'sentiment', Datum: 'date' }],
    ['Купац;Порука;Канал;Датум', { Купац: 'customer', Порука: 'text', Канал: 'channel', Датум: 'date' }],
    ['Kupac;Poruka;Oblast', { Kupac: 'customer', Poruka: 'text', Oblast: 'area' }],
    ['Cwsmer,Testun,Dyddiad', { Cwsmer: 'customer', Testun: 'text', Dyddiad: 'date' }],
    ['客户,内容,日期', { 客户: 'customer', 内容: 'text', 日期: 'date' }],
    ['customer_name,COMMENT', { customer_name: 'customer', COMMENT: 'text' }],
    ['id,internal', {}],
  ])('%s', (header, map) => {
    expect(guessMap('learnings', header.split(/[,;]/), [])).toEqual(map)
  })

  it('looks at the values where the names say nothing', () => {
    const rows = [['17', 'They print every invoice twice, and nobody reads it', 'positive', '2026-03-04'], ['18', 'It is late again', 'negative', '2026-03-05']]
    expect(guessMap('learnings', ['a', 'b', 'c', 'd'], rows)).toEqual({ b: 'text', c: 'sentiment', d: 'date' })
  })

  it('knows the columns of a table of ideas', () => {
    expect(guessMap('ideas', ['Title', 'Why would it delight them', 'Affected customers', 'Status'], [])).toEqual({ Title: 'title', 'Why would it delight them': 'delight', 'Affected customers': 'customers', Status: 'stage' })
  })

  it('gives every column a name of its own', () => {
    expect(nameColumns(['text', '', 'text', ' text ', '\n'])).toEqual(['text', '#2', 'text (2)', 'text (3)', '#5'])
  })
})

describe('a map', () => {
  const problems = (map: Record<string, string>) => placesOf('learnings', ['a', 'b', 'c'], map).problems.map(({ code, column, field }) => `${code} ${column} ${field}`)
  it('names what does not fit', () => {
    expect(problems({ z: 'text' })).toEqual(['unknown-column z text'])
    expect(problems({ a: 'colour' })).toEqual(['unknown-field a colour'])
    expect(problems({ a: 'text', b: 'text' })).toEqual(['field-mapped-twice b text'])
    expect(problems({ a: 'quote' })).toEqual(['field-not-mapped  text'])
  })

  it('may leave columns out and gather tags from several', () => {
    expect(placesOf('learnings', ['a', 'b', 'c'], { a: 'tags', b: 'text', c: 'tags' })).toEqual({ places: new Map([['tags', [0, 2]], ['text', [1]]]), problems: [] })
    expect(problems({ a: 'text', b: '' })).toEqual([])
  })
})

describe('days', () => {
  it.each([
    ['2026-03-04', '2026-03-04'], ['2026/3/4', '2026-03-04'], ['2026-03-04T23:30:00Z', '2026-03-04'], ['2026-03-04 08:15', '2026-03-04'], ['4.3.2026', '2026-03-04'], ['04. 03. 2026.', '2026-03-04'],
    ['2026年3月4日', '2026-03-04'], ['31.12.2025 10:00', '2025-12-31'], ['3/3/2026', '2026-03-03'],
  ])('%s', (text, day) => {
    expect(readDay(text, null)).toEqual({ day })
  })

  it.each(['', 'yesterday', '46085', '2026-13-01', '2026-02-30', '31.4.2026', '4.3.26', '2026'])('refuses %j', (text) => {
    expect(readDay(text, 'dmy')).toEqual({ code: 'bad-date' })
  })

  it('reads slashes as the file writes them, and refuses to guess', () => {
    expect(readDay('03/04/2026', 'dmy')).toEqual({ day: '2026-04-03' })
    expect(readDay('03/04/2026', 'mdy')).toEqual({ day: '2026-03-04' })
    expect(readDay('03/04/2026', null)).toEqual({ code: 'date-ambiguous' })
    expect(['25/12/2026', '12/25/2026', '03/04/2026', '3/3/2026', '2026-03-04'].map(orderSpoken)).toEqual(['dmy', 'mdy', 'open', null, null])
  })

  it('reads every day of every order as itself', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      const [y, m, d] = day.split('-')
      expect([readDay(`${d}/${m}/${y}`, 'dmy'), readDay(`${m}/${d}/${y}`, 'mdy'), readDay(`${d}.${m}.${y}`, null), readDay(`${y}/${m}/${d}`, null)]).toEqual([{ day }, { day }, { day }, { day }])
    }))
  })
})

describe('words', () => {
  it('mean the same in all languages', () => {
    const sentiment = (word: string) => VALUE_WORDS.sentiment.get(plainWord(word))
    expect(['Positive', '+', 'Dåligt', 'лоше', 'niwtral', '好', '👎', 'BAD', '☹️'].map(sentiment)).toEqual(['good', 'good', 'bad', 'bad', 'neutral', 'good', 'bad', 'bad', 'bad'])
    const channel = (word: string) => VALUE_WORDS.channel.get(plainWord(word))
    expect(['Phone', 'E-mail', 'e-post', 'позив', 'ffôn', '客服', 'Live Chat', 'webform'].map(channel)).toEqual(['call', 'email', 'email', 'call', 'call', 'support', 'chat', undefined])
    expect(['Yes', 'ja', 'да', '是', 'TRUE', '1', '✓', 'no', 'nej', 'не', 'perhaps'].map(readYesNo)).toEqual([true, true, true, true, true, true, true, false, false, false, null])
  })

  it('split into tags and names', () => {
    expect(readTags('late, #invoice;refund | twice,')).toEqual(['late', '#invoice', 'refund', 'twice'])
    expect(readNames('Nordvik AB, Lind')).toEqual(['Nordvik AB', 'Lind'])
    expect(readNames('Lind, Berg & Co;')).toEqual(['Lind, Berg & Co'])
  })
})
