import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reason } from '../../shared/contract/meetings.ts'
import { offGroups } from '../../shared/domain/agenda/off-groups.ts'

const noTime: Reason = { code: 'no-time', params: { count: 60 } }
const isNew: Reason = { code: 'new-since', params: { on: 1 } }
const place = (place: number): Reason => ({ code: 'place', params: { place, count: 40 } })
const parked = (title: string, ...reasons: Reason[]) => ({ title, segment: 'front-line' as const, reasons })

describe('what is not on', () => {
  it('is told once when one rule keeps forty things out', () => {
    const groups = offGroups(Array.from({ length: 40 }, (_, index) => parked(`News ${index}`, noTime, place(index), isNew)))
    expect(groups).toHaveLength(1)
    expect(groups[0]!.shared).toEqual([noTime, isNew])
    expect(groups[0]!.items.map(({ reasons }) => reasons)).toEqual(Array.from({ length: 40 }, (_, index) => [place(index)]))
  })

  it('stands by segment and rule, in the order in which it came', () => {
    const limit: Reason = { code: 'limit', params: { count: 4 } }
    const groups = offGroups([parked('A', noTime), { ...parked('B', noTime), segment: 'ideas' as const }, parked('C', limit), parked('D', noTime)])
    expect(groups.map(({ segment, shared, items }) => [segment, shared[0]!.code, items.map(({ title }) => title)])).toEqual([['front-line', 'no-time', ['A', 'D']], ['ideas', 'no-time', ['B']], ['front-line', 'limit', ['C']]])
  })

  it('keeps every item and every reason, however it is put together', () => {
    const reason = fc.record({ code: fc.constantFrom('no-time', 'limit', 'place', 'new-since', 'turn'), params: fc.record({ count: fc.nat(2) }) })
    const item = fc.record({ title: fc.string(), segment: fc.constantFrom('front-line' as const, 'ideas' as const), reasons: fc.uniqueArray(reason, { maxLength: 4, selector: (one) => JSON.stringify(one) }) })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        const told = offGroups(items).flatMap(({ segment, shared, items }) => items.map(({ title, reasons }) => ({ title, segment, reasons: [...shared, ...reasons] })))
        const plain = (all: readonly { title: string; segment: string; reasons: readonly unknown[] }[]) => all.map(({ title, segment, reasons }) => JSON.stringify([title, segment, reasons.map((one) => JSON.stringify(one)).sort()])).sort()
        expect(plain(told)).toEqual(plain(items))
      }),
    )
  })
})
