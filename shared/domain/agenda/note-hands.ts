// Who wrote what in a note: each hand keeps the sentences it put in, so that a note that was put together names everybody. Pure.
import { gatherText, sentences } from '../../sync/text.ts'

const trimmed = (text: string): string[] => sentences(text).flatMap((sentence) => sentence.trim() || [])

/** What becomes of a note that others changed while somebody wrote: everybody's words. */
export function noteTogether(was: string, mine: string, theirs: string): string {
  return was === theirs ? mine : (gatherText(was, mine, theirs) ?? `${theirs}\n${mine}`)
}

/** The sentences of one hand, one to a line, after it turned `was` into `note`. `wrote`: those it had before. */
export function wroteIn(wrote: string, was: string, note: string): string {
  const [before, now, own] = [new Set(trimmed(was)), trimmed(note), new Set(wrote.split('\n'))]
  return [...new Set(now.filter((sentence) => own.has(sentence) || !before.has(sentence)))].join('\n')
}

export interface Hand<By> {
  readonly by: By
  readonly wrote: string
}

/** The note in pieces, by who wrote them; null where nobody is known to have, or several have. Empty while one hand wrote all of it. */
export function piecesOf<By extends { readonly id: string }>(note: string, hands: readonly Hand<By>[]): { by: By | null; text: string }[] {
  const own = hands.map(({ by, wrote }) => ({ by, said: new Set(wrote.split('\n').filter(Boolean)) }))
  const pieces: { by: By | null; text: string }[] = []
  let gap = ''
  for (const sentence of sentences(note)) {
    if (sentence.trim() === '') {
      gap += sentence
      continue
    }
    const whose = own.filter(({ said }) => said.has(sentence.trim()))
    const by = whose.length === 1 ? whose[0]!.by : null
    const last = pieces.at(-1)
    if (last && last.by?.id === by?.id) last.text += gap + sentence
    else pieces.push({ by, text: sentence })
    gap = ''
  }
  return new Set(pieces.map(({ by }) => by?.id)).size > 1 ? pieces.map(({ by, text }) => ({ by, text: text.trim() })) : []
}
