// Takes a merge back, with the way to merge again for ten seconds and by Ctrl+Z.
import { useCallback } from 'react'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'

export function useUnmerge(): (idea: { id: string; title: string }, intoId: string) => Promise<boolean> {
  const t = useWords()
  const undoable = useUndoable()
  return useCallback(({ id, title }, intoId) => undoable(() => callCore('ideas', 'unmerge', { id }), t('ideas:merge.takenBack', { title }), () => callCore('ideas', 'merge', { id, intoId })), [t, undoable])
}
