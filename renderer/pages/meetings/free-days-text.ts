// Free days as people type or paste them: one day or stretch per line, then its name.
import { parseDay } from '../../days.ts'

export interface TypedFree { day: string; lastDay: string; name: string }
export interface FreeLine { line: number; found: TypedFree | null }

const DAY = String.raw`\d{1,4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{2,4}(?:\s*[日.])?`
const LINE = new RegExp(String.raw`^\s*(${DAY})(?:\s*(?:–|—|\.\.\.?|…|\bto\b|\s-\s|~)\s*(${DAY}))?[\s:;,\t]*(.*)$`, 'i')

/** `2026-12-24 Christmas Eve`, `24.12.2026 – 6.1.2027 Christmas`. Lines without a day have nothing found; empty ones are left out. `unnamed`: the name of days without one. */
export function readFreeDays(text: string, unnamed: string, monthFirst = false): FreeLine[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const [, first = '', last, name = ''] = LINE.exec(line) ?? []
    const day = parseDay(first, monthFirst)
    const lastDay = last === undefined ? day : parseDay(last, monthFirst)
    return [{ line: index + 1, found: day && lastDay && lastDay >= day ? { day, lastDay, name: name.trim() || unnamed } : null }]
  })
}
