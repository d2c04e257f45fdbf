// Members to be chosen: the first few whose names fit what is typed, and those that are chosen already. Nobody asks for all of a large team.
import type * as z from 'zod'
import type { Person, session as contract } from '../../../shared/contract/session.ts'
import { fold } from '../search/fold.ts'
import { livingMembers, membersOf, type PersonRow } from '../store/members.ts'
import { rememberedRead } from '../store/remembered.ts'
import { me, type Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

/** A member, and the name as it is looked for: a space, then its words, folded, with one space between. */
interface Sought { row: PersonRow; words: string }

/** To fold the names of a large team takes longer than to look through them; kept for as long as the list of members is. */
const soughtOf = new WeakMap<readonly PersonRow[], readonly Sought[]>()

function everybody({ store }: Context): readonly Sought[] {
  const rows = livingMembers(rememberedRead(store))
  let sought = soughtOf.get(rows)
  if (!sought) {
    sought = rows.map((row) => ({ row, words: ` ${fold(row.name).replace(/[\s\-.]+/g, ' ')}` })).toSorted((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : 0))
    soughtOf.set(rows, sought)
  }
  return sought
}

/** Names in which every word of the text begins a word, in any script; those that begin with it first, each by name. */
export function people(context: Context, { text, limit, others }: Input<'people'>): Person[] {
  const typed = fold(text).split(/[\s\-.]+/).filter(Boolean).map((word) => ` ${word}`)
  const self = me(context)
  const first: PersonRow[] = []
  const rest: PersonRow[] = []
  for (const { row, words } of everybody(context)) {
    if ((others && row.id === self) || !typed.every((word) => words.includes(word))) continue
    const list = typed.length === 0 || words.startsWith(typed[0]!) ? first : rest
    if (list.length < limit) list.push(row)
    if (first.length === limit) break
  }
  return [...first, ...rest].slice(0, limit).map((row) => ({ ...row, me: row.id === self }))
}

/** Also of those who left. */
export function named(context: Context, { ids }: Input<'named'>): Person[] {
  const self = me(context)
  return membersOf(context.store.read, ids).map((row) => ({ ...row, me: row.id === self }))
}
