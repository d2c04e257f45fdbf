// People named in a comment: `@` and a name in the text, and beside it who was meant. The text reads as it was written wherever it stands; where the app shows
// it as a comment, whoever has another name now is called by that. Pure.

/** `written`: the name as it stands in the text, without the `@`. */
export interface Mention { readonly id: string; readonly written: string }

export const MOST_MENTIONS = 20

/** The picked people who are still named in the text, each once. */
export function mentionsIn(text: string, picked: readonly Mention[]): Mention[] {
  const kept = new Map<string, Mention>()
  for (const { id, written } of picked) if (written !== '' && text.includes(`@${written}`) && !kept.has(id)) kept.set(id, { id, written })
  return [...kept.values()].slice(0, MOST_MENTIONS)
}

/** As it is stored with the comment; null when nobody is named. */
export function mentionsText(mentions: readonly Mention[]): string | null {
  return mentions.length === 0 ? null : JSON.stringify(mentions.map(({ id, written }) => [id, written]))
}

/** What cannot be read names nobody: its words may have been erased. */
export function mentionsOf(stored: string | null): Mention[] {
  if (stored === null) return []
  try {
    const found: unknown = JSON.parse(stored)
    if (!Array.isArray(found)) return []
    return found.flatMap((one: unknown) => (Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string' ? [{ id: one[0], written: one[1] }] : []))
  } catch {
    return []
  }
}

/** A text in pieces: plain ones, and those that name somebody. Of two names that begin alike the longer one counts. */
export function piecesOf<M extends Pick<Mention, 'written'>>(text: string, mentions: readonly M[]): (string | M)[] {
  const byLength = mentions.filter(({ written }) => written !== '').toSorted((a, b) => b.written.length - a.written.length)
  const pieces: (string | M)[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const named = byLength.find(({ written }) => text.startsWith(written, at + 1))
    if (!named) continue
    if (at > from) pieces.push(text.slice(from, at))
    pieces.push(named)
    from = at + 1 + named.written.length
    at = from - 1
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

/** What is being typed at the cursor after an `@`, up to which a name may be looked for; null when nothing is. */
export function nameBeingTyped(text: string, cursor: number): { at: number; typed: string } | null {
  const before = text.slice(0, cursor)
  const at = before.lastIndexOf('@')
  if (at < 0 || (at > 0 && /[\p{L}\p{N}]/u.test(before[at - 1]!))) return null
  const typed = before.slice(at + 1)
  return typed.length > 40 || /[\n@]|\s{2}|^\s/.test(typed) ? null : { at, typed }
}
