// JSON from strangers: no object in it may have a key that changes what an object is when it is copied. As a value it is a text like any other.

/** Throws a SyntaxError for what is not JSON, and for a key `__proto__`, however it is escaped. */
export function parseStrictly(text: string): unknown {
  // looking at every key takes several times as long, and a text without these has no such key
  return text.includes('__proto__') || text.includes('\\u') ? JSON.parse(text, refusePrototype) : JSON.parse(text)
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__')
  return value
}
