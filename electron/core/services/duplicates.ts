// What can be done about ideas that are probably the same: look through the likely pairs, and tell two of them apart for the whole team.
import type * as z from 'zod'
import type { duplicates as contract, PairedIdea } from '../../../shared/contract/duplicates.ts'
import { excerpt } from '../search/marked.ts'
import { marksIn, whyAlike } from '../search/why.ts'
import { countApart, listApart as apart, pairedIdeas, undecided, type PairedRow } from '../store/duplicates.ts'
import * as pair from './apart.ts'
import type { Context } from './context.ts'
import { WORDS_TOLD } from './similar.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** Letters of a description that are shown. */
const ABOUT = 400
/** Pairs that are compared again before others get their turn. */
const SLICE = 10

export async function list(context: Context, { limit }: Input<'list'>): Promise<Output<'list'>> {
  const { read } = context.store
  const { found, left, of } = await context.search.pairs((each) => {
    const kept: ReturnType<typeof undecided> = []
    each((some) => {
      kept.push(...undecided(read, some))
      return kept.length <= limit
    })
    return kept
  })
  const shown = found.slice(0, limit)
  const ideas = pairedIdeas(read, [...new Set(shown.flatMap(({ olderId, newerId }) => [olderId, newerId]))])
  const pairs: Output<'list'>['pairs'] = []
  for (const [at, { olderId, newerId, score }] of shown.entries()) {
    if (at % SLICE === SLICE - 1) await new Promise((resolve) => setImmediate(resolve))
    const [older, newer] = [ideas.get(olderId)!, ideas.get(newerId)!]
    const why = whyAlike(`${older.title}\n${older.description}`, `${newer.title}\n${newer.description}`, WORDS_TOLD)
    pairs.push({ older: marked(older, why.mine), newer: marked(newer, why.theirs), score: Math.round(score * 1000) / 1000, words: [...why.words] })
  }
  return { pairs, more: found.length > limit, left, of, apart: countApart(read) }
}

function marked({ description, example, ...idea }: PairedRow, met: ReadonlySet<string>): PairedIdea {
  const { text } = excerpt(description, [], ABOUT)
  return { ...idea, example: example === 1, marks: marksIn(idea.title, met), about: { text, marks: marksIn(text, met) } }
}

export function tellApart({ store }: Context, { ideaId, otherId }: Input<'tellApart'>): Record<string, never> {
  store.write((write) => pair.tellApart(write, 'idea', ideaId, otherId))
  return {}
}

export function forgetApart({ store }: Context, { ideaId, otherId }: Input<'forgetApart'>): Record<string, never> {
  store.write((write) => pair.forgetApart(write, 'idea', ideaId, otherId))
  return {}
}

export function listApart({ store: { read } }: Context, { limit }: Input<'listApart'>): Output<'listApart'> {
  return apart(read, limit)
}
