// `list`: learnings or ideas, newest first, page by page, however many there are; the stages and categories that ideas are sorted by.
import type { Command } from 'commander'
import type { Core } from '../core/core.ts'
import { ideaRecords, learningRecords, type IdeaRecord, type LearningRecord, type Records } from '../core/store/records.ts'
import type { Read } from '../core/store/read.ts'
import { acting, folderOf, newCommand, numberOf, type Common } from './command.ts'
import { toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'

const PAGE = 500
const ALL = Number.MAX_SAFE_INTEGER

interface Options extends Common { limit?: number }

const lineOf = {
  learnings: ({ date, customer, title, tags }: LearningRecord) => [date, customer, title, tags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join('  '),
  ideas: ({ createdAt, stage, stageName, step, category, title, customers }: IdeaRecord) => [createdAt.slice(0, 10), [stageName ?? stage, step].filter(Boolean).join(' › '), title, category && `[${category}]`, customers.join(', ')].filter(Boolean).join('  '),
}

export function listCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  const list = newCommand('list', words).description(words('cli:list.about'))
  const of = <R>(noun: 'learnings' | 'ideas', page: (read: Read, cursor: string | null, limit: number) => Records<R>, line: (record: R) => string) =>
    acting(noun, words, `list.${noun}`)
      .option('--limit <n>', words('cli:list.limit'), numberOf('--limit', 0, ALL))
      .action((options: Options) =>
        run((terminal) =>
          toRead(folderOf(options), terminal, { orEmpty: true }, async ({ context }) => {
            await printAll(terminal, (cursor, limit) => page(context.store.read, cursor, limit), line, options.limit ?? ALL)
            return EXIT.done
          }),
        ),
      )
  const whole = <R>(noun: 'stages' | 'categories', all: (core: Core) => Promise<R[]>, lines: (row: R) => string[]) =>
    acting(noun, words, `list.${noun}`).action((options: Common) =>
      run((terminal) =>
        toRead(folderOf(options), terminal, { orEmpty: true }, async (core) => {
          const rows = await all(core)
          if (rows.length > 0 || terminal.json) await terminal.answer(rows, rows.flatMap(lines).join('\n'))
          else terminal.note(words('cli:list.none'))
          return EXIT.done
        }),
      ),
    )
  return list
    .addCommand(of('learnings', learningRecords, lineOf.learnings))
    .addCommand(of('ideas', ideaRecords, lineOf.ideas))
    .addCommand(whole('stages', ({ client }) => client.stages.list({}), ({ key, name, shown, ideas, steps }) => [[key, name, shown ? ideas : words('cli:list.leftOut')].filter((part) => part !== null).join('  '), ...steps.map((step) => `${key} › ${step.name}  ${step.ideas}`)]))
    .addCommand(whole('categories', ({ client }) => client.categories.list({}), ({ name, ideas }) => [`${name}  ${ideas}`]))
}

async function printAll<R>(terminal: Terminal, page: (cursor: string | null, limit: number) => Records<R>, line: (record: R) => string, limit: number): Promise<void> {
  let printed = 0
  if (terminal.json) await terminal.write('[')
  for (let cursor: string | null = null; printed < limit; ) {
    const { rows, next } = page(cursor, Math.min(PAGE, limit - printed))
    const parts = rows.map((row, index) => (terminal.json ? `${printed + index > 0 ? ',' : ''}\n${JSON.stringify(row)}` : `${line(row)}\n`))
    await terminal.write(parts.join(''))
    printed += rows.length
    if (next === null) break
    cursor = next
  }
  if (terminal.json) await terminal.write(printed > 0 ? '\n]\n' : ']\n')
  else if (printed === 0 && limit > 0) terminal.note(terminal.words('cli:list.none'))
}
