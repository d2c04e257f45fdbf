// What was typed for a new idea, as a comment on the one that is supported instead: nothing of it is lost.
import { QUESTIONS, type Question } from '../../../shared/domain/ideas.ts'
import type { IdeaForm } from '../ideas/idea-form.ts'

export interface CommentWords {
  question: (question: Question) => string
  affects: string
  expectedBenefit: string
}

export function asComment({ title, description, answers, customers, segments, expectedBenefit }: IdeaForm, words: CommentWords): string {
  const affected = [...customers, ...segments].map(({ name }) => name)
  const parts: [label: string | null, text: string | undefined][] = [
    [null, title],
    [null, description],
    [words.affects, affected.join(', ')],
    ...[...new Set([...QUESTIONS, ...(Object.keys(answers) as Question[])])].map((question): [string, string | undefined] => [words.question(question), answers[question]]),
    [words.expectedBenefit, expectedBenefit],
  ]
  return parts.flatMap(([label, text]) => (text?.trim() ? [label === null ? text.trim() : `${label}\n${text.trim()}`] : [])).join('\n\n')
}
