// Themes of one workspace: the computed grouping, what people decided, and what it amounts to today. Made when first asked for, then kept up.
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { movedRows, themeRows } from '../store/themes.ts'
import { joinedId } from '../store/write.ts'
import { countThemes, type Counts } from './counts.ts'
import { decide, type Decided } from './decided.ts'
import { createFollower, type Computed, type Published } from './follow.ts'
import type { Texts } from './texts.ts'

const DAY = 24 * 60 * 60 * 1000

export interface View extends Decided { readonly counts: readonly Counts[]; readonly loose: number; readonly learnings: number; readonly texts: Texts; readonly published: Published; readonly today: number; /** Of every theme that was seen since the start: the name of its first learning. Who looks at a theme whose id has changed meanwhile is led on. */ readonly seen: ReadonlyMap<string, string> }

export interface Themes {
  /** Null while the first grouping is made; asking begins it. */
  view(): View | null
  readonly progress: { done: number; of: number }
  readonly isSettled: boolean
  settle(): Promise<void>
  /** Forgets all, words too. After a wipe and after an erasure. */
  startOver(): void
  close(): void
}

/** Examples have ids of their own: they are grouped apart. */
export const keyOfTheme = ({ key, example }: Pick<Computed, 'key' | 'example'>) => (example ? `example ${key}` : key)
export const idOfTheme = (theme: Pick<Computed, 'key' | 'example'>) => joinedId('theme', keyOfTheme(theme))

export function createThemes({ store, now, log }: { store: Store; now: () => number; log: Log }): Themes {
  const follower = createFollower({ store, log, onPublished: () => store.write((write) => write.changed('themes')) })
  let decisions = 0
  const seen = new Map<string, string>()
  let known: { version: number; decisions: number; today: number; view: View } | null = null
  const stopListening = store.onChange((nouns) => {
    if (nouns.has('themes')) decisions++
  })
  return {
    view() {
      follower.begin()
      const { published } = follower
      if (!published) return null
      const today = Math.floor(now() / DAY)
      if (known?.version !== published.version || known.decisions !== decisions || known.today !== today) {
        const decided = decide(published, themeRows(store.read), movedRows(store.read), idOfTheme)
        const { themes: counts, loose, learnings } = countThemes(decided, published.texts, today)
        for (const theme of published.themes) seen.set(idOfTheme(theme), theme.key)
        known = { version: published.version, decisions, today, view: { ...decided, counts, loose, learnings, texts: published.texts, published, today, seen } }
      }
      return known.view
    },
    get progress() {
      return follower.progress
    },
    get isSettled() {
      return follower.isSettled
    },
    settle: () => follower.settle(),
    startOver() {
      known = null
      seen.clear()
      follower.startOver()
    },
    close() {
      stopListening()
      follower.close()
    },
  }
}
