// A command of the terminal, made by commander, with our words for its help and its refusals.
import path from 'node:path'
import { Command, type Option } from 'commander'
import type { TFunction } from 'i18next'
import { AppError } from '../../shared/app-error.ts'
import { defaultDataFolder } from '../core/store/data-folder.ts'

export interface Common { readonly data?: string; readonly json?: true }

const namesOf = (command: Command) => command.options.map(({ flags }) => flags).join(', ')
/** `import learnings`: as it is typed after the program's own name. */
const pathOf = (command: Command): string => (command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name())

/** A command that refuses with our errors: `flag-unknown`, `flag-unexpected`, `flag-needs-value`, `argument-missing`, `command-unknown`. */
export function newCommand(name: string, words: TFunction): Command {
  const command = new Command(name)
  const refuse = (code: string, params: Record<string, string>) => {
    throw new AppError(code, params)
  }
  command
    .helpOption('-h, --help', words('cli:option.help'))
    .helpCommand(false)
    .showHelpAfterError(false)
    .exitOverride()
    // the words of an option say its default themselves
    .configureHelp({ optionDescription: ({ description }) => description, styleTitle: (title) => words(`cli:title.${title.replace(/:$/, '').toLowerCase()}`, { defaultValue: title }) })
  return Object.assign(command, {
    unknownOption: (flag: string) => refuse('flag-unknown', { flag, known: namesOf(command) }),
    missingArgument: (argument: string) => refuse('argument-missing', { argument: argument.toUpperCase(), command: pathOf(command) }),
    optionMissingArgument: ({ long, flags }: Option) => refuse('flag-needs-value', { flag: long ?? flags, example: flags.split(', ').at(-1)! }),
    missingMandatoryOptionValue: ({ long, flags }: Option) => refuse('flag-needs-value', { flag: long ?? flags, example: flags.split(', ').at(-1)! }),
    unknownCommand: () => refuse('command-unknown', { command: command.args[0] ?? '', known: command.commands.map((inner) => inner.name()).join(', ') }),
    _excessArguments: (args: string[]) => refuse('flag-unexpected', { value: args[command.registeredArguments.length] ?? '', known: namesOf(command) }),
  })
}

/** A command that does something: has --data and --json, its help, and examples. */
export function acting(name: string, words: TFunction, key: string): Command {
  return newCommand(name, words)
    .description(words(`cli:${key}.about`))
    .option('--data <dir>', words('cli:option.data'))
    .option('--json', words('cli:option.json'))
    .addHelpText('after', () => `\n${words('cli:examples')}\n${words(`cli:${key}.examples`).replace(/^/gm, '  ')}`)
}

/** Throws `flag-needs-value`. */
export function folderOf({ data }: Common): string {
  if (data === undefined) return defaultDataFolder()
  if (data.trim() === '') throw new AppError('flag-needs-value', { flag: '--data', example: '--data ~/my-data' })
  return path.resolve(data)
}

/** Throws `flag-bad-number`. */
export function numberOf(flag: string, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most) throw new AppError('flag-bad-number', { flag, value, least, most })
    return number
  }
}

/** A calendar day. Throws `flag-bad-day`. */
export function dayOf(flag: string): (value: string) => string {
  return (value) => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value) throw new AppError('flag-bad-day', { flag, value })
    return value
  }
}

/** Throws `flag-bad-choice`. */
export function choiceOf<T extends string>(flag: string, known: readonly T[]): (value: string) => T {
  return (value) => {
    const found = known.find((choice) => choice === value)
    if (!found) throw new AppError('flag-bad-choice', { flag, value, known: known.join(', ') })
    return found
  }
}

export const gathered = (value: string, before: string[] = []): string[] => [...before, value]
