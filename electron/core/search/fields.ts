// The fields of a document as the index is given them: each word once, in the first field that has it.

export interface Fields {
  /** To begin a document. */
  begin(): void
  /** A word by its id in the vocabulary, -1 for none. False: the document has it already. */
  add(id: number, chars: Uint16Array, from: number, to: number): boolean
  /** The field that ends here: its words with spaces between them. */
  end(): string
}

export function createFields(): Fields {
  let bytes = Buffer.alloc(1 << 12)
  let length = 0
  let isAscii = true
  /** By id: the last document that had it. */
  let seen = new Uint32Array(1 << 12)
  let document = 0
  function room(more: number): void {
    if (length + more <= bytes.length) return
    const larger = Buffer.alloc((length + more) * 2)
    larger.set(bytes)
    bytes = larger
  }
  return {
    begin() {
      document++
    },
    add(id, chars, from, to) {
      if (id !== -1) {
        if (id >= seen.length) {
          const larger = new Uint32Array(Math.max(id + 1, seen.length * 2))
          larger.set(seen)
          seen = larger
        }
        if (seen[id] === document) return false
        seen[id] = document
      }
      room((to - from) * 3 + 1)
      for (let at = from; at < to; at++) {
        const unit = chars[at]!
        if (unit < 128) {
          bytes[length++] = unit
          continue
        }
        isAscii = false
        if (unit >= 0xd800 && unit <= 0xdfff) {
          length += bytes.write(String.fromCharCode(unit, chars[++at]!), length)
        } else if (unit < 0x800) {
          bytes[length++] = 0xc0 | (unit >> 6)
          bytes[length++] = 0x80 | (unit & 0x3f)
        } else {
          bytes[length++] = 0xe0 | (unit >> 12)
          bytes[length++] = 0x80 | ((unit >> 6) & 0x3f)
          bytes[length++] = 0x80 | (unit & 0x3f)
        }
      }
      bytes[length++] = 32
      return true
    },
    end() {
      const text = length === 0 ? '' : bytes.toString(isAscii ? 'latin1' : 'utf8', 0, length)
      length = 0
      isAscii = true
      return text
    },
  }
}
