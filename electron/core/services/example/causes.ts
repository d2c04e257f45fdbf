// Root causes of the example workspace: the tree, which learnings came of which cause, and what a contact costs.
import type { Remedy } from '../../../../shared/domain/causes.ts'
import type { Channel } from '../../../../shared/contract/learnings.ts'
import type { Area } from './people.ts'

export interface ExampleCause {
  readonly name: string
  readonly under?: string
  readonly area?: Area
  readonly remedy?: Remedy
  /** Said to be gone so many days ago. */
  readonly goneDays?: number
  /** Keys of learnings. */
  readonly learnings?: readonly string[]
}

export const CAUSES: readonly ExampleCause[] = [
  { name: 'Docks', area: 'Stations and docks', remedy: 'eliminate' },
  { name: 'The lock does not say that it locked', under: 'Docks', learnings: ['double-charge', 'monday-calls', 'silent-end', 'lock-sound'] },
  { name: 'Docks are full in the morning', under: 'Docks', goneDays: 24, learnings: ['full-docks', 'full-docks-2'] },
  { name: 'Bill not understood', area: 'Billing', remedy: 'self-serve', learnings: ['family-invoice', 'receipt-vat', 'tax-line', 'first-bill'] },
  { name: 'No way to pause', area: 'Billing', remedy: 'self-serve', learnings: ['no-pause', 'no-pause-2'] },
  { name: 'Changes come without notice', remedy: 'serve-better', learnings: ['student-price'] },
  { name: 'Names only in Latin letters', area: 'App', remedy: 'eliminate', learnings: ['cyrillic-name', 'three-photos'] },
]

/** One told to the root, by the key of its learning. */
export const WHYS = {
  learning: 'double-charge',
  idea: 'clicked',
  why1: 'She was charged because the ride had not ended.',
  why2: 'It had not ended because the dock had not clicked.',
  why3: 'She could not know: the dock makes a sound that the tram swallows, and shows nothing.',
  why4: 'The lock tells the app only when it has closed, never when it has not.',
  why5: 'When docks were chosen, nobody asked what a rider sees when something goes wrong.',
  prevention: 'Tell the rider at once when the dock has not clicked, and end the ride by hand in the app.',
} as const

/** EUR for one contact. */
export const COSTS: readonly { readonly channel: Channel | null; readonly amount: number }[] = [
  { channel: null, amount: 6 },
  { channel: 'call', amount: 8.5 },
  { channel: 'chat', amount: 4.2 },
  { channel: 'visit', amount: 14 },
]
