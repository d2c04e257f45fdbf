// How many edits lie between two words, and which words need not be compared because too many of their letters differ.

/** Which letters a word has, as bits. */
export function bitsOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits >>> 0
}

/** Whether more than `most` bits are set. */
export function moreThan(bits: number, most: number): boolean {
  let left = bits
  for (let at = 0; at <= most; at++) {
    if (left === 0) return false
    left &= left - 1
  }
  return true
}

/** Longest words that are compared, and more. */
const ROWS = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)]

/**
 * Optimal string alignment: neighbours swapped count as one. The last row, of which only the places within `limit` of `aLength` are worth something; null when there are more edits.
 * Only a band of `limit` on both sides of the diagonal is looked at: what is outside of it has more edits anyway.
 */
function align(a: Uint16Array, aLength: number, b: Uint16Array, bStart: number, bLength: number, limit: number): Uint8Array | null {
  const far = limit + 1
  let [before, last, row] = ROWS as [Uint8Array, Uint8Array, Uint8Array]
  for (let at = 0; at <= Math.min(bLength, limit) + 1; at++) last[at] = Math.min(at, far)
  for (let i = 1; i <= aLength; i++) {
    const [from, to] = [Math.max(1, i - limit), Math.min(bLength, i + limit)]
    row[from - 1] = from === 1 && i <= limit ? i : far
    let best = row[from - 1]!
    const [mine, former] = [a[i - 1]!, i > 1 ? a[i - 2]! : -1]
    for (let j = from; j <= to; j++) {
      const theirs = b[bStart + j - 1]!
      let cost = last[j - 1]!
      if (mine !== theirs) {
        cost++
        if (i > 1 && j > 1 && mine === b[bStart + j - 2] && former === theirs && before[j - 2]! + 1 < cost) cost = before[j - 2]! + 1
        if (last[j]! + 1 < cost) cost = last[j]! + 1
        if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1
      }
      if (cost > far) cost = far
      row[j] = cost
      if (cost < best) best = cost
    }
    row[to + 1] = far
    if (best > limit) return null
    ;[before, last, row] = [last, row, before]
  }
  return last
}

export function editsBetween(a: Uint16Array, aLength: number, b: Uint16Array, bStart: number, bLength: number, limit: number): number {
  return align(a, aLength, b, bStart, bLength, limit)?.[bLength] ?? limit + 1
}

/** To the nearest beginning of `b`. */
export function editsToBeginning(a: Uint16Array, aLength: number, b: Uint16Array, bStart: number, bLength: number, limit: number): number {
  const upTo = Math.min(bLength, aLength + limit)
  const row = align(a, aLength, b, bStart, upTo, limit)
  let best = limit + 1
  if (row) for (let at = Math.max(1, aLength - limit); at <= upTo; at++) best = Math.min(best, row[at]!)
  return best
}
