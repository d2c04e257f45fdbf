// Tables as text: what real files hold, and that nothing is lost between writing and reading.
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, csvReader, guessDialect, LONGEST_RECORD, NO_DELIMITER, protectCell, unprotectCell } from '../../shared/domain/csv.ts'

const read = (text: string, delimiter = ',', newline: '\n' | '\r' = '\n') => {
  const reader = csvReader(delimiter, newline)
  return [...reader.push(text), ...reader.end()]
}
const cells = (text: string, delimiter = ',') => read(text, delimiter).map((row) => row.cells)
const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '=', "'", '客'), maxLength: 8 })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })

describe('reading', () => {
  it.each([
    ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['a,b\r\n1,2', [['a', 'b'], ['1', '2']]],
    ['"a ""b"" c","d,e"\n', [['a "b" c', 'd,e']]],
    ['"two\nlines",x\n', [['two\nlines', 'x']]],
    ['a,\n,\n', [['a', ''], ['', '']]],
    ['a,""\n', [['a', '']]],
    ['x "quoted" y,z\n', [['x "quoted" y', 'z']]],
    ['"He said "no" to me",z\n', [['He said "no" to me', 'z']]],
    ['a,"b"\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]],
    ['"last', [['"last']]],
  ])('%j', (text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  it('knows on which line of the file each row begins', () => {
    expect(read('h\r\n"two\r\nlines"\r\n\r\nx\r\n').map(({ line, cells }) => [line, cells[0]])).toEqual([[1, 'h'], [2, 'two\r\nlines'], [4, ''], [5, 'x']])
  })

  it('reads lines that end in a carriage return alone', () => {
    expect(read('a,b\r1,"2\r3"\r', ',', '\r').map((row) => row.cells)).toEqual([['a', 'b'], ['1', '2\r3']])
  })

  it('gives up one line, not the rest of the file, for a quote that is never closed', () => {
    expect(read('h,i\n1,"open\n2,b\n3,c\n')).toEqual([
      { line: 1, cells: ['h', 'i'], problem: null },
      { line: 2, cells: ['1', '"open'], problem: 'quote-not-closed' },
      { line: 3, cells: ['2', 'b'], problem: null },
      { line: 4, cells: ['3', 'c'], problem: null },
    ])
    expect(read('h,i\n1,"open\n2,"b"\n3,"c ""d"" e"\n').map(({ cells, problem }) => `${cells.join('|')} ${problem ?? ''}`)).toEqual(['h|i ', '1|"open quote-not-closed', '2|b ', '3|c "d" e '])
  })

  it('goes on after a line that has no end, and holds no more than one record', () => {
    const reader = csvReader(',')
    const rows = [...reader.push('h\n')]
    for (let piece = 0; piece < 6; piece++) rows.push(...reader.push('x'.repeat(LONGEST_RECORD / 4)))
    rows.push(...reader.push('\nnext\n'), ...reader.end())
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([[1, null], [2, 'line-too-long'], [3, null]])
    expect(rows.at(-1)?.cells).toEqual(['next'])
  })

  it('reads a file full of quotes that are never closed in one go, and loses no line', () => {
    for (const line of ['"never closed', '"never ""closed"",really', 'x,"never', '"a""', '""x""']) {
      const count = 30_000
      const reader = csvReader(',')
      const rows: string[] = []
      const text = `h,i\n${`${line}\n`.repeat(count)}last,"closed"\n`
      const from = performance.now()
      for (let at = 0; at < text.length; at += 16_384) for (const { problem } of reader.push(text.slice(at, at + 16_384))) rows.push(problem ?? 'sound')
      for (const { problem } of reader.end()) rows.push(problem ?? 'sound')
      expect(performance.now() - from).toBeLessThan(3000)
      expect(rows).toHaveLength(count + 2)
      expect(rows.filter((problem) => problem === 'sound')).toHaveLength(2)
    }
  })

  it('reads a cell of many lines, however long it takes to arrive', () => {
    const text = 'x "y" z\n'.repeat(100_000)
    const reader = csvReader(',')
    const whole = `h\n${csvLine([text])}`
    const rows = []
    for (let at = 0; at < whole.length; at += 1000) rows.push(...reader.push(whole.slice(at, at + 1000)))
    expect([...rows, ...reader.end()].map(({ cells }) => cells[0])).toEqual(['h', text])
  })

  it('gives back what was written, however the text is cut into pieces', () => {
    fc.assert(fc.property(table, fc.constantFrom(',', ';', '\t'), fc.integer({ min: 1, max: 7 }), (rows, delimiter, size) => {
      const text = rows.map((row) => csvLine(row, delimiter)).join('')
      const reader = csvReader(delimiter)
      const found: string[][] = []
      for (let at = 0; at < text.length; at += size) for (const row of reader.push(text.slice(at, at + size))) found.push(row.cells)
      for (const row of reader.end()) found.push(row.cells)
      expect(found).toEqual(rows)
    }))
  })

  it('cuts any text at all alike, whether it comes whole or in pieces', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (text, size) => {
      const reader = csvReader(',')
      const pieces = []
      for (let at = 0; at < text.length; at += size) pieces.push(...reader.push(text.slice(at, at + size)))
      expect([...pieces, ...reader.end()]).toEqual(read(text))
    }))
  })

  it('agrees with another reader about tables that are well written', () => {
    fc.assert(fc.property(table, (rows) => {
      const text = rows.map((row) => csvLine(row)).join('')
      expect(cells(text)).toEqual(parse(text, { relax_column_count: true, record_delimiter: '\r\n' }))
    }))
  })
})

describe('the delimiter', () => {
  it.each([
    ['text,customer\nhello; you,A\n', ','],
    ['text;customer\nhello, you;A\nso, so, so;B\n', ';'],
    ['text\tcustomer\na, b; c\tA\n', '\t'],
    ['text|customer\na|b\n', '|'],
    ['"a;b",c\n"d;e",f\n', ','],
    ['text\none, two, three\nfour, five\n', NO_DELIMITER],
  ])('of %j', (text, delimiter) => {
    expect(guessDialect(text).delimiter).toBe(delimiter)
  })
})

describe('cells that a spreadsheet would run', () => {
  it('are written with an apostrophe', () => {
    expect(['=1+1', '+46', '-x', '@me', "'=x", 'plain', "'plain"].map(protectCell)).toEqual(["'=1+1", "'+46", "'-x", "'@me", "''=x", 'plain', "'plain"])
  })

  it('come back as they were', () => {
    fc.assert(fc.property(cell, (text) => {
      expect(unprotectCell(protectCell(text))).toBe(text)
    }))
  })
})
