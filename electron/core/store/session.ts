// What belongs to this device and this person: who they are, preferences, drafts.
import type { Role } from '../../../shared/domain/rights.ts'
import type { Read } from './read.ts'
import type { Write } from './write.ts'

/** Things kept once, by name, that do not sync. */
export type MetaKey = 'me' | 'language' | 'theme' | 'importRun' | `agenda.seen.${string}`

export function getMeta(read: Read, key: MetaKey): string | null {
  return read.value<string>('SELECT value FROM meta WHERE key = ?', [key]) ?? null
}

export function setMeta(write: Write, key: MetaKey, value: string): void {
  write.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [key, value])
}

export function getMember(read: Read, id: string): { id: string; name: string; role: Role } | null {
  return read.get<{ id: string; name: string; role: Role }>('SELECT id, name, role FROM member WHERE id = ?', [id]) ?? null
}

export function hasExample(read: Read): boolean {
  return read.value('SELECT 1 FROM learning WHERE example = 1 UNION ALL SELECT 1 FROM idea WHERE example = 1 UNION ALL SELECT 1 FROM series WHERE example = 1 LIMIT 1') !== undefined
}

export function getDraft(read: Read, key: string): string | null {
  return read.value<string>('SELECT value FROM draft WHERE key = ?', [key]) ?? null
}

export function setDraft(write: Write, key: string, value: string, now: number): void {
  write.run('INSERT INTO draft (key, value, savedAt) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, savedAt = excluded.savedAt', [key, value, now])
}

export function dropDraft(write: Write, key: string): void {
  write.run('DELETE FROM draft WHERE key = ?', [key])
}
