// `agenda`: the customer-first agenda of the next meeting, for people or for programs.
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import type { Agenda, Series } from '../../shared/contract/meetings.ts'
import type { Core } from '../core/core.ts'
import { agendaCalendar } from '../core/services/meetings/agenda-calendar.ts'
import { agendaMarkdown } from '../core/services/meetings/agenda-markdown.ts'
import { agendaWords, type AgendaWords } from '../core/services/meetings/agenda-words.ts'
import { ownWords } from '../core/store/pipeline/own-words.ts'
import { agendaMail } from '../core/services/meetings/minutes-export.ts'
import { mailMessage } from '../core/services/meetings/paper/mail.ts'
import { acting, choiceOf, folderOf, numberOf, type Common } from './command.ts'
import { toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'
import { writeAnswer } from './written.ts'

const FORMATS = ['md', 'json', 'text', 'ics'] as const
type Format = (typeof FORMATS)[number]
interface Options extends Common { series?: string; minutes?: number; at?: number; format?: Format; mail?: true; out?: string }

function timeOf(value: string): number {
  const at = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(at) || at < 0) throw new AppError('flag-bad-time', { flag: '--at', value })
  return at
}

export function agendaCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return acting('agenda', words, 'agenda')
    .option('--series <name>', words('cli:agenda.series'))
    .option('--minutes <n>', words('cli:agenda.minutes'), numberOf('--minutes', 5, 480))
    .option('--at <time>', words('cli:agenda.at'), timeOf)
    .option('--format <format>', words('cli:agenda.format'), choiceOf('--format', FORMATS))
    .option('--mail', words('cli:agenda.mail'))
    .option('--out <file>', words('cli:agenda.out'))
    .action((options: Options) =>
      run((terminal) => {
        if (options.mail && options.format !== undefined) throw new AppError('flags-not-both', { one: '--mail', other: '--format' })
        return toRead(folderOf(options), terminal, { orEmpty: true }, async (core) => {
          const series = pick(await core.client.meetings.listSeries({}), options.series, terminal)
          const meetingId = series?.nextMeeting?.id
          // the meeting itself knows who speaks, and that it was moved; another time or length is only an agenda
          const agenda =
            meetingId !== undefined && options.minutes === undefined && options.at === undefined
              ? await core.client.meetings.agenda({ meetingId })
              : await core.client.meetings.preview({ ...(series && { seriesId: series.id }), ...(options.minutes !== undefined && { minutes: options.minutes }), ...(options.at !== undefined && { at: options.at }) })
          const said = await wordsHere(core)
          const format = options.mail ? 'mail' : (options.format ?? (terminal.json ? 'json' : 'md'))
          await writeAnswer(answerOf(agenda, format, said, options.at ?? core.context.now()), options.out, terminal)
          return EXIT.done
        })
      }),
    )
}

/** `now` stamps a calendar file. */
function answerOf(agenda: Agenda, format: Format | 'mail', words: AgendaWords, now: number): string {
  switch (format) {
    case 'md':
      return agendaMarkdown(agenda, words)
    case 'json':
      return `${JSON.stringify(inWords(agenda, words), null, 2)}\n`
    case 'ics':
      return agendaCalendar(agenda, words, now)
    case 'text':
      return agendaMail(agenda, words).text
    default:
      return mailMessage(agendaMail(agenda, words))
  }
}

/** In the person's language, and with the workspace's own words for its idea questions and stages. */
export async function wordsHere(core: Core): Promise<AgendaWords> {
  return agendaWords(await languageHere(core), ownWords(core.context.store.read))
}

export async function languageHere({ client }: Core): Promise<string> {
  return (await client.session.get({})).preferences.language
}

/** The one that is named; without a name the one that meets next, or none. */
function pick(all: readonly Series[], name: string | undefined, { words, note }: Terminal): Series | null {
  const known = all.map((series) => series.name).join(', ')
  if (name === undefined) {
    const startOf = ({ nextMeeting }: Series) => nextMeeting?.startsAt ?? Infinity
    const [next] = all.toSorted((a, b) => (startOf(a) === startOf(b) ? 0 : startOf(a) - startOf(b)))
    if (next && all.length > 1) note(words('cli:agenda.chosen', { name: next.name, known }))
    return next ?? null
  }
  return seriesNamed(all, name)
}

/** Throws `unknown-series-name`. */
export function seriesNamed(all: readonly Series[], name: string): Series {
  const found = all.find((series) => series.name.toLowerCase() === name.trim().toLowerCase())
  if (!found) throw new AppError('unknown-series-name', { name, known: all.map((series) => series.name).join(', '), ...(all.length === 0 && { context: 'none' }) })
  return found
}

/** The agenda with each of its codes also in words, as `text` and `heading`. */
function inWords({ segments, parked, dropped, ...rest }: Agenda, { say, reason, title }: AgendaWords): object {
  const spoken = (items: Agenda['parked']) => items.map(({ reasons, ...item }) => ({ ...item, reasons: reasons.map((one) => ({ ...one, text: reason(one) })) }))
  return {
    title: title({ segments, parked, dropped, ...rest }),
    ...rest,
    segments: segments.map(({ key, title, intro, minutes, items, missing }) => ({ key, heading: title || say(`agenda:segment.${key}`), intro, minutes, items: spoken(items), missing: missing && { ...missing, text: reason(missing) } })),
    parked: spoken(parked),
    dropped: spoken(dropped),
  }
}
