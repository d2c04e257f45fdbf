// `import`: learnings or ideas from a table, or a whole workspace that was exported.
import path from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import type { ImportProgress } from '../../shared/contract/settings.ts'
import type { ColumnMap, ImportNoun } from '../../shared/domain/import.ts'
import { importTable, previewTable } from '../core/services/imports/imports.ts'
import { readWorkspace } from '../core/services/imports/import-workspace.ts'
import { errorWords } from '../core/words.ts'
import { takeSurvey } from '../core/services/episodes/import-survey.ts'
import { acting, folderOf, gathered, newCommand, type Common } from './command.ts'
import { toFill, toWrite } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'

interface Options extends Common { map?: string[]; name?: string }
interface Survey extends Common { metric: string; map?: string[] }

export function importCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  const table = (noun: ImportNoun) =>
    acting(noun, words, `import.${noun}`)
      .argument('<file>', words('cli:import.file'))
      .option('--map <column=field,...>', words('cli:import.map'), gathered)
      .option('--name <name>', words('cli:option.name'))
      .action((file: string, options: Options) => run((terminal) => importFile(terminal, noun, file, options)))
  const workspace = acting('workspace', words, 'import.workspace')
    .argument('<file>', words('cli:import.workspaceFile'))
    .action((file: string, options: Common) => run((terminal) => importAll(terminal, file, options)))
  const survey = acting('survey', words, 'import.survey')
    .argument('<file>', words('cli:import.file'))
    .requiredOption('--metric <name>', words('cli:import.metric'))
    .option('--map <column=field,...>', words('cli:import.map'), gathered)
    .action((file: string, options: Survey) => run((terminal) => importAnswers(terminal, file, options)))
  return newCommand('import', words).description(words('cli:import.about')).addCommand(table('learnings')).addCommand(table('ideas')).addCommand(survey).addCommand(workspace)
}

/** Its own members come along, so nobody has to begin before. */
async function importAll(terminal: Terminal, file: string, options: Common): Promise<number> {
  return toFill(folderOf(options), async ({ context }) => {
    const counts = await readWorkspace(context, { file: path.resolve(file), name: path.basename(file) }, new AbortController().signal)
    await terminal.answer(counts, terminal.words('cli:import.workspaceDone', counts))
    return EXIT.done
  })
}

/** Answers to a survey, for a metric that is there. Throws `unknown-metric-name`. */
async function importAnswers(terminal: Terminal, file: string, options: Survey): Promise<number> {
  const { words } = terminal
  return toWrite(folderOf(options), undefined, terminal, async ({ context, client }) => {
    const metrics = await client.metrics.list({})
    const metric = metrics.find(({ name }) => name.toLowerCase() === options.metric.trim().toLowerCase())
    if (!metric) throw new AppError('unknown-metric-name', { name: options.metric, known: metrics.map(({ name }) => name).join(', ') })
    const source = { file: path.resolve(file), name: path.basename(file) }
    const map = options.map ? chosen(options.map, (await previewTable(source, 'survey')).columns) : undefined
    const result = await takeSurvey(context, source, metric.id, new AbortController().signal, map)
    await terminal.answer(result, words('cli:import.surveyDone', { answers: result.answers, readings: result.readings, repeated: result.repeated, refused: result.refused }))
    return EXIT.done
  })
}

async function importFile(terminal: Terminal, noun: ImportNoun, file: string, options: Options): Promise<number> {
  const { words } = terminal
  const source = { file: path.resolve(file), name: path.basename(file) }
  const preview = await previewTable(source, noun)
  const map = options.map ? chosen(options.map, preview.columns) : preview.map
  const mapped = Object.entries(map).map(([column, field]) => words('cli:import.mapped', { column, field })).join(', ')
  if (!options.map) terminal.note(words('cli:import.guessed', { map: mapped || words('cli:import.nothingGuessed') }))
  return toWrite(folderOf(options), options.name, terminal, async ({ context }) => {
    const stop = new AbortController()
    const interrupt = () => stop.abort()
    process.once('SIGINT', interrupt)
    let last: ImportProgress | undefined
    for await (const progress of importTable(context, source, noun, map, stop.signal)) {
      last = progress
      if (progress.state === 'running') terminal.progress(words('cli:import.progress', { percent: Math.round(progress.share * 100), read: progress.read }))
    }
    process.off('SIGINT', interrupt)
    return report(terminal, noun, last!, map)
  })
}

async function report(terminal: Terminal, noun: ImportNoun, progress: ImportProgress, map: ColumnMap): Promise<number> {
  const { words } = terminal
  const { state, read, imported, repeated, refused, problems, refusedFile } = progress
  if (!terminal.json) for (const { line, field, code, value } of problems) terminal.note(words('cli:import.problem', { line, column: field && `${field}: `, problem: errorWords(words, new AppError(code, { value })), value: value && ` “${value}”` }))
  if (refusedFile) terminal.note(words('cli:import.refusedFile', { file: refusedFile }))
  await terminal.answer({ noun, state, read, imported, repeated, refused, problems, refusedFile, map }, words(state === 'cancelled' ? 'cli:import.cancelled' : 'cli:import.done', { read, imported, repeated, refused }))
  if (state === 'cancelled') return EXIT.interrupted
  return refused > 0 && imported + repeated === 0 ? EXIT.failed : EXIT.done
}

/** `column=field` pairs parted by commas; `\,` and `\=` stand for themselves in a column's name. Throws `map-unreadable`, `column-mapped-twice`. */
function chosen(given: readonly string[], columns: readonly string[]): ColumnMap {
  const map: Record<string, string> = {}
  for (const pair of given.flatMap((text) => text.split(/(?<!\\),/)).filter((pair) => pair.trim() !== '')) {
    const parts = /^(.*)(?<!\\)=([^=]*)$/s.exec(pair)
    if (!parts) throw new AppError('map-unreadable', { value: pair.trim() })
    const typed = parts[1]!.replace(/\\([,=])/g, '$1').trim()
    const column = columns.includes(typed) ? typed : (columns.find((name) => name.toLowerCase() === typed.toLowerCase()) ?? typed)
    if (Object.hasOwn(map, column)) throw new AppError('column-mapped-twice', { column })
    map[column] = parts[2]!.trim()
  }
  return map
}
