// A field of a document as the index is given it: words out of flat arrays, as one string.

export interface Fields {
  add(chars: Uint16Array, from: number, to: number): void
  /** The field that ends here: its words with spaces between them. */
  end(): string
}

export function createFields(): Fields {
  let bytes = Buffer.alloc(1 << 12)
  let length = 0
  let isAscii = true
  function room(more: number): void {
    if (length + more <= bytes.length) return
    const larger = Buffer.alloc((length + more) * 2)
    larger.set(bytes)
    bytes = larger
  }
  return {
    add(chars, from, to) {
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
    },
    end() {
      const text = length === 0 ? '' : bytes.toString(isAscii ? 'latin1' : 'utf8', 0, length)
      length = 0
      isAscii = true
      return text
    },
  }
}
