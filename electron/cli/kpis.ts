// `kpis`: the key figures of idea management. `report`: the page for the executives.
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import type { Kpis } from '../../shared/contract/kpis.ts'
import { FIGURES, PERIOD_KINDS, type PeriodKind } from '../../shared/domain/kpis.ts'
import type { Core } from '../core/core.ts'
import { agendaWords } from '../core/services/meetings/agenda-words.ts'
import { paperMarkdown } from '../core/services/meetings/paper/paper-markdown.ts'
import { alarmText, reportPaper, reportWords, type ReportWords } from '../core/services/value/report-paper.ts'
import { languageHere } from './agenda.ts'
import { acting, choiceOf, dayOf, folderOf, type Common } from './command.ts'
import { toRead } from './open.ts'
import { paperPdf } from './pdf.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'
import { writeAnswer } from './written.ts'

interface Options extends Common { from?: string; to?: string; team?: string; by?: PeriodKind }
interface ReportOptions extends Options { format?: 'md' | 'pdf'; out?: string; browser?: string }

/** Periods that the table shows; --json has them all. */
const SHOWN = 6

const ofTime = (command: Command, words: Terminal['words']): Command =>
  command
    .option('--from <day>', words('cli:kpis.from'), dayOf('--from'))
    .option('--to <day>', words('cli:kpis.to'), dayOf('--to'))
    .option('--team <name>', words('cli:kpis.team'))
    .option('--by <period>', words('cli:kpis.by'), choiceOf('--by', PERIOD_KINDS))

export function kpisCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return ofTime(acting('kpis', words, 'kpis'), words).action((options: Options) =>
    run((terminal) =>
      toRead(folderOf(options), terminal, { orEmpty: true }, async (core) => {
        const kpis = await core.client.kpis.get(await asked(core, options))
        await terminal.answer(kpis, tableOf(kpis, reportWords(await agendaWords(await languageHere(core)), kpis.currency)))
        return EXIT.done
      }),
    ),
  )
}

export function reportCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return ofTime(acting('report', words, 'report'), words)
    .option('--format <format>', words('cli:report.format'), choiceOf('--format', ['md', 'pdf'] as const))
    .option('--browser <path>', words('cli:report.browser'))
    .option('--out <file>', words('cli:report.out'))
    .action((options: ReportOptions) =>
      run((terminal) => {
        if (options.format === 'pdf' && options.out === undefined) throw new AppError('pdf-needs-out')
        return toRead(folderOf(options), terminal, { orEmpty: true }, async (core) => {
          const report = await core.client.kpis.report(await asked(core, options))
          if (terminal.json && options.format === undefined) {
            await writeAnswer(`${JSON.stringify(report, null, 2)}\n`, options.out, terminal)
            return EXIT.done
          }
          const language = await languageHere(core)
          const said = reportWords(await agendaWords(language), report.currency)
          const paper = reportPaper(report, said)
          await writeAnswer(options.format === 'pdf' ? await paperPdf(paper, { title: said.say('value:report.title'), language: said.locale, browser: options.browser }) : paperMarkdown(paper), options.out, terminal)
          return EXIT.done
        })
      }),
    )
}

/** Throws `unknown-team-name`. */
async function asked({ context }: Core, { from, to, team, by }: Options): Promise<{ from?: string; to?: string; teamId?: string; by?: PeriodKind }> {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...(by !== undefined && { by }), ...(team !== undefined && { teamId: teamNamed(context.store.read.all('SELECT id, name FROM team WHERE deletedAt IS NULL ORDER BY name'), team) }) }
}

function teamNamed(teams: readonly { id: string; name: string }[], name: string): string {
  const found = teams.find((team) => team.name.toLowerCase() === name.trim().toLowerCase())
  if (found) return found.id
  throw new AppError('unknown-team-name', { name, known: teams.map((team) => team.name).join(', '), ...(teams.length === 0 && { context: 'none' }) })
}

function tableOf({ from, to, team, whole, trend, teams, alarms }: Kpis, words: ReportWords): string {
  const { say, figure, day } = words
  const shown = trend.slice(-SHOWN)
  const many = trend.length > 1
  const figures = [[say('value:report.figure'), say('value:report.whole'), ...(many ? shown.map((row) => words.period(row)) : [])], ...FIGURES.map(({ key }) => [say(`value:figure.${key}`), figure(key, whole[key]), ...(many ? shown.map((row) => figure(key, row[key])) : [])])]
  const span = { from: day(from), to: day(to) }
  return [
    team ? say('value:report.leadTeam', { team: team.name, ...span }) : say('value:report.lead', span),
    ...alarms.map((alarm) => `! ${alarmText(alarm, words)}`),
    '',
    columns(figures),
    ...(teams.length > 1 ? ['', columns([[say('value:report.team'), say('value:report.members'), ...FIGURES.slice(0, 3).map(({ key }) => say(`value:figure.${key}`))], ...teams.map(({ team: one, row }) => [one?.name ?? say('value:report.noTeam'), String(row.members), ...FIGURES.slice(0, 3).map(({ key }) => figure(key, row[key]))])])] : []),
  ].join('\n')
}

/** Letters of Chinese and the like take two columns of a terminal. */
const widthOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (/\p{Script=Han}|[\u3000-\u30ff\uff00-\uff60]/u.test(letter) ? 2 : 1), 0)

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))))
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell + ' '.repeat(widths[0]! - widthOf(cell)) : ' '.repeat(widths[column]! - widthOf(cell)) + cell)).join('  ').trimEnd()).join('\n')
}
