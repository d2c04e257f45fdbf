// The whole workspace in open formats: JSON Lines to be read back, tables for spreadsheets, the attached files, and a note on what is what.
import { accessSync, constants, createWriteStream, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { TFunction } from 'i18next'
import { AppError } from '../../../shared/app-error.ts'
import { csvLine, protectCell } from '../../../shared/domain/csv.ts'
import type { Language } from '../../../shared/contract/session.ts'
import { stampOf } from '../store/database.ts'
import type { Read } from '../store/read.ts'
import { ideaRecords, learningRecords, type IdeaRecord, type LearningRecord, type Records } from '../store/records.ts'
import { getMeta } from '../store/session.ts'
import { openSnapshot } from '../store/replica/snapshot.ts'
import { storageError } from '../store/store.ts'
import { ROW_FORMAT, rowCount, TRANSFERRED, transferRows } from '../store/replica/transfer.ts'
import { wordsFor } from '../words.ts'
import { attachmentFile } from './attachments.ts'
import type { Context } from './context.ts'

export const WORKSPACE_FORMAT = 'empty-chair-workspace'
/** Grows when an older version could not read the file. */
export const WORKSPACE_VERSION = 1
const SLICE = 500

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Into a new folder inside the data folder. */
export async function exportHere(context: Context): Promise<{ folder: string; files: string[] }> {
  return exportWorkspace(context, path.join(context.dataDir, 'exports', stampOf(context.now())))
}

/** Makes a folder that somebody named, if need be. Throws `folder-not-writable`, `storage-full`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new AppError('storage-full', { folder }) : new AppError('folder-not-writable', { folder })
  }
}

/** Throws `folder-not-empty`, `folder-not-writable`, `storage-full`. What was begun and cannot be finished is removed. */
export async function exportWorkspace({ dataDir, now, version, log }: Context, folder: string): Promise<{ folder: string; files: string[] }> {
  makeFolder(folder)
  if (readdirSync(folder).length > 0) throw new AppError('folder-not-empty', { folder })
  const snapshot = openSnapshot(dataDir, log)
  const { read } = snapshot
  const files: string[] = []
  try {
    const t = await wordsFor((getMeta(read, 'language') ?? 'en') as Language)
    const file = (name: string) => {
      files.push(name)
      return path.join(folder, name)
    }
    const header = { format: WORKSPACE_FORMAT, version: WORKSPACE_VERSION, schema: ROW_FORMAT, app: version, exportedAt: new Date(now()).toISOString(), me: getMeta(read, 'me'), language: getMeta(read, 'language'), rows: Object.fromEntries(TRANSFERRED.map((table) => [table, rowCount(read, table)])) }
    await writeRows(file('workspace.jsonl'), header, read)
    await writeTable(file('learnings.csv'), LEARNING_COLUMNS, (cursor) => learningRecords(read, cursor, SLICE))
    await writeTable(file('ideas.csv'), IDEA_COLUMNS, (cursor) => ideaRecords(read, cursor, SLICE))
    const missing = await copyAttachments(read, dataDir, folder, files)
    await writeFile(file('README.md'), readmeOf(t, header, missing))
    return { folder, files }
  } catch (error) {
    for (const name of files) rmSync(path.join(folder, name), { force: true })
    for (const made of [path.join(folder, 'attachments'), folder]) if (existsSync(made) && readdirSync(made).length === 0) rmdirSync(made)
    throw storageError(error, folder)
  } finally {
    snapshot.close()
  }
}

/** The rows come as the disk takes them. */
async function writeRows(file: string, header: object, read: Read): Promise<void> {
  await pipeline(async function* () {
    yield `${JSON.stringify(header)}\n`
    for (const rows of transferRows(read, SLICE)) {
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      await turn()
    }
  }, createWriteStream(file))
}

type Columns<R> = Readonly<Record<string, (record: R) => string | readonly string[] | boolean | null>>

/** Named like the fields of an import, so that the table can be read back without saying what is what. */
const LEARNING_COLUMNS: Columns<LearningRecord> = {
  text: ({ text }) => text, quote: ({ quote }) => quote, customer: ({ customer }) => customer, segment: ({ segment }) => segment, channel: ({ channel }) => channel, sentiment: ({ sentiment }) => sentiment,
  episode: ({ episode }) => episode, area: ({ area }) => area, cause: ({ cause }) => cause, tags: ({ tags }) => tags, date: ({ date }) => date, waits: ({ waits }) => waits, wow: ({ wow }) => wow, author: ({ author }) => author, logged: ({ createdAt }) => createdAt, id: ({ id }) => id,
}
const IDEA_COLUMNS: Columns<IdeaRecord> = {
  title: ({ title }) => title, description: ({ text }) => text, customers: ({ customers }) => customers, segments: ({ segments }) => segments, affects: ({ affects }) => affects, delight: ({ delight }) => delight, benefit: ({ benefit }) => benefit,
  stage: ({ stage, stageName }) => stageName ?? stage, step: ({ step }) => step, category: ({ category }) => category, reason: ({ reason }) => reason, date: ({ createdAt }) => createdAt.slice(0, 10), effort: ({ effort }) => effort, author: ({ author }) => author, owner: ({ owner }) => owner,
  supporters: ({ supporters }) => String(supporters), comments: ({ comments }) => String(comments), learnings: ({ learnings }) => String(learnings), mergedInto: ({ mergedInto }) => mergedInto, id: ({ id }) => id,
}

function cellOf(value: string | readonly string[] | boolean | null): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : ''
  if (typeof value === 'string') return value
  // one name with a comma in it needs the semicolon that says so
  return value.length === 1 && value[0]!.includes(',') ? `${value[0]};` : value.join('; ')
}

async function writeTable<R extends { example: boolean }>(file: string, columns: Columns<R>, page: (cursor: string | null) => Records<R>): Promise<void> {
  const values = Object.values(columns)
  await pipeline(async function* () {
    yield `\ufeff${csvLine(Object.keys(columns))}` // the mark tells spreadsheets that it is UTF-8
    for (let cursor: string | null = null; ; ) {
      const { rows, next } = page(cursor)
      yield rows.filter(({ example }) => !example).map((row) => csvLine(values.map((column) => protectCell(cellOf(column(row)))))).join('')
      if (next === null) return
      cursor = next
      await turn()
    }
  }, createWriteStream(file))
}

/** Under their own names, told apart by the beginning of their hash. Those whose file is gone are answered. */
async function copyAttachments(read: Read, dataDir: string, folder: string, files: string[]): Promise<string[]> {
  const missing: string[] = []
  for (const { name, sha256 } of read.all<{ name: string; sha256: string }>('SELECT name, sha256 FROM attachment WHERE example = 0 GROUP BY sha256 ORDER BY min(pk)')) {
    const source = attachmentFile(dataDir, sha256)
    if (!existsSync(source)) {
      missing.push(name)
      continue
    }
    mkdirSync(path.join(folder, 'attachments'), { recursive: true })
    // oxlint-disable-next-line no-control-regex -- these are among what file systems refuse
    const target = path.join('attachments', `${sha256.slice(0, 16)} ${name.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').slice(-120)}`.trimEnd())
    await copyFile(source, path.join(folder, target))
    files.push(target)
  }
  return missing
}

function readmeOf(t: TFunction, { exportedAt, app, rows }: { exportedAt: string; app: string; rows: Record<string, number> }, missing: readonly string[]): string {
  const counts = Object.entries(rows).filter(([, count]) => count > 0).map(([table, count]) => `| ${table} | ${count} |`).join('\n')
  const lines = ['title', 'jsonl', 'tables', 'formulas', 'attachments', 'examples', 'back'].map((key) => t(`transfer:readme.${key}` as 'transfer:readme.title', { exportedAt, app }))
  return `${lines.join('\n\n')}\n\n| ${t('transfer:readme.table')} | ${t('transfer:readme.rows')} |\n| --- | --- |\n${counts}\n${missing.length > 0 ? `\n${t('transfer:readme.missing', { names: missing.join(', ') })}\n` : ''}`
}
