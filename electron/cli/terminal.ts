// What commands say and where: answers on stdout, words about them on stderr; the exit codes; the words of errors.
import type { TFunction } from 'i18next'
import { AppError } from '../../shared/app-error.ts'
import { errorWords } from '../core/words.ts'

/** 64 and up as in sysexits.h, as far as they fit. */
export const EXIT = { done: 0, failed: 1, usage: 2, busy: 75, interrupted: 130 } as const

/** What was typed is no command: exit code 2. */
const USAGE: ReadonlySet<string> = new Set(['flag-unknown', 'flag-unexpected', 'flag-needs-value', 'flag-bad-number', 'flag-bad-time', 'flag-bad-choice', 'flag-bad-day', 'flag-bad-month', 'flags-not-both', 'days-upside-down', 'pdf-needs-out', 'word-file-to-terminal', 'argument-missing', 'command-unknown', 'map-unreadable'])
/** Somebody else is at it now; trying again later may do: exit code 75. */
const BUSY: ReadonlySet<string> = new Set(['data-folder-in-use', 'storage-locked'])

export interface Terminal {
  readonly words: TFunction
  /** Answers are JSON for programs. */
  readonly json: boolean
  /** For people, on stderr: it never mixes with the answer. */
  readonly note: (text: string) => void
  /** A line that the next one may replace; only where a person looks on. */
  readonly progress: (text: string) => void
  /** Waits while the reader of stdout is slow. */
  readonly write: (text: string) => Promise<void>
  /** The answer: `value` for programs, `text` for people. */
  readonly answer: (value: unknown, text: string) => Promise<void>
}

/** Runs what a command does and keeps the exit code that it answers. */
export type Run = (act: (terminal: Terminal) => Promise<number>) => Promise<void>

export function terminal(words: TFunction, json: boolean): Terminal {
  let overwrites = false
  const toStderr = (text: string) => {
    if (overwrites) process.stderr.write('\r\u001b[K')
    overwrites = false
    process.stderr.write(text)
  }
  const write = (text: string) => new Promise<void>((resolve) => void (process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve)))
  return {
    words,
    json,
    note: (text) => toStderr(`${text}\n`),
    progress(text) {
      if (!process.stderr.isTTY) return
      toStderr(text)
      overwrites = true
    },
    write,
    answer: (value, text) => write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`),
  }
}

export function exitCodeOf(error: AppError): number {
  if (USAGE.has(error.code)) return EXIT.usage
  return BUSY.has(error.code) ? EXIT.busy : EXIT.failed
}

/** Flags by the names of the contract's fields. */
const FLAGS: Readonly<Record<string, string>> = {
  text: 'TEXT', quote: '--quote', customer: '--customer', segment: '--segment', channel: '--channel', sentiment: '--sentiment', episode: '--episode', area: '--area', tags: '--tag', happenedOn: '--date',
  title: 'TITLE', description: '--description', customers: '--customers', segments: '--segments', answers: '--delight', expectedBenefit: '--benefit', name: '--name', from: '--from', to: '--to', minutes: '--minutes', address: 'ADDRESS', code: 'CODE',
}

/** The error in words, with a line for each field that is wrong. */
export function wordsOf(t: TFunction, error: AppError): string {
  if (error.fields.length === 0) return errorWords(t, error)
  const lines = error.fields.map(({ field, code }) => t('cli:fieldProblem', { flag: FLAGS[field] ?? FLAGS[field.split('.')[0]!] ?? field, problem: errorWords(t, new AppError(code, error.params)) }))
  return [...(error.code === 'bad-input' ? [] : [errorWords(t, error)]), ...new Set(lines)].join('\n')
}

/** `{ "error": { code, message, ... } }` */
export function errorValue(t: TFunction, error: AppError): object {
  return { error: { code: error.code, message: wordsOf(t, error), params: error.params, fields: error.fields } }
}
