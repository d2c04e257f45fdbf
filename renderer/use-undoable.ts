// An act that is done at once and can be taken back: it says what it did, and what went wrong, also with taking it back.
import { useCallback } from 'react'
import type { AppError } from '../shared/app-error.ts'
import { asAppError } from './query.ts'
import { say, type Notice } from './stores/notices.ts'
import { errorWords, useWords } from './words.ts'

/** `await undoable(() => callCore('ideas', 'delete', { id }), t('ideas:page.deleted'), () => callCore('ideas', 'restore', { id }))`: true when it was done. `wayOut`: what leads out of a refusal. */
export function useUndoable(): (act: () => Promise<unknown>, said: string, undo: () => Promise<unknown>, wayOut?: (error: AppError) => Notice['open']) => Promise<boolean> {
  const t = useWords()
  return useCallback(
    async (act, said, undo, wayOut) => {
      const sayWrong = (error: unknown) => {
        const wrong = asAppError(error)
        say(errorWords(t, wrong), { tone: 'wrong', open: wayOut?.(wrong) ?? null })
      }
      try {
        await act()
      } catch (error) {
        sayWrong(error)
        return false
      }
      say(said, { undo: () => undo().catch(sayWrong) })
      return true
    },
    [t],
  )
}
