// The quick look at an operation never says yes where the schema would say no, or would change it.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainOp, WireOp } from '../../shared/protocol.ts'

const ID = '019cb8a0-0000-7000-8000-00000000000a'
const GOOD = { n: 1, opId: ID, txn: ID, entity: 'idea', rowId: ID, kind: 'patch', patch: { title: 'x', effort: null }, base: 0, was: { title: 'y' }, dep: ID, hlc: 117, schema: 1 }
/** What a field may be given instead: of the right kind but out of bounds, of another kind, absent. */
const strange = fc.constantFrom<unknown>(
  undefined, null, '', 0, -1, 1, 1.5, 2 ** 53, 1e12 + 1, NaN, true, [], {}, 'put', 'x'.repeat(65), ID, ID.toUpperCase(), `${ID}0`, 'ffffffff-ffff-ffff-ffff-ffffffffffff', `${ID}\n`,
  { a: 1 }, { a: [] }, { a: 'b' }, { a: { b: 1 } }, JSON.parse('{"__proto__":"x"}'), { ['x'.repeat(65)]: 'y' },
)

test('what looks plain passes the schema unchanged', () => {
  expect(isPlainOp(GOOD)).toBe(true)
  let refused = 0
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(GOOD), 'more', 'toString'), strange, { maxKeys: 3 }), fc.subarray(Object.keys(GOOD), { minLength: 8 }), (changes, names) => {
      const given = { ...Object.fromEntries(Object.entries(GOOD).filter(([name]) => names.includes(name))), ...changes }
      const plain = isPlainOp(given)
      if (!plain) refused += 1
      expect(plain ? WireOp.parse(given) : given).toEqual(given)
    }),
    { numRuns: 5000 },
  )
  expect(refused).toBeGreaterThan(500)
})

test('what the schema needs or does not know is no plain operation', () => {
  for (const name of ['n', 'opId', 'entity', 'rowId', 'kind', 'patch', 'base', 'hlc', 'schema']) expect(isPlainOp({ ...GOOD, [name]: undefined })).toBe(false)
  for (const given of [null, [], 'op', { ...GOOD, more: 1 }, JSON.parse(`{"__proto__":{},${JSON.stringify(GOOD).slice(1)}`)]) expect(isPlainOp(given)).toBe(false)
})
