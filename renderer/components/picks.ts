// What was picked in a lookup picker: a thing that exists, or a name to be made.
import type { Picked } from '../../shared/contract/learnings.ts'

/** `id` is null for a new name; the core reuses one that exists already, whatever its case. */
export interface Pick { id: string | null; name: string }

export function toPicked(pick: Pick | null): Picked | null {
  if (!pick || pick.name.trim() === '') return null
  return pick.id === null ? { name: pick.name } : { id: pick.id }
}

/** Names without regard to case, accents and spaces, to find the one that was typed. */
export function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

const folded = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** What was typed is somewhere in the name. */
export function includesName(name: string, typed: string): boolean {
  return folded(name).includes(folded(typed))
}
