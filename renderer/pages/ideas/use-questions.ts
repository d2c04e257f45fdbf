// The idea questions as this workspace asks them, and as an idea was asked them.
import { useMemo } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { QUESTIONS, type Question } from '../../../shared/domain/ideas.ts'
import { isBuiltIn, isFixed } from '../../../shared/domain/questions.ts'
import { useAsk } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'

export interface Questions {
  /** In order: those that new ideas are asked, besides the two that every idea answers. */
  readonly depth: readonly Question[]
  /** Of those, the ones without which no idea leaves Draft. */
  readonly required: readonly Question[]
  /** As it is asked now. Of an idea that answered it: as it was then. */
  readonly words: (key: Question, idea?: Pick<Idea, 'answered'>) => string
}

/** `words`: null for those of the app. */
export function questionWords(t: Words, key: Question, words: string | null | undefined): string {
  return words ?? (isBuiltIn(key) ? t(`ideas:question.${key}`) : t('ideas:ownQuestion'))
}

export function useQuestions(): Questions {
  const t = useWords()
  const { data } = useAsk('questions', 'list', {})
  return useMemo(() => {
    const now = new Map(data?.map((question) => [question.key, question.words]))
    return {
      depth: data ? data.filter(({ shown, fixed }) => shown && !fixed).map(({ key }) => key) : QUESTIONS.filter((key) => !isFixed(key)),
      required: (data ?? []).filter(({ required, fixed }) => required && !fixed).map(({ key }) => key),
      words(key, idea) {
        const given = idea?.answered.find((answer) => answer.key === key)
        return questionWords(t, key, given ? given.words : now.get(key))
      },
    }
  }, [data, t])
}
