// Deletes an idea, with the way back for ten seconds and by Ctrl+Z.
import { useCallback } from 'react'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'

export function useDeleteIdea(): (idea: { id: string; title: string }) => Promise<boolean> {
  const t = useWords()
  const undoable = useUndoable()
  return useCallback(({ id, title }) => undoable(() => callCore('ideas', 'delete', { id }), t('ideas:page.deleted', { title }), () => callCore('ideas', 'restore', { id })), [t, undoable])
}
