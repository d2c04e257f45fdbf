// The text of a search as somebody types it: its pieces, and the tokens among them, which the screen completes and takes out again.
import { SEARCH_TOKENS, type SearchToken } from './search.ts'

/** `key:value`, `key:"a value"`, `"a phrase"` or a word. A quote that is not closed reaches to the end. */
const PIECE = /(?:^|(?<=\s))(\p{L}+):(?:"([^"]*)"?|([^\s"]*))|"([^"]*)"?|[^\s"]+/gu
const TOKENS: ReadonlySet<string> = new Set(SEARCH_TOKENS)

export interface Piece {
  /** Where it stands in the text, UTF-16 units. */
  readonly from: number
  readonly to: number
  /** As it was typed. */
  readonly text: string
  /** Null: plain words. */
  readonly key: SearchToken | null
  /** Of a token, without its quotes; may be empty. */
  readonly value: string
}

/** Quotes and colons of other keyboards count as the plain ones. */
export function piecesOf(text: string): Piece[] {
  const tidy = text.replace(/[“”„«»]/g, '"').replaceAll('：', ':')
  return [...tidy.matchAll(PIECE)].map((match) => {
    const key = match[1]?.toLowerCase()
    const known = key !== undefined && TOKENS.has(key)
    return { from: match.index, to: match.index + match[0].length, text: match[0], key: known ? (key as SearchToken) : null, value: known ? (match[2] ?? match[3] ?? '').trim() : '' }
  })
}

/** The token as it is typed: quoted where its value has spaces. */
export function tokenText(key: SearchToken, value: string): string {
  const plain = value.replace(/["“”„«»]/g, ' ').replace(/\s+/g, ' ').trim()
  return /\s/.test(plain) ? `${key}:"${plain}"` : `${key}:${plain}`
}

export function withoutPiece(text: string, { from, to }: Pick<Piece, 'from' | 'to'>): string {
  return [text.slice(0, from).trimEnd(), text.slice(to).trimStart()].filter((part) => part !== '').join(' ')
}

/** The text with `insert` in the place of the piece, and where the caret belongs then. A token that is whole is followed by a space. */
export function withInstead(text: string, { from, to }: Pick<Piece, 'from' | 'to'>, insert: string): { text: string; caret: number } {
  const whole = !insert.endsWith(':')
  const rest = text.slice(to)
  const space = whole && !rest.startsWith(' ') ? ' ' : ''
  return { text: text.slice(0, from) + insert + space + rest, caret: from + insert.length + (whole ? 1 : 0) }
}

/** The text with one more token at its end, in the place of those of the same key when it can have one value only. */
export function withToken(text: string, key: SearchToken, value: string): string {
  let rest = text
  for (const piece of piecesOf(text).reverse()) if (piece.key === key) rest = withoutPiece(rest, piece)
  return `${rest.trim()} ${tokenText(key, value)} `.trimStart()
}

/** The piece that the caret is at the end of or in; null when it stands alone. */
export function pieceAt(text: string, caret: number): Piece | null {
  return piecesOf(text).find(({ from, to }) => from < caret && caret <= to) ?? null
}
