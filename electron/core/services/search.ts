// What can be found: rows by what they say.
import type * as z from 'zod'
import type { search as contract, SearchHit } from '../../../shared/contract/search.ts'
import { SEARCH_NOUNS, type SearchNoun } from '../../../shared/domain/search.ts'
import type { FoundRows, Ranked } from '../search/find.ts'
import { excerpt } from '../search/marked.ts'
import { shownRows, type ShownRow } from '../search/rows.ts'
import type { Read } from '../store/read.ts'
import { changes } from './changes.ts'
import type { Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** Of each noun that was found, so many are shown at least, where there is room. */
const SHARE = 2
const MATCHES = ['exact', 'form', 'near', 'some'] as const

export async function find({ store, search }: Context, { text, nouns, typing, limit }: Input<'find'>): Promise<Output<'find'>> {
  const found = await search.find(text, { limit, nouns, typing })
  const counts = new Map<SearchNoun, number>()
  for (const { noun } of found.ranked) counts.set(noun, (counts.get(noun) ?? 0) + 1)
  const groups = [...counts].map(([noun, count]) => ({ noun, found: count, many: found.many.has(noun) })).sort((a, b) => b.found - a.found)
  return { hits: toHits(store.read, found, chosen(found.ranked, limit)), groups, tokens: [...found.query.tokens], built: search.built() }
}

/** Makes the index anew, in slices beside everything else. */
export async function* watchRebuild({ search }: Context, _input: Input<'watchRebuild'>, signal: AbortSignal): AsyncGenerator<Output<'watchRebuild'>> {
  search.startOver()
  let told: Output<'watchRebuild'> | null = null
  let ended = false
  const follow = (changed: () => void) => {
    const end = () => {
      ended = true
      changed()
    }
    void search.settle((done, of) => {
      told = { done, of }
      changed()
    }).then(end, end)
    return () => {}
  }
  for await (const _step of changes(follow, signal, { atOnce: false })) {
    if (told) yield told
    told = null
    if (ended) return
  }
}

/** The best, and of each noun its best: a customer is not pushed out by a hundred learnings about it. */
function chosen(ranked: readonly Ranked[], limit: number): Ranked[] {
  const taken = new Set(ranked.slice(0, limit))
  if (ranked.length > limit) {
    const wanted = SEARCH_NOUNS.flatMap((noun) => ranked.filter((row) => row.noun === noun).slice(0, SHARE)).filter((row) => !taken.has(row) && row.tier <= ranked[limit - 1]!.tier)
    const last = [...taken].reverse()
    for (const row of wanted) {
      // in the place of the least of a noun that has enough
      const out = last.find((other) => taken.has(other) && [...taken].filter(({ noun }) => noun === other.noun).length > SHARE)
      if (!out) break
      taken.delete(out)
      taken.add(row)
    }
  }
  return ranked.filter((row) => taken.has(row))
}

function toHits(read: Read, { wanted }: FoundRows, ranked: readonly Ranked[]): SearchHit[] {
  const rows = new Map<SearchNoun, Map<number, ShownRow>>()
  for (const noun of new Set(ranked.map((row) => row.noun))) rows.set(noun, shownRows(read, noun, ranked.filter((row) => row.noun === noun).map(({ pk }) => pk)))
  return ranked.flatMap(({ noun, pk, tier, score }): SearchHit[] => {
    const row = rows.get(noun)!.get(pk)
    if (!row) return []
    const { bodies, title, pk: _pk, stage, step = null, state, ...rest } = row
    const snippets = bodies.map((body) => excerpt(body, wanted))
    const snippet = snippets.find(({ marks }) => marks.length > 0) ?? (noun === 'learning' ? undefined : snippets[0])
    return [{ noun, ...rest, stage: stage as SearchHit['stage'], step, state: state as SearchHit['state'], title: excerpt(title, wanted), snippet: snippet ?? null, match: MATCHES[tier], score: rounded(score + 10 * (3 - tier)) }]
  })
}

const rounded = (number: number) => Math.round(number * 1000) / 1000
