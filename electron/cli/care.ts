// `export`, `backup` and `check`: the data leaves in open formats, is copied, and is looked over. All of them work beside another shell.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import { exportWorkspace, makeFolder } from '../core/services/exports.ts'
import { check } from '../core/services/health.ts'
import { backupTo } from '../core/store/database.ts'
import { acting, folderOf, type Common } from './command.ts'
import { toFill, toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'

interface Words { words: Terminal['words'] }

export function exportCommand({ words }: Words, run: Run): Command {
  return acting('export', words, 'export')
    .argument('<dir>', words('cli:export.dir'))
    .action((dir: string, options: Common) =>
      run((terminal) =>
        toRead(folderOf(options), terminal, { orEmpty: false }, async ({ context }) => {
          const { folder, files } = await exportWorkspace(context, path.resolve(dir))
          await terminal.answer({ folder, files }, words('cli:export.done', { folder, count: files.length }))
          return EXIT.done
        }),
      ),
    )
}

export function backupCommand({ words }: Words, run: Run): Command {
  return acting('backup', words, 'backup')
    .argument('<file>', words('cli:backup.file'))
    .action((given: string, options: Common) =>
      run((terminal) =>
        toRead(folderOf(options), terminal, { orEmpty: false }, async ({ context }) => {
          const file = path.resolve(given)
          if (existsSync(file)) throw new AppError('file-exists', { file })
          makeFolder(path.dirname(file))
          const made = await backupTo(context.database, file)
          await terminal.answer(made, words('cli:backup.done', { ...made, size: Math.ceil(made.bytes / 1024) }))
          return EXIT.done
        }),
      ),
    )
}

export function checkCommand({ words }: Words, run: Run): Command {
  return acting('check', words, 'check')
    .option('--repair', words('cli:check.repair'))
    .action((options: Common & { repair?: true }) =>
      run(async (terminal) => {
        if (options.repair) await repair(folderOf(options), terminal)
        return toRead(folderOf(options), terminal, { orEmpty: false }, async ({ context }) => {
          const health = await check(context, {})
          const rows = Object.values(health.rows).reduce((sum, count) => sum + count, 0)
          await terminal.answer(health, health.ok ? words('cli:check.sound', { count: rows }) : [...health.problems, words('cli:check.problems', { count: health.problems.length })].join('\n'))
          return health.ok ? EXIT.done : EXIT.failed
        })
      }),
    )
}

/** Makes the search index anew. Throws `no-workspace`, and `data-folder-in-use` beside another shell. */
async function repair(folder: string, terminal: Terminal): Promise<void> {
  await toRead(folder, terminal, { orEmpty: false }, async () => {})
  await toFill(folder, async ({ context }) => {
    context.search.startOver()
    await context.search.settle((done, of) => terminal.progress(terminal.words('cli:check.repairing', { done, of })))
  })
}
