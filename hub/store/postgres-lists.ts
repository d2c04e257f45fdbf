// Lists as PostgreSQL receives them in its binary form: as text, every quotation mark of JSON would be escaped here and taken apart there again.
// Source of the form: array_recv in src/backend/utils/adt/arrayfuncs.c; type numbers: src/include/catalog/pg_type.dat.

const TEXT = 25
const INT8 = 20
const HEAD_BYTES = 20

/** One dimension that begins at 1. */
function listOf(type: number, values: readonly unknown[], bytes: number): Buffer {
  const list = Buffer.allocUnsafe(HEAD_BYTES + 4 * values.length + bytes)
  list.writeInt32BE(1, 0)
  list.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  list.writeInt32BE(type, 8)
  list.writeInt32BE(values.length, 12)
  list.writeInt32BE(1, 16)
  return list
}

/** For a parameter of type `text[]`. */
export function textList(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)))
  const list = listOf(TEXT, values, lengths.reduce((sum, length) => sum + Math.max(0, length), 0))
  let at = HEAD_BYTES
  for (const [index, value] of values.entries()) {
    at = list.writeInt32BE(lengths[index]!, at)
    if (value !== null) at += list.write(value, at)
  }
  return list
}

/** For a parameter of type `int8[]`. */
export function numberList(values: readonly (number | null)[]): Buffer {
  const list = listOf(INT8, values, 8 * values.filter((value) => value !== null).length)
  let at = HEAD_BYTES
  for (const value of values) {
    at = list.writeInt32BE(value === null ? -1 : 8, at)
    if (value !== null) at = list.writeBigInt64BE(BigInt(value), at)
  }
  return list
}
