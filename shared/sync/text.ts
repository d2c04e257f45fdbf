// Two people's changes of one long text, put together sentence by sentence; words of two people never mix inside one sentence.
// oxlint-disable-next-line no-restricted-imports -- pure, without dependencies, and the hub and the tests must merge by the same rule
import { diff3Merge, diffIndices } from 'node-diff3'

/** Texts with more pairs of equal sentences than this are not compared. A text of 2,000 different sentences has 2,000; one of 200 blank lines 40,000, which take 40 ms. */
const MOST_PAIRS = 40_000

/** Sentences with the space after them; together they are the text. */
export function sentences(text: string): string[] {
  return text.match(/[^.!?\n。！？]*(?:[.!?。！？]+["'”’»)\]]*[^\S\n]*|\n+|$)/g)?.filter((part) => part !== '') ?? []
}

/** Sentences `from` up to `to` of the old text became `text`; both equal: something was put in before `from`. */
interface Change { readonly from: number; readonly to: number; readonly text: string }

function changes(was: readonly string[], now: readonly string[]): Change[] {
  return diffIndices([...was], [...now]).map(({ buffer1: [from, length], buffer2Content }) => ({ from, to: from + length, text: buffer2Content.join('') }))
}

function pairs(was: readonly string[], now: readonly string[]): number {
  const times = new Map<string, number>()
  for (const sentence of was) times.set(sentence, (times.get(sentence) ?? 0) + 1)
  return now.reduce((sum, sentence) => sum + (times.get(sentence) ?? 0), 0)
}

/** The text with both changes, or null when both changed the same sentence, or put something in at the same place. Changed neighbours are no conflict. */
export function mergeText(was: string, mine: string, theirs: string): string | null {
  const [o, a, b] = [was, mine, theirs].map(sentences) as [string[], string[], string[]]
  if (pairs(o, a) > MOST_PAIRS || pairs(o, b) > MOST_PAIRS) return null
  // what is put in before a sentence comes before what that sentence became
  const all = [...changes(o, a), ...changes(o, b)].sort((x, y) => x.from - y.from || x.to - y.to)
  let merged = ''
  let at = 0
  let last: Change | null = null
  for (const change of all) {
    if (last && change.from === last.from && change.to === last.to) {
      if (change.text !== last.text) return null
      continue // both did the same
    }
    if (change.from < at) return null
    merged += o.slice(at, change.from).join('') + change.text
    at = change.to
    last = change
  }
  return merged + o.slice(at).join('')
}

const isIn = (sentence: string, all: readonly string[]) => all.some((one) => one.trim() === sentence.trim())

/**
 * The same, and where both wrote at one place what both wrote stays, theirs first: of a meeting's notes no words are lost, and nobody is asked. What one
 * deleted and the other changed stays as it was changed. Null only for texts that are not compared.
 */
export function gatherText(was: string, mine: string, theirs: string): string | null {
  // that a line goes on, or has become the last, is no change of it
  const [wasLines, myLines, theirLines] = [was, mine, theirs].map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)) as [string, string, string]
  const merged = mergeText(wasLines, myLines, theirLines)
  if (merged !== null) return merged.trimEnd()
  const [o, a, b] = [wasLines, myLines, theirLines].map(sentences) as [string[], string[], string[]]
  if (pairs(o, a) > MOST_PAIRS || pairs(o, b) > MOST_PAIRS) return null
  let text = ''
  const add = (part: readonly string[]) => {
    if (part.length === 0) return
    if (text !== '' && !/\s$/.test(text)) text += '\n'
    text += part.join('')
  }
  for (const { ok, conflict } of diff3Merge(a, o, b)) {
    if (ok) add(ok)
    else if (conflict) {
      add(conflict.b)
      const own = conflict.a.filter((sentence) => !isIn(sentence, conflict.o) && !isIn(sentence, conflict.b))
      if (own.length > 0 && text !== '' && !text.endsWith('\n')) text = `${text.trimEnd()}\n`
      add(own)
    }
  }
  return text.trimEnd()
}
