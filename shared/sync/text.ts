// Two people's changes of one long text, put together sentence by sentence; words of two people never mix inside one sentence.
// oxlint-disable-next-line no-restricted-imports -- pure, without dependencies, and the hub and the tests must merge by the same rule
import { diff3Merge } from 'node-diff3'

/** More sentences than this are not compared: equal ones (blank lines) cost their number squared. */
const MOST_SENTENCES = 2000

/** Sentences with the space after them; together they are the text. */
export function sentences(text: string): string[] {
  return text.match(/[^.!?\n。！？]*(?:[.!?。！？]+["'”’»)\]]*[^\S\n]*|\n+|$)/g)?.filter((part) => part !== '') ?? []
}

/** The text with both changes, or null when both changed the same sentences. */
export function mergeText(was: string, mine: string, theirs: string): string | null {
  const [a, o, b] = [mine, was, theirs].map(sentences) as [string[], string[], string[]]
  if (Math.max(a.length, o.length, b.length) > MOST_SENTENCES) return null
  const regions = diff3Merge(a, o, b, { excludeFalseConflicts: true })
  return regions.every((region) => region.ok) ? regions.flatMap((region) => region.ok ?? []).join('') : null
}
