// The scale of a chart: round lines that hold every value.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { heightOf, scaleOf } from '../../renderer/components/charts/scale.ts'

test('a scale holds all values between its first and last line', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true }).map((value) => Math.round(value * 100) / 100), { minLength: 1, maxLength: 20 }), fc.boolean(), (values, zero) => {
      const scale = scaleOf(values, { zero })
      for (const value of values) {
        const height = heightOf(scale, value)
        expect(height).toBeGreaterThanOrEqual(-1e-9)
        expect(height).toBeLessThanOrEqual(1 + 1e-9)
      }
      expect(scale.lines.length).toBeGreaterThanOrEqual(2)
      expect(scale.lines.length).toBeLessThanOrEqual(8)
      expect(zero ? scale.least * scale.most : 0).toBeLessThanOrEqual(0)
    }),
  )
})

test('its lines are round', () => {
  expect(scaleOf([3, 97], { zero: true }).lines).toEqual([0, 50, 100])
  expect(scaleOf([18, 55]).lines).toEqual([0, 20, 40, 60])
  expect(scaleOf([7, 7], { zero: true }).lines).toEqual([0, 5, 10])
  expect(scaleOf([0], { zero: true }).lines).toEqual([0, 0.5])
})
