// The customer numbers of the example workspace.
import type { MetricKind } from '../../../../shared/domain/metrics.ts'
import type { Episode } from './people.ts'

export interface ExampleMetric {
  readonly name: string
  readonly kind: MetricKind
  readonly unit: string
  readonly higherIsBetter: boolean
  readonly target: number
  /** Values twelve, eight and four weeks ago, and this week. */
  readonly readings: readonly { readonly episode: Episode | null; readonly values: readonly [number, number, number, number]; readonly sampleSize: number; readonly note?: string }[]
}

export const METRICS: readonly ExampleMetric[] = [
  {
    name: 'NPS', kind: 'nps', unit: '', higherIsBetter: true, target: 45,
    readings: [
      { episode: 'Signing up', values: [38, 39, 41, 44], sampleSize: 210 },
      { episode: 'Daily riding', values: [50, 52, 54, 55], sampleSize: 640 },
      { episode: 'Paying', values: [31, 33, 30, 18], sampleSize: 305, note: 'The month in which the prices for students changed.' },
      { episode: 'Getting help', values: [36, 40, 46, 49], sampleSize: 180 },
    ],
  },
  { name: 'Satisfied with our help', kind: 'csat', unit: '%', higherIsBetter: true, target: 90, readings: [{ episode: 'Getting help', values: [82, 84, 88, 91], sampleSize: 420 }] },
  { name: 'Contacts per 100 riders', kind: 'contact-rate', unit: '', higherIsBetter: false, target: 6, readings: [{ episode: null, values: [9.4, 9.1, 8.4, 7.9], sampleSize: 11800 }] },
  { name: 'Riders who leave', kind: 'churn', unit: '%', higherIsBetter: false, target: 2.5, readings: [{ episode: null, values: [3.1, 3, 2.9, 3.3], sampleSize: 11800, note: 'Most of them students.' }] },
]
