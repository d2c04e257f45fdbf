// What a theme goes by until people give it a name, and which words make it: from its newest learnings, remembered while it stays as it is.
import type { Read } from '../store/read.ts'
import { LOOKED_THROUGH, nameIn, wordsOfLearnings } from './forms.ts'
import type { Theme } from './nearness.ts'
import { firstLogged, type Texts } from './texts.ts'
import { isWord } from './units.ts'

/** Words that a theme goes by, and that make it. */
const NAMING = 3
const NAMED_BY = 4
const MAKERS = 12

export interface Naming {
  /** `key`: of the theme. `newest`: its learnings that are looked through, by pk. */
  nameOf(key: string, theme: Theme, newest: readonly number[]): { makers: number[]; words: readonly string[] }
  forget(): void
}

export function createNaming(read: Read): Naming {
  const named = new Map<string, { signature: string; words: readonly string[] }>()
  return {
    nameOf(key, theme, newest) {
      const makers = singles(theme)
      const signature = `${theme.size} ${newest.join(' ')} ${makers.join(' ')}`
      const known = named.get(key)
      if (known?.signature === signature) return { makers, words: known.words }
      const words = nameIn(wordsOfLearnings(read, newest), makers, { most: NAMING, share: NAMED_BY })
      named.set(key, { signature, words })
      return { makers, words }
    },
    forget: () => named.clear(),
  }
}

const singles = ({ sum }: Theme) => [...sum].filter(([unit]) => isWord(unit)).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MAKERS).map(([unit]) => unit)

/** Those of a theme's learnings that its name is looked for in. */
export function newestFirst(texts: Texts, members: readonly number[]): number[] {
  const first = firstLogged(texts)
  return members.toSorted((a, b) => first(b, a)).slice(0, LOOKED_THROUGH)
}
