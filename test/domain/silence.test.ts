// Who is silent, and who should speak about them.
import { describe, expect, it } from 'vitest'
import { assignmentsOf, silentBefore, weeksSilent, type Silent } from '../../shared/domain/silence.ts'

const bo = { id: 'bo', name: 'Bo' }
const cy = { id: 'cy', name: 'Cy' }
const silent = (kind: Silent['kind'], id: string, more: Partial<Silent> = {}): Silent => ({ kind, id, name: id, lastOn: '2026-01-01', lastBy: null, learnings: 1, ...more })
const everybody = () => true

describe('silence', () => {
  it('is counted in whole weeks, over daylight saving and years', () => {
    expect(silentBefore('2026-03-04', 6)).toBe('2026-01-21')
    expect(weeksSilent('2026-01-21', '2026-03-04')).toBe(6)
    expect(weeksSilent('2026-01-22', '2026-03-04')).toBe(5)
    expect(weeksSilent('2026-03-28', '2026-04-04')).toBe(1)
    expect(weeksSilent('2026-03-05', '2026-03-04')).toBe(0)
    expect(weeksSilent(null, '2026-03-04')).toBeNull()
  })

  it('goes first to those who said most before, a few of each kind', () => {
    const rows = [silent('customer', 'a', { learnings: 2 }), silent('customer', 'b', { learnings: 9 }), silent('customer', 'c'), silent('customer', 'd', { learnings: 3 }), silent('episode', 'e'), silent('episode', 'f', { learnings: 4 })]
    expect(assignmentsOf(rows, bo, everybody).map((one) => one.silent.id)).toEqual(['b', 'd', 'a', 'f'])
  })

  it('is for who heard them last, but nobody gets more than two of them; else for the voice from the front line; a colleague speaks for themselves', () => {
    const rows = ['a', 'b', 'c'].map((id) => silent('customer', id, { lastBy: cy }))
    expect(assignmentsOf([...rows, silent('colleague', 'di')], bo, everybody).map(({ member }) => member?.id)).toEqual(['cy', 'cy', 'bo', 'di'])
    expect(assignmentsOf(rows, null, (id) => id !== 'cy').map(({ member }) => member)).toEqual([null, null, null])
  })
})
