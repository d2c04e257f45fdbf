// `statement`: what a product area caused in a month and what that cost, or what all of them did.
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import type { Overview, Statement, StatementSum } from '../../shared/contract/causes.ts'
import type { Language } from '../../shared/contract/session.ts'
import type { Core } from '../core/core.ts'
import { wordsFor } from '../core/words.ts'
import { languageHere } from './agenda.ts'
import { acting, folderOf, type Common } from './command.ts'
import { toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'

interface Options extends Common { area?: string; month?: string }

function monthOf(value: string): string {
  if (!/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value)) throw new AppError('flag-bad-month', { flag: '--month', value })
  return value
}

export function statementCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return acting('statement', words, 'statement')
    .option('--area <name>', words('cli:statement.area'))
    .option('--month <month>', words('cli:statement.month'), monthOf)
    .action((options: Options) =>
      run((terminal) =>
        toRead(folderOf(options), terminal, { orEmpty: true }, async (core) => {
          const month = options.month === undefined ? {} : { month: options.month }
          const say = await sayer(core)
          if (options.area === undefined) {
            const overview = await core.client.causes.overview(month)
            await terminal.answer(overview, say.overview(overview))
          } else {
            const statement = await core.client.causes.statement({ areaId: await areaNamed(core, options.area), ...month })
            await terminal.answer(statement, say.statement(statement))
          }
          return EXIT.done
        }),
      ),
    )
}

/** Throws `unknown-area-name`. */
async function areaNamed({ client, context }: Core, name: string): Promise<string> {
  const found = (await client.customers.suggest({ lookup: 'area', text: name.trim(), limit: 500 })).find((area) => area.name.toLowerCase() === name.trim().toLowerCase())
  if (found) return found.id
  const known = context.store.read.all<{ name: string }>('SELECT name FROM area WHERE deletedAt IS NULL ORDER BY folded LIMIT 30').map((area) => area.name)
  throw new AppError('unknown-area-name', { name, known: known.join(', '), ...(known.length === 0 && { context: 'none' }) })
}

/** The answers in the person's language. */
async function sayer(core: Core): Promise<{ overview: (overview: Overview) => string; statement: (statement: Statement) => string }> {
  const language = (await languageHere(core)) as Language
  const t = await wordsFor(language)
  const locale = language === 'en-XA' ? 'en' : language
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  const percent = (share: number | null) => (share === null ? '–' : new Intl.NumberFormat(locale, { style: 'percent' }).format(share))
  const money = (amounts: StatementSum['amounts']) => amounts.map(({ amount, currency }) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)).join(' + ') || '–'
  const month = (iso: string) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${iso}-15T00:00:00Z`))
  const table = (rows: readonly (readonly string[])[]) => {
    const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => Array.from(row[column]!).length)))
    return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()).join('\n')
  }
  const sums = (sum: StatementSum) => [number(sum.contacts), money(sum.amounts), percent(sum.removableShare)]
  const heads = [t('causes:statement.contacts'), t('causes:statement.cost'), t('causes:statement.removable')]
  return {
    overview: ({ month: of, areas, unattributed }) =>
      [
        month(of),
        '',
        areas.length === 0 ? t('causes:overview.none.title', { month: month(of) }) : table([[t('causes:overview.area'), ...heads], ...areas.map(({ area, sum }) => [area.name, ...sums(sum)])]),
        ...(unattributed > 0 ? ['', t('causes:overview.unattributed', { count: unattributed })] : []),
      ].join('\n'),
    statement: ({ area, month: of, total, causes, channels, received }) =>
      [
        t('causes:statement.title', { area: area.name, month: month(of) }),
        '',
        ...heads.map((head, index) => `${head}: ${sums(total)[index]}`),
        ...(total.presumed > 0 ? [t('causes:statement.presumed', { count: total.presumed })] : []),
        ...(total.unpriced > 0 ? [t('causes:overview.unpriced', { count: total.unpriced })] : []),
        ...(causes.length > 0 ? ['', table([[t('causes:statement.cause'), ...heads], ...causes.map(({ cause, sum }) => [cause?.name ?? t('causes:statement.noCause'), ...sums(sum)])])] : []),
        ...(channels.length > 0 ? ['', table([[t('causes:statement.channel'), heads[0]!, heads[1]!], ...channels.map(({ channel, sum }) => [channel ? t(`learnings:channel.${channel}`) : t('causes:channelNone'), number(sum.contacts), money(sum.amounts)])])] : []),
        ...(received.length > 0 ? ['', table([[t('causes:statement.received'), heads[0]!], ...received.map(({ team, contacts }) => [team?.name ?? t('causes:statement.noTeam'), number(contacts)])])] : []),
      ].join('\n'),
  }
}
