// Deletes a learning, with the way back for ten seconds and by Ctrl+Z.
import { useCallback } from 'react'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'

export function useDeleteLearning(): (id: string) => Promise<boolean> {
  const t = useWords()
  return useCallback(
    async (id) => {
      try {
        await callCore('learnings', 'delete', { id })
      } catch (error) {
        say(errorWords(t, asAppError(error)), { tone: 'wrong' })
        return false
      }
      say(t('learnings:deleted'), {
        undo: () => callCore('learnings', 'restore', { id }).catch((error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })),
      })
      return true
    },
    [t],
  )
}
