// The shapes that the hub checks are those of the tables that the device keeps.
import { describe, expect, it } from 'vitest'
import { TABLES, type Table } from '../../electron/core/store/tables.ts'
import { joinedId } from '../../electron/core/store/write.ts'
import type { Op } from '../../shared/sync/change.ts'
import { rulesOf, SHAPES, shapeOf, shapeProblem } from '../../shared/sync/shapes.ts'

describe('shapes', () => {
  it('name every table and every field that syncs, and no other', () => {
    const ofTables = Object.values<Table>(TABLES).map((table) => [table.name, table.fields.toSorted()])
    const ofShapes = Object.entries(SHAPES).filter(([, { byHub }]) => !byHub).map(([name, { fields }]) => [name, Object.keys(fields).toSorted()])
    expect(Object.fromEntries(ofShapes)).toEqual(Object.fromEntries(ofTables.filter(([name]) => !SHAPES[name as keyof typeof SHAPES].byHub)))
  })

  it('merge only fields that there are', () => {
    for (const shape of Object.values(SHAPES)) for (const field of [...shape.texts, ...shape.guarded, ...(shape.joins ?? [])]) expect(Object.keys(shape.fields)).toContain(field)
  })

  it('know a row that exists once by what it joins by its id', () => {
    const shape = shapeOf('support')!
    expect(rulesOf(shape, joinedId('support', 'a', 'b')).joined).toBe(true)
    expect(rulesOf(shape, '019cb8a0-0000-7000-8000-000000000001').joined).toBe(false)
  })
})

describe('an operation', () => {
  const op = (change: Partial<Op>): Op => ({ opId: 'x', entity: 'team', rowId: 'y', kind: 'put', patch: { name: 'Care' }, base: 0, hlc: 1, schema: 1, ...change })
  it('that fits has no problem', () => {
    expect(shapeProblem(op({}))).toBeNull()
    expect(shapeProblem(op({ kind: 'del', patch: {} }))).toBeNull()
  })

  it.each([
    ['an entity nobody knows', op({ entity: 'constructor' }), { code: 'unknown-entity' }],
    ['a field nobody knows', op({ patch: { name: 'x', toString: 'y' } }), { code: 'unknown-field', field: 'toString' }],
    ['a prototype', op({ patch: JSON.parse('{"name":"x","__proto__":"y"}') as Op['patch'] }), { code: 'unknown-field', field: '__proto__' }],
    ['a put without a field', op({ patch: {} }), { code: 'missing-field', field: 'name' }],
    ['a patch of nothing', op({ kind: 'patch', patch: {} }), { code: 'missing-field' }],
    ['a deletion that carries fields', op({ kind: 'del' }), { code: 'not-empty' }],
    ['text with a zero character', op({ patch: { name: 'a\u0000b' } }), { code: 'bad-value', field: 'name' }],
    ['half a character', op({ patch: { name: '\ud800' } }), { code: 'bad-value', field: 'name' }],
    ['text that is too long', op({ patch: { name: 'x'.repeat(201) } }), { code: 'bad-value', field: 'name' }],
    ['a number where a name belongs', op({ patch: { name: 1 } }), { code: 'bad-value', field: 'name' }],
    ['a change of what is only added', op({ entity: 'reading', kind: 'patch', patch: { value: 1 } }), { code: 'append-only' }],
  ])('refuses %s', (_, forged, problem) => expect(shapeProblem(forged)).toEqual(problem))
})
