// Counting what people said of a meeting so that nobody can tell who said what. Pure.
import { PULSE_ANSWERS, PULSE_LEAST, PULSE_STEP } from './minutes-lists.ts'

/** How often each of 1 to 5 was said. 0 is an answer taken back. */
export function countAnswers(answers: readonly unknown[]): number[] {
  return PULSE_ANSWERS.map((answer) => answers.filter((given) => given === answer).length)
}

/** Detractors, passives and promoters among answers from 0 to 10: all that is told of them. */
export function countGroups(answers: readonly unknown[]): number[] {
  const of = (least: number, most: number) => answers.filter((given) => typeof given === 'number' && given >= least && given <= most).length
  return [of(0, 6), of(7, 8), of(9, 10)]
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/**
 * What is told now, when `told` was told before (null: nothing). Nothing below `PULSE_LEAST` answers; and the same as before as long as fewer than `PULSE_STEP`
 * answers differ, because whoever compares the counts before and after one answer would read that answer.
 */
export function countsToTell(counts: readonly number[], told: readonly number[] | null): readonly number[] | null {
  if (total(counts) < PULSE_LEAST) return null
  if (told === null) return counts
  const more = counts.reduce((sum, count, at) => sum + Math.max(0, count - (told[at] ?? 0)), 0)
  const fewer = counts.reduce((sum, count, at) => sum + Math.max(0, (told[at] ?? 0) - count), 0)
  return Math.max(more, fewer) >= PULSE_STEP ? counts : told
}

export const countsText = (counts: readonly number[]): string => counts.join(',')

/** The counts of a stored text; null when it is none, or nothing is told. `groups`: how many there are. */
export function countsOf(text: unknown, groups: number = PULSE_ANSWERS.length): number[] | null {
  const counts = typeof text === 'string' ? text.split(',').map(Number) : []
  return counts.length === groups && total(counts) > 0 && counts.every((count) => Number.isInteger(count) && count >= 0) ? counts : null
}

/** 1 to 5, two decimals. */
export function meanAnswer(counts: readonly number[]): number | null {
  const many = total(counts)
  return many === 0 ? null : Math.round((100 * counts.reduce((sum, count, at) => sum + count * (at + 1), 0)) / many) / 100
}

/** The mean of a stored text; null when nothing is told. */
export function meanOf(text: string | null): number | null {
  const counts = countsOf(text)
  return counts && meanAnswer(counts)
}
