// `digest`: what happened in a day or a week to what the person of the data folder has to do with, and what they owe, for a mail or a program.
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import { DIGEST_PERIODS, type DigestPeriod } from '../../shared/domain/news.ts'
import { languageHere } from './agenda.ts'
import { acting, choiceOf, dayOf, folderOf, type Common } from './command.ts'
import { toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'
import { writeAnswer } from './written.ts'

const FORMATS = ['md', 'json', 'text'] as const
interface Options extends Common { since?: string; period?: DigestPeriod; format?: (typeof FORMATS)[number]; mail?: true; out?: string }

export function digestCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return acting('digest', words, 'digest')
    .option('--since <day>', words('cli:digest.since'), dayOf('--since'))
    .option('--period <period>', words('cli:digest.period'), choiceOf('--period', DIGEST_PERIODS))
    .option('--format <format>', words('cli:digest.format'), choiceOf('--format', FORMATS))
    .option('--mail', words('cli:digest.mail'))
    .option('--out <file>', words('cli:digest.out'))
    .action((options: Options) =>
      run((terminal) => {
        if (options.since !== undefined && options.period !== undefined) throw new AppError('flags-not-both', { one: '--since', other: '--period' })
        if (options.mail && options.format !== undefined) throw new AppError('flags-not-both', { one: '--mail', other: '--format' })
        return toRead(folderOf(options), terminal, { orEmpty: false }, async (core) => {
          const asked = { ...(options.since !== undefined && { since: options.since }), ...(options.period !== undefined && { period: options.period }) }
          const format = options.mail ? 'mail' : (options.format ?? (terminal.json ? 'json' : 'md'))
          if (format === 'json') await writeAnswer(`${JSON.stringify(await core.client.home.digest(asked), null, 2)}\n`, options.out, terminal)
          else {
            const made = await core.client.home.digestMail({ ...asked, language: await languageHere(core) })
            await writeAnswer({ md: made.markdown, text: made.text, mail: made.message }[format], options.out, terminal)
          }
          return EXIT.done
        })
      }),
    )
}
