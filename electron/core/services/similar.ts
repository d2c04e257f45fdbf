// Ideas and learnings like the one that is being written, and why they are called alike.
import type * as z from 'zod'
import type { search as contract, SimilarHit } from '../../../shared/contract/search.ts'
import { excerpt } from '../search/marked.ts'
import { marksIn, whyAlike } from '../search/why.ts'
import { similarRows } from '../store/similar.ts'
import type { Context } from './context.ts'

type Input = z.output<typeof contract.similar.in>
type Output = z.output<typeof contract.similar.out>

/** So many are counted at most. */
const COUNTED = 50
/** Words that are told of each. */
export const WORDS_TOLD = 4

export async function similar({ store: { read }, search }: Context, { noun, title, description, exceptId, limit }: Input): Promise<Output> {
  const exceptPk = exceptId === null ? null : (read.value<number>(`SELECT pk FROM ${noun} WHERE id = ?`, [exceptId]) ?? null)
  const likes = await search.similar(noun, { title, description }, { limit: COUNTED, exceptPk })
  const rows = similarRows(read, noun, likes.map(({ pk }) => pk), read.value<string>(`SELECT value FROM meta WHERE key = 'me'`) ?? '')
  const all = likes.flatMap(({ pk, score }) => {
    const row = rows.get(pk)
    return row ? [{ row, score }] : []
  })
  const others = all.filter(({ row }) => row.mine === 0)
  const text = `${title}\n${description}`
  return {
    hits: all.slice(0, limit).map(({ row, score }): SimilarHit => {
      const why = whyAlike(text, `${row.title}\n${row.more}`, WORDS_TOLD)
      const shown = excerpt(row.title, []).text
      return {
        noun, id: row.id, title: shown, marks: marksIn(shown, why.theirs), words: [...why.words], score: Math.round(score * 1000) / 1000, stage: row.stage as SimilarHit['stage'],
        supporters: row.supporters, supported: row.supported === 1, author: row.author, mine: row.mine === 1, customer: row.customer, at: row.at,
      }
    }),
    found: all.length,
    colleagues: new Set(others.map(({ row }) => row.authorId)).size,
    customers: new Set((others.length > 0 ? others : all).flatMap(({ row }) => (row.customerId === null ? [] : [row.customerId]))).size,
  }
}
