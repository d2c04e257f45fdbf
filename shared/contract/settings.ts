// Moving data in and out, attachments, backups and the health of the database.
import * as z from 'zod'
import { IMPORT_NOUNS } from '../domain/import.ts'
import { call, stream } from './procedure.ts'
import { count, day, done, id, instant, LARGEST_ATTACHMENT, LONGEST_NAME, noInput } from './fields.ts'
import { AttachmentInput } from './learnings.ts'

/** column -> field */
export const ImportMap = z.record(z.string().max(500), z.string().max(50))
/** The columns of a table, its first rows, and a guess of what each column is. */
export const ImportPreview = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())), map: ImportMap, lines: count })
export const ImportProgress = z.object({
  state: z.enum(['running', 'done', 'cancelled']),
  /** Lines read, of which imported, already there, and refused. */
  read: count,
  imported: count,
  repeated: count,
  refused: count,
  /** 0 to 1, by bytes. */
  share: z.number().min(0).max(1),
  /** The first 50 refused lines: line number in the file, the column's name ('' when it is the whole line), and the code of `errors:<code>`. */
  problems: z.array(z.object({ line: count, field: z.string(), code: z.string(), value: z.string() })),
  /** Set at the end when lines were refused: a table of all of them, to be corrected and imported. */
  refusedFile: z.string().nullable(),
})
const token = z.string().regex(/^[0-9a-f-]{36}$/)
const bytes = z.instanceof(Uint8Array)

export const settings = {
  /** A file comes in pieces of at most 4 MiB, so that no size is too large. */
  openUpload: call(z.object({ name: z.string().max(500) }), z.object({ token })),
  upload: call(z.object({ token, bytes }), done, ['unknown-upload']),
  /** Columns, the first rows, and a guess of what each column is. Refuses what is not a table of text. */
  previewImport: call(z.object({ token, noun: z.enum(IMPORT_NOUNS) }), ImportPreview, ['unknown-upload', 'not-a-table', 'empty-file', 'not-text']),
  /** Leaving the stream cancels; what was imported stays. Importing the same file again repeats nothing. */
  watchImport: stream(z.object({ token, noun: z.enum(IMPORT_NOUNS), map: ImportMap }), ImportProgress),
  importWorkspace: call(z.object({ token }), z.object({ imported: count, repeated: count }), ['unknown-upload', 'not-a-workspace', 'newer-workspace', 'bad-workspace-line']),
  /** Writes CSV, JSON Lines and Markdown into a new folder inside the data folder. */
  export: call(noInput, z.object({ folder: z.string(), files: z.array(z.string()) })),
  backup: call(noInput, z.object({ file: z.string(), bytes: count })),
  listBackups: call(noInput, z.array(z.object({ file: z.string(), bytes: count, at: instant }))),
  check: call(noInput, z.object({ ok: z.boolean(), problems: z.array(z.string()), rows: z.record(z.string(), count) })),
  putAttachment: call(z.object({ name: z.string().min(1).max(LONGEST_NAME), mime: z.string().max(200), bytes: bytes.refine((value) => value.byteLength <= LARGEST_ATTACHMENT, 'too-large') }), AttachmentInput),
  getAttachment: call(z.object({ id }), z.object({ name: z.string(), mime: z.string(), bytes }), ['unknown-attachment', 'attachment-missing', 'attachment-not-sent', 'attachment-offline', 'attachment-damaged']),
}

export type ImportNoun = (typeof IMPORT_NOUNS)[number]
export type ImportMap = z.output<typeof ImportMap>
export type ImportProgress = z.output<typeof ImportProgress>
export type Day = z.output<typeof day>
