// Kill -9 in the middle of writing, again and again; then see that what was saved is there, once, with its operation.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createCore } from '../../electron/core/core.ts'

export interface CrashReport {
  kills: number
  saved: number
  /** Learnings that were said to be saved and are not there. */
  lost: number
  /** Rows without their one creation in the outbox, or the reverse. */
  apart: number
}

export async function crashAgainAndAgain(dataDir: string, kills: number, random: () => number): Promise<CrashReport> {
  const saved = new Set<string>()
  for (let kill = 0; kill < kills; kill++) {
    const writer = spawn(process.execPath, [fileURLToPath(new URL('crash-writer.ts', import.meta.url)), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    let rest = ''
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()!
      for (const line of lines) saved.add(line)
    })
    await once(writer.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, random() * 120))
    writer.kill('SIGKILL')
    await once(writer, 'close')
  }
  const core = createCore({ dataDir, shell: 'test', version: '0.0.0' })
  const { read } = core.context.store
  const present = new Set(read.all<{ id: string }>('SELECT id FROM learning').map((row) => row.id))
  const apart = ['learning', 'learningTag', 'customer', 'followUp'].reduce(
    (sum, table) =>
      sum +
      read.value<number>(`SELECT count(*) FROM ${table} WHERE (SELECT count(*) FROM outbox WHERE rowId = ${table}.id AND kind = 'put') <> 1`)! +
      read.value<number>(`SELECT count(*) FROM outbox WHERE entity = '${table}' AND rowId NOT IN (SELECT id FROM ${table})`)!,
    0,
  )
  await core.close()
  return { kills, saved: saved.size, lost: [...saved].filter((id) => !present.has(id)).length, apart }
}
