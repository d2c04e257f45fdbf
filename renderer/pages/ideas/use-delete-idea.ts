// Deletes an idea, with the way back for ten seconds and by Ctrl+Z.
import { useCallback } from 'react'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'

export function useDeleteIdea(): (idea: { id: string; title: string }) => Promise<boolean> {
  const t = useWords()
  return useCallback(
    async ({ id, title }) => {
      const sayWrong = (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })
      try {
        await callCore('ideas', 'delete', { id })
      } catch (error) {
        sayWrong(error)
        return false
      }
      say(t('ideas:page.deleted', { title }), { undo: () => callCore('ideas', 'restore', { id }).catch(sayWrong) })
      return true
    },
    [t],
  )
}
