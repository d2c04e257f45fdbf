// Answers of the database that are kept until something that they were read from changes: an agenda asks thirty things, and one new learning changes few of them.
import { TABLES } from './tables.ts'
import type { Noun } from '../../../shared/contract/session.ts'
import type { Params, Read } from './read.ts'
import type { Store } from './store.ts'

/** Answers kept at once, those that were asked for last. */
const MOST = 300
interface Kept { readonly nouns: ReadonlySet<Noun>; readonly answer: unknown }

const reads = new WeakMap<Store, Read>()
const NOUN_OF = new Map<string, Noun>(Object.values(TABLES).map(({ name, noun }) => [name, noun]))
/** Tables of the device itself, whose changes nobody announces. */
const DEVICE = /\b(meta|outbox|shadow|acked|rejected|draft|imported|made|ledger|fileSent|erasing|strange|sweep)\b/

/** Reads of this store outside of transactions. What it gives must not be changed by its reader. */
export function rememberedRead(store: Store): Read {
  let read = reads.get(store)
  if (!read) reads.set(store, (read = remembering(store)))
  return read
}

function remembering({ read, onChange }: Store): Read {
  const kept = new Map<string, Kept>()
  const nounsBySql = new Map<string, ReadonlySet<Noun> | null>()
  const writes = () => read.value<number>('SELECT total_changes()')!
  let announced = writes()
  onChange((nouns) => {
    for (const [key, { nouns: of }] of kept) if ([...nouns].some((noun) => of.has(noun))) kept.delete(key)
    announced = writes()
  })
  const nounsOf = (sql: string) => {
    let nouns = nounsBySql.get(sql)
    if (nouns === undefined) nounsBySql.set(sql, (nouns = DEVICE.test(sql) ? null : new Set((sql.match(/\b\w+\b/g) ?? []).flatMap((word) => NOUN_OF.get(word) ?? []))))
    return nouns
  }
  const remember = <T>(how: string, sql: string, params: Params | undefined, ask: () => T): T => {
    const nouns = nounsOf(sql)
    if (nouns === null || nouns.size === 0) return ask()
    // something was written that nobody announced (by the app's own tidying, say): nothing is certain then
    const now = writes()
    if (now !== announced) {
      kept.clear()
      announced = now
    }
    const key = `${how}\n${sql}\n${JSON.stringify(params ?? [])}`
    const found = kept.get(key)
    if (found) {
      kept.delete(key)
      kept.set(key, found)
      return found.answer as T
    }
    const answer = ask()
    if (kept.size >= MOST) kept.delete(kept.keys().next().value!)
    kept.set(key, { nouns, answer })
    return answer
  }
  return {
    ...read,
    all: <Row>(sql: string, params?: Params) => remember('all', sql, params, () => read.all<Row>(sql, params)),
    get: <Row>(sql: string, params?: Params) => remember('get', sql, params, () => read.get<Row>(sql, params)),
    value: <T>(sql: string, params?: Params) => remember('value', sql, params, () => read.value<T>(sql, params)),
  }
}
