// `minutes`: what came of a held meeting, for people, mails, wikis and programs.
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import type { Meeting, Series } from '../../shared/contract/meetings.ts'
import type { Minutes } from '../../shared/contract/minutes.ts'
import { zoneOf } from '../../shared/domain/meetings.ts'
import type { Core } from '../core/core.ts'
import type { AgendaWords } from '../core/services/meetings/agenda-words.ts'
import { minutesFile } from '../core/services/meetings/minutes-export.ts'
import { seriesNamed, wordsHere } from './agenda.ts'
import { acting, choiceOf, dayOf, folderOf, type Common } from './command.ts'
import { toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'
import { writeAnswer } from './written.ts'

const FORMATS = ['md', 'json', 'docx', 'text'] as const
interface Options extends Common { series?: string; last?: true; on?: string; format?: (typeof FORMATS)[number]; mail?: true; out?: string }

export function minutesCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return acting('minutes', words, 'minutes')
    .option('--series <name>', words('cli:minutes.series'))
    .option('--last', words('cli:minutes.last'))
    .option('--on <day>', words('cli:minutes.on'), dayOf('--on'))
    .option('--format <format>', words('cli:minutes.format'), choiceOf('--format', FORMATS))
    .option('--mail', words('cli:minutes.mail'))
    .option('--out <file>', words('cli:minutes.out'))
    .action((options: Options) =>
      run((terminal) => {
        if (options.last && options.on !== undefined) throw new AppError('flags-not-both', { one: '--last', other: '--on' })
        if (options.mail && options.format !== undefined) throw new AppError('flags-not-both', { one: '--mail', other: '--format' })
        if (options.format === 'docx' && options.out === undefined && process.stdout.isTTY) throw new AppError('word-file-to-terminal')
        return toRead(folderOf(options), terminal, { orEmpty: true }, async (core) => {
          const meeting = await chosen(core, options, terminal)
          const minutes = await core.client.minutes.get({ meetingId: meeting.id })
          const said = await wordsHere(core)
          await writeAnswer(await answerOf(minutes, terminal.json && options.format === undefined && !options.mail ? 'json' : options.mail ? 'mail' : (options.format ?? 'md'), said), options.out, terminal)
          return EXIT.done
        })
      }),
    )
}

async function answerOf(minutes: Minutes, format: (typeof FORMATS)[number] | 'mail', words: AgendaWords): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(inWords(minutes, words), null, 2)}\n`
  const bytes = await minutesFile(minutes, format === 'md' ? 'markdown' : format, words)
  return format === 'docx' ? bytes : new TextDecoder().decode(bytes)
}

/** The meeting that is meant. Throws `unknown-series-name`, `no-minutes`, `no-minutes-on`. */
async function chosen({ client }: Core, { series: name, on }: Options, { words, note }: Terminal): Promise<Meeting> {
  const all = await client.meetings.listSeries({})
  const series = name === undefined ? null : seriesNamed(all, name)
  const { rows } = await client.minutes.history({ ...(series && { seriesId: series.id }), limit: on === undefined ? 1 : 500 })
  const [last] = rows
  if (!last) throw on === undefined ? new AppError('no-minutes', series ? { name: series.name, context: 'series' } : {}) : new AppError('no-minutes-on', { day: on, context: 'none' })
  if (on === undefined) return last
  const there = rows.filter((meeting) => heldOn(meeting, all) === on)
  const [found, ...others] = there
  if (!found) throw new AppError('no-minutes-on', { day: on, last: heldOn(last, all) })
  if (others.length > 0) note(words('cli:minutes.several', { name: found.series.name, known: [...new Set(others.map((meeting) => meeting.series.name))].join(', ') }))
  return found
}

/** The calendar day where it was. */
function heldOn({ series, startsAt }: Meeting, all: readonly Series[]): string {
  return zoneOf(all.find(({ id }) => id === series.id)?.timeZone ?? 'UTC').dayOf(startsAt)
}

/** The minutes with each of their codes also in words, as `text` and `heading`. */
function inWords({ segments, parked, ...rest }: Minutes, { say, reason }: AgendaWords): object {
  return {
    ...rest,
    segments: segments.map(({ key, title, items }) => ({ key, heading: title || say(`agenda:segment.${key}`), items: items.map(({ reasons, ...item }) => ({ ...item, reasons: reasons.map((one) => ({ ...one, text: reason(one) })) })) })),
    parked: parked.map(({ reasons, ...item }) => ({ ...item, reasons: reasons.map((one) => ({ ...one, text: reason(one) })) })),
  }
}
