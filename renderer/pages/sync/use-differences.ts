// What two texts do not share, word by word. The comparison is fetched when it is needed, and given up when it takes too long.
import { useEffect, useState } from 'react'

/** Longest look for the differences, milliseconds: two different books have no short answer. */
const PATIENCE = 300

export interface Piece { readonly text: string; readonly own: boolean }
export interface Compared { readonly a: readonly Piece[]; readonly b: readonly Piece[] }

/** Null while it is not known, or cannot be known in time. */
export function useDifferences(a: string, b: string, wanted: boolean): Compared | null {
  const [found, setFound] = useState<{ a: string; b: string; compared: Compared | null } | null>(null)
  useEffect(() => {
    if (!wanted) return
    let over = false
    void import('diff').then(({ diffWordsWithSpace }) => {
      const parts = diffWordsWithSpace(a, b, { timeout: PATIENCE })
      if (over) return
      const side = (other: 'added' | 'removed') => (parts ?? []).filter((part) => !part[other]).map((part) => ({ text: part.value, own: part.added || part.removed }))
      setFound({ a, b, compared: parts ? { a: side('added'), b: side('removed') } : null })
    })
    return () => {
      over = true
    }
  }, [a, b, wanted])
  return found && found.a === a && found.b === b ? found.compared : null
}
