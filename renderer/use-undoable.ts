// An act that is done at once and can be taken back: it says what it did, and what went wrong, also with taking it back.
import { useCallback } from 'react'
import { asAppError } from './query.ts'
import { say } from './stores/notices.ts'
import { errorWords, useWords } from './words.ts'

/** `await undoable(() => callCore('ideas', 'delete', { id }), t('ideas:page.deleted'), () => callCore('ideas', 'restore', { id }))`: true when it was done. */
export function useUndoable(): (act: () => Promise<unknown>, said: string, undo: () => Promise<unknown>) => Promise<boolean> {
  const t = useWords()
  return useCallback(
    async (act, said, undo) => {
      const sayWrong = (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })
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
