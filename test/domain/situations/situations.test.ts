// How well the agenda agrees with what a good lead would write by hand; the same table stands in docs/agenda.md.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aboutCustomers } from './customers.ts'
import { aboutDecisions } from './decisions.ts'
import { agreementOf, tableOf } from './situation.ts'

const situations = [...aboutCustomers, ...aboutDecisions]

describe('situations that a lead judged by hand', () => {
  it.each(situations)('$name', (situation) => {
    const { missing, extra, pairs, ordered } = agreementOf(situation)
    const { missing: lacks = [], extra: more = [], swapped = 0 } = situation.apart ?? {}
    expect({ missing, extra, swapped: pairs - ordered }).toEqual({ missing: lacks, extra: more, swapped })
  })

  it('agree as the table in the documentation says', () => {
    expect(readFileSync(new URL('../../../docs/agenda.md', import.meta.url), 'utf8')).toContain(tableOf(situations))
  })
})
