// What is said on an idea: comments, questions to its author, and the answers that the author gets.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Idea, ideas as contract } from '../../../../shared/contract/ideas.ts'
import { mentionsIn, mentionsText, type Mention } from '../../../../shared/domain/mentions.ts'
import { hasRole, NAMELESS } from '../../../../shared/domain/rights.ts'
import { openQuestions } from '../../store/idea/whole.ts'
import { answersSince } from '../../store/meetings/decisions.ts'
import type { Read } from '../../store/read.ts'
import { actorOn } from '../../store/replica/nameless.ts'
import { personOf } from '../../store/rights.ts'
import type { Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { get, stageOf } from '../ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function comment(context: Context, { id, text, asks, mentions }: Input<'comment'>): Idea {
  context.store.write((write) => {
    stageOf(write, id)
    if (asks && !personOf(write)) throw new AppError('alone')
    addComment(write, context, { ideaId: id, authorId: asks ? me(context) : actorOn(write, id), text, asks, mentions: namedIn(write, text, mentions) })
  })
  return get(context, { id })
}

/** Those who are still named in the text and still members; whoever left stays in it as words. */
function namedIn(read: Read, text: string, picked: readonly Mention[]): string | null {
  return mentionsText(mentionsIn(text, picked).filter(({ id }) => read.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [id]) !== undefined))
}

/** Inside the caller's transaction. What a lead or champion says about another's idea is an answer to its author (docs/pipeline.md, Answers). */
export function addComment(write: Write, context: Context, { ideaId, authorId, text, asks = false, mentions = null }: { ideaId: string; authorId: string; text: string; asks?: boolean; mentions?: string | null }): void {
  const idea = write.get<{ authorId: string; example: number }>('SELECT authorId, example FROM idea WHERE id = ?', [ideaId])
  const person = personOf(write)
  const answers = authorId !== NAMELESS && idea?.authorId !== authorId && (person === null || idea?.example === 1 || hasRole(person, 'lead'))
  write.put('comment', context.newId(), { ideaId, authorId, text, createdAt: context.now(), asks: asks || null, answers: answers || null, mentions })
}

/** Only one's own; an admin of a team also those of others. */
export function deleteComment(context: Context, { id }: Input<'deleteComment'>): Record<string, never> {
  context.store.write((write) => {
    const comment = write.get<{ authorId: string; ideaId: string }>('SELECT authorId, ideaId FROM comment WHERE id = ? AND deletedAt IS NULL', [id])
    if (!comment) throw new AppError('unknown-comment')
    const own = comment.authorId === me(context) || comment.authorId === actorOn(write, comment.ideaId)
    if (!own && personOf(write)?.role !== 'admin') throw new AppError('not-yours')
    write.remove('comment', id)
  })
  return {}
}

export function questions({ store: { read } }: Context): z.output<(typeof contract)['questions']['out']> {
  return openQuestions(read)
}

/** How long a decision about one's idea is news, ms. */
const NEWS_MS = 60 * 24 * 60 * 60 * 1000

export function answers(context: Context): z.output<(typeof contract)['answers']['out']> {
  return answersSince(context.store.read, me(context), context.now() - NEWS_MS, 20)
}
