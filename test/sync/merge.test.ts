// The merge rule, case by case: what two people's changes of one row become.
import { array, assert, constantFrom, pre, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HubRow, Op, Value } from '../../shared/sync/change.ts'
import { applyOp, type MergeRules } from '../../shared/sync/merge.ts'
import { gatherText, mergeText, sentences } from '../../shared/sync/text.ts'

const NOW = 1000
const rules: MergeRules = { texts: new Set(['body']), guarded: new Set(['stage']), joined: false }
const joined: MergeRules = { ...rules, joined: true }

function op(kind: Op['kind'], patch: Record<string, Value>, base: number, more: Partial<Op> = {}): Op {
  return { opId: 'op', entity: 'idea', rowId: 'row', kind, patch, base, hlc: 500, schema: 1, ...more }
}

/** A row that Ada made as version 1 and in which Bo has changed the title (version 5, clock 400). */
const start: HubRow = {
  ver: 5,
  from: 1,
  deleted: false,
  data: { title: 'Bo', body: 'One. Two. Three.', stage: 'draft', effort: null },
  created: [1, 'ada', 100, 'Ada'],
  changes: { title: [5, 'bo', 400, 'Bo'] },
  life: [1, 'ada', 100, 'Ada'],
}
const by = (dev: string, ver = 6) => ({ ver, dev, by: dev, now: NOW })
const done = (row: HubRow | null, change: Op, dev = 'cy', given = rules) => {
  const outcome = applyOp(row, change, given, by(dev))
  if (!outcome.done) throw new Error(`refused: ${outcome.code}`)
  return outcome
}
const refusal = (row: HubRow | null, change: Op, dev = 'cy', given = rules) => {
  const outcome = applyOp(row, change, given, by(dev))
  return outcome.done ? null : { code: outcome.code, by: outcome.by }
}

describe('a field', () => {
  it('that nobody else changed takes the new value', () => {
    const { row, conflicts, plain } = done(start, op('patch', { effort: 'days' }, 1))
    expect([row.data['effort'], row.ver, row.from, conflicts, plain]).toEqual(['days', 6, 5, [], true])
  })

  it('that another changed before this one saw it goes to the later clock, and the loser is kept', () => {
    const wins = done(start, op('patch', { title: 'Cy' }, 1))
    expect([wins.row.data['title'], wins.conflicts]).toEqual(['Cy', [{ field: 'title', value: 'Bo', of: [5, 'bo', 400, 'Bo'], against: [6, 'cy', 500, 'cy'] }]])
    const loses = done(start, op('patch', { title: 'Cy' }, 1, { hlc: 300 }))
    expect([loses.row.data['title'], loses.row.changes['title'], loses.plain]).toEqual(['Bo', [5, 'bo', 400, 'Bo'], false])
    expect(loses.conflicts).toMatchObject([{ field: 'title', value: 'Cy', of: [6, 'cy', 300, 'cy'] }])
  })

  it('is replaced without a conflict by who saw the value, and by the device that wrote it', () => {
    expect(done(start, op('patch', { title: 'Cy' }, 5)).conflicts).toEqual([])
    expect(done(start, op('patch', { title: 'Bo again' }, 1), 'bo').conflicts).toEqual([])
  })

  it('that both set to the same value is no conflict, and stays the change of who came first', () => {
    const { row, conflicts } = done(start, op('patch', { title: 'Bo' }, 1))
    expect([conflicts, row.changes['title']]).toEqual([[], start.changes['title']])
  })

  it('that a row has never had is nobody’s: two who both begin the row with different fields have no conflict', () => {
    const begun = done(null, op('put', { title: 'Ada' }, 0), 'ada', joined).row
    const both = done(begun, op('put', { effort: 'days' }, 0, { hlc: 100 }), 'cy', joined)
    expect([both.row.data, both.conflicts]).toEqual([{ title: 'Ada', effort: 'days' }, []])
    // from then on it is somebody's
    expect(done(both.row, op('put', { effort: 'weeks' }, 0, { hlc: 50 }), 'bo', joined)).toMatchObject({ row: { data: { effort: 'days' } }, conflicts: [{ field: 'effort', value: 'weeks' }] })
  })

  it('gains nothing by a clock that runs ahead of the hub', () => {
    const { row } = done(start, op('patch', { effort: 'days' }, 5, { hlc: 1e15 }))
    expect(row.changes['effort']![2]).toBe(NOW * 1000 + 999)
  })

  it('that may not be merged is refused when it has moved on, unless both moved it alike', () => {
    const moved = { ...start, data: { ...start.data, stage: 'submitted' }, changes: { stage: [5, 'bo', 400, 'Bo'] as const } }
    expect(refusal(moved, op('patch', { stage: 'parked' }, 1))).toEqual({ code: 'stale', by: 'Bo' })
    expect(refusal(moved, op('patch', { stage: 'submitted' }, 1))).toBeNull()
    expect(refusal(moved, op('patch', { stage: 'parked' }, 5))).toBeNull()
  })

  it('keeps what came before as it was', () => {
    const before = structuredClone(start)
    done(start, op('patch', { title: 'Cy', body: 'x', effort: 'weeks' }, 1, { was: { body: 'y' } }))
    expect(start).toEqual(before)
  })
})

describe('a long text', () => {
  const edited = { ...start, data: { ...start.data, body: 'One. Two. Three and more.' }, changes: { body: [5, 'bo', 400, 'Bo'] as const } }
  it('keeps both changes when they are of different sentences', () => {
    const { row, conflicts, plain } = done(edited, op('patch', { body: 'One at last. Two. Three.' }, 1, { was: { body: 'One. Two. Three.' } }))
    expect([row.data['body'], conflicts, plain]).toEqual(['One at last. Two. Three and more.', [], false])
  })

  it('keeps both changes when they are of neighbours', () => {
    expect(mergeText('Two of us start later. We rotate weekly.', 'Three of us start later. We rotate weekly.', 'Two of us start later. We rotate weekly, by a list.')).toBe('Three of us start later. We rotate weekly, by a list.')
    expect(mergeText('A. B. C.', 'A. X. B. C.', 'A. B2. C.')).toBe('A. X. B2. C.')
    expect(mergeText('A. B. C.', 'A. X. B. C.', 'A. X. B. C.')).toBe('A. X. B. C.')
    expect(mergeText('A. B. C.', 'X. A. B. C.', 'Y. A. B. C.')).toBeNull()
    expect(mergeText('A. B. C.', 'A. C.', 'A. B2. C.')).toBeNull()
  })

  it('put together holds every sentence that one of the two wrote and neither took away', () => {
    const text = array(constantFrom('A. ', 'B. ', 'C. ', 'D. '), { maxLength: 8 })
    const count = (of: readonly string[], piece: string) => of.filter((one) => one === piece).length
    assert(
      property(text, text, text, (was, mine, theirs) => {
        const merged = mergeText(was.join(''), mine.join(''), theirs.join(''))
        pre(merged !== null)
        const added = [...new Set([...mine, ...theirs])].filter((piece) => Math.max(count(mine, piece), count(theirs, piece)) > count(was, piece))
        expect(sentences(merged)).toEqual(expect.arrayContaining(added))
        expect(mergeText(was.join(''), mine.join(''), was.join(''))).toBe(mine.join(''))
      }),
    )
  })

  it('is decided like any field when both changed one sentence, and the other text is kept', () => {
    const { row, conflicts } = done(edited, op('patch', { body: 'One. Two. Three, no, four.' }, 1, { was: { body: 'One. Two. Three.' } }))
    expect([row.data['body'], conflicts.map(({ value }) => value)]).toEqual(['One. Two. Three, no, four.', ['One. Two. Three and more.']])
  })

  it("merges a later own edit that was made before the hub's merge was seen", () => {
    const first = done(edited, op('patch', { body: 'One at last. Two. Three.' }, 1, { was: { body: 'One. Two. Three.' } }))
    const second = applyOp(first.row, op('patch', { body: 'One at last. Two. Three. Four.' }, 1, { was: { body: 'One at last. Two. Three.' } }), rules, by('cy', 7))
    const text = second.done ? `${String(second.row.data['body'])} ${JSON.stringify(second.conflicts.map(({ value }) => value))}` : ''
    expect(text).toContain('and more.')
    expect(text).toContain('Four.')
  })

  it('is cut into sentences that together are the text', () => {
    for (const text of ['', 'a', 'One. Two!\n\nThree?', '他说好。我说不！“对吗？” 是', '...', 'e.g. 3.5 %', '\n\n', 'a.b\nc', 'end "quoted." Next']) expect(sentences(text).join('')).toBe(text)
  })

  it('full of equal lines or odd words neither takes long nor fails', () => {
    const lines = 'x.\n'.repeat(20_000)
    expect(mergeText(lines, `${lines}a`, `b${lines}`)).toBeNull()
    expect(mergeText('__proto__. constructor.', '__proto__. constructor. toString.', 'One. __proto__. constructor.')).toBe('One. __proto__. constructor. toString.')
  })
})

describe('a row', () => {
  const gone = { ...start, deleted: true, life: [5, 'bo', 400, 'Bo'] as const }
  it('is made once', () => {
    expect(done(null, op('put', { title: 'x' }, 0)).row).toMatchObject({ ver: 6, from: 0, data: { title: 'x' } })
    expect(refusal(start, op('put', { title: 'x' }, 0))).toEqual({ code: 'exists', by: undefined })
    expect(refusal(null, op('patch', { title: 'x' }, 0))).toEqual({ code: 'missing', by: undefined })
  })

  it('that somebody edited meanwhile is not deleted over their head', () => {
    expect(refusal(start, op('del', {}, 1))).toEqual({ code: 'changed', by: 'Bo' })
    expect(done(start, op('del', {}, 5)).row.deleted).toBe(true)
    expect(done(start, op('del', {}, 1), 'bo').row.deleted).toBe(true)
  })

  it('that is deleted takes no edits, and deleting or restoring it twice is doing it once', () => {
    expect(refusal(gone, op('patch', { title: 'x' }, 5))).toEqual({ code: 'deleted', by: 'Bo' })
    expect(done(gone, op('del', {}, 1))).toMatchObject({ changed: false, row: { ver: 5 } })
    expect(done(start, op('restore', {}, 1))).toMatchObject({ changed: false })
    expect(done(gone, op('restore', {}, 5)).row).toMatchObject({ deleted: false, ver: 6 })
  })
})

describe('what exists once by what it joins', () => {
  it('is added twice without harm', () => {
    expect(done(start, op('put', { ...start.data }, 0), 'cy', joined)).toMatchObject({ changed: false, row: { ver: 5 } })
  })

  it('keeps both when two people filled it differently', () => {
    const { row, conflicts } = done(start, op('put', { ...start.data, title: 'Cy' }, 0), 'cy', joined)
    expect([row.data['title'], conflicts.map(({ value }) => value)]).toEqual(['Cy', ['Bo']])
  })

  it('comes and goes with the later hand, whatever the order of arrival', () => {
    const gone: HubRow = { ...start, deleted: true, life: [5, 'bo', 400, 'Bo'] }
    expect(done(gone, op('restore', {}, 1, { hlc: 300 }), 'cy', joined).row.deleted).toBe(true)
    expect(done(gone, op('restore', {}, 1, { hlc: 500 }), 'cy', joined).row.deleted).toBe(false)
    expect(done(gone, op('put', { ...start.data }, 0, { hlc: 300 }), 'cy', joined).row.deleted).toBe(true)
    const back: HubRow = { ...start, life: [5, 'bo', 400, 'Bo'] }
    expect(done(back, op('del', {}, 1, { hlc: 300 }), 'cy', joined).row.deleted).toBe(false)
    expect(done(back, op('del', {}, 1, { hlc: 500 }), 'cy', joined).row.deleted).toBe(true)
  })
})

describe('notes of several hands', () => {
  it('keep what both wrote, wherever they wrote it', () => {
    expect(gatherText('', 'Ask the landlord.', 'Two offers.')).toBe('Two offers.\nAsk the landlord.')
    expect(gatherText('A. B.', 'A. C. B.', 'A. D. B.')).toBe('A. D.\nC. B.')
    expect(gatherText('We refund.', 'We refund all.', 'We refund half.')).toBe('We refund half.\nWe refund all.')
    // what is only changed by one, or by both alike, is merged like any text
    expect(gatherText('A. B. C.', 'A. X. B. C.', 'A. B2. C.')).toBe('A. X. B2. C.')
    expect(gatherText('A. B.', 'A. B. C.', 'A. B. C.')).toBe('A. B. C.')
    // one goes on with a line while another writes below it
    expect(gatherText('Ask the lan', 'Ask the landlord', 'Ask the lan\nCosts 40')).toBe('Ask the landlord\nCosts 40')
    // deleted by one, changed by the other: the change stays
    expect(gatherText('A. B. C.', 'A. C.', 'A. B2. C.')).toBe('A. B2. C.')
    expect(gatherText('A. B. C.', 'A. B2. C.', 'A. C.')).toContain('B2.')
  })

  it('lose no sentence that either put in, and can be put together again', () => {
    const part = constantFrom('One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.')
    const text = array(part, { maxLength: 6 }).map((parts) => parts.join(' '))
    const said = (of: string) => sentences(of).map((sentence) => sentence.trim()).filter(Boolean)
    assert(
      property(text, text, text, (was, mine, theirs) => {
        const merged = said(gatherText(was, mine, theirs)!)
        for (const side of [mine, theirs]) expect(merged).toEqual(expect.arrayContaining(said(side).filter((sentence) => !said(was).includes(sentence))))
        expect(gatherText(was, mine, was)).toBe(mine)
        expect(gatherText(was, was, theirs)).toBe(theirs)
      }),
    )
  })

  it('are merged by the hub without a conflict, also when both made the row', () => {
    const notes: MergeRules = { ...joined, gathered: new Set(['body']) }
    const { row } = done(null, op('put', { body: 'Ask the landlord.' }, 0), 'ada', notes)
    const { row: both, conflicts } = done(row, op('put', { body: 'Two offers.' }, 0), 'bo', notes)
    expect([both.data['body'], conflicts]).toEqual(['Ask the landlord.\nTwo offers.', []])
  })
})

describe('what tells of the moment', () => {
  it('goes to the later clock, and nobody is asked about it', () => {
    const passing: MergeRules = { ...rules, passing: true }
    expect(done(start, op('patch', { title: 'Cy' }, 1), 'cy', passing)).toMatchObject({ row: { data: { title: 'Cy' } }, conflicts: [] })
    expect(done(start, op('patch', { title: 'Cy' }, 1, { hlc: 300 }), 'cy', passing)).toMatchObject({ row: { data: { title: 'Bo' } }, conflicts: [] })
  })
})
