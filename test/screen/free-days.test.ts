// Free days as people type and paste them.
import { expect, test } from 'vitest'
import { readFreeDays } from '../../renderer/pages/meetings/free-days-text.ts'

const read = (text: string) => readFreeDays(text, 'Free day').map(({ line, found }) => (found ? `${found.day} ${found.lastDay} ${found.name}` : `line ${line}?`))

test('a day or a stretch on each line, in the ways that days are written', () => {
  expect(read('2026-12-24 Christmas Eve\n24.12.2026 – 6.1.2027 Christmas\n\n1/5/2027: May Day\n2027-06-19\n2026-12-24 to 2027-01-06 Christmas')).toEqual([
    '2026-12-24 2026-12-24 Christmas Eve', '2026-12-24 2027-01-06 Christmas', '2027-05-01 2027-05-01 May Day', '2027-06-19 2027-06-19 Free day', '2026-12-24 2027-01-06 Christmas',
  ])
})

test('a line that is none says which', () => {
  expect(read('Christmas\n2027-02-30 Never\n2027-01-06 - 2026-12-24 Backwards\n2027-01-06 Epiphany')).toEqual(['line 1?', 'line 2?', 'line 3?', '2027-01-06 2027-01-06 Epiphany'])
})
