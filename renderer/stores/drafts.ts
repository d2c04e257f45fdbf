// Drafts: what is being typed, kept by the core at every keystroke, so that closing, crashing or leaving the page loses nothing.
//
//   typed -> waiting -> saving -> kept
//             ^           |
//             +-----------+   typed again while saving: only the newest text is saved next, never two at once
import { useEffect } from 'react'
import { create } from 'zustand'
import { AppError } from '../../shared/app-error.ts'
import { api, onConnected } from '../client.ts'

export type DraftState = 'loading' | 'empty' | 'saving' | 'kept' | 'waiting' | 'too-long'

interface Entry { value: unknown; state: DraftState }

const useDrafts = create<{ drafts: Readonly<Record<string, Entry>> }>()(() => ({ drafts: {} }))
/** Keys whose newest text the core has not got yet. */
const unsaved = new Set<string>()
const inFlight = new Set<string>()

const put = (key: string, entry: Entry) => useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: entry } }))
const get = (key: string) => useDrafts.getState().drafts[key]
const mark = (key: string, state: DraftState) => {
  const entry = get(key)
  if (entry) put(key, { ...entry, state })
}

async function save(key: string): Promise<void> {
  if (inFlight.has(key)) return
  inFlight.add(key)
  try {
    while (unsaved.delete(key)) {
      const entry = get(key)
      if (entry?.state === 'empty') await api.session.discardDraft({ key })
      else if (entry) {
        await api.session.saveDraft({ key, value: JSON.stringify(entry.value) })
        if (!unsaved.has(key)) mark(key, 'kept')
      }
    }
  } catch (error) {
    // Lost connection: the text waits here and goes when the core is back.
    if (error instanceof AppError && error.code === 'bad-input') mark(key, 'too-long')
    else {
      unsaved.add(key)
      mark(key, 'waiting')
    }
  } finally {
    inFlight.delete(key)
  }
}

/** Called once at start. */
export function keepDrafts(): void {
  onConnected(() => {
    for (const key of unsaved) void save(key)
    for (const [key, { state }] of Object.entries(useDrafts.getState().drafts)) if (state === 'loading') void load(key)
  })
}

async function load(key: string): Promise<void> {
  try {
    const { value } = await api.session.loadDraft({ key })
    // Typed meanwhile: that is newer.
    if (get(key)?.state !== 'loading') return
    put(key, value === null ? { value: null, state: 'empty' } : { value: JSON.parse(value) as unknown, state: 'kept' })
  } catch (error) {
    if (error instanceof SyntaxError) put(key, { value: null, state: 'empty' })
    // Otherwise the connection is gone: loaded when it is back.
  }
}

export function discardDraft(key: string): void {
  put(key, { value: null, state: 'empty' })
  unsaved.add(key)
  void save(key)
}

export interface Draft<T> {
  /** The draft, or `initial` as long as nothing was typed. */
  value: T
  state: DraftState
  /** Changes some fields, and keeps them. */
  set: (change: Partial<T>) => void
  /** Back to `initial`; nothing is kept. */
  discard: () => void
}

/** A form's values, kept under `key`. `initial` is used as it is at each call while there is no draft. */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const entry = useDrafts(({ drafts }) => drafts[key])
  useEffect(() => {
    if (get(key)) return
    put(key, { value: null, state: 'loading' })
    void load(key)
  }, [key])
  const valueOf = (of: Entry | undefined): T => ({ ...initial, ...(of?.value as Partial<T> | null | undefined) })
  return {
    value: valueOf(entry),
    state: entry?.state ?? 'loading',
    set(change) {
      // Only what was touched: a field that changes elsewhere meanwhile shows its new value.
      put(key, { value: { ...(get(key)?.value as Partial<T> | null | undefined), ...change }, state: 'saving' })
      unsaved.add(key)
      void save(key)
    },
    discard: () => discardDraft(key),
  }
}
