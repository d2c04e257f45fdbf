// The records that the sync bench moves: 12 fields, 753 bytes of JSON each. A learning carries them as they are.
import { seededRandom } from '../../support/seeded-random.ts'

export interface BenchRecord {
  readonly id: string
  readonly text: string
  readonly quote: string
  readonly customerId: string
  readonly channel: string
  readonly sentiment: string
  readonly areaId: string
  readonly happenedOn: string
  readonly waits: boolean
  readonly wow: boolean
  readonly visibility: string
  readonly authorId: string
  readonly createdAt: number
}

/** Length of one record as JSON. */
export const RECORD_BYTES = 753
/** The field that the benches change. */
export type EditedField = 'areaId' | 'customerId'

const WORDS = 'customer waits invoice export slow counter churn renewal letter agenda promise evidence branch metric survey answer team quarter goal insight phone feedback feature request refund delay mobile offline form import report chart filter search price plan trial'.split(' ')
const BEGIN = Date.UTC(2026, 0, 5)
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** A UUID that sorts by `index`, like those that devices make. */
const idOf = (index: number, random: () => number) => {
  const time = hex(BEGIN + index * 1000, 12)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(Math.floor(random() * 4096), 3)}-8${hex(Math.floor(random() * 4096), 3)}-${hex(index, 12)}`
}
/** The value that an edit gives to a field: a UUID that names who made it and which it was. */
export const editValue = (device: number, edit: number): string => `e0e0e0e0-000${device}-4000-8000-${hex(edit, 12)}`

function words(random: () => number, length: number): string {
  let text = ''
  while (text.length < length + 1) text += `${WORDS[Math.floor(random() * WORDS.length)]} `
  return text.slice(0, length).replace(/ $/, '.')
}

/** The record of that number, always the same. `authorId`: who is to have written it, 36 characters. */
export function recordOf(index: number, authorId: string): BenchRecord {
  const random = seededRandom(index + 12_345)
  const record = {
    id: idOf(index, random), text: '', quote: words(random, 60), customerId: idOf(Math.floor(random() * 200), () => 0), channel: random() < 0.5 ? 'call' : 'email', sentiment: random() < 0.5 ? 'bad' : 'good',
    areaId: idOf(Math.floor(random() * 40), () => 0), happenedOn: new Date(BEGIN + Math.floor(random() * 300) * 86_400_000).toISOString().slice(0, 10), waits: random() < 0.1, wow: random() < 0.1, visibility: 'everyone', authorId, createdAt: BEGIN + index * 1000,
  }
  return { ...record, text: words(random, RECORD_BYTES - JSON.stringify(record).length) }
}
