// The browser shell: the core and the local host in one Node process, until Ctrl+C. For computers without the window's runtime.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../shared/app-error.ts'
import { createCore } from './core/core.ts'
import { lineLog } from './core/log.ts'
import { errorWords, languageOf, wordsFor } from './core/words.ts'
import { parseFlags, type Flags } from './flags.ts'
import { startHost } from './host-server.ts'
import { openBrowser } from './open-browser.ts'
import { VERSION } from './version.ts'

const words = await wordsFor(languageOf(Intl.DateTimeFormat().resolvedOptions().locale))

/** Exit codes: 2 for a wrong flag, 1 for what cannot be started. */
function giveUp(error: unknown, exitCode: number): never {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${errorWords(words, error)}\n`)
  process.exit(exitCode)
}

function readFlags(): Flags {
  try {
    return parseFlags(process.argv.slice(2))
  } catch (error) {
    return giveUp(error, 2)
  }
}

async function run({ dataDir, port, open }: Flags): Promise<void> {
  const root = path.join(import.meta.dirname, 'renderer')
  if (!existsSync(path.join(root, 'index.html'))) throw new AppError('screen-not-built', { folder: root })
  const log = lineLog((line) => process.stderr.write(`${line}\n`), Date.now, 'error')
  const core = createCore({ dataDir, shell: 'browser', version: VERSION, log })
  const host = await startHost({ root, port, words, serve: (wire) => core.serve(wire), newSecret: () => randomBytes(32).toString('base64url') }).catch(async (error: unknown) => {
    await core.close()
    throw error
  })

  let closing = false
  const close = () => {
    if (closing) return
    closing = true
    host
      .close()
      .then(() => core.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('closing failed', { error: String(error) })
          process.exit(1)
        },
      )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, close)

  const link = host.newLink()
  process.stdout.write(`${words('shell:open', { url: link })}\n`)
  if (open) openBrowser(link)
  if (process.stdin.isTTY) {
    // for a second browser, or one that forgot its cookie: the first link is used up by then
    process.stdin.on('data', () => process.stdout.write(`${words('shell:freshLink', { url: host.newLink() })}\n`))
  }
}

const flags = readFlags()
if (flags.help) process.stdout.write(`${words('shell:usage')}\n`)
else await run(flags).catch((error: unknown) => giveUp(error, 1))
