// The terminal shell: the same core without a window.
import { CommanderError } from 'commander'
import { AppError } from '../shared/app-error.ts'
import { agendaCommand } from './cli/agenda.ts'
import { backupCommand, checkCommand, exportCommand } from './cli/care.ts'
import { newCommand } from './cli/command.ts'
import { digestCommand } from './cli/digest.ts'
import { episodesCommand } from './cli/episodes.ts'
import { importCommand } from './cli/import.ts'
import { kpisCommand, reportCommand } from './cli/kpis.ts'
import { listCommand } from './cli/list.ts'
import { ideaCommand, learnCommand } from './cli/log.ts'
import { minutesCommand } from './cli/minutes.ts'
import { searchCommand, similarCommand } from './cli/search.ts'
import { statementCommand } from './cli/statement.ts'
import { joinCommand, statusCommand, syncCommand } from './cli/sync.ts'
import { errorValue, EXIT, exitCodeOf, terminal, wordsOf, type Terminal } from './cli/terminal.ts'
import { languageOf, wordsFor } from './core/words.ts'
import { VERSION } from './version.ts'

const words = await wordsFor(languageOf(Intl.DateTimeFormat().resolvedOptions().locale))
const here = terminal(words, process.argv.includes('--json'))

// whoever reads our answer may stop reading: `list | head` is no failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed))

async function fail(error: unknown): Promise<void> {
  if (!(error instanceof AppError)) {
    here.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
    error = new AppError('internal')
  }
  const known = error as AppError
  process.exitCode = exitCodeOf(known)
  if (here.json) await here.write(`${JSON.stringify(errorValue(words, known), null, 2)}\n`)
  else here.note(wordsOf(words, known) + (process.exitCode === EXIT.usage ? `\n${words('cli:seeHelp')}` : ''))
}

async function run(act: (terminal: Terminal) => Promise<number>): Promise<void> {
  process.exitCode = await act(here)
}

const program = newCommand('empty-chair', words)
  .description(words('cli:about'))
  .version(VERSION, '--version', words('cli:option.version'))
  .addHelpText('after', () => `\n${words('cli:codes')}`)
for (const command of [learnCommand, ideaCommand, importCommand, agendaCommand, minutesCommand, digestCommand, statementCommand, kpisCommand, reportCommand, episodesCommand, listCommand, searchCommand, similarCommand, joinCommand, syncCommand, statusCommand, exportCommand, backupCommand, checkCommand]) program.addCommand(command(here, run))

try {
  // commander would answer `frobnicate --help` with the help of everything, as if all were well
  const asked = process.argv[2] ?? '-'
  if (!asked.startsWith('-') && !program.commands.some((command) => command.name() === asked)) throw new AppError('command-unknown', { command: asked, known: program.commands.map((command) => command.name()).join(', ') })
  await program.parseAsync()
} catch (error) {
  // help was asked for, or is what somebody needs who names no command: commander has shown it
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
  else await fail(error)
}
