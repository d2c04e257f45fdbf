// Workspaces of made-up texts for the bench of search. A million of them take minutes to write, so what was written is kept in the system's temporary folder for the next run.
import { createHash } from 'node:crypto'
import { closeSync, cpSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuid7 } from 'uuid'
import { removeIndex } from '../../electron/core/search/index-file.ts'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import { openTestCore, temporaryFolder, type TestCore } from '../support/core.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { madeUpTexts, type MadeUp } from './made-up-texts.ts'

export interface Counts { readonly learnings: number; readonly ideas: number }

const BATCH = 2000
const DAY = 24 * 60 * 60 * 1000
const SEED = 7
const SOURCES = ['../../electron/core/store/migrations', '../../electron/core/store/write.ts', '../search/texts.ts', 'made-up-texts.ts', 'made-database.ts']

/** Learnings and ideas by the store's own write path, in the order of their dates. */
async function fill(core: TestCore, made: MadeUp, counts: Counts): Promise<void> {
  const { store, newId } = core.context
  const author = store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)!
  const now = Date.now()
  for (let from = 0; from < counts.learnings; from += BATCH) {
    store.write((write) => {
      for (let at = from; at < Math.min(counts.learnings, from + BATCH); at++) {
        write.put('learning', newId(), {
          text: `${made.title()}. ${made.body()}`, quote: '', customerId: null, segmentId: null, channel: 'call', sentiment: 'bad', episodeId: null, areaId: null, happenedOn: '2026-03-04', waits: false, wow: false, visibility: 'everyone', authorId: author, teamId: null,
          createdAt: now - Math.floor(((counts.learnings - at) / counts.learnings) * 700 * DAY),
        })
      }
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (let from = 0; from < counts.ideas; from += BATCH) {
    store.write((write) => {
      for (let at = from; at < Math.min(counts.ideas, from + BATCH); at++) {
        const createdAt = now - Math.floor(((counts.ideas - at) / counts.ideas) * 700 * DAY)
        write.put('idea', newId(), { title: made.title(), description: made.body(), stage: 'submitted', authorId: author, ownerId: null, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt, submittedAt: createdAt, stageAt: createdAt })
      }
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Changes when what a made database depends on changes. */
function state(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const place = path.join(import.meta.dirname, source)
    const files = source.endsWith('.ts') ? [place] : readdirSync(place).sort().map((name) => path.join(place, name))
    for (const file of files) hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 12)
}

/** A folder with such a workspace, without an index, for the caller to remove. */
export async function madeDatabase(counts: Counts, say: (text: string) => void): Promise<string> {
  const kept = path.join(tmpdir(), 'empty-chair-bench', `${counts.learnings}-${counts.ideas}-${state()}`)
  if (!existsSync(kept)) {
    say(`  writing ${(counts.learnings + counts.ideas).toLocaleString('en')} texts, kept for the next run in ${kept}...`)
    const dataDir = temporaryFolder()
    const core = await openTestCore({ now: Date.now, newId: uuid7, dataDir })
    // the index has its turn later
    core.context.search.close()
    await fill(core, madeUpTexts(seededRandom(SEED)), counts)
    core.context.store.write((write) => void write.run('DELETE FROM searchMark'))
    await core.close()
    removeIndex(dataDir)
    mkdirSync(path.dirname(kept), { recursive: true })
    renameSync(dataDir, kept)
  }
  const folder = temporaryFolder()
  rmSync(folder, { recursive: true })
  cpSync(kept, folder, { recursive: true })
  // else the first checkpoint waits until all of the copy is on the disk
  const file = openSync(path.join(folder, DATABASE_FILE), 'r+')
  fsyncSync(file)
  closeSync(file)
  return folder
}
