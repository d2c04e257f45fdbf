// What a token says in words: "Stage: Approved". Codes have words, names and days are shown as people know them.
import { FOLLOW_UP_STATES } from '../../../shared/domain/follow-ups.ts'
import { STAGES } from '../../../shared/domain/ideas.ts'
import { CHANNELS, SENTIMENTS } from '../../../shared/domain/learnings.ts'
import { SEARCH_NOUNS, type SearchToken } from '../../../shared/domain/search.ts'
import type { Piece } from '../../../shared/domain/search-text.ts'
import { isDay } from '../../days.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

export interface Valued {
  readonly value: string
  readonly words: string
}

/** Letters and digits only, without regard to case and accents, as the core compares codes. */
export function bare(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

/** The values of a token that has a fixed list of them, with their words. Empty for others. */
export function codesOf(t: Words, key: SearchToken): Valued[] {
  switch (key) {
    case 'in':
      return SEARCH_NOUNS.map((noun) => ({ value: `${noun}s`, words: t(`found.${noun}`) }))
    case 'stage':
      return STAGES.map((value) => ({ value, words: t(`ideas:stage.${value}`) }))
    case 'from':
      return CHANNELS.map((value) => ({ value, words: t(`learnings:channel.${value}`) }))
    case 'mood':
      return SENTIMENTS.map((value) => ({ value, words: t(`learnings:sentiment.${value}`) }))
    case 'state':
      return FOLLOW_UP_STATES.map((value) => ({ value, words: t(`promises:state.${value}`) }))
    default:
      return []
  }
}

/** Whether a token still lacks what makes it one: searched for as it stands, it would find nothing until it is whole. `steps`: names of those of all stages. */
export function isUnfinished(t: Words, { key, value }: Piece, steps: readonly string[]): boolean {
  if (key === null) return false
  if (value === '') return true
  switch (key) {
    case 'in':
      return !SEARCH_NOUNS.some((noun) => isCode(value, noun, `${noun}s`))
    case 'stage':
      return !STAGES.some((stage) => isCode(value, stage, t(`ideas:stage.${stage}`))) && !steps.some((name) => isCode(value, name))
    case 'mood':
      return !SENTIMENTS.some((mood) => isCode(value, mood))
    case 'state':
      return !FOLLOW_UP_STATES.some((state) => isCode(value, state))
    case 'before':
    case 'after':
    case 'on':
      return !/^\d{4}(-\d{2}){0,2}$/.test(value)
    default:
      return false
  }
}

const isCode = (value: string, ...codes: string[]) => codes.some((code) => bare(code) === bare(value))

/** The words for a value that somebody typed; `own` when it is a person's own text. */
export function valueWords(t: Words, format: Format, key: SearchToken, value: string): { words: string; own: boolean } {
  const code = codesOf(t, key).find((known) => bare(known.value) === bare(value) || (key === 'stage' && bare(known.words) === bare(value)) || (key === 'in' && bare(known.value) === `${bare(value)}s`))
  if (code) return { words: code.words, own: false }
  if ((key === 'before' || key === 'after' || key === 'on') && isDay(value)) return { words: format.day(value), own: false }
  return { words: value, own: true }
}
