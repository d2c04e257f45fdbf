// What ideas of the example workspace were expected to bring, and brought.
import type { BenefitKind, BenefitState, Gainer } from '../../../../shared/domain/benefits.ts'
import type { Colleague } from './people.ts'

export interface ExampleBenefit {
  readonly idea: string
  readonly by: Colleague
  readonly state: BenefitState
  readonly gainer: Gainer
  readonly kind: BenefitKind
  readonly hard?: true
  readonly low: number
  readonly high?: number
  /** In the workspace's currency. */
  readonly money?: true
  readonly cost?: number
  readonly unit?: string
  readonly proof?: string
  readonly confirmedBy?: Colleague
}

export const BENEFITS: readonly ExampleBenefit[] = [
  { idea: 'call-back', by: 'ingrid', state: 'expected', gainer: 'customer', kind: 'metric-points', low: 5, high: 10, unit: 'CSAT', proof: 'Those who waited less than two minutes were ten points happier in spring.' },
  { idea: 'call-back', by: 'ingrid', state: 'expected', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 8000, high: 20_000, money: true },
  { idea: 'call-back', by: 'rhodri', state: 'realised', gainer: 'customer', kind: 'metric-points', low: 7, unit: 'CSAT', proof: 'Satisfaction with help rose from 84 to 91 %.', confirmedBy: 'ingrid' },
  { idea: 'call-back', by: 'rhodri', state: 'realised', gainer: 'employee', kind: 'other', low: 6, unit: 'hours a week', proof: 'A third fewer hang up and call again; the evening shift ends on time.' },
  { idea: 'call-back', by: 'rhodri', state: 'realised', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 14_500, money: true, cost: 2100, proof: 'Calls made twice, at the cost of a call; the telephone system’s invoice is taken off.', confirmedBy: 'ingrid' },
  { idea: 'three-pictures', by: 'mila', state: 'expected', gainer: 'customer', kind: 'contacts-avoided', low: 1500, high: 3000 },
  { idea: 'three-pictures', by: 'mila', state: 'realised', gainer: 'customer', kind: 'contacts-avoided', low: 2300, proof: 'Questions at the library’s desk fell from nine a day to one.', confirmedBy: 'ingrid' },
  { idea: 'three-pictures', by: 'mila', state: 'realised', gainer: 'bottom-line', kind: 'cost-saved', low: 9200, money: true, cost: 640, proof: '2300 contacts at the cost of a call; printing on 212 docks is taken off.' },
  { idea: 'countdown', by: 'amara', state: 'realised', gainer: 'customer', kind: 'metric-points', low: 3, unit: 'NPS', proof: 'NPS of daily riding rose by 3 points along the tram lines; elsewhere it stood still.' },
]
