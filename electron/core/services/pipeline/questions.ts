// What can be done with the idea questions: ask another, reword one, leave one out, put them in order.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { AskedQuestion, questions as contract } from '../../../../shared/contract/questions.ts'
import type { Question } from '../../../../shared/domain/ideas.ts'
import { isBuiltIn, isFixed } from '../../../../shared/domain/questions.ts'
import { answerCounts, questionsOf } from '../../store/pipeline/questions.ts'
import type { Read } from '../../store/read.ts'
import { joinedId, type Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { placeBetween } from './place-between.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store: { read } }: Context): AskedQuestion[] {
  return questionsOf(read).map(({ position: _position, ...question }) => ({ ...question, fixed: isFixed(question.key) }))
}

export const answers = ({ store: { read } }: Context): z.output<(typeof contract)['answers']['out']> => answerCounts(read)

function need(read: Read, key: Question, { movable = false } = {}): void {
  if (!questionsOf(read).some((question) => question.key === key)) throw new AppError('unknown-question')
  if (movable && isFixed(key)) throw new AppError('question-required')
}

function needNew(read: Read, words: string, key: Question): void {
  if (questionsOf(read).some((question) => question.key !== key && question.words?.toLowerCase() === words.toLowerCase())) throw new AppError('question-there', {}, [{ field: 'words', code: 'question-there' }])
}

/** Says only what is given, so that two admins who begin a row apart from each other both keep theirs. */
function tell(write: Write, key: Question, said: { shown?: boolean; required?: boolean; position?: number }): void {
  write.ensure('question', joinedId('question', key), { key, ...said })
}

function word({ newId, now }: Context, write: Write, key: Question, words: string): void {
  // a clock that is behind must not word what was said before it
  const last = write.value<number | null>('SELECT max(createdAt) FROM questionWords WHERE key = ?', [key]) ?? 0
  write.put('questionWords', newId(), { key, wording: words, createdAt: Math.max(now(), last + 1) })
}

export function add(context: Context, { id = context.newId(), words }: Input<'add'>): AskedQuestion[] {
  context.store.write((write) => {
    const key = id as Question
    if (write.value('SELECT 1 FROM question WHERE key = ?', [key]) !== undefined) return
    needNew(write, words, key)
    tell(write, key, { position: Math.max(...questionsOf(write).map(({ position }) => position)) + 1 })
    word(context, write, key, words)
  })
  return list(context)
}

export function reword(context: Context, { key, words }: Input<'reword'>): AskedQuestion[] {
  context.store.write((write) => {
    need(write, key)
    if (words === null && !isBuiltIn(key)) throw new AppError('words-missing', {}, [{ field: 'words', code: 'words-missing' }])
    if (words !== null) needNew(write, words, key)
    if ((questionsOf(write).find((question) => question.key === key)?.words ?? null) !== words) word(context, write, key, words ?? '')
  })
  return list(context)
}

export function show(context: Context, { key, shown }: Input<'show'>): AskedQuestion[] {
  context.store.write((write) => {
    need(write, key, { movable: true })
    tell(write, key, { shown })
  })
  return list(context)
}

export function setRequired(context: Context, { key, required }: Input<'require'>): AskedQuestion[] {
  context.store.write((write) => {
    need(write, key, { movable: true })
    tell(write, key, { required })
  })
  return list(context)
}

export function place(context: Context, { key, before }: Input<'place'>): AskedQuestion[] {
  context.store.write((write) => {
    need(write, key, { movable: true })
    const others = questionsOf(write).filter((question) => question.key !== key && !isFixed(question.key))
    const at = before === null ? others.length : others.findIndex((question) => question.key === before)
    if (at === -1) throw new AppError('unknown-question')
    tell(write, key, { position: placeBetween(others[at - 1]?.position, others[at]?.position) })
  })
  return list(context)
}
