// Texts as results show them: a part of the original around what was found, and where in it the found words stand. Never the folded text.
import { fold } from './fold.ts'
import { placesOf } from './match.ts'
import type { Wanted } from './variants.ts'

export interface Marked {
  readonly text: string
  /** From and to in `text`, in UTF-16 units, in order, not overlapping. */
  readonly marks: [from: number, to: number][]
}

/** Letters of a text that are looked through for what to show. */
const LOOKED_AT = 20_000
const SHOWN = 180
/** Shown before the first found word. */
const BEFORE = 50
const MOST_MARKS = 40

const folds = new Map<string, string>()
function foldedChar(char: string): string {
  let folded = folds.get(char)
  if (folded === undefined) {
    folded = fold(char)
    if (folds.size < 20_000) folds.set(char, folded)
  }
  return folded
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\u0000-\u007f]*$/

/** The text folded character by character, and for each folded unit where its character began; null: in the same place. */
function foldWithPlaces(text: string): { folded: string; places: Int32Array | null } {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), places: null }
  let folded = ''
  const places = new Int32Array(text.length * 4 + 1)
  let at = 0
  for (const char of text) {
    const part = char.length === 1 && char.charCodeAt(0) < 128 ? char.toLowerCase() : foldedChar(char)
    if (folded.length + part.length >= places.length) break
    for (let unit = 0; unit < part.length; unit++) places[folded.length + unit] = at
    folded += part
    at += char.length
    places[folded.length] = at
  }
  return { folded, places }
}

function join(ranges: [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (to > from) joined.push([from, to])
  }
  return joined
}

/** All found words of a text, in the original. */
export function rangesIn(text: string, wanted: readonly Wanted[]): [number, number][] {
  if (wanted.length === 0) return []
  const { folded, places } = foldWithPlaces(text.slice(0, LOOKED_AT))
  const ranges: [number, number][] = []
  for (const word of wanted) for (const [from, to] of placesOf(folded, word, MOST_MARKS)) ranges.push(places ? [places[from]!, places[to]!] : [from, to])
  return join(ranges).slice(0, MOST_MARKS)
}

const LINE = /\s+/g

/** One line of the text around most of what was found; from the beginning when nothing was. */
export function excerpt(text: string, wanted: readonly Wanted[], shown = SHOWN): Marked {
  const line = text.replace(LINE, ' ').trim()
  const ranges = rangesIn(line, wanted)
  if (line.length <= shown) return { text: line, marks: ranges }
  let from = 0
  if (ranges.length > 0 && ranges.at(-1)![1] > shown - 1) {
    // the window that holds the most found letters
    let best = -1
    for (const [start] of ranges) {
      const begin = Math.max(0, start - BEFORE)
      const letters = ranges.reduce((sum, [a, b]) => sum + (a >= begin && b <= begin + shown - 2 ? b - a : 0), 0)
      if (letters > best) [best, from] = [letters, begin]
    }
  }
  if (from > 0) {
    // begin with a whole word where there are spaces
    const space = line.indexOf(' ', from)
    if (space !== -1 && space - from < 20) from = space + 1
  }
  let to = Math.min(line.length, from + shown - (from > 0 ? 2 : 1))
  const cutEnd = to < line.length
  if (isLow(line, from)) from++
  if (cutEnd && isLow(line, to)) to--
  const start = from > 0 ? '…' : ''
  return {
    text: `${start}${line.slice(from, to)}${cutEnd ? '…' : ''}`,
    marks: ranges.filter(([a, b]) => a >= from && b <= to).map(([a, b]): [number, number] => [a - from + start.length, b - from + start.length]),
  }
}

/** The middle of a pair of surrogates. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
