// `list`: learnings or ideas, newest first, page by page, however many there are.
import type { Command } from 'commander'
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
  return list.addCommand(of('learnings', learningRecords, lineOf.learnings)).addCommand(of('ideas', ideaRecords, lineOf.ideas))
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
