// `join`, `sync` and `status`: a team's hub without a window, for automation.
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import type { SyncStatus } from '../../shared/contract/sync.ts'
import type { Core } from '../core/core.ts'
import { acting, folderOf, numberOf, type Common } from './command.ts'
import { toFill, toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'

interface Words { words: Terminal['words'] }

const TIMEOUT = 600
/** How long the comparison of both sides is waited for, once they are in step; the hub may put it off. Milliseconds. */
const COMPARE_MS = 5000

/** Reasons of the loop that have words of their own; the others are a connection that did not last. */
const SAID = new Set(['no-network', 'hub-refuses', 'hub-not-found', 'hub-not-trusted', 'upgrade-app', 'upgrade-hub', 'signed-out', 'revoked', 'wiped', 'token-copied', 'sealed-elsewhere'])

export function joinCommand({ words }: Words, run: Run): Command {
  return acting('join', words, 'join')
    .argument('<address>', words('cli:join.address'))
    .argument('<code>', words('cli:join.code'))
    .requiredOption('--name <name>', words('cli:join.name'))
    .action((address: string, code: string, { name, ...options }: Common & { name: string }) =>
      run((terminal) =>
        toFill(folderOf(options), async ({ client }) => {
          const joined = await client.sync.join({ address, code, name })
          await terminal.answer(joined, words('cli:join.done', { name: joined.member.name, role: words(`cli:join.role.${joined.member.role}`), workspace: joined.workspace }))
          return EXIT.done
        }),
      ),
    )
}

export function syncCommand({ words }: Words, run: Run): Command {
  return acting('sync', words, 'sync')
    .option('--timeout <seconds>', words('cli:sync.timeout'), numberOf('--timeout', 1, 86_400), TIMEOUT)
    .action(({ timeout, ...options }: Common & { timeout: number }) =>
      run(async (terminal) =>
        toFill(
          folderOf(options),
          async (core) => {
            const status = await inStep(core, timeout, ({ state, waiting, progress }) => terminal.progress(words('cli:sync.progress', { state, waiting, ...progress })))
            const { hub, conflicts, rejections } = status
            await terminal.answer(answerOf(status), [words(status.verifiedAt === null ? 'cli:sync.done' : 'cli:sync.checked', { hub }), ...(conflicts + rejections > 0 ? [words('cli:sync.needs', { conflicts, rejections })] : [])].join('\n'))
            return EXIT.done
          },
          { live: true },
        ),
      ),
    )
}

export function statusCommand({ words }: Words, run: Run): Command {
  return acting('status', words, 'status').action((options: Common) =>
    run((terminal) =>
      toRead(folderOf(options), terminal, { orEmpty: true }, async ({ context }) => {
        const status = context.connection.status()
        const verified = status.verifiedAt === null ? words('cli:status.never') : new Date(status.verifiedAt).toISOString()
        const text = [words(`cli:status.${status.state}`, { hub: status.hub }), ...(status.hub === null ? [] : [words('cli:status.counts', { ...status, verified })])]
        await terminal.answer(answerOf(status), text.join('\n'))
        return EXIT.done
      }),
    ),
  )
}

function answerOf({ state, hub, workspace, waiting, conflicts, rejections, verifiedAt }: SyncStatus): object {
  return { state, hub, workspace, waiting, conflicts, rejections, lastVerified: verifiedAt === null ? null : new Date(verifiedAt).toISOString() }
}

/**
 * Until everything is sent and received, and compared if that comes soon.
 * Throws an AppError: `not-joined`, `sync-timeout`, or the reason for which the hub is not reached.
 */
async function inStep({ context: { connection, now } }: Core, seconds: number, tell: (status: SyncStatus) => void): Promise<SyncStatus> {
  const began = now()
  if (connection.status().state === 'alone') throw new AppError('not-joined')
  return new Promise((resolve, reject) => {
    let compare: NodeJS.Timeout | undefined
    const late = setTimeout(() => finish(() => reject(new AppError('sync-timeout', { seconds }))), seconds * 1000)
    const stop = connection.onStatus(look)
    function finish(act: () => void): void {
      clearTimeout(late)
      clearTimeout(compare)
      stop()
      act()
    }
    function look(status: SyncStatus): void {
      tell(status)
      const { state, reason, hub, verifiedAt } = status
      if (state === 'unreachable' || state === 'offline' || state === 'upgrade' || state === 'signed-out') return finish(() => reject(new AppError(reason !== null && SAID.has(reason) ? reason : 'hub-unreachable', { address: hub ?? '' })))
      if (state !== 'up-to-date' && state !== 'needs-you') return
      if (verifiedAt !== null && verifiedAt >= began) return finish(() => resolve(status))
      compare ??= setTimeout(() => finish(() => resolve(connection.status())), COMPARE_MS)
    }
    look(connection.status())
  })
}
