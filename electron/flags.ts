// The flags of the local host and of the window. A wrong one is refused with its name and the remedy.
import path from 'node:path'
import { AppError } from '../shared/app-error.ts'
import { defaultDataFolder } from './core/store/data-place.ts'

export interface Flags {
  /** Whether to open the browser. */
  readonly open: boolean
  /** 0: any free port. */
  readonly port: number
  readonly dataDir: string
  readonly help: boolean
}

const EXAMPLES = { '--port': '--port 8080', '--data': '--data ~/my-data' } as const
const SWITCHES = ['--browser', '--no-open', '--help']
const KNOWN = '--browser, --no-open, --port N, --data DIR'

/**
 * Throws an AppError: `flag-unknown`, `flag-unexpected`, `flag-needs-value`, `flag-takes-no-value`, `flag-bad-port`.
 * A flag given twice counts as given last.
 */
export function parseFlags(args: readonly string[]): Flags {
  const found = new Map<string, string>()
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (!arg.startsWith('-')) throw new AppError('flag-unexpected', { value: arg, known: KNOWN })
    const [flag, inline] = split(arg === '-h' ? '--help' : arg)
    if (flag in EXAMPLES) {
      found.set(flag, inline ?? valueAfter(flag as keyof typeof EXAMPLES, args[at + 1]))
      if (inline === undefined) at += 1
    } else if (!SWITCHES.includes(flag)) throw new AppError('flag-unknown', { flag, known: KNOWN })
    else if (inline !== undefined) throw new AppError('flag-takes-no-value', { flag })
    else found.set(flag, '')
  }
  return { open: !found.has('--no-open'), help: found.has('--help'), port: asPort(found.get('--port') ?? '0'), dataDir: asFolder(found.get('--data')) }
}

/**
 * The data folder alone. The window's command line also holds flags of the system and of Chromium, so the rest is not looked at.
 * Throws an AppError: `flag-needs-value`.
 */
export function parseDataFlag(args: readonly string[]): string {
  let value: string | undefined
  for (const [at, arg] of args.entries()) {
    const [flag, inline] = split(arg)
    if (flag === '--data') value = inline ?? valueAfter('--data', args[at + 1])
  }
  return asFolder(value)
}

function split(arg: string): [flag: string, value: string | undefined] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}

function valueAfter(flag: keyof typeof EXAMPLES, next: string | undefined): string {
  // a negative port is a wrong value, not a missing one
  if (next === undefined || (next.startsWith('-') && !(flag === '--port' && /^-\d/.test(next)))) throw new AppError('flag-needs-value', { flag, example: EXAMPLES[flag] })
  return next
}

function asPort(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new AppError('flag-bad-port', { value })
  return Number(value)
}

function asFolder(value: string | undefined): string {
  if (value === undefined) return defaultDataFolder()
  if (value.trim() === '') throw new AppError('flag-needs-value', { flag: '--data', example: EXAMPLES['--data'] })
  return path.resolve(value)
}
