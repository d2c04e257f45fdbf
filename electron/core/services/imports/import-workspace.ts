// Reading an exported workspace back: every line is checked before the first is taken, and what is there already stays as it is.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import { id, instant } from '../../../../shared/contract/fields.ts'
import { personOf } from '../../store/rights.ts'
import { getMember, getMeta, setMeta } from '../../store/session.ts'
import { admitFields, takeRow, type TransferRow } from '../../store/replica/transfer.ts'
import { attachmentFile } from '../attachments.ts'
import type { Context } from '../context.ts'
import { WORKSPACE_FORMAT, WORKSPACE_VERSION } from '../exports.ts'
import { openText, readText, type TextFile } from './text-file.ts'
import { dropUpload, uploaded, type Source } from '../uploads.ts'

/** One transaction: so many rows, or so long. */
const BATCH_ROWS = 500
const BATCH_MS = 30
/** Lines that are checked before others get their turn. */
const CHECKED_ROWS = 500
/** The largest row is the agenda of a held meeting: 2 million characters. */
const LONGEST_LINE = 8_000_000
/** A file that is one JSON array has to be read as a whole. */
const LARGEST_ARRAY = 100 * 1024 * 1024

const Header = z.object({ format: z.literal(WORKSPACE_FORMAT), version: z.number().int().min(1), me: id.nullish(), language: z.string().nullish() })
type Header = z.output<typeof Header>
const Row = z.object({ table: z.string(), id, fields: z.record(z.string(), z.unknown()), updatedAt: instant, deletedAt: instant.optional() })

interface Line { readonly line: number; readonly value: unknown }

const turn = () => new Promise((resolve) => setImmediate(resolve))

export async function importWorkspace(context: Context, { token }: { token: string }, signal: AbortSignal): Promise<{ imported: number; repeated: number }> {
  const result = await readWorkspace(context, uploaded(context.dataDir, token), signal)
  dropUpload(context.dataDir, token)
  return result
}

/**
 * Throws, before anything is written: `in-a-team`, `not-a-workspace`, `newer-workspace`, `bad-workspace-line` (params: line, table, field), and those of a text file.
 * Attached files are taken from the folder `attachments` beside the file, where there is one.
 */
export async function readWorkspace(context: Context, source: Source, signal: AbortSignal): Promise<{ imported: number; repeated: number }> {
  // its rows name other people as their authors, which nobody may do in a team's workspace
  if (personOf(context.store.read)) throw new AppError('in-a-team')
  const text = await openText(source)
  const header = await checkAll(text, signal)
  const counts = await takeAll(context, text, signal)
  if (header?.me && getMeta(context.store.read, 'me') === null && getMember(context.store.read, header.me)) {
    context.store.write((write) => {
      setMeta(write, 'me', header.me!)
      if (header.language) setMeta(write, 'language', header.language)
      write.changed('session')
    })
  }
  await takeAttachments(context, path.join(path.dirname(source.file), 'attachments'))
  return counts
}

async function* linesOf(text: TextFile): AsyncGenerator<Line> {
  if (/^\s*\[/.test(text.head)) {
    if (text.size > LARGEST_ARRAY) throw new AppError('not-a-workspace', { name: text.name })
    const values = parsed(await readFile(text.file, 'utf8'), text, 1)
    for (const [index, value] of (values as unknown[]).entries()) yield { line: index + 1, value }
    return
  }
  let line = 0
  let rest = ''
  for await (const { texts } of readText(text)) {
    for (const piece of texts) {
      if (!piece.includes('\n')) {
        rest += piece
        if (rest.length > LONGEST_LINE) throw new AppError(line === 0 ? 'not-a-workspace' : 'bad-workspace-line', { name: text.name, line: line + 1, table: '', field: '' })
        continue
      }
      const lines = (rest + piece).split('\n')
      rest = lines.pop()!
      for (const one of lines) {
        line += 1
        if (one.trim()) yield { line, value: parsed(one, text, line) }
      }
    }
  }
  if (rest.trim()) yield { line: line + 1, value: parsed(rest, text, line + 1) }
}

function parsed(json: string, { name }: TextFile, line: number): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    if (line === 1) throw new AppError('not-a-workspace', { name })
    throw new AppError('bad-workspace-line', { name, line, table: '', field: '' })
  }
}

const isHeader = (value: unknown) => typeof value === 'object' && value !== null && 'format' in value

async function checkAll(text: TextFile, signal: AbortSignal): Promise<Header | null> {
  let header: Header | null = null
  let rows = 0
  for await (const { line, value } of linesOf(text)) {
    signal.throwIfAborted()
    if (rows === 0 && header === null && isHeader(value)) {
      const found = Header.safeParse(value)
      if (!found.success) throw new AppError('not-a-workspace', { name: text.name })
      if (found.data.version > WORKSPACE_VERSION) throw new AppError('newer-workspace', { name: text.name, found: found.data.version, known: WORKSPACE_VERSION })
      header = found.data
      continue
    }
    // an array may come without a header, made by hand or by another program
    if (rows === 0 && header === null && !/^\s*\[/.test(text.head)) throw new AppError('not-a-workspace', { name: text.name })
    rowOf(text, line, value)
    rows += 1
    if (rows % CHECKED_ROWS === 0) await turn()
  }
  if (header === null && rows === 0) throw new AppError('not-a-workspace', { name: text.name })
  return header
}

/** The one door for rows from outside. Fields that this version does not know are kept for one that does. */
function rowOf({ name }: TextFile, line: number, value: unknown): TransferRow {
  const row = Row.safeParse(value)
  const refuse = (table: string, field: string) => new AppError('bad-workspace-line', { name, line, table, field })
  if (!row.success) throw refuse('', row.error.issues[0]!.path.map(String).join('.'))
  const { table, id, fields, updatedAt, deletedAt } = row.data
  const admitted = admitFields(table, fields)
  if ('misfit' in admitted) throw refuse(table, admitted.misfit)
  return { ...admitted, id, updatedAt, ...(deletedAt !== undefined && { deletedAt }) }
}

async function takeAll({ store }: Context, text: TextFile, signal: AbortSignal): Promise<{ imported: number; repeated: number }> {
  let imported = 0
  let repeated = 0
  let waiting: TransferRow[] = []
  const take = () => {
    const began = performance.now()
    const done = store.write((write) => {
      let at = 0
      while (at < waiting.length && (at === 0 || performance.now() - began < BATCH_MS)) {
        if (takeRow(write, waiting[at]!)) imported += 1
        else repeated += 1
        at += 1
      }
      return at
    })
    waiting = waiting.slice(done)
  }
  for await (const { line, value } of linesOf(text)) {
    if (isHeader(value)) continue
    waiting.push(rowOf(text, line, value))
    while (waiting.length >= BATCH_ROWS) {
      signal.throwIfAborted()
      take()
      await turn()
    }
  }
  while (waiting.length > 0) {
    take()
    await turn()
  }
  return { imported, repeated }
}

/** Takes the files that rows name, recognised by what is in them. */
async function takeAttachments({ store, dataDir }: Context, folder: string): Promise<void> {
  if (!existsSync(folder)) return
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
    const sha256 = hash.digest('hex')
    const target = attachmentFile(dataDir, sha256)
    if (existsSync(target) || store.read.value('SELECT 1 FROM attachment WHERE sha256 = ?', [sha256]) === undefined) continue
    await mkdir(path.dirname(target), { recursive: true })
    await copyFile(file, target)
  }
}
