// Moves an idea to another stage or step: asks for the reason where one is needed, offers the way back, and says why it was refused.
import { useCallback, useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { Idea, IdeaSummary } from '../../../shared/contract/ideas.ts'
import { legalMoves, type Stage } from '../../../shared/domain/ideas.ts'
import { isSamePlace, type Place } from '../../../shared/domain/steps.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { useStagesLeftOut } from '../../own-words.ts'
import { placeOf, usePlaces } from '../../places.ts'
import { go } from '../../nav.ts'
import { asAppError, asking, callCore, queryClient } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { DeclineDialog } from './decline-dialog.tsx'

export type Movable = Pick<IdeaSummary, 'id' | 'title' | 'stage' | 'step' | 'author' | 'owner' | 'example' | 'nameless' | 'mine'>

interface MoveOptions {
  /** After a move or its undo: where the idea stands now. */
  onMoved?: (idea: Idea, from: Place) => void
  /** The idea stayed: the reason dialog was left, or the move was refused. */
  onStayed?: (idea: Movable) => void
}

export interface Mover {
  move: (idea: Movable, to: Place) => void
  /** Why the pipeline has no way there, or this person may not go it, in words; null when they may. */
  refusal: (idea: Movable, to: Place) => string | null
  /** Must stand somewhere on the page. */
  dialog: ReactNode
}

export function useMove({ onMoved, onStayed }: MoveOptions = {}): Mover {
  const t = useWords()
  const format = useFormat()
  const may = useMay()
  const without = useStagesLeftOut()
  const { name } = usePlaces()
  const [declining, setDeclining] = useState<Movable | null>(null)

  const refusal = useCallback(
    (idea: Movable, to: Place): string | null => {
      if (to.stage === idea.stage || legalMoves(idea.stage, without).includes(to.stage)) return may.moves(idea).some((place) => isSamePlace(place, to)) ? null : t('rights.move')
      const stage = (name: Stage) => t(`ideas:stage.${name}`)
      const moves = legalMoves(idea.stage, without).map(stage).join(', ')
      return moves === '' ? t('ideas:board.illegalNone', { from: stage(idea.stage) }) : t('ideas:board.illegal', { from: stage(idea.stage), to: name(to), moves })
    },
    [t, may, without, name],
  )

  const sayWrong = useCallback(
    (idea: Movable, error: AppError) => {
      if (error.code === 'answers-missing') {
        say(t('ideas:board.needsAnswers', { title: idea.title }), { tone: 'wrong', open: { label: t('ideas:board.answer'), run: () => go({ page: 'edit-idea', id: idea.id }) } })
      } else if (error.code === 'benefit-missing') {
        say(errorWords(t, error), { tone: 'wrong', open: { label: t('ideas:move.enterBenefit'), run: () => go({ page: 'idea', id: idea.id }) } })
      } else if (error.code === 'stale-stage' && error.params['by']) {
        const { by, stage, at } = error.params
        say(t('ideas:move.stale', { by, stage: t(`ideas:stage.${stage as Stage}`), ago: format.ago(at as number) }), { tone: 'wrong' })
      } else say(errorWords(t, error), { tone: 'wrong' })
    },
    [t, format],
  )

  const perform = useCallback(
    async (idea: Movable, to: Place, reason: string): Promise<AppError | null> => {
      const before = placeOf(idea)
      const settle = (moved: Idea, from: Place) => {
        queryClient.setQueryData(asking('ideas', 'get', { id: moved.id }).queryKey, moved)
        onMoved?.(moved, from)
      }
      try {
        const moved = await callCore('ideas', 'move', { id: idea.id, from: before.stage, to: to.stage, stepId: to.stepId, reason })
        settle(moved, before)
        const changeId = moved.history.at(-1)?.id
        // a step is no move that the history could take back
        const back = () => (to.stage === before.stage ? callCore('ideas', 'move', { id: idea.id, from: to.stage, to: before.stage, stepId: before.stepId }) : callCore('ideas', 'undoMove', { id: idea.id, changeId: changeId!, stepId: before.stepId }))
        say(t('ideas:move.done', { title: moved.title, stage: name(to) }), {
          undo: async () => {
            try {
              settle(await back(), to)
              say(t('ideas:move.undone', { title: idea.title, stage: name(before) }))
            } catch (error) {
              sayWrong(idea, asAppError(error))
            }
          },
        })
        return null
      } catch (error) {
        return asAppError(error)
      }
    },
    [t, name, onMoved, sayWrong],
  )

  const move = useCallback(
    (idea: Movable, to: Place) => {
      const refused = refusal(idea, to)
      if (refused !== null) {
        say(refused, { tone: 'wrong' })
        onStayed?.(idea)
      } else if (to.stage === 'declined') setDeclining(idea)
      else {
        void perform(idea, to, '').then((error) => {
          if (!error) return
          sayWrong(idea, error)
          onStayed?.(idea)
        })
      }
    },
    [refusal, perform, sayWrong, onStayed],
  )

  const dialog = (
    <DeclineDialog
      idea={declining}
      onClose={() => {
        setDeclining(null)
        if (declining) onStayed?.(declining)
      }}
      decline={async (reason) => {
        const error = await perform(declining!, { stage: 'declined', stepId: null }, reason)
        if (!error) setDeclining(null)
        return error
      }}
    />
  )
  return { move, refusal, dialog }
}
