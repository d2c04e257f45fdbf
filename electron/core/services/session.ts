// The session: first run, who uses this device, preferences, drafts, and the stream of changes.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Noun, Preferences, Session, session as contract } from '../../../shared/contract/session.ts'
import { personOf } from '../store/rights.ts'
import { dropDraft, getDraft, getMember, getMeta, hasExample, setDraft, setMeta } from '../store/session.ts'
import { changes } from './changes.ts'
import { me, type Context } from './context.ts'
import { addExampleRows } from './example.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function get(context: Context): Session {
  const { store, shell, version, dataDir, now, notices } = context
  const id = getMeta(store.read, 'me')
  return {
    member: id ? getMember(store.read, id) : null,
    inTeam: personOf(store.read) !== null,
    preferences: { language: (getMeta(store.read, 'language') ?? 'en') as Preferences['language'], theme: (getMeta(store.read, 'theme') ?? 'system') as Preferences['theme'] },
    example: hasExample(store.read),
    shell,
    version,
    dataDir,
    now: now(),
    notices: [...notices],
  }
}

/** The first run: the person becomes the workspace's first member, and its admin. */
export function begin(context: Context, { name, language, example }: Input<'begin'>): Session {
  const { store, newId, now } = context
  if (getMeta(store.read, 'me')) throw new AppError('already-begun')
  store.write((write) => {
    const id = newId()
    write.put('member', id, { name, role: 'admin', teamId: null, createdAt: now() })
    setMeta(write, 'me', id)
    setMeta(write, 'language', language)
    write.changed('session')
  })
  if (example) addExampleRows(context)
  return get(context)
}

export function rename(context: Context, { name }: Input<'rename'>): Session {
  context.store.write((write) => {
    write.patch('member', me(context), { name })
    write.changed('session')
  })
  return get(context)
}

export function setPreferences(context: Context, { language, theme }: Input<'setPreferences'>): Session {
  context.store.write((write) => {
    if (language) setMeta(write, 'language', language)
    if (theme) setMeta(write, 'theme', theme)
    write.changed('session')
  })
  return get(context)
}

export function loadDraft({ store }: Context, { key }: Input<'loadDraft'>): { value: string | null } {
  return { value: getDraft(store.read, key) }
}

export function saveDraft({ store, now }: Context, { key, value }: Input<'saveDraft'>): Record<string, never> {
  store.write((write) => setDraft(write, key, value, now()))
  return {}
}

export function discardDraft({ store }: Context, { key }: Input<'discardDraft'>): Record<string, never> {
  store.write((write) => dropDraft(write, key))
  return {}
}

/** One item for each commit that changed something; commits that come while nobody reads are joined into one. */
export async function* watchChanges({ store }: Context, _input: Input<'watchChanges'>, signal: AbortSignal): AsyncGenerator<{ nouns: Noun[] }> {
  const gathered = new Set<Noun>()
  const follow = (changed: () => void) =>
    store.onChange((nouns) => {
      for (const noun of nouns) gathered.add(noun)
      changed()
    })
  for await (const _ of changes(follow, signal, { atOnce: false })) {
    const nouns = [...gathered]
    gathered.clear()
    yield { nouns }
  }
}
