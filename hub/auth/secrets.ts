// Secrets: made here, given away once, kept only as a hash. They carry at least 100 bits of chance, so a plain hash is enough.
import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base 32: no letters that are read as digits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code that a person can type: four groups of five, 100 bits. */
export function newCode(): string {
  const letters = [...randomBytes(20)].map((byte) => LETTERS[byte % 32]).join('')
  return letters.match(/.{5}/g)!.join('-')
}

/** A code as it was meant, however it was typed. */
export function cleanCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return letters.match(/.{1,5}/g)?.join('-') ?? ''
}

/** 256 bits, for a program to keep. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
