// Digests of rows: what two sides compare to know, not assume, that they hold the same. The order of rows does not matter.
import type { Fields } from './change.ts'

/** 2^48: a sum of two numbers below it is exact. */
const WIDTH = 2 ** 48

/** A 53-bit hash of a text (cyrb53, public domain), cut to 48 bits. Finds mistakes, not attackers. */
function hash(text: string): number {
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    h1 = Math.imul(h1 ^ code, 2654435761)
    h2 = Math.imul(h2 ^ code, 1597334677)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return (h2 & 0xffff) * 2 ** 32 + (h1 >>> 0)
}

/** The digest of one living row. A field that is null counts like one that is not there. */
export function rowDigest(id: string, ver: number, data: Fields): number {
  const names = Object.keys(data).filter((field) => data[field] !== null).sort()
  return hash(`${id} ${ver} ${JSON.stringify(names.map((field) => [field, data[field]]))}`)
}

/** Adds one row's digest to a table's. */
export function addDigest(sum: number, one: number): number {
  return (sum + one) % WIDTH
}

export function takeDigest(sum: number, one: number): number {
  return (sum - one + WIDTH) % WIDTH
}
