// What can be done with reviews: say what one thinks of an idea, take it back, and see what all of it comes to.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { review as contract, Score } from '../../../../shared/contract/review.ts'
import { judgedBy, reasonsOf, scoreOf } from '../../../../shared/domain/scoring.ts'
import { reviewsOf } from '../../store/pipeline/reviews.ts'
import { rulesOf } from '../../store/pipeline/rules.ts'
import { actorOn } from '../../store/replica/nameless.ts'
import { joinedId } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { stageOf } from '../ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function score(context: Context, { id }: Input<'score'>): Score {
  const { read } = context.store
  if (read.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-idea')
  const rows = reviewsOf(read, id)
  const { scoring, weights } = rulesOf(read)
  const judged = judgedBy(rows)
  const own = me(context)
  return {
    reviews: rows.map(({ memberId, name, updatedAt, ...review }) => ({ ...review, by: { id: memberId, name }, mine: memberId === own, at: updatedAt })),
    score: judged ? scoreOf(judged.means, scoring, weights) / 10 : null,
    scoring,
    weights: { ...weights },
    means: judged ? { ...judged.means } : null,
    apart: judged ? judged.apart.map((criterion) => ({ criterion, least: judged.ranges[criterion][0], most: judged.ranges[criterion][1] })) : [],
    reasons: judged ? reasonsOf(judged.means, scoring, weights) : [],
  }
}

/** Nobody scores what they wrote. Who works alone may: nobody else is there. */
export function judge(context: Context, { id, ...said }: Input<'judge'>): Score {
  const memberId = me(context)
  context.store.write((write) => {
    stageOf(write, id)
    const own = write.value('SELECT 1 FROM idea WHERE id = ? AND authorId = ?', [id, actorOn(write, id)]) !== undefined
    if (own && write.value(`SELECT 1 FROM meta WHERE key IN ('sync.hub', 'sync.epoch') AND value <> 'null' LIMIT 1`) !== undefined) throw new AppError('own-idea')
    const reviewId = joinedId('review', id, memberId)
    const createdAt = write.value<number>('SELECT createdAt FROM review WHERE id = ?', [reviewId]) ?? context.now()
    write.ensure('review', reviewId, { ideaId: id, memberId, ...said, createdAt })
  })
  return score(context, { id })
}

function setJudgement(context: Context, id: string, how: 'remove' | 'restore'): Score {
  context.store.write((write) => {
    stageOf(write, id)
    if (!write[how]('review', joinedId('review', id, me(context)))) throw new AppError('unknown-review')
  })
  return score(context, { id })
}

export const unjudge = (context: Context, { id }: Input<'unjudge'>): Score => setJudgement(context, id, 'remove')
export const restoreJudgement = (context: Context, { id }: Input<'restoreJudgement'>): Score => setJudgement(context, id, 'restore')
