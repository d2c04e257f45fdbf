// Whose promises are shown: everybody's, or those of one member. Kept while other pages are shown, and set by the list of leaders.
import { useKept } from '../../stores/kept.ts'

export interface Whose { readonly id: string; readonly name: string }

export function useWhose(): [Whose | null, (next: Whose | null) => void] {
  return useKept<Whose | null>('promises-whose', null)
}
