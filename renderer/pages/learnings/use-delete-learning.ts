// Deletes a learning, with the way back for ten seconds and by Ctrl+Z.
import { useCallback } from 'react'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'

export function useDeleteLearning(): (id: string) => Promise<boolean> {
  const t = useWords()
  const undoable = useUndoable()
  return useCallback((id) => undoable(() => callCore('learnings', 'delete', { id }), t('learnings:deleted'), () => callCore('learnings', 'restore', { id })), [t, undoable])
}
