// The session: who uses this device, first run, preferences, the example workspace, drafts, and the event that something changed.
import * as z from 'zod'
import { ROLES } from '../domain/rights.ts'
import { LANGUAGES, NOUNS, SHELLS, THEMES } from '../domain/session.ts'
import { call, stream } from './procedure.ts'
import { count, done, id, instant, name, noInput } from './fields.ts'

/** `en-XA` is the pseudo-language: every text of the catalogue in accented brackets, so that text outside it shows. */
export const Language = z.enum([...LANGUAGES, 'en-XA'])

export const Preferences = z.object({ language: Language, theme: z.enum(THEMES) })
export const Session = z.object({
  /** Null until the first run is through. */
  member: z.object({ id, name: z.string(), role: z.enum(ROLES) }).nullable(),
  /** The workspace is a team's: what `member` may do hangs on the role. Who works alone may do everything. */
  inTeam: z.boolean(),
  preferences: Preferences,
  example: z.boolean(),
  shell: z.enum(SHELLS),
  version: z.string(),
  dataDir: z.string(),
  now: instant,
  /** Set when the database was repaired, migrated or restored at this start: a code of `settings:notice.<code>`. */
  notices: z.array(z.string()),
})

/** Somebody to be chosen. `team` tells apart who have one name. */
export const Person = z.object({ id, name: z.string(), role: z.enum(ROLES), team: z.string().nullable(), me: z.boolean() })
export const Noun = z.enum(NOUNS)

export const session = {
  get: call(noInput, Session),
  begin: call(z.object({ name, language: Language, example: z.boolean().default(false) }), Session, ['already-begun']),
  rename: call(z.object({ name }), Session),
  setPreferences: call(Preferences.partial(), Session),
  addExample: call(noInput, Session, ['example-present']),
  /** Removes every example row; rows that real things use stay and become real. */
  removeExample: call(noInput, z.object({ removed: count, kept: count })),
  /** The first few members whose names fit what is typed, by name. `others`: without the one who asks. */
  people: call(z.object({ text: z.string().max(200).default(''), limit: z.number().int().min(1).max(50).default(20), others: z.boolean().default(false) }), z.array(Person)),
  /** Those members, also who left; in any order. */
  named: call(z.object({ ids: z.array(id).max(500) }), z.array(Person)),
  loadDraft: call(z.object({ key: z.string().min(1).max(200) }), z.object({ value: z.string().nullable() })),
  /** Durable when it returns. `value` is the form's own JSON. */
  saveDraft: call(z.object({ key: z.string().min(1).max(200), value: z.string().max(4_000_000, 'too-long') }), done),
  discardDraft: call(z.object({ key: z.string().min(1).max(200) }), done),
  watchChanges: stream(noInput, z.object({ nouns: z.array(Noun) })),
}

export type Language = z.output<typeof Language>
export type Preferences = z.output<typeof Preferences>
export type Session = z.output<typeof Session>
export type Person = z.output<typeof Person>
export type Noun = z.output<typeof Noun>
